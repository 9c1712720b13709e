"""Nobody who is signed in may send without end: the pages of everybody else go on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from console.pace import AT_ONCE
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_who_sends_without_end_is_refused_and_the_others_are_not(house: House) -> None:
    cookie, csrf = await house.signed_in("otter")
    headers = {"Cookie": cookie, "Origin": house.origin, "X-Chatd-Csrf": csrf}
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), headers=headers) as session:

        async def call() -> int:
            async with session.post(f"{house.origin}/keys/sheet", json={}) as answer:
                assert answer.status == 400 or (await answer.json())["code"] == "too_fast"
                return answer.status

        async def form() -> int:
            async with session.post(f"{house.origin}/rota/mine/feed", data={"csrf": csrf}, allow_redirects=False) as answer:
                return answer.status

        assert await sent_until_refused(call) > AT_ONCE
        assert await sent_until_refused(form) < AT_ONCE / 10, "forms and calls are counted together; a few come back while the test looks"

    cookie, csrf = await house.signed_in("wren")
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        other = await session.post(f"{house.origin}/keys/sheet", json={}, headers={"Cookie": cookie, "Origin": house.origin, "X-Chatd-Csrf": csrf})
        assert other.status == 400


async def sent_until_refused(send: Callable[[], Awaitable[int]]) -> int:
    """How many were sent until one was refused for being too many, that one among them."""
    for sent in range(1, 2 * AT_ONCE):
        if await send() == 429:
            return sent
    raise AssertionError("nothing was refused")
