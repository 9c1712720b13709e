"""Days and hours as people say them, in the zone of whoever reads, which is always named. Pure: the zone and today come in as arguments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """One time in words. *near*: today, tomorrow, yesterday. *there*: the rota's own clock, where it shows something else. *night*: a clock change."""

    day: str
    near: str | None
    hours: str
    zone: str
    there: str | None
    night: str | None
    begins: str
    """For machines: the instant."""


def when(starts: datetime, ends: datetime, *, zone: str, home: str, now: datetime) -> When:
    """*zone*: the reader's; *home*: the one in which the shift was agreed."""
    here, today = starts.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    said, theirs = hours(starts, ends, zone), hours(starts, ends, home)
    elsewhere = theirs != said or starts.astimezone(ZoneInfo(home)).date() != here.date()
    return When(
        day=day_name(here.date()),
        near=near(here.date(), today),
        hours=said,
        zone=zone_name(zone),
        there=f"{_weekday(starts, home)} {theirs} {zone_name(home)}" if elsewhere else None,
        night=night(starts, ends, home),
        begins=starts.isoformat(),
    )


def hours(starts: datetime, ends: datetime, zone: str) -> str:
    """`20:00–23:00`; more than a day after its start, with the day on which it ends."""
    begins, ceases = starts.astimezone(ZoneInfo(zone)), ends.astimezone(ZoneInfo(zone))
    more = f" {WEEKDAYS[ceases.weekday()]}" if ceases - begins > _A_DAY else ""
    return f"{begins:%H:%M}–{ceases:%H:%M}{more}"


def night(starts: datetime, ends: datetime, zone: str) -> str | None:
    """What is to be said of a shift in which the clocks change."""
    begins, ceases = starts.astimezone(ZoneInfo(zone)), ends.astimezone(ZoneInfo(zone))
    by_clock, real = ceases.replace(tzinfo=None) - begins.replace(tzinfo=None), ends - starts
    if by_clock == real:
        return None
    way = "forward" if by_clock > real else "back"
    return f"This shift is {length(real)}: the clocks go {way}."


def length(time: timedelta) -> str:
    """`7 hours`, `90 minutes`, `2 hours 30 minutes`."""
    whole, minutes = divmod(int(time.total_seconds()) // 60, 60)
    said = [f"{whole} hour{'s' if whole != 1 else ''}"] if whole else []
    said += [f"{minutes} minute{'s' if minutes != 1 else ''}"] if minutes or not whole else []
    return " ".join(said)


def day_name(day: date) -> str:
    """`Friday 27 November`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def near(day: date, today: date) -> str | None:
    """The word for a day close by."""
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)


def span_name(first: date, last: date) -> str:
    """`16 to 22 November`, `30 November to 6 December`."""
    month = "" if (first.year, first.month) == (last.year, last.month) else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {last.day} {MONTHS[last.month - 1]}"


def zone_name(zone: str) -> str:
    """`London time`."""
    return "UTC" if zone == "UTC" else f"{zone.rpartition('/')[2].replace('_', ' ')} time"


def is_zone(zone: str) -> bool:
    """Is there such a zone?"""
    return zone in _zones()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _weekday(at: datetime, zone: str) -> str:
    return WEEKDAYS[at.astimezone(ZoneInfo(zone)).weekday()][:3]
