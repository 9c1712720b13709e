"""Who is on which time of a shift: signing up, withdrawing, being put on or taken off, staying on, saying whether one comes.

Each deed makes a plan of a plan. What it refuses it raises; what no longer has a turn to hang on goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.domain.rota_carrying import tidied, with_operators
from chatd.domain.rota_editing import Operators, change_on, shift_of
from chatd.domain.rota_plan import Plan, Scope, ShiftDay
from chatd.domain.rota_refusals import Code, NotThere, Refused
from chatd.domain.rota_refusing import sign_up_refusal, stay_refusal
from chatd.domain.rota_rest import Placed, from_now_on, refuse_new_overlaps
from chatd.domain.rota_rights import may_edit, refuse_others, seen_rota, seen_rotas
from chatd.domain.turns import Confirmation, time_of

LATE: Final = timedelta(hours=48)
"""Who withdraws with less notice than this leaves too little time to ask around: confirmations begin to be asked then, and a coordinator must look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who does it, and when. *new_id*: for what the deed makes."""

    person: Person
    now: datetime
    new_id: str


def place_of(plan: Plan, person: Person, at: ShiftDay) -> Placed:
    """That time, where this person may know of it. Raises NotThere; Refused when it is cancelled."""
    rota = seen_rota(plan, person, at)
    shift = shift_of(plan.calendars[rota], at)
    time = time_of(shift, at.day)
    if time is None:
        raise Refused("scope", Code.IS_CANCELLED, "This time is cancelled.")
    return Placed(rota=rota, time=time)


def signed_up(plan: Plan, by: By, at: ShiftDay, scope: Scope) -> Plan:
    """Puts oneself on."""
    placed = place_of(plan, by.person, at)
    free = may_edit(by.person, plan.calendars[placed.rota], placed.time.shift.projects)
    if refusal := sign_up_refusal(plan, by.person, placed, by.now, is_free=free):
        raise refusal
    if scope is Scope.FOLLOWING and plan.calendars[placed.rota].sign_up_days is not None and not free:
        raise Refused("scope", Code.TOO_EARLY, "On this rota you sign up for one time after the other. Choose this time alone.")
    return _put_on(plan, by, by.person.id, at, scope, is_free=free)


def put_on(plan: Plan, by: By, who: PersonId, at: ShiftDay, scope: Scope) -> Plan:
    """A coordinator puts somebody on; no window and no number binds them."""
    placed = own_place(plan, by, at)
    if who not in plan.calendars[placed.rota].workers or who not in plan.people:
        raise NotThere
    if refusal := sign_up_refusal(plan, plan.people[who], placed, by.now, is_free=True):
        raise refusal
    return _put_on(plan, by, who, at, scope, is_free=True)


def withdrawn(plan: Plan, by: By, at: ShiftDay, scope: Scope) -> Plan:
    """Takes oneself off. Never refused before it begins: people fall ill."""
    placed = place_of(plan, by.person, at)
    if by.person.id not in placed.time.operators:
        raise Refused("person", Code.NOT_ON, "You are not on this time.")
    if placed.time.starts <= by.now:
        raise Refused("person", Code.HAS_BEGUN, "This time has begun. Please call the supervisor.")
    return _taken_off(plan, by, by.person.id, at, scope)


def taken_off(plan: Plan, by: By, who: PersonId, at: ShiftDay, scope: Scope) -> Plan:
    placed = own_place(plan, by, at)
    if who not in placed.time.operators:
        raise Refused("person", Code.NOT_ON, "They are not on this time.")
    return _taken_off(plan, by, who, at, scope)


def stays_on(plan: Plan, by: By, at: ShiftDay, *, on: bool) -> Plan:
    """ "I'd stay on if nobody comes": nobody counts on it, and it is seen by those who look for somebody."""
    placed, turn = place_of(plan, by.person, at), at.turn_of(by.person.id)
    if on and (refusal := stay_refusal(plan, by.person, placed, by.now)):
        raise refusal
    return replace(plan, stays=plan.stays | {turn} if on else plan.stays - {turn})


def answered(plan: Plan, by: By, at: ShiftDay, *, comes: bool) -> Plan:
    """Says whether they come to their own turn, asked or not."""
    placed, turn = place_of(plan, by.person, at), at.turn_of(by.person.id)
    if by.person.id not in placed.time.operators:
        raise Refused("person", Code.NOT_ON, "You are not on this time.")
    refuse_over(placed, by.now)
    known = plan.confirmations.get(turn) or Confirmation(asked=by.now)
    return replace(plan, confirmations={**plan.confirmations, turn: replace(known, answered=by.now, coming=comes)})


def _put_on(plan: Plan, by: By, who: PersonId, at: ShiftDay, scope: Scope, *, is_free: bool) -> Plan:
    """Among the days that follow, nobody is put on one that is full; a coordinator may have more in the series itself."""
    shift = next(shift for calendar in plan.calendars.values() for shift in calendar.shifts if shift.id == at.shift)
    meant = {change_on(shift, at.day).operators or shift.operators, *((shift.operators,) if is_free else ())}

    def joined(people: Operators) -> Operators:
        is_full = scope is Scope.FOLLOWING and len(people) >= shift.needs and people not in meant
        return people if who in people or is_full else (*people, who)

    after = with_operators(plan, at, joined, scope=scope, new_id=by.new_id)
    if scope is Scope.FOLLOWING:  # one time alone was looked at before
        refuse_new_overlaps(plan, after, (who,), from_now_on(by.now), seen_rotas(plan, by.person))
    return tidied(after, by.now)


def _taken_off(plan: Plan, by: By, who: PersonId, at: ShiftDay, scope: Scope) -> Plan:
    def without(people: Operators) -> Operators:
        return tuple(each for each in people if each != who)

    return tidied(with_operators(plan, at, without, scope=scope, new_id=by.new_id), by.now)


def own_place(plan: Plan, by: By, at: ShiftDay) -> Placed:
    placed = place_of(plan, by.person, at)
    refuse_others(by.person, plan.calendars[placed.rota], placed.time.shift)
    refuse_over(placed, by.now)
    return placed


def refuse_over(placed: Placed, now: datetime) -> None:
    if placed.time.ends <= now:
        raise Refused("scope", Code.IS_OVER, "This time is over.")
