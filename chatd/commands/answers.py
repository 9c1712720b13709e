"""`chatd answers …`: is the library of canned answers fit to be used, and how it comes in and goes out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from canned_answers import folder, library
from canned_answers.findings import AnswerRefused, Finding
from chatd.answering.brought import Brought, Form, Reading
from chatd.answering.exchange import Exchange, Meanwhile, Taken, Wanted, reading
from chatd.answering.library import Library, finder
from chatd.answering.shelves import Owner
from chatd.clock import SystemClock
from chatd.commands import fields
from chatd.commands.speaking import BadField, Trouble, with_database
from chatd.domain.ids import CollaborativeId, ProjectId
from chatd.store.answers import SqlAnswers
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from chatd.tokens import RandomIds

_LONGEST_NAME = 40
_OTHER_KINDS = {"xlsx", "xls", "ods", "tsv", "xlf", "xliff", "pot", "json", "txt", "md", "tar", "gz"}
"""Nobody means a folder of such a name."""


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
@click.argument("source", metavar="FOLDER|FILE", type=click.Path(path_type=Path))
@_project
@_collaborative
@click.option("--by", default="import", show_default=True, metavar="NAME", help="The author of answers that name none.")
@click.pass_obj
def import_(data: Path, source: Path, *, project: str | None, collaborative: str | None, by: str) -> None:
    """Take the answers of a FOLDER into the library, or of one FILE: a .zip of such a folder, a .csv, or a translator's .po. All of it, or nothing and what is
    wrong, line by line.

    An answer that names a reviewer other than its author is published; others become drafts. What stands in the library unchanged stays as it is, and so does
    what a translator has not finished.

    \b
    Example:
      chatd --data /srv/chat answers import my-answers --by heron
    """
    if not by.strip() or len(by) > _LONGEST_NAME or not by.isprintable():
        raise BadField("--by", f"write a name of at most {_LONGEST_NAME} letters")
    try:
        if not source.exists():
            raise Trouble(f"There is no folder or file {source}.")
        read = _folder(source) if source.is_dir() else reading(source.read_bytes(), source.name)
        done = with_database(data, lambda database: _import(database, read, project, collaborative, by.strip()))
    except AnswerRefused as refused:
        _say(refused.findings)
        raise Trouble(f"{len(refused.findings)} to mend in {source}; nothing was imported") from None
    except OSError as wrong:
        raise Trouble(f"{source} cannot be read: {wrong.strerror}") from None
    except Meanwhile:
        raise Trouble("others are writing into the library just now; nothing was imported, try again in a minute") from None
    _tell(done)


@answers.command()
@click.argument("target", metavar="FOLDER|FILE", type=click.Path(path_type=Path))
@_project
@_collaborative
@click.option(
    "--format", "form", type=click.Choice(["folder", *(each.value for each in Form)]), help="Needed only where the name of FILE does not end in it."
)
@click.option("--language", metavar="CODE", help="Of a .po file: the language to translate into, such as ro.")
@click.option("--everything", is_flag=True, help="In a FILE, also what stands here from elsewhere: shared answers, and those that come with chatd.")
@click.option("--overwrite", is_flag=True, help="Write over a file, or into a folder that is not empty; files of other names stay.")
@click.pass_obj
def export(data: Path, /, target: Path, *, form: str | None, language: str | None, everything: bool, overwrite: bool, **whose: str | None) -> None:
    """Write the library into a FOLDER, one file for each answer and language: the published version, else the newest. Or into one FILE: a .zip of such a
    folder, a .csv for a spreadsheet, or a .po for translators.

    \b
    Example:
      chatd --data /srv/chat answers export my-answers
      chatd --data /srv/chat answers export ro.po --language ro
    """
    _refuse_to_write_over(target, may=overwrite)
    ending = target.suffix[1:].lower()
    if form is None and ending in _OTHER_KINDS:
        raise Trouble(f"we write no .{ending}: name a folder, or a file that ends in {', '.join(f'.{each}' for each in Form)}")
    form = form or (ending if ending in {each.value for each in Form} else "folder")
    _refuse_what_says_nothing(form, language, everything=everything)
    try:
        if form == "folder":
            files = with_database(data, lambda database: _export(database, **whose))
            target.mkdir(parents=True, exist_ok=True)
            folder.write_folder(target, files)
            click.echo(f"{len(files)} answers are in {target}.")
        else:
            what = Wanted(form=Form(form), language=_language(Form(form), language), everything=everything)
            target.write_bytes(with_database(data, lambda database: _export_file(database, what, **whose)))
            click.echo(f"The answers are in {target}.")
    except OSError as wrong:
        raise Trouble(f"{target} cannot be written: {wrong.strerror}") from None


def _refuse_to_write_over(target: Path, *, may: bool) -> None:
    if not may and target.is_dir() and any(target.iterdir()):
        raise Trouble(f"{target} is not empty: name a new folder, or add --overwrite")
    if not may and target.is_file():
        raise Trouble(f"{target} is there already: name a new file, or add --overwrite")


def _refuse_what_says_nothing(form: str, language: str | None, *, everything: bool) -> None:
    if language is not None and form != Form.PO:
        raise BadField("--language", "only a .po file is in one language: name the file ro.po, or leave this out")
    if everything and form == "folder":
        raise BadField("--everything", "only for a file: name it all.zip, all.csv or ro.po, or leave this out")


def _language(form: Form, language: str | None) -> str:
    if form is not Form.PO:
        return ""
    if language is None or language == library.ORIGINAL:
        raise BadField("--language", "name the language to translate into by its short code, such as ro or pt-BR")
    return fields.language(language, "--language")


def _read(library_folder: Path) -> list[tuple[str, str]]:
    try:
        return folder.read_folder(library_folder)
    except NotADirectoryError as wrong:
        raise Trouble(str(wrong)) from None
    except OSError as wrong:
        raise Trouble(f"{wrong.filename} cannot be read: {wrong.strerror}") from None


def _folder(library_folder: Path) -> Reading:
    files = tuple(_read(library_folder))
    if not files:
        raise Trouble(f"there are no answers in {library_folder}: they are files such as en/sti-test.md")
    return lambda *_: Brought(files=files)


async def _import(database: Database, read: Reading, project: str | None, collaborative: str | None, by: str) -> Taken:
    return await _exchange(database).take_in(await _owner(database, project, collaborative), read, by=by)


async def _export(database: Database, project: str | None, collaborative: str | None) -> list[tuple[str, str]]:
    return await _library(database).give_out(await _owner(database, project, collaborative))


async def _export_file(database: Database, what: Wanted, project: str | None, collaborative: str | None) -> bytes:
    return await _exchange(database).give_out(await _owner(database, project, collaborative), what)


def _library(database: Database) -> Library:
    return Library(answers=SqlAnswers(database, RandomIds().short), works=SqlStore(database), clock=SystemClock())


def _exchange(database: Database) -> Exchange:
    starters = {file: library.read(file, text) for file, text in folder.read_folder(folder.STARTER)}
    return Exchange(library=_library(database), starters=starters)


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


def _tell(done: Taken) -> None:
    for each in done.left_alone:
        click.echo(f"Left alone: {each}.")
    told = [f"{count} {state}" for state, count in sorted(done.new.items())]
    click.echo(f"Imported: {', '.join(told) or 'nothing new'}; {done.unchanged} stood there already.")
