"""The official clients of two languages, over both transports, do what docs/events.md says they can."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import socketio

from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

SCRIPT = Path(__file__).with_name("stock_client.mjs")
TRANSPORTS = ["websocket", "polling"]


async def official(**told: str) -> dict[str, Any]:
    """What the script says came of it."""
    process = await asyncio.create_subprocess_exec(
        "node", str(SCRIPT), json.dumps(told), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, trouble = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 0 and out, trouble.decode()
    came_of_it: dict[str, Any] = json.loads(out)
    return came_of_it


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_the_official_client_arrives_waits_and_leaves(house: House, transport: str) -> None:
    first, _ = await house.worker("wren"), await house.worker("heron")

    came_of_it = await official(origin=house.origin, transport=transport, token=await house.token())

    arrived, beat, left = came_of_it["answers"]
    assert arrived["ok"] and beat == {"room": 0, "ok": True} and left == {"ok": True}
    assert came_of_it["heard"][0] == "room" and came_of_it["heard"][-1] == "ended"
    assert came_of_it["transport"] == transport
    await first.until(lambda: not first.desk["waiting"])


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_the_official_client_works_a_shift(house: House, transport: str) -> None:
    cookie, csrf = await house.signed_in("wren")

    came_of_it = await official(origin=house.origin, transport=transport, cookie=cookie, csrf=csrf)

    checked_in, finished = came_of_it["answers"]
    assert checked_in["ok"] and checked_in["shift"] and finished == {"ok": True}
    assert set(came_of_it["heard"]) == {"desk"}


async def test_the_official_client_reads_why_it_is_turned_away(house: House) -> None:
    came_of_it = await official(origin=house.origin, transport="websocket", token="x" * 40)

    assert came_of_it["refused"] == "not_allowed"
    assert came_of_it["data"] == {"ok": False, "code": "not_allowed", "text_key": "refused.not_allowed", "field": None}


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_pythons_client_arrives_waits_and_leaves(house: House, transport: str) -> None:
    await house.worker("wren"), await house.worker("heron")
    ended = asyncio.Event()
    # Over polling this client sends the headers of `connect` with its first request only; its session's headers go with all of them.
    async with aiohttp.ClientSession(headers={"Origin": house.origin}) as session:
        client = socketio.AsyncClient(reconnection=False, http_session=session)
        client.on("ended", lambda body: ended.set(), namespace="/visitor")
        auth = {"token": await house.token()}
        await client.connect(house.origin, auth=auth, transports=[transport], namespaces=["/visitor"], wait_timeout=10)
        arrived = await client.call("arrive", {"page_key": "A" * 43, "language": "en"}, namespace="/visitor", timeout=10)
        left = await client.call("leave", {"how": "ended"}, namespace="/visitor", timeout=10)
        await asyncio.wait_for(ended.wait(), 10)
    await asyncio.wait_for(client.wait(), 10)

    assert arrived["ok"] and left["ok"]
