"""Who is behind a sign-in, and in which of their roles: the one place where what coordinators and leads may is held back from a passphrase alone.

Everybody who asks who is signed in gets the answer from here, pages, calls and sockets alike, so that a new page is held back without saying so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from chatd.domain.people import Person, Role
from chatd.domain.second_steps import Lacks, Standing, as_far_as_shown, must_have_one
from chatd.ports import Clock, SecondSteps, SignIns


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """*person*: with the roles that this sign-in may act in. *by*: until when a coordinator may do without what it *lacks*."""

    person: Person
    standing: Standing
    lacks: Lacks = Lacks.NOTHING
    by: datetime | None = None
    is_overdue: bool = False

    @property
    def is_held_back(self) -> bool:
        """Is there anything that they could do, had they shown their second step?"""
        return self.person.roles != self.standing.person.roles


class Recognition:
    """*grace*: how long a coordinator may act as one without a second step, from the first time they are seen."""

    def __init__(self, *, sign_ins: SignIns, kept: SecondSteps, clock: Clock, grace: timedelta) -> None:
        self._sign_ins = sign_ins
        self._kept = kept
        self._clock = clock
        self._grace = grace

    async def behind(self, secret: str) -> Recognised | None:
        """Nobody, when this is no standing sign-in."""
        now = self._clock.now()
        standing = await self._sign_ins.standing_for(secret, now)
        if standing is None:
            return None
        if standing.second_at is not None or not must_have_one(standing.person):
            return Recognised(person=standing.person, standing=standing)
        steps, by = await self._kept.of(standing.person.id), await self.in_time_until(standing.person)
        person, lacks = as_far_as_shown(standing, steps, by, now)
        is_overdue = by is not None and by <= now
        return Recognised(person=person, standing=standing, lacks=lacks, by=by if lacks is Lacks.STEP else None, is_overdue=is_overdue)

    async def in_time_until(self, person: Person) -> datetime | None:
        """Until when a coordinator may do without a second step; their time begins now, if it has not yet."""
        if not any(Role.COORDINATOR in held for held in person.roles.values()):
            return None
        return await self._kept.acts_without_until(person.id, otherwise=_end_of_day(self._clock.now() + self._grace))


def _end_of_day(at: datetime) -> datetime:
    """So that a page can name the day and be right."""
    return (at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
