"""A backup: the database as it is at one instant, without what should not outlive it, sealed with the server's own secret.

Left out: what nobody has confirmed yet, consent slips, standing sign-ins, what workers looked for in vain. Openings are in memory and on no disc.
`secret.key` is not in it: without that file a backup is noise, and with both somebody has the charity's list of workers. The day it was made stands in
front, in the clear.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from chatd.instants import as_text
from chatd.sealed_secrets import CannotOpen, SealedSecrets
from chatd.secret_key import SecretKey
from chatd.store.connection import plain

PURPOSE: Final = "backups"
FIRST_LINE: Final = "chatd backup 1 "
LEFT_OUT: Final = (
    "DELETE FROM record_wrap WHERE record IN (SELECT id FROM record WHERE state <> 'retained')",
    "DELETE FROM record_chunk WHERE record IN (SELECT id FROM record WHERE state <> 'retained')",
    "DELETE FROM record_note WHERE record IN (SELECT id FROM record WHERE state <> 'retained')",
    "DELETE FROM record WHERE state <> 'retained'",
    "DELETE FROM slip_copy",
    "DELETE FROM consent_slip",
    "DELETE FROM sign_in_session",
    "DELETE FROM keeping_round",
    "DELETE FROM answer_missing",
)


class BadBackup(Exception):
    """Damaged, not a backup, or sealed with another secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """*settings*: `chatd.toml` as it was. *database*: the bytes of a database file."""

    made: datetime
    settings: str = field(repr=False)
    database: bytes = field(repr=False)


class _Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    settings: str
    database: bytes


def taken_from(database: Path, settings: str, at: datetime) -> Backup:
    """While a server runs on it or not. Done in memory: no file has what is left out."""
    source, copy = plain(database), sqlite3.connect(":memory:", isolation_level=None)
    try:
        source.backup(copy)
        for statement in LEFT_OUT:
            copy.execute(statement)
        copy.execute("VACUUM")
        return Backup(made=at.astimezone(UTC).replace(microsecond=0), settings=settings, database=copy.serialize())
    finally:
        source.close()
        copy.close()


def write(backup: Backup, file: Path, secret: SecretKey) -> None:
    """For us alone to read; never over a file that is there."""
    first = _first_line(backup.made)
    content = msgspec.msgpack.encode(_Content(settings=backup.settings, database=backup.database))
    sealed = SealedSecrets(secret, PURPOSE).seal(content, first)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as written:
        written.write(first.encode() + sealed)
        written.flush()
        os.fsync(written.fileno())


def read(file: Path, secret: SecretKey) -> Backup:
    """Raises `BadBackup`: a changed byte anywhere, its day included, is found out."""
    first, newline, sealed = file.read_bytes().partition(b"\n")
    made = _made(first)
    if made is None or not newline:
        raise BadBackup("this is no backup of a chat")
    try:
        content = msgspec.msgpack.decode(SealedSecrets(secret, PURPOSE).open(sealed, _first_line(made)), type=_Content)
    except (CannotOpen, msgspec.MsgspecError):
        raise BadBackup("it is damaged, or was sealed with another secret.key") from None
    return Backup(made=made, settings=content.settings, database=content.database)


def refuse_damaged(database: bytes) -> None:
    """Sound as SQLite sees it, every line that another names included."""
    copy = sqlite3.connect(":memory:")
    try:
        copy.deserialize(database)
        whole = copy.execute("PRAGMA integrity_check").fetchone()
        astray = copy.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error:
        raise BadBackup("the database in it is damaged") from None
    finally:
        copy.close()
    if whole != ("ok",) or astray is not None:
        raise BadBackup("the database in it is damaged")


def _first_line(made: datetime) -> str:
    return f"{FIRST_LINE}{as_text(made)}\n"


def _made(first: bytes) -> datetime | None:
    try:
        text = first.decode("ascii")
        if not text.startswith(FIRST_LINE):
            return None
        return datetime.strptime(text.removeprefix(FIRST_LINE), "%Y-%m-%dT%H:%M:%S%z")
    except ValueError:
        return None
