"""The library of canned answers: every version is written once and never over, but for how far it has come.

So a shelf that was read once is kept in memory, and read again only when what is counted of it has changed: every page asks for whole shelves, and with
thousands of answers whoever is in a chat would wait for each of them.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import Row, Select, Table, case, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from canned_answers.versions import History, State, Version
from chatd.answering.shelves import Owner, Shelf, Spoken, Told
from chatd.domain.ids import CollaborativeId, ProjectId
from chatd.store.answer_tables import answer, answer_version
from chatd.store.connection import Database

_COLUMNS = ("number", "text", "author", "written", "reviewer", "reviewed", "published_by", "published", "of_number")
_AT_ONCE: Final = 500
_FAR: Final[Mapping[str, int]] = {State.DRAFT: 0, State.REVIEWED: 1, State.PUBLISHED: 2, State.PAST: 3, State.WITHDRAWN: 4}
"""How far a version has come. It only ever goes on, so the sum over a shelf tells every change from what was there before."""


_SPOKEN: Final = (State.PUBLISHED, State.PAST, State.WITHDRAWN)
_Mark = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A shelf as it was when *mark* was true of it."""

    mark: _Mark
    shelf: Shelf


class SqlAnswers:
    """`chatd.answering.ports.Answers` on the database."""

    def __init__(self, database: Database, new_id: Callable[[], str]) -> None:
        self._database = database
        self._new_id = new_id
        self._known: dict[Owner, _Known] = {}
        self._spoken: dict[CollaborativeId, tuple[_Mark, Spoken]] = {}

    async def shelf(self, owner: Owner) -> Shelf:
        return await self._database.read(lambda connection: self._shelf(connection, owner))

    async def history(self, owner: Owner, file: str) -> History:
        language, _, name = file.removesuffix(".md").partition("/")
        which = select(answer_version).join(answer, answer.c.id == answer_version.c.answer).where(*_of(owner), answer.c.name == name)
        rows = await self._rows(which.where(answer_version.c.language == language).order_by(answer_version.c.number))
        return History(name=name, language=language, versions=tuple(map(_version, rows)))

    async def change(self, owner: Owner, decide: Callable[[Shelf, Shelf], Shelf]) -> Shelf:
        async def deed(connection: AsyncConnection) -> _Known:
            before = await self._shelf(connection, owner)
            shared = await self._shelf(connection, owner.shared) if owner.project else Shelf(owner=owner)
            after = decide(before, shared)
            await self._save(connection, before, after)
            return _Known(mark=await _mark(connection, *_of(owner)), shelf=after)

        known = self._known[owner] = await self._database.write(deed)
        return known.shelf

    async def spoken(self, collaborative: CollaborativeId) -> Spoken:
        async def read(connection: AsyncConnection) -> Spoken:
            which = answer.c.collaborative == collaborative
            mark, known = await _mark(connection, which), self._spoken.get(collaborative)
            if known is None or known[0] != mark:
                known = self._spoken[collaborative] = mark, await _spoken(connection, which)
            return known[1]

        return await self._database.read(read)

    async def _shelf(self, connection: AsyncConnection, owner: Owner) -> Shelf:
        mark, known = await _mark(connection, *_of(owner)), self._known.get(owner)
        if known is None or known.mark != mark:
            known = self._known[owner] = _Known(mark=mark, shelf=await _read(connection, owner))
        return known.shelf

    async def _rows(self, which: Select[Any]) -> list[Row[Any]]:
        async def rows(connection: AsyncConnection) -> list[Row[Any]]:
            return list(await connection.execute(which))

        return await self._database.read(rows)

    async def _save(self, connection: AsyncConnection, before: Shelf, after: Shelf) -> None:
        ids, new = await self._ids(connection, after), list[dict[str, Any]]()
        for file, history in after.histories.items():
            if before.histories.get(file) is not history:
                new += await _save_history(connection, ids[history.name], before.history(file), history)
        await _put(connection, answer_version, new)
        for name in before.hidden ^ after.hidden:
            await connection.execute(update(answer).where(answer.c.id == ids[name]).values(hidden=name in after.hidden))

    async def _ids(self, connection: AsyncConnection, after: Shelf) -> Mapping[str, str]:
        """The row of each name, made where there is none."""
        found = {row.name: row.id for row in await connection.execute(select(answer.c.name, answer.c.id).where(*_of(after.owner)))}
        missing = sorted(({history.name for history in after.histories.values()} | after.hidden) - found.keys())
        own = {"collaborative": after.owner.collaborative, "project": after.owner.project, "hidden": False}
        rows = [{"id": self._new_id(), "name": name, **own} for name in missing]
        await _put(connection, answer, rows)
        return found | {row["name"]: row["id"] for row in rows}


async def _put(connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Many at once, as nobody else is served while they are written; but not so many that whoever is in a chat would wait for them to be made ready."""
    for first in range(0, len(rows), _AT_ONCE):
        await connection.execute(insert(table), rows[first : first + _AT_ONCE])


async def _mark(connection: AsyncConnection, *which: Any) -> _Mark:
    """Another whenever anything of these is: counted by the database, which is much quicker than reading it. Another process may have written."""
    counted = select(answer.c.project, func.count(), func.sum(case(_FAR, value=answer_version.c.state))).join_from(answer_version, answer)
    versions = await connection.execute(counted.where(*which).group_by(answer.c.project).order_by(answer.c.project))
    hidden = await connection.execute(select(answer.c.id).where(*which, answer.c.hidden).order_by(answer.c.id))
    return (*map(tuple, versions), *hidden.scalars())


async def _spoken(connection: AsyncConnection, which: Any) -> Spoken:
    columns = answer.c.project, answer.c.name, answer_version.c.language
    versions = select(*columns, answer_version.c.state, answer_version.c.text).join(answer_version, answer_version.c.answer == answer.c.id)
    rows = list(await connection.execute(versions.where(which, answer_version.c.state.in_(_SPOKEN)).order_by(*columns[1:], answer.c.project)))
    hidden = list(await connection.execute(select(answer.c.project, answer.c.name).where(which, answer.c.hidden)))
    return await asyncio.to_thread(_gathered, rows, hidden)


def _gathered(rows: Sequence[Any], hidden: Sequence[Any]) -> Spoken:
    told = [Told(project=row.project, name=row.name, language=row.language, text=row.text) for row in rows if row.state == State.PUBLISHED]
    settled = frozenset((ProjectId(row.project) if row.project else None, f"{row.language}/{row.name}.md") for row in rows)
    return Spoken(told=tuple(told), settled=settled, hidden=frozenset((ProjectId(row.project), row.name) for row in hidden if row.project))


async def _read(connection: AsyncConnection, owner: Owner) -> Shelf:
    """Put together in a thread: thousands of versions take a while, and nobody's line should wait for that."""
    named = await connection.execute(select(answer.c.id, answer.c.name, answer.c.hidden).where(*_of(owner)))
    which = select(answer_version).join(answer, answer.c.id == answer_version.c.answer).where(*_of(owner))
    rows = list(await connection.execute(which.order_by(answer_version.c.number)))
    return await asyncio.to_thread(_put_together, owner, list(named), rows)


def _put_together(owner: Owner, named: Sequence[Any], rows: Sequence[Any]) -> Shelf:
    names, versions = {row.id: row.name for row in named}, defaultdict[tuple[str, str], list[Version]](list)
    for row in rows:
        versions[names[row.answer], row.language].append(_version(row))
    histories = [History(name=name, language=language, versions=tuple(found)) for (name, language), found in versions.items()]
    hidden = frozenset(row.name for row in named if row.hidden)
    return Shelf(owner=owner, histories={history.file: history for history in histories}, hidden=hidden)


def _of(owner: Owner) -> tuple[Any, ...]:
    return answer.c.collaborative == owner.collaborative, answer.c.project.is_(None) if owner.project is None else answer.c.project == owner.project


async def _save_history(connection: AsyncConnection, id: str, before: History, after: History) -> list[dict[str, Any]]:
    """Writes what has come further, and returns the rows that are new: those of a large import go in at once, as nobody else is served meanwhile."""
    key = {"answer": id, "language": after.language}
    known = len(before.versions)
    for version, standing in zip(after.versions, before.versions, strict=False):
        if standing != version:
            which = [answer_version.c[name] == value for name, value in {**key, "number": version.number}.items()]
            await connection.execute(update(answer_version).where(*which).values(_columns(version)))
    return [{**key, **_columns(version)} for version in after.versions[known:]]


def _columns(version: Version) -> dict[str, Any]:
    said = {name: getattr(version, name) for name in _COLUMNS}
    return {"state": version.state.value, "written_with": msgspec.json.encode(version.written_with).decode(), **said}


def _version(row: Row[Any]) -> Version:
    written_with = msgspec.json.decode(row.written_with, type=tuple[str, ...])
    return Version(state=State(row.state), written_with=written_with, **{name: getattr(row, name) for name in _COLUMNS})
