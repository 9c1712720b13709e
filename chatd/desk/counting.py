"""The tally: how many came, were served, left while waiting, came when closed or full. Day, project, category; nothing that could be joined.

Held in memory during the day and written at its end, so that no write to the disc tells the minute of a visit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chatd.domain.ids import ProjectId
from chatd.domain.people import Project
from chatd.ports import Store


class DayCounts:
    """Counts by day (in the project's zone), project and category."""

    def __init__(self) -> None:
        self._zones: dict[ProjectId, str] = {}
        self._counts: Counter[tuple[date, ProjectId, str]] = Counter()

    def know_zones(self, projects: Iterable[Project]) -> None:
        """Which zone each project's days are of; asked again as projects come."""
        self._zones = {project.id: project.zone for project in projects}

    def count(self, project: ProjectId, category: str, at: datetime) -> None:
        """One more."""
        self._counts[self._day(project, at), project, category] += 1

    async def write(self, store: Store, *, finished_before: datetime | None) -> None:
        """Write the days that are over at that instant, or all of them when the server stops (None)."""
        for day, project, category in list(self._counts):
            if finished_before is None or day < self._day(project, finished_before):
                await store.add_to_tally(day, project, category, self._counts.pop((day, project, category)))

    def _day(self, project: ProjectId, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self._zones.get(project, "UTC"))).date()
