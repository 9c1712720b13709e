"""A real database with one rota of Friday nights, and people who have addresses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from chatd.domain.ids import PersonId, PlannedShiftId, RotaId
from chatd.domain.people import Person, Role
from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_shifts import Shift
from chatd.domain.turns import Turn
from chatd.ports import Letter
from chatd.store import people, projects, rotas
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from tests.store.folder import EASTPORT, NORTHTOWN, ROTA, a_project, opened

WREN, HERON, OTTER = PersonId("p-wren"), PersonId("p-heron"), PersonId("p-otter")
FRIDAY = date(2026, 11, 20)
NIGHT = Shift(
    id=PlannedShiftId("s-night"),
    title="Friday night",
    zone="Europe/London",
    starts=datetime(2026, 10, 23, 22),  # noqa: DTZ001  A clock time.
    ends=datetime(2026, 10, 24, 6),  # noqa: DTZ001
    repeat="FREQ=WEEKLY",
    operators=(WREN, HERON),
)


def turn(who: PersonId = WREN, day: date = FRIDAY) -> Turn:
    return Turn(person=who, shift=NIGHT.id, day=day)


def a_person(id_: PersonId, email: str | None) -> Person:
    name = id_.removeprefix("p-")
    return Person(
        id=id_,
        sign_in=name,
        shift_name=name.title(),
        languages=("en",),
        home=NORTHTOWN,
        roles={NORTHTOWN: frozenset({Role.OPERATOR})},
        serves=frozenset({NORTHTOWN, EASTPORT}),
        email=email,
    )


@dataclass(slots=True)
class PileOfLetters:
    """A post that keeps what it takes, and can be shut."""

    taken: list[Letter] = field(default_factory=list)
    is_shut: bool = False
    tried: int = 0

    async def deliver(self, letter: Letter) -> bool:
        self.tried += 1
        if not self.is_shut:
            self.taken.append(letter)
        return not self.is_shut

    def to(self, name: str) -> list[Letter]:
        return [letter for letter in self.taken if letter.to.startswith(name)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nights:
    database: Database
    store: SqlStore

    async def agree(self, *shifts: Shift, closures: Sequence[Closure] = ()) -> None:
        """These shifts, in the place of all that were there."""
        calendar = RotaCalendar(name="Northern", zone="Europe/London", projects=(NORTHTOWN, EASTPORT), shifts=shifts, closures=tuple(closures))
        before = (await self.store.rota(ROTA.id)).calendar
        there = {shift.id for shift in before.shifts} if before else set()
        ids = iter([*(str(shift.id) for shift in shifts if shift.id not in there), *(f"closure-{n}" for n in range(99))])
        await self.database.write(lambda connection: rotas.put_calendar(connection, ROTA.id, calendar, lambda: next(ids)))

    async def night(self) -> Shift:
        """The first shift as it is stored."""
        calendar = (await self.store.rota(RotaId("northern"))).calendar
        assert calendar
        return calendar.shifts[0]

    async def change(self, **what: object) -> None:
        """The night, with that otherwise."""
        await self.agree(replace(await self.night(), **what))  # type: ignore[arg-type]


@asynccontextmanager
async def nights_in(folder: Path) -> AsyncIterator[Nights]:
    """Wren and Heron are on every Friday night. Wren and Otter have addresses."""
    async with opened(folder) as database:
        async with database.transaction() as connection:
            await projects.add_rota(connection, replace(ROTA, timetable=()))
            for project in (NORTHTOWN, EASTPORT):
                await projects.add_project(connection, a_project(project))
            for who, email in ((WREN, "wren@example.org"), (HERON, None), (OTTER, "otter@example.org")):
                await people.add_person(connection, a_person(who, email), proof_hash=None)
        nights = Nights(database=database, store=SqlStore(database))
        await nights.agree(NIGHT)
        yield nights
