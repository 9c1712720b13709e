"""Shutting the chat by hand until a time, for one project or all of a rota, and opening it again. What was said to those inside goes on: only newcomers wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from chatd.domain.by_hand import ByHand
from chatd.domain.ids import ProjectId, RotaId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_filling import By
from chatd.domain.rota_plan import Plan
from chatd.domain.rota_refusals import Code, NotThere, Refused
from chatd.domain.rota_rights import coordinates, may_edit, seen_calendar
from chatd.domain.rota_sound import refuse_words, wrong

LONGEST: Final = timedelta(hours=24)
"""What is longer is a closure, and planned."""
TONIGHT: Final = timedelta(hours=12)
"""So far ahead a shift may begin that is still this evening's."""
A_WHILE: Final = timedelta(hours=3)
WHY_LIMIT: Final = 200


def shut(plan: Plan, by: By, rota: RotaId, *, until: datetime, project: ProjectId | None = None, why: str = "") -> Plan:
    """From this minute. In the place of what was shut before for the same project: the end can be made earlier or later."""
    calendar = seen_calendar(plan, by.person, rota)
    _refuse_others(by, calendar, project)
    if not by.now < until <= by.now + LONGEST:
        raise wrong("until", "Choose an end that is later than now, within 24 hours. For longer, write a closure below.")
    if why:
        refuse_words("why", why, most=WHY_LIMIT)
    line = ByHand(id=by.new_id, rota=rota, who=by.person.id, starts=by.now.replace(second=0, microsecond=0), until=until, project=project, why=why)
    kept = (each for each in _standing(plan, by.now) if (each.rota, each.project) != (rota, project))
    return replace(plan, by_hand=(*kept, line))


def opened(plan: Plan, by: By, rota: RotaId, line: str) -> Plan:
    """As if it had not been shut: the shifts count again."""
    calendar = seen_calendar(plan, by.person, rota)
    found = next((each for each in standing(plan, rota, by.now) if each.id == line), None)
    if found is None:
        raise NotThere
    _refuse_others(by, calendar, found.project)
    return replace(plan, by_hand=tuple(each for each in _standing(plan, by.now) if each.id != line))


def standing(plan: Plan, rota: RotaId, at: datetime) -> tuple[ByHand, ...]:
    """What is shut by hand on that rota, the one for all projects first."""
    ours = (each for each in _standing(plan, at) if each.rota == rota)
    return tuple(sorted(ours, key=lambda each: (each.project or "", each.id)))


def end_of_tonight(calendar: RotaCalendar, at: datetime) -> datetime:
    """When the shifts are over that run or begin soon, those that touch as one; a few hours from now where there is none."""
    ends: datetime | None = None
    for each in calendar.occurrences(at, at + LONGEST):
        if each.starts > (ends or at + TONIGHT):
            break
        ends = max(ends or each.ends, each.ends)
    if ends is None or not at < ends <= at + LONGEST:
        return (at + A_WHILE).replace(minute=0, second=0, microsecond=0)
    return ends


def _standing(plan: Plan, at: datetime) -> Iterable[ByHand]:
    """Who shut what is forgotten when it is over."""
    return (each for each in plan.by_hand if each.until > at)


def _refuse_others(by: By, calendar: RotaCalendar, project: ProjectId | None) -> None:
    if coordinates(by.person, calendar.projects) and project is not None and project not in calendar.projects:
        raise wrong("project", "Choose from the projects of this rota.")
    if not may_edit(by.person, calendar, (project,) if project else ()):
        raise Refused("project", Code.NOT_YOURS, "Only a coordinator of that project can do this.")
