"""What is closed by hand, in words for those who share the rota."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from chatd.planning.seen import ShutView
from console.clock_words import day_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHandShown:
    """One line in words. *key*: what opens it again, where this reader may."""

    key: str | None
    words: str
    who: str
    why: str


def shut_in_words(lines: Sequence[ShutView], zone: str, now: datetime) -> tuple[ByHandShown, ...]:
    """What is closed by hand just now, by the clock of the rota."""
    return tuple(
        ByHandShown(
            key=each.id if each.may_edit else None,
            words=f"{each.project.name if each.project else 'The chat'} is closed until {clock_there(each.until, zone, now)}",
            who=f"{'You' if each.who.me else each.who.shift_name} closed it at {clock_there(each.starts, zone, now)}.",
            why=each.why,
        )
        for each in lines
    )


def clock_there(at: datetime, zone: str, now: datetime) -> str:
    """`23:00`; with its day where that is not today."""
    there = at.astimezone(ZoneInfo(zone))
    if there.date() == now.astimezone(ZoneInfo(zone)).date():
        return f"{there:%H:%M}"
    return f"{there:%H:%M}, {day_name(there.date())}"
