"""The tables of keys: workers' keyrings, sealed with what never leaves their browsers; certificates; lists of leads; second steps of signing in.

Nothing here opens anything. Public keys, signatures and sealed bytes are base64url text, as they travel.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from chatd.store.schema import Instant, catalogue

keyring = Table(
    "keyring",
    catalogue,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("signing_key", String(43), nullable=False),
    Column("sealing_key", String(43), nullable=False),
    Column("sealed", Text, nullable=False),
    Column("made", Instant, nullable=False),
    Column("sheet_proved", Instant),
)
"""One for each person. *number* rises by one when the keys are new (a lost passphrase), not when the same keys are sealed again. *sheet_proved*: since
when this person has shown that their printed recovery sheet gives these very keys."""

certificate = Table(
    "certificate",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("project", ForeignKey("project.id"), nullable=False, index=True),
    Column("purpose", String(20), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("holder", String(40), nullable=False),
    Column("key", String(43), nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("not_after", Instant, nullable=False),
    Column("signed_by", String(43), nullable=False),
    Column("signature", String(86), nullable=False),
    Column("revoked", Instant),
    Column("revoked_by", String(43)),
    Column("revocation", String(86)),
)
"""*purpose*: `coordinator`, signed by the project's root key, or `operator`, signed by a coordinator's. *revocation*: the signature that took it back,
by the key *revoked_by*."""

lead_list = Table(
    "lead_list",
    catalogue,
    Column("project", ForeignKey("project.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    Column("is_waiting", Boolean, nullable=False, server_default="0"),
)
"""The numbered lists of a project's safeguarding leads, each whole and signed, as JSON (`docs/keeping.md`). *is_waiting*: not in force, because a lead
of the list before has yet to agree to it."""

second_step = Table(
    "second_step",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("kind", String(10), nullable=False),
    Column("name", String(40), nullable=False),
    Column("credential", LargeBinary, unique=True),
    Column("secret", LargeBinary, nullable=False),
    Column("last_used", Integer, nullable=False, server_default="0"),
    Column("is_proved", Boolean, nullable=False, server_default="0"),
    Column("made", Instant, nullable=False),
)
"""*kind*: `totp` or `passkey`. *secret*: a code's secret, sealed with the server's key, or a passkey's public key. *last_used*: the last code's time step, or
the passkey's own count, so that none is taken twice. *credential*: a passkey's id."""
