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
    _wording()


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
