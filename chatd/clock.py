"""The system's clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """UTC instants."""

    def now(self) -> datetime:
        """Now."""
        return datetime.now(UTC)
