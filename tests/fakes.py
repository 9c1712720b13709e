"""Small real classes in the place of time, chance and the world outside. Nothing of our own is patched."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from chatd.domain.ids import ConversationId, ProjectId, ShiftId
from chatd.domain.people import Rota
from chatd.wire import AlertKind, Closed

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
"""A Wednesday."""


class WoundClock:
    """A clock that moves when a test winds it."""

    def __init__(self, at: datetime = NOON) -> None:
        self._at = at

    def now(self) -> datetime:
        """The instant it was wound to."""
        return self._at

    def wind(self, by: timedelta) -> None:
        """Let time pass."""
        self._at += by


class CountedIds:
    """Names and secrets in order, so that a failing test reads the same each time."""

    def __init__(self) -> None:
        self._n = 0

    def short(self) -> str:
        """`id1`, `id2`, …"""
        self._n += 1
        return f"id{self._n}"

    def token(self) -> str:
        """A long one."""
        self._n += 1
        return f"secret-number-{self._n:020d}"


@dataclass(slots=True)
class Pigeonholes:
    """An outbox that keeps what was sent, in order, for the test to read."""

    visitors: list[tuple[ConversationId, str, Closed]] = field(default_factory=list)
    shifts: list[tuple[ShiftId, str, Closed]] = field(default_factory=list)
    alerts: list[AlertKind] = field(default_factory=list)
    hung_up: list[ConversationId] = field(default_factory=list)

    async def to_visitor(self, conversation: ConversationId, event: str, body: Closed) -> None:
        self.visitors.append((conversation, event, body))

    async def to_shift(self, shift: ShiftId, event: str, body: Closed) -> None:
        self.shifts.append((shift, event, body))

    async def alert(self, rota: Rota, kind: AlertKind) -> bool:
        self.alerts.append(kind)
        return True

    async def visitor_gone(self, conversation: ConversationId) -> None:
        self.hung_up.append(conversation)

    def last_to_visitor(self, conversation: ConversationId, event: str) -> Closed:
        """The newest event of that name to that visitor."""
        return next(body for id, name, body in reversed(self.visitors) if (id, name) == (conversation, event))

    def last_to_shift(self, shift: ShiftId, event: str) -> Closed:
        """The newest event of that name to that worker."""
        return next(body for id, name, body in reversed(self.shifts) if (id, name) == (shift, event))


@dataclass(slots=True)
class Tallied:
    """A tally that only lists what was counted."""

    counted: list[tuple[ProjectId, str]] = field(default_factory=list)

    def count(self, project: ProjectId, category: str, at: datetime) -> None:
        self.counted.append((project, category))
