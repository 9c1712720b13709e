"""What the pages of a project's own words share: which project, who may write, the ways to go on, one answer for what is not there.

Addresses: `/words/{project}` is all of it, below it `{language}/{section}` is one section. Whoever works for the project reads what is said; drafts and
versions are for its coordinators, as `chatd/wording/wordings.py` says again and for good.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from chatd.domain.ids import ProjectId
from chatd.domain.people import Person, Project
from chatd.ports import Clock
from chatd.transport.agreed import Agreed
from chatd.wording.ports import Works
from chatd.wording.wordings import NotThere, Wordings
from console.answer_frame import theirs
from console.own_pages import Handler, OwnPages
from console.rota_views import Way

FRONT: Final = "/words"
MOST_BYTES: Final = 512 * 1024
"""Of a form: every field as full as it may be, in letters that take nine bytes each."""
ELSEWHERE: Final = (Way(href=FRONT, words="Words", icon="talk"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Somebody at one project's words. *projects*: all that are theirs."""

    person: Person
    projects: tuple[Project, ...]
    project: Project

    @property
    def may_write(self) -> bool:
        return self.person.coordinates(self.project.id)

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of the project, and English, which workers read."""
        return tuple(dict.fromkeys(("en", *self.project.languages)))

    @property
    def path(self) -> str:
        return f"{FRONT}/{self.project.id}"

    def path_of(self, language: str, section: str) -> str:
        return f"{self.path}/{language}/{section}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsFrame:
    """*may_keep*: whether a chat of that project can be kept; *origin*: our own."""

    own: OwnPages
    wordings: Wordings
    works: Works
    agreed: Agreed
    may_keep: Callable[[ProjectId], Awaitable[bool]]
    clock: Clock
    origin: str

    async def here(self, request: web.Request, person: Person | None = None) -> Here:
        """Who reads, and which project the address names. Raises `NotThere`."""
        person = person or await self.own.reader(request)
        projects = await self.projects_of(person)
        found = next((each for each in projects if each.id == request.match_info["project"]), None)
        if found is None:
            raise NotThere
        return Here(person=person, projects=projects, project=found)

    async def projects_of(self, person: Person) -> tuple[Project, ...]:
        return theirs(person, await self.works.projects())

    def page(self, request: web.Request, name: str, here: Here, *, status: int = 200, **what: Any) -> web.Response:
        """One page, from `words/{name}.html`."""
        return self.own.page(request, f"words/{name}.html", here.person, status=status, ways=ways_on(here), here=here, **what)

    def found_or_not(self, handler: Handler) -> Handler:
        return self.own.found_or_not(handler, "words/not_there.html", ELSEWHERE, NotThere)

    def link(self, project: Project) -> str:
        """The page that says when the chat is open, to be given to anybody."""
        return f"{self.origin}/p/{project.id}/"


def ways_on(here: Here) -> tuple[Way, ...]:
    """Where one can go from here: the same on every page, at the thumb."""
    ways = (("/answers", "Answers", "list"), (FRONT, "Words", "talk"), ("/rota", "Rota", "week"))
    return tuple(Way(href=f"{to}/{here.project.id}" if to != "/rota" else to, words=words, icon=icon, here=to == FRONT) for to, words, icon in ways)
