"""The tables of what is kept under policy: records, concern notes, consent slips; the list of what was shredded; the audit log.

Words are here only sealed, to leads' keys or under a record's own. No row names a visitor or a conversation: a record has an id of its own.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from chatd.store.schema import Instant, catalogue


def _of_record() -> Column[Any]:
    return Column("record", ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)


record = Table(
    "record",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("project", ForeignKey("project.id"), nullable=False, index=True),
    Column("ground", String(40), nullable=False),
    Column("language", String(12), nullable=False),
    Column("state", String(20), nullable=False),
    Column("raised", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    Column("review", Instant),
    Column("hard_end", Instant),
    Column("raiser", String(40), nullable=False),
    Column("members", Text, nullable=False),
    Column("confirmer", String(40)),
    Column("answered_no", String(40)),
    Column("decided_by", String(40)),
    Column("for_lead", Boolean, nullable=False),
    Column("on_call", String(40)),
    Column("list_number", Integer, nullable=False),
    Column("header", Text, nullable=False),
    Column("signed", Text, nullable=False),
    Column("chunks", Integer, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("closing", Text),
    Column("told_visitor", Boolean, nullable=False),
    Column("hold_reason", String(40)),
    Column("hold_until", Instant),
    Column("hold_by", String(40)),
    Column("hold_agreed_by", String(40)),
)
"""*raised*: to the hour. *ends*: when it is shredded as things stand. *members*: the workers who were in that conversation, none of whom approves its
opening. *signed*, *closing*: who signed what over the header, and over the last page, as JSON. Who raised and who decided stays when they have left the
charity: an id that then names nobody."""

record_wrap = Table(
    "record_wrap",
    catalogue,
    _of_record(),
    Column("made_by", String(10), primary_key=True),
    Column("requester", String(40), primary_key=True),
    Column("approver", String(40), primary_key=True),
    Column("box", Text, nullable=False),
)
"""The record's key for one ordered pair of leads. *made_by*: `raiser`, `confirmer`, or `lead` where it was wrapped again."""

record_chunk = Table(
    "record_chunk",
    catalogue,
    _of_record(),
    Column("number", Integer, primary_key=True),
    Column("nonce", String(32), nullable=False),
    Column("box", Text, nullable=False),
)

record_note = Table(
    "record_note",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("record", ForeignKey("record.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(10), nullable=False),
    Column("person", String(40), nullable=False),
    Column("written", Instant, nullable=False),
    Column("nonce", String(32)),
    Column("box", Text, nullable=False),
)
"""*kind*: `note`, under the record's own key; `tag`, JSON of boxes, one for each lead, so that leads may search; `form`, a disclosure form, under the
record's own key."""

concern_note = Table(
    "concern_note",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("project", ForeignKey("project.id"), nullable=False, index=True),
    Column("written", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    Column("writers", Text, nullable=False),
    Column("list_number", Integer, nullable=False),
    Column("read_by", Text, nullable=False),
)
concern_copy = Table(
    "concern_copy",
    catalogue,
    Column("note", ForeignKey("concern_note.id", ondelete="CASCADE"), primary_key=True),
    Column("lead", String(40), primary_key=True),
    Column("box", Text, nullable=False),
)

consent_slip = Table(
    "consent_slip",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("project", ForeignKey("project.id"), nullable=False, index=True),
    Column("made", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    Column("writer", String(40), nullable=False),
    Column("taken_by", String(40)),
    Column("taken", Instant),
)
slip_copy = Table(
    "slip_copy",
    catalogue,
    Column("slip", ForeignKey("consent_slip.id", ondelete="CASCADE"), primary_key=True),
    Column("person", String(40), primary_key=True),
    Column("box", Text, nullable=False),
)

shredded = Table("shredded", catalogue, Column("id", String(40), primary_key=True), Column("on", Instant, nullable=False))
"""What was shredded, so that no backup brings it back. Ids and days, nothing else."""

audit = Table(
    "audit",
    catalogue,
    Column("number", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("who", String(40), nullable=False),
    Column("deed", String(40), nullable=False),
    Column("what", String(60), nullable=False),
    Column("why", String(40), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Who did what, to what, for which reason, and when to the hour; each line's hash is made over the line before. Never words, never visitors."""

keeping_round = Table(
    "keeping_round",
    catalogue,
    Column("id", Integer, primary_key=True),
    Column("seen", Instant),
    Column("paused_since", Instant),
    Column("paused_until", Instant),
    Column("told", String(10)),
    Column("reported", String(10)),
)
"""One line: when the sweeper last looked, whether it waits because the clock jumped, on which day the daily letters last went out, and in which week (its
Monday) the log's newest mark did."""
