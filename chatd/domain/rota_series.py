"""A shift that comes again, cut in two at one of its days, and moved to other hours from its first day on. Every day not meant stays as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain import recurrence
from chatd.domain.recurrence import Every
from chatd.domain.rota_refusals import Code, Refused
from chatd.domain.rota_shifts import Change, Shift, days, instant, usual_hours

_A_DAY: Final = timedelta(days=1)
_NAMES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST_LOOKED_AT: Final = 40
"""Of the days before an end, so many are moved to find the one that is then last: no rule names more in a month."""


_EVERY_DAY: Final = frozenset(range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where the days of a series go when its first one moves: those of the *weekdays* by as much, all others nowhere."""

    first: date
    to: date
    weekdays: frozenset[int] = frozenset()

    def of(self, on: date) -> date:
        return on + (self.to - self.first) if on == self.first or on.weekday() in self.weekdays else on


def begins_on(shift: Shift, on: date) -> bool:
    """Is this one of its days, changed and cancelled ones too?"""
    return any(each == on for each in days(shift, on))


def split(shift: Shift, on: date) -> tuple[Shift | None, Shift]:
    """What comes before that day, None for nothing, and what begins with it. Both have the id of the whole."""
    earlier = tuple(days(shift, on - _A_DAY))
    starts, ends = usual_hours(shift, on)
    after = replace(
        shift,
        series=shift.series or shift.id,
        starts=starts,
        ends=ends,
        repeat=_rest_of(shift.repeat, len(earlier)),
        changes=tuple(each for each in shift.changes if each.on >= on),
    )
    if not earlier:
        return None, after
    before = replace(shift, repeat=_ended(shift, earlier), changes=tuple(each for each in shift.changes if each.on < on))
    return before, after


def moved(shift: Shift, *, zone: str, starts: datetime, ends: datetime) -> tuple[Shift, Move]:
    """The series from its first day on at those clock times. What was otherwise on later days stays otherwise; hours set by hand stay those hours."""
    move = _move(shift, starts.date())
    if (zone, starts, ends) == (shift.zone, shift.starts, shift.ends):
        return shift, move
    rule = _moved_rule(shift, move)
    if rule and recurrence.read(rule).until:
        last = max(move.of(on) for on in _last_days(shift))
        rule = _until(rule, instant(datetime.combine(last, starts.time()), ZoneInfo(zone)))
    return carried(shift, replace(shift, zone=zone, starts=starts, ends=ends, repeat=rule), move), move


def carried(old: Shift, new: Shift, move: Move) -> Shift:
    """*new* with what was otherwise in *old*, on those days that it still has."""
    carrying = replace(new, changes=())
    there = set(days(new, max((move.of(change.on) for change in old.changes), default=new.starts.date())))
    for change in old.changes:
        if move.of(change.on) in there:
            starts, ends = _hours_by_hand(old, new, change)
            carrying = with_change(carrying, replace(change, on=move.of(change.on), starts=starts, ends=ends))
    return carrying


def with_change(shift: Shift, change: Change) -> Shift:
    """What is as usual is left out, so that a day that is like all others is no change."""
    starts, ends = usual_hours(shift, change.on)
    tidy = change
    if not change.cancelled:
        tidy = replace(
            change,
            operators=None if change.operators == shift.operators else change.operators,
            starts=None if change.starts == starts else change.starts,
            ends=None if change.ends == ends else change.ends,
        )
    others = [each for each in shift.changes if each.on != change.on]
    kept = [*others, tidy] if tidy != Change(on=change.on) else others
    return replace(shift, changes=tuple(sorted(kept, key=lambda each: each.on)))


def _hours_by_hand(old: Shift, new: Shift, change: Change) -> tuple[datetime | None, datetime | None]:
    """Both, when one of them was set: the other would else follow the new hours. In the new zone the same instants."""
    if change.starts is None and change.ends is None:
        return None, None
    usual = usual_hours(old, change.on)
    starts, ends = change.starts or usual[0], change.ends or usual[1]
    if old.zone == new.zone:
        return starts, ends
    was, now = ZoneInfo(old.zone), ZoneInfo(new.zone)
    return tuple(instant(each, was).astimezone(now).replace(tzinfo=None) for each in (starts, ends))  # type: ignore[return-value]


def _rest_of(rule: str | None, done: int) -> str | None:
    times = recurrence.read(rule).times if rule else None
    return rule if rule is None or times is None else _with(rule, f"COUNT={times - done}")


def _ended(shift: Shift, kept: tuple[date, ...]) -> str:
    """The rule that gives these days and no more: by number where it had one, else by the instant of the last beginning."""
    rule = shift.repeat or ""
    if recurrence.read(rule).times:
        return _with(rule, f"COUNT={len(kept)}")
    return _until(rule, instant(datetime.combine(kept[-1], shift.starts.time()), ZoneInfo(shift.zone)))


def _until(rule: str, last: datetime) -> str:
    return _with(rule, f"UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def _with(rule: str, end: str) -> str:
    """The rule with another end."""
    kept = [part for part in rule.split(";") if not part.startswith(("COUNT=", "UNTIL="))]
    return ";".join([*kept, end])


def _last_days(shift: Shift) -> list[date]:
    until = recurrence.read(shift.repeat or "").until
    last = until.date() + 2 * _A_DAY if until else shift.starts.date()
    return list(days(shift, last))[-_LAST_LOOKED_AT:]


def _move(shift: Shift, to: date) -> Move:
    first = shift.starts.date()
    names_days = bool(shift.repeat and recurrence.read(shift.repeat).days)
    return Move(first=first, to=to, weekdays=frozenset({first.weekday()}) if names_days else _EVERY_DAY)


def _moved_rule(shift: Shift, move: Move) -> str | None:
    """The rule with the weekday of its first day moved. Days counted in a month do not move with a date: those must be written."""
    if not shift.repeat or move.to == move.first or move.weekdays == _EVERY_DAY:
        return shift.repeat
    if recurrence.read(shift.repeat).every is Every.MONTH:
        advice = "The rule names a day of the month. Write the rule for the new day, like FREQ=MONTHLY;BYDAY=1SA."
        raise Refused("repeat", Code.NOT_UNDERSTOOD, advice)
    old, new = _NAMES[move.first.weekday()], _NAMES[move.to.weekday()]
    parts = (_renamed(part, old, new) for part in shift.repeat.split(";"))
    return ";".join(parts)


def _renamed(part: str, old: str, new: str) -> str:
    if not part.startswith("BYDAY="):
        return part
    named = (new if name == old else name for name in part.removeprefix("BYDAY=").split(","))
    return "BYDAY=" + ",".join(dict.fromkeys(named))
