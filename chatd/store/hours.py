"""Hours given: minutes on shift by person and month, for thanks and for funders. What was done in them stands nowhere."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId
from chatd.store.filling_tables import hours_given
from chatd.store.people import person


async def add(connection: AsyncConnection, who: PersonId, month: str, minutes: int) -> None:
    """To what that month has already. Of somebody who was removed while on shift nothing is kept."""
    if await connection.scalar(select(person.c.id).where(person.c.id == who)) is None:
        return
    new = insert(hours_given).values(person=who, month=month, minutes=minutes)
    keys, more = [hours_given.c.person, hours_given.c.month], hours_given.c.minutes + new.excluded.minutes
    await connection.execute(new.on_conflict_do_update(index_elements=keys, set_={"minutes": more}))


async def of_person(connection: AsyncConnection, who: PersonId) -> Mapping[str, int]:
    """Minutes by month (`2026-11`), the newest month first."""
    rows = select(hours_given.c.month, hours_given.c.minutes).where(hours_given.c.person == who).order_by(hours_given.c.month.desc())
    return {row.month: row.minutes for row in await connection.execute(rows)}
