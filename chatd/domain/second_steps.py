"""Second steps of signing in: what one is, who must have one, and what somebody may do without it.

A right passphrase alone makes an operator of everybody: what coordinators and leads are besides is theirs only with their second step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from chatd.domain.ids import PersonId
from chatd.domain.people import Person, Role

FRESH: Final = timedelta(minutes=15)
"""So long after somebody has shown who they are they may add or remove a second step without showing it again."""
STEPS_AT_MOST: Final = 8
LONGEST_NAME: Final = 40


class Kind(StrEnum):
    """What it is proved with."""

    TOTP = "totp"
    PASSKEY = "passkey"


class Lacks(StrEnum):
    """What a sign-in lacks for what its person is."""

    NOTHING = "nothing"
    STEP = "step"
    """No second step is set up."""
    PROOF = "proof"
    """There is one, and this sign-in has not shown it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondStep:
    """One of a person's. *secret*: of a code, sealed; of a passkey, its public key. *last_used*: the last code's time step, or the passkey's count."""

    id: str
    person: PersonId
    kind: Kind
    name: str
    secret: bytes = field(repr=False)
    made: datetime
    credential: bytes | None = field(default=None, repr=False)
    last_used: int = 0
    is_proved: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One sign-in: whose, since when, and since when with a second step."""

    person: Person
    made: datetime
    second_at: datetime | None = None

    def is_fresh(self, at: datetime) -> bool:
        """Was it shown just now who this is, as well as this person can show it?"""
        return at - (self.second_at or self.made) < FRESH


def must_have_one(person: Person) -> bool:
    """For all others it is an offer."""
    return bool(_roles(person) & {Role.COORDINATOR, Role.LEAD})


def as_far_as_shown(standing: Standing, steps: Iterable[SecondStep], by: datetime | None, at: datetime) -> tuple[Person, Lacks]:
    """The person with the roles that this sign-in may act in, and what it lacks for the others.

    *by*: until when a coordinator may act as one without having a second step. A lead never may.
    """
    person = standing.person
    if standing.second_at is not None or not must_have_one(person):
        return person, Lacks.NOTHING
    lacks = Lacks.PROOF if any(step.is_proved for step in steps) else Lacks.STEP
    has_time = lacks is Lacks.STEP and (by is None or at < by)
    return _without(person, {Role.LEAD} if has_time else {Role.LEAD, Role.COORDINATOR}), lacks


def may_remove(person: Person, steps: Iterable[SecondStep]) -> bool:
    """Who must have one keeps the last."""
    return not must_have_one(person) or sum(step.is_proved for step in steps) > 1


def _without(person: Person, held_back: set[Role]) -> Person:
    return replace(person, roles={project: held - held_back for project, held in person.roles.items()})


def _roles(person: Person) -> frozenset[Role]:
    return frozenset(role for held in person.roles.values() for role in held)
