"""The answers' workshop: canned answers with all their versions, and the directory of services.

Written out in full: a later change to the tables' definitions must not change what this step made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _answers()
    _services()
    _drafts()
    _wording()
    _what_is_asked_for()
    _reminders()


def _answers() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("collaborative", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=True),
        sa.Column("hidden", sa.Boolean, server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["collaborative"], ["collaborative.id"], name="fk_answer_collaborative"),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_answer_project"),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sa.UniqueConstraint("name", "collaborative", "project", name="uq_answer_name"),
    )
    op.create_index("ix_answer_collaborative", "answer", ["collaborative"], unique=False)
    op.create_table(
        "answer_version",
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("author", sa.String(40), nullable=False),
        sa.Column("written", sa.String(20), nullable=False),
        sa.Column("reviewer", sa.String(40), nullable=True),
        sa.Column("reviewed", sa.String(20), nullable=True),
        sa.Column("published_by", sa.String(40), nullable=True),
        sa.Column("published", sa.String(20), nullable=True),
        sa.Column("of_number", sa.Integer, nullable=True),
        sa.Column("written_with", sa.Text, server_default="[]", nullable=False),
        sa.ForeignKeyConstraint(["answer"], ["answer.id"], name="fk_answer_version_answer", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("answer", "language", "number", name="pk_answer_version"),
    )


def _services() -> None:
    op.create_table(
        "service",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("collaborative", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("verified", sa.Date, nullable=True),
        sa.Column("verified_by", sa.String(40), nullable=True),
        sa.Column("review_by", sa.Date, nullable=True),
        sa.Column("withdrawn", sa.Boolean, server_default="0", nullable=False),
        sa.Column("changed", sa.String(20), nullable=False),
        sa.Column("changed_by", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["collaborative"], ["collaborative.id"], name="fk_service_collaborative"),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_service_project"),
        sa.PrimaryKeyConstraint("id", name="pk_service"),
    )
    op.create_index("ix_service_collaborative", "service", ["collaborative"], unique=False)


def _wording() -> None:
    for name, length in (("clinic_name", 80), ("clinic_phone", 40), ("clinic_hours", 120)):
        op.add_column("project", sa.Column(name, sa.String(length)))
    op.create_table(
        "protocol_text",
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("section", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("author", sa.String(40), nullable=False),
        sa.Column("written", sa.String(20), nullable=False),
        sa.Column("published_by", sa.String(40), nullable=True),
        sa.Column("published", sa.String(20), nullable=True),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_protocol_text_project"),
        sa.PrimaryKeyConstraint("project", "language", "section", "number", name="pk_protocol_text"),
    )


def _what_is_asked_for() -> None:
    op.create_table(
        "answer_star",
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_answer_star_person"),
        sa.PrimaryKeyConstraint("person", "name", name="pk_answer_star"),
    )
    op.create_table(
        "answer_use",
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_answer_use_project"),
        sa.PrimaryKeyConstraint("project", "name", "language", "week", name="pk_answer_use"),
    )
    op.create_table(
        "answer_missing",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_answer_missing_project"),
        sa.PrimaryKeyConstraint("id", name="pk_answer_missing"),
    )


def _drafts() -> None:
    op.create_table(
        "answer_draft",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("collaborative", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=True),
        sa.Column("file", sa.String(60), nullable=False),
        sa.Column("aside_of", sa.String(40), nullable=True),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("base", sa.Text, nullable=True),
        sa.Column("writers", sa.Text, server_default="[]", nullable=False),
        sa.Column("from_number", sa.Integer, server_default="0", nullable=False),
        sa.Column("changed", sa.String(20), nullable=False),
        sa.Column("changed_by", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["aside_of"], ["person.id"], name="fk_answer_draft_aside_of"),
        sa.ForeignKeyConstraint(["collaborative"], ["collaborative.id"], name="fk_answer_draft_collaborative"),
        sa.ForeignKeyConstraint(["project"], ["project.id"], name="fk_answer_draft_project"),
        sa.PrimaryKeyConstraint("id", name="pk_answer_draft"),
    )
    op.create_index("ix_answer_draft_collaborative", "answer_draft", ["collaborative"], unique=False)


def _reminders() -> None:
    op.create_table(
        "answer_reminder",
        sa.Column("collaborative", sa.String(40), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.ForeignKeyConstraint(["collaborative"], ["collaborative.id"], name="fk_answer_reminder_collaborative"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_answer_reminder_person"),
        sa.PrimaryKeyConstraint("collaborative", "person", name="pk_answer_reminder"),
    )
