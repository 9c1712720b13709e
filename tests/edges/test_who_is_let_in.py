"""Who may open a line: our own pages, with a token that is theirs, good and not spent. And what a line may cost us."""

from __future__ import annotations

import asyncio
import socket
from datetime import timedelta

import aiohttp
import pytest

from chatd.domain.ids import ConversationId, ProjectId
from chatd.tokens import VisitTokens
from chatd.wire import Channel, Entry, MessageEntry
from tests.edges.house import House
from tests.edges.raw import Body
from tests.serving import settled

pytestmark = pytest.mark.asyncio(loop_scope="module")

ARRIVE: Body = {"page_key": "A" * 43, "language": "en"}
FOREIGN = [None, "null", "https://elsewhere.example", "http://127.0.0.1:1", "{own}.elsewhere.example", "{own}/", "http://LOCALHOST"]


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_a_socket_from_another_origin_or_from_none_is_refused(house: House, origin: str | None, transport: str) -> None:
    headers = {"Origin": origin.replace("{own}", house.origin)} if origin else {}
    address = f"{house.origin}/socket.io/?EIO=4&transport={transport}"
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}

    async with aiohttp.ClientSession() as session:
        refused = await session.get(address, headers={**headers, **(upgrade if transport == "websocket" else {})})
        assert refused.status == 403
        assert "Access-Control-Allow-Origin" not in refused.headers
        welcome = await session.get(f"{house.origin}/socket.io/?EIO=4&transport=polling", headers={"Origin": house.origin})
        assert welcome.status == 200


async def test_a_token_is_good_once(house: House) -> None:
    await house.worker("wren"), await house.worker("heron")
    token = await house.token()
    first, second = await house.raw(auth={"token": token}), await house.raw(auth={"token": token})

    assert (await first.call("arrive", ARRIVE))["ok"]
    assert (await second.call("arrive", ARRIVE))["code"] == "not_allowed"
    third = await house.raw(auth={"token": token})
    assert third.refusal and third.refusal["message"] == "not_allowed"
    assert len(house.sheet.conversations) == 1


async def test_a_token_is_good_for_ten_minutes(house: House) -> None:
    await house.worker("wren"), await house.worker("heron")
    token = await house.token()

    house.clock.wind(timedelta(minutes=10))

    late = await house.raw(auth={"token": token})
    assert late.refusal and late.refusal["message"] == "not_allowed"


@pytest.mark.parametrize("how", ["another project", "other rules", "later", "another mark", "another key", "no mark"])
async def test_a_forged_token_opens_nothing(house: House, how: str) -> None:
    await house.worker("wren"), await house.worker("heron")
    token = await house.token()
    project, until, nonce, seen, mark = token.split(".")
    forged = {
        "another project": f"eastport.{until}.{nonce}.{seen}.{mark}",
        "other rules": f"{project}.{until}.{nonce}.en_9_9.{mark}",
        "later": f"{project}.{int(until) + 600}.{nonce}.{seen}.{mark}",
        "another mark": f"{project}.{until}.{nonce}.{seen}.{'A' * len(mark)}",
        "another key": VisitTokens(b"x" * 32).make(ProjectId("northtown"), house.clock.now()),
        "no mark": f"{project}.{until}.{nonce}.{seen}.",
    }[how]

    line = await house.raw(auth={"token": forged})

    assert line.refusal and line.refusal["message"] == "not_allowed"


async def test_without_a_standing_sign_in_and_its_own_token_nobody_is_a_worker(house: House) -> None:
    wren, heron = await house.signed_in("wren"), await house.signed_in("heron")

    for cookie, csrf in [("", wren[1]), ("__Host-chatd=nothing", wren[1]), (wren[0], heron[1]), (wren[0], "x" * 43), ('__Host-chatd="\\', wren[1])]:
        line = await house.raw(namespace="/operator", auth={"csrf": csrf}, headers={"Cookie": cookie} if cookie else {})
        assert line.refusal and line.refusal["message"] == "not_allowed"
    assert (await house.raw(namespace="/operator", auth={"csrf": wren[1]}, headers={"Cookie": wren[0]})).greeting


async def test_a_sign_in_that_has_ended_opens_no_line(house: House) -> None:
    cookie, csrf = await house.signed_in("wren")
    house.clock.wind(timedelta(hours=12))

    line = await house.raw(namespace="/operator", auth={"csrf": csrf}, headers={"Cookie": cookie})

    assert line.refusal and line.refusal["message"] == "not_allowed"


async def test_what_was_said_in_the_handshake_is_not_kept(house: House) -> None:
    await house.worker("wren"), await house.worker("heron")
    line = await house.raw(auth={"token": await house.token()}, headers={"User-Agent": "canary", "Referer": "https://canary.example"})
    assert (await line.call("arrive", ARRIVE))["ok"]

    kept = [house.server.sockets.get_environ(sid, "/visitor") for sid in house.server.sockets.namespace_handlers["/visitor"]._lines]

    assert kept and not any(kept)
    assert "canary" not in repr(house.server.sockets.environ)


async def test_who_reads_too_slowly_is_hung_up_on_and_the_others_are_served(house: House) -> None:
    await house.worker("wren"), await house.worker("heron")
    other, _ = await house.raw_visitor()
    token = await house.token()
    port = int(house.origin.rpartition(":")[2])
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    narrow.setblocking(False)
    await asyncio.get_running_loop().sock_connect(narrow, ("127.0.0.1", port))
    reader, writer = await asyncio.open_connection(sock=narrow, limit=1_024)
    try:
        conversation = await arrive_and_stop_reading(house, reader, writer, token)
        outbox = house.server.desk.outbox
        entry = MessageEntry(seq=1, slot=1, epoch=1, counter=1, seen=[], nonce="A" * 32, box="B" * 11_000)

        for _ in range(6_000):
            if conversation not in outbox.visitors:  # type: ignore[attr-defined]
                break
            await outbox.to_visitor(conversation, "entry", Entry(conversation=conversation, channel=Channel.ROOM, entry=entry))
        await settled()

        assert conversation not in outbox.visitors  # type: ignore[attr-defined]
        assert house.sheet.conversations[conversation].visitor_lost_since is not None
        assert (await other.call("beat", {}))["ok"]
    finally:
        writer.transport.abort()


async def arrive_and_stop_reading(house: House, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, token: str) -> ConversationId:
    """A handshake by hand, an arrival, and from then on silence."""
    before = set(house.sheet.conversations)
    writer.write(
        f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nOrigin: {house.origin}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    writer.write(masked('40/visitor,{"token":"' + token + '"}'))
    await asyncio.wait_for(reader.readuntil(b'40/visitor,{"sid"'), 10)
    writer.write(masked('42/visitor,["arrive",{"page_key":"' + "B" * 43 + '","language":"en"}]'))
    await asyncio.wait_for(reader.readuntil(b'"room"'), 10)
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    (conversation,) = set(house.sheet.conversations) - before
    return conversation


def masked(text: str) -> bytes:
    """One WebSocket text frame as a client sends it, under a mask of zeros."""
    size = len(text)
    head = bytes([0x81, 0x80 | size]) if size < 126 else bytes([0x81, 0xFE]) + size.to_bytes(2, "big")
    return head + bytes(4) + text.encode()
