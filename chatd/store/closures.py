"""When somebody shut a rota, or one of its projects, by hand. Each line ends by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.by_hand import ByHand
from chatd.domain.ids import PersonId, ProjectId, RotaId
from chatd.store.schema import Instant, catalogue

availability_override = Table(
    "availability_override",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("rota", ForeignKey("rota.id"), nullable=False, index=True),
    Column("project", ForeignKey("project.id")),
    Column("says", String(10), CheckConstraint("says IN ('open', 'closed')", name="says_open_or_closed"), nullable=False),
    Column("who", ForeignKey("person.id"), nullable=False),
    Column("why", String(200), nullable=False),
    Column("starts", Instant, nullable=False),
    Column("until", Instant, nullable=False),
)

_CLOSED: Final = "closed"


async def all_by_hand(connection: AsyncConnection) -> tuple[ByHand, ...]:
    """By when they began."""
    table = availability_override
    rows = await connection.execute(select(table).where(table.c.says == _CLOSED).order_by(table.c.starts, table.c.id))
    return tuple(
        ByHand(
            id=row.id,
            rota=RotaId(row.rota),
            who=PersonId(row.who),
            starts=row.starts,
            until=row.until,
            project=ProjectId(row.project) if row.project else None,
            why=row.why,
        )
        for row in rows
    )


async def put_by_hand(connection: AsyncConnection, before: Iterable[ByHand], after: Iterable[ByHand]) -> None:
    """Only what differs."""
    kept, stood = tuple(after), tuple(before)
    gone = [each.id for each in stood if each not in kept]
    await connection.execute(delete(availability_override).where(availability_override.c.id.in_(gone)))
    rows = [{**{name: getattr(each, name) for name in ByHand.__slots__}, "says": _CLOSED} for each in kept if each not in stood]
    if rows:
        await connection.execute(insert(availability_override), rows)
