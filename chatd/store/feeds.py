"""Private calendars: whose a secret is. The secret itself is stored as a hash only, and shown once."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId
from chatd.domain.own_calendar import USUAL_TITLE, OwnCalendar
from chatd.store.connection import Database
from chatd.store.filling_tables import calendar_feed as table
from chatd.tokens import hashed


class SqlFeeds:
    """`ports.Feeds` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, who: PersonId) -> OwnCalendar | None:
        row = await self._row(select(table).where(table.c.person == who))
        return None if row is None else _read(row)

    async def behind(self, secret: str) -> OwnCalendar | None:
        row = await self._row(select(table).where(table.c.secret_hash == hashed(secret)))
        return None if row is None or not hmac.compare_digest(row.secret_hash, hashed(secret)) else _read(row)

    async def make(self, who: PersonId, at: datetime) -> str:
        secret = secrets.token_urlsafe(32)
        await self._database.write(lambda connection: _put(connection, who, secret, at))
        return secret

    async def revoke(self, who: PersonId) -> None:
        await self._database.write(lambda connection: end_of(connection, who))

    async def rename(self, who: PersonId, title: str) -> None:
        await self._database.write(lambda connection: connection.execute(update(table).where(table.c.person == who).values(title=title)))

    async def _row(self, which: Select[Any]) -> Row[Any] | None:
        async def first(connection: AsyncConnection) -> Row[Any] | None:
            row: Row[Any] | None = (await connection.execute(which)).first()
            return row

        return await self._database.read(first)


async def end_of(connection: AsyncConnection, who: PersonId) -> None:
    await connection.execute(delete(table).where(table.c.person == who))


async def _put(connection: AsyncConnection, who: PersonId, secret: str, at: datetime) -> None:
    """In the place of the one before, whose address stops working; the title stays."""
    title = await connection.scalar(select(table.c.title).where(table.c.person == who))
    await end_of(connection, who)
    await connection.execute(insert(table).values(person=who, secret_hash=hashed(secret), title=title or USUAL_TITLE, made=at))


def _read(row: Row[Any]) -> OwnCalendar:
    return OwnCalendar(person=PersonId(row.person), title=row.title, made=row.made)
