"""Every route and every socket event, walked: strict headers on every answer, and nothing done without origin, size, schema and rate."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping

import aiohttp
import pytest
from aiohttp import web
from msgspec import inspect as shapes

from chatd import wire
from chatd.app import ROOT
from chatd.transport.assets import Assets, pinned_name
from chatd.transport.headers import ALWAYS
from chatd.transport.pages import START_LIMIT
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

TABLES = {"visitor": wire.FROM_VISITOR, "operator": wire.FROM_OPERATOR}
EVENTS = [(side, name) for side, table in TABLES.items() for name in table]
VERBS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"]
SEALED = ("/records", "/concern-notes", "/slips")
"""Sealed parts may be longer than what this sends; then it is looked at, and refused as no such part."""
FILES = ("/file", "/exchange")
"""So may files; what is no form with a file in it is refused before it is read, however long it is."""
EDITOR = ("/edit/keep", "/edit/version", "/save")
"""Two texts of an answer, and all that a project says, are in some scripts longer than what this sends."""
SCRIPT = Assets(ROOT).address("widget/frame.js")
LOADER = pinned_name((ROOT / "widget" / "dist" / "embed.js").read_bytes())
A_TURN = {"{shift}": "x" * 26, "{day}": "2026-11-23", "{deed}": "sign-up"}
KEPT = {"{record}": "0" * 32, "{note}": "0" * 32, "{slip}": "0" * 32, "{aside}": "0" * 32}
FILLED = {
    **KEPT,
    "{loader}": LOADER,
    "{project}": "northtown",
    "{token}": "x" * 43,
    "{secret}": "x" * 43,
    "/static/{path}": SCRIPT,
    "{lang}": "en",
    "{whose}": "own",
    "{language}": "en",
    "{name}": "sti-test",
    "{section}": "ground_rules",
    "{service}": "example-0",
    **A_TURN,
}


def every_path(house: House) -> list[str]:
    """Each route with something real in its holes."""
    found = {filled(resource.canonical) for resource in house.server.app.router.resources()}
    assert not [path for path in found if "{" in path], "a hole without a filling"
    return sorted(found)


def filled(path: str) -> str:
    for hole, real in FILLED.items():
        path = path.replace(hole, real)
    return path


def every_post(house: House) -> list[str]:
    posts = {route.resource.canonical for route in house.server.app.router.routes() if route.method == "POST" and route.resource}
    return sorted(filled(path) for path in posts if not path.startswith("/socket.io"))


async def asked(house: House, verb: str, path: str, **how: object) -> aiohttp.ClientResponse:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        response = await session.request(verb, f"{house.origin}{path}", allow_redirects=False, **how)  # type: ignore[arg-type]
        await response.read()
        return response


def lacking(headers: Mapping[str, str]) -> list[str]:
    """What a strict answer would have and this one has not."""
    wrong = [name for name, value in ALWAYS.items() if headers.get(name) != value]
    policy = headers.get("Content-Security-Policy", "")
    wrong += [part for part in ("default-src 'none'", "frame-ancestors", "base-uri 'none'") if part not in policy]
    wrong += ["unsafe"] if "'unsafe-inline'" in policy or "'unsafe-eval'" in policy or "*" in policy.split() else []
    wrong += [name for name in ("Cache-Control", "Cross-Origin-Resource-Policy") if name not in headers]
    return wrong


# ── every route ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("verb", VERBS)
async def test_every_answer_of_every_route_is_strict(house: House, verb: str) -> None:
    for path in [*every_path(house), "/nowhere", "/w/nobody/", "/p/nobody/availability.json", "/static/src/../../chatd/wire.py", "/%00", "/w/%ff/"]:
        for headers in ({}, {"Origin": house.origin}, {"Origin": "https://elsewhere.example"}):
            response = await asked(house, verb, path, headers=headers)

            assert not lacking(response.headers), f"{verb} {path}: {response.status}"
            assert response.status < 500, f"{verb} {path}"
            assert "Set-Cookie" not in response.headers or path == "/sign-out"


async def test_the_answers_walked_above_are_of_every_kind(house: House) -> None:
    ours = {"Origin": house.origin, "Content-Type": "application/json"}
    samples: list[tuple[str, str, dict[str, object]]] = [
        ("GET", "/health", {}),
        ("GET", "/desk", {}),
        ("POST", "/sign-in", {"headers": ours, "data": b"{"}),
        ("POST", "/w/northtown/start", {}),
        ("GET", "/nowhere", {}),
        ("PUT", "/health", {}),
        ("POST", "/w/northtown/start", {"headers": ours, "data": b"x" * 2_000}),
    ]

    seen = [(await asked(house, verb, path, **how)).status for verb, path, how in samples]

    assert seen == [200, 303, 400, 403, 404, 405, 413]


async def test_too_large_is_refused_before_it_is_read(house: House) -> None:
    ours = await as_our_page(house)
    for path in every_post(house):
        response = await asked(house, "POST", path, data=b'"' + b"x" * 70_000 + b'"', headers=ours)

        assert response.status == (400 if (path.startswith(SEALED) and response.status != 413) or path.endswith((*FILES, *EDITOR)) else 413), path
        assert not lacking(response.headers)
    assert START_LIMIT <= 1_000


async def as_our_page(house: House) -> dict[str, str]:
    """What a script of ours sends for somebody who is signed in."""
    cookie, csrf = await house.signed_in("wren")
    return {"Origin": house.origin, "Content-Type": "application/json", "Cookie": cookie, "X-Chatd-Csrf": csrf}


async def test_every_post_needs_our_own_origin(house: House) -> None:
    ours = await as_our_page(house)
    foreign: list[dict[str, str]] = [
        {},
        {"Origin": "null"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": house.origin + ".elsewhere.example"},
        {"Origin": house.origin.replace("http", "https")},
        {"Origin": house.origin + "/"},
        {"Origin": house.origin, "Sec-Fetch-Site": "cross-site"},
        {"Origin": house.origin, "Sec-Fetch-Site": "same-site"},
    ]
    for path in every_post(house):
        for headers in foreign:
            assert (await asked(house, "POST", path, json={}, headers=headers)).status == 403, f"{path} {headers}"
        assert (await asked(house, "POST", path, json={"x": 1}, headers=ours)).status == 400, path


async def test_every_post_of_a_signed_in_worker_needs_its_token_too(house: House) -> None:
    cookie, csrf = await house.signed_in("wren")
    headers = {"Origin": house.origin, "Cookie": cookie}

    for wrong in ("x" * 43, (await house.signed_in("heron"))[1]):
        assert (await asked(house, "POST", "/sign-out", json={"csrf": wrong}, headers=headers)).status == 403
    assert (await asked(house, "GET", "/desk", headers=headers)).status == 200
    assert (await asked(house, "POST", "/sign-out", json={"csrf": csrf}, headers=headers)).status == 204
    assert (await asked(house, "GET", "/desk", headers=headers)).status == 303


async def test_nothing_but_pages_for_everybody_is_given_without_signing_in(house: House) -> None:
    open_to_all = {
        "/embed.js",
        f"/{LOADER}",
        "/health",
        "/sign-in",
        "/w/northtown/",
        "/p/northtown/button.json",
        "/p/northtown/availability.json",
        "/p/northtown/openings.json",
        "/p/northtown/",
        SCRIPT,
        "/privacy/northtown",
        "/w/northtown/rules.json",
    }
    for path in every_path(house):
        if path.startswith("/socket.io"):
            continue
        response = await asked(house, "GET", path)

        assert (response.status == 200) == (path in open_to_all), f"{path}: {response.status}"


BROKEN_BODIES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"x"',
    b"7",
    b"\xff\xfe",
    b'{"language":"\\ud800"}',
    b'{"language":7}',
    b'{"language":"e"}',
    b'{"x":1}',
    b"[" * 900,
]


@pytest.mark.parametrize("body", BROKEN_BODIES, ids=range(len(BROKEN_BODIES)))
async def test_a_broken_body_is_told_so_and_repeats_nothing(house: House, body: bytes) -> None:
    headers = await as_our_page(house)
    for path in every_post(house):
        response = await asked(house, "POST", path, data=body, headers=headers)

        assert response.status == (200 if path.endswith("/start") and not body else 400), f"{path} {body[:20]!r}"
        assert not lacking(response.headers)


async def test_an_unknown_project_is_nothing_in_the_same_bytes_however_it_is_named(house: House) -> None:
    for kind in ("/w/{}/", "/p/{}/availability.json", "/p/{}/button.json"):
        answers = [await asked(house, "GET", kind.format(name)) for name in ("nobody", "northtowm", "a" * 200, "NORTHTOWN")]

        assert {response.status for response in answers} == {404}
        assert len({await response.read() for response in answers}) == 1
        assert len({tuple(sorted((name, value) for name, value in response.headers.items() if name != "Date")) for response in answers}) == 1
    start = await asked(house, "POST", "/w/nobody/start", json={}, headers={"Origin": house.origin})
    assert (start.status, await start.read()) == (404, await (await asked(house, "GET", "/nowhere")).read())


async def test_malformed_http_gets_a_short_answer_that_says_nothing_of_what_we_run(house: House) -> None:
    for sent in (
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02canary",
        b"GET /canary\x00 HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX canary: b\r\n\r\n",
    ):
        answer = await straight(house, sent)

        assert b"canary" not in answer, answer
        assert b"aiohttp" not in answer and b"Python" not in answer, answer
        assert not answer or b"nosniff" in answer, answer


async def test_bytes_that_are_no_text_break_no_page_wherever_they_stand(house: House) -> None:
    cookie, _ = await house.signed_in("wren")
    head = b"Host: localhost\r\nConnection: close\r\nOrigin: " + house.origin.encode() + b"\r\n"
    star = head + b"Cookie: " + cookie.encode() + b"\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
    answers = [
        await straight(house, b"GET /answers HTTP/1.1\r\n" + head + b"Cookie: __Host-chatd=\xff\xfe\r\n\r\n"),
        await straight(house, b"GET /services/northtown HTTP/1.1\r\n" + head + b"Cookie: " + cookie.encode() + b"; __Host-told=done%20\xff\r\n\r\n"),
        await straight(house, b"POST /desk/star HTTP/1.1\r\n" + star + b"X-Chatd-Csrf: \xff\xfe\r\n\r\n{}"),
    ]

    assert [answer.split(b" ", 2)[1] for answer in answers] == [b"303", b"200", b"403"]


async def straight(house: House, sent: bytes) -> bytes:
    """What comes back on a connection on which those bytes were sent."""
    port = int(house.origin.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(sent)
        await writer.drain()
        async with asyncio.timeout(10):
            return await reader.read()
    finally:
        writer.close()


# ── every event ───────────────────────────────────────────────────────────────────────────────────────────────────


def parts_of(kind: shapes.Type) -> tuple[shapes.Type, ...]:
    """What a value of this holds."""
    match kind:
        case shapes.StructType():
            return tuple(field.type for field in kind.fields)
        case shapes.ListType():
            return (kind.item_type,)
        case shapes.UnionType():
            return kind.types
        case shapes.TupleType():
            return kind.item_types
        case _:
            return ()


def all_in(kind: shapes.Type) -> Iterator[shapes.Type]:
    """This, and all it holds."""
    yield kind
    for part in parts_of(kind):
        yield from all_in(part)


def is_bounded(kind: shapes.Type) -> bool:
    """Is there a largest value of this, apart from what it holds?"""
    match kind:
        case shapes.StrType():
            return kind.max_length is not None and kind.max_length <= 16_000
        case shapes.IntType():
            return kind.le is not None and kind.ge is not None
        case shapes.ListType():
            return kind.max_length is not None and kind.max_length <= 64
        case _:
            return isinstance(kind, BOUNDED)


BOUNDED = (shapes.StructType, shapes.EnumType, shapes.LiteralType, shapes.BoolType, shapes.NoneType, shapes.UnionType, shapes.TupleType)


@pytest.mark.parametrize(("side", "name"), EVENTS)
async def test_every_event_is_closed_bounded_and_slowed(side: str, name: str) -> None:
    event = TABLES[side][name]

    assert 1 <= event.burst <= 60
    assert 0 < event.per_second <= 10
    for kind in all_in(shapes.type_info(event.body)):
        assert is_bounded(kind), kind
        assert not isinstance(kind, shapes.StructType) or kind.forbid_unknown_fields, kind


@pytest.mark.parametrize(("side", "name"), EVENTS)
async def test_an_answer_can_be_told_from_a_refusal(side: str, name: str) -> None:
    ok = next(each for each in shapes.type_info(TABLES[side][name].answer).fields if each.name == "ok")  # type: ignore[attr-defined]

    assert isinstance(ok.type, shapes.LiteralType) and ok.type.values == (True,)


async def test_the_sockets_know_no_event_beside_the_tables(house: House) -> None:
    for namespace, table in (("/visitor", wire.FROM_VISITOR), ("/operator", wire.FROM_OPERATOR)):
        guard = house.server.sockets.namespace_handlers[namespace]

        assert guard._table == table
        assert set(guard._handlers) == set(table)
    assert set(house.server.sockets.namespace_handlers) == {"/visitor", "/operator"}
    assert not house.server.sockets.handlers


async def test_a_struct_does_not_print_what_it_holds() -> None:
    said = wire.Send(epoch=1, counter=1, seen=[], nonce="A" * 32, box="canary" * 9)

    assert "canary" not in f"{said} {said!r} {[said]} {wire.Entry(conversation='canary', channel=wire.Channel.ROOM, entry=entry())}"


def entry() -> wire.MessageEntry:
    return wire.MessageEntry(seq=1, slot=0, epoch=1, counter=1, seen=[], nonce="A" * 32, box="canary" * 9)


async def test_no_route_is_made_without_these_tests_seeing_it(house: House) -> None:
    kinds = {type(resource) for resource in house.server.app.router.resources()}

    assert kinds <= {web.PlainResource, web.DynamicResource}
