"""Working drafts of answers, one line for each, and what people's words were set aside as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Row, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from canned_answers.working import Working
from chatd.answering.drafts import Aside, Kept
from chatd.answering.shelves import Owner
from chatd.domain.ids import PersonId
from chatd.store.connection import Database
from chatd.store.draft_tables import answer_draft as table


class SqlDrafts:
    """`chatd.answering.drafts.Drafts` on the database."""

    def __init__(self, database: Database, new_id: Callable[[], str]) -> None:
        self._database = database
        self._new_id = new_id

    async def standing(self, owner: Owner, file: str) -> Kept | None:
        rows = await self._rows(*_of(owner, file), table.c.aside_of.is_(None))
        return _kept(rows[0]) if rows else None

    async def all(self, owner: Owner) -> Mapping[str, Kept]:
        rows = await self._rows(*_by(owner), table.c.aside_of.is_(None))
        return {row.file: _kept(row) for row in rows}

    async def keep(self, owner: Owner, file: str, kept: Kept) -> None:
        await self._put(owner, file, kept, self._new_id(), table.c.aside_of.is_(None))

    async def drop(self, owner: Owner, file: str) -> None:
        await self._drop(*_of(owner, file), table.c.aside_of.is_(None))

    async def asides(self, owner: Owner, file: str, person: PersonId) -> tuple[Aside, ...]:
        rows = await self._rows(*_of(owner, file), table.c.aside_of == person)
        return tuple(Aside(id=row.id, person=person, base=_read(row.base), kept=_kept(row)) for row in rows)

    async def set_aside(self, owner: Owner, file: str, aside: Aside) -> None:
        mine = table.c.aside_of == aside.person
        await self._put(owner, file, aside.kept, aside.id, mine & (table.c.id == aside.id), aside_of=aside.person, base=_written(aside.base))

    async def drop_aside(self, owner: Owner, file: str, person: PersonId, id: str) -> None:
        await self._drop(*_of(owner, file), table.c.aside_of == person, table.c.id == id)

    async def _rows(self, *which: Any) -> list[Row[Any]]:
        async def rows(connection: AsyncConnection) -> list[Row[Any]]:
            return list(await connection.execute(select(table).where(*which).order_by(table.c.changed, table.c.id)))

        return await self._database.read(rows)

    async def _put(self, owner: Owner, file: str, kept: Kept, id: str, instead: Any, **more: Any) -> None:
        values: dict[str, Any] = {"id": id, "collaborative": owner.collaborative, "project": owner.project, "file": file}
        values |= {"fields": _written(kept.working), "changed": kept.at, "changed_by": kept.by, **more}
        values |= {"writers": msgspec.json.encode(kept.writers).decode(), "from_number": kept.from_number}

        async def deed(connection: AsyncConnection) -> None:
            await connection.execute(delete(table).where(*_of(owner, file), instead))
            await connection.execute(insert(table).values(**values))

        await self._database.write(deed)

    async def _drop(self, *which: Any) -> None:
        async def deed(connection: AsyncConnection) -> None:
            await connection.execute(delete(table).where(*which))

        await self._database.write(deed)


def _by(owner: Owner) -> tuple[Any, ...]:
    return table.c.collaborative == owner.collaborative, table.c.project.is_(None) if owner.project is None else table.c.project == owner.project


def _of(owner: Owner, file: str) -> tuple[Any, ...]:
    return *_by(owner), table.c.file == file


def _kept(row: Row[Any]) -> Kept:
    writers = msgspec.json.decode(row.writers, type=tuple[str, ...])
    return Kept(working=_read(row.fields), by=row.changed_by, at=row.changed, writers=writers, from_number=row.from_number)


def _read(text: str) -> Working:
    return msgspec.json.decode(text, type=Working)


def _written(working: Working) -> str:
    return msgspec.json.encode(working).decode()
