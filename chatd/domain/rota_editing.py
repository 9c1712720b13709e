"""Changing a calendar: a new shift, one day of it otherwise, all days from one on otherwise. Calendars in, calendars out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from chatd.domain.ids import PersonId, ProjectId


class Keep(Enum):
    """Leaves as it was."""

    KEEP = "keep"


KEEP = Keep.KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class NewShift:
    """A shift as somebody writes it. *starts*, *ends*: clock times in *zone*, the rota's when None. The rest as in `Shift`."""

    title: str
    starts: datetime
    ends: datetime
    zone: str | None = None
    repeat: str | None = None
    projects: tuple[ProjectId, ...] = ()
    languages: tuple[str, ...] = ()
    operators: tuple[PersonId, ...] = ()
    supervisor: PersonId | None = None
    lead: PersonId | None = None
    needs: int = 2
    experienced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """What becomes otherwise, from one day of a shift on or on that day alone. *starts*, *ends*: clock times of that day.

    What is as it was on that day is no edit, so a form may send every field. A rule that is as it was goes on as far as it would have.
    """

    title: str | Keep = KEEP
    zone: str | Keep = KEEP
    starts: datetime | Keep = KEEP
    ends: datetime | Keep = KEEP
    repeat: str | Keep | None = KEEP
    projects: tuple[ProjectId, ...] | Keep = KEEP
    languages: tuple[str, ...] | Keep = KEEP
    operators: tuple[PersonId, ...] | Keep = KEEP
    supervisor: PersonId | Keep | None = KEEP
    lead: PersonId | Keep | None = KEEP
    needs: int | Keep = KEEP
    experienced: int | Keep = KEEP
