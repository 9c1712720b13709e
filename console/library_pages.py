"""`/answers`: what stands for a project, its own, shared and starters, to look through."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from chatd.answering.library import NotThere
from chatd.answering.reminding import wants_looking_at
from console import library_views as views
from console.answer_frame import FRONT, AnswerFrame, Here, Whose
from console.library_views import Asked
from console.topic_words import TOPIC_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPages:
    """*frame*: who comes in."""

    frame: AnswerFrame

    def routes(self) -> list[web.RouteDef]:
        found_or_not = self.frame.found_or_not
        return [web.get(FRONT, found_or_not(self.front)), web.get(f"{FRONT}/{{project}}", found_or_not(self.list))]

    async def front(self, request: web.Request) -> web.Response:
        """To one's own project. A letter asks for what is due there, and names no project: then to the first of theirs at which something waits."""
        person = await self.frame.own.reader(request)
        projects = await self.frame.projects_of(person)
        if not projects:
            raise NotThere
        if "due" not in request.query:
            raise web.HTTPSeeOther(f"{FRONT}/{projects[0].id}")
        waits = [each.id for each in projects if await self._waits(await self.frame.at(person, each.id))]
        raise web.HTTPSeeOther(f"{FRONT}/{next(iter(waits), projects[0].id)}/due")

    async def _waits(self, here: Here) -> bool:
        today = self.frame.today(here)
        return any(wants_looking_at(line, today) for line in await self.frame.lines(here))

    async def list(self, request: web.Request) -> web.Response:
        """All of it, or what was picked out by topic, language, state and whose it is."""
        here = await self.frame.here(request)
        lines, asked, today = await self.frame.lines(here), _asked(request), self.frame.today(here)
        what: dict[str, Any] = {
            "asked": asked,
            "entries": await asyncio.to_thread(views.entries, here, lines, asked, today),  # in a large library it takes a while
            "how_many": sum(line.told is not None for line in lines),
            "topics": views.choices(TOPIC_WORDS, asked.topic),
            "languages": views.choices(views.languages_of(lines), asked.language),
            "stands": views.choices(views.STANDS, asked.stands),
            "whose": views.choices(views.WHOSE, asked.whose),
            "may_write": [whose.value for whose in Whose if here.may_write(whose)],
        }
        return await self.frame.long_page(request, "list", here, **what)


def _asked(request: web.Request) -> Asked:
    """Only what stands in our own lists: nothing that somebody typed is given back."""
    query = request.query
    return Asked(
        topic=query.get("topic", "") if query.get("topic") in TOPIC_WORDS else "",
        language=query.get("language", "")[:12],
        stands=query.get("stands", "") if query.get("stands") in views.STANDS else "",
        whose=query.get("whose", "") if query.get("whose") in views.WHOSE else "",
    )
