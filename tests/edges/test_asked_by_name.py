"""When a worker is here next, asked over the real server: chosen by them alone, told to our own page alone, and in one shape."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime
from urllib.parse import urlencode

import aiohttp
import pytest
import pytest_asyncio
from sqlalchemy import delete

from chatd import settings
from chatd.domain.ids import PersonId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_shifts import Shift
from chatd.store.connection import Database
from chatd.store.people import serves
from chatd.store.rotas import put_calendar
from chatd.transport.pages import START_LIMIT
from tests.edges.house import NORTHERN, House, house_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

FRIDAY = Shift(
    title="Friday night",
    zone="Europe/London",
    starts=datetime.fromisoformat("2026-11-20T22:00"),
    ends=datetime.fromisoformat("2026-11-21T06:00"),
    operators=(PersonId("wren"), PersonId("otter")),
)
CALENDAR = RotaCalendar(name="Northern", zone="Europe/London", projects=(), shifts=(FRIDAY,))
AT = b'{"next":"2026-11-20T22:00:00Z"}'
NOT_TOLD = b'{"next":null}'


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standing_house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with house_in(tmp_path_factory.mktemp("house") / "data") as house:
        database = await Database.open(settings.database_in(house.serving.data))
        async with database.transaction() as connection:
            await put_calendar(connection, NORTHERN, CALENDAR, iter("ab").__next__)
            await connection.execute(delete(serves).where(serves.c.person == "wren", serves.c.project == "eastport"))
        await database.close()
        yield house


@pytest_asyncio.fixture(loop_scope="module")
async def house(standing_house: House) -> AsyncIterator[House]:
    """Wren has chosen to be found; nobody else has."""
    standing_house.lines = AsyncExitStack()
    await chooses(standing_house, "wren", told="yes")
    yield standing_house
    await standing_house.sent_home()


async def sends(house: House, path: str, data: bytes, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        response = await session.post(f"{house.origin}{path}", data=data, headers={"Origin": house.origin, **headers}, allow_redirects=False)
        return response.status, await response.read(), dict(response.headers)


async def asks(house: House, name: str, project: str = "northtown") -> bytes:
    status, body, _ = await sends(house, f"/w/{project}/when", json.dumps({"name": name}).encode())
    assert status == 200
    return body


async def chooses(house: House, who: str, **fields: str) -> int:
    cookie, csrf = await house.signed_in(who)
    form = urlencode({"csrf": csrf, **fields}).encode()
    return (await sends(house, "/rota/mine/found", form, **{"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}))[0]


async def mine(house: House, who: str) -> str:
    cookie, _ = await house.signed_in(who)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        return await (await session.get(f"{house.origin}/rota/mine", headers={"Cookie": cookie})).text()


async def test_it_is_off_until_they_choose_it_and_off_again_when_they_choose_that(house: House) -> None:
    assert await asks(house, " wREN ") == AT
    assert await asks(house, "Otter") == NOT_TOLD
    assert 'value="yes" aria-describedby="found-hint" checked' in await mine(house, "wren")
    assert "checked" not in (await mine(house, "otter")).partition('id="found"')[2].partition("</form>")[0]

    assert await chooses(house, "wren") == 303
    assert await asks(house, "Wren") == NOT_TOLD


async def test_a_name_nobody_has_one_that_is_not_told_and_one_without_a_turn_have_the_same_answer(house: House) -> None:
    await chooses(house, "heron", told="yes")

    answers = [await sends(house, "/w/northtown/when", json.dumps({"name": name}).encode()) for name in ("Nobody", "Otter", "Heron", "\u2003")]

    assert {(status, body) for status, body, _ in answers} == {(200, NOT_TOLD)}
    assert len({str({**headers, "Date": ""}) for _, _, headers in answers}) == 1


async def test_another_projects_visitors_are_told_nothing_of_who_does_not_serve_them(house: House) -> None:
    assert await asks(house, "Wren", "northtown") == AT
    assert await asks(house, "Wren", "eastport") == NOT_TOLD


async def test_only_our_own_page_is_answered_and_nobody_else_can_choose(house: House) -> None:
    body = b'{"name":"Wren"}'
    for headers in ({"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        status, said, _ = await sends(house, "/w/northtown/when", body, **headers)
        assert (status, b"next" in said) == (403, False)

    _, csrf = await house.signed_in("otter")
    cookie, _ = await house.signed_in("wren")
    form = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    assert (await sends(house, "/rota/mine/found", urlencode({"csrf": csrf}).encode(), **form))[0] == 403
    assert await asks(house, "Wren") == AT


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"{", b'{"name":1}', b'{"name":""}', b'{"name":"Wren","more":1}', b'{"name":"' + b"x" * 41 + b'"}']
)
async def test_what_is_no_question_is_refused(house: House, body: bytes) -> None:
    assert (await sends(house, "/w/northtown/when", body))[0] == 400


async def test_what_is_too_long_is_refused_and_a_project_that_is_not_there_is_not_there(house: House) -> None:
    assert (await sends(house, "/w/northtown/when", b"x" * (START_LIMIT + 1)))[0] == 413
    assert (await sends(house, "/w/nobody/when", b'{"name":"Wren"}'))[0] == 404
