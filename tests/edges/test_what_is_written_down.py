"""Whatever is thrown at the real server, what it writes holds nothing of it: no words, no address, no user agent, no origin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.edges.raw import Raw
from tests.edges.test_every_door import VERBS
from tests.edges.test_hostile_lines import GARBAGE
from tests.serving import Serving, serving_the_command, stop

CANARY = "canary7Qx"
HEADERS = {"User-Agent": CANARY, "Referer": f"https://{CANARY}.example", "X-Forwarded-For": "203.0.113.77", "Cookie": f"__Host-chatd={CANARY}"}


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Serving]:
    with serving_the_command(tmp_path / "data") as serving:
        yield serving


async def test_nothing_that_was_sent_is_written_down(apart: Serving) -> None:
    await everything_wrong_over_http(apart.origin)
    await everything_wrong_over_sockets(apart.origin)

    assert apart.process and stop(apart.process) == 0

    written = (apart.data.parent / f"{apart.data.name}.stderr").read_text("utf-8")
    assert "packet.py" in written, "nothing went wrong, so nothing was proved"
    for trace in (CANARY, CANARY.lower(), "203.0.113.77", "from 127.0.0.1", "Traceback", "elsewhere.example"):
        assert trace not in written, trace


async def everything_wrong_over_http(origin: str) -> None:
    async with aiohttp.ClientSession(headers=HEADERS) as session:
        for verb in VERBS:
            for path in (f"/{CANARY}", f"/w/{CANARY}/", f"/w/{CANARY}/start", "/sign-in", f"/socket.io/?EIO=4&transport=polling&x={CANARY}"):
                for headers in ({"Origin": origin}, {"Origin": f"https://elsewhere.example/{CANARY}"}):
                    answer = await session.request(verb, f"{origin}{path}", json={CANARY: CANARY}, headers=headers)
                    if verb != "TRACE":
                        assert CANARY not in await answer.text(), f"{verb} {path}"


async def everything_wrong_over_sockets(origin: str) -> None:
    wrong = [*GARBAGE, f'42/visitor,["{CANARY}","{CANARY}"]', f'42/visitor,["send",{{"box":"{CANARY}"}}]', f"{CANARY}", f'40/{CANARY},{{"a":1}}']
    for frame in wrong:
        async with Raw.to(origin, auth={"token": CANARY * 4}, headers=HEADERS) as line:
            assert CANARY not in json.dumps(line.refusal)
            await line.send_text(frame)
            await line.send_bytes(CANARY.encode())
