"""Instants as the wire writes them: UTC, whole seconds, `Z`."""

from __future__ import annotations

from datetime import UTC, datetime


def as_text(instant: datetime) -> str:
    """`2026-11-23T17:00:00Z`."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
