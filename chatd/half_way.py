"""Half-way in: between the right passphrase and the second step. Held in memory for five minutes and a few tries; dies with the process.

The token goes into a cookie that no script can read, so that what was begun in one browser cannot be ended in another.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from chatd.domain.people import Person
from chatd.tokens import hashed

LASTS: Final = timedelta(minutes=5)
TRIES: Final = 5
AT_MOST: Final = 4_096
"""Each took a right passphrase, and those are slowed down: more in five minutes than this there cannot be."""


class NotHalfWay(Exception):
    """Nothing was begun in this browser, or it is over: begin with the passphrase."""


@dataclass(slots=True, kw_only=True)
class HalfWay:
    """*proof*: the hash that the passphrase was checked against, to see at the end that it still stands."""

    person: Person
    proof: str = field(repr=False)
    until: datetime
    tries: int = 0


class HalfWays:
    """All that were begun, by the hash of their token."""

    def __init__(self) -> None:
        self._begun: OrderedDict[bytes, HalfWay] = OrderedDict()

    def begin(self, person: Person, proof: str, at: datetime) -> str:
        self._forget_old(at)
        token = secrets.token_urlsafe(32)
        self._begun[hashed(token)] = HalfWay(person=person, proof=proof, until=at + LASTS)
        return token

    def find(self, token: str, at: datetime) -> HalfWay:
        """Raises `NotHalfWay`."""
        self._forget_old(at)
        found = self._begun.get(hashed(token))
        if found is None:
            raise NotHalfWay
        return found

    def tried(self, token: str, at: datetime) -> HalfWay:
        """Count a try before its outcome is known. After the last there is none. Raises `NotHalfWay`."""
        found = self.find(token, at)
        if found.tries >= TRIES:
            self.end(token)
            raise NotHalfWay
        found.tries += 1
        return found

    def end(self, token: str) -> None:
        self._begun.pop(hashed(token), None)

    def _forget_old(self, at: datetime) -> None:
        """They were begun in order, and each lasts as long."""
        while self._begun and (len(self._begun) >= AT_MOST or next(iter(self._begun.values())).until <= at):
            self._begun.popitem(last=False)
