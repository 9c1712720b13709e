"""Setting up second steps, taking them off, and what waits for them: over real HTTP, for everybody who is signed in."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
import pytest_asyncio
from aiohttp import web
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.demo import NORTHTOWN, ROTA
from chatd.domain.audit import Entry
from chatd.domain.ids import PersonId
from chatd.domain.people import Person, Role
from chatd.domain.rota_plan import Plan
from chatd.domain.second_steps import FRESH, STEPS_AT_MOST
from chatd.store import people
from chatd.store.audit import entries
from chatd.store.people import person
from chatd.store.second_steps import take_all_off
from chatd.store.tenancy import SqlStore
from console.clock_words import day_name
from console.sign_in import COOKIE
from tests.edges.authenticator import SoftKey, text
from tests.edges.house import House
from tests.edges.signing_in import Browser

pytestmark = pytest.mark.asyncio(loop_scope="module")

DAYS = timedelta(days=7)
NAMES = ("wren", "heron", "otter", "finch", "crake")
CRAKE = Person(
    id=PersonId("crake"),
    sign_in="crake",
    shift_name="Crake",
    languages=("en",),
    home=NORTHTOWN,
    roles={NORTHTOWN: frozenset({Role.OPERATOR, Role.COORDINATOR, Role.LEAD})},
    serves=frozenset({NORTHTOWN}),
)
"""Everything at once, as in a small charity."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def crake(standing_house: House) -> Person:
    await standing_house.sign_ins._database.write(lambda connection: people.add_person(connection, CRAKE, proof_hash="nothing"))
    return CRAKE


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def nobody_has_one(house: House) -> AsyncIterator[None]:
    """Before and after each test; and time has gone by."""
    house.clock.wind(timedelta(hours=13))
    yield

    async def write(connection: AsyncConnection) -> None:
        for name in NAMES:
            await take_all_off(connection, PersonId(name), house.clock.now())
        await connection.execute(update(person).values(second_step_by=None))

    await house.sign_ins._database.write(write)


async def signed_in(house: House, name: str, *, second_step: bool = False) -> Browser:
    cookie, _ = await house.signed_in(name, second_step=second_step)
    return Browser(house=house, cookies={COOKIE: cookie.partition("=")[2]})


async def is_signed_in(browser: Browser) -> bool:
    return (await browser.gets("/second-step")).status == 200


async def audited(house: House) -> list[Entry]:
    return list(await house.sign_ins._database.read(entries))


# ── setting one up ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_code_is_set_up_through_its_pages_and_asked_from_then_on(house: House) -> None:
    wren = await signed_in(house, "wren")
    assert (await wren.posts("/second-step/code", name="My phone", next="/rota/mine")).location == "/second-step/code?next=%2Frota%2Fmine"
    page = await wren.gets("/second-step/code")
    totp = pyotp.TOTP("".join(re.findall(r"<span>([A-Z2-7]{4})</span>", page.text)))
    picture = await wren.gets("/second-step/code.svg")

    assert f"secret={totp.secret}" in page.text and "issuer=Desk" in page.text
    assert picture.status == 200 and picture.text.startswith("<svg ")
    assert await wren.steps() == [], "it does not count yet"
    done = await wren.posts("/second-step/code/prove", code=f" {totp.at(house.clock.now())[:3]} {totp.at(house.clock.now())[3:]}", next="/rota/mine")

    assert (done.status, done.location) == (303, "/rota/mine")
    assert len(await wren.steps()) == 1
    assert (await Browser(house=house).tries_passphrase("wren")).status == 202
    assert (await wren.gets("/second-step/code.svg")).status == 404, "shown to nobody again"
    assert totp.secret not in (await wren.gets("/second-step/code")).text
    assert (await audited(house))[-1].deed == "second_step_added"


async def test_the_first_ends_sign_ins_that_were_begun_with_the_passphrase_alone(house: House) -> None:
    here, there = await signed_in(house, "wren"), await signed_in(house, "wren")
    heron = await signed_in(house, "heron")
    assert await is_signed_in(there)

    await here.sets_up_code()

    assert [await is_signed_in(each) for each in (here, there, heron)] == [True, False, True]
    other = await signed_in(house, "wren", second_step=True)
    await here.makes_passkey()
    assert await is_signed_in(other), "a further one ends nothing"


async def test_a_wrong_first_code_is_told_at_the_box_and_the_same_square_stays(house: House) -> None:
    wren = await signed_in(house, "wren")
    await wren.posts("/second-step/code", name="My phone")
    before = re.findall(r"<span>([A-Z2-7]{4})</span>", (await wren.gets("/second-step/code")).text)

    for wrong in ("", "12345", "abcdef", "000000"):
        answer = await wren.posts("/second-step/code/prove", code=wrong, next="/keys")

        assert answer.status == 400
        assert 'id="code-wrong"' in answer.text and 'value="/keys"' in answer.text
        assert re.findall(r"<span>([A-Z2-7]{4})</span>", answer.text) == before
    assert await wren.steps() == []
    assert (await Browser(house=house).tries_passphrase("wren")).status == 204


async def test_a_name_is_asked_for_and_what_was_typed_stays(house: House) -> None:
    wren = await signed_in(house, "wren")

    for name in ("", "   ", "x" * 41):
        answer = await wren.posts("/second-step/code", name=name, next="/keys")
        assert (answer.status, 'id="name-wrong"' in answer.text, 'name="next" value="/keys"' in answer.text) == (400, True, True)
        assert f'value="{name.strip()}"' in answer.text
    asked = (await wren.calls("/second-step/passkey/ask")).body
    assert asked["rp"] == {"name": "Desk", "id": "localhost"}
    for name in ("", "\u202e\u200b", "x" * 41):
        bad = await wren.calls("/second-step/passkey", {"name": name, "id": "x", "client": "x", "attestation": "x"})
        assert (bad.status, bad.body["field"]) == (400, "name")


async def test_a_passkey_is_set_up_and_its_owner_is_named_by_no_id_of_ours(house: House) -> None:
    wren = await signed_in(house, "wren")
    asked = (await wren.calls("/second-step/passkey/ask")).body
    assert asked["user"]["name"] == "wren" and "wren" not in asked["user"]["id"]
    assert asked["authenticatorSelection"]["userVerification"] == "preferred"

    key = await wren.makes_passkey("Laptop")

    assert "Laptop" in (await wren.gets("/second-step")).text
    again = (await wren.calls("/second-step/passkey/ask")).body
    assert [each["id"] for each in again["excludeCredentials"]] == [text(key.id)]


async def test_a_passkey_that_was_made_wrongly_is_not_taken(house: House) -> None:
    wren, otter = await signed_in(house, "wren"), await signed_in(house, "otter")
    key = await otter.makes_passkey()

    async def tried(made_by: SoftKey, **changed: str) -> int:
        asked = (await wren.calls("/second-step/passkey/ask")).body
        return (await wren.calls("/second-step/passkey", {"name": "My key", **made_by.make({**asked, **changed})})).status

    new = replace(key, id=b"z" * 32)
    assert await tried(replace(new, origin="https://copied.example")) == 400
    assert await tried(replace(new, host="copied.example")) == 400
    assert await tried(new, challenge=text(b"another")) == 400
    assert await tried(key) == 409, "it is somebody else's already"
    answer = key.make((await wren.calls("/second-step/passkey/ask")).body)
    for part, junk in (("attestation", text(b"junk")), ("client", text(b"[]")), ("attestation", text(b"\xbf" * 900))):
        await wren.calls("/second-step/passkey/ask")
        assert (await wren.calls("/second-step/passkey", {"name": "My key", **answer, part: junk})).status == 400
    assert await wren.steps() == []


async def test_a_challenge_to_make_one_is_answered_once_and_in_time(house: House) -> None:
    wren = await signed_in(house, "wren")
    key = await wren.makes_passkey()
    asked = (await wren.calls("/second-step/passkey/ask")).body
    house.clock.wind(timedelta(minutes=5))

    assert (await wren.calls("/second-step/passkey", {"name": "Late", **replace(key, id=b"q" * 32).make(asked)})).status == 400
    assert (await wren.calls("/second-step/passkey", {"name": "Never asked", **replace(key, id=b"q" * 32).make(asked)})).status == 400
    assert len(await wren.steps()) == 1


async def test_there_may_be_several_and_not_without_end(house: House) -> None:
    wren = await signed_in(house, "wren")
    for number in range(STEPS_AT_MOST):
        await wren.makes_passkey(f"Key {number}")
    assert len(await wren.steps()) == STEPS_AT_MOST

    assert (await wren.calls("/second-step/passkey/ask")).status == 409
    assert "no room" in (await wren.gets((await wren.posts("/second-step/code", name="One more")).location)).text


# ── only somebody who has just shown who they are ─────────────────────────────────────────────────────────────────


async def test_a_sign_in_that_is_no_longer_fresh_adds_none_shows_no_square_and_is_led_to_sign_in_again(house: House) -> None:
    wren = await signed_in(house, "wren")
    await wren.posts("/second-step/code", name="My phone")
    assert (await wren.gets("/second-step/code.svg")).status == 200
    house.clock.wind(FRESH)

    assert (await wren.gets("/second-step/code.svg")).status == 404
    assert (await wren.gets("/second-step/code")).status == 303
    assert (await wren.posts("/second-step/code", name="My phone")).location == "/second-step"
    assert (await wren.calls("/second-step/passkey/ask")).body["code"] == "show_first"
    page = (await wren.gets("/second-step?next=/rota/mine")).text
    assert "Set up a code" not in page
    way = re.search(r'href="(/sign-in\?[^"]+)"', page)
    assert way
    assert (await wren.gets(way[1].replace("&amp;", "&"))).status == 200, "the sign-in page is shown to somebody signed in, too"
    assert (await wren.gets("/sign-in?next=/rota/mine")).location == "/rota/mine"


async def test_one_is_removed_only_with_a_fresh_proof_of_one(house: House) -> None:
    wren = await signed_in(house, "wren")
    totp = await wren.sets_up_code()
    house.clock.wind(timedelta(seconds=30))
    key = await wren.makes_passkey()
    first, second = await wren.steps()
    house.clock.wind(FRESH)
    assert (await wren.posts("/second-step/remove", step=second)).location == "/second-step/show"

    assert (await wren.posts("/second-step/show", code="000000")).status == 400
    assert (await wren.posts("/second-step/show", code=totp.at(house.clock.now()), next="/second-step")).location == "/second-step"
    assert (await wren.posts("/second-step/remove", step=second)).status == 303
    assert await wren.steps() == [first]
    assert (await audited(house))[-1].deed == "second_step_removed"

    again = await wren.calls("/second-step/show/ask")
    assert (await wren.calls("/second-step/show/passkey", key.show(again.body))).body["code"] == "wrong_passkey", "it opens nothing any more"


async def test_a_passkey_shown_once_more_makes_a_sign_in_fresh(house: House) -> None:
    wren = await signed_in(house, "wren")
    key = await wren.makes_passkey()
    house.clock.wind(FRESH)
    assert await wren.steps() == []

    answer = key.show((await wren.calls("/second-step/show/ask")).body)
    assert (await wren.calls("/second-step/show/passkey", answer)).status == 200
    assert (await wren.calls("/second-step/show/passkey", answer)).status == 400, "once"

    assert len(await wren.steps()) == 1


async def test_guessing_there_is_slowed_as_well(house: House) -> None:
    wren = await signed_in(house, "wren")
    totp = await wren.sets_up_code()
    house.clock.wind(FRESH)
    thief = Browser(house=house, cookies={COOKIE: wren.cookies[COOKIE]})

    statuses = [(await thief.posts("/second-step/show", code="000000")).status for _ in range(8)]

    assert statuses[0] == 400 and statuses[-1] == 429
    assert (await thief.posts("/second-step/show", code=totp.at(house.clock.now()))).status == 429
    house.clock.wind(timedelta(seconds=5))
    assert (await thief.posts("/second-step/show", code=totp.at(house.clock.now()))).status == 303


async def test_the_last_of_a_coordinator_or_a_lead_stays_and_an_operator_may_go_without(house: House, crake: Person) -> None:
    for name in ("finch", "crake"):
        one = await signed_in(house, name)
        await one.makes_passkey()
        (only,) = await one.steps()

        refused = await one.posts("/second-step/remove", step=only)

        assert "Add another first" in (await one.gets(refused.location)).text
        assert await one.steps() == [only]
        await one.makes_passkey("Another")
        await one.posts("/second-step/remove", step=only)
        assert len(await one.steps()) == 1
    wren = await signed_in(house, "wren")
    await wren.makes_passkey()
    await wren.posts("/second-step/remove", step=(await wren.steps())[0])
    assert await wren.steps() == []


async def test_anothers_is_as_one_that_is_not_there(house: House) -> None:
    wren, otter = await signed_in(house, "wren"), await signed_in(house, "otter")
    await otter.makes_passkey()
    await wren.makes_passkey()
    (others,) = await otter.steps()

    foreign, unknown = await wren.posts("/second-step/remove", step=others), await wren.posts("/second-step/remove", step="nothing")

    assert (foreign.status, foreign.location, foreign.set_cookies) == (unknown.status, unknown.location, unknown.set_cookies)
    assert await otter.steps() == [others]


async def test_forms_and_calls_need_our_origin_and_the_token_of_this_sign_in(house: House) -> None:
    wren, heron = await signed_in(house, "wren"), await signed_in(house, "heron")
    await wren.makes_passkey()
    (mine,) = await wren.steps()

    for fields, headers in (({"csrf": heron.csrf}, {}), ({"csrf": ""}, {}), ({"csrf": wren.csrf}, {"Origin": "https://elsewhere.example"})):
        for path in ("/second-step/code", "/second-step/code/prove", "/second-step/remove", "/second-step/show", "/sign-out/everywhere"):
            answer = await wren.asks("POST", path, data={"step": mine, "name": "x", **fields}, headers=headers)
            assert answer.status == 403, path
    for path in ("/second-step/passkey/ask", "/second-step/passkey", "/second-step/show/ask", "/second-step/show/passkey"):
        for headers in ({"X-Chatd-Csrf": heron.csrf}, {"X-Chatd-Csrf": ""}, {"X-Chatd-Csrf": wren.csrf, "Origin": "https://elsewhere.example"}):
            assert (await wren.asks("POST", path, json={}, headers=headers)).status == 403, path
    assert await wren.steps() == [mine]


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "/desk", ""]
)
async def test_one_is_led_back_to_pages_of_ours_alone(house: House, elsewhere: str) -> None:
    wren = await signed_in(house, "wren")

    begun = await wren.posts("/second-step/code", name="My phone", next=elsewhere)

    assert begun.location == "/second-step/code"
    totp = pyotp.TOTP("".join(re.findall(r"<span>([A-Z2-7]{4})</span>", (await wren.gets("/second-step/code")).text)))
    assert (await wren.posts("/second-step/code/prove", code=totp.at(house.clock.now()), next=elsewhere)).location == "/second-step"


# ── what waits for it ─────────────────────────────────────────────────────────────────────────────────────────────

COORDINATORS = ("/rota/gaps", "/rota/closures", "/rota/open-now", "/rota/shift/new", "/rota/figures", "/rota/card")


async def plan_of(house: House) -> Plan:
    store = house.server.desk.store
    assert isinstance(store, SqlStore)
    return await store.plan()


async def test_a_coordinator_has_seven_days_and_is_told_quietly_by_when(house: House) -> None:
    finch = await signed_in(house, "finch")

    for path in COORDINATORS:
        page = await finch.gets(path)
        assert page.status == 200, path
        assert f"Add your second step</a> by {day_name((house.clock.now() + DAYS).date())}." in " ".join(page.text.split())
    assert "Add your second step</a> by" not in (await (await signed_in(house, "wren")).gets("/rota")).text

    house.clock.wind(DAYS - timedelta(hours=1))
    assert (await (await signed_in(house, "finch")).gets("/rota/gaps")).status == 200
    house.clock.wind(timedelta(days=1, hours=1))
    late = await (await signed_in(house, "finch")).gets("/rota/gaps")
    assert late.status == 403 and "Add my second step" in late.text


async def overdue(house: House, name: str = "finch") -> Browser:
    """Somebody whose days are over."""
    await (await signed_in(house, name)).gets("/rota")
    house.clock.wind(DAYS + timedelta(days=1))
    return await signed_in(house, name)


FILLED = {"{shift}": "", "{day}": "", "{project}": NORTHTOWN, "{token}": "x" * 43, "{secret}": "x" * 43, "{lang}": "en"}
DESK_AND_OWN = re.compile(
    r"/(desk(/answers\.json)?|sign-.*|second-step.*|keys(/.*)?|rota(/mine.*|/turn/[^/]+/[^/]+)?|calendar/.*|rota/answer/.*|static/.*|w/.*|p/.*|privacy/.*"
    r"|embed\.js|health|)"
)
"""What stays as it was for everybody: the desk, what is one's own, and what is for all."""


def every_get(house: House) -> list[str]:
    found = {route.resource.canonical for route in house.server.app.router.routes() if route.method == "GET" and route.resource}
    return sorted(path for path in found if not path.startswith(("/socket.io", "/static")))


async def filled(house: House, path: str) -> str:
    shift = (await plan_of(house)).calendars[ROTA.id].shifts[0]
    holes = {**FILLED, "{shift}": shift.id, "{day}": shift.starts.date().isoformat()}
    for hole, real in holes.items():
        path = path.replace(hole, real)
    return re.sub(r"\{[a-z_]+\}", "x" * 26, path)


async def test_every_page_that_coordinators_have_beyond_operators_waits_once_their_days_are_over(house: House) -> None:
    """Asked of the application itself, so that a new page is walked without being named here."""
    paths = [await filled(house, path) for path in every_get(house)]
    in_time, wren = await signed_in(house, "finch", second_step=True), await signed_in(house, "wren")
    theirs = [path for path in paths if (await in_time.gets(path)).status == 200 and (await wren.gets(path)).status == 404]
    assert set(COORDINATORS) <= set(theirs), theirs
    finch = await overdue(house)

    for path in theirs:
        page = await finch.gets(path)
        assert page.status == 403, path
        assert page.body["code"] == "second_step" if page.body else "Add my second step" in page.text, path
    wren, finch = await signed_in(house, "wren"), await signed_in(house, "finch")
    for path in paths:
        page, operators = await finch.gets(path), await wren.gets(path)
        assert page.status == operators.status or (page.status, operators.status) == (403, 404), path


async def test_no_deed_of_a_coordinator_is_done_once_their_days_are_over(house: House) -> None:
    finch = await overdue(house)
    shift = (await plan_of(house)).calendars[ROTA.id].shifts[0]
    at = f"{shift.id}/{shift.starts.date().isoformat()}"
    fields = {
        "rota": ROTA.id,
        "project": NORTHTOWN,
        "person": "otter",
        "title": "Taken over",
        "day": "2027-03-01",
        "starts": "18:00",
        "ends": "21:00",
        "repeat": "once",
        "needs": "2",
        "experienced": "0",
        "from_day": "2027-03-01",
        "until_day": "2027-03-02",
        "reason": "Taken over",
        "until": "23:00",
        "sign_up_days": "9",
        "sign_up_hours": "9",
        "scope": "this",
    }
    deeds = ("/rota/closures", "/rota/open-now", "/rota/shift/new", "/rota/sign-up-window", f"/rota/shift/{at}/edit", f"/rota/shift/{at}/cancel")
    before = await plan_of(house)

    for path in (*deeds, f"/rota/turn/{at}/put-on", f"/rota/turn/{at}/restore"):
        answer = await finch.posts(path, **fields)
        assert answer.status in {403, 303}, (path, answer.status)
    assert await plan_of(house) == before

    ready = await signed_in(house, "finch", second_step=True)
    assert (await ready.posts("/rota/closures", **fields)).status == 303, "the same with a second step is done"
    assert await plan_of(house) != before
    key = re.search(r'name="key" value="([^"]+)"', (await ready.gets("/rota/closures")).text)
    assert key
    await ready.posts("/rota/closures/remove", rota=ROTA.id, key=key[1])


async def test_their_work_at_the_desk_goes_on(house: House) -> None:
    finch = await overdue(house)
    assert (await finch.gets("/desk")).status == 200
    assert (await finch.gets("/rota")).status == 200

    raw = await house.raw(namespace="/operator", auth={"csrf": finch.csrf}, headers={"Cookie": f"{COOKIE}={finch.cookies[COOKIE]}"})

    assert (await raw.call("check_in", {"shift_key": f"{'finch':A<43}", "name": "Finch", "languages": ["en"]}))["ok"]


async def test_what_is_not_there_at_the_desk_is_told_so_and_a_forged_call_is_told_that(house: House) -> None:
    finch, wren = await overdue(house), await signed_in(house, "wren")

    for path, code in (("/records/grounds.json?conversation=nothing", "not_found"), ("/slips.json", "second_step")):
        operators = await wren.gets(path)
        assert (operators.status, operators.body["code"][:4]) == (404, "not_")
        assert (await finch.gets(path)).body["code"] == code, path
    forged = await finch.asks("POST", "/second-step/passkey/ask", json={}, headers={"X-Chatd-Csrf": wren.csrf})
    assert (forged.status, forged.body["code"]) == (403, "stale")
    house.clock.wind(FRESH)
    assert (await finch.calls("/second-step/passkey/ask")).body["code"] == "show_first"


async def test_having_one_and_not_having_shown_it_is_held_back_at_once(house: House) -> None:
    finch = await signed_in(house, "finch")
    await finch.makes_passkey()
    old = await signed_in(house, "finch")

    page = await old.gets("/rota/gaps?from=2026-11-30")

    assert page.status == 403
    assert 'href="/second-step/show?next=%2Frota%2Fgaps%3Ffrom%3D2026-11-30"' in page.text
    assert (await finch.gets("/rota/gaps")).status == 200


async def test_from_what_waits_one_is_led_to_it_and_back(house: House) -> None:
    finch = await overdue(house)
    page = await finch.gets("/rota/gaps")
    way = re.search(r'href="(/second-step\?[^"]+)"', page.text)
    assert way and 'name="next" value="/rota/gaps"' in (await finch.gets(way[1])).text

    await finch.posts("/second-step/code", name="My phone", next="/rota/gaps")
    totp = pyotp.TOTP("".join(re.findall(r"<span>([A-Z2-7]{4})</span>", (await finch.gets("/second-step/code")).text)))
    done = await finch.posts("/second-step/code/prove", code=totp.at(house.clock.now()), next="/rota/gaps")

    assert done.location == "/rota/gaps"
    assert (await finch.gets("/rota/gaps")).status == 200


async def test_a_lead_is_one_only_with_a_second_step_from_the_first_minute(house: House, crake: Person) -> None:
    for second_step in (False, True):
        seen = await seen_on_the_line(house, await signed_in(house, "crake", second_step=second_step))

        assert (Role.LEAD in seen.roles[NORTHTOWN]) is second_step
        assert Role.COORDINATOR in seen.roles[NORTHTOWN], "a coordinator has their days"


async def seen_on_the_line(house: House, browser: Browser) -> Person:
    """Whom the server takes them for."""
    await house.raw(namespace="/operator", auth={"csrf": browser.csrf}, headers={"Cookie": f"{COOKIE}={browser.cookies[COOKIE]}"})
    newest = list(house.server.sockets.namespace_handlers["/operator"]._lines.values())[-1]
    seen = newest.who.person
    assert isinstance(seen, Person)
    return seen


async def test_coordinators_read_of_it_in_the_log_in_plain_words(house: House) -> None:
    wren, heron = await signed_in(house, "wren"), await signed_in(house, "heron", second_step=True)
    await wren.makes_passkey()
    await wren.makes_passkey()
    await wren.posts("/second-step/remove", step=(await wren.steps())[0])
    await house.sign_ins._database.write(lambda connection: take_all_off(connection, PersonId("wren"), house.clock.now()))

    page = (await heron.gets("/records/audit")).text

    for words in ("Wren set up second step ", "Wren took second step ", "The server took off all second steps of person Wren, by command."):
        assert words in page


# ── signing out everywhere ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("how", ["form", "call"])
async def test_signing_out_everywhere_ends_every_sign_in_and_every_line(house: House, how: str) -> None:
    here, there, heron = await signed_in(house, "wren"), await signed_in(house, "wren"), await signed_in(house, "heron")
    lines = [
        await house.raw(namespace="/operator", auth={"csrf": each.csrf}, headers={"Cookie": f"{COOKIE}={each.cookies[COOKIE]}"})
        for each in (here, there, heron)
    ]
    guard = house.server.sockets.namespace_handlers["/operator"]
    assert sorted(line.who.person.sign_in for line in guard._lines.values()) == ["heron", "wren", "wren"]

    answer = await (here.posts("/sign-out/everywhere") if how == "form" else here.calls("/sign-out", {"csrf": here.csrf, "everywhere": True}))

    assert (answer.status, answer.location) == ((303, "/sign-in") if how == "form" else (204, ""))
    assert not here.is_signed_in
    assert not await is_signed_in(there)
    assert await is_signed_in(heron)
    assert [line.who.person.sign_in for line in guard._lines.values()] == ["heron"]
    assert lines


async def test_no_route_of_ours_escapes_the_walk(house: House) -> None:
    kinds = {type(resource) for resource in house.server.app.router.resources()}

    assert kinds <= {web.PlainResource, web.DynamicResource}
