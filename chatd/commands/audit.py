"""`chatd audit`: is the log of what was done with records as it was written?"""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy.exc import DatabaseError

from chatd.commands.speaking import BadField, Trouble, with_database
from chatd.domain.audit import Entry, Head, first_bad, read_head
from chatd.store import audit as store
from chatd.store.connection import Database


@click.group()
def audit() -> None:
    """Look after the log of who did what with what is kept."""


@audit.command()
@click.option("--head", "known", metavar="NUMBER:HASH", help="As `chatd audit head` printed it earlier; shows lines that were cut off at the end.")
@click.pass_obj
def verify(data: Path, known: str | None) -> None:
    """Say whether every line of the log is as it was written. Ends with code 1, and the number of the first line that is not.

    A log whose last lines were cut off looks whole; with --head it does not.

    \b
    Example:
      chatd --data /srv/chat audit verify --head 12:9f86…
    """
    head = _head(known)
    entries = with_database(data, _entries)
    bad = first_bad(entries, head)
    if bad is not None:
        raise Trouble(f"line {bad} of the log is not as it was written, or not there; keep this folder as it is, and tell your leads")
    click.echo(f"{len(entries)} lines, all as they were written.")


@audit.command("head")
@click.pass_obj
def print_head(data: Path) -> None:
    """Print the number and hash of the newest line, to be written down elsewhere.

    \b
    Example:
      chatd --data /srv/chat audit head
    """
    click.echo(with_database(data, lambda database: database.read(store.head)))


def _head(known: str | None) -> Head | None:
    try:
        return read_head(known) if known else None
    except ValueError as wrong:
        raise BadField("--head", str(wrong)) from None


async def _entries(database: Database) -> tuple[Entry, ...]:
    try:
        return await database.read(store.entries)
    except DatabaseError:
        raise Trouble("the log cannot be read: the database file is damaged; keep this folder as it is, and put back a backup elsewhere") from None
