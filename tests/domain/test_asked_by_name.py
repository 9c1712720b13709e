"""When somebody is here next, as it is told to whoever knows their name: only with their yes, and only what is promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chatd.domain import asked_by_name
from chatd.domain.availability import Span
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.rota import Closure, RotaCalendar, Worker
from chatd.domain.rota_shifts import Shift
from tests.domain.made import EASTPORT, NOON, NORTHTOWN

WREN, HERON, OTTER = (PersonId(name) for name in ("wren", "heron", "otter"))
clock = datetime.fromisoformat
SERVING = Worker(serves=frozenset({NORTHTOWN}), languages=frozenset({"en"}))
WORKERS = {WREN: replace(SERVING, found_as="Little Wren"), HERON: SERVING, OTTER: replace(SERVING, found_as="Otter")}


def shift(starts: str, *operators: PersonId, projects: tuple[ProjectId, ...] = ()) -> Shift:
    return Shift(title="A shift", zone="UTC", starts=clock(starts), ends=clock(starts) + timedelta(hours=3), operators=operators, projects=projects)


def told(
    *shifts: Shift, name: str = "Little Wren", project: ProjectId = NORTHTOWN, closures: tuple[Closure, ...] = (), **workers: Worker
) -> str | None:
    everybody = WORKERS | {PersonId(who): worker for who, worker in workers.items()}
    calendar = RotaCalendar(name="A rota", zone="UTC", projects=(NORTHTOWN, EASTPORT), shifts=shifts, closures=closures, workers=everybody)
    at = asked_by_name.next_turn(calendar, project, name, NOON)
    return at.strftime("%m-%d %H:%M") if at else None


THURSDAY, FRIDAY = shift("2026-11-19T18:00", HERON, OTTER), shift("2026-11-20T22:00", WREN, HERON)


@pytest.mark.parametrize("name", ["Little Wren", "little wren", "  LITTLE   wren "])
def test_the_soonest_turn_of_that_name_is_told_however_it_is_written(name: str) -> None:
    assert told(THURSDAY, FRIDAY, shift("2026-11-21T22:00", WREN, HERON), name=name) == "11-20 22:00"


@pytest.mark.parametrize("name", ["Heron", "heron", "", " ", "Wren", "Nobody"])
def test_who_did_not_say_yes_is_as_somebody_who_is_not_there(name: str) -> None:
    assert told(THURSDAY, FRIDAY, name=name) is None


def test_only_what_two_promise_within_two_weeks_and_has_not_begun() -> None:
    assert told(shift("2026-11-20T22:00", WREN)) is None
    assert told(shift("2026-11-18T11:00", WREN, HERON)) is None
    assert told(shift("2026-12-02T11:59", WREN, HERON)) == "12-02 11:59"
    assert told(shift("2026-12-02T12:00", WREN, HERON)) is None


def test_only_on_shifts_of_a_project_that_they_serve() -> None:
    eastports = shift("2026-11-20T22:00", WREN, HERON, projects=(EASTPORT,))

    assert told(eastports) is None
    assert told(eastports, project=EASTPORT) is None, "they do not serve it"
    both = replace(SERVING, serves=frozenset({EASTPORT}))
    assert told(FRIDAY, project=EASTPORT, heron=both, otter=both) is None, "nor is it promised with two others"


def test_of_two_who_share_a_name_the_earlier_turn() -> None:
    assert told(THURSDAY, FRIDAY, otter=replace(SERVING, found_as="little WREN")) == "11-19 18:00"


def test_a_closure_makes_it_later_or_nothing_of_it() -> None:
    def shut(until: str) -> tuple[Closure, ...]:
        return (Closure(starts=clock("2026-11-20T20:00"), ends=clock(until), reason="a holiday"),)

    assert told(FRIDAY, closures=shut("2026-11-20T23:00")) == "11-20 23:00"
    assert told(FRIDAY, closures=shut("2026-11-21T02:00")) is None
    assert told(FRIDAY, shift("2026-11-27T22:00", WREN, HERON), closures=shut("2026-11-21T02:00")) == "11-27 22:00"


def test_over_the_turn_of_the_year() -> None:
    calendar = RotaCalendar(name="A rota", zone="UTC", projects=(NORTHTOWN,), shifts=(shift("2027-01-02T22:00", WREN, HERON),), workers=WORKERS)

    at = asked_by_name.next_turn(calendar, NORTHTOWN, "Little Wren", datetime(2026, 12, 31, 23, tzinfo=UTC))

    assert at == datetime(2027, 1, 2, 22, tzinfo=UTC)


def test_a_turn_that_begins_while_the_chat_is_closed_by_hand_is_not_told() -> None:
    later = shift("2026-11-21T22:00", WREN, HERON)
    calendar = RotaCalendar(name="A rota", zone="UTC", projects=(NORTHTOWN,), shifts=(FRIDAY, later), workers=WORKERS)
    shut = Span(starts=datetime(2026, 11, 20, 20, tzinfo=UTC), ends=datetime(2026, 11, 20, 23, tzinfo=UTC))

    assert asked_by_name.next_turn(calendar, NORTHTOWN, "Otter", NOON) is None
    assert asked_by_name.next_turn(calendar, NORTHTOWN, "Little Wren", NOON) == datetime(2026, 11, 20, 22, tzinfo=UTC)
    assert asked_by_name.next_turn(calendar, NORTHTOWN, "Little Wren", NOON, shut=[shut]) == datetime(2026, 11, 21, 22, tzinfo=UTC)
