"""What filling a rota needs: how many and how experienced, when one may sign up, cover, staying on, confirmations, calendars of one's own, hours given.

Written out in full: a later change to the tables' definitions must not change what this step made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _what_is_needed()
    _cover()
    _own_calendar()


def _what_is_needed() -> None:
    for table, column in (
        ("person", sa.Column("email", sa.String(254))),
        ("person", sa.Column("is_new", sa.Boolean, nullable=False, server_default="0")),
        ("person", sa.Column("found_by_name", sa.Boolean, nullable=False, server_default="0")),
        ("project", sa.Column("offers_gender", sa.Boolean, nullable=False, server_default="0")),
        ("rota_calendar", sa.Column("sign_up_days", sa.Integer)),
        ("rota_calendar", sa.Column("sign_up_hours", sa.Integer)),
        ("rota_shift", sa.Column("needs", sa.Integer, nullable=False, server_default="2")),
        ("rota_shift", sa.Column("experienced", sa.Integer, nullable=False, server_default="0")),
        ("rota_shift", sa.Column("series", sa.String(40))),
    ):
        op.add_column(table, column)


def _cover() -> None:
    op.create_table(
        "cover_request",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("shift", sa.String(40), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("asker", sa.String(40), nullable=False),
        sa.Column("asked", sa.String(40)),
        sa.Column("swap_shift", sa.String(40)),
        sa.Column("swap_day", sa.Date),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("declined", sa.Boolean, nullable=False, server_default="0"),
        sa.Column("taken_by", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_cover_request"),
        _fk("cover_request", "shift", "rota_shift"),
        _fk("cover_request", "asker", "person"),
        _fk("cover_request", "asked", "person"),
        _fk("cover_request", "swap_shift", "rota_shift"),
        _fk("cover_request", "taken_by", "person"),
        sa.UniqueConstraint("shift", "day", "asker", name="uq_cover_request_shift"),
    )
    _of_one_turn("stay_on")
    _of_one_turn(
        "turn_confirmation",
        sa.Column("asked", sa.String(20), nullable=False),
        sa.Column("mailed", sa.String(20)),
        sa.Column("answered", sa.String(20)),
        sa.Column("answer", sa.Boolean),
    )


def _own_calendar() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("title", sa.String(40), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_calendar_feed"),
        _fk("calendar_feed", "person", "person"),
        sa.UniqueConstraint("secret_hash", name="uq_calendar_feed_secret_hash"),
    )
    op.create_table(
        "hours_given",
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person", "month", name="pk_hours_given"),
        _fk("hours_given", "person", "person"),
    )


def _of_one_turn(table: str, *columns: "sa.Column[object]") -> None:
    """About one person's one time on a shift."""
    op.create_table(
        table,
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("shift", sa.String(40), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("person", "shift", "day", name=f"pk_{table}"),
        _fk(table, "person", "person"),
        _fk(table, "shift", "rota_shift"),
    )


def _fk(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    cascade = "CASCADE" if to == "rota_shift" else None
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}", ondelete=cascade)
