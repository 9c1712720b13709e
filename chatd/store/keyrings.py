"""Workers' keyrings. What is in one is sealed with what never leaves their browser."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId
from chatd.domain.keys import Keyring
from chatd.store.connection import Database
from chatd.store.key_tables import keyring as table


class SqlKeyrings:
    """`keys.ports.Keyrings` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, who: PersonId) -> Keyring | None:
        return await self._database.read(lambda connection: of_person(connection, who))

    async def all(self) -> tuple[Keyring, ...]:
        return await self._database.read(all_rings)

    async def put(self, ring: Keyring, *, replaces: int) -> bool:
        return await self._database.write(lambda connection: put(connection, ring, replaces=replaces))

    async def prove_sheet(self, who: PersonId, signing: str, at: datetime) -> bool:
        which = update(table).where(table.c.person == who, table.c.signing_key == signing).values(sheet_proved=at)
        done = await self._database.write(lambda connection: connection.execute(which))
        return done.rowcount == 1


async def of_person(connection: AsyncConnection, who: PersonId) -> Keyring | None:
    row = (await connection.execute(select(table).where(table.c.person == who))).first()
    return None if row is None else _read(row)


async def all_rings(connection: AsyncConnection) -> tuple[Keyring, ...]:
    return tuple(_read(row) for row in await connection.execute(select(table).order_by(table.c.person)))


async def put(connection: AsyncConnection, ring: Keyring, *, replaces: int) -> bool:
    """In the place of the ring with number *replaces* (0: of none). False, and nothing is changed, when another is there by now."""
    values = {
        "number": ring.number,
        "signing_key": ring.signing,
        "sealing_key": ring.sealing,
        "sealed": ring.sealed,
        "made": ring.made,
        "sheet_proved": ring.sheet_proved,
    }
    there = await of_person(connection, ring.person)
    if (there.number if there else 0) != replaces:
        return False
    if there is None:
        await connection.execute(insert(table).values(person=ring.person, **values))
    else:
        await connection.execute(update(table).where(table.c.person == ring.person).values(**values))
    return True


def _read(row: Row[Any]) -> Keyring:
    return Keyring(
        person=PersonId(row.person),
        number=row.number,
        signing=row.signing_key,
        sealing=row.sealing_key,
        sealed=row.sealed,
        made=row.made,
        sheet_proved=row.sheet_proved,
    )
