"""An independent, slow reading of a rota: every minute is looked at, local clocks are read off the zone minute by minute, rules are asked day by day.

It shares no step with `chatd.domain`: nothing is laid out as spans, nothing is converted from local time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from chatd.domain.ids import ProjectId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_shifts import Change, Shift

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@cache
def reads(at: datetime, zone: str) -> datetime:
    """What the clock on the wall shows."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@cache
def shows_first(local: datetime, zone: str) -> datetime:
    """The first minute at which the clock there shows *local*; if it never does, as long after the jump as *local* is after the last minute shown."""
    at = local.replace(tzinfo=UTC) - 15 * timedelta(hours=1)
    before = at
    for _ in range(30 * 60):
        shown = reads(at, zone)
        if shown == local:
            return at
        if shown > local:
            break
        before, at = at, at + MINUTE
    return before + (local - reads(before, zone))


def begins_on(shift: Shift, day: date) -> bool:
    """Does the rule name that day? Asked of the words of the rule."""
    return _may(shift, day) and _counts(shift, day)


def _may(shift: Shift, day: date) -> bool:
    first = shift.starts.date()
    if shift.repeat is None or day < first:
        return day == first
    rule = dict(part.split("=") for part in shift.repeat.split(";"))
    if "UNTIL" in rule:
        until = datetime.strptime(rule["UNTIL"] + "+0000", "%Y%m%dT%H%M%SZ%z")
        if shows_first(datetime.combine(day, shift.starts.time()), shift.zone) > until:
            return False
    every, step = rule["FREQ"], int(rule.get("INTERVAL", "1"))
    named = rule["BYDAY"].split(",") if "BYDAY" in rule else []
    if every == "DAILY":
        return (day - first).days % step == 0 and (not named or WEEKDAYS[day.weekday()] in named)
    if every == "WEEKLY":
        weeks = (day - DAY * day.weekday() - (first - DAY * first.weekday())).days // 7
        return weeks % step == 0 and WEEKDAYS[day.weekday()] in (named or [WEEKDAYS[first.weekday()]])
    months = (day.year - first.year) * 12 + day.month - first.month
    return months % step == 0 and (any(_is_the(name, day) for name in named) if named else day.day == first.day)


def _is_the(name: str, day: date) -> bool:
    """`MO`, `2MO`, `-1FR`."""
    if WEEKDAYS[day.weekday()] != name[-2:]:
        return False
    same = [
        each for each in (date(day.year, day.month, 1) + n * DAY for n in range(31)) if (each.month, each.weekday()) == (day.month, day.weekday())
    ]
    return not name[:-2] or day in _nth(same, int(name[:-2]))


def _nth(days: list[date], n: int) -> list[date]:
    place = n - 1 if n > 0 else n + len(days)
    return [days[place]] if 0 <= place < len(days) else []


def _counts(shift: Shift, day: date) -> bool:
    """Is it within the first COUNT days? Each day from the first on is asked."""
    rule = dict(part.split("=") for part in (shift.repeat or "FREQ=DAILY").split(";"))
    if "COUNT" not in rule:
        return True
    before = sum(_may(shift, shift.starts.date() + n * DAY) for n in range((day - shift.starts.date()).days))
    return before < int(rule["COUNT"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    state: str
    next_opening: datetime | None


class Minutes:
    """Two long rows, a place for each minute: is the project covered, and is that promised?"""

    def __init__(self, rota: RotaCalendar, project: ProjectId, *, since: datetime, days: int, language: str | None = None) -> None:
        self.since, self.length = since, days * 1440
        self.covered, self.promised = bytearray(self.length), bytearray(self.length)
        for shift in rota.shifts:
            if not shift.projects or project in shift.projects:
                self._mark_shift(rota, shift, project, language)
        for closure in rota.closures:
            if not closure.projects or project in closure.projects:
                for minute in self._between(closure.starts, closure.ends, rota.zone):
                    self.covered[minute] = self.promised[minute] = 0
        self.breaks = self._distance_to_break()
        self.begins = self._next_begin()

    def answer(self, at: datetime, *, operators: int, closing: int) -> Answered:
        minute = int((at - self.since) / MINUTE)
        if operators < 2 or not self.covered[minute]:
            return Answered(state="closed", next_opening=self.begins[minute])
        if self.breaks[minute] <= closing:
            return Answered(state="closing_soon", next_opening=self.begins[minute + self.breaks[minute]])
        return Answered(state="open", next_opening=None)

    def openings(self, at: datetime, *, operators: int, count: int = 2) -> list[datetime]:
        """The next ones, each looked for from the one before it; while two are there, from where this cover ends."""
        minute = int((at - self.since) / MINUTE)
        found: list[datetime] = []
        following = self.begins[minute + self.breaks[minute] if operators >= 2 else minute]
        while following is not None and len(found) < count:
            found.append(following)
            following = self.begins[int((following - self.since) / MINUTE)]
        return found

    def two_did_not_come(self, at: datetime, *, operators: int, late: int) -> bool:
        minute = int((at - self.since) / MINUTE)
        return operators < 2 and all(self.promised[minute - late : minute + 1])

    def _mark_shift(self, rota: RotaCalendar, shift: Shift, project: ProjectId, language: str | None) -> None:
        day, last = (self.since - 40 * DAY).date(), (self.since + (self.length // 1440 + 40) * DAY).date()
        while day <= last:
            if begins_on(shift, day):
                self._mark(rota, shift, day, project, language)
            day += DAY

    def _mark(self, rota: RotaCalendar, shift: Shift, day: date, project: ProjectId, language: str | None) -> None:
        change = next((each for each in shift.changes if each.on == day), Change(on=day))
        if change.cancelled:
            return
        starts = change.starts or datetime.combine(day, shift.starts.time())
        ends = change.ends or datetime.combine(day, shift.starts.time()) + (shift.ends - shift.starts)
        operators = shift.operators if change.operators is None else change.operators
        serving = [rota.workers[who] for who in operators if who in rota.workers and project in rota.workers[who].serves]
        speaks = language is None or (language in shift.languages if shift.languages else any(language in each.languages for each in serving))
        for minute in self._between(starts, ends, shift.zone):
            self.covered[minute] = 1
            if len(serving) >= 2 and speaks:
                self.promised[minute] = 1

    def _between(self, starts: datetime, ends: datetime, zone: str) -> Iterator[int]:
        at, until = shows_first(starts, zone), shows_first(ends, zone)
        while at < until:
            minute = int((at - self.since) / MINUTE)
            if 0 <= minute < self.length:
                yield minute
            at += MINUTE

    def _distance_to_break(self) -> list[int]:
        distances, distance = [0] * self.length, 0
        for minute in reversed(range(self.length)):
            distance = distance + 1 if self.covered[minute] else 0
            distances[minute] = distance
        return distances

    def _next_begin(self) -> list[datetime | None]:
        """For each minute, the next one after it at which something promised begins."""
        found: list[datetime | None] = [None] * self.length
        next_one: datetime | None = None
        for minute in reversed(range(self.length)):
            found[minute] = next_one
            if self.promised[minute] and minute and not self.promised[minute - 1]:
                next_one = self.since + minute * MINUTE
        return found
