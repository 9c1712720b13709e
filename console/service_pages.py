"""`/services`: where else visitors can turn, to look through by need and place; one entry; and what should be looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from chatd.domain.people import Person, Project
from chatd.domain.service_places import NotAPlace
from chatd.domain.services import Found, standing, wants_looking_at
from chatd.signposting.directory import NEEDS, NoSuchService, mark
from console.rota_views import Choice
from console.service_frame import FRONT, Here, ServiceFrame
from console.service_views import cards_shown, checked, due, needs_words, row
from console.service_words import LABELS, form_words
from console.topic_words import topic_words

MOST_ROWS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePages:
    """*frame*: who comes in."""

    frame: ServiceFrame

    def routes(self) -> list[web.RouteDef]:
        found_or_not = self.frame.found_or_not
        return [
            web.get(FRONT, found_or_not(self.front)),
            web.get(f"{FRONT}/{{project}}", found_or_not(self.list)),
            web.post(f"{FRONT}/{{project}}", found_or_not(self.seek)),
            web.get(f"{FRONT}/{{project}}/due", found_or_not(self.due)),
            web.get(f"{FRONT}/{{project}}/entry/{{service}}", found_or_not(self.one)),
        ]

    async def front(self, request: web.Request) -> web.Response:
        """To one's own project. A letter asks for what is due there, and names no project."""
        person = await self.frame.own.reader(request)
        projects = await self.frame.projects_of(person)
        if not projects:
            raise NoSuchService
        if "due" in request.query and (first := await self._where_something_waits(person, projects)):
            raise web.HTTPSeeOther(f"{FRONT}/{first.id}/due")
        raise web.HTTPSeeOther(f"{FRONT}/{projects[0].id}")

    async def _where_something_waits(self, person: Person, projects: Sequence[Project]) -> Project | None:
        theirs, today = [each for each in projects if person.coordinates(each.id)], self.frame.directory.today()
        for project in theirs:
            if any(wants_looking_at(each, today) for each in await self.frame.directory.entries(person, project.id)):
                return project
        return next(iter(theirs), None)

    async def list(self, request: web.Request) -> web.Response:
        """All that stand."""
        return await self._found(request, await self.frame.here(request))

    async def seek(self, request: web.Request) -> web.Response:
        """Those for a need at a place. Sent as a form, so that neither stands in the browser's history: somebody may have typed a whole postcode."""
        posted = await self.frame.own.posted(request)
        return await self._found(request, await self.frame.here(request, posted.person), need=posted.one("need"), at=posted.one("at")[:40])

    async def _found(self, request: web.Request, here: Here, *, need: str = "", at: str = "") -> web.Response:
        wrong, found = "", tuple[Found, ...]()
        try:
            found = await self.frame.directory.search(here.person, here.project.id, need=need if need in NEEDS else "", at=at)
        except NotAPlace as refused:
            wrong, at = str(refused), ""  # it may be a whole postcode, and is not said back
        choices = [Choice(value=each, words=topic_words(each), picked=each == need) for each in NEEDS]
        shown = tuple(row(each, here) for each in found[:MOST_ROWS])
        return self.frame.page(
            request,
            "list",
            here,
            status=400 if wrong else 200,
            needs=choices,
            at=at,
            wrong=wrong,
            rows=shown,
            count=len(found),
            asked=bool(need or at),
        )

    async def due(self, request: web.Request) -> web.Response:
        """For those who look after the directory."""
        here = await self.frame.looking_after(request)
        entries = await self.frame.directory.entries(here.person, here.project.id)
        return self.frame.page(request, "due", here, due=due(entries, here, self.frame.directory.today()), most=MOST_ROWS)

    async def one(self, request: web.Request) -> web.Response:
        """An entry, as a visitor gets it and as it was checked."""
        here = await self.frame.here(request)
        return await one_entry(self.frame, request, here, faults={}, typed={})


async def one_entry(frame: ServiceFrame, request: web.Request, here: Here, *, faults: dict[str, str], typed: dict[str, str]) -> web.Response:
    """*faults*, *typed*: of the form with which it is checked again."""
    entry, today = await frame.entry(request, here), frame.directory.today()
    how = standing(entry.service, today)
    return frame.page(
        request,
        "entry",
        here,
        status=400 if faults else 200,
        entry=entry,
        how=how,
        needs=needs_words(entry.service),
        checked=checked(entry.service, how, here),
        cards=cards_shown(entry, today),
        typed={**form_words(entry, today), **typed},
        faults=faults,
        mark=mark(entry),
        labels=LABELS,
    )
