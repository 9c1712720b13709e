"""Where a rota is thin: what one time of a shift lacks, what puts it at risk, and who could come, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.rota import PAIR, RotaCalendar
from chatd.domain.rota_plan import Plan
from chatd.domain.rota_rest import Placed, hours_around, near, overlapping, rest_between
from chatd.domain.rota_shifts import Occurrence, Shift

Turns = Mapping[PersonId, Sequence[Placed]]


class GapKind(StrEnum):
    """What is lacking."""

    TOO_FEW = "too_few"
    """Fewer than two: no opening is promised."""
    NOT_SERVED = "not_served"
    """Fewer than two of those signed up answer this project's visitors."""
    LANGUAGE = "language"
    """Promised, and nobody signed up speaks it."""
    BEGINNERS = "beginners"
    """Everybody signed up is new."""
    EXPERIENCE = "experience"
    """Fewer who are not new than were asked for."""
    WANTED = "wanted"
    """Two are there, and more are wanted."""


class RiskKind(StrEnum):
    """What may yet make a gap."""

    COVER_ASKED = "cover_asked"
    NOT_CONFIRMED = "not_confirmed"
    """Asked, and not answered."""
    SAID_NO = "said_no"
    """Asked, and answered that they do not come."""
    NO_SUPERVISOR = "no_supervisor"
    NO_LEAD = "no_lead"


class ReasonKind(StrEnum):
    """Why somebody is suggested."""

    FILLS = "fills"
    """Brings what is lacking: `gap` says what."""
    SERVES_ALL = "serves_all"
    SPEAKS = "speaks"
    """A promised language: `language` says which."""
    EXPERIENCED = "experienced"
    RESTED = "rested"
    """`rest` is the shortest time between this and another turn of theirs; None when there is none near."""
    FEW_HOURS = "few_hours"
    """`minutes` is how long they are on shift in the 28 days around it."""
    WOULD_STAY_ON = "would_stay_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """*missing*: how many. *project*, *language*: where the kind has one."""

    kind: GapKind
    missing: int = 1
    project: ProjectId | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """*people*: whom it is about, where it is about somebody."""

    kind: RiskKind
    people: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason, with what belongs to its kind."""

    kind: ReasonKind
    gap: Gap | None = None
    language: str | None = None
    minutes: int = 0
    rest: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who could come."""

    who: PersonId
    reasons: tuple[Reason, ...]


SHUTS: Final = frozenset({GapKind.TOO_FEW, GapKind.NOT_SERVED, GapKind.LANGUAGE})
"""Where one of these is, an opening is not promised to somebody."""


def lacks(calendar: RotaCalendar, shift: Shift, operators: Iterable[PersonId]) -> tuple[Gap, ...]:
    """All that this shift would lack with these people on it. Only who can be one of two counts."""
    there = [calendar.workers[who] for who in set(operators) if who in calendar.workers]
    projects, old_hands = shift.projects or calendar.projects, sum(not each.is_new for each in there)
    found = [Gap(kind=GapKind.TOO_FEW, missing=PAIR - len(there))]
    short = ((each, PAIR - sum(each in worker.serves for worker in there)) for each in projects)
    found += [Gap(kind=GapKind.NOT_SERVED, project=each, missing=missing) for each, missing in short if missing > 0]
    found += [Gap(kind=GapKind.LANGUAGE, language=each) for each in shift.languages if not any(each in worker.languages for worker in there)]
    found += [Gap(kind=GapKind.BEGINNERS)] if len(there) >= PAIR and not old_hands else []
    found += [Gap(kind=GapKind.EXPERIENCE, missing=shift.experienced - old_hands)]
    return tuple(gap for gap in found if gap.missing > 0)


def worsened(before: Iterable[Gap], after: Iterable[Gap]) -> tuple[Gap, ...]:
    """What is lacking afterwards, and was not, or not so much."""
    was = {(gap.kind, gap.project, gap.language): gap.missing for gap in before}
    return tuple(gap for gap in after if gap.missing > was.get((gap.kind, gap.project, gap.language), 0))


def gaps(calendar: RotaCalendar, time: Occurrence) -> tuple[Gap, ...]:
    """What is worth saying of one time: not of each project what is true of all, and that more are wanted only where two are there."""
    found = lacks(calendar, time.shift, time.operators)
    few = sum(gap.missing for gap in found if gap.kind is GapKind.TOO_FEW)
    said = tuple(gap for gap in found if gap.kind is not GapKind.NOT_SERVED or gap.missing > few)
    more = time.shift.needs - len(time.operators)
    return (*said, Gap(kind=GapKind.WANTED, missing=more)) if not few and more > 0 else said


def risks(plan: Plan, placed: Placed) -> tuple[Risk, ...]:
    """What may yet make a gap, though nothing lacks now."""
    time, at = placed.time, placed.at
    known = {who: plan.confirmations.get(at.turn_of(who)) for who in time.operators}
    about = (
        (RiskKind.COVER_ASKED, tuple(each.asker for each in plan.requests if each.at == at and not each.taken_by and each.asker in time.operators)),
        (RiskKind.SAID_NO, tuple(who for who, said in known.items() if said and said.coming is False)),
        (RiskKind.NOT_CONFIRMED, tuple(who for who, said in known.items() if said and said.coming is None)),
    )
    found = [Risk(kind=kind, people=people) for kind, people in about if people]
    found += [Risk(kind=RiskKind.NO_SUPERVISOR)] if time.shift.supervisor is None else []
    found += [Risk(kind=RiskKind.NO_LEAD)] if time.shift.lead is None else []
    return tuple(found)


def candidates(plan: Plan, placed: Placed, turns: Turns, *, instead_of: PersonId | None = None) -> tuple[Candidate, ...]:
    """Who could come, or come in somebody's place, best first: who fills what is lacking, would stay on, serves all, has fewest hours.

    Nobody who is on already, is on another shift then, would have too little rest, or would make something worse. *turns*: everybody's, for 14 days
    before it and after.
    """
    calendar = plan.calendars[placed.rota]
    before = lacks(calendar, placed.time.shift, placed.time.operators)
    others = sorted(calendar.workers.keys() - set(placed.time.operators))
    weighed = [(who, _weighed(plan, placed, turns.get(who, ()), who, before, _with(who, placed.time, instead_of))) for who in others]
    found = [(reasons, who) for who, reasons in weighed if reasons]
    found.sort(key=lambda each: _order(each[0]))
    return tuple(Candidate(who=who, reasons=reasons) for reasons, who in found)


def fits(plan: Plan, placed: Placed, who: PersonId, turns: Iterable[Placed], *, instead_of: PersonId | None = None) -> bool:
    """Could they come there, or come in somebody's place? *turns*: all else that they are on around it."""
    time, calendar = placed.time, plan.calendars[placed.rota]
    worker = calendar.workers.get(who)
    if worker is None or who in time.operators or worker.serves.isdisjoint(time.shift.projects or calendar.projects):
        return False
    is_worse = worsened(lacks(calendar, time.shift, time.operators), lacks(calendar, time.shift, _with(who, time, instead_of)))
    return not is_worse and overlapping(turns, time) is None


def _weighed(
    plan: Plan, placed: Placed, turns: Sequence[Placed], who: PersonId, before: Sequence[Gap], then: Sequence[PersonId]
) -> tuple[Reason, ...]:
    """The reasons for somebody; none when they cannot come. What costs least to ask is asked first."""
    time, calendar = placed.time, plan.calendars[placed.rota]
    worker, covered = calendar.workers[who], set(time.shift.projects or calendar.projects)
    stays = placed.at.turn_of(who) in plan.stays
    if covered.isdisjoint(worker.serves) or overlapping(turns, time) or (near(turns, time) and not stays):
        return ()
    after = lacks(calendar, time.shift, then)
    if worsened(before, after):
        return ()
    reasons = [Reason(kind=ReasonKind.FILLS, gap=gap) for gap in worsened(after, before)]
    reasons += [Reason(kind=ReasonKind.WOULD_STAY_ON)] if stays else []
    reasons += [Reason(kind=ReasonKind.SERVES_ALL)] if covered <= worker.serves else []
    reasons += [Reason(kind=ReasonKind.SPEAKS, language=each) for each in time.shift.languages if each in worker.languages]
    reasons += [] if worker.is_new else [Reason(kind=ReasonKind.EXPERIENCED)]
    reasons += [Reason(kind=ReasonKind.FEW_HOURS, minutes=int(hours_around(turns, time).total_seconds() // 60))]
    rest = min((rest_between(each.time, time) for each in turns), default=None)
    return (*reasons, Reason(kind=ReasonKind.RESTED, rest=rest)) if not stays else tuple(reasons)


def _with(who: PersonId, time: Occurrence, instead_of: PersonId | None) -> tuple[PersonId, ...]:
    return (*(each for each in time.operators if each != instead_of), who)


def _order(reasons: tuple[Reason, ...]) -> tuple[int, int, int, int]:
    kinds = [reason.kind for reason in reasons]
    minutes = sum(reason.minutes for reason in reasons)
    return -kinds.count(ReasonKind.FILLS), -kinds.count(ReasonKind.WOULD_STAY_ON), -kinds.count(ReasonKind.SERVES_ALL), minutes
