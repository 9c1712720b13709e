"""The weekly timetable beside a naive reader of the local clock, in weeks when clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import timetable
from chatd.domain.availability import Span
from chatd.domain.people import WeeklyOpening

LONDON, BUCHAREST = ZoneInfo("Europe/London"), ZoneInfo("Europe/Bucharest")
SPRING, AUTUMN = datetime(2026, 3, 29, 12, tzinfo=UTC), datetime(2026, 10, 25, 12, tzinfo=UTC)
ZONES = [LONDON, BUCHAREST, ZoneInfo("America/New_York"), ZoneInfo("Pacific/Auckland"), ZoneInfo("Pacific/Honolulu")]

# Clock times that come twice, or not at all, are left to the examples below.
CLOCK = st.builds(time, st.sampled_from([0, 5, 6, 9, 12, 17, 20, 22, 23]), st.sampled_from([0, 15, 30]))
OPENINGS = st.lists(st.builds(WeeklyOpening, weekday=st.integers(0, 6), starts=CLOCK, ends=CLOCK), max_size=4)


def is_open(openings: list[WeeklyOpening], zone: ZoneInfo, at: datetime) -> bool:
    """What somebody says who looks at the clock on the wall and at the list."""
    local = at.astimezone(zone)
    return any(_says_so(opening, local) for opening in openings)


def _says_so(opening: WeeklyOpening, local: datetime) -> bool:
    today, yesterday = opening.weekday == local.weekday(), opening.weekday == (local - timedelta(days=1)).weekday()
    if opening.starts < opening.ends:
        return today and opening.starts <= local.time() < opening.ends
    return (today and local.time() >= opening.starts) or (yesterday and local.time() < opening.ends)


@given(openings=OPENINGS, zone=st.sampled_from(ZONES), week=st.sampled_from([SPRING, AUTUMN]), quarters=st.integers(-96, 5 * 96))
def test_the_spans_say_what_the_clock_on_the_wall_says(openings: list[WeeklyOpening], zone: ZoneInfo, week: datetime, quarters: int) -> None:
    at = week + quarters * timedelta(minutes=15)
    around = at.replace(hour=12, minute=0)

    laid_out = timetable.spans(openings, zone, around=around)

    assert any(span.holds(at) for span in laid_out) == is_open(openings, zone, at)
    assert list(laid_out) == sorted(laid_out, key=lambda span: (span.starts, span.ends))


def only(openings: list[WeeklyOpening], zone: ZoneInfo, day: datetime) -> Span:
    """The one span that begins on that day."""
    (found,) = [span for span in timetable.spans(openings, zone, around=day) if span.starts.astimezone(zone).date() == day.date()]
    return found


SATURDAY_NIGHT = [WeeklyOpening(weekday=5, starts=time(22), ends=time(6))]


def test_the_night_of_the_spring_change_is_an_hour_shorter() -> None:
    night = only(SATURDAY_NIGHT, LONDON, SPRING - timedelta(days=1))

    assert night == Span(starts=datetime(2026, 3, 28, 22, tzinfo=UTC), ends=datetime(2026, 3, 29, 5, tzinfo=UTC))


def test_the_night_of_the_autumn_change_is_an_hour_longer() -> None:
    night = only(SATURDAY_NIGHT, LONDON, AUTUMN - timedelta(days=1))

    assert night == Span(starts=datetime(2026, 10, 24, 21, tzinfo=UTC), ends=datetime(2026, 10, 25, 6, tzinfo=UTC))


@pytest.mark.parametrize(("starts", "ends"), [(time(1, 15), time(1, 45)), (time(1, 30), time(3)), (time(0, 30), time(1, 30))])
def test_an_opening_within_the_changed_hour_never_ends_before_it_starts(starts: time, ends: time) -> None:
    openings = [WeeklyOpening(weekday=6, starts=starts, ends=ends)]

    for change in (SPRING, AUTUMN):
        for span in timetable.spans(openings, LONDON, around=change):
            assert timedelta() < span.ends - span.starts <= timedelta(hours=3)


def test_a_shared_rota_is_one_instant_in_every_projects_zone() -> None:
    evening = [WeeklyOpening(weekday=2, starts=time(18), ends=time(22))]
    wednesday = datetime(2026, 11, 18, 12, tzinfo=UTC)

    london, bucharest = only(evening, LONDON, wednesday), only(evening, BUCHAREST, wednesday)

    assert london.starts - bucharest.starts == timedelta(hours=2)
    assert bucharest.starts.astimezone(LONDON).time() == time(16)


def test_from_midnight_to_midnight_is_the_whole_day() -> None:
    span = only([WeeklyOpening(weekday=6, starts=time(0), ends=time(0))], LONDON, AUTUMN)

    assert span.ends - span.starts == timedelta(hours=25)
