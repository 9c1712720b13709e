"""What a visitor would read on a day, for a reason, as the calendar stands now; and how those words were come by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from chatd.desk.context import Desk
from chatd.desk.opening import facts_at
from chatd.desk.outside import outlook_of
from chatd.domain.availability import Answer, Openness
from chatd.domain.out_of_hours import FEWEST_OPTIONS, Reason, reason_of
from chatd.domain.people import Project
from chatd.ports import Sheet
from chatd.transport import closed_words
from chatd.transport.agreed import Agreed
from chatd.transport.closed_words import WHILE_SHUT
from console.out_of_hours_words import how_come_by
from protocols.times_in_words import in_words

_CLOSED: Final = Answer(state=Openness.CLOSED, next_opening=None)
_STILL: Final = frozenset({Reason.FULL, Reason.CLOSING_SOON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """*heading*: None where the visitor may still come in. *opening*: None where they are asked to wait or to try again. *why*: for the coordinator."""

    on: date
    reason: Reason
    heading: str | None
    lines: tuple[str, ...]
    opening: str | None
    message: tuple[str, ...]
    danger: str
    options_are: str
    options: tuple[tuple[str, str], ...]
    why: str
    has_few_options: bool


async def preview(desk: Desk, agreed: Agreed, project: Project, language: str, *, on: date, reason: Reason | None) -> Preview:
    """*reason*: None for the one that the calendar gives to somebody who comes that day and finds nobody."""
    now, zone = desk.clock.now(), ZoneInfo(project.zone)
    at = now if on == now.astimezone(zone).date() else datetime.combine(on, time(12), zone)
    facts = facts_at(at, project, await desk.store.rota(project.rota), Sheet(), policy=desk.policy)
    reason = reason or reason_of(replace(facts, shifts=()), _CLOSED) or Reason.HOURS
    words = agreed.words(project, language).out_of_hours
    said = closed_words.said_now(project, words, language, reason, on)
    heading = None if reason is Reason.BUSY else getattr(words, reason.value) if reason in _STILL else words.closed
    following = outlook_of(replace(facts, operators=0)).openings[:1]
    places = agreed.elsewhere(project, language)
    return Preview(
        on=on,
        reason=reason,
        heading=heading,
        lines=tuple(line for line in said.lines if line != heading),
        opening=_opening(agreed, project, language, following, at=at) if reason in WHILE_SHUT | {Reason.CLOSING_SOON} else None,
        message=said.message,
        danger=words.danger.format(number=agreed.number_for_danger(project)),
        options_are=words.options,
        options=tuple((place["name"], place["how"]) for place in places),
        why=how_come_by(said.choice, reason, language) if said.choice else "",
        has_few_options=len(places) < FEWEST_OPTIONS,
    )


def _opening(agreed: Agreed, project: Project, language: str, following: tuple[datetime, ...], *, at: datetime) -> str:
    words = agreed.words(project, language)
    if not following:
        return words.out_of_hours.no_next_opening
    return words.out_of_hours.next_opening.format(next_opening=in_words(words.times, following[0], now=at, zone=project.zone))
