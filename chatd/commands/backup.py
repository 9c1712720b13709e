"""`chatd backup` and `chatd restore`: one command each."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import click

from chatd import backing_up, data_folder, restoring, secret_key, settings
from chatd.backing_up import Backup, BadBackup
from chatd.commands.speaking import BadField, Trouble, secret_key_of, with_database
from chatd.domain.audit import Line
from chatd.kept import sound_policy
from chatd.restoring import WHO
from chatd.secret_key import BadSecretKey, SecretKey
from chatd.store import audit
from chatd.store.connection import Database

USUAL_DAYS: Final = 30


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup(data: Path, file: Path) -> None:
    """Write everything that is to outlive this machine to FILE, sealed with secret.key; also while the chat runs.

    secret.key is not in it. Keep a copy of that in another place: without it nobody can restore FILE, and whoever has both has everything.
    What nobody has confirmed yet, consent slips and sign-ins are left out.

    \b
    Example:
      chatd --data /srv/chat backup /mnt/backups/chat-2026-11-21.backup
    """
    os.umask(0o077)
    if file.exists():
        raise Trouble(f"{file} is there already: a backup never overwrites anything; write another name")
    if not file.absolute().parent.is_dir():
        raise Trouble(f"{file.absolute().parent} is no folder: make it first")
    secret, at = secret_key_of(data), datetime.now(UTC)
    try:
        with data_folder.in_use(data):
            with_database(data, lambda database: _note(database, at))
            taken = backing_up.taken_from(settings.database_in(data), (data / settings.FILE).read_text("utf-8"), at)
    except data_folder.FolderInUse:
        raise Trouble(f"{data} is being restored: wait until that is done") from None
    try:
        backing_up.write(taken, file, secret)
    except OSError as wrong:
        raise Trouble(f"{file} cannot be written: {wrong.strerror}") from None
    click.echo(f"Backed up to {file}. It can be restored until {_until(taken):%d %B %Y}; destroy it then.")
    click.echo(f"It is sealed with {settings.secret_key_in(data)}, which is not in it: keep a copy of that in another place.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--secret-key", "key", type=click.Path(path_type=Path, dir_okay=False), help="The secret.key of that chat, if it is not in the folder.")
@click.option(
    "--obey",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Another data folder of this chat: what was shredded there does not come back. Can be repeated.",
)
@click.option("--replace", is_flag=True, help="The folder holds this chat, stopped, and is to become as the backup is.")
@click.option("--without-records", is_flag=True, help="Leave out all that was kept: for a backup that is too old.")
@click.pass_obj
def restore(data: Path, file: Path, *, key: Path | None, obey: tuple[Path, ...], replace: bool, without_records: bool) -> None:
    """Make the --data folder from the backup FILE: whole, or not at all.

    What was shredded since, and what is past its time, does not come back. The folder must be empty but for secret.key, or be named with --replace.
    Everybody signs in again.

    \b
    Example:
      chatd --data /srv/chat-new restore /mnt/backups/chat-2026-11-21.backup --secret-key /mnt/keys/secret.key --obey /srv/chat
    """
    os.umask(0o077)
    _make_folder(data)
    try:
        with data_folder.alone_in(data):
            _restore(data, file, key=key, obey=obey, replace=replace, without_records=without_records)
    except data_folder.FolderInUse:
        raise Trouble(f"a chat runs on {data}: stop it first") from None


def _restore(data: Path, file: Path, *, key: Path | None, obey: tuple[Path, ...], replace: bool, without_records: bool) -> None:
    database = settings.database_in(data)
    if database.exists() and not replace:
        raise Trouble(f"{data} holds a chat already: name an empty folder with --data, or add --replace")
    settings.half_restored_in(data).unlink(missing_ok=True)
    secret = _secret(data, key)
    try:
        taken = backing_up.read(file, secret)
        _refuse_old(taken, without_records=without_records)
        shredded = _shredded((database, *(settings.database_in(other) for other in obey)))
        with _secret_in_place(data, key):
            gone = asyncio.run(restoring.restore(taken, data, obey=shredded, at=datetime.now(UTC), with_records=not without_records))
    except BadBackup as wrong:
        raise Trouble(f"{file}: {wrong}. Nothing was changed.") from None
    click.echo(f"Restored the chat as it was on {taken.made:%d %B %Y at %H:%M} UTC. {gone} of what was kept is past its time or was shredded since.")
    if not obey and not replace:
        click.echo("What was shredded by hand since that day is known only to the folder of then: with --obey it stays shredded.")
    click.echo(f"Run `chatd --data {data} check` before you serve it.")


def _secret(data: Path, key: Path | None) -> SecretKey:
    there = settings.secret_key_in(data)
    if key is None and not there.exists():
        raise BadField("--secret-key", "the backup is sealed with that chat's secret.key: say where it is, or put it in the folder")
    try:
        secret = secret_key.read(key or there)
    except (BadSecretKey, OSError) as wrong:
        raise BadField("--secret-key", str(wrong)) from None
    if key is not None and there.exists() and there.read_bytes() != key.read_bytes():
        raise BadField("--secret-key", f"{there} is another: move it away first, or leave the option out")
    return secret


@contextmanager
def _secret_in_place(data: Path, key: Path | None) -> Iterator[None]:
    """Copied into the folder before the database stands there, and out again if that fails."""
    there = settings.secret_key_in(data)
    if key is None or there.exists():
        yield
        return
    secret_key.copy(key, there)
    try:
        yield
    except BaseException:
        there.unlink()
        raise


def _refuse_old(taken: Backup, *, without_records: bool) -> None:
    if datetime.now(UTC) > _until(taken) and not without_records:
        days = (datetime.now(UTC) - taken.made).days
        raise Trouble(
            f"this backup is {days} days old, and visitors are told that nothing kept stays in one for longer than {_days()}:"
            " restore it with --without-records, and destroy it"
        )


def _shredded(databases: tuple[Path, ...]) -> frozenset[str]:
    found = frozenset[str]()
    for each in databases:
        listed = restoring.shred_list_of(each) if each.exists() else frozenset[str]()
        if listed is None:
            click.echo(f"{each} cannot be read: what was shredded there by hand since the backup may come back. Tell your leads.", err=True)
        found |= listed or frozenset()
    return found


def _make_folder(data: Path) -> None:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as wrong:
        raise Trouble(f"{data} cannot be made: {wrong.strerror}") from None
    if not any(data.iterdir()):
        data.chmod(0o700)
    if data.stat().st_mode & 0o077:
        raise Trouble(f"{data}: other people on this machine can read it; run: chmod 700 {data}")


def _until(taken: Backup) -> datetime:
    return taken.made + timedelta(days=_days())


def _days() -> int:
    policy = sound_policy()
    return policy.times.backup_days if policy else USUAL_DAYS


async def _note(database: Database, at: datetime) -> None:
    await database.write(lambda connection: audit.add_line(connection, Line(at=at, who=WHO, deed="backed_up", what="backup")))
