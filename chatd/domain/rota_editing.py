"""Changing a calendar: a new shift, one day of it otherwise, all days from one on otherwise. Calendars in, calendars out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_plan import Scope, ShiftDay
from chatd.domain.rota_refusals import Code, NotThere, Refused
from chatd.domain.rota_series import Move, begins_on, carried, moved, split, with_change
from chatd.domain.rota_shifts import Change, Shift, usual_hours
from chatd.domain.rota_sound import refuse_hours, refuse_rule, refuse_unsound

Operators = tuple[PersonId, ...]
Going = Callable[[ShiftDay], ShiftDay | None]


class Keep(Enum):
    """Leaves as it was."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class NewShift:
    """A shift as somebody writes it. *starts*, *ends*: clock times in *zone*, the rota's when None. The rest as in `Shift`."""

    title: str
    starts: datetime
    ends: datetime
    zone: str | None = None
    repeat: str | None = None
    projects: tuple[ProjectId, ...] = ()
    languages: tuple[str, ...] = ()
    operators: tuple[PersonId, ...] = ()
    supervisor: PersonId | None = None
    lead: PersonId | None = None
    needs: int = 2
    experienced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """What becomes otherwise, from one day of a shift on or on that day alone. *starts*, *ends*: clock times of that day.

    What is as it was on that day is no edit, so a form may send every field. A rule that is as it was goes on as far as it would have.
    """

    title: str | Keep = KEEP
    zone: str | Keep = KEEP
    starts: datetime | Keep = KEEP
    ends: datetime | Keep = KEEP
    repeat: str | Keep | None = KEEP
    projects: tuple[ProjectId, ...] | Keep = KEEP
    languages: tuple[str, ...] | Keep = KEEP
    operators: tuple[PersonId, ...] | Keep = KEEP
    supervisor: PersonId | Keep | None = KEEP
    lead: PersonId | Keep | None = KEEP
    needs: int | Keep = KEEP
    experienced: int | Keep = KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """The calendar afterwards. *at*: where the time is now that was meant. *goes*: where any other time of the shift is; None where it is no more."""

    calendar: RotaCalendar
    at: ShiftDay
    goes: Going


def added(calendar: RotaCalendar, new: NewShift, id_: PlannedShiftId) -> tuple[RotaCalendar, ShiftDay]:
    """The calendar with one shift more, and its first time."""
    values: dict[str, Any] = {each.name: getattr(new, each.name) for each in fields(new)}
    shift = Shift(**{**values, "zone": new.zone or calendar.zone}, id=id_)
    refuse_unsound(shift, calendar)
    return replace(calendar, shifts=(*calendar.shifts, shift)), ShiftDay(shift=id_, day=shift.starts.date())


def edited(calendar: RotaCalendar, at: ShiftDay, edits: Edits, scope: Scope, new_id: PlannedShiftId) -> Edited:
    """Raises `Refused` for what cannot be meant, and for a cancelled time. *new_id*: for what becomes a shift of its own."""
    shift = shift_of(calendar, at)
    change = change_on(shift, at.day)
    if change.cancelled:
        raise Refused("scope", Code.IS_CANCELLED, "This time is cancelled. Put it back on first.")
    asked = _really(edits, shift, change)
    if not asked:
        return Edited(calendar=calendar, at=at, goes=_stays)
    if shift.repeat is None or scope is Scope.FOLLOWING:
        return _from_then_on(calendar, shift, at, asked, new_id)
    if asked.keys() <= {"starts", "ends", "operators"}:
        return _that_day(calendar, shift, at, asked)
    return _on_its_own(calendar, shift, at, asked, new_id)


def cancelled(calendar: RotaCalendar, at: ShiftDay, scope: Scope) -> RotaCalendar:
    """Without that time, which stays to be seen as cancelled, or without it and all that follow."""
    shift = shift_of(calendar, at)
    if scope is Scope.THIS or shift.repeat is None:
        return _with(calendar, shift.id, with_change(shift, Change(on=at.day, cancelled=True)))
    before, _ = split(shift, at.day)
    return _with(calendar, shift.id, *((before,) if before else ()))


def restored(calendar: RotaCalendar, at: ShiftDay) -> RotaCalendar:
    """A cancelled time as it usually is."""
    shift = shift_of(calendar, at)
    if not change_on(shift, at.day).cancelled:
        raise Refused("scope", Code.ON_ALREADY, "This time is on already.")
    return _with(calendar, shift.id, replace(shift, changes=tuple(each for each in shift.changes if each.on != at.day)))


def for_all_from(calendar: RotaCalendar, at: ShiftDay, people: Callable[[Operators], Operators], new_id: PlannedShiftId) -> Edited:
    """Other people on that time and all that follow, each day from those who are on it. The series is cut in two only where its own people change."""
    shift = shift_of(calendar, at)
    before, after = split(shift, at.day)
    if people(shift.operators) == shift.operators:
        before, after = None, replace(shift, changes=shift.changes)
    new = replace(after, id=shift.id if before is None else new_id, operators=people(shift.operators))
    for change in after.changes:
        if change.on >= at.day and change.operators is not None and not change.cancelled:
            new = with_change(new, replace(change, operators=people(change.operators)))
    goes = _stays if before is None else _goes(at, new, Move(first=at.day, to=at.day))
    return Edited(calendar=_with(calendar, shift.id, *((before,) if before else ()), new), at=ShiftDay(shift=new.id, day=at.day), goes=goes)


def shift_of(calendar: RotaCalendar, at: ShiftDay) -> Shift:
    """The shift that has this time; `NotThere` when none has, or when another took its place on that day."""
    shift = next((each for each in calendar.shifts if each.id == at.shift), None)
    if shift is None or not _is_there(shift, at.day):
        raise NotThere
    return shift


def where(calendars: Iterable[RotaCalendar], at: ShiftDay) -> ShiftDay:
    """Where that time is now, by an address from before its shift was split; the same address when there is no such time."""
    shifts = {shift.id: shift for calendar in calendars for shift in calendar.shifts}
    named = shifts.get(at.shift)
    if named and _is_there(named, at.day):
        return at
    series = named.series or named.id if named else at.shift
    parts = (each for each in shifts.values() if (each.series or each.id) == series)
    return next((ShiftDay(shift=each.id, day=at.day) for each in parts if _is_there(each, at.day)), at)


def _is_there(shift: Shift, day: date) -> bool:
    return begins_on(shift, day) and not is_replaced(change_on(shift, day))


def change_on(shift: Shift, day: date) -> Change:
    """What is otherwise on that day; one that changes nothing when all is as usual."""
    return next((each for each in shift.changes if each.on == day), None) or Change(on=day)


def is_replaced(change: Change) -> bool:
    """Was that day cancelled because a shift of its own took its place? Then nobody needs to be shown that it was."""
    return change.cancelled and change.operators == ()


def as_on(shift: Shift, change: Change) -> Shift:
    """That one day, as a shift that is once."""
    usual_start, usual_end = usual_hours(shift, change.on)
    operators = shift.operators if change.operators is None else change.operators
    starts, ends = change.starts or usual_start, change.ends or usual_end
    return replace(shift, starts=starts, ends=ends, operators=operators, repeat=None, changes=())


def _really(edits: Edits, shift: Shift, change: Change) -> dict[str, Any]:
    """What is not as it was on that day. Start and end are one thing: where one is edited, both are."""
    now = replace(as_on(shift, change), repeat=shift.repeat)
    asked = {each.name: getattr(edits, each.name) for each in fields(edits) if getattr(edits, each.name) not in {KEEP, getattr(now, each.name)}}
    if {"starts", "ends"} & asked.keys():
        asked = {"starts": now.starts, "ends": now.ends, **asked}
    return asked


def _that_day(calendar: RotaCalendar, shift: Shift, at: ShiftDay, asked: Mapping[str, Any]) -> Edited:
    change = replace(change_on(shift, at.day), **asked)
    new = with_change(shift, change)
    refuse_unsound(as_on(new, change), calendar)
    return Edited(calendar=_with(calendar, shift.id, new), at=at, goes=_stays)


def _on_its_own(calendar: RotaCalendar, shift: Shift, at: ShiftDay, asked: Mapping[str, Any], new_id: PlannedShiftId) -> Edited:
    """A day that is otherwise in more than hours and people is a shift of its own, and the series passes over it."""
    if "repeat" in asked:
        raise Refused("scope", Code.NOT_UNDERSTOOD, "How often it comes again can only change for this time and all that follow. Choose that.")
    alone = replace(as_on(shift, change_on(shift, at.day)), **asked, id=new_id, series=shift.series or shift.id)
    refuse_unsound(alone, calendar)
    series = with_change(shift, Change(on=at.day, cancelled=True, operators=()))
    there = ShiftDay(shift=new_id, day=alone.starts.date())
    return Edited(calendar=_with(calendar, shift.id, series, alone), at=there, goes=lambda each: there if each == at else each)


def _from_then_on(calendar: RotaCalendar, shift: Shift, at: ShiftDay, asked: Mapping[str, Any], new_id: PlannedShiftId) -> Edited:
    before, after = split(shift, at.day)
    new, move = _reshaped(replace(after, id=shift.id if before is None else new_id), asked)
    refuse_unsound(new, calendar)
    there = ShiftDay(shift=new.id, day=move.of(at.day))
    return Edited(calendar=_with(calendar, shift.id, *((before,) if before else ()), new), at=there, goes=_goes(at, new, move))


def _goes(at: ShiftDay, new: Shift, move: Move) -> Going:
    def goes(each: ShiftDay) -> ShiftDay | None:
        if each.shift != at.shift or each.day < at.day:
            return each
        to = move.of(each.day)
        return ShiftDay(shift=new.id, day=to) if begins_on(new, to) else None

    return goes


def _stays(each: ShiftDay) -> ShiftDay | None:
    return each


def _reshaped(after: Shift, asked: Mapping[str, Any]) -> tuple[Shift, Move]:
    """From its first day on otherwise. What was set by hand for the first day gives way, for later days it stands."""
    first = change_on(after, after.starts.date())
    by_hand: dict[str, Any] = dict.fromkeys(asked.keys() & {"starts", "ends", "operators"})
    base = with_change(after, replace(first, **by_hand))
    hours = {name: asked.get(name, getattr(base, name)) for name in ("zone", "starts", "ends")}
    refuse_hours(**hours)
    new, move = _by_another_rule(base, hours, asked["repeat"]) if "repeat" in asked else moved(base, **hours)
    others = {name: value for name, value in asked.items() if name not in {"zone", "starts", "ends", "repeat", "operators"}}
    return _with_people(replace(new, **others), asked), move


def _by_another_rule(base: Shift, hours: Mapping[str, Any], rule: str | None) -> tuple[Shift, Move]:
    """What the new rule names goes on, but for the first day each on its own date."""
    new = replace(base, **hours, repeat=rule)
    refuse_rule(rule, new)
    move = Move(first=base.starts.date(), to=new.starts.date())
    return carried(base, new, move), move


def _with_people(shift: Shift, asked: Mapping[str, Any]) -> Shift:
    """Others from now on. On later days that were set by hand, who left leaves too, and who came fills what is free."""
    if "operators" not in asked:
        return shift
    operators: tuple[PersonId, ...] = asked["operators"]
    left, came = set(shift.operators) - set(operators), [who for who in operators if who not in shift.operators]
    new = replace(shift, operators=operators)
    for change in shift.changes:
        if change.operators is not None and not change.cancelled:
            stay = [who for who in change.operators if who not in left]
            free = max(len(change.operators), shift.needs) - len(stay)
            new = with_change(new, replace(change, operators=(*stay, *[who for who in came if who not in stay][:free])))
    return new


def _with(calendar: RotaCalendar, id_: PlannedShiftId, *shifts: Shift) -> RotaCalendar:
    """The calendar with these in the place of that shift."""
    return replace(calendar, shifts=tuple(new for each in calendar.shifts for new in (shifts if each.id == id_ else (each,))))
