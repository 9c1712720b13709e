"""Nobody who is signed in may send without end: the pages of everybody else go on."""

from __future__ import annotations

import aiohttp
import pytest

from console.pace import AT_ONCE
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_who_sends_without_end_is_refused_and_the_others_are_not(house: House) -> None:
    cookie, csrf = await house.signed_in("otter")
    headers = {"Cookie": cookie, "Origin": house.origin, "X-Chatd-Csrf": csrf}
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), headers=headers) as session:
        answer = await session.post(f"{house.origin}/keys/sheet", json={})
        sent = 1
        while answer.status == 400 and sent < 2 * AT_ONCE:
            answer, sent = await session.post(f"{house.origin}/keys/sheet", json={}), sent + 1
        refused = await answer.json()
        form = await session.post(f"{house.origin}/rota/mine/feed", data={"csrf": csrf}, allow_redirects=False)

        assert sent > AT_ONCE
        assert (answer.status, refused["code"]) == (429, "too_fast")
        assert form.status == 429

    cookie, csrf = await house.signed_in("wren")
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        other = await session.post(f"{house.origin}/keys/sheet", json={}, headers={"Cookie": cookie, "Origin": house.origin, "X-Chatd-Csrf": csrf})
        assert other.status == 400
