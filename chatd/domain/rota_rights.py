"""Who may see a rota, and who may change what on it."""

from __future__ import annotations

from collections.abc import Iterable

from chatd.domain.ids import ProjectId, RotaId
from chatd.domain.people import Person, Role
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_plan import Plan, ShiftDay
from chatd.domain.rota_refusals import Code, NotThere, Refused
from chatd.domain.rota_shifts import Shift


def may_see(person: Person, calendar: RotaCalendar) -> bool:
    """Whoever serves one of its projects, or has a role in one."""
    return not {*person.serves, *(project for project, roles in person.roles.items() if roles)}.isdisjoint(calendar.projects)


def coordinates(person: Person, projects: Iterable[ProjectId]) -> bool:
    """One of them at least."""
    return any(Role.COORDINATOR in person.roles.get(project, ()) for project in projects)


def may_edit(person: Person, calendar: RotaCalendar, named: tuple[ProjectId, ...]) -> bool:
    """A shift or closure of these projects, none named meaning all: it must stand on this rota whole, and be in part at least theirs."""
    covered = named or calendar.projects
    return set(covered) <= set(calendar.projects) and coordinates(person, covered)


def seen_calendar(plan: Plan, person: Person, rota: RotaId) -> RotaCalendar:
    calendar = plan.calendars.get(rota)
    if calendar is None or not may_see(person, calendar):
        raise NotThere
    return calendar


def seen_rota(plan: Plan, person: Person, at: ShiftDay) -> RotaId:
    """The rota that has this shift."""
    for rota, calendar in plan.calendars.items():
        if any(shift.id == at.shift for shift in calendar.shifts) and may_see(person, calendar):
            return rota
    raise NotThere


def refuse_others(person: Person, calendar: RotaCalendar, shift: Shift) -> None:
    """Only its coordinators change a shift."""
    if not may_edit(person, calendar, shift.projects):
        raise Refused("projects", Code.NOT_YOURS, "Only a coordinator of a project that this covers can change it.")


def seen_rotas(plan: Plan, person: Person) -> set[RotaId]:
    return {rota for rota, calendar in plan.calendars.items() if may_see(person, calendar)}
