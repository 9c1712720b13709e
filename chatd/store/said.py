"""What every project says in its own words today, for whoever speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import ProjectId
from chatd.domain.wording import Said, Says, State
from chatd.store.wording_tables import protocol_text as table


async def all_published(connection: AsyncConnection) -> Mapping[ProjectId, Says]:
    """By project; in each by language and section."""
    says: dict[ProjectId, dict[tuple[str, str], Said]] = defaultdict(dict)
    for row in await connection.execute(select(table).where(table.c.state == State.PUBLISHED.value)):
        says[ProjectId(row.project)][row.language, row.section] = Said(number=row.number, fields=msgspec.json.decode(row.fields))
    return says
