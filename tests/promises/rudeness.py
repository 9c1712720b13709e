"""What somebody sends who means harm or whose browser is broken. Each thing carries a word to look for, by each way in that there is."""

from __future__ import annotations

import asyncio
import contextlib
from urllib.parse import urlsplit

import aiohttp

from tests.promises.evidence import Evidence, WatchedVisitor
from tests.promises.meeting import Meeting, sign_in

PATIENCE = 10.0


async def broken_requests(meeting: Meeting) -> int:
    """Requests that the library itself turns down, paths that are not there, bodies that are none. Returns how many were answered."""
    say, ask = meeting.evidence.trace, meeting.evidence.ask
    head = "".join(f"{name}: {value}\r\n" for name, value in meeting.headers.items()) + "Host: localhost\r\nConnection: close\r\n"
    own = head + f"Origin: {meeting.origin}\r\n"
    sent = [
        f"GET /w/northtown/{ask('path')} HTTP/1.1\r\n{head}\r\n",
        f"GET /w/{ask('project')}/?lang={ask('query')} HTTP/1.1\r\n{head}\r\n",
        f"GET /static/../../{ask('climbing path')} HTTP/1.1\r\n{head}\r\n",
        f"GET /%ff%00{ask('path that is no text')} HTTP/1.1\r\n{head}\r\n",
        f"BREW /{ask('unknown verb')} HTTP/1.1\r\n{head}\r\n",
        f"{say('no request')}\r\n\r\n",
        f"GET / HTTP/9.{say('version')}\r\n\r\n",
        f"GET /health HTTP/1.1\r\n{head}X-Long: {say('long header') * 600}\r\n\r\n",
        f"GET /health HTTP/1.1\r\n{head}Bad\x01{say('bad header')}: 1\r\n\r\n",
        f"GET /desk HTTP/1.1\r\n{head}Cookie: __Host-chatd={say('cookie')}\r\n\r\n",
        _post("/w/northtown/start", own, f'{{"language": "{say("language")}"'),
        _post("/w/northtown/start", own, f'{{"{ask("field")}": 1}}'),
        _post("/w/northtown/start", own, say("long body") * 100),
        _post("/w/northtown/when", own, f'{{"name": "{say("name sought")}"}}'),
        _post("/w/northtown/when", own, f'{{"{ask("name sought wrongly")}": 1}}'),
        _post("/sign-in/salt", own, f'{{"nom": "{ask("name in the wrong field")}"}}'),
        _post("/sign-in", own, f'{{"name": "{ask("name without a proof")}", "proof": "{say("proof")}"}}'),
        _post("/socket.io/?EIO=4&transport=polling&sid=" + ask("socket"), own, f"40/visitor,{say('polling')}"),
        f"GET /socket.io/?EIO=4&transport={ask('transport')} HTTP/1.1\r\n{own}\r\n",
        f"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n{head}Origin: https://{say('origin')}.example\r\n\r\n",
    ]
    return sum([bool(await _answer_to(meeting.through, request)) for request in sent])


def _post(path: str, head: str, body: str) -> str:
    return f"POST {path} HTTP/1.1\r\n{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}"


async def _answer_to(through: str, request: str) -> bytes:
    where = urlsplit(through)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    try:
        writer.write(request.encode("latin-1"))
        async with asyncio.timeout(PATIENCE):
            return await reader.read(64)
    except ConnectionError:
        return b""
    finally:
        writer.close()


async def broken_packets(meeting: Meeting) -> int:
    """Socket packets that are none, before and after a knock that is refused. Returns on how many lines."""
    say = meeting.evidence.trace
    packets: list[str | bytes] = [
        f'40/visitor,{{"token": "{say("token")}"}}',
        f"42/visitor,[{say('packet that is no JSON')}",
        f'42/visitor,1["{say("event")}", {{}}]',
        f'451-/visitor,["send",{{"_placeholder":true,"num":0}},"{say("attachment")}"]',
        f"4{say('unknown packet')}",
        say("no packet"),
        say("bytes").encode(),
        b"\xff\xfe" + say("bytes that are no text").encode(),
        say("frame over the limit") * 2_000,
    ]
    for packet in packets:
        await _on_a_line(meeting, packet)
    return len(packets)


async def _on_a_line(meeting: Meeting, packet: str | bytes) -> None:
    """Until the server has answered or hung up."""
    address = f"{meeting.through}/socket.io/?EIO=4&transport=websocket"
    headers = {**meeting.headers, "Origin": meeting.origin}
    async with aiohttp.ClientSession() as session, session.ws_connect(address, headers=headers) as line:
        await line.receive(PATIENCE)
        await (line.send_str(packet) if isinstance(packet, str) else line.send_bytes(packet))
        with contextlib.suppress(ConnectionError):
            await line.send_str("40/visitor,{}")
        await line.receive(PATIENCE)


async def broken_events(visitor: WatchedVisitor, evidence: Evidence) -> int:
    """Events whose bodies hold words in the clear, as a broken page might send them. Returns how many were refused."""
    say = evidence.trace
    bodies: list[tuple[str, object]] = [
        ("send", {"text": say("words in the clear")}),
        ("send", say("words for a body")),
        ("send", {"epoch": 1, "counter": 1, "seen": [], "nonce": say("nonce"), "box": say("box") + "!"}),
        ("typing", [say("list")]),
        ("epoch", {"number": 1, evidence.ask("key of a body"): 1}),
        (evidence.ask("event"), {}),
        ("history", {"to": 99, "box": say("history box") * 2, "signature": "A" * 86}),
    ]
    answers = [await visitor.call(name, body) for name, body in bodies]
    return sum(not answer["ok"] for answer in answers)


async def refused_sign_in(meeting: Meeting, evidence: Evidence) -> bool:
    """A name and a passphrase that nobody has."""
    return await sign_in(meeting.origin, evidence.ask("name at sign-in"), evidence.say("passphrase"), meeting.headers) is None
