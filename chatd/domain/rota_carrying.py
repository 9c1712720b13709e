"""What hangs on a time goes where the time goes, and with it when it goes: requests, offers to stay on, whether somebody comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chatd.domain.ids import PlannedShiftId, RotaId
from chatd.domain.rota_editing import Edited, Edits, Operators, change_on, edited, for_all_from, shift_of
from chatd.domain.rota_plan import CoverRequest, Plan, Scope, ShiftDay
from chatd.domain.rota_refusing import touches
from chatd.domain.rota_rest import Placed
from chatd.domain.turns import Turn, time_of


def with_edited(plan: Plan, rota: RotaId, done: Edited) -> Plan:
    """The plan with that calendar; what hangs on a time goes where the time goes."""
    requests = tuple(moved for each in plan.requests if (moved := _moved(each, done)))
    stays = frozenset(turn for each in plan.stays if (turn := _moved_turn(each, done)))
    confirmations = {turn: said for each, said in plan.confirmations.items() if (turn := _moved_turn(each, done))}
    calendars = {**plan.calendars, rota: done.calendar}
    return replace(plan, calendars=calendars, requests=requests, stays=stays, confirmations=confirmations)


def with_operators(plan: Plan, at: ShiftDay, people: Callable[[Operators], Operators], *, scope: Scope, new_id: str) -> Plan:
    """Others on that time, or on it and all that follow."""
    rota = next(rota for rota, calendar in plan.calendars.items() if any(shift.id == at.shift for shift in calendar.shifts))
    calendar = plan.calendars[rota]
    shift = shift_of(calendar, at)
    if scope is Scope.FOLLOWING and shift.repeat:
        return with_edited(plan, rota, for_all_from(calendar, at, people, PlannedShiftId(new_id)))
    day = change_on(shift, at.day).operators
    edits = Edits(operators=people(shift.operators if day is None else day))
    return with_edited(plan, rota, edited(calendar, at, edits, Scope.THIS, PlannedShiftId(new_id)))


def tidied(plan: Plan, now: datetime) -> Plan:
    """Without what has no turn to hang on any more. What is over stays known for as long as its keeper says."""
    times = _Times(plan)
    return replace(
        plan,
        requests=tuple(each for each in plan.requests if times.keeps_request(each, now)),
        stays=frozenset(each for each in plan.stays if times.keeps_stay(each, now)),
        confirmations={turn: said for turn, said in plan.confirmations.items() if times.keeps_confirmation(turn, now)},
    )


class _Times:
    """Each time looked up once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._found: dict[ShiftDay, Placed | None] = {}
        self._shifts = {shift.id: (rota, shift) for rota, calendar in plan.calendars.items() for shift in calendar.shifts}

    def keeps_request(self, request: CoverRequest, now: datetime) -> bool:
        placed = self._at(request.at)
        if placed is None or placed.time.ends <= now or (request.swap and not self._at(request.swap)):
            return False
        return request.taken_by is not None or request.asker in placed.time.operators

    def keeps_stay(self, turn: Turn, now: datetime) -> bool:
        placed = self._at(ShiftDay(shift=turn.shift, day=turn.day))
        if placed is None or placed.time.ends <= now or turn.person in placed.time.operators:
            return False
        return placed.time.starts <= now or touches(self._plan, turn.person, placed)

    def keeps_confirmation(self, turn: Turn, now: datetime) -> bool:
        placed = self._at(ShiftDay(shift=turn.shift, day=turn.day))
        return placed is not None and (placed.time.ends <= now or turn.person in placed.time.operators)

    def _at(self, at: ShiftDay) -> Placed | None:
        if at not in self._found:
            rota, shift = self._shifts.get(at.shift, (None, None))
            time = time_of(shift, at.day) if shift else None
            self._found[at] = Placed(rota=rota, time=time) if rota and time else None
        return self._found[at]


def _moved(request: CoverRequest, done: Edited) -> CoverRequest | None:
    at, swap = done.goes(request.at), done.goes(request.swap) if request.swap else None
    return None if at is None or (request.swap and swap is None) else replace(request, at=at, swap=swap)


def _moved_turn(turn: Turn, done: Edited) -> Turn | None:
    at = done.goes(ShiftDay(shift=turn.shift, day=turn.day))
    return at.turn_of(turn.person) if at else None
