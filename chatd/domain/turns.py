"""Turns: one person's one time on a shift. Which one is meant, whether it is shut, and about which somebody is asked whether they will be there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from chatd.domain.ids import PersonId, PlannedShiftId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_shifts import Occurrence, Shift, occurrences

ASKED_FROM: Final = timedelta(hours=48)
ASKED_UNTIL: Final = timedelta(hours=24)
"""Between so long before a turn and so long before it, people are asked by mail whether they will be there."""

_TWO_DAYS: Final = timedelta(days=2)
"""More than any zone is away from UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """*day*: on which the shift would begin by its rule, whatever was changed since."""

    person: PersonId
    shift: PlannedShiftId
    day: date


def lasting(turn: Turn, shift: Shift) -> Turn:
    """The same turn, named by the shift that it was first a part of: a name that stays when "this and following" becomes a shift of its own."""
    return replace(turn, shift=shift.series or shift.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What is known of one turn. *mailed*: when the mail server had taken the question. *coming*: their last answer."""

    asked: datetime
    mailed: datetime | None = None
    answered: datetime | None = None
    coming: bool | None = None


def to_ask_about(calendar: RotaCalendar, at: datetime) -> Iterator[Occurrence]:
    """The times on this rota about which people are to be asked now. Cancelled ones are not among them, nor those that a closure takes whole."""
    for each in calendar.occurrences(at + ASKED_UNTIL, at + ASKED_FROM):
        if at + ASKED_UNTIL <= each.starts and not is_shut(calendar, each):
            yield each


def is_shut(calendar: RotaCalendar, occurrence: Occurrence) -> bool:
    """Do closures leave nothing of it, for any project that it covers?"""
    return all(
        any(shut.starts <= occurrence.starts and occurrence.ends <= shut.ends for shut in calendar.closures_for(project, around=occurrence.starts))
        for project in occurrence.shift.projects or calendar.projects
    )


def time_of(shift: Shift, day: date) -> Occurrence | None:
    """When that day's time really is; None when it is cancelled or never was."""
    moved = next((change.starts.date() for change in shift.changes if change.on == day and change.starts), day)
    around = datetime.combine(moved, time(), UTC)
    return next((each for each in occurrences(shift, around - _TWO_DAYS, around + _TWO_DAYS) if each.on == day), None)
