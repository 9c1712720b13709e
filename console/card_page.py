"""`/rota/card`: words and a picture about the chat's hours for a coordinator to paste elsewhere, for the projects they coordinate alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from chatd.desk.context import Desk
from chatd.desk.outside import outlook_for
from chatd.domain.people import Person, Project
from chatd.domain.rota_refusals import NotThere
from chatd.transport.agreed import Agreed
from console.card import Card, Wanted, cards
from console.own_pages import tidy
from console.rota_frame import MINE, WEEKS, RotaFrame, coordinated

MOST_LETTERS: Final = 120
"""Of one's own words: more does not fit into a picture that is read in passing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """*origin*: our own, to which the link leads."""

    frame: RotaFrame
    desk: Desk
    agreed: Agreed
    origin: str

    def routes(self) -> list[web.RouteDef]:
        """The page, and each picture by itself."""
        return [web.get("/rota/card", self.frame.found_or_not(self.page)), web.get("/rota/card.svg", self.frame.found_or_not(self.picture))]

    async def page(self, request: web.Request) -> web.Response:
        """Every language's words and picture, and what can be chosen."""
        person = await self.frame.own.reader(request)
        theirs, project = await self._projects(person, request.query.get("project"))
        wrong = _too_long(request)
        filled: dict[str, Any] = {
            "projects": theirs,
            "project": project,
            "wanted": _wanted(request),
            "written": request.query.get("words", ""),
            "wrong": wrong,
            "most": MOST_LETTERS,
            "cards": await self._cards(project, _wanted(request)),
            "link": self._link(project),
        }
        return self.frame.own.page(request, "rota/card.html", person, ways=(WEEKS, MINE), **filled)

    async def picture(self, request: web.Request) -> web.Response:
        """One language's picture, to keep as a file."""
        person = await self.frame.own.reader(request)
        _, project = await self._projects(person, request.query.get("project"))
        found = [each for each in await self._cards(project, _wanted(request)) if each.language == request.query.get("lang")]
        if not found:
            raise NotThere
        text = self.frame.own.templates.get_template("rota/card.svg").render(card=found[0], accent=project.accent)
        headers = {"Content-Disposition": f'attachment; filename="hours-{found[0].language}.svg"'}
        return web.Response(text=text, content_type="image/svg+xml", headers=headers)

    async def _cards(self, project: Project, wanted: Wanted) -> tuple[Card, ...]:
        told = await outlook_for(self.desk, project)
        return cards(project, told, self.agreed.spoken_for(project), link=self._link(project), now=self.desk.clock.now(), wanted=wanted)

    async def _projects(self, person: Person, asked: str | None) -> tuple[list[Project], Project]:
        return coordinated(person, await self.desk.store.projects(), asked)

    def _link(self, project: Project) -> str:
        return f"{self.origin}/p/{project.id}/"


def _wanted(request: web.Request) -> Wanted:
    written = "" if _too_long(request) else tidy(request.query.get("words", ""))
    return Wanted(own_words=written, with_times=request.query.get("times") != "no")


def _too_long(request: web.Request) -> str | None:
    letters = len(tidy(request.query.get("words", "")))
    return f"This is {letters} letters long. Please make it {MOST_LETTERS} or fewer." if letters > MOST_LETTERS else None
