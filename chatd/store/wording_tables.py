"""The table of what each project says in its own words: rules, lists and first replies, with every version."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from chatd.store.schema import Instant, catalogue

protocol_text = Table(
    "protocol_text",
    catalogue,
    Column("project", ForeignKey("project.id"), primary_key=True),
    Column("language", String(12), primary_key=True),
    Column("section", String(40), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", String(12), nullable=False),
    Column("fields", Text, nullable=False),
    Column("author", String(40), nullable=False),
    Column("written", Instant, nullable=False),
    Column("published_by", String(40)),
    Column("published", Instant),
)
"""One version of one section. *fields*: JSON, a text or a list of lines by name. *state*: `draft`, `published`, or `past` when a later one was."""
