"""What every page of the answers' workshop shares: whose library, what may be done there, the ways to go on, one answer for what is not there.

Addresses: `/answers/{project}` is what one project says; below it `own` is the project's own library, `shared` that of its collaborative, and below each of
them `{language}/{name}` is one answer in one language. Who may look is said again, and for good, in `chatd/answering/library.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web

from canned_answers.library import Answer
from chatd.answering.library import Library, NotThere
from chatd.answering.ports import Works
from chatd.answering.shelves import Owner
from chatd.answering.standing import Layer, Line
from chatd.domain.ids import ProjectId
from chatd.domain.people import Person, Project
from chatd.ports import Clock
from console.forms import Body
from console.own_pages import Handler, OwnPages, Posted, refusal
from console.rota_views import Way

FRONT: Final = "/answers"
ELSEWHERE: Final = (Way(href=FRONT, words="Answers", icon="list"),)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NAME: Final = re.compile(r"(?=.{1,40}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")


class Whose(StrEnum):
    """Whose library, as addresses say it."""

    OWN = "own"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Somebody at one project's answers. *projects*: all that are theirs; *together*: all of the project's collaborative."""

    person: Person
    projects: tuple[Project, ...]
    project: Project
    together: tuple[Project, ...]
    own: Owner

    def owner(self, whose: Whose) -> Owner:
        return self.own if whose is Whose.OWN else self.own.shared

    def may_write(self, whose: Whose) -> bool:
        """Coordinators write: for their project, or together with the others for all of them."""
        among = (self.project,) if whose is Whose.OWN else self.together
        return any(self.person.coordinates(each.id) for each in among)

    @property
    def path(self) -> str:
        return f"{FRONT}/{self.project.id}"

    def path_to(self, line: Line) -> str:
        """The page of what stands there."""
        return Place(here=self, whose=Whose.OWN if line.layer is Layer.OWN else Whose.SHARED).path_of(line.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The same in one library: what *owner* the library is asked with."""

    here: Here
    whose: Whose

    @property
    def person(self) -> Person:
        return self.here.person

    @property
    def project(self) -> Project:
        return self.here.project

    @property
    def owner(self) -> Owner:
        return self.here.owner(self.whose)

    @property
    def may_write(self) -> bool:
        return self.here.may_write(self.whose)

    @property
    def path(self) -> str:
        """`/answers/northtown/own`."""
        return f"{self.here.path}/{self.whose}"

    def path_of(self, file: str) -> str:
        """`/answers/northtown/own/en/sti-test` for `en/sti-test.md`."""
        return f"{self.path}/{file.removesuffix('.md')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFrame:
    """Shared by all modules of these pages. *starters*: what comes with chatd, by file (`en/sti-test.md`)."""

    own: OwnPages
    library: Library
    works: Works
    clock: Clock
    starters: Mapping[str, Answer] = field(default_factory=dict)

    # ── who, where; each raises `NotThere` ──

    async def here(self, request: web.Request, person: Person | None = None) -> Here:
        """Who reads, and which project the address names. Whoever is not signed in is shown the way."""
        person = person or await self.own.reader(request)
        return await self.at(person, ProjectId(request.match_info["project"]))

    async def place(self, request: web.Request, person: Person | None = None) -> Place:
        """The same with the library that the address names."""
        here = await self.here(request, person)
        try:
            return Place(here=here, whose=Whose(request.match_info["whose"]))
        except ValueError:
            raise NotThere from None

    async def posted(self, request: web.Request) -> tuple[Posted, Place]:
        """A form that was sent, and where."""
        posted = await self.own.posted(request)
        return posted, await self.place(request, posted.person)

    async def asking(self, request: web.Request) -> Place:
        """Where a script asks."""
        return await self.place(request, await self.own.caller(request))

    async def sent(self, request: web.Request, form: type[Body], *, limit: int = 65_536) -> tuple[Place, Body]:
        """What a script sends, and where."""
        person, body = await self.own.posted_json(request, form, limit=limit)
        return await self.place(request, person), body

    async def at(self, person: Person, project: ProjectId) -> Here:
        projects = await self.projects_of(person)
        found = next((each for each in projects if each.id == project), None)
        if found is None:
            raise NotThere
        whose = {rota.id: rota.collaborative for rota in await self.works.rotas()}
        together = tuple(each for each in await self.works.projects() if whose[each.rota] == whose[found.rota])
        own = Owner(collaborative=whose[found.rota], project=found.id)
        return Here(person=person, projects=projects, project=found, together=together, own=own)

    async def projects_of(self, person: Person) -> tuple[Project, ...]:
        return theirs(person, await self.works.projects())

    async def lines(self, here: Here) -> tuple[Line, ...]:
        """All that stands for the project, or waits there."""
        return await self.library.standing(here.person, here.own, self.starters)

    def today(self, here: Here) -> date:
        """By the project's own clock: after midnight, what somebody compared today was not compared tomorrow."""
        return self.clock.now().astimezone(ZoneInfo(here.project.zone)).date()

    async def names(self) -> Mapping[str, str]:
        """What people chose to be called, by the name that stands on their versions."""
        return {each.sign_in.casefold(): each.shift_name for each in await self.works.people()}

    # ── pages ──

    def page(self, request: web.Request, name: str, here: Here, *, status: int = 200, **what: Any) -> web.Response:
        """One page of the workshop, from `answers/{name}.html`."""
        return self.own.page(request, f"answers/{name}.html", here.person, status=status, ways=ways_on(request.path, here), here=here, **what)

    async def long_page(self, request: web.Request, name: str, here: Here, **what: Any) -> web.Response:
        """The same where thousands of answers may stand on it."""
        return await self.own.long_page(request, f"answers/{name}.html", here.person, ways=ways_on(request.path, here), here=here, **what)

    def found_or_not(self, handler: Handler) -> Handler:
        return self.own.found_or_not(handler, "answers/not_there.html", ELSEWHERE, NotThere)


def told(handler: Handler) -> Handler:
    """For scripts: the same as `{code: "not_there"}`."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NotThere:
            raise refusal(404, "not_there") from None

    return answer


def file_of(request: web.Request) -> str:
    """The file that an address names by `{language}/{name}`. Raises `NotThere` where no answer could be called so."""
    language, name = request.match_info["language"], request.match_info["name"]
    if not _LANGUAGE.fullmatch(language) or not _NAME.fullmatch(name):
        raise NotThere
    return f"{language}/{name}.md"


def theirs(person: Person, projects: Iterable[Project]) -> tuple[Project, ...]:
    """Those that somebody works for: their own charity's first, then what they coordinate."""
    found = (each for each in projects if person.works_for(each.id))
    return tuple(sorted(found, key=lambda each: (each.id != person.home, not person.coordinates(each.id), each.name.casefold())))


def ways_on(path: str, here: Here) -> tuple[Way, ...]:
    """Where one can go from here: the same on every page, at the thumb."""
    ways = [(here.path, "Answers", "list"), (f"{here.path}/due", "Due", "clock")]
    if here.may_write(Whose.OWN):
        ways.append((f"{here.path}/asked", "Asked for", "talk"))
    return tuple(Way(href=to, words=words, icon=icon, here=path == to) for to, words, icon in ways)
