"""What coordinators change: shifts, closures, when people may sign up. Each deed makes a plan of a plan, and nobody changes what is not theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId, RotaId
from chatd.domain.people import Role
from chatd.domain.rota import PAIR, Closure, RotaCalendar
from chatd.domain.rota_carrying import tidied, with_edited
from chatd.domain.rota_editing import KEEP, Edited, Edits, NewShift, added, cancelled, edited, restored, shift_of
from chatd.domain.rota_filling import By, own_place
from chatd.domain.rota_plan import Plan, Scope, ShiftDay
from chatd.domain.rota_refusals import Code, NotThere, Refused
from chatd.domain.rota_rest import from_now_on, refuse_new_overlaps
from chatd.domain.rota_rights import coordinates, may_edit, refuse_others, seen_calendar, seen_rota, seen_rotas
from chatd.domain.rota_shifts import instant, usual_hours
from chatd.domain.rota_sound import LONGEST, refuse_closure, wrong

_MOST_DAYS: Final = 366
_MOST_HOURS: Final = 720
"""As in a rota's file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNow:
    """An unplanned shift from now. *until*: an instant. *operators*: those checked in or named, at least two. No projects named means all."""

    title: str
    until: datetime
    operators: tuple[PersonId, ...]
    projects: tuple[ProjectId, ...] = ()
    languages: tuple[str, ...] = ()


def with_shift(plan: Plan, by: By, rota: RotaId, new: NewShift) -> tuple[Plan, ShiftDay]:
    """One shift more."""
    calendar = seen_calendar(plan, by.person, rota)
    _refuse_covering(by, calendar, new.projects)
    _refuse_people(plan, calendar, new.operators, new.supervisor, new.lead, new.projects)
    after, at = added(calendar, new, PlannedShiftId(by.new_id))
    done = replace(plan, calendars={**plan.calendars, rota: after})
    refuse_new_overlaps(plan, done, new.operators, from_now_on(by.now), seen_rotas(plan, by.person))
    return done, at


def with_edits(plan: Plan, by: By, at: ShiftDay, edits: Edits, scope: Scope) -> tuple[Plan, ShiftDay]:
    """That time, or it and all that follow, otherwise."""
    placed = own_place(plan, by, at)
    calendar, was = plan.calendars[placed.rota], placed.time
    projects = was.shift.projects if edits.projects is KEEP else edits.projects
    _refuse_covering(by, calendar, projects)
    come = () if edits.operators is KEEP else tuple(who for who in edits.operators if who not in {*was.operators, *was.shift.operators})
    supervisor = None if edits.supervisor in {KEEP, was.shift.supervisor} else edits.supervisor
    lead = None if edits.lead in {KEEP, was.shift.lead} else edits.lead
    _refuse_people(plan, calendar, come, _named(supervisor), _named(lead), projects)
    done = edited(calendar, at, edits, scope, PlannedShiftId(by.new_id))
    return _kept(plan, by, placed.rota, done), done.at


def without(plan: Plan, by: By, at: ShiftDay, scope: Scope) -> Plan:
    """That time cancelled, or it and all that follow gone."""
    placed = own_place(plan, by, at)
    after = cancelled(plan.calendars[placed.rota], at, scope)
    return tidied(replace(plan, calendars={**plan.calendars, placed.rota: after}), by.now)


def put_back(plan: Plan, by: By, at: ShiftDay) -> Plan:
    """A cancelled time is on again."""
    rota = seen_rota(plan, by.person, at)
    shift = shift_of(plan.calendars[rota], at)
    refuse_others(by.person, plan.calendars[rota], shift)
    if instant(usual_hours(shift, at.day)[1], ZoneInfo(shift.zone)) <= by.now:
        raise Refused("scope", Code.IS_OVER, "This time is over.")
    after = replace(plan, calendars={**plan.calendars, rota: restored(plan.calendars[rota], at)})
    refuse_new_overlaps(plan, after, shift.operators, from_now_on(by.now), seen_rotas(plan, by.person))
    return after


def opened_now(plan: Plan, by: By, rota: RotaId, opening: OpenNow) -> tuple[Plan, ShiftDay]:
    """A shift that begins this minute."""
    calendar = seen_calendar(plan, by.person, rota)
    starts = by.now.replace(second=0, microsecond=0)
    if opening.until <= by.now or opening.until - starts > LONGEST:
        raise wrong("until", "Choose an end that is later than now, within 24 hours.")
    if len(set(opening.operators)) < PAIR:
        raise wrong("operators", "An opening needs two people. Choose at least two.")
    zone = _zone_for(calendar, starts, opening.until)
    begins, ends = (each.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for each in (starts, opening.until))
    new = NewShift(title=opening.title, zone=zone, starts=begins, ends=ends, operators=opening.operators)
    return with_shift(plan, by, rota, replace(new, projects=opening.projects, languages=opening.languages))


def with_closure(plan: Plan, by: By, rota: RotaId, closure: Closure) -> Plan:
    calendar = seen_calendar(plan, by.person, rota)
    refuse_closure(closure, calendar)
    _refuse_covering(by, calendar, closure.projects)
    return _with_closures(plan, rota, (*(each for each in calendar.closures if each != closure), closure))


def without_closure(plan: Plan, by: By, rota: RotaId, closure: Closure) -> Plan:
    calendar = seen_calendar(plan, by.person, rota)
    if closure not in calendar.closures:
        raise NotThere
    _refuse_covering(by, calendar, closure.projects)
    return _with_closures(plan, rota, tuple(each for each in calendar.closures if each != closure))


def with_window(plan: Plan, by: By, rota: RotaId, *, days: int | None, hours: int | None) -> Plan:
    """When people may sign up by themselves."""
    calendar = seen_calendar(plan, by.person, rota)
    if not coordinates(by.person, calendar.projects):
        raise _not_yours()
    if days is not None and not 1 <= days <= _MOST_DAYS:
        raise wrong("sign_up_days", f"Write a number of days from 1 to {_MOST_DAYS}, or nothing.")
    if hours is not None and not 0 <= hours <= _MOST_HOURS:
        raise wrong("sign_up_hours", f"Write a number of hours from 0 to {_MOST_HOURS}, or nothing.")
    return replace(plan, calendars={**plan.calendars, rota: replace(calendar, sign_up_days=days, sign_up_hours=hours)})


def _kept(plan: Plan, by: By, rota: RotaId, done: Edited) -> Plan:
    after = with_edited(plan, rota, done)
    now_on = next((shift.signed_up() for shift in done.calendar.shifts if shift.id == done.at.shift), set())
    refuse_new_overlaps(plan, after, sorted(now_on), from_now_on(by.now), seen_rotas(plan, by.person))
    return tidied(after, by.now)


def _with_closures(plan: Plan, rota: RotaId, closures: Iterable[Closure]) -> Plan:
    ordered = tuple(sorted(closures, key=lambda each: each.starts))
    return replace(plan, calendars={**plan.calendars, rota: replace(plan.calendars[rota], closures=ordered)})


def _refuse_covering(by: By, calendar: RotaCalendar, projects: tuple[ProjectId, ...]) -> None:
    if not coordinates(by.person, calendar.projects):
        raise _not_yours()
    if not set(projects) <= set(calendar.projects):
        raise wrong("projects", "Choose from the projects of this rota.")
    if not may_edit(by.person, calendar, projects):
        raise _not_yours()


def _not_yours() -> Refused:
    return Refused("projects", Code.NOT_YOURS, "Only a coordinator of a project that this covers can change it.")


def _refuse_people(
    plan: Plan,
    calendar: RotaCalendar,
    operators: Iterable[PersonId],
    supervisor: PersonId | None,
    lead: PersonId | None,
    projects: tuple[ProjectId, ...],
) -> None:
    """People are chosen from those who may do it for what is covered."""
    covered = set(projects or calendar.projects)
    for who in operators:
        if who not in calendar.workers or calendar.workers[who].serves.isdisjoint(covered):
            raise wrong("operators", "Choose people who answer the visitors of what this covers.")
    for field, named, role in (("supervisor", supervisor, Role.SUPERVISOR), ("lead", lead, Role.LEAD)):
        if named is not None and not has_role(plan, calendar, named, role):
            raise wrong(field, f"Choose somebody who is a {role} of one of this rota's projects.")


def has_role(plan: Plan, calendar: RotaCalendar, who: PersonId, role: Role) -> bool:
    """In one of the rota's projects."""
    person = plan.people.get(who)
    return person is not None and any(role in person.roles.get(project, ()) for project in calendar.projects)


def _named(value: object) -> PersonId | None:
    return PersonId(value) if isinstance(value, str) else None


def _zone_for(calendar: RotaCalendar, *instants: datetime) -> str:
    """The rota's own, but UTC where its clock shows one of these twice and would mean the other."""
    zone = ZoneInfo(calendar.zone)
    is_told_apart = all(instant(each.astimezone(zone).replace(tzinfo=None), zone) == each for each in instants)
    return calendar.zone if is_told_apart else "UTC"
