"""A backup becomes a data folder again. What was shredded since, and what is past its time, is gone before the file takes its place.

Which was shredded since is known from the folder that is replaced, and from any other file whose list is to be obeyed; a backup has only the list of its
own day.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd import settings
from chatd.backing_up import Backup, refuse_damaged
from chatd.domain.audit import Line
from chatd.instants import as_text
from chatd.store import audit, rounds, shredding
from chatd.store.connection import Database, plain
from chatd.store.keeping_tables import concern_note, consent_slip, record
from chatd.store.migrating import migrate
from chatd.store.sign_ins import sign_in_session

WHO = "command"


def shred_list_of(database: Path) -> frozenset[str] | None:
    """Of a folder's database that is there; None where it cannot be read."""
    try:
        with closing(plain(database)) as connection:
            return frozenset(row[0] for row in connection.execute("SELECT id FROM shredded"))
    except sqlite3.Error:
        return None


async def restore(backup: Backup, data: Path, *, obey: Iterable[str], at: datetime, with_records: bool = True) -> int:
    """Put it in place, whole or not at all. Returns how many of what was kept did not come back. Raises `BadBackup`."""
    refuse_damaged(backup.database)
    half = settings.half_restored_in(data)
    _write(half, backup.database)
    try:
        gone = await _made_fit(half, frozenset(obey), at, with_records=with_records, made=backup.made)
        _take_place(half, settings.database_in(data))
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    if not (data / settings.FILE).exists():
        _write(data / settings.FILE, backup.settings.encode())
    return gone


async def _made_fit(file: Path, obey: frozenset[str], at: datetime, *, with_records: bool, made: datetime) -> int:
    database = await Database.open(file)
    try:
        await migrate(database)
        gone = await database.write(lambda connection: _obey(connection, obey, at, with_records=with_records))
        for sweep in (shredding.sweep_records, shredding.sweep_notes, shredding.sweep_slips):
            gone += await sweep(database, at)
        await database.write(lambda connection: _begin_anew(connection, at, made))
        return gone
    finally:
        await database.close()


async def _obey(connection: AsyncConnection, shredded: frozenset[str], at: datetime, *, with_records: bool) -> int:
    gone = 0
    for table, shred, kind in (
        (record, shredding.shred_record, "record"),
        (concern_note, shredding.shred_note, "note"),
        (consent_slip, shredding.shred_slip, "slip"),
    ):
        for id in tuple(await connection.scalars(select(table.c.id))):
            if id in shredded or not with_records:
                await shred(connection, id, at)
                why = "shredded_before" if id in shredded else "backup_too_old"
                await audit.add_line(connection, Line(at=at, who=WHO, deed=f"{kind}_shredded", what=f"{kind}:{id}", why=why))
                gone += 1
    for id in sorted(shredded):
        await shredding.remember(connection, id, at)
    return gone


async def _begin_anew(connection: AsyncConnection, at: datetime, made: datetime) -> None:
    """Nobody is signed in, and the sweeper pauses for nothing."""
    await connection.execute(delete(sign_in_session))
    await rounds.forget(connection)
    await audit.add_line(connection, Line(at=at, who=WHO, deed="restored", what=f"backup:{as_text(made)}"))


def _write(file: Path, content: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())


def _take_place(half: Path, database: Path) -> None:
    """In one step. A journal of the file before must not be played into the new one."""
    journal = database.with_name(database.name + "-journal")
    journal.unlink(missing_ok=True)
    half.replace(database)
    half.with_name(half.name + "-journal").unlink(missing_ok=True)
    folder = os.open(database.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
