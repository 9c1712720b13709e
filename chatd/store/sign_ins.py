"""Standing sign-ins. The secret in a worker's cookie is stored as a hash only, and nothing says where or on what they signed in."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import Column, ColumnElement, ForeignKey, LargeBinary, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
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

    async def person_for(self, secret: str, at: datetime) -> Person | None:
        standing = select(sign_in_session.c.person).where(sign_in_session.c.secret_hash == hashed(secret), sign_in_session.c.expires > at)
        who = await self._database.read(lambda connection: connection.scalar(standing))
        return None if who is None else await self._store.person(PersonId(who))

    async def begin(self, who: PersonId, at: datetime) -> str:
        """A new sign-in for *who*: the secret for their cookie, which only they will hold."""
        secret = secrets.token_urlsafe(32)
        row = insert(sign_in_session).values(secret_hash=hashed(secret), person=who, made=at, expires=at + LASTS)
        await self._database.write(lambda connection: connection.execute(row))
        return secret

    async def end(self, secret: str) -> None:
        await self._forget(sign_in_session.c.secret_hash == hashed(secret))

    async def end_all_of(self, who: PersonId) -> None:
        """Sign *who* out everywhere."""
        await self._forget(sign_in_session.c.person == who)

    async def forget_expired(self, at: datetime) -> None:
        await self._forget(sign_in_session.c.expires <= at)

    async def _forget(self, which: ColumnElement[bool]) -> None:
        await self._database.write(lambda connection: connection.execute(delete(sign_in_session).where(which)))


async def end_all_of(connection: AsyncConnection, who: PersonId) -> None:
    """The same inside somebody else's transaction (a new passphrase ends what the old one began)."""
    await connection.execute(delete(sign_in_session).where(sign_in_session.c.person == who))
