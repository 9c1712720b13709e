"""Two charities on one rota and a third on its own, on a real database, with somebody for every part."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId, RotaId
from chatd.domain.people import Person, Role
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_plan import ShiftDay
from chatd.domain.rota_shifts import Occurrence, Shift
from chatd.planning.planning import Planning
from chatd.store import people, projects, rotas
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from tests.fakes import CountedIds, WoundClock
from tests.store.folder import EASTPORT, NORTHTOWN, ROTA, a_project, opened

WESTVALE = ProjectId("westvale")
WEST_ROTA = replace(ROTA, id=RotaId("westvale"), timetable=())
MONDAY = datetime(2026, 11, 16, 12, tzinfo=UTC)
clock = datetime.fromisoformat


def somebody(name: str, *serves: ProjectId, home: ProjectId = NORTHTOWN, role: Role = Role.OPERATOR, **more: object) -> Person:
    values: dict[str, object] = {"languages": ("en",), **more}
    return Person(
        id=PersonId(f"p-{name}"),
        sign_in=name,
        shift_name=name.title(),
        home=home,
        roles={home: frozenset({role})},
        serves=frozenset(serves),
        **values,  # type: ignore[arg-type]
    )


BOTH = (NORTHTOWN, EASTPORT)
WREN = somebody("wren", *BOTH)
HERON = somebody("heron", *BOTH, languages=("en", "ro"))
OTTER = somebody("otter", *BOTH, home=EASTPORT, languages=("en", "ro"))
LINNET = somebody("linnet", NORTHTOWN)
CHICK = somebody("chick", *BOTH, is_new=True)
EGG = somebody("egg", *BOTH, is_new=True)
FINCH = somebody("finch", role=Role.SUPERVISOR)
ROBIN = somebody("robin", role=Role.LEAD)
CORA = somebody("cora", role=Role.COORDINATOR)
EDIE = somebody("edie", home=EASTPORT, role=Role.COORDINATOR)
WANDA = somebody("wanda", home=WESTVALE, role=Role.COORDINATOR)
WALT = somebody("walt", WESTVALE, home=WESTVALE)
EVERYBODY = (WREN, HERON, OTTER, LINNET, CHICK, EGG, FINCH, ROBIN, CORA, EDIE, WANDA, WALT)


def a_shift(id_: str, starts: str, ends: str, *on: Person, **more: object) -> Shift:
    values: dict[str, object] = {"title": id_.title(), "zone": "Europe/London", "supervisor": FINCH.id, "lead": ROBIN.id, **more}
    named = PlannedShiftId(id_)
    return Shift(id=named, series=named, starts=clock(starts), ends=clock(ends), operators=tuple(each.id for each in on), **values)  # type: ignore[arg-type]


FRIDAYS = a_shift("fridays", "2026-11-20T22:00", "2026-11-21T06:00", WREN, HERON, repeat="FREQ=WEEKLY")
LATE_FRIDAYS = a_shift("late", "2026-11-21T06:00", "2026-11-21T09:00", repeat="FREQ=WEEKLY")
TUESDAYS = a_shift("tuesdays", "2026-11-24T18:00", "2026-11-24T21:00", OTTER, CHICK, repeat="FREQ=WEEKLY", projects=(EASTPORT,))
IN_THE_WEST = a_shift("west", "2026-11-20T19:00", "2026-11-20T23:00", WALT, supervisor=None, lead=None)


def on(shift: str, day: str) -> ShiftDay:
    return ShiftDay(shift=PlannedShiftId(shift), day=date.fromisoformat(day))


FRIDAY, SATURDAY, TUESDAY = on("fridays", "2026-11-20"), on("late", "2026-11-21"), on("tuesdays", "2026-11-24")


@dataclass(slots=True)
class Told:
    """Alerts that only list whom they were for."""

    late: list[tuple[str, Person, tuple[Person, ...]]] = field(default_factory=list)

    async def late_withdrawal(self, rota: RotaId, occurrence: Occurrence, who: Person, told: object) -> None:
        self.late.append((occurrence.shift.title, who, tuple(told)))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    database: Database
    store: SqlStore
    clock: WoundClock
    told: Told
    planning: Planning

    async def names_on(self, at: ShiftDay) -> list[str]:
        return [each.shift_name for each in (await self.planning.turn(CORA, at)).operators]


@asynccontextmanager
async def an_evening(folder: Path, *shifts: Shift, **more: object) -> AsyncIterator[Evening]:
    """With these shifts, or the usual ones. *more*: of the calendar."""
    async with opened(folder) as database:
        await _fill(database, shifts or (FRIDAYS, LATE_FRIDAYS, TUESDAYS), more)
        store, wound, told = SqlStore(database), WoundClock(MONDAY), Told()
        planning = Planning(store=store, clock=wound, ids=CountedIds(), alerts=told)
        yield Evening(database=database, store=store, clock=wound, told=told, planning=planning)


async def _fill(database: Database, shifts: tuple[Shift, ...], more: dict[str, object]) -> None:
    north = RotaCalendar(name="Northern evenings", zone="Europe/London", projects=BOTH, shifts=shifts, **more)  # type: ignore[arg-type]
    west = RotaCalendar(name="Western", zone="Europe/London", projects=(WESTVALE,), shifts=(IN_THE_WEST,))
    async with database.transaction() as connection:
        for rota in (replace(ROTA, timetable=()), WEST_ROTA):
            await projects.add_rota(connection, rota)
        for project in BOTH:
            await projects.add_project(connection, a_project(project))
        await projects.add_project(connection, replace(a_project(WESTVALE), rota=WEST_ROTA.id))
        for person in EVERYBODY:
            await people.add_person(connection, person, proof_hash=None)
        for id_, calendar in ((ROTA.id, north), (WEST_ROTA.id, west)):
            ids = iter([*(str(shift.id) for shift in calendar.shifts), *(f"{id_}-{n}" for n in range(99))])
            await rotas.put_calendar(connection, id_, calendar, lambda ids=ids: next(ids))  # type: ignore[misc]
