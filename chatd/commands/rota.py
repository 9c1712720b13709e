"""`chatd rota …`: who covers which hours, from a file and back into one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from chatd.commands import rota_loading
from chatd.commands.rota_loading import Loaded, NotLoaded
from chatd.commands.speaking import BadField, Trouble, with_database
from chatd.domain import rota_writing
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_fields import Problem
from chatd.store.connection import Database
from chatd.tokens import RandomIds


@click.group()
def rota() -> None:
    """Who covers which hours: shifts, closures, and the projects that share them."""


@rota.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--create-missing", is_flag=True, help="Make the projects and people that the file names and that are not there yet.")
@click.pass_obj
def load(data: Path, file: Path, *, create_missing: bool) -> None:
    """Put the rotas of FILE in the place of those with the same name. All of it, or nothing and what is wrong, line by line.

    People who are made cannot sign in until `chatd operator passphrase` gives them one. Projects that are made are shown on no site yet.

    \b
    Example:
      chatd --data /srv/chat rota load northern.toml --create-missing
    """
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Trouble(f"{file} is not text in UTF-8: save it so and load it again") from None
    try:
        done = with_database(data, lambda database: _load(database, text, create_missing=create_missing))
    except NotLoaded as refused:
        _say(file, refused.problems)
        raise Trouble(f"{len(refused.problems)} to mend in {file}; nothing was loaded") from None
    _say(file, done.warnings, "warning: ")
    _tell(done)


async def _load(database: Database, text: str, *, create_missing: bool) -> Loaded:
    new_id = RandomIds().short
    return await database.write(lambda connection: rota_loading.load(connection, text, create_missing=create_missing, new_id=new_id))


def _say(file: Path, problems: Iterable[Problem], kind: str = "") -> None:
    for each in problems:
        click.echo(f"{file}:{each.line}: {kind}{each.field}: {each.advice}")


def _tell(done: Loaded) -> None:
    for name in done.projects:
        click.echo(f"Made the project {name}; no site may show it yet.")
    for who in done.people:
        click.echo(f"Made {who}, who cannot sign in until `chatd operator passphrase --name {who}`.")
    for note in done.notes:
        click.echo(f"Note: {note}.")
    for each in done.rotas:
        click.echo(f"{each.name} is loaded: {len(each.shifts)} shifts, {len(each.closures)} closures, for {', '.join(each.projects)}.")


@rota.command("export")
@click.option("--rota", "name", metavar="NAME", help="Only the rota of this name.")
@click.pass_obj
def export(data: Path, name: str | None) -> None:
    """Write the rotas as a file that `chatd rota load` takes, to standard output.

    \b
    Example:
      chatd --data /srv/chat rota export > northern.toml
    """
    found = with_database(data, lambda database: database.read(rota_loading.standing_in_words))
    chosen = {id_: each for id_, each in found.items() if name is None or name.casefold() in {id_, each.name.casefold()}}
    if name is not None and not chosen:
        raise BadField("--rota", f"there is no rota {name!r}; there are: {', '.join(each.name for each in found.values()) or 'none yet'}")
    click.echo(rota_writing.as_toml(_sorted(chosen.values())), nl=False)


def _sorted(found: Iterable[RotaCalendar]) -> list[RotaCalendar]:
    return sorted(found, key=lambda each: each.name)
