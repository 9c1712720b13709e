"""Setting up a second step, and taking one off: only by somebody who has just shown who they are, as well as they can."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chatd.domain.second_steps import FRESH, STEPS_AT_MOST, Kind, SecondStep, Standing, may_remove, must_have_one
from chatd.passkeys import Challenges, Passkeys
from chatd.ports import Clock, SecondSteps
from chatd.proving import WrongCode
from chatd.second_step import Codes
from chatd.tokens import RandomIds


class NotFresh(Exception):
    """This sign-in has to show once more who it is."""


class AsManyAsMay(Exception):
    """No more than so many each; or that passkey is set up already."""


class TheLastOne(Exception):
    """Coordinators and leads keep one. First another must be added."""


class NoSuchStep(Exception):
    """It is not there, not theirs, or its time is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolling:
    """*secret*, everywhere: what is in the cookie of the sign-in that asks."""

    kept: SecondSteps
    codes: Codes
    passkeys: Passkeys
    challenges: Challenges
    clock: Clock

    async def steps(self, standing: Standing) -> tuple[SecondStep, ...]:
        """Those that count."""
        return tuple(each for each in await self.kept.of(standing.person.id) if each.is_proved)

    async def waiting(self, standing: Standing) -> SecondStep:
        """The code that is being set up. Raises `NotFresh` or `NoSuchStep`."""
        self._must_be_fresh(standing)
        since = self.clock.now() - FRESH
        found = [each for each in await self.kept.of(standing.person.id) if not each.is_proved and each.made > since]
        if not found:
            raise NoSuchStep
        return found[0]

    async def begin_code(self, standing: Standing, name: str) -> None:
        """Raises `NotFresh` or `AsManyAsMay`."""
        self._must_be_fresh(standing)
        if len(await self.steps(standing)) >= STEPS_AT_MOST:
            raise AsManyAsMay
        await self.kept.begin(self.codes.new(standing.person.id, name, self.clock.now()))

    async def prove_code(self, standing: Standing, secret: str, code: str) -> None:
        """With the first code that the app shows it counts. Raises `NotFresh`, `NoSuchStep` or `WrongCode`."""
        step = await self.waiting(standing)
        used = self.codes.time_step(step, code, self.clock.now())
        if used is None:
            raise WrongCode
        if not await self.kept.prove(step, used, self.clock.now(), secret=secret):
            raise NoSuchStep

    async def to_make(self, standing: Standing, secret: str) -> dict[str, Any]:
        """What to ask the browser for. Raises `NotFresh` or `AsManyAsMay`."""
        self._must_be_fresh(standing)
        steps = await self.steps(standing)
        if len(steps) >= STEPS_AT_MOST:
            raise AsManyAsMay
        return self.passkeys.to_make(standing.person, steps, self.challenges.make(secret, self.clock.now()))

    async def add_passkey(self, standing: Standing, secret: str, name: str, answer: Mapping[str, Any]) -> None:
        """Raises `NotFresh`, `NotRight` or `AsManyAsMay`."""
        self._must_be_fresh(standing)
        now = self.clock.now()
        made = self.passkeys.made(answer, self.challenges.take(secret, now))
        step = SecondStep(
            id=RandomIds().short(),
            person=standing.person.id,
            kind=Kind.PASSKEY,
            name=name,
            secret=made.public_key,
            credential=made.credential,
            last_used=made.count,
            made=now,
        )
        if not await self.kept.add(step, secret=secret):
            raise AsManyAsMay

    async def remove(self, standing: Standing, id: str) -> None:
        """Raises `NotFresh`, `TheLastOne` or `NoSuchStep`."""
        self._must_be_fresh(standing)
        steps = await self.steps(standing)
        step = next((each for each in steps if each.id == id), None)
        if step is None:
            raise NoSuchStep
        if not may_remove(standing.person, steps):
            raise TheLastOne
        if not await self.kept.remove(step, self.clock.now(), but_not_the_last=must_have_one(standing.person)):
            raise NoSuchStep

    def _must_be_fresh(self, standing: Standing) -> None:
        if not standing.is_fresh(self.clock.now()):
            raise NotFresh
