"""Availability beside a naive model that looks at every minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import availability
from chatd.domain.availability import Facts, Openness, Override, Span
from tests.domain.made import NOON

HORIZON = 36 * 60
MINUTE = timedelta(minutes=1)


def minute(n: int) -> datetime:
    return NOON + n * MINUTE


@st.composite
def spans(draw: st.DrawFn) -> Span:
    starts = draw(st.integers(-600, HORIZON - 200))
    return Span(starts=minute(starts), ends=minute(starts + draw(st.integers(1, 900))), promised=draw(st.booleans()))


OVERRIDES = st.builds(lambda opens, span: Override(opens=opens, span=span), st.booleans(), spans())
FACTS = st.builds(
    Facts,
    at=st.integers(0, 200).map(minute),
    shifts=st.lists(spans(), max_size=4).map(lambda each: sorted(each, key=lambda span: span.starts)),
    operators=st.integers(0, 3),
    room=st.integers(0, 2),
    waiting=st.integers(0, 6),
    queue=st.just(3),
    speaks=st.booleans(),
    may_open=st.booleans(),
    closures=st.lists(spans(), max_size=2),
    overrides=st.lists(OVERRIDES, max_size=2),
)
STAFFED = FACTS.map(lambda facts: replace(facts, operators=2, room=1, waiting=0, speaks=True, may_open=True))


def is_covered(facts: Facts, at: datetime) -> bool:
    """The calendar, read the long way."""
    if any(closure.starts <= at < closure.ends for closure in facts.closures):
        return False
    said = {override.opens for override in facts.overrides if override.span.starts <= at < override.span.ends}
    if said:
        return said == {True}
    return any(shift.starts <= at < shift.ends for shift in facts.shifts)


def is_promised(facts: Facts, at: datetime) -> bool:
    by_hand = any(override.opens and override.span.starts <= at < override.span.ends for override in facts.overrides)
    return is_covered(facts, at) and (by_hand or any(shift.promised and shift.starts <= at < shift.ends for shift in facts.shifts))


def covered_minutes(facts: Facts) -> int:
    """For how long from now on there is no break."""
    return next((n for n in range(HORIZON * 2) if not is_covered(facts, facts.at + n * MINUTE)), HORIZON * 2)


@given(FACTS)
def test_two_operators_or_closed(facts: Facts) -> None:
    assert availability.answer(replace(facts, operators=1)).state is Openness.CLOSED
    assert availability.answer(replace(facts, operators=0)).state is Openness.CLOSED


@given(STAFFED)
def test_open_means_covered_now_and_for_the_next_forty_minutes(facts: Facts) -> None:
    state, minutes = availability.answer(facts).state, covered_minutes(facts)

    assert (state is Openness.CLOSED) == (minutes == 0)
    assert (state is Openness.CLOSING_SOON) == (0 < minutes <= 40)
    assert (state is Openness.OPEN) == (minutes > 40)


@given(FACTS)
def test_nobody_is_let_in_where_any_fact_stands_against_it(facts: Facts) -> None:
    state = availability.answer(facts).state

    if availability.admits(state):
        assert facts.operators >= 2 and facts.speaks and facts.may_open
        assert covered_minutes(facts) > 40
        assert facts.waiting < facts.room + facts.queue


@given(STAFFED, st.integers(0, 2), st.integers(0, 6))
def test_places_used_is_busy_and_queue_used_is_full(facts: Facts, room: int, waiting: int) -> None:
    now = Span(starts=facts.at, ends=facts.at + 90 * MINUTE)
    facts = replace(facts, shifts=[*facts.shifts, now], closures=(), overrides=())
    assert availability.answer(facts).state is Openness.OPEN

    state = availability.answer(replace(facts, room=room, waiting=waiting)).state

    expected = Openness.OPEN if waiting < room else Openness.BUSY if waiting < room + 3 else Openness.FULL
    assert state is expected


@given(FACTS)
def test_the_next_opening_is_an_instant_at_which_the_calendar_really_opens(facts: Facts) -> None:
    answer = availability.answer(facts)
    if answer.next_opening is None:
        return

    assert not availability.admits(answer.state)
    assert answer.next_opening > facts.at
    assert is_promised(facts, answer.next_opening)


@given(FACTS.map(lambda facts: replace(facts, operators=0, may_open=True)))
def test_no_opening_is_passed_over(facts: Facts) -> None:
    told = availability.answer(facts).next_opening

    minutes = (facts.at + n * MINUTE for n in range(1, HORIZON * 2))
    opens = next((at for at in minutes if is_promised(facts, at) and not is_covered(facts, at - MINUTE)), None)

    assert opens is None or (told is not None and told <= opens)


@given(STAFFED, st.integers(1, 40))
def test_when_it_closes_soon_the_next_opening_is_after_it_has_closed(facts: Facts, left: int) -> None:
    ending = replace(facts, shifts=[*facts.shifts, Span(starts=facts.at, ends=facts.at + left * MINUTE)])
    answer = availability.answer(ending)

    if answer.state is Openness.CLOSING_SOON:
        assert answer.next_opening is None or answer.next_opening > facts.at + covered_minutes(ending) * MINUTE


@given(STAFFED)
def test_a_closure_wins_over_everything(facts: Facts) -> None:
    closed = replace(facts, closures=[*facts.closures, Span(starts=facts.at, ends=facts.at + MINUTE)])
    forced = replace(closed, overrides=[Override(opens=True, span=Span(starts=facts.at, ends=facts.at + 300 * MINUTE))])

    assert availability.answer(closed).state is Openness.CLOSED
    assert availability.answer(forced).state is Openness.CLOSED


def test_an_override_opens_closes_and_ends_by_itself() -> None:
    facts = Facts(at=minute(0), shifts=[], operators=2, room=1, waiting=0)
    opened = replace(facts, overrides=[Override(opens=True, span=Span(starts=minute(0), ends=minute(60)))])

    assert availability.answer(facts).state is Openness.CLOSED
    assert availability.answer(opened).state is Openness.OPEN
    assert availability.answer(replace(opened, at=minute(60))).state is Openness.CLOSED


@pytest.mark.parametrize("promised", [True, False])
def test_only_what_enough_have_signed_up_for_is_announced(promised: bool) -> None:
    tomorrow = Span(starts=minute(1200), ends=minute(1400), promised=promised)

    told = availability.answer(Facts(at=minute(0), shifts=[tomorrow], operators=0, room=0, waiting=0)).next_opening

    assert told == (tomorrow.starts if promised else None)


@given(FACTS)
def test_the_first_of_the_next_openings_is_the_next_opening(facts: Facts) -> None:
    told, openings = availability.answer(facts).next_opening, availability.next_openings(facts, 3)

    assert told is None or openings[0] == told
    assert list(openings) == sorted(set(openings))
    assert availability.next_openings(facts, 2) == openings[:2]
    assert all(opening > facts.at and is_promised(facts, opening) for opening in openings)


@given(FACTS.map(lambda facts: replace(facts, operators=0, may_open=True)))
def test_each_of_the_next_openings_begins_where_nothing_was_promised_just_before(facts: Facts) -> None:
    begins = (facts.at + n * MINUTE for n in range(1, HORIZON * 2))
    really = [at for at in begins if is_promised(facts, at) and not is_promised(facts, at - MINUTE)]

    assert list(availability.next_openings(facts, 2)) == really[:2]


@given(FACTS)
def test_one_at_the_desk_is_told_of_no_otherwise_than_none(facts: Facts) -> None:
    alone, nobody = (replace(facts, operators=number) for number in (1, 0))

    assert availability.answer(alone) == availability.answer(nobody)
    assert availability.next_openings(alone) == availability.next_openings(nobody)


@given(FACTS)
def test_two_did_not_come_only_five_minutes_into_what_was_promised(facts: Facts) -> None:
    told = availability.answer(facts)

    promised = all(is_promised(facts, facts.at - n * MINUTE) for n in range(6))
    assert told.two_did_not_come == (promised and facts.may_open and facts.operators < 2)
    assert not told.two_did_not_come or told.state is Openness.CLOSED
