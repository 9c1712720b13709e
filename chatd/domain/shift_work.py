"""One person's time on shift: when it began and ended, whether brief and debrief are ticked, and how many minutes it was.

Nothing of a visitor is in it. It lives in memory with the sheet; the minutes alone are kept, by person and month.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chatd.domain.ids import PersonId, ProjectId, ShiftId

AFTERWARDS = timedelta(hours=3)
"""How long a colleague's debrief is shown to those still there; then the stint is forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stint:
    """*shift*: their newest page. *name*, *charity*: as colleagues see them. *home_zone*: whose months the minutes are counted in. *ended*: None
    while on shift. *supervises*: the projects whose pairs may ask them in. *looks_on*: they are no operator, and count as nobody's first or second."""

    person: PersonId
    shift: ShiftId
    name: str
    charity: str
    home_zone: str
    began: datetime
    briefed: bool = False
    ended: datetime | None = None
    debriefed: bool = False
    wants_call: bool = False
    supervises: frozenset[ProjectId] = frozenset()
    looks_on: bool = False

    def is_due_to_go(self, at: datetime) -> bool:
        """Nobody needs to hear of it any more."""
        return self.ended is not None and at - self.ended >= AFTERWARDS


def begun(before: Stint | None, fresh: Stint) -> Stint:
    """The stint after a check-in: a page that was loaded again goes on with the one that runs."""
    if before is None or before.ended is not None:
        return fresh
    return replace(before, shift=fresh.shift, name=fresh.name, briefed=before.briefed or fresh.briefed, supervises=fresh.supervises)


def ended(stint: Stint, at: datetime) -> Stint:
    """It is over; ending twice changes nothing, so that no minute is counted twice."""
    return stint if stint.ended is not None else replace(stint, ended=max(at, stint.began))


def debriefed(stint: Stint, *, wants_call: bool) -> Stint:
    """They have looked back on it."""
    return replace(stint, debriefed=True, wants_call=stint.wants_call or wants_call)


def minutes_by_month(stint: Stint) -> Mapping[str, int]:
    """Whole minutes of a stint that is over, by month of the home project's zone (`2026-11`). A minute belongs to the month it begins in."""
    if stint.ended is None:
        return {}
    whole = int((stint.ended - stint.began) / timedelta(minutes=1))
    zone, found, left = ZoneInfo(stint.home_zone), dict[str, int](), stint.began
    while whole > 0:
        until_next = _first_of_next_month(left, zone) - left
        here = min(whole, -int(-until_next // timedelta(minutes=1)))
        month = f"{left.astimezone(zone):%Y-%m}"
        found[month] = found.get(month, 0) + here
        whole, left = whole - here, left + timedelta(minutes=here)
    return found


def _first_of_next_month(at: datetime, zone: ZoneInfo) -> datetime:
    local = at.astimezone(zone)
    year, month = (local.year + 1, 1) if local.month == 12 else (local.year, local.month + 1)
    return datetime(year, month, 1, tzinfo=zone).astimezone(at.tzinfo)
