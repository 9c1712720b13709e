"""A chat that somebody has shut by hand, from now until a time, whatever the shifts say. Each line ends by itself.

It is no closure of the calendar: nobody planned it, visitors read other words, and it names who did it to those who share the rota.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chatd.domain.availability import Override, Span
from chatd.domain.ids import PersonId, ProjectId, RotaId


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """*project*: None for all of the rota's. *why*: for those who share the rota; visitors never read it. Instants in UTC, *until* is not in it."""

    id: str
    rota: RotaId
    who: PersonId
    starts: datetime
    until: datetime
    project: ProjectId | None = None
    why: str = ""

    def shuts(self, project: ProjectId) -> bool:
        return self.project in (None, project)


def overrides_for(lines: Iterable[ByHand], project: ProjectId) -> tuple[Override, ...]:
    """As availability needs them. *lines*: of the project's rota."""
    return tuple(Override(opens=False, span=Span(starts=each.starts, ends=each.until)) for each in lines if each.shuts(project))


def until_when(lines: Iterable[ByHand], project: ProjectId, at: datetime) -> datetime | None:
    """How long it is shut by hand, where it is so at that instant."""
    return max((each.until for each in lines if each.shuts(project) and each.starts <= at < each.until), default=None)
