"""Where somebody is on, over all rotas: whether two turns overlap, how much rest is between them, how many hours there are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain.ids import PersonId, RotaId
from chatd.domain.rota_plan import Plan, ShiftDay
from chatd.domain.rota_refusals import Code, Refused
from chatd.domain.rota_shifts import Occurrence, occurrences

REST: Final = timedelta(hours=8)
"""Less than this between two turns is warned of: it is not enough to go home and sleep."""
AROUND: Final = timedelta(days=14)
"""Hours are compared over so long before a time and after it."""
LOOKED_AHEAD: Final = timedelta(days=2 * 366)
"""Rules come round within this, so that shifts which ever meet have met."""
_A_DAY: Final = timedelta(days=1)
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One time of a shift, and the rota that it is on."""

    rota: RotaId
    time: Occurrence

    @property
    def at(self) -> ShiftDay:
        return ShiftDay(shift=self.time.shift.id, day=self.time.on)


def turns_of(plan: Plan, who: PersonId, since: datetime, until: datetime) -> tuple[Placed, ...]:
    """Theirs within the two instants, in part at least; by start."""
    shifts = ((rota, shift) for rota, calendar in plan.calendars.items() for shift in calendar.shifts if who in shift.signed_up())
    found = (Placed(rota=rota, time=time) for rota, shift in shifts for time in occurrences(shift, since, until) if who in time.operators)
    return tuple(sorted(found, key=lambda each: (each.time.starts, each.time.ends)))


def everybodys_turns(plan: Plan, since: datetime, until: datetime) -> Mapping[PersonId, Sequence[Placed]]:
    """The same for all at once; by start."""
    found: dict[PersonId, list[Placed]] = defaultdict(list)
    for rota, calendar in plan.calendars.items():
        for time in calendar.occurrences(since, until):
            for who in set(time.operators):
                found[who].append(Placed(rota=rota, time=time))
    return {who: sorted(turns, key=_span) for who, turns in found.items()}


def overlapping(turns: Iterable[Placed], time: Occurrence) -> Placed | None:
    """The first of these that is at once with that time, other than itself."""
    return next((each for each in _others(turns, time) if each.time.starts < time.ends and time.starts < each.time.ends), None)


def near(turns: Iterable[Placed], time: Occurrence) -> tuple[tuple[Placed, timedelta], ...]:
    """Those before or after that time with less rest between than is good; zero when they touch."""
    found = ((each, rest_between(each.time, time)) for each in _others(turns, time))
    return tuple((each, rest) for each, rest in found if timedelta() <= rest < REST)


def rest_between(one: Occurrence, other: Occurrence) -> timedelta:
    """Less than nothing when they overlap."""
    return max(other.starts - one.ends, one.starts - other.ends)


def hours_around(turns: Iterable[Placed], time: Occurrence) -> timedelta:
    """How long these are, in the days around that time, without itself."""
    counted = (each.time for each in _others(turns, time) if abs(each.time.starts - time.starts) <= AROUND)
    return sum((each.ends - each.starts for each in counted), timedelta())


def refuse_new_overlaps(before: Plan, after: Plan, people: Iterable[PersonId], within: Span, seen: Iterable[RotaId]) -> None:
    """Nobody comes to be on two shifts at once within these instants. *seen*: the rotas whose shifts may be named to whoever is told."""
    for who in people:
        old = Counter(_span(each) for each in turns_of(before, who, *within))
        turns = turns_of(after, who, *within)
        new = Counter(_span(each) for each in turns) - old
        for one, other in _clashes(turns):
            if _span(one) in new or _span(other) in new:
                raise overlap_refusal(after, who, other if _span(one) in new else one, seen)


def from_now_on(now: datetime) -> Span:
    """For what changes a series."""
    return now - _A_DAY, now + LOOKED_AHEAD


def overlap_refusal(plan: Plan, who: PersonId, met: Placed, seen: Iterable[RotaId]) -> Refused:
    name = plan.people[who].shift_name if who in plan.people else "Somebody"
    where = f"{met.time.shift.title} ({plan.calendars[met.rota].name})" if met.rota in set(seen) else "a shift of another rota"
    begins = met.time.starts.astimezone(ZoneInfo(met.time.shift.zone))
    advice = f"{name} is on {where} then, which begins on {begins:%Y-%m-%d} at {begins:%H:%M}. Nobody can be on two shifts at once."
    return Refused("operators", Code.OVERLAPS, advice)


def _clashes(turns: Iterable[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Each turn beside the one before it that ends last."""
    longest: Placed | None = None
    for turn in turns:
        if longest and turn.time.starts < longest.time.ends:
            yield longest, turn
        if longest is None or turn.time.ends > longest.time.ends:
            longest = turn


def _span(each: Placed) -> Span:
    return each.time.starts, each.time.ends


def _others(turns: Iterable[Placed], time: Occurrence) -> Iterator[Placed]:
    return (each for each in turns if (each.time.shift.id, each.time.on) != (time.shift.id, time.on))
