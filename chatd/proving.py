"""Proving a second step: after the right passphrase, and again where a sign-in must be fresh.

Guessing is slowed down, by person and never by address. Nobody is locked out by it: a passkey cannot be guessed and is never slowed; a browser that has
shown a second step before is counted apart from those who only know the passphrase; and somebody on shift never waits longer than half a minute.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.domain.second_steps import Kind, SecondStep
from chatd.half_way import HalfWay, HalfWays
from chatd.known_browsers import KnownBrowsers
from chatd.passkeys import Challenges, NotRight, Passkeys
from chatd.ports import Clock, SecondSteps
from chatd.second_step import Codes
from chatd.sign_in import Proof, Proofs, SecondStepWanted, StandingSignIns, TooManyTries
from chatd.throttle import LONGEST_WAIT, Throttle

ON_SHIFT_AT_MOST: Final = timedelta(seconds=30)


class WrongCode(Exception):
    """Not one that is right now, or one that was taken already."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entered:
    """*secret*: for the cookie of the sign-in. *known*: the mark by which this browser is known from now on."""

    person: PersonId
    secret: str
    known: str


class Proving:
    """Decides whether a second step is right."""

    def __init__(  # noqa: PLR0913  Each is a port or a part, given once by the composition root.
        self,
        *,
        kept: SecondSteps,
        codes: Codes,
        passkeys: Passkeys,
        known: KnownBrowsers,
        proofs: Proofs,
        sign_ins: StandingSignIns,
        clock: Clock,
        is_on_shift: Callable[[PersonId], bool],
    ) -> None:
        self._kept = kept
        self._codes = codes
        self._passkeys = passkeys
        self._known = known
        self._proofs = proofs
        self._sign_ins = sign_ins
        self._clock = clock
        self._is_on_shift = is_on_shift
        self._half_ways = HalfWays()
        self._challenges = Challenges()
        self._throttle = Throttle(clock.now())

    # ── signing in ──

    async def ask(self, proof: Proof) -> None:
        """The passphrase was right: is that enough? Raises `SecondStepWanted`."""
        if proof.person is None or proof.stored is None:
            return
        kinds = {each.kind for each in await self._steps(proof.person)}
        if kinds:
            token = self._half_ways.begin(proof.person, proof.stored, self._clock.now())
            raise SecondStepWanted(token, sorted(kinds))

    async def enter_with_code(self, token: str, code: str, browser: str) -> Entered:
        """Raises `NotHalfWay`, `WrongCode` or `TooManyTries`."""
        half_way = self._half_ways.find(token, self._clock.now())
        self._refuse_too_many(half_way.person, browser)
        self._half_ways.tried(token, self._clock.now())
        await self._check_code(half_way.person, code, browser)
        return await self._enter(token, half_way)

    async def to_enter(self, token: str) -> dict[str, Any]:
        """What to ask the browser's passkeys. Raises `NotHalfWay`."""
        half_way = self._half_ways.find(token, self._clock.now())
        return await self._to_show(half_way.person, token)

    async def enter_with_passkey(self, token: str, answer: Mapping[str, Any]) -> Entered:
        """Raises `NotHalfWay` or `NotRight`."""
        half_way = self._half_ways.tried(token, self._clock.now())
        await self._check_passkey(half_way.person, answer, token)
        return await self._enter(token, half_way)

    async def _enter(self, token: str, half_way: HalfWay) -> Entered:
        """Only if the passphrase, too, is still what it was. Raises `NotHalfWay` when this was ended meanwhile."""
        proof = await self._proofs.proof_of(half_way.person.sign_in)
        if proof.person is None or not hmac.compare_digest((proof.stored or "").encode(), half_way.proof.encode()):
            self._half_ways.end(token)
        self._half_ways.find(token, self._clock.now())
        self._half_ways.end(token)
        now = self._clock.now()
        secret = await self._sign_ins.begin(half_way.person.id, now, second_at=now)
        return Entered(person=half_way.person.id, secret=secret, known=self._known.make(half_way.person.id, now))

    # ── once more, by somebody who is signed in ──

    async def show_code(self, person: Person, secret: str, code: str, browser: str) -> str:
        """Makes the sign-in behind *secret* fresh: the browser's new mark. Raises `WrongCode` or `TooManyTries`."""
        self._refuse_too_many(person, browser)
        await self._check_code(person, code, browser)
        return await self._freshened(person, secret)

    async def to_show_again(self, person: Person, secret: str) -> dict[str, Any]:
        return await self._to_show(person, secret)

    async def show_passkey(self, person: Person, secret: str, answer: Mapping[str, Any]) -> str:
        """Raises `NotRight`."""
        await self._check_passkey(person, answer, secret)
        return await self._freshened(person, secret)

    async def _freshened(self, person: Person, secret: str) -> str:
        now = self._clock.now()
        await self._sign_ins.shown(secret, now)
        return self._known.make(person.id, now)

    # ── both ──

    async def _check_code(self, person: Person, code: str, browser: str) -> None:
        now = self._clock.now()
        self._throttle.tried(self._counted_as(person, browser), now)
        for step in await self._steps(person):
            used = self._codes.time_step(step, code, now) if step.kind is Kind.TOTP else None
            if used is not None and await self._kept.use(step.id, used):
                self._throttle.was_right(self._counted_as(person, browser))
                return
        raise WrongCode

    async def _check_passkey(self, person: Person, answer: Mapping[str, Any], whose: str) -> None:
        challenge = self._challenges.take(whose, self._clock.now())
        step, count = self._passkeys.shown(answer, challenge, await self._steps(person))
        if not await self._kept.use(step.id, count):
            raise NotRight

    async def _to_show(self, person: Person, whose: str) -> dict[str, Any]:
        steps = await self._steps(person)
        return self._passkeys.to_show(steps, self._challenges.make(whose, self._clock.now()))

    def _refuse_too_many(self, person: Person, browser: str) -> None:
        longest = ON_SHIFT_AT_MOST if self._is_on_shift(person.id) else LONGEST_WAIT
        wait = self._throttle.wait(self._counted_as(person, browser), self._clock.now(), longest=longest)
        if wait:
            raise TooManyTries(wait)

    def _counted_as(self, person: Person, browser: str) -> str:
        """A browser that is known to be theirs counts for itself alone."""
        return f"{person.id} {self._known.mark_in(browser, person.id, self._clock.now())}"

    async def _steps(self, person: Person) -> list[SecondStep]:
        return [each for each in await self._kept.of(person.id) if each.is_proved]
