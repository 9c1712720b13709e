"""What is announced where a rota has weekly hours beside its shifts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from chatd.desk.context import Policy
from chatd.desk.opening import facts_at
from chatd.domain import availability
from chatd.domain.ids import PersonId
from chatd.domain.people import Rota, WeeklyOpening
from chatd.domain.rota import RotaCalendar, Worker
from chatd.domain.rota_shifts import Shift
from chatd.ports import Sheet
from tests.desk.evening import NORTHTOWN, ROTA, a_project
from tests.fakes import NOON

WREN, HERON = PersonId("wren"), PersonId("heron")
WORKERS = dict.fromkeys((WREN, HERON), Worker(serves=frozenset({NORTHTOWN}), languages=frozenset({"en"})))


def a_rota(*shifts: tuple[str, str], weekly: tuple[WeeklyOpening, ...]) -> Rota:
    planned = (
        Shift(title="Once", zone="UTC", starts=datetime.fromisoformat(starts), ends=datetime.fromisoformat(ends), operators=(WREN, HERON))
        for starts, ends in shifts
    )
    calendar = RotaCalendar(name="A rota", zone="UTC", projects=(NORTHTOWN,), shifts=tuple(planned), workers=WORKERS)
    return replace(ROTA, zone="UTC", timetable=weekly, calendar=calendar)


def openings(rota: Rota) -> list[str]:
    facts = facts_at(NOON, a_project(NORTHTOWN), rota, Sheet(), policy=Policy())
    assert availability.answer(facts).next_opening == next(iter(availability.next_openings(facts)), None)
    return [f"{each:%m-%d %H:%M}" for each in availability.next_openings(facts)]


THURSDAYS = (WeeklyOpening(weekday=3, starts=time(10), ends=time(14)),)
ALWAYS = tuple(WeeklyOpening(weekday=day, starts=time(0), ends=time(0)) for day in range(7))


def test_hours_and_shifts_are_told_in_their_order_and_as_one_where_they_touch() -> None:
    assert openings(a_rota(("2026-11-21T10:00", "2026-11-21T12:00"), weekly=THURSDAYS)) == ["11-19 10:00", "11-21 10:00"]
    assert openings(a_rota(("2026-11-19T14:00", "2026-11-19T16:00"), weekly=THURSDAYS)) == ["11-19 10:00", "11-26 10:00"]
    assert openings(a_rota(("2026-11-19T09:00", "2026-11-19T11:00"), weekly=THURSDAYS)) == ["11-19 09:00", "11-26 10:00"]


def test_nothing_opens_far_off_in_the_middle_of_what_is_promised_already() -> None:
    far = ("2026-12-21T18:00", "2026-12-21T21:00")

    assert openings(a_rota(far, weekly=())) == ["12-21 18:00"]
    assert openings(a_rota(far, weekly=ALWAYS)) == []
