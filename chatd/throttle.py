"""How often somebody may try to sign in as one name, and how often anybody may try at all.

Knows names only as hashes whose key lives a day in memory, and no address ever: one address may be a whole office, a refuge or Tor.
A name that nobody has is counted like any other, so that waiting says nothing about who works here.
"""

from __future__ import annotations

import hashlib
import math
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

FREE_TRIES: Final = 5
FIRST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(minutes=15)
NAMES_REMEMBERED: Final = 10_000
KEY_LIVES: Final = timedelta(days=1)
AT_ONCE: Final = 60
PER_SECOND: Final = 2.0
"""For all names together. Steady and not growing: a wait that grew for everybody would be the lock-out an attacker wants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tries:
    count: int
    last: datetime


class Throttle:
    """Counts tries since the last right one; each past the free ones doubles the wait."""

    def __init__(self, at: datetime) -> None:
        self._names: OrderedDict[bytes, _Tries] = OrderedDict()
        self._allowance = float(AT_ONCE)
        self._allowance_at = at
        self._new_key(at)

    def wait(self, name: str, at: datetime, *, longest: timedelta = LONGEST_WAIT) -> timedelta:
        """How long until this name may be tried; nothing when it may be now. Its own wait grows to *longest* at most."""
        self._forget_yesterday(at)
        tries = self._names.get(self._hashed(name))
        mine = timedelta() if tries is None else tries.last + min(wait_after(tries.count), longest) - at
        return max(mine, self._wait_of_all(at), timedelta())

    def tried(self, name: str, at: datetime) -> None:
        """Count a try before its outcome is known, so that many at once do not count as one."""
        self._allowance = self._allowance_now(at) - 1
        self._allowance_at = at
        key = self._hashed(name)
        before = self._names.pop(key, None)
        self._names[key] = _Tries(count=before.count + 1 if before else 1, last=at)
        if len(self._names) > NAMES_REMEMBERED:
            self._names.popitem(last=False)

    def was_right(self, name: str) -> None:
        self._names.pop(self._hashed(name), None)

    def _wait_of_all(self, at: datetime) -> timedelta:
        missing = 1 - self._allowance_now(at)
        return timedelta(seconds=math.ceil(missing / PER_SECOND)) if missing > 0 else timedelta()

    def _allowance_now(self, at: datetime) -> float:
        passed = max(0.0, (at - self._allowance_at).total_seconds())
        return min(float(AT_ONCE), self._allowance + passed * PER_SECOND)

    def _forget_yesterday(self, at: datetime) -> None:
        if at - self._key_made >= KEY_LIVES:
            self._names.clear()
            self._new_key(at)

    def _new_key(self, at: datetime) -> None:
        self._key = secrets.token_bytes(32)
        self._key_made = at

    def _hashed(self, name: str) -> bytes:
        return hashlib.blake2b(name.encode(), key=self._key, digest_size=16).digest()


def wait_after(tries: int) -> timedelta:
    """Nothing for the first few, then 5 s, 10 s, 20 s … up to a quarter of an hour."""
    if tries < FREE_TRIES:
        return timedelta()
    doublings = min(tries - FREE_TRIES, 20)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
