"""A real database file with a project and two people in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import event

from chatd.domain.clinic import Clinic
from chatd.domain.ids import CollaborativeId, PersonId, ProjectId, RotaId
from chatd.domain.people import Contact, OnCall, Person, Project, Role, Rota, WeeklyOpening
from chatd.store import people, projects
from chatd.store.connection import Database
from tests.store.empty import put_empty

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NORTHTOWN = ProjectId("northtown")
EASTPORT = ProjectId("eastport")

ROTA = Rota(
    id=RotaId("northern"),
    collaborative=CollaborativeId("north"),
    zone="Europe/London",
    timetable=(
        WeeklyOpening(weekday=0, starts=time(10), ends=time(22)),
        WeeklyOpening(weekday=5, starts=time(22), ends=time(6)),
    ),
    on_call=OnCall(name="Finch", phone="+44 7700 900123"),
)


def a_project(name: ProjectId) -> Project:
    return Project(
        id=name,
        name=name.title(),
        rota=ROTA.id,
        origins=(f"https://{name}.example", f"https://www.{name}.example"),
        accent="#5b3a6e",
        zone="Europe/London",
        country="GB",
        languages=("en", "ro"),
        leave_url="https://www.bbc.co.uk/weather",
        contacts=(Contact(name="Night line", how="call free", href="tel:+448081570137"),),
        clinic=Clinic(name="The Junction Clinic", phone="01632 960 123", hours="Mon-Fri 10:00-16:00"),
    )


WREN = Person(
    id=PersonId("p-wren"),
    sign_in="wren",
    shift_name="Wren",
    languages=("ro", "en"),
    home=NORTHTOWN,
    roles={NORTHTOWN: frozenset({Role.OPERATOR, Role.SUPERVISOR})},
    serves=frozenset({NORTHTOWN, EASTPORT}),
)
HERON = Person(id=PersonId("p-heron"), sign_in="heron", shift_name="Heron", languages=("en",), home=EASTPORT)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Database]:
    """The folder's database, migrated."""
    if not (file := folder / "chatd.sqlite").exists():
        put_empty(file)
    database = await Database.open(file)
    try:
        yield database
    finally:
        await database.close()


async def fill(database: Database, *, proof_hash: str | None = "not-a-hash") -> None:
    async with database.transaction() as connection:
        await projects.add_rota(connection, ROTA)
        await projects.add_project(connection, a_project(NORTHTOWN))
        await projects.add_project(connection, a_project(EASTPORT))
        await people.add_person(connection, WREN, proof_hash=proof_hash)
        await people.add_person(connection, HERON, proof_hash=None)


def bytes_on_disc(folder: Path) -> bytes:
    """Every byte of every file, journals included."""
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


@contextmanager
def said_to(database: Database) -> Iterator[list[str]]:
    """Every statement that is sent to it meanwhile: each is a way there and back, while nobody else is served."""
    said: list[str] = []

    def heard(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    engine = database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", heard)
    yield said
    event.remove(engine, "before_cursor_execute", heard)
