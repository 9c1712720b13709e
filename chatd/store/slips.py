"""Consent slips: a copy for each who may take it out. One does; from then on the others' copies are gone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId, ProjectId, SlipId
from chatd.domain.refusals import AlreadyThere, IsTaken, NoSuchRecord
from chatd.keeping.brought import Slip, SlipForMe
from chatd.store.keeping_tables import consent_slip, slip_copy
from chatd.store.shredding import is_shredded


async def add(connection: AsyncConnection, new: Slip, *, by: PersonId, made: datetime, ends: datetime) -> None:
    if await _of(connection, new.id) is not None or await is_shredded(connection, new.id):
        raise AlreadyThere
    await connection.execute(insert(consent_slip).values(id=new.id, project=new.project, made=made, ends=ends, writer=by))
    await connection.execute(insert(slip_copy), [{"slip": new.id, "person": who, "box": box} for who, box in new.copies.items()])


async def for_person(connection: AsyncConnection, person: PersonId) -> tuple[SlipForMe, ...]:
    """The oldest first."""
    chosen = select(consent_slip).join(slip_copy).where(slip_copy.c.person == person).order_by(consent_slip.c.made, consent_slip.c.id)
    return tuple(
        SlipForMe(
            id=SlipId(row.id),
            project=ProjectId(row.project),
            made=row.made,
            ends=row.ends,
            writer=PersonId(row.writer),
            is_mine=row.taken_by == person,
        )
        for row in await connection.execute(chosen)
    )


async def take(connection: AsyncConnection, id: SlipId, person: PersonId, *, at: datetime, ends: datetime) -> tuple[str, bool]:
    """The box, and whether this was the first time."""
    row = await _of(connection, id)
    box = await connection.scalar(select(slip_copy.c.box).where(slip_copy.c.slip == id, slip_copy.c.person == person))
    if row is not None and row.taken_by is not None and row.taken_by != person:
        raise IsTaken
    if row is None or box is None:
        raise NoSuchRecord
    if row.taken_by is None:
        await connection.execute(update(consent_slip).where(consent_slip.c.id == id).values(taken_by=person, taken=at, ends=min(row.ends, ends)))
        await connection.execute(delete(slip_copy).where(slip_copy.c.slip == id, slip_copy.c.person != person))
    return str(box), row.taken_by is None


async def project_of(connection: AsyncConnection, id: SlipId) -> ProjectId | None:
    row = await _of(connection, id)
    return ProjectId(row.project) if row else None


async def is_taken_by(connection: AsyncConnection, id: SlipId, person: PersonId) -> bool:
    row = await _of(connection, id)
    return row is not None and row.taken_by == person


async def drop_copies_of(connection: AsyncConnection, person: str) -> None:
    await connection.execute(delete(slip_copy).where(slip_copy.c.person == person))


async def _of(connection: AsyncConnection, id: SlipId) -> Row[Any] | None:
    return (await connection.execute(select(consent_slip).where(consent_slip.c.id == id))).first()
