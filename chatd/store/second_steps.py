"""Second steps of signing in, by person; and until when a coordinator may do without."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.audit import Line
from chatd.domain.ids import PersonId
from chatd.domain.second_steps import STEPS_AT_MOST, Kind, SecondStep
from chatd.store.audit import SERVER, add_line
from chatd.store.connection import Database
from chatd.store.key_tables import second_step as table
from chatd.store.people import person
from chatd.store.sign_ins import end_all_of, shown


class SqlSecondSteps:
    """`ports.SecondSteps` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, who: PersonId) -> tuple[SecondStep, ...]:
        return await self._database.read(lambda connection: steps_of(connection, who))

    async def begin(self, new: SecondStep) -> None:
        """A code's secret that is not proved yet, in the place of any before it."""

        async def write(connection: AsyncConnection) -> None:
            await connection.execute(delete(table).where(table.c.person == new.person, ~table.c.is_proved))
            await add(connection, new)

        await self._database.write(write)

    async def add(self, new: SecondStep, *, secret: str) -> bool:
        """False when that passkey is somebody's already, or there are as many as there may be."""

        async def write(connection: AsyncConnection) -> bool:
            known = await connection.scalar(select(func.count()).where(table.c.credential == new.credential))
            had = await _proved(connection, new.person)
            if known or had >= STEPS_AT_MOST:
                return False
            await add(connection, new)
            await _added(connection, new, new.made, secret, is_first=not had)
            return True

        return await self._database.write(write)

    async def prove(self, step: SecondStep, used: int, at: datetime, *, secret: str) -> bool:
        """From now on it counts. False when it is not there, or counts already."""

        async def write(connection: AsyncConnection) -> bool:
            had = await _proved(connection, step.person)
            if not await count(connection, step.id, used=used):
                return False
            await _added(connection, step, at, secret, is_first=not had)
            return True

        return await self._database.write(write)

    async def use(self, id: str, used: int) -> bool:
        """Take this code, or this count, once. False when it, or a later one, was taken already. A passkey that does not count says 0 each time."""
        newer = table.c.last_used < used if used else table.c.last_used == 0
        return await self._changed(update(table).where(table.c.id == id, table.c.is_proved, newer).values(last_used=used))

    async def remove(self, step: SecondStep, at: datetime, *, but_not_the_last: bool) -> bool:
        """False when it is gone, or the last of somebody who must keep one."""
        return await self._database.write(lambda connection: _remove(connection, step, at, but_not_the_last=but_not_the_last))

    async def acts_without_until(self, who: PersonId, otherwise: datetime) -> datetime:
        """Until when a coordinator may do without; *otherwise* from now on, if nothing was said yet."""

        async def write(connection: AsyncConnection) -> datetime:
            unsaid = update(person).where(person.c.id == who, person.c.second_step_by.is_(None))
            await connection.execute(unsaid.values(second_step_by=otherwise))
            return await _until(connection, who) or otherwise

        said = await self._database.read(lambda connection: _until(connection, who))
        return said if said is not None else await self._database.write(write)

    async def _changed(self, change: Any) -> bool:
        result = await self._database.write(lambda connection: connection.execute(change))
        return bool(result.rowcount)


async def steps_of(connection: AsyncConnection, who: PersonId) -> tuple[SecondStep, ...]:
    """All of theirs, the oldest first."""
    rows = await connection.execute(select(table).where(table.c.person == who).order_by(table.c.made, table.c.id))
    return tuple(map(_read, rows))


async def add(connection: AsyncConnection, new: SecondStep) -> None:
    named = {name: getattr(new, name) for name in ("id", "person", "kind", "name", "secret", "credential", "last_used", "is_proved", "made")}
    await connection.execute(insert(table).values(**named))


async def count(connection: AsyncConnection, id: str, *, used: int) -> bool:
    """A code's secret that was proved with the code of time step *used*."""
    change = update(table).where(table.c.id == id, ~table.c.is_proved).values(is_proved=True, last_used=used)
    return bool((await connection.execute(change)).rowcount)


async def take_all_off(connection: AsyncConnection, who: PersonId, at: datetime) -> int:
    """They sign in with the passphrase alone again, and nowhere are they signed in. How many there were."""
    await end_all_of(connection, who)
    gone = await connection.execute(delete(table).where(table.c.person == who))
    if gone.rowcount:
        await add_line(connection, Line(at=at, who=SERVER, deed="second_steps_taken_off", what=f"person:{who}"))
    return gone.rowcount


async def _added(connection: AsyncConnection, step: SecondStep, at: datetime, secret: str, *, is_first: bool) -> None:
    """The sign-in behind *secret* has shown it. With the first, those that were begun with the passphrase alone end."""
    await shown(connection, secret, at)
    if is_first:
        await end_all_of(connection, step.person, but=secret)
    await add_line(connection, _line(at, step.person, "second_step_added", step.id))


async def _remove(connection: AsyncConnection, step: SecondStep, at: datetime, *, but_not_the_last: bool) -> bool:
    if but_not_the_last and await _proved(connection, step.person) <= 1:
        return False
    gone = await connection.execute(delete(table).where(table.c.id == step.id, table.c.person == step.person, table.c.is_proved))
    if not gone.rowcount:
        return False
    await add_line(connection, _line(at, step.person, "second_step_removed", step.id))
    return True


def _line(at: datetime, who: PersonId, deed: str, id: str) -> Line:
    return Line(at=at, who=who, deed=deed, what=f"second_step:{id}")


async def _proved(connection: AsyncConnection, who: PersonId) -> int:
    return await connection.scalar(select(func.count()).where(table.c.person == who, table.c.is_proved)) or 0


async def _until(connection: AsyncConnection, who: PersonId) -> datetime | None:
    return await connection.scalar(select(person.c.second_step_by).where(person.c.id == who))


def _read(row: Row[Any]) -> SecondStep:
    return SecondStep(
        id=row.id,
        person=PersonId(row.person),
        kind=Kind(row.kind),
        name=row.name,
        secret=row.secret,
        made=row.made,
        credential=row.credential,
        last_used=row.last_used,
        is_proved=row.is_proved,
    )
