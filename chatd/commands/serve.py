"""`chatd serve`: refuse what is unsafe, then run."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path

import click

from chatd import dangers, logs
from chatd.commands.speaking import Trouble, settings_of
from chatd.hardening import NotHardened, harden, re_exec_with_debug_malloc
from chatd.settings import Settings
from chatd.store.connection import Database
from chatd.store.migrating import migrate
from chatd.store.tenancy import SqlStore


@click.command()
@click.pass_obj
def serve(data: Path) -> None:
    """Run the chat until it is told to stop (Ctrl+C).

    Refuses to start with unsafe settings; `chatd check` lists them all.

    \b
    Example:
      chatd --data /srv/chat serve
    """
    harden_or_refuse()
    logs.set_up()
    settings = settings_of(data)
    refuse((*dangers.in_settings(settings), *dangers.in_files(data)))
    from chatd.app import serve as forever  # noqa: PLC0415  The server, which other commands need not load.

    run(_migrated(settings, forever))


async def _migrated(settings: Settings, forever: Callable[[Settings], Awaitable[None]]) -> None:
    """Bring the database up to date, look at what is in it, then serve."""
    database = await Database.open(settings.database)
    try:
        await migrate(database)
        store = SqlStore(database)
        problems = tuple(dangers.in_projects(await store.projects(), await store.rotas()))
    finally:
        await database.close()
    refuse(problems)
    await forever(settings)


def run(serving: Coroutine[None, None, None]) -> None:
    """On the faster loop where there is one."""
    try:
        import uvloop  # noqa: PLC0415  Not made for every system.
    except ImportError:
        asyncio.run(serving)
    else:
        uvloop.run(serving)


def refuse(problems: tuple[str, ...]) -> None:
    if problems:
        raise Trouble("this would not be safe:\n" + "\n".join(f"  {problem}" for problem in problems))


def harden_or_refuse() -> None:
    """Memory that forgets, no core files, unreadable from outside; or no start."""
    try:
        re_exec_with_debug_malloc()
        harden()
    except NotHardened as wrong:
        raise Trouble(str(wrong)) from None
