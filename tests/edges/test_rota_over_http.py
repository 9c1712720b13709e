"""The rota's forms over the real server: what is odd is refused at a field or is not there, nothing breaks, and what was done is told once."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import unquote, urlencode

import aiohttp
import pytest

from chatd.demo import ROTA
from chatd.store.tenancy import SqlStore
from console.own_pages import FORM_LIMIT, TOLD
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

ODD: Final = (
    "",
    "x",
    "-1",
    "0",
    "9" * 400,
    "\0",
    "\ud7ff",
    "<b>",
    "2026-13-01",
    "9999-12-31",
    "24:00",
    "FREQ=WEEKLY",
    "../..",
    "𝟙",
    "é" * 300,
    "following",
)
FIELDS: Final = (
    *("rota", "title", "day", "starts", "ends", "repeat", "weekdays", "until", "needs", "experienced", "languages", "projects", "supervisor", "lead"),
    *("operators", "scope", "from_day", "from_time", "until_day", "until_time", "reason", "key", "person", "request", "asked", "swap", "coming"),
    *("sign_up_days", "sign_up_hours", "back"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    status: int
    text: str
    headers: dict[str, str]
    told: str


async def sends(house: House, name: str, path: str, fields: dict[str, str], **cookies: str) -> Answered:
    """A form, as a browser would send it after somebody signed in."""
    cookie, csrf = await house.signed_in(name)
    headers = {"Cookie": "; ".join((cookie, *(f"{key}={value}" for key, value in cookies.items()))), "Origin": house.origin}
    return await answered(house, "POST", path, headers | {"Content-Type": "application/x-www-form-urlencoded"}, urlencode({"csrf": csrf, **fields}))


async def reads(house: House, name: str, path: str, **cookies: str) -> Answered:
    cookie, _ = await house.signed_in(name)
    return await answered(house, "GET", path, {"Cookie": "; ".join((cookie, *(f"{key}={value}" for key, value in cookies.items())))}, None)


async def answered(house: House, verb: str, path: str, headers: dict[str, str], data: str | None) -> Answered:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        response = await session.request(verb, f"{house.origin}{path}", headers=headers, data=data, allow_redirects=False)
        told = SimpleCookie("; ".join(response.headers.getall("Set-Cookie", []))).get(TOLD)
        return Answered(status=response.status, text=await response.text(), headers=dict(response.headers), told=told.value if told else "")


async def a_turn(house: House) -> str:
    """The address of a turn on the demonstration's rota that is still to come."""
    store = house.server.desk.store
    calendar = (await store.rota(ROTA.id)).calendar
    assert calendar
    shift = calendar.shifts[1]
    return f"{shift.id}/{shift.starts.date().isoformat()}"


async def every_form(house: House) -> list[str]:
    found = {route.resource.canonical for route in house.server.app.router.routes() if route.method == "POST" and route.resource}
    turn = await a_turn(house)
    deeds = ("sign-up", "withdraw", "ask-cover", "take", "decline", "take-back", "stay-on", "not-stay-on", "confirm", "put-on", "restore", "nothing")
    mine = sorted(path.replace("{shift}/{day}", turn) for path in found if path.startswith("/rota") and "answer" not in path)
    return [each.replace("{deed}", deed) for each in mine for deed in (deeds if "{deed}" in each else ("",))]


async def test_no_form_breaks_whatever_is_written_in_it(house: House) -> None:
    draw, forms = random.Random(7), await every_form(house)

    assert len(forms) > 15
    for path in forms:
        for _ in range(6):
            written = {name: draw.choice(ODD) for name in draw.sample(FIELDS, draw.randrange(len(FIELDS)))} | {"rota": ROTA.id}
            answer = await sends(house, "finch", path, written)

            assert answer.status in {303, 400, 404}, (path, written)
            assert "<b>" not in answer.text


async def test_a_form_without_its_token_or_too_long_or_not_a_form_does_nothing(house: House) -> None:
    path = f"/rota/turn/{await a_turn(house)}/sign-up"
    cookie, csrf = await house.signed_in("wren")
    form, ours = {"Content-Type": "application/x-www-form-urlencoded"}, {"Cookie": cookie, "Origin": house.origin}

    statuses = [
        (await answered(house, "POST", path, headers, data)).status
        for headers, data in (
            (ours | form, ""),
            (ours | form, urlencode({"csrf": csrf[:-1]})),
            ({**ours, **form, "Origin": "null"}, urlencode({"csrf": csrf})),
            (ours | form, urlencode({"csrf": csrf, "title": "x" * FORM_LIMIT})),
            (ours | {"Content-Type": "text/plain"}, urlencode({"csrf": csrf})),
            (ours | {"Content-Type": "application/x-www-form-urlencoded; charset=nothing"}, urlencode({"csrf": csrf})),
            ({"Origin": house.origin} | form, urlencode({"csrf": csrf})),
        )
    ]

    assert statuses == [403, 403, 403, 413, 400, 400, 303]


async def test_what_was_done_is_told_on_the_next_page_and_on_no_other(house: House) -> None:
    turn = f"/rota/turn/{await a_turn(house)}"
    done = await sends(house, "otter", f"{turn}/sign-up", {})

    assert (done.status, done.headers["Location"]) == (303, turn)
    page = await reads(house, "otter", turn, **{TOLD: done.told})
    assert "You are signed up. Thank you." in page.text
    assert f'{TOLD}=""' in page.headers["Set-Cookie"] and "Max-Age=0" in page.headers["Set-Cookie"]
    assert "You are signed up. Thank you." not in (await reads(house, "otter", turn)).text


async def test_what_is_told_is_never_taken_for_markup(house: House) -> None:
    page = await reads(house, "otter", "/rota", **{TOLD: "done%20%3Cscript%3Ealert(1)%3C/script%3E"})

    assert page.status == 200
    assert "<script>alert" not in page.text
    assert "told" not in (await reads(house, "otter", "/rota", **{TOLD: "boldly%20go"})).text


async def test_whoever_is_refused_reads_why_and_nothing_has_changed(house: House) -> None:
    turn = f"/rota/turn/{await a_turn(house)}"
    before = (await reads(house, "heron", turn)).text.count("seat__name")

    again = await sends(house, "heron", f"{turn}/sign-up", {})

    assert again.status == 303 and again.told.startswith("sorry")
    assert (await reads(house, "heron", turn)).text.count("seat__name") == before


async def test_a_page_of_the_rota_is_kept_by_nobody_and_runs_nothing_of_others(house: House) -> None:
    for path in ("/rota", "/rota/mine", f"/rota/turn/{await a_turn(house)}", "/rota/turn/x/2026-01-01"):
        page = await reads(house, "finch", path)

        assert page.headers["Cache-Control"] == "no-store"
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "script-src 'self';" in policy and "frame-ancestors 'none'" in policy
        assert 'name="referrer" content="same-origin"' in page.text


async def test_an_odd_address_shows_today_in_the_rotas_own_clock(house: House) -> None:
    for query in (
        "from=never",
        "zone=Europe/Nowhere",
        "zone=../x",
        "from=9999-12-31",
        "only=nothing",
        "from=2100-12-31&only=missing",
        "from=2000-01-01",
    ):
        page = await reads(house, "finch", f"/rota?{query}")

        assert page.status == 200, query
        assert "Shown in London time." in page.text


async def test_of_two_who_take_a_turn_at_once_one_has_it_and_the_other_is_told_kindly(house: House) -> None:
    store = house.server.desk.store
    assert isinstance(store, SqlStore)
    shift = (await store.plan()).calendars[ROTA.id].shifts[0]
    turn = f"/rota/turn/{shift.id}/{(shift.starts + timedelta(days=7)).date().isoformat()}"
    assert (await sends(house, "wren", f"{turn}/ask-cover", {})).status == 303
    request = (await store.plan()).requests[-1]

    both = await asyncio.gather(*(sends(house, name, f"{turn}/take", {"request": request.id}) for name in ("heron", "finch")))

    assert sorted(each.told.partition("%20")[0] for each in both) == ["done", "sorry"]
    quicker = "Heron" if both[0].told.startswith("done") else "Finch"
    late = next(each for each in both if each.told.startswith("sorry"))
    assert unquote(late.told) == f"sorry {quicker} was a moment quicker. Thank you – the shift is covered."


async def test_who_has_the_desk_open_is_not_led_to_a_second_one(house: House) -> None:
    assert 'href="/desk"' in (await reads(house, "wren", "/rota")).text

    await house.worker("wren")

    assert 'href="/desk"' not in (await reads(house, "wren", "/rota")).text
    assert 'href="/desk"' in (await reads(house, "heron", "/rota")).text
