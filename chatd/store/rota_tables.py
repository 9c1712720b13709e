"""The tables of a rota's calendar. Clock times are local, as they were written: an instant kept beside them would be wrong after the next zone change."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, Dialect, ForeignKey, Integer, String, Table, TypeDecorator

from chatd.store.schema import catalogue


class LocalTime(TypeDecorator[datetime]):
    """What a clock on the wall shows, to the second; which clock, another column says."""

    impl = String(19)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


rota_calendar = Table(
    "rota_calendar",
    catalogue,
    Column("rota", ForeignKey("rota.id"), primary_key=True),
    Column("name", String(80), nullable=False, unique=True),
    Column("closing_minutes", Integer),
    Column("sign_up_days", Integer),
    Column("sign_up_hours", Integer),
)
rota_shift = Table(
    "rota_shift",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("rota", ForeignKey("rota.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("title", String(80), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("starts", LocalTime, nullable=False),
    Column("ends", LocalTime, nullable=False),
    Column("repeat", String(200)),
    Column("supervisor", ForeignKey("person.id")),
    Column("lead", ForeignKey("person.id")),
    Column("needs", Integer, nullable=False, server_default="2"),
    Column("experienced", Integer, nullable=False, server_default="0"),
    Column("series", String(40)),
)
rota_change = Table(
    "rota_change",
    catalogue,
    Column("id", String(60), primary_key=True),
    Column("shift", ForeignKey("rota_shift.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Column("other_operators", Boolean, nullable=False),
    Column("starts", LocalTime),
    Column("ends", LocalTime),
)
rota_closure = Table(
    "rota_closure",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("rota", ForeignKey("rota.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("starts", LocalTime, nullable=False),
    Column("ends", LocalTime, nullable=False),
    Column("reason", String(200), nullable=False),
)


def _list_of(owner: str, name: str, item: Column[Any]) -> Table:
    """A table of what belongs to a row of *owner*, in order."""
    columns: tuple[Column[Any], ...] = (
        Column("of", ForeignKey(f"{owner}.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        item,
    )
    return Table(f"{owner}_{name}", catalogue, *columns)


rota_project = _list_of("rota", "project", Column("item", ForeignKey("project.id"), nullable=False))
"""In which order they were written. Which they are, stands with the projects."""
rota_shift_project = _list_of("rota_shift", "project", Column("item", ForeignKey("project.id"), nullable=False))
rota_shift_language = _list_of("rota_shift", "language", Column("item", String(12), nullable=False))
rota_shift_operator = _list_of("rota_shift", "operator", Column("item", ForeignKey("person.id"), nullable=False))
rota_change_operator = _list_of("rota_change", "operator", Column("item", ForeignKey("person.id"), nullable=False))
rota_closure_project = _list_of("rota_closure", "project", Column("item", ForeignKey("project.id"), nullable=False))

LISTS: Final = {
    rota_shift: (rota_shift_project, rota_shift_language, rota_shift_operator),
    rota_change: (rota_change_operator,),
    rota_closure: (rota_closure_project,),
}
