"""How often a version of the rules stood before a chat, as coordinators may read it: months that are over, in steps, so that no number points at somebody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chatd.domain.people import Project
from chatd.domain.wording import tally_of
from chatd.ports import Tallies
from console.figures import FEW, Counted, months_before
from console.figures_page import WRITTEN_BY_THEN


async def counted_for(tallies: Tallies, project: Project, now: datetime) -> Counted:
    """Of the last twelve months that are over."""
    until = (now - WRITTEN_BY_THEN).astimezone(ZoneInfo(project.zone)).date().replace(day=1)
    return await tallies.tally_of(project.id, since=months_before(until)[-1], until=until)


def seen_in_words(counted: Mapping[tuple[date, str], int], section: str, language: str, number: int) -> str:
    """Nothing where it stood before nobody. Rounded down, as exact numbers beside how many came would give away the others."""
    together = sum(count for (_, kind), count in counted.items() if kind == tally_of(section, language, number))
    if together == 0:
        return ""
    said = f"under {FEW}" if together < FEW else f"at least {together - together % FEW}"
    return f"It held when {said} chats began, in months that are over."
