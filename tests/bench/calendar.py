"""The calendar of 40 operators, 10 projects and two years: laid out, shown, and asked whether the chat is open.

The peer is python-dateutil, which lays out the same rules in the same run, in turns with ours.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
from dateutil.rrule import rrulestr
from sqlalchemy import delete, event

from chatd import demo, settings
from chatd.app import Server
from chatd.desk.outside import outlook_for, promises_for
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person, Project, Role
from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_shifts import Change, Shift
from chatd.store import people, projects
from chatd.store.connection import Database
from chatd.store.rotas import put_calendar
from chatd.store.sign_ins import SqlSignIns
from chatd.store.tenancy import SqlStore
from console.sign_in import COOKIE
from tests.fakes import WoundClock
from tests.serving import serving_here

PROJECTS = tuple(ProjectId(name) for name in ("northtown", "eastport", *(f"town-{n}" for n in range(8))))
OPERATORS = tuple(PersonId(f"operator-{n}") for n in range(40))
BEGINS = date(2026, 1, 5)
SINCE, UNTIL = datetime(2026, 1, 5, tzinfo=UTC), datetime(2028, 1, 3, tzinfo=UTC)
NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
ZONES = ("Europe/London", "Europe/London", "Europe/Bucharest")
HOURS = (("09:00", 4), ("13:00", 4), ("18:00", 4), ("22:00", 8))
ENOUGH = 200
"""Milliseconds of server time within which the calendar is to be shown."""


def two_years() -> RotaCalendar:
    """Four shifts a day, each weekly; every tenth day of each has other people, one to three of them; a closure a month."""
    shifts = tuple(_shift(day, n) for day in range(7) for n in range(len(HOURS)))
    months = [date(2026 + n // 12, n % 12 + 1, 1) for n in range(24)]
    closures = tuple(Closure(starts=_at(day, "00:00"), ends=_at(day, "08:00"), reason="Shut", projects=PROJECTS[:3]) for day in months)
    return RotaCalendar(name="Northern", zone="Europe/London", projects=PROJECTS, shifts=shifts, closures=closures)


def _shift(weekday: int, n: int) -> Shift:
    place, (starts, hours) = weekday * len(HOURS) + n, HOURS[n]
    begins = _at(BEGINS + timedelta(days=weekday), starts)
    changes = (
        Change(on=begins.date() + timedelta(weeks=week), operators=_three(place + week)[: 1 + week % 3]) for week in range(place % 10, 104, 10)
    )
    return Shift(
        title=f"Shift {place}",
        zone=ZONES[place % len(ZONES)],
        starts=begins,
        ends=begins + timedelta(hours=hours),
        repeat="FREQ=WEEKLY",
        projects=() if place % 3 else PROJECTS[place % 7 : place % 7 + 4],
        languages=("en", "ro") if place % 2 else ("en",),
        operators=_three(place),
        supervisor=OPERATORS[place % 5],
        lead=OPERATORS[place % 3],
        changes=tuple(changes),
    )


def _three(n: int) -> tuple[PersonId, ...]:
    return tuple(OPERATORS[(n * 3 + each) % len(OPERATORS)] for each in range(3))


def _at(day: date, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}")


def laid_out_by_us(calendar: RotaCalendar) -> list[tuple[datetime, datetime]]:
    """Every time of every shift, as instants."""
    return [(each.starts, each.ends) for each in calendar.occurrences(SINCE, UNTIL)]


def laid_out_by_dateutil(calendar: RotaCalendar) -> list[tuple[datetime, datetime]]:
    """The same rules; zones and lengths are added as ours adds them."""
    return sorted(_by_dateutil(calendar))


def _by_dateutil(calendar: RotaCalendar) -> Iterator[tuple[datetime, datetime]]:
    for shift in calendar.shifts:
        zone, length = ZoneInfo(shift.zone), shift.ends - shift.starts
        local_since, local_until = SINCE.replace(tzinfo=None) - timedelta(days=2), UNTIL.replace(tzinfo=None) + timedelta(days=2)
        for starts in rrulestr(f"RRULE:{shift.repeat}", dtstart=shift.starts).between(local_since, local_until, inc=True):
            begins = starts.replace(tzinfo=zone).astimezone(UTC)
            ceases = (starts + length).replace(tzinfo=zone).astimezone(UTC)
            if begins < UNTIL and ceases > SINCE:
                yield begins, ceases


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Milliseconds, but for counts. *pages*: by what is shown; None where the server has no such page."""

    times: int
    ours: float
    peer: float
    first: float
    answer: float
    by_language: float
    queries: int
    pages: dict[str, float | None]


async def measure(rounds: int) -> Figures:
    """Everything; ours and the peer take turns."""
    ours: list[float] = []
    peer: list[float] = []
    times = 0
    for _ in range(rounds):
        calendar = two_years()
        took, mine = _timed(lambda: laid_out_by_us(calendar))  # noqa: B023  Called at once.
        ours.append(took)
        took, theirs = _timed(lambda: laid_out_by_dateutil(calendar))  # noqa: B023  Called at once.
        peer.append(took)
        if mine != theirs:
            raise AssertionError("ours and the peer's are not the same calendar")
        times = len(mine)
    with tempfile.TemporaryDirectory() as folder:
        async with _served(Path(folder) / "data") as (server, read):
            first, answer, by_language, queries = await _answers(server)
            pages = {path: await read(path, rounds) for path in ("/p/northtown/availability.json", "/p/northtown/", "/rota", "/rota/gaps")}
    return Figures(
        times=times,
        ours=statistics.median(ours),
        peer=statistics.median(peer),
        first=first,
        answer=answer,
        by_language=by_language,
        queries=queries,
        pages=pages,
    )


async def _answers(server: Server) -> tuple[float, float, float, int]:
    """The first answer, one that follows, all languages', and how many queries a thousand answers make."""
    desk = server.desk
    begun = time.perf_counter()
    project = await desk.store.project(PROJECTS[0])
    assert project
    await outlook_for(desk, project)
    first = 1_000 * (time.perf_counter() - begun)
    queries = 0

    def count(*_: Any) -> None:
        nonlocal queries
        queries += 1

    await asyncio.sleep(0.1)  # what was read within a moment of a change is read once more
    await outlook_for(desk, project)
    assert isinstance(desk.store, SqlStore)
    engine = desk.store._database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", count)
    again = [(await _awaited(lambda: outlook_for(desk, project)))[0] for _ in range(1_000)]
    spoken = [(await _awaited(lambda: promises_for(desk, project)))[0] for _ in range(200)]
    event.remove(engine, "before_cursor_execute", count)
    return first, statistics.median(again), statistics.median(spoken), queries


Read = Callable[[str, int], Awaitable[float | None]]


@asynccontextmanager
async def _served(folder: Path) -> AsyncIterator[tuple[Server, Read]]:
    """The whole server on the calendar, and somebody signed in who coordinates a project."""
    clock = WoundClock(NOW)
    async with serving_here(folder, clock) as serving, aiohttp.ClientSession() as session:
        database = await Database.open(settings.database_in(folder))
        try:
            await _fill(database)
            cookie = f"{COOKIE}={await SqlSignIns(database, SqlStore(database)).begin(PersonId('finch'), clock.now())}"
            assert serving.server

            async def read(path: str, rounds: int) -> float | None:
                """Of one request on a line that stands already; what the browser does is not in it."""
                found: list[float] = []
                for _ in range(rounds + 1):
                    begun = time.perf_counter()
                    async with session.get(serving.origin + path, headers={"Cookie": cookie}, allow_redirects=False) as response:
                        await response.read()
                    if response.status != 200:
                        return None
                    found.append(1_000 * (time.perf_counter() - begun))
                return statistics.median(found[1:])

            yield serving.server, read
        finally:
            await database.close()


async def _fill(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(delete(projects.rota_opening))
        like = next(each for each in await projects.all_projects(connection) if each.id == PROJECTS[1])
        for each in PROJECTS[2:]:
            await projects.add_project(connection, _project(like, each))
        for n, who in enumerate(OPERATORS):
            await people.add_person(connection, _operator(who, n), proof_hash=None)
        await put_calendar(connection, demo.ROTA.id, two_years(), iter(map(str, range(1_000))).__next__)


def _project(like: Project, id: ProjectId) -> Project:
    return replace(like, id=id, name=id.title())


def _operator(who: PersonId, n: int) -> Person:
    home = PROJECTS[n % len(PROJECTS)]
    return Person(
        id=who,
        sign_in=who,
        shift_name=who.title(),
        languages=("en", "ro") if n % 2 else ("en",),
        home=home,
        roles={home: frozenset({Role.OPERATOR})},
        serves=frozenset(PROJECTS),
    )


def _timed(deed: Callable[[], list[tuple[datetime, datetime]]]) -> tuple[float, list[tuple[datetime, datetime]]]:
    begun = time.perf_counter()
    found = deed()
    return 1_000 * (time.perf_counter() - begun), found


async def _awaited(deed: Callable[[], Awaitable[object]]) -> tuple[float, object]:
    begun = time.perf_counter()
    found = await deed()
    return 1_000 * (time.perf_counter() - begun), found


def report(figures: Figures) -> str:
    """For people; milliseconds are of this machine, ratios less so."""
    rows = [
        f"Calendar: {len(OPERATORS)} operators, {len(PROJECTS)} projects, two years, {figures.times} times of shifts",
        f"{'':<34}{'chatd':>12}{'dateutil':>12}{'ratio':>9}",
        f"{'laid out, ms':<34}{figures.ours:>12.1f}{figures.peer:>12.1f}{figures.ours / figures.peer:>9.2f}",
        f"{'first answer after a change, ms':<34}{figures.first:>12.1f}{'':>12}{figures.first / figures.peer:>9.2f}",
        f"{'an answer after that, ms':<34}{figures.answer:>12.3f}{'':>12}{figures.answer / figures.peer:>9.4f}",
        f"{'all languages of a project, ms':<34}{figures.by_language:>12.3f}{'':>12}{figures.by_language / figures.peer:>9.4f}",
        f"{'queries for 1,200 answers':<34}{figures.queries:>12}",
        *(_of_a_page(path, took) for path, took in figures.pages.items()),
    ]
    return "\n".join(rows)


def _of_a_page(path: str, took: float | None) -> str:
    name = f"GET {path}, ms"
    return f"{name:<46}{'not there':>12}" if took is None else f"{name:<46}{took:>12.1f}{'' if took < ENOUGH else f'  over {ENOUGH}'}"
