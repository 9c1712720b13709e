"""Gathers the facts of availability for one project and asks the domain."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from chatd.desk.context import Desk
from chatd.domain import availability, pairing, timetable
from chatd.domain.availability import Answer, Facts, Span
from chatd.domain.conversation import Conversation, State
from chatd.domain.ids import ProjectId
from chatd.domain.pairing import Shift
from chatd.domain.people import Project, Rota, WeeklyOpening
from chatd.ports import Sheet


async def answer_for(desk: Desk, project: Project, *, language: str | None = None) -> Answer:
    """What a visitor of this project who asks now is told."""
    rota = await desk.store.rota(project.rota)
    return answer_on(desk, project, rota, desk.live.sheet(project.rota), language=language)


def answer_on(desk: Desk, project: Project, rota: Rota, sheet: Sheet, *, language: str | None = None) -> Answer:
    """The same, on a sheet already at hand."""
    at = desk.clock.now()
    on = operators_for(project.id, sheet)
    held = pairing.loads(sheet.conversations.values())
    return availability.answer(
        Facts(
            at=at,
            shifts=_spans(rota.timetable, rota.zone, at.date()),
            operators=len({shift.person for shift in on}),
            speaks=language is None or any(language in shift.languages for shift in on),
            room=pairing.room_for(on, held=held, capacity=desk.policy.capacity),
            waiting=sum(1 for conversation in sheet.conversations.values() if _is_queued(conversation)),
            queue=desk.policy.capacity.queue,
            may_open=project.may_open,
            closing=desk.policy.closing,
        )
    )


def operators_for(project: ProjectId, sheet: Sheet) -> list[Shift]:
    """Those on shift now who serve this project."""
    return [shift for shift in sheet.shifts.values() if shift.is_on() and project in shift.serves]


def _is_queued(conversation: Conversation) -> bool:
    waiting = conversation.state is State.WAITING
    return (waiting or conversation.state is State.INTERRUPTED) and not conversation.workers


@lru_cache(maxsize=256)
def _spans(openings: tuple[WeeklyOpening, ...], zone: str, day: date) -> tuple[Span, ...]:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("UTC"))
    return timetable.spans(openings, ZoneInfo(zone), around=noon)
