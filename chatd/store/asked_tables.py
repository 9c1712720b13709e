"""The tables of what workers look for among canned answers: their stars, how often an answer was sent, and what was looked for in vain.

No row tells of a conversation. Counts and missing answers name no person and no day: the week is the finest.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text

from chatd.store.schema import catalogue

answer_star = Table(
    "answer_star",
    catalogue,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("name", String(80), primary_key=True),
)
"""Whose favourite it is. *name*: the answer's in every language, so that a star outlives its versions."""

answer_use = Table(
    "answer_use",
    catalogue,
    Column("project", ForeignKey("project.id"), primary_key=True),
    Column("name", String(80), primary_key=True),
    Column("language", String(12), primary_key=True),
    Column("week", Date, primary_key=True),
    Column("count", Integer, nullable=False),
)
"""How often an answer was sent to visitors of a project. *week*: its Monday."""

answer_missing = Table(
    "answer_missing",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("project", ForeignKey("project.id"), nullable=False),
    Column("words", Text, nullable=False),
    Column("language", String(12), nullable=False),
    Column("week", Date, nullable=False),
)
"""What a worker looked for, did not find, and chose to pass on to those who write answers. It is deleted when they have seen to it."""
