"""What each project says in its own words: a version is written once and never over, but for how far it has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.clinic import Clinic
from chatd.domain.ids import ProjectId
from chatd.domain.wording import State, Version, Wording
from chatd.store import projects
from chatd.store.connection import Database
from chatd.store.wording_tables import protocol_text as table


class SqlWordings:
    """`chatd.wording.ports.Texts` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, project: ProjectId) -> Mapping[tuple[str, str], Wording]:
        return await self._database.read(lambda connection: _of(connection, project))

    async def change(self, project: ProjectId, language: str, section: str, decide: Callable[[Wording], Wording]) -> Wording:
        async def deed(connection: AsyncConnection) -> Wording:
            found = (await _of(connection, project)).get((language, section))
            before = found or Wording(project=project, language=language, section=section)
            after = decide(before)
            for place, version in enumerate(after.versions):
                await _save(connection, after, version, before.versions[place] if place < len(before.versions) else None)
            return after

        return await self._database.write(deed)

    async def put_clinic(self, project: ProjectId, clinic: Clinic) -> None:
        await self._database.write(lambda connection: projects.put_clinic(connection, project, clinic))


async def _of(connection: AsyncConnection, project: ProjectId) -> dict[tuple[str, str], Wording]:
    versions: dict[tuple[str, str], list[Version]] = defaultdict(list)
    for row in await connection.execute(select(table).where(table.c.project == project).order_by(table.c.number)):
        versions[row.language, row.section].append(_version(row))
    return {key: Wording(project=project, language=key[0], section=key[1], versions=tuple(found)) for key, found in versions.items()}


async def _save(connection: AsyncConnection, wording: Wording, version: Version, before: Version | None) -> None:
    key = {"project": wording.project, "language": wording.language, "section": wording.section, "number": version.number}
    come = {"state": version.state.value, "published_by": version.published_by, "published": version.published}
    if before is None:
        fields = msgspec.json.encode(version.fields).decode()
        await connection.execute(insert(table).values(**key, **come, fields=fields, author=version.author, written=version.written))
    elif before != version:
        await connection.execute(update(table).where(*(table.c[name] == value for name, value in key.items())).values(**come))


def _version(row: Row[Any]) -> Version:
    same = {name: getattr(row, name) for name in ("number", "author", "written", "published_by", "published")}
    return Version(state=State(row.state), fields=msgspec.json.decode(row.fields), **same)
