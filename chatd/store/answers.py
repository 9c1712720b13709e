"""The library of canned answers: every version is written once and never over, but for how far it has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from canned_answers.versions import History, State, Version
from chatd.answering.shelves import Owner, Shelf, Told
from chatd.domain.ids import CollaborativeId, ProjectId
from chatd.store.answer_tables import answer, answer_version
from chatd.store.connection import Database

_COLUMNS = ("number", "text", "author", "written", "reviewer", "reviewed", "published_by", "published", "of_number")


class SqlAnswers:
    """`chatd.answering.ports.Answers` on the database."""

    def __init__(self, database: Database, new_id: Callable[[], str]) -> None:
        self._database = database
        self._new_id = new_id

    async def shelf(self, owner: Owner) -> Shelf:
        return await self._database.read(lambda connection: _shelf(connection, owner))

    async def history(self, owner: Owner, file: str) -> History:
        language, _, name = file.removesuffix(".md").partition("/")
        which = select(answer_version).join(answer, answer.c.id == answer_version.c.answer).where(*_of(owner), answer.c.name == name)
        rows = await self._rows(which.where(answer_version.c.language == language).order_by(answer_version.c.number))
        return History(name=name, language=language, versions=tuple(map(_version, rows)))

    async def change(self, owner: Owner, decide: Callable[[Shelf, Shelf], Shelf]) -> Shelf:
        async def deed(connection: AsyncConnection) -> Shelf:
            before = await _shelf(connection, owner)
            shared = await _shelf(connection, owner.shared) if owner.project else Shelf(owner=owner)
            after = decide(before, shared)
            await self._save(connection, before, after)
            return after

        return await self._database.write(deed)

    async def told(self, collaborative: CollaborativeId) -> tuple[Told, ...]:
        which = (
            select(answer.c.project, answer.c.name, answer_version.c.language, answer_version.c.text)
            .join(answer_version, answer_version.c.answer == answer.c.id)
            .where(answer.c.collaborative == collaborative, answer_version.c.state == State.PUBLISHED)
            .order_by(answer.c.name, answer_version.c.language, answer.c.project)
        )
        rows = await self._rows(which)
        return tuple(
            Told(project=ProjectId(row.project) if row.project else None, name=row.name, language=row.language, text=row.text) for row in rows
        )

    async def settled(self, collaborative: CollaborativeId) -> frozenset[tuple[ProjectId | None, str]]:
        which = (
            select(answer.c.project, answer.c.name, answer_version.c.language)
            .join(answer_version, answer_version.c.answer == answer.c.id)
            .where(answer.c.collaborative == collaborative, answer_version.c.state.in_((State.PUBLISHED, State.PAST, State.WITHDRAWN)))
            .distinct()
        )
        rows = await self._rows(which)
        return frozenset((ProjectId(row.project) if row.project else None, f"{row.language}/{row.name}.md") for row in rows)

    async def hidden(self, collaborative: CollaborativeId) -> frozenset[tuple[ProjectId, str]]:
        which = select(answer.c.project, answer.c.name).where(answer.c.collaborative == collaborative, answer.c.hidden)
        return frozenset((ProjectId(row.project), row.name) for row in await self._rows(which) if row.project)

    async def _rows(self, which: Select[Any]) -> list[Row[Any]]:
        async def rows(connection: AsyncConnection) -> list[Row[Any]]:
            return list(await connection.execute(which))

        return await self._database.read(rows)

    async def _save(self, connection: AsyncConnection, before: Shelf, after: Shelf) -> None:
        ids = await self._ids(connection, after)
        for file, history in after.histories.items():
            await _save_history(connection, ids[history.name], before.history(file), history)
        for name in before.hidden ^ after.hidden:
            await connection.execute(update(answer).where(answer.c.id == ids[name]).values(hidden=name in after.hidden))

    async def _ids(self, connection: AsyncConnection, after: Shelf) -> Mapping[str, str]:
        """The row of each name, made where there is none."""
        found = {row.name: row.id for row in await connection.execute(select(answer.c.name, answer.c.id).where(*_of(after.owner)))}
        for name in sorted({history.name for history in after.histories.values()} | after.hidden):
            if name not in found:
                found[name] = self._new_id()
                own = {"collaborative": after.owner.collaborative, "project": after.owner.project}
                await connection.execute(insert(answer).values(id=found[name], name=name, hidden=False, **own))
        return found


async def _shelf(connection: AsyncConnection, owner: Owner) -> Shelf:
    named = {row.id: row for row in await connection.execute(select(answer.c.id, answer.c.name, answer.c.hidden).where(*_of(owner)))}
    versions: dict[tuple[str, str], list[Version]] = defaultdict(list)
    which = select(answer_version).join(answer, answer.c.id == answer_version.c.answer).where(*_of(owner))
    for row in await connection.execute(which.order_by(answer_version.c.number)):
        versions[named[row.answer].name, row.language].append(_version(row))
    histories = [History(name=name, language=language, versions=tuple(found)) for (name, language), found in versions.items()]
    hidden = frozenset(row.name for row in named.values() if row.hidden)
    return Shelf(owner=owner, histories={history.file: history for history in histories}, hidden=hidden)


def _of(owner: Owner) -> tuple[Any, ...]:
    return answer.c.collaborative == owner.collaborative, answer.c.project.is_(None) if owner.project is None else answer.c.project == owner.project


async def _save_history(connection: AsyncConnection, id: str, before: History, after: History) -> None:
    for number, version in enumerate(after.versions):
        standing = before.versions[number] if number < len(before.versions) else None
        columns = {"state": version.state.value, **{name: getattr(version, name) for name in _COLUMNS}}
        columns["written_with"] = msgspec.json.encode(version.written_with).decode()
        if standing is None:
            await connection.execute(insert(answer_version).values(answer=id, language=after.language, **columns))
        elif standing != version:
            key = answer_version.c.answer == id, answer_version.c.language == after.language, answer_version.c.number == version.number
            await connection.execute(update(answer_version).where(*key).values(columns))


def _version(row: Row[Any]) -> Version:
    written_with = msgspec.json.decode(row.written_with, type=tuple[str, ...])
    return Version(state=State(row.state), written_with=written_with, **{name: getattr(row, name) for name in _COLUMNS})
