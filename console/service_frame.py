"""What every page of the directory of services shares: whose directory, what may be done there, the ways to go on, one answer for what is not there.

Addresses: `/services/{project}` is what one project's visitors can be told of; below it `entry/{service}` is one entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from aiohttp import web

from chatd.domain.ids import ProjectId, ServiceId
from chatd.domain.people import Person, Project
from chatd.domain.refusals import NotAllowed
from chatd.domain.services import Entry
from chatd.signposting.directory import Directory, NoSuchService
from console.answer_frame import theirs
from console.own_pages import Handler, OwnPages
from console.rota_views import Way

FRONT: Final = "/services"
ELSEWHERE: Final = (Way(href=FRONT, words="Services", icon="signpost"),)


class Works(Protocol):
    """Where projects and people are known."""

    async def projects(self) -> tuple[Project, ...]: ...

    async def people(self) -> tuple[Person, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Somebody at one project's directory. *projects*: all that are theirs; *names*: what people chose to be called, by sign-in name."""

    person: Person
    projects: tuple[Project, ...]
    project: Project
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def looks_after(self) -> bool:
        return self.person.coordinates(self.project.id)

    @property
    def path(self) -> str:
        return f"{FRONT}/{self.project.id}"

    def called(self, sign_in: str) -> str:
        """A partner knows nobody by the name they sign in with."""
        return self.names.get(sign_in.casefold(), sign_in)

    def path_of(self, entry: Entry) -> str:
        return f"{self.path}/entry/{entry.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFrame:
    """Shared by all modules of these pages."""

    own: OwnPages
    directory: Directory
    works: Works

    async def here(self, request: web.Request, person: Person | None = None) -> Here:
        """Who reads, and whose directory the address names. Raises `NoSuchService`."""
        person = person or await self.own.reader(request)
        projects = await self.projects_of(person)
        found = next((each for each in projects if each.id == ProjectId(request.match_info["project"])), None)
        if found is None:
            raise NoSuchService
        names = {each.sign_in.casefold(): each.shift_name for each in await self.works.people()}
        return Here(person=person, projects=projects, project=found, names=names)

    async def looking_after(self, request: web.Request, person: Person | None = None) -> Here:
        """The same for those who may change something here. Raises `NoSuchService`, too, for all others."""
        here = await self.here(request, person)
        if not here.looks_after:
            raise NoSuchService
        return here

    async def entry(self, request: web.Request, here: Here) -> Entry:
        return await self.directory.entry(here.person, here.project.id, ServiceId(request.match_info["service"]))

    async def projects_of(self, person: Person) -> tuple[Project, ...]:
        return theirs(person, await self.works.projects())

    def page(self, request: web.Request, name: str, here: Here, *, status: int = 200, **what: Any) -> web.Response:
        """One page of the directory, from `services/{name}.html`."""
        return self.own.page(request, f"services/{name}.html", here.person, status=status, ways=ways_on(request.path, here), here=here, **what)

    def found_or_not(self, handler: Handler) -> Handler:
        return self.own.found_or_not(handler, "services/not_there.html", ELSEWHERE, NoSuchService, NotAllowed)


def ways_on(path: str, here: Here) -> tuple[Way, ...]:
    """Where one can go from here: the same on every page, at the thumb."""
    ways = [(here.path, "Services", "signpost")]
    if here.looks_after:
        ways += [(f"{here.path}/due", "To check", "clock"), (f"{here.path}/new", "Add", "plus"), (f"{here.path}/file", "File", "list")]
    return tuple(Way(href=to, words=words, icon=icon, here=path == to) for to, words, icon in ways)
