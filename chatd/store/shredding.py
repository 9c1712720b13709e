"""What is taken away for good: the keys first, then what they opened, then the rest; its id goes on the list that every restore obeys.

One transaction each. The file's pages are written over (`secure_delete`), and the journal, which held them meanwhile, is emptied at the end of it
(`journal_mode=TRUNCATE`). A crash in between leaves the record whole, and the next round does it again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, time
from typing import Final

from sqlalchemy import Table, and_, delete, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.audit import Line
from chatd.store.audit import SERVER, add_line
from chatd.store.connection import Database
from chatd.store.keeping_tables import concern_copy, concern_note, consent_slip, record, record_chunk, record_note, record_wrap, shredded, slip_copy

TIME_IS_UP: Final = "time_is_up"


async def shred_record(connection: AsyncConnection, id: str, at: datetime) -> None:
    for hanging in (record_wrap, record_chunk, record_note):
        await connection.execute(delete(hanging).where(hanging.c.record == id))
    await _gone(connection, record, id, at)


async def shred_note(connection: AsyncConnection, id: str, at: datetime) -> None:
    await connection.execute(delete(concern_copy).where(concern_copy.c.note == id))
    await _gone(connection, concern_note, id, at)


async def shred_slip(connection: AsyncConnection, id: str, at: datetime) -> None:
    await connection.execute(delete(slip_copy).where(slip_copy.c.slip == id))
    await _gone(connection, consent_slip, id, at)


async def is_shredded(connection: AsyncConnection, id: str) -> bool:
    return await connection.scalar(select(shredded.c.id).where(shredded.c.id == id)) is not None


async def due_records(connection: AsyncConnection, at: datetime) -> tuple[str, ...]:
    """As `Record.goes` says: past its end, and past a hold that two agreed on."""
    held = and_(record.c.hold_agreed_by.is_not(None), record.c.hold_until > at)
    rows = await connection.scalars(select(record.c.id).where(record.c.ends <= at, or_(record.c.hold_until.is_(None), ~held)))
    return tuple(rows)


async def due(connection: AsyncConnection, table: Table, at: datetime) -> tuple[str, ...]:
    return tuple(await connection.scalars(select(table.c.id).where(table.c.ends <= at)))


async def sweep_records(database: Database, at: datetime) -> int:
    async def still_due(connection: AsyncConnection) -> tuple[str, ...]:
        return await due_records(connection, at)

    return await _each(database, await database.read(still_due), still_due, (shred_record, "record"), at)


async def sweep_notes(database: Database, at: datetime) -> int:
    return await _sweep(database, concern_note, (shred_note, "note"), at)


async def sweep_slips(database: Database, at: datetime) -> int:
    return await _sweep(database, consent_slip, (shred_slip, "slip"), at)


_Shredding = tuple[Callable[[AsyncConnection, str, datetime], Awaitable[None]], str]


async def _sweep(database: Database, table: Table, how: _Shredding, at: datetime) -> int:
    async def still_due(connection: AsyncConnection) -> tuple[str, ...]:
        return await due(connection, table, at)

    return await _each(database, await database.read(still_due), still_due, how, at)


async def _each(
    database: Database, ids: Iterable[str], still_due: Callable[[AsyncConnection], Awaitable[tuple[str, ...]]], how: _Shredding, at: datetime
) -> int:
    """One transaction for each, which asks again: two leads may have agreed on a hold a moment ago."""
    shred, kind = how
    gone = 0
    for id in ids:

        async def one(connection: AsyncConnection, id: str = id) -> int:
            if id not in await still_due(connection):
                return 0
            await shred(connection, id, at)
            await add_line(connection, Line(at=at, who=SERVER, deed=f"{kind}_shredded", what=f"{kind}:{id}", why=TIME_IS_UP))
            return 1

        gone += await database.write(one)
    return gone


async def remember(connection: AsyncConnection, id: str, at: datetime) -> None:
    """On the list, with the day and no more."""
    if not await is_shredded(connection, id):
        await connection.execute(insert(shredded).values(id=id, on=datetime.combine(at.astimezone(UTC).date(), time(), UTC)))


async def _gone(connection: AsyncConnection, table: Table, id: str, at: datetime) -> None:
    await connection.execute(delete(table).where(table.c.id == id))
    await remember(connection, id, at)
