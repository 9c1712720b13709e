"""The tables of the answers' workshop: canned answers with every version of theirs, and the directory of services.

Words here are the charity's own. Nothing of a conversation stands in them.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from chatd.store.schema import Instant, catalogue

answer = Table(
    "answer",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("name", String(40), nullable=False),
    Column("collaborative", ForeignKey("collaborative.id"), nullable=False, index=True),
    Column("project", ForeignKey("project.id")),
    Column("hidden", Boolean, nullable=False, server_default="0"),
    UniqueConstraint("name", "collaborative", "project"),
)
"""Shared by the collaborative, or one project's own: a project's answer stands in the place of the shared one of the same name. *hidden*: this project
does without it."""

answer_version = Table(
    "answer_version",
    catalogue,
    Column("answer", ForeignKey("answer.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String(12), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("author", String(40), nullable=False),
    Column("written", Instant, nullable=False),
    Column("reviewer", String(40)),
    Column("reviewed", Instant),
    Column("published_by", String(40)),
    Column("published", Instant),
    Column("of_number", Integer),
    Column("written_with", Text, nullable=False, server_default="[]"),
)
"""*text*: the whole file, front matter and words, in its one canonical form. *state*: `draft`, `reviewed`, `published`, `withdrawn`, or `past` when a later
version has been published. *of_number*: the version of the original that a translation was made from. *written_with*: JSON, sign-in names of those who
wrote these words besides the author; none of them reads them over."""

service = Table(
    "service",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("collaborative", ForeignKey("collaborative.id"), nullable=False, index=True),
    Column("project", ForeignKey("project.id")),
    Column("name", String(80), nullable=False),
    Column("facts", Text, nullable=False),
    Column("verified", Date),
    Column("verified_by", String(40)),
    Column("review_by", Date),
    Column("withdrawn", Boolean, nullable=False, server_default="0"),
    Column("changed", Instant, nullable=False),
    Column("changed_by", String(40), nullable=False),
)
"""One place to turn to. *facts*: JSON (what, for whom, needs, areas, hours, languages, how to reach it, cost, whose, source)."""
