"""`/answers`: what stands for a project, its own, shared and starters, to look through."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from chatd.answering.library import NotThere
from console.answer_frame import FRONT, AnswerFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPages:
    """*frame*: who comes in."""

    frame: AnswerFrame

    def routes(self) -> list[web.RouteDef]:
        found_or_not = self.frame.found_or_not
        return [web.get(FRONT, found_or_not(self.front)), web.get(f"{FRONT}/{{project}}", found_or_not(self.list))]

    async def front(self, request: web.Request) -> web.Response:
        """To one's own project."""
        projects = await self.frame.projects_of(await self.frame.own.reader(request))
        if not projects:
            raise NotThere
        raise web.HTTPSeeOther(f"{FRONT}/{projects[0].id}")

    async def list(self, request: web.Request) -> web.Response:
        return self.frame.page(request, "list", await self.frame.here(request))
