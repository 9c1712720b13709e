"""Concern notes: a copy for each lead, sealed to that lead alone, readable by one at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import NoteId, PersonId, ProjectId
from chatd.domain.refusals import AlreadyThere, NoSuchRecord
from chatd.keeping.brought import Note, NoteForMe
from chatd.store.keeping_tables import concern_copy, concern_note
from chatd.store.shredding import is_shredded


async def add(connection: AsyncConnection, new: Note, *, written: datetime, ends: datetime) -> None:
    there = await connection.scalar(select(concern_note.c.id).where(concern_note.c.id == new.id))
    if there is not None or await is_shredded(connection, new.id):
        raise AlreadyThere
    values = {"id": new.id, "project": new.project, "written": written, "ends": ends, "writers": _text(new.writers), "list_number": new.list_number}
    await connection.execute(insert(concern_note).values(**values, read_by="[]"))
    await connection.execute(insert(concern_copy), [{"note": new.id, "lead": lead, "box": box} for lead, box in new.copies.items()])


async def standing(connection: AsyncConnection, projects: Collection[ProjectId], lead: PersonId | None) -> tuple[NoteForMe, ...]:
    """The oldest first."""
    copies = {}
    if lead is not None:
        rows = await connection.execute(select(concern_copy).where(concern_copy.c.lead == lead))
        copies = {row.note: row.box for row in rows}
    rows = await connection.execute(
        select(concern_note).where(concern_note.c.project.in_(projects)).order_by(concern_note.c.written, concern_note.c.id)
    )
    return tuple(
        NoteForMe(
            id=NoteId(row.id),
            project=ProjectId(row.project),
            written=row.written,
            ends=row.ends,
            writers=_people(row.writers),
            read_by=_people(row.read_by),
            box=copies.get(row.id, ""),
        )
        for row in rows
        if lead is None or row.id in copies
    )


async def read(connection: AsyncConnection, id: NoteId, lead: PersonId, *, ends: datetime) -> bool:
    """Whether this was news. Raises `NoSuchRecord` where this lead has no copy."""
    box = await connection.scalar(select(concern_copy.c.box).where(concern_copy.c.note == id, concern_copy.c.lead == lead))
    row = (await connection.execute(select(concern_note).where(concern_note.c.id == id))).first()
    if box is None or row is None:
        raise NoSuchRecord
    readers = _people(row.read_by)
    if lead in readers:
        return False
    until = row.ends if readers else min(row.ends, ends)
    await connection.execute(update(concern_note).where(concern_note.c.id == id).values(read_by=_text(readers | {lead}), ends=until))
    return True


async def drop_copies_of(connection: AsyncConnection, person: str, project: ProjectId | None = None) -> None:
    there = select(concern_note.c.id) if project is None else select(concern_note.c.id).where(concern_note.c.project == project)
    await connection.execute(delete(concern_copy).where(concern_copy.c.lead == person, concern_copy.c.note.in_(there)))


def _text(people: Iterable[PersonId]) -> str:
    return msgspec.json.encode(sorted(people)).decode()


def _people(text: str) -> frozenset[PersonId]:
    return frozenset(msgspec.json.decode(text, type=list[PersonId]))
