"""What every page of the rota shares: which rota, in whose clock, the ways to go on, and one answer for what is not there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from aiohttp import web

from chatd.domain.ids import PlannedShiftId, ProjectId
from chatd.domain.people import Person, Project, Role
from chatd.domain.rota_plan import ShiftDay
from chatd.domain.rota_refusals import NotThere
from chatd.planning.planning import Planning
from chatd.planning.seen import RotaView
from chatd.ports import Clock
from console.by_hand_words import ByHandShown, shut_in_words
from console.clock_words import is_zone, zone_name
from console.own_pages import Handler, OwnPages
from console.rota_views import Reader, Way, Zone

ZONE: Final = "__Host-zone"
"""Ends with the browser's session: on a lent machine the next person reads by the rota's own clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Somebody on one rota: *rotas* are all that are theirs."""

    person: Person
    rotas: tuple[RotaView, ...]
    rota: RotaView
    reader: Reader
    is_lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaFrame:
    """Shared by all modules of pages of the rota. *is_lead*: who is shown the way to what is kept; *key_note*: a quiet sentence for who is not vouched for
    much longer."""

    own: OwnPages
    planning: Planning
    clock: Clock
    is_lead: Callable[[Person], Awaitable[bool]]
    key_note: Callable[[Person], Awaitable[str | None]]

    async def here(self, request: web.Request, person: Person | None = None, *, rota: str = "") -> Here:
        """Who reads, on which rota: *rota*, or the one that the address asks for, or their first. Raises `NotThere`."""
        person = person or await self.own.reader(request)
        rotas = await self.planning.rotas_of(person)
        asked = rota or request.query.get("rota", "")
        found = next((each for each in rotas if not asked or each.id == asked), None)
        if found is None:
            raise NotThere
        return Here(person=person, rotas=rotas, rota=found, reader=self.reader(request, found.zone), is_lead=await self.is_lead(person))

    async def by_hand(self, here: Here) -> tuple[ByHandShown, ...]:
        """What is closed by hand on their rota just now."""
        return shut_in_words(await self.planning.shut_by_hand(here.person, here.rota.id), here.rota.zone, here.reader.now)

    def reader(self, request: web.Request, home: str) -> Reader:
        """By the clock that was asked for, now or before, or else by the rota's own."""
        asked = (request.query.get("zone", ""), request.cookies.get(ZONE, ""))
        return Reader(zone=next(filter(is_zone, asked), home), now=self.clock.now())

    def page(self, request: web.Request, name: str, here: Here, *, status: int = 200, **what: Any) -> web.Response:
        """One page of the rota."""
        ways, zone = ways_on(request.path, here), zone_of(request, here.reader.zone, here.rota.zone)
        response = self.own.page(
            request, f"rota/{name}.html", here.person, status=status, ways=ways, zone=zone, here=here, home_zone=zone_name(here.rota.zone), **what
        )
        if is_zone(request.query.get("zone", "")):
            response.set_cookie(ZONE, here.reader.zone, path="/", secure=True, httponly=True, samesite="Strict")
        return response

    def found_or_not(self, handler: Handler) -> Handler:
        return self.own.found_or_not(handler, "rota/not_there.html", (WEEKS, MINE), NotThere)


WEEKS: Final = Way(href="/rota", words="Weeks", icon="week")
MINE: Final = Way(href="/rota/mine", words="Mine", icon="one")


def ways_on(path: str, here: Here) -> tuple[Way, ...]:
    """Where one can go from here: the same on every page, at the thumb."""
    chosen = f"?{urlencode({'rota': here.rota.id})}" if len(here.rotas) > 1 else ""
    ways = [("/rota", "Weeks", "week"), ("/rota/mine", "Mine", "one")]
    if here.rota.may_edit:
        ways += [("/rota/gaps", "Gaps", "gap"), ("/rota/closures", "Closures", "shut")]
    on_the_rota = tuple(Way(href=f"{to}{chosen}", words=words, icon=icon, here=path == to) for to, words, icon in ways)
    return (*on_the_rota, Way(href="/records", words="Records", icon="kept")) if here.is_lead else on_the_rota


def coordinated(person: Person, projects: Iterable[Project], asked: str | None) -> tuple[list[Project], Project]:
    """Those that they coordinate, and the one asked for, or the first. One that is not theirs is as one that is not there: raises `NotThere`."""
    theirs = [each for each in projects if Role.COORDINATOR in person.roles.get(each.id, frozenset())]
    found = next((each for each in theirs if asked is None or each.id == ProjectId(asked)), None)
    if found is None:
        raise NotThere
    return theirs, found


def zone_of(request: web.Request, zone: str, home: str) -> Zone:
    """In whose clock the page is, and the way back to the rota's own."""
    back = f"{request.path}?{urlencode({**request.query, 'zone': home})}"
    return Zone(name=zone_name(zone), zone=zone, home=zone_name(home) if zone != home else None, back=back)


def shift_day(request: web.Request) -> ShiftDay:
    """Which time of a shift an address names. One that names none is like one that is not there."""
    try:
        day = date.fromisoformat(request.match_info["day"])
    except ValueError:
        raise NotThere from None
    return ShiftDay(shift=PlannedShiftId(request.match_info["shift"]), day=day)
