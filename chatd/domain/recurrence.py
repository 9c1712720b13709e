"""On which days something comes again: the part of iCalendar's RRULE (RFC 5545, 3.3.10) that a rota needs.

It speaks of dates alone. What clock they begin by, and at which instant the last one is, the rota says. What is not understood is refused, because a
rule that was read halfway would promise hours that nobody meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import count, islice, takewhile
from typing import Final

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY: Final = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL: Final = re.compile(r"\d{8}T\d{6}Z")
_PARTS: Final = ("FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL")


class Every(StrEnum):
    """What is counted."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"


class NotUnderstood(ValueError):
    """Not a rule that a rota knows; the message says what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the week, Monday 0; *nth* of the month, from its end when negative, each of them when 0."""

    weekday: int
    nth: int = 0

    def is_in_month_on(self, day: date) -> bool:
        """Is *day* one of these?"""
        last = monthrange(day.year, day.month)[1]
        place = (day.day - 1) // 7 + 1 if self.nth >= 0 else -((last - day.day) // 7 + 1)
        return day.weekday() == self.weekday and self.nth in {0, place}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Every so many days, weeks or months. *until*: no beginning after that instant."""

    every: Every
    interval: int = 1
    days: tuple[Day, ...] = ()
    times: int | None = None
    until: datetime | None = None

    def dates(self, first: date, last: date) -> Iterator[date]:
        """In order, none before *first* and none after *last*. The first itself only where the rule names it; `times` counts what is given."""
        within = takewhile(lambda day: day <= last, (day for day in self._candidates(first, last) if day >= first))
        return islice(within, self.times)

    def _candidates(self, first: date, last: date) -> Iterator[date]:
        if self.every is Every.DAY:
            return self._by_days(first, last)
        return self._by_weeks(first, last) if self.every is Every.WEEK else self._by_months(first, last)

    def _by_days(self, first: date, last: date) -> Iterator[date]:
        weekdays = {day.weekday for day in self.days} or set(range(7))
        every = (first + timedelta(days=n) for n in range(0, (last - first).days + 1, self.interval))
        return (day for day in every if day.weekday() in weekdays)

    def _by_weeks(self, first: date, last: date) -> Iterator[date]:
        """Weeks begin on Monday, as the rule's WKST is when it is left out."""
        weekdays = sorted({day.weekday for day in self.days} or {first.weekday()})
        monday = first - timedelta(days=first.weekday())
        for n in range(0, (last - monday).days + 1, 7 * self.interval):
            yield from (monday + timedelta(days=n + weekday) for weekday in weekdays)

    def _by_months(self, first: date, last: date) -> Iterator[date]:
        """A month without the day is passed over."""
        for n in count(0, self.interval):
            years, month = divmod(first.month - 1 + n, 12)
            if (first.year + years, month + 1) > (last.year, last.month):
                return
            length = monthrange(first.year + years, month + 1)[1]
            yield from (day for n in range(length) if self._is_named(day := date(first.year + years, month + 1, n + 1), first))

    def _is_named(self, day: date, first: date) -> bool:
        return any(named.is_in_month_on(day) for named in self.days) if self.days else day.day == first.day


@lru_cache(maxsize=1024)
def read(text: str) -> Recurrence:
    """From `FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270331T000000Z`. Raises `NotUnderstood`."""
    parts = _parts(text)
    every = _every(parts.get("FREQ"))
    days = tuple(_day(each, every) for each in parts["BYDAY"].split(",")) if "BYDAY" in parts else ()
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise NotUnderstood("COUNT and UNTIL both say where it ends; keep one of them")
    return Recurrence(
        every=every,
        interval=_number(parts.get("INTERVAL", "1"), "INTERVAL"),
        days=days,
        times=_number(parts["COUNT"], "COUNT") if "COUNT" in parts else None,
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
    )


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            raise NotUnderstood(f"{part!r} is no part of a rule; write them like FREQ=WEEKLY;BYDAY=MO,WE")
        if name not in _PARTS:
            raise NotUnderstood(f"{name} is not understood here; a rule is made of {', '.join(_PARTS)}")
        if name in parts:
            raise NotUnderstood(f"{name} is there twice; keep one of them")
        parts[name] = value
    return parts


def _every(text: str | None) -> Every:
    if text is None or text not in set(Every):
        raise NotUnderstood("FREQ is DAILY, WEEKLY or MONTHLY; write one of them, like FREQ=WEEKLY")
    return Every(text)


def _day(text: str, every: Every) -> Day:
    found = _DAY.fullmatch(text)
    if found is None:
        raise NotUnderstood(f"{text!r} is no day; write BYDAY with MO, TU, WE, TH, FR, SA, SU, and for months also 1MO or -1FR")
    if found[1] and every is not Every.MONTH:
        raise NotUnderstood(f"{text} counts days of a month; it needs FREQ=MONTHLY")
    return Day(weekday=_DAYS.index(found[2]), nth=int(found[1] or 0))


def _number(text: str, name: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise NotUnderstood(f"{name}={text}: write a whole number from 1 to 9999")
    return int(text)


def _until(text: str) -> datetime:
    """RFC 5545: in UTC wherever the start has a zone. A bare day would leave open whether that day still counts."""
    try:
        return datetime.strptime(text if _UNTIL.fullmatch(text) else "", "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise NotUnderstood(f"UNTIL={text}: write the instant in UTC, like 20270331T000000Z") from None
