"""Openings by hand: what follows what, what is promised of it, and when the last one is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chatd.domain import availability
from chatd.domain.availability import Facts
from chatd.domain.ids import PersonId
from chatd.domain.rota import RotaCalendar, Worker
from chatd.domain.rota_shifts import Change, Shift, days
from tests.domain.made import NORTHTOWN

WREN, HERON, OTTER, FINCH = (PersonId(name) for name in ("wren", "heron", "otter", "finch"))
clock = datetime.fromisoformat


def shift(starts: str, ends: str, *operators: PersonId) -> Shift:
    return Shift(title=starts, zone="UTC", starts=clock(starts), ends=clock(ends), operators=operators)


def rota(*shifts: Shift) -> RotaCalendar:
    worker = Worker(serves=frozenset({NORTHTOWN}), languages=frozenset({"en"}))
    return RotaCalendar(name="A rota", zone="UTC", projects=(NORTHTOWN,), shifts=shifts, workers=dict.fromkeys((WREN, HERON, OTTER, FINCH), worker))


def next_opening(calendar: RotaCalendar, at: str) -> str | None:
    asked = clock(at).replace(tzinfo=UTC)
    told = availability.answer(Facts(at=asked, shifts=calendar.spans_for(NORTHTOWN, around=asked), operators=0, room=0, waiting=0))
    return None if told.next_opening is None else told.next_opening.strftime("%Y-%m-%dT%H:%M")


ONE = shift("2026-11-18T20:00", "2026-11-19T02:00", WREN)
THEN_TWO = shift("2026-11-19T02:00", "2026-11-19T06:00", WREN, HERON)
THEN_TWO_OTHERS = shift("2026-11-19T06:00", "2026-11-19T09:00", OTTER, FINCH)
LATER = shift("2026-11-28T10:00", "2026-11-28T12:00", OTTER, FINCH)


def test_an_opening_is_promised_from_where_two_are_signed_up_even_past_midnight() -> None:
    assert next_opening(rota(ONE, THEN_TWO, LATER), "2026-11-18T19:00") == "2026-11-19T02:00"
    assert next_opening(rota(ONE, LATER), "2026-11-18T19:00") == "2026-11-28T10:00"


def test_shifts_that_follow_each_other_are_one_opening() -> None:
    whole = rota(THEN_TWO, THEN_TWO_OTHERS, LATER)

    (covered,) = [span for span in whole.spans_for(NORTHTOWN, around=datetime(2026, 11, 19, tzinfo=UTC)) if not span.promised]
    assert covered.ends - covered.starts == timedelta(hours=7)
    assert next_opening(whole, "2026-11-19T03:00") == "2026-11-28T10:00"


def test_a_change_takes_the_promise_away_or_moves_it() -> None:
    weekly = replace(THEN_TWO, repeat="FREQ=WEEKLY")
    on = date(2026, 11, 26)

    assert next_opening(rota(weekly), "2026-11-20T00:00") == "2026-11-26T02:00"
    assert next_opening(rota(replace(weekly, changes=(Change(on=on, operators=(WREN,)),))), "2026-11-20T00:00") == "2026-12-03T02:00"
    assert next_opening(rota(replace(weekly, changes=(Change(on=on, cancelled=True),))), "2026-11-20T00:00") == "2026-12-03T02:00"
    moved = Change(on=on, starts=clock("2026-11-22T05:00"), ends=clock("2026-11-22T07:00"))
    assert next_opening(rota(replace(weekly, changes=(moved,))), "2026-11-20T00:00") == "2026-11-22T05:00"


@pytest.mark.parametrize(("until", "last"), [("20261126T020000Z", "2026-11-26"), ("20261126T015959Z", "2026-11-19")])
def test_the_last_time_may_begin_at_until_itself(until: str, last: str) -> None:
    weekly = replace(THEN_TWO, repeat=f"FREQ=WEEKLY;UNTIL={until}")

    assert str(list(days(weekly, date(2027, 6, 1)))[-1]) == last


def test_an_old_rule_is_still_kept_to_years_later_and_an_opening_of_next_year_is_promised() -> None:
    old = replace(THEN_TWO, repeat="FREQ=WEEKLY;INTERVAL=2")

    assert next_opening(rota(old), "2036-12-30T00:00") == "2037-01-01T02:00"
    assert (date(2037, 1, 1) - date(2026, 11, 19)).days % 14 == 0
    assert (
        next_opening(rota(replace(LATER, starts=clock("2028-12-30T10:00"), ends=clock("2028-12-30T12:00"))), "2026-11-20T00:00") == "2028-12-30T10:00"
    )
