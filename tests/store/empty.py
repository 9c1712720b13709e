"""Databases with nothing in them yet, in the newest form: brought there once in a run, and then copied."""

from __future__ import annotations

import asyncio
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from chatd.store.connection import Database
from chatd.store.migrating import migrate


def put_empty(file: Path) -> None:
    """Where no file is yet."""
    file.touch(mode=0o600)
    file.write_bytes(_empty())


@cache
def _empty() -> bytes:
    with ThreadPoolExecutor(1) as elsewhere:  # where no loop runs
        return elsewhere.submit(asyncio.run, _made()).result()


async def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(Path(folder) / "empty.sqlite")
        try:
            await migrate(database)
        finally:
            await database.close()
        return database.path.read_bytes()
