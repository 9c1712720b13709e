"""How commands speak: an error names the field, says what to do, and leaves nothing half done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import click

from chatd.secret_key import BadSecretKey, SecretKey
from chatd.settings import BadSettings, Settings, database_in, load
from chatd.store.connection import Database, UnsafeDatabase
from chatd.store.migrating import is_current

T = TypeVar("T")


class Trouble(click.ClickException):
    """Shown as it is, exit code 1."""


class BadField(Trouble):
    """One option whose value cannot be used."""

    def __init__(self, field: str, advice: str) -> None:
        super().__init__(f"{field}: {advice}")


def settings_of(data: Path) -> Settings:
    try:
        return load(data)
    except BadSettings as wrong:
        raise Trouble(str(wrong)) from None


def secret_key_of(data: Path) -> SecretKey:
    try:
        return settings_of(data).secret_key()
    except BadSecretKey as wrong:
        raise Trouble(str(wrong)) from None


def with_database(data: Path, work: Callable[[Database], Awaitable[T]]) -> T:
    """Run *work* on the folder's database, which must be there and in this version's form."""
    if not database_in(data).exists():
        raise Trouble(f"there is no chat in {data} yet: run `chatd --data {data} init` first")
    return asyncio.run(_with_database(data, work))


async def _with_database(data: Path, work: Callable[[Database], Awaitable[T]]) -> T:
    try:
        database = await Database.open(database_in(data))
    except UnsafeDatabase as wrong:
        raise Trouble(str(wrong)) from None
    try:
        if not await is_current(database):
            raise Trouble(f"the database is of another version: run `chatd --data {data} init` to bring it up to date")
        return await work(database)
    finally:
        await database.close()
