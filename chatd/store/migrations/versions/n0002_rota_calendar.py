"""Shifts that come again, who signed up for them, and closures in local clock times; the table of closures that nothing wrote goes.

Written out in full: a later change to the tables' definitions must not change what this step made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.drop_table("closure")
    op.create_table(
        "rota_calendar",
        sa.Column("rota", sa.String(40), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("closing_minutes", sa.Integer),
        sa.PrimaryKeyConstraint("rota", name="pk_rota_calendar"),
        _fk("rota_calendar", "rota"),
        sa.UniqueConstraint("name", name="uq_rota_calendar_name"),
    )
    _list("rota", "project", "project")
    _shifts()
    _changes()
    _closures()


def _shifts() -> None:
    op.create_table(
        "rota_shift",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("rota", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("starts", sa.String(19), nullable=False),
        sa.Column("ends", sa.String(19), nullable=False),
        sa.Column("repeat", sa.String(200)),
        sa.Column("supervisor", sa.String(40)),
        sa.Column("lead", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_rota_shift"),
        _fk("rota_shift", "rota"),
        _fk("rota_shift", "supervisor", "person"),
        _fk("rota_shift", "lead", "person"),
    )
    op.create_index("ix_rota_shift_rota", "rota_shift", ["rota"])
    _list("rota_shift", "project", "project")
    _list("rota_shift", "language", None)
    _list("rota_shift", "operator", "person")


def _changes() -> None:
    op.create_table(
        "rota_change",
        sa.Column("id", sa.String(60), nullable=False),
        sa.Column("shift", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("other_operators", sa.Boolean, nullable=False),
        sa.Column("starts", sa.String(19)),
        sa.Column("ends", sa.String(19)),
        sa.PrimaryKeyConstraint("id", name="pk_rota_change"),
        _fk("rota_change", "shift", "rota_shift"),
    )
    op.create_index("ix_rota_change_shift", "rota_change", ["shift"])
    _list("rota_change", "operator", "person")


def _closures() -> None:
    op.create_table(
        "rota_closure",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("rota", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("starts", sa.String(19), nullable=False),
        sa.Column("ends", sa.String(19), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rota_closure"),
        _fk("rota_closure", "rota"),
    )
    op.create_index("ix_rota_closure_rota", "rota_closure", ["rota"])
    _list("rota_closure", "project", "project")


def _list(owner: str, name: str, to: str | None) -> None:
    """What belongs to each row of *owner*, in order: names of rows in *to*, or plain text."""
    table = f"{owner}_{name}"
    op.create_table(
        table,
        sa.Column("of", sa.String(60 if owner == "rota_change" else 40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("item", sa.String(40 if to else 12), nullable=False),
        sa.PrimaryKeyConstraint("of", "position", name=f"pk_{table}"),
        _fk(table, "of", owner),
        *([_fk(table, "item", to)] if to else []),
    )


def _fk(table: str, column: str, to: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to or column}.id"], name=f"fk_{table}_{column}")
