"""Gathers the facts of availability for one project and asks the domain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from chatd.desk.context import Desk, Policy
from chatd.domain import availability, pairing, timetable
from chatd.domain.availability import Answer, Facts, Span
from chatd.domain.by_hand import overrides_for
from chatd.domain.conversation import Conversation, State
from chatd.domain.ids import ProjectId
from chatd.domain.pairing import Shift
from chatd.domain.people import Project, Rota, WeeklyOpening
from chatd.domain.wishes import Gender
from chatd.ports import Sheet

_WEEKS_LAID_OUT: Final = timedelta(days=14)
"""As far as weekly hours are: where a rota has both, one must not end before the other does."""


async def answer_for(desk: Desk, project: Project, *, language: str | None = None) -> Answer:
    """What a visitor of this project who asks now is told."""
    rota = await desk.store.rota(project.rota)
    return answer_on(desk, project, rota, desk.live.sheet(project.rota), language=language)


def answer_on(desk: Desk, project: Project, rota: Rota, sheet: Sheet, *, language: str | None = None) -> Answer:
    """The same, on a sheet already at hand."""
    return availability.answer(facts_at(desk.clock.now(), project, rota, sheet, policy=desk.policy, language=language))


def facts_at(at: datetime, project: Project, rota: Rota, sheet: Sheet, *, policy: Policy, language: str | None = None) -> Facts:
    """What decides whether the project is open at that instant, were the sheet then as it is here."""
    on = operators_for(project.id, sheet)
    held = pairing.loads(sheet.conversations.values())
    shifts, closures = _planned(rota, project.id, at, language)
    return Facts(
        at=at,
        shifts=shifts,
        closures=closures,
        overrides=overrides_for(rota.by_hand, project.id),
        operators=len({shift.person for shift in on}),
        speaks=language is None or any(language in shift.languages for shift in on),
        room=pairing.room_for(on, held=held, capacity=policy.capacity),
        waiting=sum(1 for conversation in sheet.conversations.values() if _is_queued(conversation)),
        queue=policy.capacity.queue,
        may_open=project.may_open,
        closing=_closing(rota, policy),
        late=policy.late,
    )


def operators_for(project: ProjectId, sheet: Sheet) -> list[Shift]:
    """Those on shift now who serve this project."""
    return [shift for shift in sheet.shifts.values() if shift.is_on() and project in shift.serves]


def genders_on(project: Project, on: Iterable[Shift]) -> frozenset[Gender]:
    """What a visitor may ask for now: only where the project offers it, and only what somebody on shift has said of themselves."""
    return frozenset(shift.gender for shift in on if shift.gender is not None) if project.offers_gender else frozenset()


def _is_queued(conversation: Conversation) -> bool:
    waiting = conversation.state is State.WAITING
    return (waiting or conversation.state is State.INTERRUPTED) and not conversation.workers


def _planned(rota: Rota, project: ProjectId, at: datetime, language: str | None) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans that cover the project, from its shifts and from the weekly hours; and the closures."""
    weekly = _weekly(rota.timetable, rota.zone, at.date()) if rota.timetable else ()
    if rota.calendar is None:
        return weekly, ()
    ahead = _WEEKS_LAID_OUT if weekly else timedelta()
    shifts = rota.calendar.spans_for(project, around=at, language=language, ahead=ahead)
    covered = tuple(sorted((*weekly, *_that_begin(rota, shifts, at)), key=lambda span: span.starts)) if weekly else shifts
    return covered, rota.calendar.closures_for(project, around=at, ahead=ahead)


def _that_begin(rota: Rota, shifts: Iterable[Span], at: datetime) -> Iterator[Span]:
    """Without those, further off than weekly hours are laid out, that begin within weekly hours: there it is promised already, and nothing opens."""
    for span in shifts:
        by_the_week = _weekly(rota.timetable, rota.zone, span.starts.date()) if span.starts > at + _WEEKS_LAID_OUT else ()
        if not any(hours.starts < span.starts <= hours.ends for hours in by_the_week):
            yield span


def _closing(rota: Rota, policy: Policy) -> timedelta:
    agreed = rota.calendar.closing_minutes if rota.calendar else None
    return policy.closing if agreed is None else timedelta(minutes=agreed)


@lru_cache(maxsize=256)
def _weekly(openings: tuple[WeeklyOpening, ...], zone: str, day: date) -> tuple[Span, ...]:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return timetable.spans(openings, ZoneInfo(zone), around=noon)
