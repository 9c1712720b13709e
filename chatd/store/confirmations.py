"""Who was asked whether they will be there, whether that was really mailed, and what they said. Forgotten soon after the turn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId, PlannedShiftId
from chatd.domain.turns import Confirmation, Turn
from chatd.store.connection import Database
from chatd.store.filling_tables import turn_confirmation as table
from chatd.store.rota_tables import rota_shift


class SqlConfirmations:
    """`ports.Confirmations` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def standing(self) -> Mapping[Turn, Confirmation]:
        return await self._database.read(all_of)

    async def ask(self, turn: Turn, at: datetime) -> None:
        await self._database.write(lambda connection: _begin(connection, turn, at))

    async def mailed(self, turn: Turn, at: datetime) -> None:
        await self._database.write(lambda connection: connection.execute(update(table).where(_is(turn)).values(mailed=at)))

    async def answer(self, turn: Turn, *, coming: bool, at: datetime) -> None:
        await self._database.write(lambda connection: note_answer(connection, turn, coming=coming, at=at))

    async def forget_before(self, day: date) -> None:
        await self._database.write(lambda connection: connection.execute(delete(table).where(table.c.day < day)))


async def all_of(connection: AsyncConnection) -> Mapping[Turn, Confirmation]:
    return {
        Turn(person=PersonId(row.person), shift=PlannedShiftId(row.shift), day=row.day): Confirmation(
            asked=row.asked, mailed=row.mailed, answered=row.answered, coming=row.answer
        )
        for row in await connection.execute(select(table))
    }


async def note_answer(connection: AsyncConnection, turn: Turn, *, coming: bool, at: datetime) -> None:
    """What they say now, asked or not."""
    await _begin(connection, turn, at)
    await connection.execute(update(table).where(_is(turn)).values(answered=at, answer=coming))


async def forget(connection: AsyncConnection, turn: Turn) -> None:
    """They are no longer on this turn: if they come back to it, they are asked anew."""
    await connection.execute(delete(table).where(_is(turn)))


async def _begin(connection: AsyncConnection, turn: Turn, at: datetime) -> None:
    """A line for this turn, unless there is one, or its shift has just gone."""
    if await connection.scalar(select(table.c.person).where(_is(turn))) is None and await _is_there(connection, turn.shift):
        await connection.execute(insert(table).values(person=turn.person, shift=turn.shift, day=turn.day, asked=at))


async def _is_there(connection: AsyncConnection, shift: PlannedShiftId) -> bool:
    return await connection.scalar(select(rota_shift.c.id).where(rota_shift.c.id == shift)) is not None


def _is(turn: Turn) -> ColumnElement[bool]:
    return and_(table.c.person == turn.person, table.c.shift == turn.shift, table.c.day == turn.day)
