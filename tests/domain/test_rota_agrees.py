"""The calendar beside a slow reading of it, over a year and more with both of its clock changes, in three zones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chatd.domain import availability
from chatd.domain.availability import Facts
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.rota import Closure, RotaCalendar, Worker
from chatd.domain.rota_shifts import Change, Shift
from tests.domain.rota_by_the_minute import MINUTE, Answered, Minutes, begins_on

ZONES = ("Europe/London", "Europe/Bucharest", "America/St_Johns")
FIRST = date(2026, 9, 20)
DAYS = 400
BEYOND = 20
"""How many days after the last one that is asked about the slow reading looks for the next opening."""
PROJECTS = (ProjectId("northtown"), ProjectId("eastport"), ProjectId("westbay"))
PEOPLE = tuple(PersonId(name) for name in ("wren", "heron", "otter", "finch", "robin", "tern"))
RULES = (
    None,
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;BYDAY=SA,SU",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU",
    "FREQ=WEEKLY;UNTIL=20270328T010000Z",
    "FREQ=WEEKLY;COUNT=20",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1FR,3FR",
)


def local(dice: random.Random, day: date) -> datetime:
    """A clock time of that day, often within the hours that a change takes or gives."""
    hour = dice.choice((0, 0, 1, 1, 2, 2, 3, 3, 4, 9, 14, 18, 22, 23))
    return datetime.combine(day, datetime.min.time()) + timedelta(hours=hour, minutes=dice.choice((0, 1, 15, 30, 59)))


def a_shift(dice: random.Random, zone: str) -> Shift:
    starts = local(dice, FIRST + timedelta(days=dice.randrange(40)))
    ends = starts + timedelta(minutes=dice.choice((30, 60, 120, 240, 480, 600)))
    shift = Shift(
        title="A shift",
        zone=zone,
        starts=starts,
        ends=ends,
        repeat=dice.choice(RULES),
        projects=tuple(dice.sample(PROJECTS, dice.randrange(3))),
        languages=dice.choice(((), ("en",), ("en", "ro"))),
        operators=tuple(dice.sample(PEOPLE, dice.choice((0, 1, 3, 4, 4, 5)))),
    )
    named = [day for n in range(DAYS) if begins_on(shift, day := starts.date() + timedelta(days=n))]
    changes = [a_change(dice, day) for day in dice.sample(named, min(len(named), 4))]
    return Shift(**{name: getattr(shift, name) for name in shift.__slots__} | {"changes": tuple(changes)})


def a_change(dice: random.Random, day: date) -> Change:
    kind = dice.randrange(3)
    if kind == 0:
        return Change(on=day, cancelled=True)
    if kind == 1:
        return Change(on=day, operators=tuple(dice.sample(PEOPLE, dice.randrange(5))))
    starts = local(dice, day + timedelta(days=dice.randrange(-3, 4)))
    return Change(on=day, starts=starts, ends=starts + timedelta(hours=dice.randrange(1, 8)))


def a_closure(dice: random.Random) -> Closure:
    starts = local(dice, FIRST + timedelta(days=dice.randrange(DAYS)))
    return Closure(
        starts=starts, ends=starts + timedelta(hours=dice.randrange(1, 48)), reason="Shut", projects=tuple(dice.sample(PROJECTS, dice.randrange(2)))
    )


def a_rota(seed: int, zone: str) -> RotaCalendar:
    dice = random.Random(f"{seed} {zone}")
    workers = {who: Worker(serves=frozenset(dice.sample(PROJECTS, 2)), languages=frozenset(dice.sample(("en", "ro"), 1))) for who in PEOPLE[:5]}
    return RotaCalendar(
        name="A rota",
        zone=zone,
        projects=PROJECTS,
        shifts=tuple(a_shift(dice, dice.choice((zone, zone, *ZONES))) for _ in range(9)),
        closures=tuple(a_closure(dice) for _ in range(40)),
        workers=workers,
    )


def ours(rota: RotaCalendar, project: ProjectId, at: datetime, *, operators: int, language: str | None) -> Answered:
    facts = Facts(at=at, shifts=rota.spans_for(project, around=at, language=language), operators=operators, room=1, waiting=0)
    answer = availability.answer(facts)
    return Answered(state=answer.state.value, next_opening=answer.next_opening)


def looked_at(minutes: Minutes, days: int, *, whole: bool) -> Iterator[int]:
    """Every minute; or those around every edge, and every seventh hour."""
    if whole:
        yield from range(days * 1440)
        return
    edges = [n for n in range(1, days * 1440) if (minutes.covered[n], minutes.promised[n]) != (minutes.covered[n - 1], minutes.promised[n - 1])]
    yield from (n for edge in edges for n in (edge - 41, edge - 40, edge - 39, edge - 1, edge, edge + 1) if 0 <= n < days * 1440)
    yield from range(0, days * 1440, 7 * 60)


def agree(rota: RotaCalendar, since: datetime, days: int, *, whole: bool) -> None:
    for project, language in zip(PROJECTS, (None, None, "ro"), strict=True):
        slow = Minutes(rota, project, since=since, days=days + BEYOND, language=language)
        assert 0 < sum(slow.promised) <= sum(slow.covered) < slow.length
        for minute in looked_at(slow, days, whole=whole):
            at = since + minute * MINUTE
            for operators in (0, 2):
                said = ours(rota, project, at, operators=operators, language=language)
                if said.next_opening and said.next_opening >= since + timedelta(days=days + BEYOND):
                    said = Answered(state=said.state, next_opening=None)  # further off than the slow reading looked
                assert said == slow.answer(at, operators=operators, closing=40), (project, at, operators)


def agree_on_what_follows(rota: RotaCalendar, since: datetime, days: int, *, whole: bool) -> None:
    """The two next openings, and whether two did not come, for none, one and two at the desk."""
    for project, language in zip(PROJECTS, (None, "en", "ro"), strict=True):
        slow = Minutes(rota, project, since=since, days=days + BEYOND, language=language)
        for minute in looked_at(slow, days, whole=whole):
            at = since + minute * MINUTE
            facts = Facts(at=at, shifts=rota.spans_for(project, around=at, language=language), operators=0, room=1, waiting=0)
            for operators in (0, 1, 2):
                here = replace(facts, operators=operators)
                said = [opening for opening in availability.next_openings(here, 2) if opening < since + timedelta(days=days + BEYOND)]
                assert said == slow.openings(at, operators=operators), (project, at, operators)
                if minute >= 5:
                    assert availability.answer(here).two_did_not_come == slow.two_did_not_come(at, operators=operators, late=5), (project, at)


@pytest.mark.parametrize("zone", ZONES)
def test_around_both_clock_changes_the_calendar_says_what_the_slow_reading_says(zone: str) -> None:
    rota = a_rota(1, zone)

    for since, days in ((datetime(2026, 10, 22, tzinfo=UTC), 12), (datetime(2027, 3, 12, tzinfo=UTC), 18)):
        agree(rota, since, days, whole=False)


@pytest.mark.parametrize("zone", ZONES)
def test_around_both_clock_changes_the_two_next_openings_are_those_of_the_slow_reading(zone: str) -> None:
    rota = a_rota(1, zone)

    for since, days in ((datetime(2026, 10, 23, tzinfo=UTC), 4), (datetime(2027, 3, 26, tzinfo=UTC), 4)):
        agree_on_what_follows(rota, since, days, whole=False)


@pytest.mark.long
@pytest.mark.parametrize("zone", ZONES)
def test_every_minute_of_a_hundred_days_has_the_two_next_openings_of_the_slow_reading(zone: str) -> None:
    agree_on_what_follows(a_rota(3, zone), datetime(2026, 10, 1, tzinfo=UTC), 100, whole=True)


@pytest.mark.long
@pytest.mark.parametrize("zone", ZONES)
def test_every_minute_of_four_hundred_days_says_what_the_slow_reading_says(zone: str) -> None:
    agree(a_rota(2, zone), datetime(2026, 10, 1, tzinfo=UTC), 400, whole=True)
