"""Who is on which time of a shift: signing up, withdrawing, being put on or taken off, staying on, saying whether one comes.

Each deed makes a plan of a plan. What it refuses it raises; what no longer has a turn to hang on goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from chatd.domain.ids import PersonId, PlannedShiftId, RotaId
from chatd.domain.people import Person
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_editing import Edited, Edits, Operators, change_on, edited, for_all_from, shift_of
from chatd.domain.rota_plan import CoverRequest, Plan, Scope, ShiftDay
from chatd.domain.rota_refusals import Code, NotThere, Refused
from chatd.domain.rota_rest import Placed, from_now_on, overlap_refusal, overlapping, refuse_new_overlaps, turns_of
from chatd.domain.rota_rights import may_edit, may_see, refuse_others, seen_rota
from chatd.domain.turns import Confirmation, Turn, is_shut, time_of

LATE: Final = timedelta(hours=48)
"""Who withdraws with less notice than this leaves too little time to ask around: confirmations begin to be asked then, and a coordinator must look."""
_MINUTE: Final = timedelta(minutes=1)
Turns = Iterable[Placed] | None


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


def sign_up_refusal(plan: Plan, person: Person, placed: Placed, now: datetime, *, is_free: bool, turns: Turns = None) -> Refused | None:
    """Why somebody may not be put on; None when they may. *is_free*: of windows and numbers. *turns*: theirs around it, where they are known."""
    calendar, time = plan.calendars[placed.rota], placed.time
    worker = calendar.workers.get(person.id)
    if time.ends <= now or (time.starts <= now and not is_free):
        return Refused("person", Code.HAS_BEGUN, "This time has begun.")
    if person.id in time.operators:
        return Refused("person", Code.ON_ALREADY, "You are on this time already." if not is_free else "They are on this time already.")
    if worker is None or worker.serves.isdisjoint(time.shift.projects or calendar.projects):
        return Refused("person", Code.DOES_NOT_SERVE, "This time covers only projects whose visitors you do not answer.")
    bound = None if is_free else _window_refusal(calendar, placed, now) or _place_refusal(calendar, placed, is_new=worker.is_new)
    met = overlapping(turns_of(plan, person.id, time.starts, time.ends) if turns is None else turns, time)
    return bound or (overlap_refusal(plan, person.id, met, seen_rotas(plan, person)) if met else None)


def stay_refusal(plan: Plan, person: Person, placed: Placed, now: datetime, *, turns: Turns = None) -> Refused | None:
    """Why somebody cannot offer to stay on into that time. *turns*: theirs around it, where they are known."""
    time, calendar = placed.time, plan.calendars[placed.rota]
    worker = calendar.workers.get(person.id)
    if time.starts <= now:
        return Refused("person", Code.HAS_BEGUN, "This time has begun.")
    if person.id in time.operators:
        return Refused("person", Code.ON_ALREADY, "You are on this time already.")
    if worker is None or worker.serves.isdisjoint(time.shift.projects or calendar.projects):
        return Refused("person", Code.DOES_NOT_SERVE, "This time covers only projects whose visitors you do not answer.")
    touches = _touches(plan, person.id, placed) if turns is None else any(each.time.ends == time.starts for each in turns)
    return None if touches else Refused("person", Code.DOES_NOT_TOUCH, "You can stay on only where your own time ends.")


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
        return placed.time.starts <= now or _touches(self._plan, turn.person, placed)

    def keeps_confirmation(self, turn: Turn, now: datetime) -> bool:
        placed = self._at(ShiftDay(shift=turn.shift, day=turn.day))
        return placed is not None and (placed.time.ends <= now or turn.person in placed.time.operators)

    def _at(self, at: ShiftDay) -> Placed | None:
        if at not in self._found:
            rota, shift = self._shifts.get(at.shift, (None, None))
            time = time_of(shift, at.day) if shift else None
            self._found[at] = Placed(rota=rota, time=time) if rota and time else None
        return self._found[at]


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


def _window_refusal(calendar: RotaCalendar, placed: Placed, now: datetime) -> Refused | None:
    days, hours = calendar.sign_up_days, calendar.sign_up_hours
    if is_shut(calendar, placed.time):
        return Refused("person", Code.IS_CLOSED, "The chat is closed then.")
    if days is not None and now < placed.time.starts - timedelta(days=days):
        return Refused("person", Code.TOO_EARLY, f"You can sign up from {days} days before it begins.")
    if hours is not None and now > placed.time.starts - timedelta(hours=hours):
        return Refused("person", Code.TOO_LATE, f"You can sign up until {hours} hours before it begins. Please ask a coordinator.")
    return None


def _place_refusal(calendar: RotaCalendar, placed: Placed, *, is_new: bool) -> Refused | None:
    """The last places are for those who are not new where nobody else would be with the beginners."""
    time, shift = placed.time, placed.time.shift
    places = shift.needs - len(time.operators)
    if places <= 0:
        return Refused("person", Code.IS_FULL, "Everybody who is wanted has signed up.")
    old_hands = sum(not calendar.workers[who].is_new for who in time.operators if who in calendar.workers)
    if is_new and places - 1 < max(1, shift.experienced) - old_hands:
        return Refused("person", Code.BREAKS_EXPERIENCE, "The last places here are for people who are not new. Please ask a coordinator.")
    return None


def _touches(plan: Plan, who: PersonId, placed: Placed) -> bool:
    """Does a turn of theirs end where this time begins?"""
    starts = placed.time.starts
    return any(each.time.ends == starts for each in turns_of(plan, who, starts - _MINUTE, starts))


def seen_rotas(plan: Plan, person: Person) -> set[RotaId]:
    return {rota for rota, calendar in plan.calendars.items() if may_see(person, calendar)}


def _moved(request: CoverRequest, done: Edited) -> CoverRequest | None:
    at, swap = done.goes(request.at), done.goes(request.swap) if request.swap else None
    return None if at is None or (request.swap and swap is None) else replace(request, at=at, swap=swap)


def _moved_turn(turn: Turn, done: Edited) -> Turn | None:
    at = done.goes(ShiftDay(shift=turn.shift, day=turn.day))
    return at.turn_of(turn.person) if at else None
