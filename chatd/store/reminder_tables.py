"""The table of reminders: when coordinators were last written to because an answer wants looking at."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Table

from chatd.store.schema import catalogue

answer_reminder = Table(
    "answer_reminder",
    catalogue,
    Column("collaborative", ForeignKey("collaborative.id"), primary_key=True),
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("week", Date, nullable=False),
)
"""*week*: the Monday of the week in which that coordinator's last letter was handed over."""
