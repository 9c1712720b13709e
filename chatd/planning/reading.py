"""What one person may see of the plan at one moment. It decides nothing that a deed would not decide again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain.ids import PersonId, ProjectId, RotaId
from chatd.domain.people import Person, Role
from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_closing import standing
from chatd.domain.rota_cover import may_know, take_refusal
from chatd.domain.rota_editing import as_on, change_on, is_replaced, shift_of
from chatd.domain.rota_filling import By
from chatd.domain.rota_gaps import SHUTS, Candidate, Gap, GapKind, Turns, candidates, fits, gaps, risks
from chatd.domain.rota_plan import CoverRequest, Plan, ShiftDay
from chatd.domain.rota_refusals import Refused
from chatd.domain.rota_refusing import sign_up_refusal, stay_refusal
from chatd.domain.rota_rest import AROUND, Placed, everybodys_turns, near, turns_of
from chatd.domain.rota_rights import coordinates, may_edit, may_see, seen_rota
from chatd.domain.rota_running import has_role
from chatd.domain.rota_shifts import Change, Occurrence, Shift, instant
from chatd.domain.turns import is_shut, time_of
from chatd.planning.seen import (
    Choices,
    ClosureView,
    CoverSeen,
    GapView,
    Mine,
    NearSeen,
    PersonSeen,
    ProjectSeen,
    RiskSeen,
    RotaView,
    ShutView,
    Suggestion,
    SwapSeen,
    TurnBrief,
    TurnView,
    WhyNot,
)

_A_DAY: Final = timedelta(days=1)
_TELLS_NEW: Final = frozenset({GapKind.BEGINNERS, GapKind.EXPERIENCE})
"""Gaps that say who is new, which only coordinators need to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """*mine*: the reader's own turns around what they look at, where they were laid out already."""

    plan: Plan
    by: By
    mine: Sequence[Placed] | None = field(default=None)

    @property
    def me(self) -> Person:
        return self.by.person

    @property
    def now(self) -> datetime:
        return self.by.now

    def looking(self, since: datetime, until: datetime) -> Reader:
        """The same, with their own turns of those days laid out."""
        return replace(self, mine=turns_of(self.plan, self.me.id, since - _A_DAY, until + _A_DAY))


def rota_view(reader: Reader, rota: RotaId) -> RotaView:
    calendar = reader.plan.calendars[rota]
    return RotaView(
        id=rota,
        name=calendar.name,
        zone=calendar.zone,
        projects=_projects(reader.plan, calendar.projects),
        may_edit=coordinates(reader.me, calendar.projects),
        sign_up_days=calendar.sign_up_days,
        sign_up_hours=calendar.sign_up_hours,
    )


def times_on(calendar: RotaCalendar, rota: RotaId, since: datetime, until: datetime) -> list[tuple[Placed, bool]]:
    """All that are in part within the two instants, with whether each is cancelled; by start."""
    found = [(Placed(rota=rota, time=time), False) for time in calendar.occurrences(since, until)]
    for shift in calendar.shifts:
        for change in shift.changes:
            if change.cancelled and not is_replaced(change):
                time = _as_if_on(shift, change)
                found += [(Placed(rota=rota, time=time), True)] if time.starts < until and time.ends > since else []
    return sorted(found, key=lambda each: (each[0].time.starts, each[0].time.ends))


def placed_at(reader: Reader, at: ShiftDay) -> tuple[Placed, bool]:
    """One time that the reader may know of, and whether it is cancelled."""
    rota = seen_rota(reader.plan, reader.me, at)
    shift = shift_of(reader.plan.calendars[rota], at)
    time = time_of(shift, at.day)
    return Placed(rota=rota, time=time or _as_if_on(shift, change_on(shift, at.day))), time is None


def turn_view(reader: Reader, placed: Placed, *, is_cancelled: bool = False) -> TurnView:
    plan, time, me, at = reader.plan, placed.time, reader.me, placed.at
    calendar, shift, zone = plan.calendars[placed.rota], placed.time.shift, ZoneInfo(placed.time.shift.zone)
    edits = may_edit(me, calendar, shift.projects)
    refusal = sign_up_refusal(plan, me, placed, reader.now, is_free=edits, turns=reader.mine)
    is_mine, goes_on = me.id in time.operators and not is_cancelled, time.ends > reader.now and not is_cancelled
    stays = [turn.person for turn in plan.stays if (turn.shift, turn.day) == (at.shift, at.day)]
    confirmation = plan.confirmations.get(at.turn_of(me.id)) if is_mine else None
    return TurnView(
        rota=placed.rota,
        at=at,
        title=shift.title,
        zone=shift.zone,
        starts=time.starts,
        ends=time.ends,
        starts_local=time.starts.astimezone(zone).replace(tzinfo=None),
        ends_local=time.ends.astimezone(zone).replace(tzinfo=None),
        repeat=shift.repeat,
        projects=_projects(plan, shift.projects or calendar.projects),
        covers_all=not shift.projects,
        languages=shift.languages,
        operators=() if is_cancelled else tuple(person_seen(reader, who, tells_new=edits) for who in time.operators),
        wanted=shift.needs,
        experienced=shift.experienced,
        supervisor=person_seen(reader, shift.supervisor) if shift.supervisor else None,
        lead=person_seen(reader, shift.lead) if shift.lead else None,
        gaps=_gaps(calendar, time, tells_new=edits) if goes_on else (),
        risks=_risks(reader, placed) if edits and goes_on else (),
        is_cancelled=is_cancelled,
        has_begun=time.starts <= reader.now,
        is_over=time.ends <= reader.now,
        closed_by=_closed_by(calendar, time),
        may_edit=edits,
        is_mine=is_mine,
        may_sign_up=refusal is None and goes_on,
        why_not=_why_not(refusal) if goes_on and not is_mine else None,
        near=_near(reader, placed) if goes_on and (is_mine or refusal is None) else (),
        cover=tuple(cover_seen(reader, each, placed) for each in plan.requests if each.at == at and _is_told(reader, placed, each)),
        may_stay_on=goes_on and stay_refusal(plan, me, placed, reader.now, turns=reader.mine) is None,
        i_stay_on=me.id in stays,
        staying_on_count=len(stays),
        staying_on=tuple(person_seen(reader, who) for who in sorted(stays)) if edits else (),
        i_was_asked=confirmation is not None,
        my_answer=confirmation.coming if confirmation else None,
    )


def with_suggestions(reader: Reader, placed: Placed, view: TurnView) -> TurnView:
    """Whom a coordinator, or somebody on it who thinks of asking for cover, could ask."""
    if view.is_cancelled or view.has_begun or not (view.may_edit or view.is_mine):
        return view
    turns = everybodys_turns(reader.plan, placed.time.starts - AROUND, placed.time.ends + AROUND)
    leaver = reader.me.id if view.is_mine else None
    found = candidates(reader.plan, placed, turns, instead_of=leaver)
    return replace(view, suggestions=tuple(_suggestion(reader, each) for each in found))


def swaps(reader: Reader, placed: Placed, until: datetime) -> tuple[SwapSeen, ...]:
    """Times of others that the reader could do in return, where that breaks nothing; by start."""
    turns = everybodys_turns(reader.plan, min(reader.now, placed.time.starts) - _A_DAY, max(until, placed.time.ends) + _A_DAY)
    rotas = [rota for rota, calendar in reader.plan.calendars.items() if may_see(reader.me, calendar)]
    others = {(other.time.starts, other.at): other for who in turns for other in turns[who] if other.rota in rotas and other.at != placed.at}
    found = (
        SwapSeen(person=person_seen(reader, who), turn=brief(other))
        for _, other in sorted(others.items())
        if reader.now < other.time.starts < until
        for who in other.time.operators
        if who in reader.plan.people and _could_swap(reader, placed, other, who, turns)
    )
    return tuple(found)


def _could_swap(reader: Reader, placed: Placed, other: Placed, who: PersonId, turns: Turns) -> bool:
    me = reader.me.id
    mine, theirs = [each for each in turns[me] if each.at != placed.at], [each for each in turns[who] if each.at != other.at]
    return fits(reader.plan, other, me, mine, instead_of=who) and fits(reader.plan, placed, who, theirs, instead_of=me)


def gap_views(reader: Reader, rota: RotaId, until: datetime) -> tuple[GapView, ...]:
    calendar = reader.plan.calendars[rota]
    turns = everybodys_turns(reader.plan, reader.now - AROUND, until + AROUND)
    reader = reader.looking(reader.now, until)
    times = [placed for placed, is_cancelled in times_on(calendar, rota, reader.now, until) if not is_cancelled]
    views = ((placed, turn_view(reader, placed)) for placed in times)
    thin = [(placed, view) for placed, view in views if view.may_edit and view.closed_by is None and (view.gaps or view.risks)]
    return tuple(_gap_view(reader, placed, view, turns) for placed, view in thin)


def cover_seen(reader: Reader, request: CoverRequest, placed: Placed) -> CoverSeen:
    is_mine, plan = request.asker == reader.me.id, reader.plan
    refusal = None if is_mine else take_refusal(plan, reader.by, request, reader.me.id)
    swap = _known_time(plan, request.swap) if request.swap else None
    is_for_others = request.asked not in {None, reader.me.id}
    return CoverSeen(
        id=request.id,
        turn=brief(placed),
        asker=person_seen(reader, request.asker),
        asked=person_seen(reader, request.asked) if request.asked else None,
        swap=brief(swap) if swap else None,
        declined=request.declined,
        taken_by=person_seen(reader, request.taken_by) if request.taken_by else None,
        is_mine=is_mine,
        is_for_me=request.asked == reader.me.id,
        may_take=not is_mine and not is_for_others and request.is_open and refusal is None,
        why_not=_why_not(refusal),
    )


def mine(reader: Reader, until: datetime) -> Mine:
    reader = reader.looking(reader.now, until)
    turns = [each for each in reader.mine or () if each.time.ends > reader.now and each.time.starts < until]
    known = [(each, placed) for each in reader.plan.requests if (placed := _known_time(reader.plan, each.at)) and _is_told(reader, placed, each)]
    seen = [cover_seen(reader, each, placed) for each, placed in known]
    return Mine(
        turns=tuple(turn_view(reader, each) for each in turns),
        made=tuple(each for each in seen if each.is_mine),
        received=tuple(each for each in seen if each.is_for_me),
        open_to_all=tuple(each for each in seen if each.asked is None and not each.is_mine),
    )


def closure_views(reader: Reader, rota: RotaId) -> tuple[ClosureView, ...]:
    calendar = reader.plan.calendars[rota]
    zone = ZoneInfo(calendar.zone)
    views = [
        ClosureView(
            key=closure_key(each),
            closure=each,
            starts=instant(each.starts, zone),
            ends=instant(each.ends, zone),
            projects=_projects(reader.plan, each.projects or calendar.projects),
            may_edit=may_edit(reader.me, calendar, each.projects),
        )
        for each in calendar.closures
    ]
    return tuple(sorted((view for view in views if view.ends > reader.now), key=lambda view: view.starts))


def shut_views(reader: Reader, rota: RotaId) -> tuple[ShutView, ...]:
    plan, calendar = reader.plan, reader.plan.calendars[rota]
    return tuple(
        ShutView(
            id=each.id,
            who=person_seen(reader, each.who),
            starts=each.starts,
            until=each.until,
            project=ProjectSeen(id=each.project, name=plan.projects[each.project].name) if each.project else None,
            why=each.why,
            may_edit=may_edit(reader.me, calendar, (each.project,) if each.project else ()),
        )
        for each in standing(plan, rota, reader.now)
    )


def closure_key(closure: Closure) -> str:
    """A name for it that stands as long as it is what it is."""
    words = "\n".join((closure.starts.isoformat(), closure.ends.isoformat(), closure.reason, *closure.projects))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def choices(reader: Reader, rota: RotaId) -> Choices:
    plan, calendar = reader.plan, reader.plan.calendars[rota]
    by_name = sorted(plan.people.values(), key=lambda person: person.shift_name.casefold())
    languages = {each for project in calendar.projects if project in plan.projects for each in plan.projects[project].languages}
    return Choices(
        projects=_projects(plan, calendar.projects),
        languages=tuple(sorted(languages.union(*(worker.languages for worker in calendar.workers.values())))),
        operators=tuple(person_seen(reader, each.id, tells_new=True) for each in by_name if each.id in calendar.workers),
        supervisors=tuple(person_seen(reader, each.id) for each in by_name if has_role(plan, calendar, each.id, Role.SUPERVISOR)),
        leads=tuple(person_seen(reader, each.id) for each in by_name if has_role(plan, calendar, each.id, Role.LEAD)),
    )


def person_seen(reader: Reader, who: PersonId, *, tells_new: bool = False) -> PersonSeen:
    person = reader.plan.people[who]
    home = reader.plan.projects.get(person.home)
    charity = home.name if home else ""
    return PersonSeen(id=who, shift_name=person.shift_name, charity=charity, me=who == reader.me.id, is_new=person.is_new and tells_new)


def brief(placed: Placed) -> TurnBrief:
    return TurnBrief(rota=placed.rota, at=placed.at, title=placed.time.shift.title, starts=placed.time.starts, ends=placed.time.ends)


def _gap_view(reader: Reader, placed: Placed, view: TurnView, turns: Turns) -> GapView:
    lacks_people = view.gaps or any(risk.people for risk in view.risks)
    found = tuple(_suggestion(reader, each) for each in candidates(reader.plan, placed, turns)) if lacks_people else ()
    full = replace(view, suggestions=found)
    return GapView(turn=full, is_gap=any(gap.kind in SHUTS for gap in view.gaps), suggestions=found)


def _suggestion(reader: Reader, candidate: Candidate) -> Suggestion:
    return Suggestion(person=person_seen(reader, candidate.who), reasons=candidate.reasons)


def _is_told(reader: Reader, placed: Placed, request: CoverRequest) -> bool:
    """Answered ones only the asker; open ones whom they concern."""
    if placed.time.starts <= reader.now and request.asker != reader.me.id:
        return False
    return request.asker == reader.me.id or (request.is_open and may_know(reader.plan, reader.me, placed, request))


def _gaps(calendar: RotaCalendar, time: Occurrence, *, tells_new: bool) -> tuple[Gap, ...]:
    return tuple(gap for gap in gaps(calendar, time) if tells_new or gap.kind not in _TELLS_NEW)


def _risks(reader: Reader, placed: Placed) -> tuple[RiskSeen, ...]:
    return tuple(RiskSeen(kind=each.kind, people=tuple(person_seen(reader, who) for who in each.people)) for each in risks(reader.plan, placed))


def _near(reader: Reader, placed: Placed) -> tuple[NearSeen, ...]:
    time = placed.time
    turns = turns_of(reader.plan, reader.me.id, time.starts - _A_DAY, time.ends + _A_DAY) if reader.mine is None else reader.mine
    return tuple(NearSeen(turn=brief(other), rest=rest) for other, rest in near(turns, time))


def _closed_by(calendar: RotaCalendar, time: Occurrence) -> str | None:
    if not calendar.closures or not is_shut(calendar, time):
        return None
    zone = ZoneInfo(calendar.zone)
    return next(each.reason for each in calendar.closures if instant(each.starts, zone) < time.ends and instant(each.ends, zone) > time.starts)


def _known_time(plan: Plan, at: ShiftDay) -> Placed | None:
    for rota, calendar in plan.calendars.items():
        for shift in calendar.shifts:
            if shift.id == at.shift and (time := time_of(shift, at.day)):
                return Placed(rota=rota, time=time)
    return None


def _as_if_on(shift: Shift, change: Change) -> Occurrence:
    """A cancelled time, as it would be."""
    usual, zone = as_on(shift, Change(on=change.on)), ZoneInfo(shift.zone)
    return Occurrence(shift=shift, on=change.on, starts=instant(usual.starts, zone), ends=instant(usual.ends, zone), operators=shift.operators)


def _projects(plan: Plan, ids: Iterable[ProjectId]) -> tuple[ProjectSeen, ...]:
    return tuple(ProjectSeen(id=each, name=plan.projects[each].name) for each in ids)


def _why_not(refusal: Refused | None) -> WhyNot | None:
    return WhyNot(code=refusal.code, advice=refusal.advice) if refusal else None
