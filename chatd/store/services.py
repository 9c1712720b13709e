"""The directory of services: what each project has of its own, and what its collaborative shares."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import CollaborativeId, ProjectId, ServiceId
from chatd.domain.services import Entry, Service
from chatd.store.answer_tables import service as table
from chatd.store.connection import Database
from chatd.store.projects import project, rota

_AT_ONCE = 500
_OWN_COLUMNS = ("name", "verified", "review_by")
"""Facts that stand in columns of their own, so that what is overdue can be asked for; all others are JSON."""


class SqlServices:
    """`signposting.ports.Services` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, project: ProjectId) -> tuple[Entry, ...]:
        return await self._database.read(lambda connection: standing(connection, project))

    async def change(self, project: ProjectId, deed: Callable[[Sequence[Entry]], Iterable[Entry]], *, by: str, at: datetime) -> tuple[Entry, ...]:
        async def changed(connection: AsyncConnection) -> tuple[Entry, ...]:
            new = tuple(deed(await standing(connection, project)))
            await _put_all(connection, project, new, by=by, at=at)
            return new

        return await self._database.write(changed)


async def standing(connection: AsyncConnection, of: ProjectId) -> tuple[Entry, ...]:
    """Its own and the shared ones, withdrawn ones too. Nothing for a project that is not there. Put together in a thread: nobody's line should wait for thousands."""
    shared = await _collaborative(connection, of)
    which = (table.c.project == of) | (table.c.project.is_(None) & (table.c.collaborative == shared))
    rows = list(await connection.execute(select(table).where(which).order_by(table.c.name, table.c.id)))
    return await asyncio.to_thread(lambda: tuple(map(_read, rows)))


async def put(connection: AsyncConnection, of: ProjectId, entry: Entry, *, by: str, at: datetime) -> None:
    """In the place of the entry with its id, if there is one."""
    await _put_all(connection, of, [entry], by=by, at=at)


async def _put_all(connection: AsyncConnection, of: ProjectId, entries: Sequence[Entry], *, by: str, at: datetime) -> None:
    """Many at once, as nobody else is served while they are written; but not so many that whoever is in a chat would wait for them to be made ready."""
    own = {"collaborative": await _collaborative(connection, of), "changed": at, "changed_by": by}
    for first in range(0, len(entries), _AT_ONCE):
        some = entries[first : first + _AT_ONCE]
        await connection.execute(delete(table).where(table.c.id == bindparam("replaced")), [{"replaced": each.id} for each in some])
        await connection.execute(insert(table), [{**_columns(each, of), **own} for each in some])


def _columns(entry: Entry, of: ProjectId) -> dict[str, Any]:
    facts: dict[str, Any] = msgspec.to_builtins(entry.service)
    for column in _OWN_COLUMNS:
        del facts[column]
    check = entry.service.verified
    return {
        "id": entry.id,
        "project": None if entry.shared else of,
        "name": entry.service.name,
        "facts": msgspec.json.encode(facts).decode(),
        "verified": check.on if check else None,
        "verified_by": check.by if check else None,
        "review_by": entry.service.review_by,
        "withdrawn": entry.withdrawn,
    }


async def _collaborative(connection: AsyncConnection, of: ProjectId) -> CollaborativeId | None:
    return await connection.scalar(select(rota.c.collaborative).join(project, project.c.rota == rota.c.id).where(project.c.id == of))


def _read(row: Row[Any]) -> Entry:
    facts = {
        **msgspec.json.decode(row.facts),
        "name": row.name,
        "verified": {"on": row.verified, "by": row.verified_by} if row.verified else None,
        "review_by": row.review_by,
    }
    return Entry(id=ServiceId(row.id), service=msgspec.convert(facts, Service), shared=row.project is None, withdrawn=row.withdrawn)
