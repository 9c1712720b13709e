"""The one way to the database file: one connection, one lock, one `transaction()`.

Two coroutines on one connection share its transaction, and one's rollback would silently undo what the other wrote: hence the lock. Every pragma
that deletion and durability rest on is read back, and a database that does not keep to them is not used.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

T = TypeVar("T")

PRAGMAS: Final = {
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("FULL", 2),
    "secure_delete": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
}
"""What each is set to, and what it must then answer. WAL would keep deleted text, a MEMORY journal could break the file when the process dies."""

_WAIT_FOR_ANOTHER_PROCESS_MS = 5_000
_NEVER_IN_MEMORY = "TEMP_STORE=0"


class UnsafeDatabase(Exception):
    """This SQLite will not delete, or not write, as promised."""


class Database:
    """An open database file."""

    def __init__(self, engine: AsyncEngine, connection: AsyncConnection, path: Path) -> None:
        self._engine = engine
        self._connection = connection
        self._lock = asyncio.Lock()
        self._deeds: set[asyncio.Task[Any]] = set()
        self.path = path

    @classmethod
    async def open(cls, path: Path) -> Database:
        """Open *path*, made when missing, and prove that its settings hold."""
        engine = create_async_engine(f"sqlite+aiosqlite:///{path}", poolclass=StaticPool, hide_parameters=True)
        event.listen(engine.sync_engine, "connect", _set_pragmas)
        event.listen(engine.sync_engine, "begin", _begin_immediate)
        try:
            connection = await engine.connect()
        except BaseException:
            await engine.dispose()
            raise
        return cls(engine, connection, path)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """All of it or nothing; nobody else's statements in between. Only for work that nobody cancels: a server's handlers use `read` and `write`."""
        async with self._lock, self._connection.begin():
            yield self._connection

    async def write(self, deed: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Do *deed* in one transaction, to its end even when the one who asked has gone: a closed tab must not undo half a thought."""
        return await self._to_the_end(deed)

    async def read(self, question: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """The same for a question: one broken off in the middle would take the connection, and everybody's next question, with it."""
        return await self._to_the_end(question)

    async def close(self) -> None:
        """Wait for what is being done, then let go of the file."""
        await asyncio.gather(*self._deeds, return_exceptions=True)
        async with self._lock:
            await self._connection.close()
            await self._engine.dispose()

    async def _to_the_end(self, deed: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        task = asyncio.ensure_future(self._done(deed))
        self._deeds.add(task)
        task.add_done_callback(self._deeds.discard)
        return await asyncio.shield(task)

    async def _done(self, deed: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        async with self.transaction() as connection:
            return await deed(connection)


def plain(path: Path) -> sqlite3.Connection:
    """A connection under the same rules, for what copies the whole file at once (`chatd/backing_up.py`)."""
    connection = sqlite3.connect(path, isolation_level=None)
    _set_pragmas(connection, None)
    return connection


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # `_begin_immediate` says when a transaction begins, not the driver
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_WAIT_FOR_ANOTHER_PROCESS_MS}")
    for name, (setting, _) in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name} = {setting}")
    _prove(cursor)
    cursor.close()


def _prove(cursor: Any) -> None:
    for name, (setting, expected) in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}")
        answer = cursor.fetchone()
        if answer is None or answer[0] != expected:
            raise UnsafeDatabase(f"SQLite does not keep to {name} = {setting}: chatd will not use it")
    cursor.execute("PRAGMA compile_options")
    if _NEVER_IN_MEMORY in {row[0] for row in cursor.fetchall()}:
        raise UnsafeDatabase("this SQLite was built to write temporary tables to disc: install another")


def _begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
