"""A private calendar, read back by another hand: the right instants over clock changes, names that last, and nothing else in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId
from chatd.domain.own_calendar import AHEAD, BACK, LONGEST_TITLE, as_icalendar, times_of
from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_shifts import Change, Shift
from chatd.tokens import TurnMarks

clock = datetime.fromisoformat
WREN, HERON = PersonId("p-wren"), PersonId("p-heron")
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
NORTHTOWN, EASTPORT = ProjectId("northtown"), ProjectId("eastport")
NIGHT = Shift(
    id=PlannedShiftId("s-night"),
    title="Canary night",
    zone="Europe/London",
    starts=clock("2026-09-04T22:00"),
    ends=clock("2026-09-05T06:00"),
    repeat="FREQ=WEEKLY",
    operators=(WREN, HERON),
    supervisor=HERON,
    languages=("en",),
)
ZONES = ("Europe/London", "Europe/Bucharest", "America/St_Johns", "Australia/Lord_Howe", "UTC")
PRINTABLE = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))
TITLES = st.text(st.one_of(PRINTABLE, st.sampled_from(" \\;,:\"'😀é")), min_size=1, max_size=LONGEST_TITLE).map(str.strip).filter(bool)


def rota(*shifts: Shift, closures: tuple[Closure, ...] = ()) -> RotaCalendar:
    return RotaCalendar(name="Canary rota", zone="Europe/London", projects=(NORTHTOWN, EASTPORT), shifts=shifts, closures=closures)


def written(*rotas: RotaCalendar, who: PersonId = WREN, at: datetime = NOW, title: str = "Busy", key: bytes = b"k" * 32) -> str:
    return as_icalendar(times_of(who, rotas, at), title=title, at=at, named=TurnMarks(key).of)


def events(text: str) -> list[Event]:
    calendar = Calendar.from_ical(text)
    assert not calendar.errors
    return [each for each in calendar.walk("VEVENT") if isinstance(each, Event)]


def names(text: str) -> dict[str, datetime]:
    """From each name to when it begins."""
    return {str(each["UID"]): at(each, "DTSTART") for each in events(text)}


def at(event: Event, name: str) -> datetime:
    moment = event.decoded(name)
    assert isinstance(moment, datetime) and moment.utcoffset() == timedelta(0)
    return moment


# ── the file ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_event_has_what_the_standard_asks_for_and_says_nothing_else() -> None:
    text = written(rota(NIGHT), title="Choir")

    assert len(events(text)) > 50
    for each in events(text):
        assert set(each) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "CLASS", "TRANSP"}
        assert (each["SUMMARY"], each["STATUS"], each["SEQUENCE"], at(each, "DTSTAMP")) == ("Choir", "CONFIRMED", 0, NOW)
    for hidden in ("canary", "northtown", "eastport", "wren", "heron", "s-night", "london", "chatd"):
        assert hidden not in text.lower(), hidden


@given(title=TITLES)
def test_a_title_comes_back_as_it_was_chosen_and_no_line_is_too_long(title: str) -> None:
    text = written(rota(NIGHT), title=title)

    assert {str(each["SUMMARY"]) for each in events(text)} == {title}
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize("title", ["a\nb", "a\r\nATTENDEE:mailto:x@example.org", "a\u2028b", "a\x00b", "a\u202eb"])
def test_no_title_can_write_a_line_of_its_own(title: str) -> None:
    text = written(rota(replace(NIGHT, repeat=None, starts=clock("2026-10-02T22:00"), ends=clock("2026-10-03T06:00"))), title=title)

    assert len(text.split("\r\n")) == len(
        written(rota(replace(NIGHT, repeat=None, starts=clock("2026-10-02T22:00"), ends=clock("2026-10-03T06:00")))).split("\r\n")
    )
    assert "ATTENDEE" not in {name for each in events(text) for name in each}


# ── when ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(
    zone=st.sampled_from(ZONES),
    starts=st.datetimes(datetime(2026, 9, 15), datetime(2027, 9, 1)),  # noqa: DTZ001  Clock times.
    minutes=st.integers(15, 24 * 60),
    week=st.integers(1, 40),
)
def test_times_are_those_that_clocks_show_where_the_shift_is(zone: str, starts: datetime, minutes: int, week: int) -> None:
    starts = starts.replace(second=0, microsecond=0)
    shift = replace(NIGHT, zone=zone, starts=starts, ends=starts + timedelta(minutes=minutes))

    found = events(written(rota(shift), at=starts.replace(tzinfo=UTC) + timedelta(weeks=week)))

    assert found
    for each in found:
        for moment, clock_time in ((at(each, "DTSTART"), shift.starts), (at(each, "DTEND"), shift.ends)):
            shown = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            assert shown.time() == clock_time.time() or left_out(shown, clock_time, zone), (shown, clock_time)


def left_out(shown: datetime, meant: datetime, zone: str) -> bool:
    """Was that clock time left out by a change? Then it moved forward by as much."""
    wanted = datetime.combine(shown.date(), meant.time())
    there_and_back = wanted.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return there_and_back != wanted and there_and_back == shown


def test_the_night_of_a_clock_change_lasts_as_long_as_it_does() -> None:
    saturday = replace(NIGHT, starts=clock("2026-09-05T22:00"), ends=clock("2026-09-06T06:00"))

    lasts = {at(each, "DTSTART").date(): at(each, "DTEND") - at(each, "DTSTART") for each in events(written(rota(saturday)))}

    assert lasts[date(2026, 10, 24)] == timedelta(hours=9)
    assert lasts[date(2027, 3, 27)] == timedelta(hours=7)
    assert lasts[date(2026, 10, 31)] == timedelta(hours=8)


def test_what_is_long_over_or_far_away_is_not_in_it() -> None:
    begins = sorted(names(written(rota(NIGHT))).values())

    assert NOW - BACK - timedelta(days=8) < begins[0] < NOW - BACK + timedelta(days=8)
    assert NOW + AHEAD - timedelta(days=8) < begins[-1] < NOW + AHEAD


# ── whose, and which ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_name_is_the_same_whatever_is_changed_about_the_turn() -> None:
    before = written(rota(NIGHT))
    on = date(2026, 11, 6)
    for changed in (
        replace(NIGHT, title="Another", languages=(), operators=(WREN,), needs=3),
        replace(NIGHT, starts=clock("2026-09-04T21:30"), ends=clock("2026-09-05T01:00")),
        replace(NIGHT, changes=(Change(on=on, starts=clock("2026-11-07T09:00"), ends=clock("2026-11-07T10:00")),)),
        replace(NIGHT, changes=(Change(on=on, operators=(WREN,)),)),
        replace(NIGHT, zone="Europe/Bucharest"),
    ):
        assert set(names(written(rota(changed), at=NOW + timedelta(hours=1)))) == set(names(before))


def test_a_name_lasts_when_this_and_following_becomes_a_shift_of_its_own() -> None:
    whole = names(written(rota(NIGHT)))
    until = replace(NIGHT, repeat="FREQ=WEEKLY;UNTIL=20261105T000000Z")
    later = replace(NIGHT, id=PlannedShiftId("s-later"), series=NIGHT.id, starts=clock("2026-11-06T20:00"), ends=clock("2026-11-06T23:00"))

    split = names(written(rota(until, later)))

    assert set(split) == set(whole)
    assert split != whole


def test_a_name_tells_nothing_and_is_nobody_elses() -> None:
    ours, theirs = names(written(rota(NIGHT))), names(written(rota(NIGHT), who=HERON))

    assert set(ours.values()) == set(theirs.values())
    assert not set(ours) & set(theirs)
    assert not set(ours) & set(names(written(rota(NIGHT), key=b"l" * 32)))
    assert len(set(ours)) == len(events(written(rota(NIGHT))))


def test_two_shifts_of_one_series_on_one_day_have_two_names() -> None:
    again = replace(NIGHT, id=PlannedShiftId("s-again"), series=NIGHT.id, starts=clock("2026-09-04T10:00"), ends=clock("2026-09-04T12:00"))

    assert len(names(written(rota(NIGHT, again)))) == 2 * len(names(written(rota(NIGHT))))


def test_what_is_cancelled_shut_or_somebody_elses_disappears() -> None:
    whole, on = names(written(rota(NIGHT))), date(2026, 11, 6)
    shut = Closure(starts=clock("2026-11-06T00:00"), ends=clock("2026-11-08T00:00"), reason="Away")
    for without in (
        rota(replace(NIGHT, changes=(Change(on=on, cancelled=True),))),
        rota(replace(NIGHT, changes=(Change(on=on, operators=(HERON,)),))),
        rota(NIGHT, closures=(shut,)),
    ):
        left = names(written(without))

        assert {begins.date() for name, begins in whole.items() if name not in left} == {on}
        assert set(left) < set(whole)
    assert names(written(rota(NIGHT, closures=(replace(shut, projects=(EASTPORT,)),)))) == whole
    assert names(written(rota(replace(NIGHT, operators=(HERON,))))) == {}
