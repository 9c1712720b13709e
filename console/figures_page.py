"""`/rota/figures`: for coordinators, how often each project that they coordinate was needed. Never a partner's."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web

from chatd.domain.audit import Head
from chatd.domain.people import Project
from chatd.ports import Clock, Tallies
from console.figures import FEW, Figures, as_csv, figures_of, months_before
from console.rota_frame import MINE, WEEKS, RotaFrame, coordinated

WRITTEN_BY_THEN: Final = timedelta(hours=1)
"""A day's counts are written some minutes after its end. A month that grew afterwards would tell of single visits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """Months that are over, only: a number that is looked at each day tells when each visit was."""

    frame: RotaFrame
    projects: Callable[[], Awaitable[tuple[Project, ...]]]
    tallies: Tallies
    clock: Clock
    head: Callable[[], Awaitable[Head]]
    """The newest mark of the log of what is done with what is kept."""

    def routes(self) -> list[web.RouteDef]:
        """The page, and the same for a spreadsheet."""
        return [web.get("/rota/figures", self.frame.found_or_not(self.page)), web.get("/rota/figures.csv", self.frame.found_or_not(self.file))]

    async def page(self, request: web.Request) -> web.Response:
        """Each kind by itself, with what it means, by month."""
        person = await self.frame.own.reader(request)
        theirs, project = coordinated(person, await self.projects(), request.query.get("project"))
        what: dict[str, Any] = {
            "projects": theirs,
            "project": project,
            "figures": await self._figures(project),
            "few": FEW,
            "head": await self.head(),
        }
        return self.frame.own.page(request, "rota/figures.html", person, ways=(WEEKS, MINE), **what)

    async def file(self, request: web.Request) -> web.Response:
        """A line for each month."""
        person = await self.frame.own.reader(request)
        _, project = coordinated(person, await self.projects(), request.query.get("project"))
        headers = {"Content-Disposition": f'attachment; filename="figures-{project.id}.csv"'}
        return web.Response(text=as_csv(await self._figures(project)), content_type="text/csv", charset="utf-8", headers=headers)

    async def _figures(self, project: Project) -> Figures:
        until = (self.clock.now() - WRITTEN_BY_THEN).astimezone(ZoneInfo(project.zone)).date().replace(day=1)
        return figures_of(await self.tallies.tally_of(project.id, since=months_before(until)[-1], until=until), until=until)
