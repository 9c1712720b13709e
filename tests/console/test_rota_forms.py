"""What coordinators write: each fault is told at its field and says what to write; what was typed stays; nothing at all is understood by halves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.demo import NORTHTOWN
from chatd.domain import recurrence
from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from console.closure_pages import next_time
from console.own_pages import Posted, tidy
from console.rota_forms import AS_IT_IS, Reading, WrittenShift, closure_in, shift_in

FINCH = Person(id=PersonId("finch"), sign_in="finch", shift_name="Finch", languages=("en",), home=NORTHTOWN)
GOOD = {"title": "Night", "day": "2026-11-27", "starts": "22:00", "ends": "06:00", "repeat": "weekly", "needs": "2", "experienced": "0"}
CLOSED = {"from_day": "2026-12-25", "from_time": "", "until_day": "2026-12-26", "until_time": "", "reason": "Christmas Day"}


def sent(fields: dict[str, str], **lists: tuple[str, ...]) -> Posted:
    return Posted(person=FINCH, fields={name: (tidy(value),) for name, value in fields.items()} | lists)


def read(changed: dict[str, str] | None = None, lists: dict[str, tuple[str, ...]] | None = None) -> tuple[WrittenShift, Reading]:
    return shift_in(sent({**GOOD, **(changed or {})}, **(lists or {})), "Europe/London")


def test_a_shift_past_midnight_ends_on_the_next_day() -> None:
    written, reading = read()

    assert reading.faults == {}
    assert (written.starts, written.ends) == (datetime(2026, 11, 27, 22), datetime(2026, 11, 28, 6))  # noqa: DTZ001  Clock times.
    assert written.repeat == "FREQ=WEEKLY"


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"repeat": "once"}, None),
        ({"repeat": ""}, None),
        ({"repeat": "daily"}, "FREQ=DAILY"),
        ({"repeat": "fortnightly"}, "FREQ=WEEKLY;INTERVAL=2"),
        ({"until": "2027-03-31"}, "FREQ=WEEKLY;UNTIL=20270331T225959Z"),
        ({"repeat": AS_IT_IS}, AS_IT_IS),
    ],
)
def test_how_often_becomes_a_rule(changed: dict[str, str], rule: str | None) -> None:
    written, reading = read(changed)

    assert reading.faults == {}
    assert written.repeat == rule
    assert rule in {None, AS_IT_IS} or recurrence.read(str(rule)).every


def test_days_of_the_week_are_those_ticked_and_the_first_day_is_among_them() -> None:
    assert read(lists={"weekdays": ("FR", "MO")})[0].repeat == "FREQ=WEEKLY;BYDAY=MO,FR"
    assert "first day" in read(lists={"weekdays": ("MO",)})[1].faults["weekdays"]


def test_a_last_day_is_not_passed_over_where_the_rule_is_left_as_it_is() -> None:
    assert set(read({"repeat": AS_IT_IS, "until": "2027-03-31"})[1].faults) == {"repeat"}


@pytest.mark.parametrize(
    ("field", "written", "advice"),
    [
        ("title", "", "Give it a name"),
        ("title", "x" * 81, "80 letters at most"),
        ("day", "", "2026-11-27"),
        ("day", "27/11/2026", "2026-11-27"),
        ("day", "2026-02-30", "2026-11-27"),
        ("day", "9999-12-31", "2100"),
        ("starts", "", "18:30"),
        ("starts", "25:00", "18:30"),
        ("ends", "six", "18:30"),
        ("repeat", "hourly", "one of the list"),
        ("until", "2020-01-01", "after the first"),
        ("until", "soon", "2026-11-27"),
        ("needs", "1", "from 2 to 12"),
        ("needs", "²", "from 2 to 12"),
        ("needs", "-2", "from 2 to 12"),
        ("needs", "9" * 5_000, "from 2 to 12"),
        ("experienced", "3", "from 0 to 2"),
    ],
)
def test_a_fault_stands_at_its_field_says_what_to_write_and_keeps_what_was_typed(field: str, written: str, advice: str) -> None:
    _, reading = read({field: written})

    assert set(reading.faults) == {field}
    assert advice in reading.faults[field]
    assert reading.typed == {**GOOD, field: written}


def test_a_whole_day_is_closed_from_midnight_to_midnight() -> None:
    written, reading = closure_in(sent(CLOSED))

    assert reading.faults == {}
    assert (written.starts, written.ends) == (datetime(2026, 12, 25), datetime(2026, 12, 26))  # noqa: DTZ001  Clock times.


@pytest.mark.parametrize(
    ("field", "written"), [("from_day", "x"), ("until_day", "2026-12-25"), ("until_day", ""), ("from_time", "9"), ("reason", "")]
)
def test_a_closure_that_cannot_be_is_told_at_its_field(field: str, written: str) -> None:
    _, reading = closure_in(sent({**CLOSED, field: written}))

    assert set(reading.faults) == {field}


@given(st.dictionaries(st.sampled_from([*GOOD, "until", "weekdays", "projects"]), st.text(max_size=40)))
def test_whatever_is_written_is_read_or_refused_at_a_field_and_never_breaks(fields: dict[str, str]) -> None:
    written, reading = read(fields)

    assert reading.faults.keys() <= {*GOOD, "until", "weekdays"}
    assert reading.faults or (written.title and written.starts < written.ends)


@given(st.text(max_size=60))
def test_what_cannot_be_seen_is_not_kept(text: str) -> None:
    assert tidy(text).isprintable()
    assert tidy(tidy(text)) == tidy(text)


def test_the_next_time_a_clock_shows_that_is_later_than_now_on_the_night_the_clocks_change() -> None:
    twice = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)  # half past one in London, for the second time

    assert next_time("01:45", twice, "Europe/London") == twice + timedelta(minutes=15)
    assert next_time("01:45", twice - timedelta(hours=1), "Europe/London") == twice - timedelta(minutes=45)
    assert next_time("01:15", twice, "Europe/London") == datetime(2027, 11, 1, 1, 15, tzinfo=UTC)
    assert next_time("23:00", datetime(2026, 11, 18, 23, 30, tzinfo=UTC), "Europe/London") == datetime(2026, 11, 19, 23, tzinfo=UTC)
