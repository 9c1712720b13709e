"""`keeping.ports.KeepingStore` on the database: each method one transaction, its line of the audit log in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.audit import Head, Line
from chatd.domain.ids import NoteId, PersonId, ProjectId, RecordId, SlipId
from chatd.domain.refusals import NoSuchRecord
from chatd.domain.retention import Record, State
from chatd.domain.sweeping import Round
from chatd.keeping.brought import Chunk, KeptNote, MadeBy, Note, NoteForMe, Slip, SlipForMe, Wrap
from chatd.keeping.ports import Change, Due
from chatd.store import audit, notes, records, rounds, shredding, slips
from chatd.store.connection import Database


class SqlKeeping:
    """Built once, beside the other stores on the same database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, id: RecordId) -> Record | None:
        return await self._database.read(lambda connection: records.of(connection, id))

    async def records(self, projects: Collection[ProjectId] | None = None) -> tuple[Record, ...]:
        return await self._database.read(lambda connection: records.of_projects(connection, projects))

    async def add_record(self, new: Record, wraps: Sequence[Wrap], chunks: Sequence[Chunk], line: Line) -> None:
        async def add(connection: AsyncConnection) -> None:
            await records.add(connection, new, wraps, chunks)
            await audit.add_line(connection, line)

        await self._database.write(add)

    async def change_record(self, id: RecordId, deed: Callable[[Record], Change]) -> Record:
        async def change(connection: AsyncConnection) -> Record:
            made = deed(await records.must_be(connection, id))
            if made.record.state is State.SHREDDED and made.line is not None:
                await shredding.shred_record(connection, id, made.line.at)
            else:
                await records.change(connection, made)
            if made.line is not None:
                await audit.add_line(connection, made.line)
            return made.record

        return await self._database.write(change)

    async def wraps(self, id: RecordId) -> Mapping[MadeBy, tuple[Wrap, ...]]:
        return await self._database.read(lambda connection: records.wraps_of(connection, id))

    async def chunks(self, id: RecordId) -> tuple[Chunk, ...]:
        return await self._database.read(lambda connection: records.chunks_of(connection, id))

    async def notes(self, id: RecordId) -> tuple[KeptNote, ...]:
        return await self._database.read(lambda connection: records.notes_of(connection, id))

    async def tags(self, projects: Collection[ProjectId]) -> Mapping[RecordId, tuple[KeptNote, ...]]:
        return await self._database.read(lambda connection: records.tags_of(connection, projects))

    async def drop_wraps_of(self, project: ProjectId, person: PersonId, line: Line) -> None:
        async def drop(connection: AsyncConnection) -> None:
            await records.drop_wraps_of(connection, person, project)
            await notes.drop_copies_of(connection, person, project)
            await audit.add_line(connection, line)

        await self._database.write(drop)

    async def add_note(self, new: Note, *, written: datetime, ends: datetime, line: Line) -> None:
        async def add(connection: AsyncConnection) -> None:
            await notes.add(connection, new, written=written, ends=ends)
            await audit.add_line(connection, line)

        await self._database.write(add)

    async def concern_notes(self, projects: Collection[ProjectId], lead: PersonId | None) -> tuple[NoteForMe, ...]:
        return await self._database.read(lambda connection: notes.standing(connection, projects, lead))

    async def note_read(self, id: NoteId, lead: PersonId, *, ends: datetime, line: Line) -> None:
        async def read(connection: AsyncConnection) -> None:
            if await notes.read(connection, id, lead, ends=ends):
                await audit.add_line(connection, line)

        await self._database.write(read)

    async def drop_note(self, id: NoteId, line: Line) -> None:
        async def drop(connection: AsyncConnection) -> None:
            await shredding.shred_note(connection, id, line.at)
            await audit.add_line(connection, line)

        await self._database.write(drop)

    async def add_slip(self, new: Slip, *, by: PersonId, made: datetime, ends: datetime, line: Line) -> None:
        async def add(connection: AsyncConnection) -> None:
            await slips.add(connection, new, by=by, made=made, ends=ends)
            await audit.add_line(connection, line)

        await self._database.write(add)

    async def slip_project(self, id: SlipId) -> ProjectId | None:
        return await self._database.read(lambda connection: slips.project_of(connection, id))

    async def slips_for(self, person: PersonId) -> tuple[SlipForMe, ...]:
        return await self._database.read(lambda connection: slips.for_person(connection, person))

    async def take_slip(self, id: SlipId, person: PersonId, *, at: datetime, ends: datetime, line: Line) -> str:
        async def take(connection: AsyncConnection) -> str:
            box, is_first = await slips.take(connection, id, person, at=at, ends=ends)
            if is_first:
                await audit.add_line(connection, line)
            return box

        return await self._database.write(take)

    async def drop_slip(self, id: SlipId, person: PersonId, line: Line) -> None:
        async def drop(connection: AsyncConnection) -> None:
            if not await slips.is_taken_by(connection, id, person):
                raise NoSuchRecord
            await shredding.shred_slip(connection, id, line.at)
            await audit.add_line(connection, line)

        await self._database.write(drop)

    async def note_line(self, line: Line) -> None:
        await self._database.write(lambda connection: audit.add_line(connection, line))

    async def audit_head(self) -> Head:
        return await self._database.read(audit.head)

    async def sweep(self, at: datetime) -> Due:
        return Due(
            records=await shredding.sweep_records(self._database, at),
            notes=await shredding.sweep_notes(self._database, at),
            slips=await shredding.sweep_slips(self._database, at),
        )

    async def round(self) -> Round:
        return await self._database.read(rounds.stands)

    async def keep_round(self, round: Round) -> None:
        await self._database.write(lambda connection: rounds.keep(connection, round))
