"""When the sweeper may take away what is due, and when it had better wait: a clock that jumped forward must not shred what is not due at all.

It looks every few minutes. If more than a day seems to have passed since it last looked, either the server was off or the clock is wrong, and nobody
can tell which; so it waits for a day. Meanwhile what is due by that clock is read by nobody. A clock that goes back ends the wait.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

JUMP: Final = timedelta(days=1)
PAUSE: Final = timedelta(days=1)
NOTED_EVERY: Final = timedelta(hours=1)
"""The store is not written for every look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What the sweeper knows, over restarts. *seen*: when it last looked. *paused_until*: it takes nothing away before. *told*: the day on which the daily
    letters last went out."""

    seen: datetime | None = None
    paused_since: datetime | None = None
    paused_until: datetime | None = None
    told: date | None = None
    reported: date | None = None
    """The Monday of the week in which the log's newest mark last went out."""


def looked(before: Round, at: datetime) -> Round:
    """What it knows after looking at that instant. At most one pause for each jump, so that a server that is on for an hour a week shreds all the same."""
    seen = replace(before, seen=at)
    if before.paused_since is not None and before.paused_until is not None:
        is_over = at >= before.paused_until or at < before.paused_since
        return replace(seen, paused_since=None, paused_until=None) if is_over else seen
    if before.seen is not None and at - before.seen > JUMP:
        return replace(seen, paused_since=at, paused_until=at + PAUSE)
    return seen


def week_of(at: datetime) -> date:
    """Its Monday."""
    return at.date() - timedelta(days=at.weekday())


def may_shred(now: Round) -> bool:
    return now.paused_until is None


def is_worth_writing(before: Round, now: Round) -> bool:
    if replace(before, seen=None) != replace(now, seen=None) or before.seen is None or now.seen is None:
        return True
    return abs(now.seen - before.seen) >= NOTED_EVERY
