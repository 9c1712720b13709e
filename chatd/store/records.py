"""Records and what hangs on them: wraps, chunks, notes, tags, forms. Sealed by those who made them; nothing here could open one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Row, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId, ProjectId, RecordId
from chatd.domain.refusals import AlreadyThere, NoSuchRecord
from chatd.domain.retention import Closed, Header, Hold, Record, Signed, State
from chatd.keeping.brought import Chunk, KeptNote, MadeBy, Wrap
from chatd.keeping.ports import Change
from chatd.store.keeping_tables import record, record_chunk, record_note, record_wrap
from chatd.store.shredding import is_shredded


async def of(connection: AsyncConnection, id: RecordId) -> Record | None:
    row = (await connection.execute(select(record).where(record.c.id == id))).first()
    return None if row is None else _read(row)


async def of_projects(connection: AsyncConnection, projects: Collection[ProjectId] | None) -> tuple[Record, ...]:
    chosen = select(record).order_by(record.c.raised.desc(), record.c.id)
    rows = await connection.execute(chosen if projects is None else chosen.where(record.c.project.in_(projects)))
    return tuple(_read(row) for row in rows)


async def add(connection: AsyncConnection, new: Record, wraps: Sequence[Wrap], chunks: Sequence[Chunk]) -> None:
    """Raises `AlreadyThere` for an id that is there or was shredded: a shredded record never comes back under its own name."""
    if await of(connection, new.id) is not None or await is_shredded(connection, new.id):
        raise AlreadyThere
    await connection.execute(insert(record).values(**_columns(new)))
    await _put_wraps(connection, new.id, MadeBy.RAISER, wraps)
    await _add_chunks(connection, new.id, chunks)


async def change(connection: AsyncConnection, change: Change) -> None:
    """All of one deed, but for shredding and the line in the audit log."""
    id = change.record.id
    await connection.execute(update(record).where(record.c.id == id).values(**_columns(change.record)))
    for made_by, wraps in change.wraps.items():
        await _put_wraps(connection, id, made_by, wraps)
    await _add_chunks(connection, id, change.chunks)
    for note in change.notes:
        await _put_note(connection, id, note)


async def wraps_of(connection: AsyncConnection, id: RecordId) -> Mapping[MadeBy, tuple[Wrap, ...]]:
    found: dict[MadeBy, list[Wrap]] = defaultdict(list)
    order = (record_wrap.c.made_by, record_wrap.c.requester, record_wrap.c.approver)
    for row in await connection.execute(select(record_wrap).where(record_wrap.c.record == id).order_by(*order)):
        found[MadeBy(row.made_by)].append(Wrap(requester=PersonId(row.requester), approver=PersonId(row.approver), box=row.box))
    return {made_by: tuple(wraps) for made_by, wraps in found.items()}


async def chunks_of(connection: AsyncConnection, id: RecordId) -> tuple[Chunk, ...]:
    rows = await connection.execute(select(record_chunk).where(record_chunk.c.record == id).order_by(record_chunk.c.number))
    return tuple(Chunk(number=row.number, nonce=row.nonce, box=row.box) for row in rows)


async def notes_of(connection: AsyncConnection, id: RecordId) -> tuple[KeptNote, ...]:
    rows = await connection.execute(select(record_note).where(record_note.c.record == id).order_by(record_note.c.written, record_note.c.id))
    return tuple(_note(row) for row in rows)


async def tags_of(connection: AsyncConnection, projects: Collection[ProjectId]) -> Mapping[RecordId, tuple[KeptNote, ...]]:
    chosen = select(record_note).join(record).where(record.c.project.in_(projects), record_note.c.kind == "tag").order_by(record_note.c.id)
    found: dict[RecordId, list[KeptNote]] = defaultdict(list)
    for row in await connection.execute(chosen):
        found[RecordId(row.record)].append(_note(row))
    return {id: tuple(tags) for id, tags in found.items()}


async def drop_wraps_of(connection: AsyncConnection, person: str, project: ProjectId | None = None) -> None:
    """Of one project's records, or of all."""
    mine = or_(record_wrap.c.requester == person, record_wrap.c.approver == person)
    there = select(record.c.id) if project is None else select(record.c.id).where(record.c.project == project)
    await connection.execute(delete(record_wrap).where(mine, record_wrap.c.record.in_(there)))
    await connection.execute(update(record).where(record.c.on_call == person, record.c.id.in_(there)).values(on_call=None))


async def must_be(connection: AsyncConnection, id: RecordId) -> Record:
    found = await of(connection, id)
    if found is None:
        raise NoSuchRecord
    return found


async def _put_wraps(connection: AsyncConnection, id: RecordId, made_by: MadeBy, wraps: Sequence[Wrap]) -> None:
    await connection.execute(delete(record_wrap).where(record_wrap.c.record == id, record_wrap.c.made_by == made_by))
    rows = [{"record": id, "made_by": made_by, "requester": each.requester, "approver": each.approver, "box": each.box} for each in wraps]
    if rows:
        await connection.execute(insert(record_wrap), rows)


async def _add_chunks(connection: AsyncConnection, id: RecordId, chunks: Sequence[Chunk]) -> None:
    rows = [{"record": id, "number": each.number, "nonce": each.nonce, "box": each.box} for each in chunks]
    if rows:
        await connection.execute(insert(record_chunk), rows)


async def _put_note(connection: AsyncConnection, id: RecordId, note: KeptNote) -> None:
    """A tag without boxes is taken off. A note's id is its record's alone: one of another record is left as it is, and refused."""
    await connection.execute(delete(record_note).where(record_note.c.id == note.id, record_note.c.record == id, record_note.c.kind == note.kind))
    if note.kind == "tag" and not note.boxes:
        return
    if await connection.scalar(select(record_note.c.id).where(record_note.c.id == note.id)) is not None:
        raise AlreadyThere
    box = msgspec.json.encode(note.boxes).decode() if note.kind == "tag" else note.box
    values = {"id": note.id, "record": id, "kind": note.kind, "person": note.person, "written": note.written, "nonce": note.nonce or None, "box": box}
    await connection.execute(insert(record_note).values(**values))


def _note(row: Row[Any]) -> KeptNote:
    boxes = msgspec.json.decode(row.box, type=dict[PersonId, str]) if row.kind == "tag" else {}
    named = {"id": row.id, "kind": row.kind, "person": PersonId(row.person), "written": row.written}
    return KeptNote(**named, nonce=row.nonce or "", box="" if boxes else row.box, boxes=boxes)


_PLAIN = (
    "id",
    "project",
    "ground",
    "language",
    "raised",
    "ends",
    "review",
    "hard_end",
    "raiser",
    "confirmer",
    "answered_no",
    "decided_by",
    "on_call",
)
_COUNTS = ("chunks", "bytes", "told_visitor", "for_lead")


def _columns(kept: Record) -> dict[str, Any]:
    return {
        **{name: getattr(kept, name) for name in (*_PLAIN, *_COUNTS)},
        "state": kept.state.value,
        "members": msgspec.json.encode(sorted(kept.members)).decode(),
        "list_number": kept.header.list_number,
        "header": msgspec.json.encode(kept.header).decode(),
        "signed": msgspec.json.encode(kept.signed).decode(),
        "closing": msgspec.json.encode(kept.closed).decode() if kept.closed else None,
        "hold_reason": kept.hold.reason if kept.hold else None,
        "hold_until": kept.hold.until if kept.hold else None,
        "hold_by": kept.hold.by if kept.hold else None,
        "hold_agreed_by": kept.hold.agreed_by if kept.hold else None,
    }


def _read(row: Row[Any]) -> Record:
    hold = Hold(reason=row.hold_reason, until=row.hold_until, by=PersonId(row.hold_by), agreed_by=row.hold_agreed_by) if row.hold_by else None
    return Record(
        **{name: getattr(row, name) for name in (*_PLAIN, *_COUNTS)},
        state=State(row.state),
        members=frozenset(msgspec.json.decode(row.members, type=list[PersonId])),
        header=msgspec.json.decode(row.header, type=Header),
        signed=msgspec.json.decode(row.signed, type=tuple[Signed, ...]),
        closed=msgspec.json.decode(row.closing, type=Closed) if row.closing else None,
        hold=hold,
    )
