"""Rules of coming again: what is understood, what is refused, and the days that a calendar on the wall would give."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import recurrence
from chatd.domain.recurrence import NotUnderstood
from chatd.domain.rota_shifts import Shift, days
from tests.domain.rota_by_the_minute import begins_on

RULES = st.builds(
    lambda every, interval, named, end: ";".join([f"FREQ={every}", f"INTERVAL={interval}", *([f"BYDAY={','.join(named)}"] if named else []), *end]),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    st.integers(1, 5),
    st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), unique=True, max_size=3),
    st.sampled_from([[], ["COUNT=7"], ["UNTIL=20270110T120000Z"]]),
)


@given(rule=RULES, first=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_days_are_those_that_the_rules_words_name(rule: str, first: date) -> None:
    starts = datetime.combine(first, datetime.min.time())
    shift = Shift(title="A shift", zone="Europe/London", starts=starts, ends=starts + timedelta(hours=2), repeat=rule)

    found = list(days(shift, first + timedelta(days=150)))

    assert found == [day for n in range(151) if begins_on(shift, day := first + timedelta(days=n))]


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        ("FREQ=MONTHLY", date(2026, 1, 31), ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 10, 30), ["2026-10-30", "2026-11-27", "2026-12-25"]),
        ("FREQ=MONTHLY;BYDAY=5SU", date(2026, 11, 29), ["2026-11-29", "2027-01-31", "2027-05-30"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", date(2026, 10, 25), ["2026-10-25", "2026-11-02", "2026-11-08"]),
        ("FREQ=DAILY;BYDAY=SA,SU", date(2026, 10, 23), ["2026-10-24", "2026-10-25", "2026-10-31"]),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=2", date(2026, 10, 23), ["2026-10-26", "2026-11-02"]),
    ],
)
def test_a_rule_read_by_hand(rule: str, first: date, expected: list[str]) -> None:
    found = recurrence.read(rule).dates(first, first + timedelta(days=250))

    assert [day.isoformat() for day in found][:3] == expected


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", "no part of a rule"),
        ("WEEKLY", "no part of a rule"),
        ("FREQ=", "no part of a rule"),
        ("FREQ=YEARLY", "FREQ is DAILY, WEEKLY or MONTHLY"),
        ("BYDAY=MO", "FREQ is DAILY, WEEKLY or MONTHLY"),
        ("FREQ=WEEKLY;FREQ=DAILY", "FREQ is there twice"),
        ("FREQ=MONTHLY;BYMONTHDAY=3", "BYMONTHDAY is not understood"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1", "BYSETPOS is not understood"),
        ("FREQ=WEEKLY;BYDAY=FRIDAY", "no day"),
        ("FREQ=WEEKLY;BYDAY=1FR", "needs FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYDAY=6FR", "no day"),
        ("FREQ=WEEKLY;INTERVAL=0", "from 1 to 9999"),
        ("FREQ=WEEKLY;COUNT=-1", "from 1 to 9999"),
        ("FREQ=WEEKLY;COUNT=2;UNTIL=20270101T000000Z", "keep one of them"),
        ("FREQ=WEEKLY;UNTIL=20270101", "in UTC"),
        ("FREQ=WEEKLY;UNTIL=20270101T000000", "in UTC"),
        ("FREQ=WEEKLY;UNTIL=20271301T000000Z", "in UTC"),
        ("RRULE:FREQ=WEEKLY", "RRULE:FREQ is not understood"),
    ],
)
def test_what_is_not_understood_is_refused_and_named(rule: str, said: str) -> None:
    assert recurrence.read("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270331T000000Z").days

    with pytest.raises(NotUnderstood, match=said):
        recurrence.read(rule)
