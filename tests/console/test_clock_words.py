"""Days and hours in words: the reader's clock, always named, the rota's own beside it where it differs, and nights on which the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console import clock_words
from console.clock_words import When

LONDON, BUCHAREST = "Europe/London", "Europe/Bucharest"
FRIDAY = datetime(2026, 11, 27, 22, tzinfo=UTC)
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def said(starts: datetime = FRIDAY, hours: float = 8, *, zone: str = LONDON, home: str = LONDON, now: datetime = NOW) -> When:
    return clock_words.when(starts, starts + timedelta(hours=hours), zone=zone, home=home, now=now)


def test_a_night_is_said_by_the_day_on_which_it_begins() -> None:
    assert (said().day, said().near, said().hours, said().zone, said().there) == ("Friday 27 November", "today", "22:00–06:00", "London time", None)


def test_a_reader_elsewhere_reads_their_own_clock_and_the_rotas_beside_it() -> None:
    there = said(zone=BUCHAREST)

    assert (there.day, there.hours, there.zone) == ("Saturday 28 November", "00:00–08:00", "Bucharest time")
    assert there.there == "Fri 22:00–06:00 London time"
    assert there.near == "tomorrow"


def test_another_zone_of_the_same_clock_is_not_said_twice() -> None:
    assert said(zone="Europe/Lisbon").there is None


@pytest.mark.parametrize(
    ("starts", "hours", "words"),
    [
        (datetime(2027, 3, 27, 22, tzinfo=UTC), 7, "This shift is 7 hours: the clocks go forward."),
        (datetime(2026, 10, 24, 21, tzinfo=UTC), 9, "This shift is 9 hours: the clocks go back."),
        (FRIDAY, 8, None),
    ],
)
def test_a_night_on_which_the_clocks_change_says_how_long_it_is(starts: datetime, hours: int, words: str | None) -> None:
    found = said(starts, hours)

    assert found.hours == "22:00–06:00"
    assert found.night == words


def test_more_than_a_day_says_on_which_day_it_ends() -> None:
    assert said(hours=40).hours == "22:00–14:00 Sunday"


def test_days_close_by_have_a_word() -> None:
    words = [clock_words.near(date(2026, 11, day), date(2026, 11, 27)) for day in range(25, 30)]

    assert words == [None, "yesterday", "today", "tomorrow", None]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 21), date(2026, 11, 27), "21 to 27 November"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 November to 6 December"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December to 3 January"),
    ],
)
def test_a_week_is_named_by_its_ends(first: date, last: date, words: str) -> None:
    assert clock_words.span_name(first, last) == words


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 minutes"), (60, "1 hour"), (90, "1 hour 30 minutes"), (1, "1 minute"), (420, "7 hours")])
def test_lengths_in_words(minutes: int, words: str) -> None:
    assert clock_words.length(timedelta(minutes=minutes)) == words


def test_only_zones_that_there_are_are_zones() -> None:
    assert clock_words.is_zone(BUCHAREST)
    assert not any(map(clock_words.is_zone, ("", "Europe/Nowhere", "../../etc/passwd", "<b>", "europe/london\n")))


@given(
    starts=st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2028, 1, 1)),  # noqa: DTZ001  Hypothesis adds the zone.
    minutes=st.integers(min_value=15, max_value=24 * 60),
    zone=st.sampled_from([LONDON, BUCHAREST, "America/St_Johns", "Australia/Lord_Howe", "UTC"]),
)
def test_the_hours_said_are_those_on_the_wall(starts: datetime, minutes: int, zone: str) -> None:
    begins = starts.replace(tzinfo=UTC)
    found = said(begins, minutes / 60, zone=zone, home=zone)

    wall = begins.astimezone(ZoneInfo(zone))
    assert found.hours.startswith(f"{wall:%H:%M}–")
    assert found.day.split()[1] == str(wall.day)
    assert found.there is None
