"""When somebody opened or shut a rota, or one of its projects, by hand. Each line ends by itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table

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
