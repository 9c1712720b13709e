"""Pages of keys: one's own, those of the people whom a coordinator vouches for, and the list of leads. What must be signed is signed in the browser."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from aiohttp import web

from chatd.domain.ids import ProjectId
from chatd.domain.keys import is_lead_of
from chatd.domain.people import Person
from chatd.keys.blocks import BadBlock, Request, kind_of, read_agreement, read_certificate, read_revocation, write_list, write_request
from chatd.keys.leading import Leading, Listing
from chatd.keys.refusals import KeysRefused, NoSuchThing
from chatd.keys.rings import MyKeys, Rings
from chatd.keys.vouching import Served, Vouching
from chatd.ports import Clock
from chatd.trust import key_number
from console.key_calls import vouched
from console.key_views import ORDER, lacks, list_words, my_project, names_of, seat
from console.key_words import SCRIPT_WORDS, words_for
from console.own_pages import OwnPages
from console.rota_views import Way
from console.sign_in import own_path

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPages:
    """*policy*: of pages that may work out a passphrase's halves."""

    own: OwnPages
    rings: Rings
    vouching: Vouching
    leading: Leading
    clock: Clock
    policy: str

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/keys", self.mine),
            web.get("/keys/unlock", self.unlock),
            web.get("/keys/lost", self.lost),
            web.get("/keys/sheet", self.sheet),
            web.get("/keys/project/{project}", self._found_or_not(self.project)),
            web.post("/keys/project/{project}/paste", self._found_or_not(self.paste)),
        ]

    async def mine(self, request: web.Request) -> web.Response:
        """My keys, and which projects vouch for them."""
        person = await self.own.reader(request)
        mine, now = await self.rings.of(person), self.clock.now()
        projects = [my_project(each, person, now) for each in mine.projects]
        led = [await self._led(person, each.id) for each in projects if each.is_lead]
        to_do = lacks(await self.leading.own_enrolment(person)) if led else ()
        return self._page(request, "mine", person, ring=mine.ring, number=_number(mine), projects=projects, led=led, to_do=to_do)

    async def unlock(self, request: web.Request) -> web.Response:
        return self._page(request, "unlock", await self.own.reader(request), after=_after(request))

    async def lost(self, request: web.Request) -> web.Response:
        """After a new passphrase: the ring is shut for good, unless there is a sheet."""
        person = await self.own.reader(request)
        is_lead = any(is_lead_of(person, project) for project in person.roles)
        return self._page(request, "lost", person, after=_after(request), is_lead=is_lead)

    async def sheet(self, request: web.Request) -> web.Response:
        """The recovery sheet: shown, printed, typed back."""
        person = await self.own.reader(request)
        mine = await self.rings.of(person)
        proved = mine.ring is not None and mine.ring.sheet_proved is not None
        return self._page(request, "sheet", person, number=_number(mine), proved=proved)

    async def project(self, request: web.Request) -> web.Response:
        """Whom a coordinator vouches for, and the leads."""
        return await self._project(request, await self.own.reader(request))

    async def paste(self, request: web.Request) -> web.Response:
        """A block that came from the holder of the root key."""
        sent = await self.own.posted(request)
        project, block = ProjectId(request.match_info["project"]), sent.one("block")
        try:
            said = await self._take(sent.person, project, block)
        except BadBlock as wrong:
            return await self._project(request, sent.person, typed=block, fault=str(wrong), status=400)
        except KeysRefused as refused:
            return await self._project(request, sent.person, typed=block, fault=words_for(refused), status=400)
        return self.own.back(f"/keys/project/{project}", said)

    async def _take(self, person: Person, project: ProjectId, block: str) -> str:
        coordinated = await self.vouching.coordinated(person, project)
        if kind_of(block) == "revocation":
            meant, revocation = read_revocation(block)
            _refuse_another(meant, project)
            await self.vouching.accept_revocation(coordinated, revocation)
            return "That key is taken back. Nobody is given it any more."
        if kind_of(block) == "agreement":
            meant, number, agreed = read_agreement(block)
            _refuse_another(meant, project)
            await self.leading.take_the_roots_word(person, project, number, agreed)
            return "The new list holds."
        meant, purpose, certificate = read_certificate(block)
        _refuse_another(meant, project)
        if purpose != "coordinator":
            raise BadBlock("purpose", "this is not a coordinator's certificate")
        await self.vouching.accept_own(person, project, certificate)
        return "You can vouch for others now."

    async def _project(self, request: web.Request, person: Person, *, typed: str = "", fault: str = "", status: int = 200) -> web.Response:
        id, now = ProjectId(request.match_info["project"]), self.clock.now()
        project = await self.vouching.coordinated(person, id)
        mine = await self.rings.of(person)
        listing = await self.leading.listing(person, id)
        seats = sorted((seat(each, project.zone, now) for each in await self.vouching.served(person, id)), key=lambda each: ORDER.index(each.state))
        enrolled = [
            {"lead": each, "lacks": lacks(each), "named": each.person.id in names_of(listing.newest)} for each in await self._to_lead(person, id)
        ]
        return self._page(
            request,
            "project",
            person,
            status=status,
            project=my_project(next(each for each in mine.projects if each.project.id == id), person, now),
            request_block=_request(mine, id),
            seats=[(each, _for_script(each.served)) for each in seats],
            enrolled=enrolled,
            list_said=list_words(listing, now),
            waiting=_listed(listing),
            list_block=write_list(id, listing.waiting) if listing.waiting else None,
            names=await self._names(listing),
            typed=typed,
            fault=fault,
        )

    async def _to_lead(self, person: Person, project: ProjectId) -> Any:
        return sorted(await self.leading.enrolled(person, project), key=lambda each: each.person.shift_name.casefold())

    async def _led(self, person: Person, project: ProjectId) -> dict[str, Any]:
        listing = await self.leading.listing(person, project)
        return {
            "id": project,
            "name": listing.project.name,
            "said": list_words(listing, self.clock.now()),
            "waiting": _listed(listing),
            "names": await self._names(listing),
            "is_named": person.id in names_of(listing.newest),
        }

    async def _names(self, listing: Listing) -> dict[str, str]:
        """Of everybody on the lists, for people; keys and numbers are what counts."""
        wanted = {*names_of(listing.newest), *names_of(listing.waiting)}
        return {each.id: each.shift_name for each in await self.vouching.works.people() if each.id in wanted}

    def _page(self, request: web.Request, name: str, person: Person, *, status: int = 200, **what: Any) -> web.Response:
        response = self.own.page(request, f"keys/{name}.html", person, status=status, ways=ways_on(request.path, person), said=SCRIPT_WORDS, **what)
        response.headers["Content-Security-Policy"] = self.policy
        return response

    def _found_or_not(self, handler: Handler) -> Handler:
        async def answer(request: web.Request) -> web.StreamResponse:
            try:
                return await handler(request)
            except NoSuchThing:
                return self._page(request, "not_there", await self.own.reader(request), status=404)

        return answer


def ways_on(path: str, person: Person | None) -> tuple[Way, ...]:
    """My keys, and the pages of the projects that I coordinate."""
    ways = [("/keys", "My keys", "key"), ("/rota", "Rota", "week")]
    theirs = sorted(each for each in person.roles if person.coordinates(each)) if person else []
    ways[1:1] = [(f"/keys/project/{each}", "Vouching" if len(theirs) == 1 else each.title(), "talk") for each in theirs]
    if theirs:
        ways.insert(-1, ("/keys/snippet", "On your page", "on"))
    return tuple(Way(href=to, words=words, icon=icon, here=path == to) for to, words, icon in ways)


def _after(request: web.Request) -> str:
    return own_path(request.query.get("next", ""), "/desk" if request.query.get("next") == "/desk" else "/keys")


def _number(mine: MyKeys) -> str | None:
    return key_number(mine.ring.signing, mine.ring.sealing) if mine.ring else None


def _request(mine: MyKeys, project: ProjectId) -> str | None:
    if mine.ring is None:
        return None
    ring = mine.ring
    return write_request(Request(project=project, holder=key_number(ring.signing, ring.sealing), signing=ring.signing, sealing=ring.sealing))


def _for_script(served: Served) -> dict[str, Any] | None:
    """What the page needs to sign for somebody."""
    if served.ring is None:
        return None
    last = msgspec.to_builtins(vouched(served.last)) if served.last else None
    return {"person": served.person.id, "signing": served.ring.signing, "sealing": served.ring.sealing, "vouched": last}


def _listed(listing: Listing) -> dict[str, Any] | None:
    return msgspec.to_builtins(listing.waiting) if listing.waiting else None


def _refuse_another(meant: str, project: ProjectId) -> None:
    if meant != project:
        raise BadBlock("project", "this is for another project; open that project's page")
