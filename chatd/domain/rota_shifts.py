"""Shifts as they are planned: clock times of a named zone that come again by a rule, with what is otherwise on single days.

The night of a clock change lasts an hour more or less. A clock time that a change leaves out moves forward by as much; one that comes twice is the
first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain import recurrence
from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId

_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is otherwise on one day of a shift that repeats. *on*: the day it would begin. None leaves as it was."""

    on: date
    operators: tuple[PersonId, ...] | None = None
    cancelled: bool = False
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Hours somebody signs up for. *starts*, *ends*: clock times in *zone*. *repeat*: an RRULE, or once. *projects*: none named means all of the rota's.

    *languages*: those promised; none named means what the operators speak. *needs*: how many operators it wants, of whom *experienced* are not new.
    *id*: as the store has it, empty for one that is not stored yet. *series*: the id of the shift that it was first a part of, before "this and
    following" was changed; goes with it wherever it is split.
    """

    title: str
    zone: str
    starts: datetime
    ends: datetime
    repeat: str | None = None
    projects: tuple[ProjectId, ...] = ()
    languages: tuple[str, ...] = ()
    operators: tuple[PersonId, ...] = ()
    supervisor: PersonId | None = None
    lead: PersonId | None = None
    changes: tuple[Change, ...] = ()
    needs: int = 2
    experienced: int = 0
    id: PlannedShiftId = field(default=PlannedShiftId(""), compare=False)
    series: PlannedShiftId = field(default=PlannedShiftId(""), compare=False)

    def signed_up(self) -> set[PersonId]:
        """Every operator of any of its days."""
        return {*self.operators, *(each for change in self.changes for each in change.operators or ())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One time that a shift really is. *on*: the day it was to begin by its rule. *starts*, *ends*: instants in UTC."""

    shift: Shift
    on: date
    starts: datetime
    ends: datetime
    operators: tuple[PersonId, ...]


def occurrences(shift: Shift, since: datetime, until: datetime) -> Iterator[Occurrence]:
    """Every time that this shift is, in part at least, within the two instants; by the day it was to begin."""
    changes = {change.on: change for change in shift.changes}
    early, late = (since - (shift.ends - shift.starts)).date() - 2 * _A_DAY, until.date() + 2 * _A_DAY
    for on in days(shift, max((late, *changes))):
        if on not in changes and not early <= on <= late:
            continue  # most days of an old shift: spare them the zone's arithmetic
        found = _occurrence(shift, on, changes.get(on) or Change(on=on))
        if found and found.starts < until and found.ends > since:
            yield found


def days(shift: Shift, last: date) -> Iterator[date]:
    """The days on which it begins by its rule, changed and cancelled ones too, none after *last*."""
    first = shift.starts.date()
    if shift.repeat is None:
        yield from (first for _ in range(first <= last))
        return
    rule, zone = recurrence.read(shift.repeat), ZoneInfo(shift.zone)
    for on in rule.dates(first, last):
        if rule.until and instant(datetime.combine(on, shift.starts.time()), zone) > rule.until:
            return
        yield on


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """When the clock in that zone shows this. Left out by a change: as much later. Twice: the first."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def usual_hours(shift: Shift, on: date) -> tuple[datetime, datetime]:
    """The clock times of the day, before any change."""
    nights = shift.ends.date() - shift.starts.date()
    return datetime.combine(on, shift.starts.time()), datetime.combine(on + nights, shift.ends.time())


def _occurrence(shift: Shift, on: date, change: Change) -> Occurrence | None:
    """None when it is cancelled, or when the clocks leave nothing of it."""
    starts, ends = usual_hours(shift, on)
    zone = ZoneInfo(shift.zone)
    begins, ceases = instant(change.starts or starts, zone), instant(change.ends or ends, zone)
    if change.cancelled or begins >= ceases:
        return None
    operators = shift.operators if change.operators is None else change.operators
    return Occurrence(shift=shift, on=on, starts=begins, ends=ceases, operators=operators)


def with_people(shift: Shift, named: Callable[[PersonId], PersonId]) -> Shift:
    """The same with every person named otherwise."""
    return replace(
        shift,
        operators=tuple(named(who) for who in shift.operators),
        supervisor=named(shift.supervisor) if shift.supervisor else None,
        lead=named(shift.lead) if shift.lead else None,
        changes=tuple(
            replace(change, operators=tuple(named(who) for who in change.operators)) if change.operators is not None else change
            for change in shift.changes
        ),
    )
