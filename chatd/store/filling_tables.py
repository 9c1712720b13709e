"""The tables of filling a rota. A turn is one person's one time on a shift: person, shift, and the day on which it begins by its rule.

What hangs on a shift goes with it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, LargeBinary, String, Table, UniqueConstraint

from chatd.store.schema import Instant, catalogue


def _turn() -> tuple[Column[Any], ...]:
    return (
        Column("person", ForeignKey("person.id"), primary_key=True),
        Column("shift", ForeignKey("rota_shift.id", ondelete="CASCADE"), primary_key=True),
        Column("day", Date, primary_key=True),
    )


cover_request = Table(
    "cover_request",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("shift", ForeignKey("rota_shift.id", ondelete="CASCADE"), nullable=False),
    Column("day", Date, nullable=False),
    Column("asker", ForeignKey("person.id"), nullable=False),
    Column("asked", ForeignKey("person.id")),
    Column("swap_shift", ForeignKey("rota_shift.id", ondelete="CASCADE")),
    Column("swap_day", Date),
    Column("made", Instant, nullable=False),
    Column("declined", Boolean, nullable=False, server_default="0"),
    Column("taken_by", ForeignKey("person.id")),
    UniqueConstraint("shift", "day", "asker"),
)
"""Until the turn is over, so that the asker, and whoever comes too late, can be told who took it. *asked*: one person; nobody named asks everyone.
*swap_…*: what the asker would do in return."""

stay_on = Table("stay_on", catalogue, *_turn())
"""Would stay on into this turn if nobody comes."""

turn_confirmation = Table(
    "turn_confirmation",
    catalogue,
    *_turn(),
    Column("asked", Instant, nullable=False),
    Column("mailed", Instant),
    Column("answered", Instant),
    Column("answer", Boolean),
)
"""Asked whether they come: *mailed* only once the mail server has taken it."""

calendar_feed = Table(
    "calendar_feed",
    catalogue,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("secret_hash", LargeBinary(32), nullable=False, unique=True),
    Column("title", String(40), nullable=False),
    Column("made", Instant, nullable=False),
)
hours_given = Table(
    "hours_given",
    catalogue,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("minutes", Integer, nullable=False),
)
"""Minutes on shift in a month (`2026-11`, in the home project's zone), and nothing of what was done in them."""
