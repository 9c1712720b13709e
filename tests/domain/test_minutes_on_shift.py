"""Minutes on shift: each counted once, in the month of the worker's own charity in which it began."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import shift_work
from chatd.domain.ids import PersonId, ShiftId
from chatd.domain.shift_work import Stint

ZONES = ("Europe/London", "Europe/Bucharest", "America/St_Johns", "Pacific/Kiritimati")
AT = datetime(2026, 10, 31, 22, 30, tzinfo=UTC)


def a_stint(began: datetime, minutes: float, zone: str = "Europe/London") -> Stint:
    return Stint(
        person=PersonId("wren"),
        shift=ShiftId("s"),
        name="Wren",
        charity="Northtown",
        home_zone=zone,
        began=began,
        ended=began + timedelta(minutes=minutes),
    )


def test_a_night_over_the_end_of_a_month_counts_in_both() -> None:
    assert shift_work.minutes_by_month(a_stint(AT, 180)) == {"2026-10": 90, "2026-11": 90}


def test_the_month_is_that_of_the_workers_own_charity() -> None:
    assert shift_work.minutes_by_month(a_stint(AT, 180, "Europe/Bucharest")) == {"2026-11": 180}


def test_a_stint_that_runs_has_no_minutes_yet_and_one_ends_once() -> None:
    running = Stint(person=PersonId("wren"), shift=ShiftId("s"), name="Wren", charity="N", home_zone="UTC", began=AT)
    over = shift_work.ended(running, AT + timedelta(minutes=5))

    assert shift_work.minutes_by_month(running) == {}
    assert shift_work.ended(over, AT + timedelta(hours=5)) is over


@given(
    began=st.integers(0, 1_600_000).map(lambda minutes: AT + timedelta(minutes=minutes)),
    seconds=st.integers(0, 200_000),
    zone=st.sampled_from(ZONES),
)
def test_no_minute_is_lost_or_counted_twice(began: datetime, seconds: int, zone: str) -> None:
    found = shift_work.minutes_by_month(a_stint(began, seconds / 60, zone))

    assert sum(found.values()) == seconds // 60
    assert all(minutes > 0 for minutes in found.values())
