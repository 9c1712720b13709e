"""At which desks somebody may check in, and what they should know of each before they do."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from chatd import wire
from chatd.desk.context import Desk
from chatd.domain import on_the_day
from chatd.domain.ids import PersonId, ProjectId, RotaId
from chatd.domain.on_the_day import Day
from chatd.domain.people import Person, Project, Rota
from chatd.domain.refusals import NotAllowed, NotInTheRoom
from chatd.domain.rota import Closure
from chatd.domain.rota_shifts import Occurrence, instant
from chatd.instants import as_text
from chatd.ports import Sheet


async def rotas_of(desk: Desk, person: Person) -> tuple[RotaId, ...]:
    """The rotas of the projects they serve, the one of their own charity first."""
    theirs = [project for project in await desk.store.projects() if project.id in person.serves]
    if not theirs:
        raise NotAllowed
    theirs.sort(key=lambda project: (project.id != person.home, project.rota))
    return tuple(dict.fromkeys(project.rota for project in theirs))


async def rota_for(desk: Desk, person: Person, wished: str | None) -> RotaId:
    """Where this person comes on: the desk wished for, or where a shift of theirs stands, or the one suggested. Refuses one that is not theirs."""
    theirs = await rotas_of(desk, person)
    if wished is not None:
        if wished not in theirs:
            raise NotInTheRoom
        return RotaId(wished)
    standing = next((rota for rota in theirs if _is_on(person, desk.live.sheet(rota))), None)
    return standing or suggested([await desk.store.rota(rota) for rota in theirs], person, desk)


def suggested(rotas: Iterable[Rota], person: Person, desk: Desk) -> RotaId:
    """The one where a turn of theirs runs or begins soonest; with none anywhere, the first."""
    turns = [(rota, _day(desk, rota, person)) for rota in rotas]
    soonest = min(turns, key=lambda each: each[1].turn.starts if each[1] and each[1].turn else desk.clock.now().replace(year=9999))
    return soonest[0].id


async def desks_for(desk: Desk, person: Person) -> list[wire.DeskOffered]:
    """Every desk they may come to, the one suggested first."""
    rotas = [await desk.store.rota(rota) for rota in await rotas_of(desk, person)]
    best = suggested(rotas, person, desk)
    offered = [await _offered(desk, rota, person, is_best=rota.id == best) for rota in rotas]
    return sorted(offered, key=lambda each: not each.suggested)


async def _offered(desk: Desk, rota: Rota, person: Person, *, is_best: bool) -> wire.DeskOffered:
    projects = [project for project in await desk.store.projects() if project.rota == rota.id and project.id in person.serves]
    names = [project.name for project in projects]
    day = _day(desk, rota, person)
    return wire.DeskOffered(
        rota=rota.id,
        name=rota.calendar.name if rota.calendar else ", ".join(names),
        projects=names,
        starts=as_text(day.turn.starts) if day and day.turn else None,
        suggested=is_best,
        brief=await _brief(desk, rota, person, day, projects),
    )


async def _brief(desk: Desk, rota: Rota, person: Person, day: Day | None, projects: list[Project]) -> wire.Brief:
    sheet, running, following = desk.live.sheet(rota.id), day.running if day else (), day.following if day else ()
    ends = day.ends if day else None
    mine = {project.id for project in projects}
    return wire.Brief(
        with_me=await _expected(desk, person, running, sheet, with_those_here=True),
        after=await _expected(desk, person, following, sheet, with_those_here=False),
        after_starts=as_text(following[0].starts) if following else None,
        ends=as_text(ends) if ends else None,
        on_call=wire.OnCall(name=rota.on_call.name, phone=rota.on_call.phone) if rota.on_call else None,
        supervisor=await _name(desk, next((each.shift.supervisor for each in running if each.shift.supervisor), None)),
        lead=await _name(desk, next((each.shift.lead for each in running if each.shift.lead), None)),
        closures=[
            _shut(closure, rota, projects) for closure in (day.closures if day else ()) if not closure.projects or mine & set(closure.projects)
        ],
        pair_broken=any(each.is_broken() and each.project in mine for each in sheet.conversations.values()),
    )


async def _expected(desk: Desk, me: Person, turns: Iterable[Occurrence], sheet: Sheet, *, with_those_here: bool) -> list[wire.Expected]:
    """Those who have come under the name they chose for the shift; then those who are signed up and have not."""
    here = {shift.person: shift for shift in sheet.shifts.values() if shift.person != me.id}
    came = (
        [wire.Expected(name=shift.name, charity=shift.charity, here=shift.lost_since is None) for shift in here.values()] if with_those_here else []
    )
    named = dict.fromkeys(who for turn in turns for who in turn.operators if who != me.id and (who not in here or not with_those_here))
    people = [found for who in named if (found := await desk.store.person(who))]
    homes: dict[ProjectId, str] = {project.id: project.name for project in await desk.store.projects()}
    return came + [wire.Expected(name=each.shift_name, charity=homes.get(each.home, ""), here=each.id in here) for each in people]


async def _name(desk: Desk, who: PersonId | None) -> str | None:
    found = await desk.store.person(who) if who else None
    return found.shift_name if found else None


def _shut(closure: Closure, rota: Rota, projects: list[Project]) -> wire.Shut:
    zone = ZoneInfo(rota.calendar.zone if rota.calendar else rota.zone)
    names = [project.name for project in projects if project.id in closure.projects]
    return wire.Shut(starts=as_text(instant(closure.starts, zone)), ends=as_text(instant(closure.ends, zone)), reason=closure.reason, projects=names)


def _day(desk: Desk, rota: Rota, person: Person) -> Day | None:
    return on_the_day.day_of(rota.calendar, person.id, person.serves, desk.clock.now()) if rota.calendar else None


def _is_on(person: Person, sheet: Sheet) -> bool:
    return any(shift.person == person.id for shift in sheet.shifts.values())
