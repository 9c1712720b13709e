"""Everything agreed on every rota at one moment: who is on which time of a shift, who asked for cover, who would stay on, who said they come.

A plan never changes: deeds make another one of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chatd.domain.by_hand import ByHand
from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId, RotaId
from chatd.domain.people import Person, Project
from chatd.domain.rota import RotaCalendar
from chatd.domain.turns import Confirmation, Turn


class Scope(StrEnum):
    """How much of a shift that repeats is meant."""

    THIS = "this"
    FOLLOWING = "following"
    """This time and every one after it."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ShiftDay:
    """One time of a shift. *day*: on which it would begin by its rule, also when that day is otherwise."""

    shift: PlannedShiftId
    day: date

    def turn_of(self, person: PersonId) -> Turn:
        return Turn(person=person, shift=self.shift, day=self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverRequest:
    """Somebody asks to be relieved of one time. *asked*: one person, or everybody. *swap*: the time they would do in return.

    *declined*: the one who was asked cannot. *taken_by*: who came in their place; such a request is no longer open.
    """

    id: str
    at: ShiftDay
    asker: PersonId
    made: datetime
    asked: PersonId | None = None
    swap: ShiftDay | None = None
    declined: bool = False
    taken_by: PersonId | None = None

    @property
    def is_open(self) -> bool:
        return self.taken_by is None and not self.declined


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All rotas, and what hangs on their shifts. A rota without shifts has an empty calendar here."""

    calendars: Mapping[RotaId, RotaCalendar] = field(default_factory=dict)
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    projects: Mapping[ProjectId, Project] = field(default_factory=dict)
    requests: tuple[CoverRequest, ...] = ()
    stays: frozenset[Turn] = frozenset()
    """Who would stay on into that time if nobody else comes."""
    confirmations: Mapping[Turn, Confirmation] = field(default_factory=dict)
    by_hand: tuple[ByHand, ...] = ()
    """What somebody has shut by hand, on every rota; also what is over and was not forgotten yet."""
