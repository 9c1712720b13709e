"""In which week coordinators were last written to about their answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import CollaborativeId, PersonId
from chatd.store.connection import Database
from chatd.store.reminder_tables import answer_reminder as table


class SqlReminders:
    """`chatd.answering.reminding.Reminders` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def written(self) -> Mapping[tuple[CollaborativeId, PersonId], date]:
        async def rows(connection: AsyncConnection) -> Mapping[tuple[CollaborativeId, PersonId], date]:
            return {(CollaborativeId(row.collaborative), PersonId(row.person)): row.week for row in await connection.execute(select(table))}

        return await self._database.read(rows)

    async def wrote(self, collaborative: CollaborativeId, person: PersonId, week: date) -> None:
        async def deed(connection: AsyncConnection) -> None:
            await connection.execute(delete(table).where(table.c.collaborative == collaborative, table.c.person == person))
            await connection.execute(insert(table).values(collaborative=collaborative, person=person, week=week))

        await self._database.write(deed)
