"""A clock that jumps forward must not shred what is not due; a server that is on for an hour a week must shred all the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chatd.domain.sweeping import JUMP, PAUSE, Round, looked, may_shred

START = datetime(2026, 11, 21, 18, tzinfo=UTC)


def after(*steps: timedelta) -> tuple[Round, datetime]:
    at, known = START, looked(Round(), START)
    for step in steps:
        at += step
        known = looked(known, at)
    return known, at


def test_the_first_look_pauses_for_nothing() -> None:
    assert may_shred(after()[0])


def test_after_a_jump_it_waits_for_a_day_and_no_longer() -> None:
    jumped, at = after(timedelta(days=400))
    assert not may_shred(jumped)

    assert not may_shred(looked(jumped, at + PAUSE - timedelta(seconds=1)))
    assert may_shred(looked(jumped, at + PAUSE))


def test_a_clock_that_goes_back_ends_the_wait() -> None:
    jumped, _ = after(timedelta(days=400))

    back = looked(jumped, START + timedelta(minutes=5))

    assert may_shred(back)


def test_a_night_off_is_no_jump() -> None:
    assert may_shred(after(timedelta(hours=23))[0])


def test_a_server_that_is_on_for_an_hour_a_week_shreds_at_its_second_start() -> None:
    assert not may_shred(after(timedelta(days=7))[0])
    assert may_shred(after(timedelta(days=7), timedelta(hours=1), timedelta(days=7))[0])


@given(st.lists(st.timedeltas(min_value=-timedelta(days=900), max_value=timedelta(days=900)), max_size=12))
def test_it_never_waits_longer_than_a_day_whatever_the_clock_does(steps: list[timedelta]) -> None:
    known, at = after(*steps)

    assert known.paused_until is None or known.paused_until - at <= PAUSE
    assert may_shred(looked(looked(known, at), at + PAUSE))


@given(st.lists(st.timedeltas(min_value=timedelta(minutes=1), max_value=JUMP), max_size=12))
def test_while_the_clock_goes_as_clocks_do_it_never_waits(steps: list[timedelta]) -> None:
    assert may_shred(after(*steps)[0])
