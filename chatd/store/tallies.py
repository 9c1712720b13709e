"""Counts by date, project and category: one margin, which cannot be joined back to anybody's visit."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import ProjectId
from chatd.store.schema import catalogue

tally = Table(
    "tally",
    catalogue,
    Column("day", Date, primary_key=True),
    Column("project", ForeignKey("project.id"), primary_key=True),
    Column("category", String(40), primary_key=True),
    Column("count", Integer, nullable=False),
)


async def add(connection: AsyncConnection, *, day: date, project: ProjectId, category: str, count: int) -> None:
    new = insert(tally).values(day=day, project=project, category=category, count=count)
    await connection.execute(
        new.on_conflict_do_update(index_elements=[tally.c.day, tally.c.project, tally.c.category], set_={"count": tally.c.count + new.excluded.count})
    )


async def of_day(connection: AsyncConnection, day: date) -> dict[tuple[ProjectId, str], int]:
    rows = await connection.execute(select(tally.c.project, tally.c.category, tally.c.count).where(tally.c.day == day))
    return {(ProjectId(project), category): count for project, category, count in rows}


async def of_project(connection: AsyncConnection, project: ProjectId, *, since: date, until: date) -> dict[tuple[date, str], int]:
    """One project's alone, by the first day of the month and category, of the days from *since* to before *until*."""
    asked = select(tally.c.day, tally.c.category, tally.c.count).where(tally.c.project == project, tally.c.day >= since, tally.c.day < until)
    found: Counter[tuple[date, str]] = Counter()
    for day, category, count in await connection.execute(asked):
        found[day.replace(day=1), category] += count
    return dict(found)
