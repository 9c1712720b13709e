"""How fast one person may send what changes something, over all their pages and windows: a long burst, then a steady pace. No hand comes near it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from chatd.domain.ids import PersonId
from chatd.transport.buckets import Bucket

AT_ONCE: Final = 1000
PER_SECOND: Final = 10.0


@dataclass(slots=True)
class Pace:
    """In memory, one bucket for each person who has sent something: no more of them than there are people."""

    now: Callable[[], float] = time.monotonic
    _buckets: dict[PersonId, Bucket] = field(default_factory=dict)

    def may(self, person: PersonId) -> bool:
        """May they send one more?"""
        bucket = self._buckets.get(person)
        if bucket is None:
            bucket = self._buckets[person] = Bucket(AT_ONCE, PER_SECOND, self.now)
        return bucket.take()
