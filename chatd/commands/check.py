"""`chatd check`: every unsafe thing, not only the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from chatd import dangers
from chatd.commands.protocols import in_text
from chatd.commands.speaking import Trouble, with_database
from chatd.domain.people import Project, Rota
from chatd.hardening import debug_malloc_works, unencrypted_swaps
from chatd.settings import BadSettings, load
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from protocols import folder


@click.command()
@click.pass_obj
def check(data: Path) -> None:
    """Look at everything that would make this chat unsafe, and say what to do about each.

    Ends with code 0 when all is well and 1 when something is not.

    \b
    Example:
      chatd --data /srv/chat check
    """
    problems = [*_settings(data), *dangers.in_files(data), *_projects(data), *_policy(), *_machine()]
    for problem in problems:
        click.echo(f"✗ {problem}")
    if problems:
        raise SystemExit(1)
    click.echo("✓ Nothing unsafe was found.")


def _settings(data: Path) -> Iterator[str]:
    try:
        yield from dangers.in_settings(load(data))
    except BadSettings as wrong:
        yield from wrong.problems


def _projects(data: Path) -> Iterator[str]:
    try:
        projects, rotas = with_database(data, _tenancy)
    except Trouble as wrong:
        yield wrong.message
        return
    yield from dangers.in_projects(projects, rotas)


async def _tenancy(database: Database) -> tuple[tuple[Project, ...], tuple[Rota, ...]]:
    store = SqlStore(database)
    return await store.projects(), await store.rotas()


def _policy() -> Iterator[str]:
    """Not unsafe, but nobody would find out before the night on which it matters."""
    for trouble in in_text((folder.SUPPLIED / "safeguarding.toml").read_text("utf-8")):
        yield f"protocols/safeguarding.toml: {trouble} Until then nothing can be kept."


def _machine() -> Iterator[str]:
    for area in unencrypted_swaps():
        yield f"swap {area}: memory may be written there in the clear; encrypt it (or run: swapoff {area})"
    if not debug_malloc_works():
        yield "Python does not write over freed memory (PYTHONMALLOC=debug has no effect): use a plain CPython build"
