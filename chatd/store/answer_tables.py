"""The tables of the answers' workshop: canned answers with every version of theirs, the directory of services, and what the protocols say to visitors.

Words here are the charity's own. Nothing of a conversation stands in them: uses are counted by month, and a wish for an answer is a phrase that an
operator sent on purpose.
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
)
"""*text*: the whole file, front matter and words, in its one canonical form. *state*: `draft`, `reviewed`, `published`, `withdrawn`, or `past` when a later
version has been published. *of_number*: the version of the original that a translation was made from."""

answer_draft = Table(
    "answer_draft",
    catalogue,
    Column("answer", ForeignKey("answer.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String(12), primary_key=True),
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("based_on", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("saved", Instant, nullable=False),
)
"""What somebody is writing, saved by itself. *based_on*: the version it began from, 0 for none."""

answer_use = Table(
    "answer_use",
    catalogue,
    Column("month", String(7), primary_key=True),
    Column("project", ForeignKey("project.id"), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("language", String(12), primary_key=True),
    Column("count", Integer, nullable=False),
)

answer_wish = Table(
    "answer_wish",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("project", ForeignKey("project.id"), nullable=False, index=True),
    Column("phrase", String(80), nullable=False),
    Column("asked", Date, nullable=False),
)
"""Looked for and not found, and sent to the coordinators by a press of a button; nobody's name."""

answer_favourite = Table(
    "answer_favourite",
    catalogue,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("name", String(40), primary_key=True),
)

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

protocol_text = Table(
    "protocol_text",
    catalogue,
    Column("project", String(40), primary_key=True),
    Column("kind", String(30), primary_key=True),
    Column("language", String(12), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", String(12), nullable=False),
    Column("body", Text, nullable=False),
    Column("author", String(40), nullable=False),
    Column("written", Instant, nullable=False),
    Column("published_by", String(40)),
    Column("published", Instant),
)
"""What one project says in the place of what comes with chatd, every version of it. *project* is empty for what all share. *body*: JSON."""
