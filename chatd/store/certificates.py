"""Who vouched for whose key, in which project, until when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.keys import KeptCertificate, Purpose
from chatd.store.connection import Database
from chatd.store.key_tables import certificate as table


class SqlCertificates:
    """`keys.ports.Certificates` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[KeptCertificate, ...]:
        return await self._database.read(all_certificates)

    async def add(self, *new: KeptCertificate) -> None:
        async def put(connection: AsyncConnection) -> None:
            for each in new:
                await add(connection, each)

        await self._database.write(put)

    async def take_back(self, project: ProjectId, key: str, at: datetime, by: str, signature: str) -> int:
        """Every certificate of *key* in *project*; how many there were."""
        which = update(table).where(table.c.project == project, table.c.key == key, table.c.revoked.is_(None))
        done = await self._database.write(lambda connection: connection.execute(which.values(revoked=at, revoked_by=by, revocation=signature)))
        return done.rowcount


async def all_certificates(connection: AsyncConnection) -> tuple[KeptCertificate, ...]:
    return tuple(_read(row) for row in await connection.execute(select(table).order_by(table.c.project, table.c.not_after, table.c.id)))


async def add(connection: AsyncConnection, new: KeptCertificate) -> None:
    values = {name: getattr(new, name) for name in KeptCertificate.__slots__}
    await connection.execute(insert(table).values(**{**values, "purpose": str(new.purpose)}))


async def forget_all_of(connection: AsyncConnection, project: ProjectId) -> None:
    await connection.execute(delete(table).where(table.c.project == project))


def _read(row: Row[Any]) -> KeptCertificate:
    named = {name: getattr(row, name) for name in KeptCertificate.__slots__}
    return KeptCertificate(**{**named, "project": ProjectId(row.project), "person": PersonId(row.person), "purpose": Purpose(row.purpose)})
