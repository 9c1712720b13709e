"""Every route, walked by people to whom a rota is not theirs: what is not theirs answers like what is not there, says nothing of it, and changes nothing.

The routes are asked of the application itself, so a new one is walked without being named here.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

import aiohttp
import pytest
import pytest_asyncio

from chatd import settings
from chatd.demo import EVENING, NORTHTOWN, ROTA
from chatd.domain.ids import PersonId, ProjectId, RotaId
from chatd.domain.people import Person, Role
from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_plan import Plan
from chatd.domain.rota_shifts import Shift
from chatd.store import people, projects, rotas
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from console.turn_pages import DEEDS
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

WEST = ProjectId("westville")
MONDAY = datetime(2026, 11, 23)  # noqa: DTZ001  A clock time.
SHIFT = Shift(
    title="Canary evening",
    zone="Europe/London",
    starts=datetime.combine(MONDAY, EVENING[0]),
    ends=datetime.combine(MONDAY, EVENING[1]),
    repeat="FREQ=WEEKLY",
    operators=(PersonId("wren"), PersonId("heron")),
)
CLOSURE = Closure(starts=datetime(2026, 12, 25), ends=datetime(2026, 12, 26), reason="Canary Day")  # noqa: DTZ001
CANARIES = ("Canary evening", "Canary Day", "Canary rota", "Wren", "Heron", "Otter")
OF_ONESELF = ("/rota/answer/", "/rota/mine/feed", "/rota/mine/found")
"""Nothing of any rota: a link from a mail, one's own calendar, one's own choice to be found by name."""
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What stands in the holes of addresses and in the fields of forms."""

    rota: str
    project: str
    shift: str
    person: str
    request: str
    key: str

    @property
    def holes(self) -> Mapping[str, tuple[str, ...]]:
        return {
            "{project}": (self.project,),
            "{shift}": (self.shift,),
            "{day}": ("2026-11-23",),
            "{deed}": tuple(DEEDS),
            "{lang}": ("en",),
            "{whose}": ("own", "shared"),
            "{language}": ("en",),
            "{name}": ("sti-test",),
            "{section}": ("ground_rules", "brief"),
            "{token}": ("x" * 43,),
            "{secret}": ("x" * 43,),
            "{loader}": ("embed-0000.js",),
            "{service}": ("example-0",),
            **dict.fromkeys(("{record}", "{note}", "{slip}", "{aside}"), ("0" * 32,)),
        }

    @property
    def fields(self) -> Mapping[str, str]:
        """Everything that any form of ours asks, well filled."""
        ids = {"rota": self.rota, "project": self.project, "person": self.person, "request": self.request, "key": self.key, "asked": self.person}
        shift = {"title": "Taken over", "day": "2026-11-23", "starts": "18:00", "ends": "21:00", "repeat": "once", "needs": "2", "experienced": "0"}
        closure = {"from_day": "2026-12-01", "until_day": "2026-12-02", "reason": "Taken over", "until": "23:00"}
        return {**ids, **shift, **closure, "swap": f"{self.shift}/2026-11-30", "scope": "following", "coming": "yes"}


NOBODYS = Named(rota="nowhere", project="nobody", shift="x" * 26, person="nobody", request="nothing", key="nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Walker:
    """Somebody who asks every route, signed in or not."""

    house: House
    cookie: str = ""
    csrf: str = ""

    async def asks(self, verb: str, path: str, named: Named, **written: str) -> tuple[int, str]:
        """Status and text, without what is of this sign-in alone."""
        headers = {"Origin": self.house.origin, "Content-Type": FORM, **({"Cookie": self.cookie} if self.cookie else {})}
        data = urlencode({**named.fields, "csrf": self.csrf, **written}) if verb == "POST" else None
        path = path if verb == "POST" else f"{path}?{urlencode({'rota': named.rota, 'project': named.project})}"
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            response = await session.request(verb, f"{self.house.origin}{path}", headers=headers, data=data, allow_redirects=False)
            text = await response.text()
        return response.status, text.replace(self.csrf or "no token", "")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def northern(standing_house: House) -> AsyncIterator[Named]:
    """A rota with a request for cover and a closure on it, beside the rota of another charity."""
    database = await Database.open(settings.database_in(standing_house.serving.data))
    store = SqlStore(database)
    try:
        northtown = await store.project(NORTHTOWN)
        assert northtown
        calendar = RotaCalendar(
            name="Canary rota", zone="Europe/London", projects=(NORTHTOWN, ProjectId("eastport")), shifts=(SHIFT,), closures=(CLOSURE,)
        )
        west = Person(
            id=PersonId("crane"),
            sign_in="crane",
            shift_name="Crane",
            languages=("en",),
            home=WEST,
            roles={WEST: frozenset({Role.OPERATOR, Role.COORDINATOR})},
            serves=frozenset({WEST}),
        )
        ids = iter(f"canary{n}" for n in range(9))
        async with database.transaction() as connection:
            await rotas.put_calendar(connection, ROTA.id, calendar, lambda: next(ids))
            await projects.add_rota(connection, replace(ROTA, id=RotaId("western")))
            await projects.add_project(connection, replace(northtown, id=WEST, name="Westville", rota=RotaId("western")))
            await people.add_person(connection, west, proof_hash="nothing")
        yield await _named(standing_house, store)
    finally:
        await database.close()


async def _named(house: House, store: SqlStore) -> Named:
    """With ids as they are, the request and the closure's key as pages name them."""
    plan = await store.plan()
    shift = plan.calendars[ROTA.id].shifts[0].id
    real = Named(rota=ROTA.id, project=NORTHTOWN, shift=shift, person="otter", request="", key="")
    wren, finch = await walker(house, "wren"), await walker(house, "finch")
    assert (await wren.asks("POST", f"/rota/turn/{shift}/2026-11-23/ask-cover", real, asked="", swap=""))[0] == 303
    _, page = await finch.asks("GET", "/rota/closures", real)
    key = re.search(r'name="key" value="([^"]+)"', page)
    requests = (await store.plan()).requests
    assert key and requests, page
    return replace(real, request=requests[0].id, key=key[1])


async def walker(house: House, name: str | None) -> Walker:
    if name is None:
        return Walker(house=house)
    cookie, csrf = await house.signed_in(name)
    return Walker(house=house, cookie=cookie, csrf=csrf)


def every_route(house: House, named: Named) -> list[tuple[str, str]]:
    """Each verb and address of the application, with every filling of its holes."""
    found = {
        (route.method, route.resource.canonical) for route in house.server.app.router.routes() if route.resource and route.method in {"GET", "POST"}
    }
    for hole, fillings in named.holes.items():
        found = {(verb, path.replace(hole, filling)) for verb, path in found for filling in fillings}
    found = {(verb, path) for verb, path in found if not path.startswith(("/socket.io", "/static"))}
    assert not [path for _, path in found if "{" in path], "a hole without a filling"
    return sorted(found)


async def plan_of(house: House) -> Plan:
    store = house.server.desk.store
    assert isinstance(store, SqlStore)
    return await store.plan()


async def public(house: House, named: Named) -> set[tuple[str, str]]:
    """What everybody may have: it is given without signing in, too."""
    nobody = await walker(house, None)
    return {(verb, path) for verb, path in every_route(house, named) if (await nobody.asks(verb, path, named))[0] == 200}


async def test_what_is_anothers_answers_like_what_is_not_there_and_stays_as_it_was(house: House, northern: Named) -> None:
    crane, before = await walker(house, "crane"), await plan_of(house)
    for_all = await public(house, northern)
    walked = 0

    for foreign, unknown in zip(every_route(house, northern), every_route(house, NOBODYS), strict=True):
        if foreign in for_all or foreign[1].startswith(("/w/", "/sign-out")):
            continue
        answer = await crane.asks(*foreign, northern)
        assert answer == await crane.asks(*unknown, NOBODYS), foreign
        assert not [word for word in CANARIES if word in answer[1]], foreign
        assert answer[0] in {200, 303, 400, 403, 404}, foreign
        walked += 1

    assert walked > 30
    assert await plan_of(house) == before


async def test_the_rota_of_others_is_not_there(house: House, northern: Named) -> None:
    crane, wren = await walker(house, "crane"), await walker(house, "wren")
    rota = [each for each in every_route(house, northern) if each[1].startswith("/rota") and not each[1].startswith(OF_ONESELF)]

    assert len(rota) > 20
    for verb, path in rota:
        assert (await crane.asks(verb, path, northern))[0] == 404, (verb, path)
    turn = f"/rota/turn/{northern.shift}/2026-11-23"
    assert (await wren.asks("GET", turn, northern))[0] == 200, "the same is there for whom it is"
    assert "Canary evening" in (await wren.asks("GET", turn, northern))[1]


async def test_nothing_is_shown_or_done_without_signing_in(house: House, northern: Named) -> None:
    nobody, before = await walker(house, None), await plan_of(house)
    for_all = await public(house, northern)

    for verb, path in every_route(house, northern):
        status, text = await nobody.asks(verb, path, northern)
        assert (verb, path) in for_all or status in {303, 400, 401, 403, 404}, (verb, path, status)
        assert (verb, path) in for_all or not [word for word in CANARIES if word in text], path

    assert not {path for _, path in for_all if path.startswith("/rota")}
    assert await plan_of(house) == before


async def test_another_sites_page_does_nothing_on_the_rota(house: House, northern: Named) -> None:
    finch, before = await walker(house, "finch"), await plan_of(house)
    posts = [path for verb, path in every_route(house, northern) if verb == "POST" and path.startswith("/rota") and "answer" not in path]

    for path in posts:
        assert (await replace(finch, csrf="x" * 64).asks("POST", path, northern))[0] == 403, path
    assert posts
    assert await plan_of(house) == before


async def test_somebody_who_coordinates_nothing_plans_nothing(house: House, northern: Named) -> None:
    wren, finch, before = await walker(house, "wren"), await walker(house, "finch"), await plan_of(house)
    shift = f"/rota/shift/{northern.shift}/2026-11-23"
    for path in ("/rota/gaps", "/rota/closures", "/rota/open-now", "/rota/shift/new", f"{shift}/edit"):
        assert (await wren.asks("GET", path, northern))[0] == 404, path
        assert (await finch.asks("GET", path, northern))[0] == 200, path

    turn = f"/rota/turn/{northern.shift}/2026-11-23"
    for path in (
        "/rota/closures",
        "/rota/closures/remove",
        "/rota/open-now",
        "/rota/shift/new",
        f"{shift}/edit",
        f"{shift}/cancel",
        f"{turn}/restore",
    ):
        assert (await wren.asks("POST", path, northern))[0] in {303, 404}, path

    assert await plan_of(house) == before


async def test_an_address_that_names_no_day_is_not_there(house: House, northern: Named) -> None:
    finch = await walker(house, "finch")

    for day in ("2026-11-24", "2026-02-30", "today", "9999-12-31", "2026-11-23T00:00"):
        assert (await finch.asks("GET", f"/rota/turn/{northern.shift}/{day}", northern))[0] == 404, day
