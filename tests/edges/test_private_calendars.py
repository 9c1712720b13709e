"""A private calendar over the real server: made, read by a programme without a cookie, renamed, renewed, ended."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
import pytest
import pytest_asyncio
from icalendar import Calendar

from chatd.demo import NORTHTOWN, ROTA
from chatd.domain.ids import PersonId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_shifts import Shift
from chatd.store import rotas
from chatd.store.connection import Database
from chatd.store.filling_tables import calendar_feed
from tests.edges.house import House
from tests.store.folder import bytes_on_disc

pytestmark = pytest.mark.asyncio(loop_scope="module")

PAGE = "/rota/mine/feed"
NIGHT = Shift(
    title="Canary night",
    zone="Europe/London",
    starts=datetime(2026, 11, 20, 22),  # noqa: DTZ001  A clock time.
    ends=datetime(2026, 11, 21, 6),  # noqa: DTZ001
    repeat="FREQ=WEEKLY",
    operators=(PersonId("wren"), PersonId("heron")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Somebody signed in, with the page of their own calendar."""

    house: House
    cookie: str
    csrf: str

    async def get(self, path: str, **headers: str) -> aiohttp.ClientResponse:
        return await fetched(self.house, "GET", path, headers=headers)

    async def page(self) -> str:
        return await (await self.get(PAGE, Cookie=self.cookie)).text()

    async def does(self, deed: str, **fields: str) -> aiohttp.ClientResponse:
        headers = {"Cookie": self.cookie, "Origin": self.house.origin, "Content-Type": "application/x-www-form-urlencoded"}
        return await fetched(self.house, "POST", PAGE, headers=headers, data=urlencode({"csrf": self.csrf, "deed": deed, **fields}))

    async def makes(self) -> str:
        """A new address, as a path."""
        before = re.search(r'name="before" value="([^"]*)"', await self.page())
        assert before
        shown = await (await self.does("make", before=before[1])).text()
        (address,) = set(re.findall(r'value="(http[^"]+\.ics)"', shown))
        return str(address).removeprefix(self.house.origin)


async def fetched(house: House, verb: str, path: str, **how: object) -> aiohttp.ClientResponse:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        response = await session.request(verb, f"{house.origin}{path}", allow_redirects=False, **how)  # type: ignore[arg-type]
        await response.read()
        return response


@pytest_asyncio.fixture(loop_scope="module")
async def wren(house: House) -> AsyncIterator[Owner]:
    """Wren, who is on every Friday night and has no address yet."""
    database = await Database.open(house.serving.data / "chatd.sqlite")
    calendar = RotaCalendar(name="Canary rota", zone="Europe/London", projects=(NORTHTOWN,), shifts=(NIGHT,))
    await database.write(lambda connection: rotas.put_calendar(connection, ROTA.id, calendar, lambda: "s-night"))
    cookie, csrf = await house.signed_in("wren")
    yield Owner(house=house, cookie=cookie, csrf=csrf)
    await database.write(lambda connection: connection.execute(calendar_feed.delete()))
    await database.close()


async def test_an_address_is_shown_once_and_read_without_a_cookie(wren: Owner) -> None:
    address = await wren.makes()

    assert re.fullmatch(r"/calendar/[\w-]{43}\.ics", address)
    assert address.partition("/calendar/")[2][:43] not in await wren.page()
    file = await wren.get(address)
    assert (file.status, file.content_type, file.charset) == (200, "text/calendar", "utf-8")
    assert file.headers["Cache-Control"] == "private, max-age=900"
    assert "Set-Cookie" not in file.headers
    assert "nosniff" in file.headers["X-Content-Type-Options"]
    text = await file.text()
    assert {str(each["SUMMARY"]) for each in Calendar.from_ical(text).walk("VEVENT")} == {"Busy"}
    for hidden in ("canary", "northtown", "wren", "heron", "northern", "localhost"):
        assert hidden not in text.lower(), hidden


async def test_the_secret_is_nowhere_on_disc(wren: Owner) -> None:
    secret = (await wren.makes()).partition("/calendar/")[2].removesuffix(".ics")

    assert b"wren" in bytes_on_disc(Path(wren.house.serving.data))
    assert secret.encode() not in bytes_on_disc(Path(wren.house.serving.data))


async def test_a_title_of_ones_own_choice_stays_when_the_address_is_renewed(wren: Owner) -> None:
    await wren.makes()
    assert (await wren.does("title", title=" Choir,  practice ")).status == 303

    text = await (await wren.get(await wren.makes())).text()

    assert {str(each["SUMMARY"]) for each in Calendar.from_ical(text).walk("VEVENT")} == {"Choir, practice"}


@pytest.mark.parametrize("title", ["", " ", "x" * 41])
async def test_a_title_that_will_not_do_is_told_so_and_stays_as_typed(wren: Owner, title: str) -> None:
    address = await wren.makes()

    refused = await wren.does("title", title=title)

    text = await refused.text()
    assert refused.status == 400
    assert "Write 1 to 40 letters." in text and 'aria-invalid="true"' in text
    assert f'value="{title.strip()}"' in text
    assert "SUMMARY:Busy" in await (await wren.get(address)).text()


async def test_an_address_that_was_renewed_ended_or_never_was_is_nothing_in_the_same_bytes(wren: Owner) -> None:
    first = await wren.makes()
    assert (await wren.get(first)).status == 200
    second = await wren.makes()
    assert (await wren.get(second)).status == 200
    assert (await wren.does("revoke")).status == 303

    nothing = await wren.get("/nowhere")
    for address in (first, second, "/calendar/x.ics", f"/calendar/{'x' * 43}.ics", f"/calendar/{'x' * 2_000}.ics", "/calendar/%00.ics", second + "x"):
        answer = await wren.get(address)

        assert (answer.status, await answer.read()) == (404, await nothing.read()), address
        assert {**answer.headers, "Date": ""} == {**nothing.headers, "Date": ""}
    assert wren.house.origin not in await wren.page()


async def test_a_form_sent_twice_makes_one_address(wren: Owner) -> None:
    address = await wren.makes()

    again = await wren.does("make", before="")

    assert again.status == 303
    assert (await wren.get(address)).status == 200


async def test_only_its_owner_signed_in_changes_anything(wren: Owner) -> None:
    address = await wren.makes()
    _, anothers = await wren.house.signed_in("heron")
    for cookie, csrf, origin, expected in (
        ("", wren.csrf, wren.house.origin, 303),
        (wren.cookie, anothers, wren.house.origin, 403),
        (wren.cookie, wren.csrf, "https://elsewhere.example", 403),
        (wren.cookie, wren.csrf, "null", 403),
    ):
        headers = {"Cookie": cookie, "Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
        answer = await fetched(wren.house, "POST", PAGE, headers=headers, data=urlencode({"csrf": csrf, "deed": "revoke"}))

        assert answer.status == expected
        assert expected != 303 or answer.headers["Location"].startswith("/sign-in")
    assert (await wren.does("nonsense")).status == 400
    assert (await wren.get(address)).status == 200
    heron = Owner(house=wren.house, cookie=(await wren.house.signed_in("heron"))[0], csrf="")
    assert "Make my address" in await heron.page()
