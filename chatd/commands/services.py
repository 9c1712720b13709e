"""`chatd services …`: the directory of services, from a CSV file and back into one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from chatd.commands import fields
from chatd.commands.speaking import Trouble, with_database
from chatd.domain import service_csv
from chatd.domain import services as directory
from chatd.domain.ids import ProjectId, ServiceId
from chatd.domain.service_csv import Coming, NotRead
from chatd.domain.services import Entry, Standing
from chatd.signposting.directory import NEEDS, take_in
from chatd.store.connection import Database
from chatd.store.services import SqlServices
from chatd.store.tenancy import SqlStore
from chatd.tokens import RandomIds

_BY = "chatd services"
"""Who changed an entry, where nobody was signed in."""

_a_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group()
def services() -> None:
    """Where visitors can turn besides the chat: the directory of services, as CSV."""


@services.command("check")
@_a_file
@click.option("--project", metavar="NAME", help="Say too what an import into this project's directory would add and change.")
@click.pass_obj
def check(data: Path, file: Path, project: str | None) -> None:
    """Say what is wrong with the entries in FILE, line by line, and which of them nobody has made sure of lately.

    \b
    Example:
      chatd services check services.csv
    """
    coming = _read(file)
    standing = () if project is None else with_database(data, lambda database: _standing(database, project))
    entries = coming.over(standing)
    _tell_of_trust(entries)
    click.echo(f"{len(entries)} entries, nothing to mend.")
    if project is not None:
        _tell_of_change("would be ", directory.merged(standing, entries, lambda: ServiceId("")), standing)


@services.command("import")
@_a_file
@click.option("--project", required=True, metavar="NAME", help="Into whose directory.")
@click.pass_obj
def import_(data: Path, file: Path, project: str) -> None:
    """Take the entries in FILE into a project's directory: all of them, or none and what is wrong, line by line.

    An entry of a name that is there is replaced; those that FILE does not name stay, and so does what it has no column for. To take one out, write yes under
    withdrawn.

    \b
    Example:
      chatd --data /srv/chat services import services.csv --project northtown
    """
    coming = _read(file)
    before, new = with_database(data, lambda database: _take_in(database, project, coming))
    _tell_of_trust(coming.over(before))
    _tell_of_change("", new, before)


@services.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--project", required=True, metavar="NAME", help="Whose directory.")
@click.option("--overwrite", is_flag=True, help="Write over a file that is there.")
@click.pass_obj
def export(data: Path, file: Path, project: str, *, overwrite: bool) -> None:
    """Write a project's directory, with what its collaborative shares, to FILE, which `chatd services import` takes. For standard output write -.

    \b
    Example:
      chatd --data /srv/chat services export services.csv --project northtown
    """
    if not overwrite and file.is_file():
        raise Trouble(f"{file} is there already: name a new file, or add --overwrite")
    content = service_csv.as_csv(with_database(data, lambda database: _standing(database, project)))
    try:
        _put(file, content)
    except OSError as wrong:
        raise Trouble(f"{file} cannot be written: {wrong.strerror}") from None
    if str(file) != "-":
        click.echo(f"The services are in {file}.")


def _read(file: Path) -> Coming:
    try:
        return service_csv.from_csv(file.read_bytes(), known_needs=NEEDS, today=datetime.now(UTC).date())
    except NotRead as refused:
        for each in refused.problems:
            click.echo(f"{file}:{each.line}: {each.field}: {each.advice}")
        raise Trouble(f"{len(refused.problems)} to mend in {file}; nothing was taken in") from None
    except OSError as wrong:
        raise Trouble(f"{file} cannot be read: {wrong.strerror}") from None


def _put(file: Path, content: bytes) -> None:
    if str(file) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    else:
        file.write_bytes(content)


async def _standing(database: Database, project: str) -> tuple[Entry, ...]:
    return await SqlServices(database).of(await _known(database, project))


async def _take_in(database: Database, project: str, coming: Coming) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What was there before, and what was written."""
    name = await _known(database, project)
    kept = SqlServices(database)
    before, new_id = await kept.of(name), RandomIds().short
    return before, await take_in(kept, name, coming, lambda: ServiceId(new_id()), by=_BY, at=datetime.now(UTC))


async def _known(database: Database, project: str) -> ProjectId:
    fields.known_projects([each.id for each in await SqlStore(database).projects()], {"--project": [project]})
    return ProjectId(project)


def _tell_of_trust(entries: Iterable[Entry]) -> None:
    today = datetime.now(UTC).date()
    for each in entries:
        how = directory.standing(each.service, today)
        if how is not Standing.VERIFIED and not each.withdrawn:
            click.echo(f"Note: {each.service.name}: {how}; workers are told so.")


def _tell_of_change(would: str, new: Sequence[Entry], before: Iterable[Entry]) -> None:
    there = {each.key for each in before}
    changed = sum(each.key in there for each in new)
    click.echo(f"{len(new) - changed} {would}added, {changed} {would}changed.")
