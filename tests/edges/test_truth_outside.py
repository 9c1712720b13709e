"""What anybody may read of a project's hours, and what nobody can read out of it."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from sqlalchemy import delete

from chatd import settings
from chatd.domain.ids import PersonId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_shifts import Shift
from chatd.giveaway import telling_words
from chatd.store.connection import Database
from chatd.store.projects import rota_opening
from chatd.store.rotas import put_calendar
from protocols import folder
from tests.edges.house import NORTHERN, House, house_in
from tests.fakes import NOON

pytestmark = pytest.mark.asyncio(loop_scope="module")

PEOPLE = ("wren", "heron", "otter", "finch")
SORRY = {language: words.out_of_hours.two_did_not_come for language, words in folder.words().items()}
NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


def weekly(starts: str, ends: str, *languages: str) -> Shift:
    operators = (PersonId("wren"), PersonId("otter"))
    begins, ceases = datetime.fromisoformat(starts), datetime.fromisoformat(ends)
    return Shift(title=starts, zone="Europe/London", starts=begins, ends=ceases, repeat="FREQ=WEEKLY", languages=languages, operators=operators)


CALENDAR = RotaCalendar(
    name="Northern",
    zone="Europe/London",
    projects=(),
    shifts=(weekly("2026-11-18T11:58", "2026-11-18T15:00", "en"), weekly("2026-11-20T18:00", "2026-11-20T21:00", "en", "ro")),
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standing_house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with house_in(tmp_path_factory.mktemp("house") / "data") as house:
        database = await Database.open(settings.database_in(house.serving.data))
        async with database.transaction() as connection:
            await connection.execute(delete(rota_opening))
            await put_calendar(connection, NORTHERN, CALENDAR, iter("abcd").__next__)
        await database.close()
        yield house


@pytest_asyncio.fixture(loop_scope="module")
async def house(standing_house: House) -> AsyncIterator[House]:
    """Each test begins at noon on a Wednesday, two minutes into what was promised, with nobody there."""
    standing_house.lines = AsyncExitStack()
    standing_house.clock._at = NOON
    yield standing_house
    await standing_house.sent_home()


async def read(house: House, path: str, **headers: str) -> tuple[aiohttp.ClientResponse, bytes]:
    async with aiohttp.ClientSession() as session:
        response = await session.get(house.origin + path, headers={"Accept-Encoding": "identity", **headers}, allow_redirects=False)
        return response, await response.read()


async def told(house: House, name: str) -> dict[str, Any]:
    response, _ = await read(house, f"/p/northtown/{name}.json")
    found: dict[str, Any] = await response.json()
    return found


async def page(house: House, language: str = "en", **headers: str) -> str:
    return (await read(house, f"/p/northtown/?lang={language}", **headers))[1].decode()


def tally(house: House) -> dict[str, int]:
    counted = house.server.desk.counts._counts  # type: ignore[attr-defined]
    return {kind: number for (_, _, kind), number in counted.items()}


async def test_the_buttons_answer_has_two_openings_and_stays_within_300_bytes(house: House) -> None:
    _, body = await read(house, "/p/northtown/availability.json")

    assert await told(house, "availability") == {
        "state": "closed",
        "reason": "hours",
        "next_opening": "2026-11-20T18:00:00Z",
        "then": "2026-11-25T11:58:00Z",
        "zone": "Europe/London",
    }
    longest = 64 - len("Europe/London") + len("two_did_not_come") - len("hours")
    assert len(body) + longest <= 300, "the store lets a zone be 64 letters long"


async def test_the_full_answer_names_each_opening_in_utc_and_on_the_projects_clock_and_by_language(house: House) -> None:
    answer = await told(house, "openings")

    friday, wednesday = {"at": "2026-11-20T18:00:00Z", "local": "2026-11-20T18:00:00"}, {"at": "2026-11-25T11:58:00Z", "local": "2026-11-25T11:58:00"}
    assert answer["openings"] == [friday, wednesday]
    assert answer["languages"]["en"] == {"promised_now": True, "openings": [friday, wednesday]}
    assert answer["languages"]["ro"]["promised_now"] is False
    assert answer["languages"]["ro"]["openings"] == [friday, {"at": "2026-11-27T18:00:00Z", "local": "2026-11-27T18:00:00"}]


async def test_while_it_is_open_the_button_is_told_of_no_opening_and_the_full_answer_of_those_after_this_one(house: House) -> None:
    for name in ("wren", "heron"):
        await house.worker(name)

    short, full = await told(house, "availability"), await told(house, "openings")

    assert (short["state"], short["reason"], short["next_opening"], short["then"]) == ("open", None, None, None)
    assert [each["at"] for each in full["openings"]] == ["2026-11-20T18:00:00Z", "2026-11-25T11:58:00Z"]


@pytest.mark.parametrize("language", sorted(folder.words()))
async def test_the_buttons_answer_stays_within_300_bytes_in_every_language(house: House, language: str) -> None:
    _, body = await read(house, f"/p/northtown/button.json?lang={language}")

    said = folder.words()[language].button
    assert json.loads(body)["labels"] == [said.open, said.closed, said.hide]
    assert len(body) - len(json.loads(body)["state"]) + len("closing_soon") <= 300


@pytest.mark.parametrize(
    ("asked", "open_"),
    [("en", "Chat with us"), ("ro-RO", "Scrie-ne"), ("ES", "Escríbenos"), ("xx", "Chat with us"), ("", "Chat with us"), ("%00", "Chat with us")],
)
async def test_the_button_has_its_words_in_the_pages_language(house: House, asked: str, open_: str) -> None:
    _, body = await read(house, f"/p/northtown/button.json?lang={asked}")

    said = json.loads(body)
    assert said.keys() == {"state", "labels"}
    assert (len(said["labels"]), said["labels"][0]) == (3, open_)


@pytest.mark.parametrize("path", ["/p/northtown/availability.json", "/p/northtown/openings.json", "/p/northtown/", "/p/northtown/?lang=ro"])
async def test_nothing_outside_shows_how_many_are_on_or_who(house: House, path: str) -> None:
    house.clock.wind(timedelta(minutes=10))
    seen = [(await read(house, path))[1]]
    for name in PEOPLE:
        await house.worker(name)
        seen.append((await read(house, path))[1])

    assert seen[0] == seen[1], "nobody, and one"
    assert seen[2] == seen[3] == seen[4], "two, three and four, with one and with two who speak Romanian"
    assert seen[1] != seen[2], "closed, and open"
    assert not [name for name in PEOPLE if name.encode() in seen[4].lower()]


async def test_by_language_nothing_changes_with_who_comes(house: House) -> None:
    before = (await told(house, "openings"))["languages"]
    for name in ("wren", "heron", "otter"):
        await house.worker(name)
        assert (await told(house, "openings"))["languages"] == before


async def test_they_may_be_held_for_a_minute_by_any_site_and_hold_nobody(house: House) -> None:
    for path in ("/p/northtown/availability.json", "/p/northtown/openings.json", "/p/northtown/"):
        response, _ = await read(house, path, Origin="https://elsewhere.example", Cookie="a=b")

        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert "Set-Cookie" not in response.headers and "ETag" not in response.headers
        assert (response.headers.get("Access-Control-Allow-Origin") == "*") == path.endswith(".json")


async def test_a_project_that_is_not_there_has_the_answer_of_any_address_that_is_not_there(house: House) -> None:
    nowhere = (await read(house, "/nowhere"))[1]

    for path in ("/p/nobody/", "/p/nobody/openings.json", "/p/nobody/availability.json", "/p/nobody/button.json"):
        response, body = await read(house, path)
        assert (response.status, body) == (404, nowhere)


async def test_the_page_runs_nothing_is_small_and_its_title_and_address_give_nothing_away(house: House) -> None:
    for language in ("en", "ro"):
        response, body = await read(house, f"/p/northtown/?lang={language}")
        text = body.decode()
        (style,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
        (title,) = re.findall(r"<title>([^<]+)</title>", text)

        assert len(body) + len((await read(house, style))[1]) < 6_000
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|<form|<iframe|<img", text)
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert not telling_words(title) and not telling_words(re.sub(r"<[^>]+>", " ", text))


async def test_the_page_says_all_of_it_in_both_languages_and_in_no_other(house: House) -> None:
    english, romanian = await page(house), await page(house, "ro")

    for said in (
        "We are closed now.",
        "Friday 20 November, 18:00",
        "Wednesday 25 November, 11:58",
        "clock in London (Europe/London)",
        "call 999",
        "Samaritans",
    ):
        assert said in english
    for said in (
        "Acum este închis.",
        "vineri, 20 noiembrie, ora 18:00",
        "ceasul din Londra (Europe/London)",
        "sună la 999",
        "Samaritans",
    ):
        assert said in romanian
    assert await page(house, "xx") == await page(house, "%3Cscript%3E") == english
    assert "{" not in english + romanian


async def test_a_coordinators_card_says_the_same_as_the_page(house: House) -> None:
    cookie, _ = await house.signed_in("finch")

    card = (await read(house, "/rota/card?project=eastport", Cookie=cookie))[1].decode()

    assert "Our live chat opens Friday 20 November, 18:00." in card and "After that: Wednesday 25 November, 11:58." in card
    for said in ("Friday 20 November, 18:00", "Wednesday 25 November, 11:58"):
        assert said in (await read(house, "/p/eastport/"))[1].decode()


async def test_the_page_leads_to_the_chat_while_one_can_come_in(house: House) -> None:
    assert "/w/northtown/" not in await page(house)
    for name in ("wren", "heron"):
        await house.worker(name)

    assert '<a class="go" href="/w/northtown/#en.">' in await page(house)
    assert "We are here now." in await page(house)
    assert "planificat pentru acum" in await page(house, "ro")


async def test_after_five_minutes_it_is_said_that_two_did_not_come_to_none_and_to_one_alike(house: House) -> None:
    house.clock.wind(timedelta(minutes=2, seconds=59))
    assert SORRY["en"] not in await page(house) and not (await told(house, "openings"))["two_did_not_come"]

    house.clock.wind(timedelta(seconds=1))
    nobody = await page(house)
    await house.worker("wren")

    assert SORRY["en"] in nobody and SORRY["ro"] in await page(house, "ro")
    assert await page(house) == nobody
    assert (await told(house, "openings"))["two_did_not_come"]
    assert (await told(house, "availability"))["state"] == "closed"

    await house.worker("heron")
    assert SORRY["en"] not in await page(house)


async def start(house: House, **body: object) -> dict[str, Any]:
    async with aiohttp.ClientSession() as session:
        response = await session.post(f"{house.origin}/w/northtown/start", json=body, headers={"Origin": house.origin})
        answer: dict[str, Any] = await response.json()
        return answer


async def test_the_chats_own_page_says_so_too_and_whoever_meets_it_is_counted_once(house: House) -> None:
    assert (await start(house, again=True))["words"]["out_of_hours"]["said"] == []
    house.clock.wind(timedelta(minutes=10))
    before = tally(house)

    said = [await start(house), await start(house, again=True), await start(house, again=True, language="ro")]

    assert [each["words"]["out_of_hours"]["said"] for each in said] == [[SORRY["en"]], [SORRY["en"]], [SORRY["ro"]]]
    assert [each["availability"]["next_opening"] for each in said] == ["2026-11-20T18:00:00Z"] * 3
    assert tally(house).get("two_did_not_come", 0) - before.get("two_did_not_come", 0) == 1
    assert tally(house).get("came_when_closed", 0) == before.get("came_when_closed", 0)


async def test_a_person_who_meets_it_on_the_page_is_counted_and_a_machine_is_not(house: House) -> None:
    await page(house, **NAVIGATION)
    house.clock.wind(timedelta(minutes=10))
    before = tally(house)

    await page(house)
    await page(house, **NAVIGATION, **{"Sec-Purpose": "prefetch"})
    assert tally(house) == before

    await page(house, **NAVIGATION)
    assert tally(house).get("two_did_not_come", 0) - before.get("two_did_not_come", 0) == 1
