"""What coordinators write into the rota's forms, read field by field. A fault says what to write instead; what was typed is kept.

Whether it may be done, and whether it fits the calendar, is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from console.own_pages import Posted

TITLE_LIMIT: Final = 80
REASON_LIMIT: Final = 200
MOST_NEEDED: Final = 12
LAST_YEAR: Final = 2100
MOST_AHEAD: Final = 999
RULES: Final = {"once": None, "daily": "FREQ=DAILY", "weekly": "FREQ=WEEKLY", "fortnightly": "FREQ=WEEKLY;INTERVAL=2"}
AS_IT_IS: Final = "as_it_is"
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Value = TypeVar("Value")


class Wrong(ValueError):
    """What to write instead, for the field that was being read."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """One form being read. *typed*: as it was sent, to be shown again; *faults*: by field."""

    posted: Posted
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def typed(self) -> Mapping[str, str]:
        return {name: values[0] for name, values in self.posted.fields.items() if values}

    def read(self, name: str, reader: Callable[[str], Value], otherwise: Value) -> Value:
        """The field's value, or *otherwise* and a fault."""
        try:
            return reader(self.posted.one(name))
        except Wrong as wrong:
            self.faults[name] = str(wrong)
            return otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenShift:
    """A shift as it was written. *starts*, *ends*: clock times. *repeat*: None for once, `as_it_is` where the rule was left alone."""

    title: str
    starts: datetime
    ends: datetime
    repeat: str | None
    projects: tuple[str, ...]
    languages: tuple[str, ...]
    operators: tuple[str, ...]
    supervisor: str | None
    lead: str | None
    needs: int
    experienced: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenClosure:
    """A closure as it was written."""

    starts: datetime
    ends: datetime
    reason: str
    projects: tuple[str, ...]


def shift_in(posted: Posted, zone: str) -> tuple[WrittenShift, Reading]:
    """The shift in a form. It stands only where the reading has no faults."""
    reading = Reading(posted=posted)
    title = reading.read("title", _words("Give it a name, for example Friday night.", TITLE_LIMIT), "")
    day = reading.read("day", a_day, date.min)
    begins, ceases = reading.read("starts", a_time, time()), reading.read("ends", a_time, time())
    starts, ends = _from_to(day, begins, ceases)
    needs = reading.read("needs", _a_number("how many people it needs", 2, MOST_NEEDED), 2)
    written = WrittenShift(
        title=title,
        starts=starts,
        ends=ends,
        repeat=_rule(reading, day, zone),
        projects=posted.every("projects"),
        languages=posted.every("languages"),
        operators=posted.every("operators"),
        supervisor=posted.one("supervisor") or None,
        lead=posted.one("lead") or None,
        needs=needs,
        experienced=reading.read("experienced", _a_number("how many of them are not new", 0, needs), 0),
    )
    return written, reading


def closure_in(posted: Posted) -> tuple[WrittenClosure, Reading]:
    """The closure in a form, from a day and hour until another."""
    reading = Reading(posted=posted)
    why = reading.read("reason", _words("Say why, in a few words: Christmas Day. Those on the rota read it.", REASON_LIMIT), "")
    first, last = reading.read("from_day", a_day, date.min), reading.read("until_day", a_day, date.max)
    begins = reading.read("from_time", _a_time_or_midnight, time())
    ceases = reading.read("until_time", _a_time_or_midnight, time())
    starts, ends = datetime.combine(first, begins), datetime.combine(last, ceases)
    if not reading.faults and ends <= starts:
        reading.faults["until_day"] = "Write an end that comes after the start. To shut one whole day, write the day after it at 00:00."
    return WrittenClosure(starts=starts, ends=ends, reason=why, projects=posted.every("projects")), reading


def a_day(text: str) -> date:
    """A day as browsers send it."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Wrong("Write the day as year, month, day: 2026-11-27.") from None
    if not 2000 <= found.year <= LAST_YEAR:
        raise Wrong(f"Write a year up to {LAST_YEAR}.")
    return found


def a_time(text: str) -> time:
    """A clock time as browsers send it."""
    try:
        return datetime.strptime(text[:5], "%H:%M").time()  # noqa: DTZ007  A clock on the wall; its zone is the rota's.
    except ValueError:
        raise Wrong("Write the time with four figures: 18:30.") from None


def a_bound(text: str) -> int | None:
    """A number of days or hours, or no bound."""
    return _a_number("how many, or leave it empty", 0, MOST_AHEAD)(text) if text else None


def _a_time_or_midnight(text: str) -> time:
    return a_time(text) if text else time()


def _from_to(day: date, begins: time, ceases: time) -> tuple[datetime, datetime]:
    """An end at or before the start is on the next day."""
    starts = datetime.combine(day, begins)
    return starts, datetime.combine(day, ceases) + timedelta(days=1 if ceases <= begins and day < date.max else 0)


def _rule(reading: Reading, day: date, zone: str) -> str | None:
    """The rule of how it comes again, from what was picked."""
    picked = reading.posted.one("repeat") or "once"
    if picked == AS_IT_IS:
        if reading.posted.one("until") or reading.posted.every("weekdays"):
            reading.faults["repeat"] = "Pick how often it comes again, so that the days and the last day count."
        return AS_IT_IS
    if picked not in RULES:
        reading.faults["repeat"] = "Pick one of the list."
        return None
    days = [each for each in WEEKDAYS if each in reading.posted.every("weekdays")]
    last = reading.read("until", lambda text: a_day(text) if text else None, None)
    rule = RULES[picked]
    if rule is None:
        return None
    if days and picked != "daily":
        if WEEKDAYS[day.weekday()] not in days:
            reading.faults["weekdays"] = "Tick the weekday of the first day, too."
        rule += f";BYDAY={','.join(days)}"
    if last and last < day:
        reading.faults["until"] = "Write a last day that comes after the first, or leave it empty."
    return f"{rule};UNTIL={_end_of(last, zone):%Y%m%dT%H%M%SZ}" if last else rule


def _end_of(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(zone)).astimezone(UTC)


def _words(ask: str, limit: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text:
            raise Wrong(ask)
        if len(text) > limit:
            raise Wrong(f"Make it shorter: {limit} letters at most.")
        return text

    return read


def _a_number(what: str, least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else -1
        if not least <= number <= most:
            raise Wrong(f"Write {what}: a number from {least} to {most}.")
        return number

    return read
