"""`chatd answers`: is the library of canned answers fit to be used?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from canned_answers import folder, library
from chatd.commands.speaking import Trouble


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
    try:
        files = folder.read_folder(library_folder)
    except NotADirectoryError as wrong:
        raise Trouble(str(wrong)) from None
    findings = library.check(files, today=datetime.now(UTC).date())
    for finding in findings:
        click.echo(f"{finding.file}:{finding.line}: {finding.field}: {finding.problem} {finding.what_to_do}")
    if findings:
        raise Trouble(f"{len(findings)} to mend in {library_folder}")
    click.echo(f"{len(files)} answers, nothing to mend.")
