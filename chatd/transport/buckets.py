"""How often one connection may send each event: token buckets, bounded by the events there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from chatd.wire import FromClient


class Buckets:
    """A burst, then a steady rate, for each event of one connection."""

    def __init__(self, table: Mapping[str, FromClient], now: Callable[[], float]) -> None:
        self._table = table
        self._now = now
        self._left: dict[str, tuple[float, float]] = {}

    def may(self, event: str) -> bool:
        """Take one; False when there is none left. The event must stand in the table."""
        rule, now = self._table[event], self._now()
        left, since = self._left.get(event, (float(rule.burst), now))
        left = min(float(rule.burst), left + (now - since) * rule.per_second)
        self._left[event] = (left - 1 if left >= 1 else left, now)
        return left >= 1
