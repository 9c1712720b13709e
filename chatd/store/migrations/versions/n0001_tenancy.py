"""Projects, rotas and people, as several charities share them.

Written out in full: a later change to the tables' definitions must not change what this step made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _projects()
    _people()
    _availability()
    _tallies()


def _projects() -> None:
    op.create_table("collaborative", sa.Column("id", sa.String(40), nullable=False), _pk("collaborative", "id"))
    op.create_table(
        "rota",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("collaborative", sa.String(40), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("on_call_name", sa.String(80)),
        sa.Column("on_call_phone", sa.String(40)),
        _pk("rota", "id"),
        _fk("rota", "collaborative"),
    )
    op.create_table(
        "rota_opening",
        sa.Column("rota", sa.String(40), nullable=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("starts", sa.String(5), nullable=False),
        sa.Column("ends", sa.String(5), nullable=False),
        _pk("rota_opening", "rota", "weekday", "starts"),
        _fk("rota_opening", "rota"),
    )
    op.create_table(
        "project",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("rota", sa.String(40), nullable=False),
        sa.Column("accent", sa.String(7), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("leave_url", sa.String(400), nullable=False),
        sa.Column("may_open", sa.Boolean, nullable=False),
        _pk("project", "id"),
        _fk("project", "rota"),
    )
    _project_list("project_origin", sa.Column("origin", sa.String(300), nullable=False))
    _project_list("project_language", sa.Column("language", sa.String(12), nullable=False))
    _project_list(
        "project_contact",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("how", sa.String(200), nullable=False),
        sa.Column("href", sa.String(400), nullable=False),
    )


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("sign_in", sa.String(40), nullable=False),
        sa.Column("shift_name", sa.String(40), nullable=False),
        sa.Column("home", sa.String(40), nullable=False),
        sa.Column("proof_hash", sa.String(200)),
        _pk("person", "id"),
        _fk("person", "home", "project"),
        sa.UniqueConstraint("sign_in", name="uq_person_sign_in"),
    )
    op.create_table(
        "person_language",
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        _pk("person_language", "person", "position"),
        _fk("person_language", "person"),
    )
    op.create_table(
        "membership",
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        _pk("membership", "person", "project", "role"),
        _fk("membership", "person"),
        _fk("membership", "project"),
    )
    op.create_table(
        "serves",
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40), nullable=False),
        _pk("serves", "person", "project"),
        _fk("serves", "person"),
        _fk("serves", "project"),
    )
    op.create_table(
        "sign_in_session",
        sa.Column("secret_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("expires", sa.String(20), nullable=False),
        _pk("sign_in_session", "secret_hash"),
        _fk("sign_in_session", "person"),
    )
    op.create_index("ix_sign_in_session_person", "sign_in_session", ["person"])


def _availability() -> None:
    op.create_table(
        "closure",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("rota", sa.String(40), nullable=False),
        sa.Column("starts", sa.String(20), nullable=False),
        sa.Column("ends", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        _pk("closure", "id"),
        _fk("closure", "rota"),
    )
    op.create_index("ix_closure_rota", "closure", ["rota"])
    op.create_table(
        "availability_override",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("rota", sa.String(40), nullable=False),
        sa.Column("project", sa.String(40)),
        sa.Column("says", sa.String(10), nullable=False),
        sa.Column("who", sa.String(40), nullable=False),
        sa.Column("why", sa.String(200), nullable=False),
        sa.Column("starts", sa.String(20), nullable=False),
        sa.Column("until", sa.String(20), nullable=False),
        _pk("availability_override", "id"),
        _fk("availability_override", "rota"),
        _fk("availability_override", "project"),
        _fk("availability_override", "who", "person"),
        sa.CheckConstraint("says IN ('open', 'closed')", name="says_open_or_closed"),
    )
    op.create_index("ix_availability_override_rota", "availability_override", ["rota"])


def _tallies() -> None:
    op.create_table(
        "tally",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        _pk("tally", "day", "project", "category"),
        _fk("tally", "project"),
    )


def _project_list(name: str, *columns: "sa.Column[str]") -> None:
    op.create_table(
        name,
        sa.Column("project", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        _pk(name, "project", "position"),
        _fk(name, "project"),
    )


def _pk(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _fk(table: str, column: str, to: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to or column}.id"], name=f"fk_{table}_{column}")
