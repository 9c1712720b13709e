"""What the sweeper knows of its rounds. One line; written when it would say something else by more than an hour."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.sweeping import Round
from chatd.store.keeping_tables import keeping_round as table


async def stands(connection: AsyncConnection) -> Round:
    row = (await connection.execute(select(table))).first()
    if row is None:
        return Round()
    told, reported = (date.fromisoformat(day) if day else None for day in (row.told, row.reported))
    return Round(seen=row.seen, paused_since=row.paused_since, paused_until=row.paused_until, told=told, reported=reported)


async def keep(connection: AsyncConnection, now: Round) -> None:
    await forget(connection)
    told, reported = (day.isoformat() if day else None for day in (now.told, now.reported))
    values = {"seen": now.seen, "paused_since": now.paused_since, "paused_until": now.paused_until, "told": told, "reported": reported}
    await connection.execute(insert(table).values(id=1, **values))


async def forget(connection: AsyncConnection) -> None:
    """As if it had never looked: the next round pauses for nothing."""
    await connection.execute(delete(table))
