"""`chatd answers …`: is the library of canned answers fit to be used, and how it comes in and goes out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from canned_answers import folder, library
from canned_answers.findings import AnswerRefused, Finding
from chatd.answering.library import Library, finder
from chatd.answering.placing import Placed
from chatd.answering.shelves import Owner
from chatd.clock import SystemClock
from chatd.commands.speaking import BadField, Trouble, with_database
from chatd.domain.ids import CollaborativeId, ProjectId
from chatd.store.answers import SqlAnswers
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from chatd.tokens import RandomIds

_LONGEST_NAME = 40


@click.group()
def answers() -> None:
    """Look after the canned answers."""


@answers.command()
@click.argument("library_folder", metavar="[FOLDER]", default=folder.STARTER, type=click.Path(path_type=Path))
def check(library_folder: Path) -> None:
    """Say what is wrong with the answers in FOLDER, line by line. Without FOLDER: the answers that come with chatd.

    \b
    Example:
      chatd answers check my-answers
    """
    files = _read(library_folder)
    findings = library.check(files, today=datetime.now(UTC).date(), finder=finder)
    _say(findings)
    if findings:
        raise Trouble(f"{len(findings)} to mend in {library_folder}")
    click.echo(f"{len(files)} answers, nothing to mend.")


_project = click.option("--project", metavar="ID", help="Only for this project, in the place of shared answers of the same name.")
_collaborative = click.option(
    "--collaborative", metavar="ID", help="Shared by the projects of this collaborative. Needed only where there are several."
)


@answers.command("import")
@click.argument("library_folder", metavar="FOLDER", type=click.Path(path_type=Path))
@_project
@_collaborative
@click.option("--by", default="import", show_default=True, metavar="NAME", help="The author of files that name none.")
@click.pass_obj
def import_(data: Path, library_folder: Path, *, project: str | None, collaborative: str | None, by: str) -> None:
    """Take the answers of FOLDER into the library. All of it, or nothing and what is wrong, line by line.

    A file that names a reviewer other than its author is published; others become drafts. What stands in the library unchanged stays as it is.

    \b
    Example:
      chatd --data /srv/chat answers import my-answers --by heron
    """
    files = _read(library_folder)
    if not files:
        raise Trouble(f"there are no answers in {library_folder}: they are files such as en/sti-test.md")
    if not by.strip() or len(by) > _LONGEST_NAME or not by.isprintable():
        raise BadField("--by", f"write a name of at most {_LONGEST_NAME} letters")
    try:
        done = with_database(data, lambda database: _import(database, files, project, collaborative, by.strip()))
    except AnswerRefused as refused:
        _say(refused.findings)
        raise Trouble(f"{len(refused.findings)} to mend in {library_folder}; nothing was imported") from None
    _tell(done)


@answers.command()
@click.argument("library_folder", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@_project
@_collaborative
@click.option("--overwrite", is_flag=True, help="Write into a folder that is not empty; files of other names stay.")
@click.pass_obj
def export(data: Path, library_folder: Path, *, project: str | None, collaborative: str | None, overwrite: bool) -> None:
    """Write the library into FOLDER, one file for each answer and language: the published version, else the newest.

    \b
    Example:
      chatd --data /srv/chat answers export my-answers
    """
    if library_folder.exists() and any(library_folder.iterdir()) and not overwrite:
        raise Trouble(f"{library_folder} is not empty: name a new folder, or add --overwrite")
    files = with_database(data, lambda database: _export(database, project, collaborative))
    library_folder.mkdir(parents=True, exist_ok=True)
    folder.write_folder(library_folder, files)
    click.echo(f"{len(files)} answers are in {library_folder}.")


def _read(library_folder: Path) -> list[tuple[str, str]]:
    try:
        return folder.read_folder(library_folder)
    except NotADirectoryError as wrong:
        raise Trouble(str(wrong)) from None


async def _import(database: Database, files: list[tuple[str, str]], project: str | None, collaborative: str | None, by: str) -> Placed:
    return await _library(database).take_in(await _owner(database, project, collaborative), files, by=by)


async def _export(database: Database, project: str | None, collaborative: str | None) -> list[tuple[str, str]]:
    return await _library(database).give_out(await _owner(database, project, collaborative))


def _library(database: Database) -> Library:
    return Library(answers=SqlAnswers(database, RandomIds().short), works=SqlStore(database), clock=SystemClock())


async def _owner(database: Database, project: str | None, collaborative: str | None) -> Owner:
    """Whose answers are meant: one project's, or those of the only collaborative, or of the one that is named."""
    store = SqlStore(database)
    if project is not None:
        found = await store.project(ProjectId(project))
        if found is None:
            raise BadField("--project", f"there is no project {project!r}")
        return Owner(collaborative=(await store.rota(found.rota)).collaborative, project=found.id)
    there = sorted({rota.collaborative for rota in await store.rotas()})
    if collaborative is None and len(there) == 1:
        return Owner(collaborative=there[0])
    if collaborative not in there:
        raise BadField("--collaborative", f"name one of: {', '.join(there)}" if there else "there is no project yet: run `chatd project add` first")
    return Owner(collaborative=CollaborativeId(collaborative))


def _say(findings: Iterable[Finding]) -> None:
    for finding in findings:
        click.echo(str(finding))


def _tell(done: Placed) -> None:
    told = [f"{count} {state}" for state, count in sorted(done.new.items())]
    click.echo(f"Imported: {', '.join(told) or 'nothing new'}; {done.unchanged} stood there already.")
