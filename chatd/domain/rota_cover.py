"""Asking to be relieved of a time, for nothing or for another in return. Nothing changes until somebody accepts; then everything is looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.domain.rota_carrying import tidied, with_operators
from chatd.domain.rota_filling import By, place_of
from chatd.domain.rota_gaps import Gap, GapKind, lacks, worsened
from chatd.domain.rota_plan import CoverRequest, Plan, Scope, ShiftDay
from chatd.domain.rota_refusals import AlreadyCovered, Code, NotThere, Refused
from chatd.domain.rota_rest import Placed, refuse_new_overlaps
from chatd.domain.rota_rights import may_edit, seen_rotas

_BROKEN: Final = {
    GapKind.TOO_FEW: (Code.BREAKS_PAIR, "Then fewer than two would be there who count."),
    GapKind.NOT_SERVED: (Code.BREAKS_PAIR, "Then fewer than two would be there who answer the visitors of {gap.project}."),
    GapKind.LANGUAGE: (Code.BREAKS_LANGUAGE, "Then nobody would be there who speaks {gap.language}, which is promised."),
    GapKind.BEGINNERS: (Code.BREAKS_EXPERIENCE, "Then everybody there would be new."),
    GapKind.EXPERIENCE: (Code.BREAKS_EXPERIENCE, "Then too few would be there who are not new."),
}


def asked(plan: Plan, by: By, request: CoverRequest) -> Plan:
    """*request*: as the asker made it. Refused at once is what could never be taken by the one who is asked."""
    placed = place_of(plan, by.person, request.at)
    _refuse_begun(placed, by, "person")
    _refuse_not_on(placed, by.person.id, "person", "You are not on this time.")
    if any(each.is_open and (each.at, each.asker) == (request.at, by.person.id) for each in plan.requests):
        raise Refused("asked", Code.ASKED_ALREADY, "You have asked already. Take that request back first.")
    _refuse_strange(plan, by, placed, request)
    if request.asked is not None:
        exchanged(plan, by, request, request.asked)
    kept = (each for each in plan.requests if (each.at, each.asker) != (request.at, request.asker))
    return tidied(replace(plan, requests=(*kept, request)), by.now)


def taken(plan: Plan, by: By, id_: str) -> Plan:
    """Comes in the asker's place. Whoever comes second is told who was first."""
    request = request_for(plan, by.person, id_)
    if request.taken_by == by.person.id:
        return plan
    if request.taken_by is not None:
        raise AlreadyCovered(plan.people[request.taken_by].shift_name if request.taken_by in plan.people else "")
    if not request.is_open:
        raise NotThere
    after = exchanged(plan, by, request, by.person.id)
    requests = tuple(replace(each, taken_by=by.person.id) if each.id == id_ else each for each in after.requests)
    return tidied(replace(after, requests=requests), by.now)


def declined(plan: Plan, by: By, id_: str) -> Plan:
    """Whoever was asked by name cannot; the asker sees it."""
    request = request_for(plan, by.person, id_)
    if request.asked != by.person.id or request.taken_by is not None:
        raise NotThere
    return replace(plan, requests=tuple(replace(each, declined=True) if each.id == id_ else each for each in plan.requests))


def taken_back(plan: Plan, by: By, id_: str) -> Plan:
    """The asker comes after all, or has read the answer."""
    if not any(each.id == id_ and each.asker == by.person.id for each in plan.requests):
        raise NotThere
    return replace(plan, requests=tuple(each for each in plan.requests if each.id != id_))


def request_for(plan: Plan, person: Person, id_: str) -> CoverRequest:
    """A request of somebody else that this person was asked: by name, or with everybody on a rota they see."""
    found = next((each for each in plan.requests if each.id == id_), None)
    if found is None or found.asker == person.id or found.asked not in {None, person.id}:
        raise NotThere
    place_of(plan, person, found.at)
    return found


def may_know(plan: Plan, person: Person, placed: Placed, request: CoverRequest) -> bool:
    """Theirs, to everybody, to them; a coordinator of the shift knows of all."""
    theirs = person.id in {request.asker, request.asked} or request.asked is None
    return theirs or may_edit(person, plan.calendars[placed.rota], placed.time.shift.projects)


def take_refusal(plan: Plan, by: By, request: CoverRequest, who: PersonId) -> Refused | None:
    """Why that person could not take it now. *by*: who is told."""
    try:
        exchanged(plan, by, request, who)
    except Refused as refusal:
        return refusal
    except NotThere:
        return Refused("swap", Code.DOES_NOT_SERVE, "What is offered in return is not on a rota of yours.")
    return None


def exchanged(plan: Plan, by: By, request: CoverRequest, who: PersonId) -> Plan:
    """*who* in the asker's place, and the asker in theirs where it is a swap. Neither time may lack more than before, nobody be on two at once."""
    after = _replaced(plan, by, request.at, leaves=request.asker, comes=who)
    if request.swap is not None:
        after = _replaced(after, by, request.swap, leaves=who, comes=request.asker)
    for at in filter(None, (request.at, request.swap)):
        time = place_of(after, by.person, at).time
        refuse_new_overlaps(plan, after, (who, request.asker), (time.starts, time.ends), seen_rotas(plan, by.person))
    return after


def _replaced(plan: Plan, by: By, at: ShiftDay, *, leaves: PersonId, comes: PersonId) -> Plan:
    placed = place_of(plan, by.person, at)
    time, calendar = placed.time, plan.calendars[placed.rota]
    _refuse_begun(placed, by, "person")
    _refuse_not_on(placed, leaves, "swap", "Whoever would be relieved is not on this time any more.")
    if comes in time.operators:
        raise Refused("person", Code.ON_ALREADY, "Nobody can be on the same time twice.")
    worker = calendar.workers.get(comes)
    if worker is None or worker.serves.isdisjoint(time.shift.projects or calendar.projects):
        raise Refused("person", Code.DOES_NOT_SERVE, "Only people who answer the visitors of what this covers can be on it.")
    then = tuple(comes if each == leaves else each for each in time.operators)
    _refuse_worse(worsened(lacks(calendar, time.shift, time.operators), lacks(calendar, time.shift, then)))
    return with_operators(plan, at, lambda _: then, scope=Scope.THIS, new_id="")


def _refuse_worse(gaps: Iterable[Gap]) -> None:
    for gap in gaps:
        code, advice = _BROKEN[gap.kind]
        raise Refused("person", code, advice.format(gap=gap))


def _refuse_strange(plan: Plan, by: By, placed: Placed, request: CoverRequest) -> None:
    """Whom one asks must be somebody one sees, and what one offers to do a time that somebody else is on."""
    workers = plan.calendars[placed.rota].workers
    if request.asked is not None and (request.asked not in workers or request.asked == by.person.id):
        raise NotThere
    if request.swap is None:
        return
    offered = place_of(plan, by.person, request.swap)
    _refuse_begun(offered, by, "swap")
    if request.swap == request.at or by.person.id in offered.time.operators:
        raise Refused("swap", Code.ON_ALREADY, "You are on that time already. Choose one of somebody else.")
    if workers.keys().isdisjoint(offered.time.operators):
        raise Refused("swap", Code.NOT_ON, "Nobody is on that time who could do yours.")


def _refuse_begun(placed: Placed, by: By, field: str) -> None:
    if placed.time.starts <= by.now:
        raise Refused(field, Code.HAS_BEGUN, "This time has begun.")


def _refuse_not_on(placed: Placed, who: PersonId, field: str, advice: str) -> None:
    if who not in placed.time.operators:
        raise Refused(field, Code.NOT_ON, advice)
