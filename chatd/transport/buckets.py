"""How often one connection may send each event, and how often it may be refused: token buckets, bounded by the events there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from chatd.wire import FromClient

REFUSALS_AT_ONCE = 200
REFUSALS_PER_SECOND = 10.0
"""No page of ours comes near this; who does is not talking but flooding."""


class Bucket:
    """A burst, then a steady rate per second."""

    __slots__ = ("_burst", "_left", "_now", "_per_second", "_since")

    def __init__(self, burst: float, per_second: float, now: Callable[[], float]) -> None:
        self._burst, self._per_second, self._now = float(burst), per_second, now
        self._left, self._since = float(burst), now()

    def take(self) -> bool:
        """Take one; False when there is none left."""
        now = self._now()
        self._left = min(self._burst, self._left + (now - self._since) * self._per_second)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Buckets:
    """One bucket for each event of one connection, and one for its refusals."""

    def __init__(self, table: Mapping[str, FromClient], now: Callable[[], float]) -> None:
        self._table = table
        self._now = now
        self._events: dict[str, Bucket] = {}
        self._refusals = Bucket(REFUSALS_AT_ONCE, REFUSALS_PER_SECOND, now)

    def may(self, event: str) -> bool:
        """May it send this now? The event must stand in the table."""
        bucket = self._events.get(event)
        if bucket is None:
            rule = self._table[event]
            bucket = self._events[event] = Bucket(rule.burst, rule.per_second, self._now)
        return bucket.take()

    def may_be_refused(self) -> bool:
        """May it go on, after one more refusal?"""
        return self._refusals.take()
