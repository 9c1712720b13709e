"""`chatd init`: the folder, the secret, the settings, the database."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from chatd import dangers, secret_key, settings
from chatd.commands.speaking import BadField, Trouble, settings_of
from chatd.store.connection import Database, UnsafeDatabase
from chatd.store.migrating import migrate

T = TypeVar("T")


@click.command()
@click.option("--public-url", help="The address of the chat, like https://chat.example.org. It must not say what the service is about.")
@click.option("--listen", help="Where the server listens on this machine.  [default: 127.0.0.1:8080]")
@click.option("--title", help="What a worker's browser tab says.  [default: Desk]")
@click.option("--behind-proxy/--no-proxy", default=None, help="Is there a proxy in front that speaks https to the world?")
@click.pass_obj
def init(data: Path, public_url: str | None, listen: str | None, title: str | None, behind_proxy: bool | None) -> None:
    """Make a new chat in the --data folder, or bring an older one up to date.

    Asks for what you leave out. What is there already is never overwritten.

    \b
    Example:
      chatd --data /srv/chat init --public-url https://chat.example.org
    """
    os.umask(0o077)
    if not (data / settings.FILE).exists():
        _make_folder(data)
        _write_settings(data, public_url=public_url, listen=listen, title=title, behind_proxy=behind_proxy)
    elif any(given is not None for given in (public_url, listen, title, behind_proxy)):
        raise Trouble(f"{data / settings.FILE} is there already: change it in an editor; init without options brings the database up to date")
    if not settings.secret_key_in(data).exists():
        _refuse_new_secret_for_old_people(data)
        secret_key.create(settings.secret_key_in(data))
    asyncio.run(_migrate(settings.database_in(data)))
    settings_of(data)
    click.echo(f"The chat in {data} is ready. Back up this folder, {settings.secret_key_in(data).name} above all: without it nobody can sign in.")


def _write_settings(data: Path, *, public_url: str | None, listen: str | None, title: str | None, behind_proxy: bool | None) -> None:
    address = _read("--public-url", public_url or _asked("The address of the chat", "http://localhost:8080"), settings.address)
    named = _read("--title", title or "Desk", settings.short_text)
    place = listen or "127.0.0.1:8080"
    _read("--listen", place, settings.listening)
    proxied = address.startswith("https://") if behind_proxy is None else behind_proxy
    new = settings.Settings(data=data, public_url=address, title=named)
    if problems := tuple(dangers.in_settings(new)):
        raise Trouble("\n".join(f"--{problem}".replace("public_url", "public-url") for problem in problems))
    settings.write(data, public_url=address, listen=place, title=named, behind_proxy=proxied)


def _read(option: str, text: str, read: Callable[[str], T]) -> T:
    try:
        return read(text)
    except ValueError as wrong:
        raise BadField(option, str(wrong)) from None


def _asked(question: str, default: str) -> str:
    """Asks only where somebody sits; in a script the default stands."""
    return str(click.prompt(question, default=default)) if sys.stdin.isatty() else default


def _make_folder(data: Path) -> None:
    """A folder for us alone. One that is there and holds other things keeps the permissions that somebody gave it, and is refused if wide."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(data.iterdir()):
        data.chmod(0o700)
    if data.stat().st_mode & 0o077:
        raise Trouble(f"{data}: other people on this machine can read it; run: chmod 700 {data}")


def _refuse_new_secret_for_old_people(data: Path) -> None:
    if settings.database_in(data).exists():
        raise Trouble(f"{settings.secret_key_in(data)} is missing: put it back from your backup; with a new one nobody could sign in")


async def _migrate(path: Path) -> None:
    try:
        database = await Database.open(path)
    except UnsafeDatabase as wrong:
        raise Trouble(str(wrong)) from None
    try:
        await migrate(database)
    finally:
        await database.close()
