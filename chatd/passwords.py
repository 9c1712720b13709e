"""Passphrases: two independent halves from one phrase, of which the server only ever sees the first.

The browser derives 64 bytes (`console/static/lib/passphrase.js` does what `derive` does). The first 32, the sign-in half, are sent and hashed once more
here; the last 32, the keyring half, never leave the browser.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import secrets
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import Final, ParamSpec, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type, hash_secret_raw

P = ParamSpec("P")
T = TypeVar("T")

MEMORY_KIB: Final = 65_536
PASSES: Final = 3
SALT_SIZE: Final = 16
HALF: Final = 32
WORDS_IN_A_PASSPHRASE: Final = 6
"""Six of the list's words carry over 77 bits."""
SHORTEST_OWN_PASSPHRASE: Final = 20

# Named one by one, because "white space" is not the same set in Python and in JavaScript. NFKC has already turned every wide or unbroken space
# into a plain one.
_SPACES = re.compile("[\\t\\n\\x0b\\x0c\\r\\x1c-\\x1f \\x85\\u1680\\u2028\\u2029\\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Halves:
    """What one passphrase yields; never printed."""

    sign_in: bytes
    keyring: bytes


def tidy(text: str) -> str:
    """NFKC, no space at the ends, one space between words: what two keyboards make of the same phrase is the same."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip(" ")


def tidy_name(name: str) -> str:
    """A sign-in name as it is stored and compared: capitals do not count."""
    return tidy(tidy(name).casefold())


def salt_for(name: str, key: bytes) -> bytes:
    """The salt of whoever signs in as *name*. A name that nobody has gets one too, and the same one each time, so that names cannot be guessed."""
    return hashlib.blake2b(tidy_name(name).encode(), key=key, digest_size=SALT_SIZE).digest()


def derive(passphrase: str, salt: bytes) -> Halves:
    """Both halves, as the browser makes them. Takes half a second and 64 MiB: never on the event loop."""
    both = hash_secret_raw(
        secret=tidy(passphrase).encode(),
        salt=salt,
        time_cost=PASSES,
        memory_cost=MEMORY_KIB,
        parallelism=1,
        hash_len=2 * HALF,
        type=Type.ID,
    )
    return Halves(sign_in=both[:HALF], keyring=both[HALF:])


@cache
def _words() -> tuple[str, ...]:
    text = resources.files("chatd").joinpath("passphrase_words.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


def generate_passphrase() -> str:
    return " ".join(secrets.choice(_words()) for _ in range(WORDS_IN_A_PASSPHRASE))


def hashed(sign_in_half: bytes) -> str:
    """What is stored of a sign-in half. Takes a fifth of a second: never on the event loop."""
    return PasswordHasher().hash(sign_in_half)


@cache
def _nobodys() -> str:
    """Made once in a process, before anybody signs in."""
    return hashed(secrets.token_bytes(HALF))


class Hasher:
    """Hashes and checks sign-in halves, off the event loop and one at a time, so that a flood of wrong ones leaves a processor to the chats."""

    def __init__(self) -> None:
        self._argon2 = PasswordHasher()
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="argon2")
        self._dummy = _nobodys()
        self.waiting = 0
        """How many wait for their turn or have it."""

    async def hash(self, sign_in_half: bytes) -> str:
        return await self._in_lane(self._argon2.hash, sign_in_half)

    async def is_right(self, stored: str | None, sign_in_half: bytes) -> bool:
        """Is this the half that *stored* was made from? With nothing stored the same work is done, so that the time taken tells nothing."""
        matches = await self._in_lane(self._matches, stored or self._dummy, sign_in_half)
        return matches and stored is not None

    def close(self) -> None:
        self._lane.shutdown(wait=False, cancel_futures=True)

    def _matches(self, stored: str, sign_in_half: bytes) -> bool:
        try:
            return self._argon2.verify(stored, sign_in_half)
        except (VerificationError, InvalidHashError):
            return False

    async def _in_lane(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        self.waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._lane, partial(work, *args, **named))
        finally:
            self.waiting -= 1
