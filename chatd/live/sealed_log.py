"""A conversation's sealed lines in memory, in the order they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from chatd.domain.ids import Slot
from chatd.ports import Counters, LogIsFull, OutOfStep
from chatd.wire import Channel, LogEntry, MessageEntry

FOR_KEYS = 131_072
"""Room beyond the cap that only keys may take: in a conversation that is full of words a newcomer must still be able to come in and read."""


class MemoryLog:
    """Two logs, one for the room and one for confer, so that a visitor cannot count what the pair says to each other."""

    __slots__ = ("_cap", "_counters", "_full", "_lines", "_size")

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self._size = 0
        self._full = False
        self._lines: dict[Channel, list[LogEntry]] = {channel: [] for channel in Channel}
        self._counters: Counters = defaultdict(list)

    @property
    def is_full(self) -> bool:
        """Something was refused for want of room."""
        return self._full

    def last(self, channel: Channel) -> int:
        """The `seq` of the newest line, 0 when there is none."""
        return len(self._lines[channel])

    def since(self, channel: Channel, seq: int) -> Sequence[LogEntry]:
        """The lines after `seq`."""
        return self._lines[channel][seq:]

    def append(self, channel: Channel, entry: LogEntry) -> int:
        """Hold one line; sending the same message twice holds it once."""
        if isinstance(entry, MessageEntry):
            held = self._counters[channel, Slot(entry.slot)]
            if entry.counter <= len(held):
                return held[entry.counter - 1]
            if entry.counter != len(held) + 1:
                raise OutOfStep
            return self._hold(channel, entry, held)
        return self._hold(channel, entry, [])

    def wipe(self) -> None:
        """Let go of every line."""
        for lines in self._lines.values():
            lines.clear()
        self._counters.clear()

    def _hold(self, channel: Channel, entry: LogEntry, counter: list[int]) -> int:
        size = _weight(entry)
        if self._size + size > self._cap + (0 if isinstance(entry, MessageEntry) else FOR_KEYS):
            self._full = True
            raise LogIsFull
        lines = self._lines[channel]
        lines.append(msgspec.structs.replace(entry, seq=len(lines) + 1))
        self._size += size
        counter.append(len(lines))
        return len(lines)


def _weight(entry: LogEntry) -> int:
    """About how many bytes this line holds."""
    if isinstance(entry, MessageEntry):
        return len(entry.box) + 200 + 100 * len(entry.seen)
    return len(msgspec.json.encode(entry))
