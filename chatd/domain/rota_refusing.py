"""Why somebody may not be on a time, or not offer to stay on into it. The same answer is shown beforehand and given when they try."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_plan import Plan
from chatd.domain.rota_refusals import Code, Refused
from chatd.domain.rota_rest import Placed, overlap_refusal, overlapping, turns_of
from chatd.domain.rota_rights import seen_rotas
from chatd.domain.turns import is_shut

_MINUTE: Final = timedelta(minutes=1)
Turns = Iterable[Placed] | None
_NOT_SERVED: Final = "Only people who answer the visitors of what this covers can be on it."


def sign_up_refusal(plan: Plan, person: Person, placed: Placed, now: datetime, *, is_free: bool, turns: Turns = None) -> Refused | None:
    """Why somebody may not be put on; None when they may. *is_free*: of windows and numbers. *turns*: theirs around it, where they are known."""
    calendar, time = plan.calendars[placed.rota], placed.time
    worker = calendar.workers.get(person.id)
    if time.ends <= now or (time.starts <= now and not is_free):
        return Refused("person", Code.HAS_BEGUN, "This time has begun.")
    if person.id in time.operators:
        return Refused("person", Code.ON_ALREADY, "Already on it: nobody can be on the same time twice.")
    if worker is None or worker.serves.isdisjoint(time.shift.projects or calendar.projects):
        return Refused("person", Code.DOES_NOT_SERVE, _NOT_SERVED)
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
        return Refused("person", Code.ON_ALREADY, "You are on it anyway.")
    if worker is None or worker.serves.isdisjoint(time.shift.projects or calendar.projects):
        return Refused("person", Code.DOES_NOT_SERVE, _NOT_SERVED)
    does_touch = touches(plan, person.id, placed) if turns is None else any(each.time.ends == time.starts for each in turns)
    return None if does_touch else Refused("person", Code.DOES_NOT_TOUCH, "You can stay on only where your own time ends.")


def touches(plan: Plan, who: PersonId, placed: Placed) -> bool:
    """Does a turn of theirs end where this time begins?"""
    starts = placed.time.starts
    return any(each.time.ends == starts for each in turns_of(plan, who, starts - _MINUTE, starts))


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
