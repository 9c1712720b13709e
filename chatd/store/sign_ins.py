"""Standing sign-ins. The secret in a worker's cookie is stored as a hash only, and nothing says where or on what they signed in."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, LargeBinary, Row, Table, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId
from chatd.domain.second_steps import Standing
from chatd.sign_in import LASTS
from chatd.store.connection import Database
from chatd.store.schema import Instant, catalogue
from chatd.store.tenancy import SqlStore
from chatd.tokens import hashed

sign_in_session = Table(
    "sign_in_session",
    catalogue,
    Column("secret_hash", LargeBinary(32), primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("made", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("second_at", Instant),
)


class SqlSignIns:
    """`ports.SignIns`, and the deeds of the sign-in page."""

    def __init__(self, database: Database, store: SqlStore) -> None:
        self._database = database
        self._store = store

    async def standing_for(self, secret: str, at: datetime) -> Standing | None:
        standing = select(sign_in_session).where(sign_in_session.c.secret_hash == hashed(secret), sign_in_session.c.expires > at)

        async def first(connection: AsyncConnection) -> Row[Any] | None:
            row: Row[Any] | None = (await connection.execute(standing)).first()
            return row

        row = await self._database.read(first)
        person = None if row is None else await self._store.person(PersonId(row.person))
        return None if row is None or person is None else Standing(person=person, made=row.made, second_at=row.second_at)

    async def begin(self, who: PersonId, at: datetime, *, second_at: datetime | None = None) -> str:
        """A new sign-in for *who*: the secret for their cookie, which only they will hold. *second_at*: when its second step was shown, if it was."""
        secret = secrets.token_urlsafe(32)
        row = insert(sign_in_session).values(secret_hash=hashed(secret), person=who, made=at, expires=at + LASTS, second_at=second_at)
        await self._database.write(lambda connection: connection.execute(row))
        return secret

    async def end(self, secret: str) -> None:
        await self._forget(sign_in_session.c.secret_hash == hashed(secret))

    async def shown(self, secret: str, at: datetime) -> None:
        """This sign-in has shown its second step just now."""
        await self._database.write(lambda connection: shown(connection, secret, at))

    async def end_all_of(self, who: PersonId) -> None:
        """Sign *who* out everywhere."""
        await self._database.write(lambda connection: end_all_of(connection, who))

    async def forget_expired(self, at: datetime) -> None:
        await self._forget(sign_in_session.c.expires <= at)

    async def _forget(self, which: ColumnElement[bool]) -> None:
        await self._database.write(lambda connection: connection.execute(delete(sign_in_session).where(which)))


async def end_all_of(connection: AsyncConnection, who: PersonId, *, but: str = "") -> None:
    """Inside a transaction (a new passphrase ends what the old one began): everywhere, or everywhere but where that secret is held."""
    theirs = and_(sign_in_session.c.person == who, sign_in_session.c.secret_hash != hashed(but))
    await connection.execute(delete(sign_in_session).where(theirs))


async def shown(connection: AsyncConnection, secret: str, at: datetime) -> None:
    change = update(sign_in_session).where(sign_in_session.c.secret_hash == hashed(secret))
    await connection.execute(change.values(second_at=at))
