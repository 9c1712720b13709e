"""What workers look for among the answers: their stars, counts by week, and what is missing until somebody has seen to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.answering.asked import Missing, Sent
from chatd.domain.ids import PersonId, ProjectId
from chatd.store.asked_tables import answer_missing, answer_star, answer_use
from chatd.store.connection import Database


class SqlAsked:
    """`chatd.answering.asked.Kept` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def stars(self, person: PersonId) -> frozenset[str]:
        return frozenset(row.name for row in await self._rows(select(answer_star.c.name).where(answer_star.c.person == person)))

    async def star(self, person: PersonId, name: str, *, starred: bool) -> None:
        gone = delete(answer_star).where(answer_star.c.person == person, answer_star.c.name == name)
        put = insert(answer_star).values(person=person, name=name).on_conflict_do_nothing()
        await self._do(put if starred else gone)

    async def count(self, sent: Sequence[tuple[date, Sent]]) -> None:
        await self._do(*(_one_more(week, each) for week, each in sent))

    async def counts(self, project: ProjectId) -> dict[tuple[str, str, date], int]:
        rows = await self._rows(select(answer_use).where(answer_use.c.project == project))
        return {(row.name, row.language, row.week): row[-1] for row in rows}

    async def note_missing(self, project: ProjectId, missing: Sequence[Missing]) -> None:
        """In the order of their random ids: not even the order in which they came is kept."""
        new = insert(answer_missing)
        in_order = sorted(missing, key=lambda missed: missed.id)
        await self._do(*(new.values(id=each.id, project=project, words=each.words, language=each.language, week=each.week) for each in in_order))

    async def missing(self, project: ProjectId) -> tuple[Missing, ...]:
        rows = await self._rows(
            select(answer_missing).where(answer_missing.c.project == project).order_by(answer_missing.c.week.desc(), answer_missing.c.id)
        )
        return tuple(Missing(id=row.id, words=row.words, language=row.language, week=row.week) for row in rows)

    async def drop(self, project: ProjectId, ids: Iterable[str]) -> None:
        await self._do(delete(answer_missing).where(answer_missing.c.project == project, answer_missing.c.id.in_(list(ids))))

    async def forget(self, *, counts_before: date, missing_before: date) -> None:
        await self._do(
            delete(answer_use).where(answer_use.c.week < counts_before), delete(answer_missing).where(answer_missing.c.week < missing_before)
        )

    async def _do(self, *statements: Any) -> None:
        async def deed(connection: AsyncConnection) -> None:
            for statement in statements:
                await connection.execute(statement)

        await self._database.write(deed)

    async def _rows(self, which: Any) -> list[Row[Any]]:
        async def rows(connection: AsyncConnection) -> list[Row[Any]]:
            return list(await connection.execute(which))

        return await self._database.read(rows)


def _one_more(week: date, sent: Sent) -> Any:
    key = (answer_use.c.project, answer_use.c.name, answer_use.c.language, answer_use.c.week)
    new = insert(answer_use).values(project=sent.project, name=sent.name, language=sent.language, week=week, count=sent.times)
    return new.on_conflict_do_update(index_elements=key, set_={"count": answer_use.c.count + new.excluded.count})
