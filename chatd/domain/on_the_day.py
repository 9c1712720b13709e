"""What a calendar says to somebody about to come on: their own turn, who is signed up with them, who comes after, what is shut today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_shifts import Occurrence, instant

AHEAD = timedelta(days=14)
"""As far as a turn is looked for."""
EARLY = timedelta(minutes=45)
"""Who comes so long before a shift comes for that one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """*running*: what they come on for, by start; *following*: what begins next when the last of those ends, or later; *turn*: their own, now or next."""

    turn: Occurrence | None
    running: tuple[Occurrence, ...]
    following: tuple[Occurrence, ...]
    closures: tuple[Closure, ...]

    @property
    def ends(self) -> datetime | None:
        """When their own turn ends, if it is one of those that run; otherwise the last of those."""
        mine = [each.ends for each in self.running if each == self.turn]
        return max(mine or [each.ends for each in self.running], default=None)


def day_of(calendar: RotaCalendar, person: PersonId, serves: frozenset[ProjectId], at: datetime) -> Day:
    """The day as this person meets it, of the projects they serve."""
    coming = [each for each in calendar.occurrences(at, at + AHEAD) if _concerns(each, serves)]
    turn = next((each for each in coming if person in each.operators or person == each.shift.supervisor), None)
    running = tuple(each for each in coming if each.starts - EARLY <= at)
    after = max((each.ends for each in running if each == turn), default=max((each.ends for each in running), default=at))
    later = [each for each in coming if each not in running]
    following = tuple(each for each in later if each.starts == later[0].starts)
    return Day(
        turn=turn,
        running=running,
        following=following if later and later[0].starts <= after + timedelta(hours=12) else (),
        closures=tuple(_today(calendar, at)),
    )


def _concerns(occurrence: Occurrence, serves: frozenset[ProjectId]) -> bool:
    return not occurrence.shift.projects or not serves.isdisjoint(occurrence.shift.projects)


def _today(calendar: RotaCalendar, at: datetime) -> Iterator[Closure]:
    """Those that touch the next day and night."""
    zone = ZoneInfo(calendar.zone)
    for closure in calendar.closures:
        if instant(closure.starts, zone) < at + timedelta(days=1) and instant(closure.ends, zone) > at:
            yield closure
