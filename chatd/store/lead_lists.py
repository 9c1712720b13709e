"""The numbered lists of leads of each project, whole and signed."""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import ProjectId
from chatd.domain.keys import KeptList
from chatd.store.connection import Database
from chatd.store.key_tables import lead_list as table


class SqlLeadLists:
    """`keys.ports.LeadLists` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, project: ProjectId) -> tuple[KeptList, ...]:
        """Those that are or were in force, from the first on."""
        return tuple(each for each in await self._all(project) if not each.is_waiting)

    async def waiting(self, project: ProjectId) -> KeptList | None:
        """The one that a lead has yet to agree to."""
        return next((each for each in await self._all(project) if each.is_waiting), None)

    async def add(self, new: KeptList) -> bool:
        """In the place of one that waited under its number. False when a list in force has that number."""
        try:
            await self._database.write(lambda connection: add(connection, new))
        except IntegrityError:
            return False
        return True

    async def drop_waiting(self, project: ProjectId) -> None:
        await self._database.write(lambda connection: connection.execute(delete(table).where(table.c.project == project, table.c.is_waiting)))

    async def _all(self, project: ProjectId) -> tuple[KeptList, ...]:
        return await self._database.read(lambda connection: of_project(connection, project))


async def of_project(connection: AsyncConnection, project: ProjectId) -> tuple[KeptList, ...]:
    rows = await connection.execute(select(table).where(table.c.project == project).order_by(table.c.number))
    return tuple(KeptList(project=ProjectId(row.project), number=row.number, body=row.body, is_waiting=row.is_waiting) for row in rows)


async def add(connection: AsyncConnection, new: KeptList) -> None:
    await connection.execute(delete(table).where(table.c.project == new.project, table.c.is_waiting))
    await connection.execute(insert(table).values(project=new.project, number=new.number, body=new.body, is_waiting=new.is_waiting))


async def forget_all_of(connection: AsyncConnection, project: ProjectId) -> None:
    await connection.execute(delete(table).where(table.c.project == project))
