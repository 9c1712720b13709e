"""Letting workers in: one decision, the same steps whether or not anybody has the name.

Somebody whose shift is standing always gets in with the right passphrase, however often others have tried their name.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.domain.second_steps import Kind
from chatd.passwords import Hasher, tidy_name
from chatd.ports import Clock, SignIns
from chatd.throttle import Throttle

LASTS: Final = timedelta(hours=12)
"""A sign-in: longer than the longest shift, and over by the next one."""
WAITING_AT_MOST: Final = 32
WAITING_AT_MOST_WHEN_SLOWED: Final = 2
"""Tries that are to be refused anyway may not fill the line for the others."""
CROWDED: Final = timedelta(seconds=5)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Proof:
    """Whose name it is, if anybody's, and what their sign-in half is checked against."""

    person: Person | None
    stored: str | None


NOBODY: Final = Proof(person=None, stored=None)


class Proofs(Protocol):
    async def proof_of(self, sign_in: str) -> Proof:
        """One question to the store, the same for a name that nobody has."""
        ...


class StandingSignIns(SignIns, Protocol):
    """`ports.SignIns` with what only the sign-in page does."""

    async def begin(self, who: PersonId, at: datetime, *, second_at: datetime | None = None) -> str: ...

    async def shown(self, secret: str, at: datetime) -> None:
        """This sign-in has shown its second step just now."""
        ...

    async def end(self, secret: str) -> None: ...

    async def end_all_of(self, who: PersonId) -> None: ...


class WrongNameOrPassphrase(Exception):
    """The two do not go together, or nobody has the name: never which."""


class SecondStepWanted(Exception):
    """The passphrase is right, and is not enough. *token*: for the cookie of whoever is half-way in; *kinds*: what the rest may be shown with."""

    def __init__(self, token: str, kinds: Sequence[Kind]) -> None:
        super().__init__()
        self.token = token
        self.kinds = tuple(kinds)


class AsksMore(Protocol):
    async def ask(self, proof: Proof) -> None:
        """Raises `SecondStepWanted` when the right passphrase is not enough."""
        ...


class TooManyTries(Exception):
    """This name was tried too often, or too many try at once."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"wait {wait}")
        self.wait = wait


class Door:
    """Decides who comes in. *is_on_shift*: does this person's shift stand just now?"""

    def __init__(
        self,
        *,
        proofs: Proofs,
        second: AsksMore,
        sign_ins: StandingSignIns,
        hasher: Hasher,
        clock: Clock,
        is_on_shift: Callable[[PersonId], bool],
    ) -> None:
        self._proofs = proofs
        self._second = second
        self._sign_ins = sign_ins
        self._hasher = hasher
        self._clock = clock
        self._is_on_shift = is_on_shift
        self._throttle = Throttle(clock.now())
        self._seen: dict[PersonId, bytes] = {}
        self._seen_key = secrets.token_bytes(32)

    async def let_in(self, name: str, half: bytes) -> str:
        """The secret for the cookie of whoever this is. Raises `WrongNameOrPassphrase`, `TooManyTries` or `SecondStepWanted`."""
        tidied = tidy_name(name)
        proof = await self._proofs.proof_of(tidied)
        if not self._is_seen_on_shift(proof, half):
            await self._check(tidied, proof, half)
        return await self._welcome(tidied, proof, half)

    async def _check(self, name: str, proof: Proof, half: bytes) -> None:
        """The same work in every case: what is slowed down is checked against nothing, unless it may be somebody on shift."""
        wait = self._throttle.wait(name, self._clock.now())
        if self._hasher.waiting >= (WAITING_AT_MOST_WHEN_SLOWED if wait else WAITING_AT_MOST):
            raise TooManyTries(wait or CROWDED)
        if not wait:
            self._throttle.tried(name, self._clock.now())
        checked = NOBODY if wait and not self._stands(proof) else proof
        if not await self._hasher.is_right(checked.stored, half):
            raise TooManyTries(wait) if wait else WrongNameOrPassphrase

    async def _welcome(self, name: str, proof: Proof, half: bytes) -> str:
        if proof.person is None:
            raise WrongNameOrPassphrase
        self._throttle.was_right(name)
        self._seen[proof.person.id] = self._mark(proof, half)
        await self._second.ask(proof)
        return await self._sign_ins.begin(proof.person.id, self._clock.now())

    def _is_seen_on_shift(self, proof: Proof, half: bytes) -> bool:
        """Did somebody on shift sign in with this very half before? Asked first and cheaply, so that no flood stands between them and the desk."""
        known = self._seen.get(proof.person.id) if proof.person else None
        matches = hmac.compare_digest(known or bytes(32), self._mark(proof, half))
        return matches and self._stands(proof)

    def _stands(self, proof: Proof) -> bool:
        return proof.person is not None and self._is_on_shift(proof.person.id)

    def _mark(self, proof: Proof, half: bytes) -> bytes:
        """Dies with the process, and with the passphrase that it was made from."""
        return hashlib.blake2b((proof.stored or "").encode() + b"|" + half, key=self._seen_key, digest_size=32).digest()
