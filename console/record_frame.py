"""What the pages of what is kept share: who may come in, who is called what, one answer for what is not there.

To everybody but a lead who is on the newest good list of a project, and has shown a second step in this sign-in, nothing of this exists: they get the
answer of an address that was never there, byte for byte.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from chatd.domain.ids import PersonId, ProjectId, RecordId
from chatd.domain.keys import is_lead_of
from chatd.domain.people import Person, Project, Role
from chatd.domain.refusals import NoSuchRecord, NotAGround, Refusal, TooLong
from chatd.keeping.brought import ForMe, SlipForMe
from chatd.keeping.keeping import Keeping, refusal_code
from console.forms import Body
from console.own_pages import OwnPages, refusal
from console.rota_views import Way

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LARGE: Final = 400_000
"""Bytes: the wraps of a dozen leads, or a form of many fields, sealed."""
FIELDS: Final[Mapping[type[Refusal], str]] = {NotAGround: "why", TooLong: "until"}
"""Where on a form a refusal belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Somebody who is let in, and the projects whose lead they are."""

    person: Person
    projects: Mapping[ProjectId, Project]

    def theirs(self, records: Iterable[ForMe]) -> tuple[ForMe, ...]:
        """Those of their projects."""
        return tuple(each for each in records if each.record.project in self.projects)

    @property
    def zone(self) -> str:
        """In whose clock lists are: that of their first project."""
        return next(iter(self.projects.values())).zone


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFrame:
    """Shared by all modules of these pages. What somebody is only with a second step, they are not here without it: see `chatd/recognising.py`."""

    own: OwnPages
    keeping: Keeping

    async def lead(self, request: web.Request) -> Lead:
        """Who reads a page. Whoever is not signed in is shown the way."""
        return await self._let_in(await self.own.reader(request))

    async def asking(self, request: web.Request) -> Lead:
        """The same for a script that asks."""
        return await self._let_in(await self.own.caller(request))

    async def sent(self, request: web.Request, form: type[Body], *, limit: int = 16_384) -> tuple[Lead, Body]:
        """The same for a script that sends something."""
        person, body = await self.own.posted_json(request, form, limit=limit)
        return await self._let_in(person), body

    async def record(self, lead: Lead, request: web.Request) -> ForMe:
        """The record that an address names. Raises `NoSuchRecord`, also for one of a project that only a list, and no role, gives them."""
        found = await self.keeping.record(lead.person, RecordId(request.match_info["record"]))
        if found.record.project not in lead.projects:
            raise NoSuchRecord
        return found

    async def may_know(self, person: Person) -> Person:
        """Of slips and of the audit log: leads, and coordinators as well. Raises `HTTPNotFound`."""
        if not await self.is_known(person):
            raise web.HTTPNotFound
        return person

    async def is_known(self, person: Person) -> bool:
        """As a lead or a coordinator."""
        return bool(coordinated(person) or await self.leads(person))

    async def slips_of(self, person: Person) -> tuple[SlipForMe, ...]:
        """What leads and coordinators may take out; for everybody else what they wrote themselves. Raises `HTTPNotFound` where that is nothing."""
        found = await self.keeping.slips_for(person)
        if await self.is_known(person):
            return found
        written = tuple(each for each in found if each.writer == person.id)
        if not written:
            raise web.HTTPNotFound
        return written

    async def leads(self, person: Person) -> frozenset[ProjectId]:
        """The projects whose lead this is, by role and by the newest good list."""
        if not any(Role.LEAD in roles for roles in person.roles.values()):
            return frozenset()
        return frozenset(project for project in await self.keeping.lead_of(person) if is_lead_of(person, project))

    async def _let_in(self, person: Person) -> Lead:
        theirs = await self.leads(person)
        if not theirs:
            raise web.HTTPNotFound
        return Lead(person=person, projects={each.id: each for each in await self.keeping.people.projects() if each.id in theirs})

    async def names(self) -> Mapping[PersonId, str]:
        """What people chose to be called."""
        return {each.id: each.shift_name for each in await self.keeping.people.people()}

    async def page(self, request: web.Request, name: str, person: Person, **what: Any) -> web.Response:
        """One of these pages, with the ways to go on that this person has."""
        ways = await self.ways(request.path, person)
        return self.own.page(request, f"records/{name}.html", person, ways=ways, **what)

    async def ways(self, path: str, person: Person) -> tuple[Way, ...]:
        is_lead = bool(await self.leads(person))
        ways = [("/records", "Records", "kept"), ("/records/notes", "Notes", "pen")] if is_lead else [("/rota", "Rota", "week")]
        ways += [("/records/slips", "Slips", "slip"), *([("/records/audit", "Audit", "list")] if is_lead or coordinated(person) else [])]
        return tuple(Way(href=to, words=words, icon=icon, here=path == to) for to, words, icon in ways)


def coordinated(person: Person) -> frozenset[ProjectId]:
    """The projects that somebody coordinates."""
    return frozenset(project for project, roles in person.roles.items() if Role.COORDINATOR in roles)


def not_there(handler: Handler) -> Handler:
    """For pages: what somebody may not know of is not there."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NoSuchRecord:
            raise web.HTTPNotFound from None

    return answer


def told(handler: Handler) -> Handler:
    """For scripts: a refusal by name, at the field it belongs to; and what somebody may not know of is not there."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except (NoSuchRecord, web.HTTPNotFound):
            raise refusal(404, "not_there") from None
        except Refusal as refused:
            raise refusal(409, refusal_code(refused), field=FIELDS.get(type(refused))) from None

    return answer
