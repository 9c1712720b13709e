"""Keys, second steps, and what is kept under policy: records, concern notes, consent slips, the list of what was shredded, the audit log.

Written out in full: a later change to the tables' definitions must not change what this step made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("project", sa.Column("root_key", sa.String(43)))
    op.add_column("project", sa.Column("lead_name", sa.String(80)))
    op.add_column("project", sa.Column("lead_phone", sa.String(40)))
    op.add_column("person", sa.Column("second_step_by", sa.String(20)))
    op.add_column("sign_in_session", sa.Column("second_at", sa.String(20)))
    _keys()
    _records()
    _notes_and_slips()
    _what_was_done()


def _keys() -> None:
    op.create_table(
        "keyring",
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("signing_key", sa.String(43), nullable=False),
        sa.Column("sealing_key", sa.String(43), nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("sheet_proved", sa.String(20), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_keyring_person"),
        sa.PrimaryKeyConstraint("person", name="pk_keyring"),
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("holder", sa.String(40), nullable=False),
        sa.Column("key", sa.String(43), nullable=False),
        sa.Column("not_before", sa.String(20), nullable=False),
        sa.Column("not_after", sa.String(20), nullable=False),
        sa.Column("signed_by", sa.String(43), nullable=False),
        sa.Column("signature", sa.String(86), nullable=False),
        sa.Column("revoked", sa.String(20), nullable=True),
        sa.Column("revoked_by", sa.String(43), nullable=True),
        sa.Column("revocation", sa.String(86), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_certificate_person"),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_certificate_project"),
        sa.PrimaryKeyConstraint("id", name="pk_certificate"),
    )
    op.create_index("ix_certificate_project", "certificate", ["project"], unique=False)
    op.create_table(
        "lead_list",
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("is_waiting", sa.Boolean, server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_lead_list_project"),
        sa.PrimaryKeyConstraint("project", "number", name="pk_lead_list"),
    )
    op.create_table(
        "second_step",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("credential", sa.LargeBinary, nullable=True),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.Column("last_used", sa.Integer, server_default="0", nullable=False),
        sa.Column("is_proved", sa.Boolean, server_default="0", nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_second_step_person"),
        sa.PrimaryKeyConstraint("id", name="pk_second_step"),
        sa.UniqueConstraint("credential", name="uq_second_step_credential"),
    )
    op.create_index("ix_second_step_person", "second_step", ["person"], unique=False)


def _records() -> None:
    op.create_table(
        "record",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("ground", sa.String(40), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("raised", sa.String(20), nullable=False),
        sa.Column("ends", sa.String(20), nullable=False),
        sa.Column("review", sa.String(20), nullable=True),
        sa.Column("hard_end", sa.String(20), nullable=True),
        sa.Column("raiser", sa.String(40), nullable=False),
        sa.Column("members", sa.Text, nullable=False),
        sa.Column("confirmer", sa.String(40), nullable=True),
        sa.Column("answered_no", sa.String(40), nullable=True),
        sa.Column("decided_by", sa.String(40), nullable=True),
        sa.Column("for_lead", sa.Boolean, nullable=False),
        sa.Column("on_call", sa.String(40), nullable=True),
        sa.Column("list_number", sa.Integer, nullable=False),
        sa.Column("header", sa.Text, nullable=False),
        sa.Column("signed", sa.Text, nullable=False),
        sa.Column("chunks", sa.Integer, nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("closing", sa.Text, nullable=True),
        sa.Column("told_visitor", sa.Boolean, nullable=False),
        sa.Column("hold_reason", sa.String(40), nullable=True),
        sa.Column("hold_until", sa.String(20), nullable=True),
        sa.Column("hold_by", sa.String(40), nullable=True),
        sa.Column("hold_agreed_by", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_record_project"),
        sa.PrimaryKeyConstraint("id", name="pk_record"),
    )
    op.create_index("ix_record_project", "record", ["project"], unique=False)
    op.create_table(
        "record_wrap",
        sa.Column("record", sa.String(40), nullable=False),
        sa.Column("made_by", sa.String(10), nullable=False),
        sa.Column("requester", sa.String(40), nullable=False),
        sa.Column("approver", sa.String(40), nullable=False),
        sa.Column("box", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["record.id"], name="fk_record_wrap_record", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", "made_by", "requester", "approver", name="pk_record_wrap"),
    )
    op.create_table(
        "record_chunk",
        sa.Column("record", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("nonce", sa.String(32), nullable=False),
        sa.Column("box", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["record.id"], name="fk_record_chunk_record", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", "number", name="pk_record_chunk"),
    )
    op.create_table(
        "record_note",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("record", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("written", sa.String(20), nullable=False),
        sa.Column("nonce", sa.String(32), nullable=True),
        sa.Column("box", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["record.id"], name="fk_record_note_record", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_record_note"),
    )
    op.create_index("ix_record_note_record", "record_note", ["record"], unique=False)


def _notes_and_slips() -> None:
    op.create_table(
        "concern_note",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("written", sa.String(20), nullable=False),
        sa.Column("ends", sa.String(20), nullable=False),
        sa.Column("writers", sa.Text, nullable=False),
        sa.Column("list_number", sa.Integer, nullable=False),
        sa.Column("read_by", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_concern_note_project"),
        sa.PrimaryKeyConstraint("id", name="pk_concern_note"),
    )
    op.create_index("ix_concern_note_project", "concern_note", ["project"], unique=False)
    op.create_table(
        "concern_copy",
        sa.Column("note", sa.String(40), nullable=False),
        sa.Column("lead", sa.String(40), nullable=False),
        sa.Column("box", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["note"], ["concern_note.id"], name="fk_concern_copy_note", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("note", "lead", name="pk_concern_copy"),
    )
    op.create_table(
        "consent_slip",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("ends", sa.String(20), nullable=False),
        sa.Column("writer", sa.String(40), nullable=False),
        sa.Column("taken_by", sa.String(40), nullable=True),
        sa.Column("taken", sa.String(20), nullable=True),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_consent_slip_project"),
        sa.PrimaryKeyConstraint("id", name="pk_consent_slip"),
    )
    op.create_index("ix_consent_slip_project", "consent_slip", ["project"], unique=False)
    op.create_table(
        "slip_copy",
        sa.Column("slip", sa.String(40), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("box", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["slip"], ["consent_slip.id"], name="fk_slip_copy_slip", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("slip", "person", name="pk_slip_copy"),
    )


def _what_was_done() -> None:
    op.create_table(
        "shredded",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("on", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shredded"),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.String(20), nullable=False),
        sa.Column("who", sa.String(40), nullable=False),
        sa.Column("deed", sa.String(40), nullable=False),
        sa.Column("what", sa.String(60), nullable=False),
        sa.Column("why", sa.String(40), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    op.create_table(
        "keeping_round",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("seen", sa.String(20), nullable=True),
        sa.Column("paused_since", sa.String(20), nullable=True),
        sa.Column("paused_until", sa.String(20), nullable=True),
        sa.Column("told", sa.String(10), nullable=True),
        sa.Column("reported", sa.String(10), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_keeping_round"),
    )
