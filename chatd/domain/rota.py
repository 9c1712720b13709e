"""The rota's calendar: when each project is covered, and which openings may be promised. It does not know who is at the desk now."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain.availability import OPENINGS_TOLD, Span
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.rota_shifts import Occurrence, Shift, instant, occurrences, with_people

PAIR: Final = 2
_YEARS_AHEAD: Final = 2
"""How many whole years after the one asked about are laid out: no opening further off is announced."""
_A_DAY: Final = timedelta(days=1)
_MOST_DAYS_KEPT: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """The chat is shut, whatever the shifts say. Clock times in the rota's zone; no projects named means all of them."""

    starts: datetime
    ends: datetime
    reason: str
    projects: tuple[ProjectId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """What the calendar must know of somebody who can be signed up. *found_as*: the name under which a visitor may be told of their next turn, if they
    chose that."""

    serves: frozenset[ProjectId]
    languages: frozenset[str]
    is_new: bool = False
    found_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaCalendar:
    """All that was agreed on one rota. *workers*: who can count towards a promise; somebody who is not in it cannot.

    *sign_up_days*: how many days ahead people may sign up, *sign_up_hours*: until how many hours before it begins; None for no such bound.
    """

    name: str
    zone: str
    projects: tuple[ProjectId, ...]
    closing_minutes: int | None = None
    sign_up_days: int | None = None
    sign_up_hours: int | None = None
    shifts: tuple[Shift, ...] = ()
    closures: tuple[Closure, ...] = ()
    workers: Mapping[PersonId, Worker] = field(default_factory=dict, hash=False)
    _laid: dict[object, tuple[Span, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was laid out already: everybody who asks within a day and a year asks the same."""
    _happening: dict[int, tuple[Occurrence, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def spans_for(self, project: ProjectId, *, around: datetime, language: str | None = None, ahead: timedelta = timedelta()) -> tuple[Span, ...]:
        """When the project is covered: on that day (UTC) and for *ahead* after it, and then as many new promises as are told.

        Shifts that touch are one span, closures are cut out. A promised span is one through which two are signed up who serve the project, and that
        promises the language when one is asked for.
        """
        day = around.astimezone(UTC).date()
        key = (project, language, day, ahead)
        if key not in self._laid:
            if len(self._laid) > _MOST_DAYS_KEPT:
                self._laid.clear()
            self._laid[key] = self._near(project, language, day, ahead)
        return self._laid[key]

    def closures_for(self, project: ProjectId, *, around: datetime, ahead: timedelta = timedelta()) -> tuple[Span, ...]:
        """When it is shut, on that day (UTC) and for *ahead* after it: what else would open it must know that too."""
        if not self.closures:
            return ()
        since = _midnight(around.astimezone(UTC).date())
        return tuple(_within(self._shut(project), since, since + _A_DAY + ahead))

    def occurrences(self, since: datetime, until: datetime) -> tuple[Occurrence, ...]:
        """Every time that a shift is, in part at least, within the two instants; by start."""
        found = [each for shift in self.shifts for each in occurrences(shift, since, until)]
        return tuple(sorted(found, key=lambda each: (each.starts, each.ends)))

    def promised(self, project: ProjectId, since: datetime, until: datetime) -> Iterator[tuple[Occurrence, datetime]]:
        """Each time that two are signed up for who serve the project and that begins after *since* and before *until*, with when it does: a closure
        makes it later, or nothing of it."""
        happening = self._all_of(since.year)
        for each in happening[bisect_right(happening, since, key=lambda one: one.starts) :]:
            if each.starts >= until:
                return
            if (not each.shift.projects or project in each.shift.projects) and self._is_promised(each, project, ""):
                for left in _cut((Span(starts=each.starts, ends=each.ends),), self._shut(project))[:1]:
                    yield each, left.starts

    def in_words_of(self, named: Callable[[PersonId], PersonId]) -> RotaCalendar:
        """The same with every person named otherwise: a form has sign-in names where the store has ids."""
        shifts = tuple(with_people(shift, named) for shift in self.shifts)
        return replace(self, shifts=shifts, workers={named(who): worker for who, worker in self.workers.items()})

    def _shut(self, project: ProjectId) -> tuple[Span, ...]:
        """In order, those that touch as one."""
        key = (project, "shut")
        if key not in self._laid:
            zone = ZoneInfo(self.zone)
            ours = (each for each in self.closures if not each.projects or project in each.projects)
            shut = sorted((instant(each.starts, zone), instant(each.ends, zone)) for each in ours)
            self._laid[key] = _joined((starts, ends) for starts, ends in shut if starts < ends)
        return self._laid[key]

    def _near(self, project: ProjectId, language: str | None, day: date, ahead: timedelta) -> tuple[Span, ...]:
        since = _midnight(day)
        covered, promised = self._whole(project, None, day.year), self._whole(project, language or "", day.year)
        now = _within(covered, since, since + _A_DAY + ahead)
        reach = max((since + _A_DAY + ahead, *(span.ends for span in now)))
        found = (*now, *_within(promised, since, reach), *promised[_first_from(promised, reach) :][:OPENINGS_TOLD])
        return tuple(sorted(found, key=lambda span: span.starts))

    def _whole(self, project: ProjectId, language: str | None, year: int) -> tuple[Span, ...]:
        """The project's cover in that year and the next ones; with a *language*, only what is promised in it ("" is any)."""
        key = (project, language, year)
        if key not in self._laid:
            times = self._times(project, language, year)
            self._laid[key] = _cut(_joined(times, promised=language is not None), self._shut(project))
        return self._laid[key]

    def _times(self, project: ProjectId, language: str | None, year: int) -> Iterator[tuple[datetime, datetime]]:
        """By start. A shift has few sets of operators and many days: each set is weighed once."""
        counts: dict[tuple[int, int], bool] = {}
        for each in self._all_of(year):
            key = (id(each.shift), id(each.operators))  # both live as long as the calendar
            if key not in counts:
                ours = not each.shift.projects or project in each.shift.projects
                counts[key] = ours and (language is None or self._is_promised(each, project, language))
            if counts[key]:
                yield each.starts, each.ends

    def _all_of(self, year: int) -> tuple[Occurrence, ...]:
        if year not in self._happening:
            since = datetime(year, 1, 1, tzinfo=UTC)
            self._happening[year] = self.occurrences(since, since.replace(year=min(year + 1 + _YEARS_AHEAD, 9999)))
        return self._happening[year]

    def _is_promised(self, occurrence: Occurrence, project: ProjectId, language: str) -> bool:
        signed_up = [self.workers[who] for who in set(occurrence.operators) if who in self.workers]
        serving = [worker for worker in signed_up if project in worker.serves]
        promised = occurrence.shift.languages or {spoken for worker in serving for spoken in worker.languages}
        return len(serving) >= PAIR and (not language or language in promised)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _joined(times: Iterable[tuple[datetime, datetime]], *, promised: bool = False) -> tuple[Span, ...]:
    """Those that touch or overlap, as one. Starts and ends, by start."""
    joined: list[tuple[datetime, datetime]] = []
    for starts, ends in times:
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((starts, ends))
    return tuple(Span(starts=starts, ends=ends, promised=promised) for starts, ends in joined)


def _cut(spans: Iterable[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """What the holes leave. Both in order, and apart from each other."""
    if not holes:
        return tuple(spans)
    left: list[Span] = []
    for span in spans:
        starts = span.starts
        for hole in _within(holes, span.starts, span.ends):
            if starts < hole.starts:
                left.append(replace(span, starts=starts, ends=hole.starts))
            starts = hole.ends
        if starts < span.ends:
            left.append(span if starts == span.starts else replace(span, starts=starts))
    return tuple(left)


def _within(spans: Sequence[Span], since: datetime, until: datetime) -> Sequence[Span]:
    """Those that are, in part at least, within the two instants."""
    return spans[bisect_right(spans, since, key=lambda span: span.ends) : _first_from(spans, until)]


def _first_from(spans: Sequence[Span], at: datetime) -> int:
    return bisect_left(spans, at, key=lambda span: span.starts)
