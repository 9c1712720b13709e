"""The calls and pages of keys over real HTTP: who may, what they are told, and that what is somebody else's is as what is not there."""

from __future__ import annotations

from typing import Any

import aiohttp
import msgspec
import pytest

from chatd import demo_keys, trust
from chatd.demo_keys import Ring
from chatd.signatures import sign
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

CALLS = ("ring", "certify", "revoke", "coordinator", "sheet", "leads", "leads/agree", "leads/withdraw")


class Caller:
    """Somebody signed in, as their pages' scripts speak."""

    def __init__(self, house: House, cookie: str, csrf: str) -> None:
        self.house, self.cookie, self.csrf = house, cookie, csrf

    async def asks(self, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        sent = {"Cookie": self.cookie, "Origin": self.house.origin, "X-Chatd-Csrf": self.csrf, **headers}
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            verb = "GET" if body is None else "POST"
            answer = await session.request(verb, f"{self.house.origin}{path}", json=body, headers=sent, allow_redirects=False)
            text = await answer.text()
            return answer.status, msgspec.json.decode(text) if answer.content_type == "application/json" else text


async def caller(house: House, name: str) -> Caller:
    return Caller(house, *await house.signed_in(name))


def ring_of(house: House, name: str) -> Ring:
    return house.serving.rings[name]


def certificate(house: House, by: str, who: str, project: str) -> dict[str, Any]:
    made = demo_keys.certify(ring_of(house, by).signing, "operator", project, ring_of(house, who), int(house.clock.now().timestamp()))
    return {"person": who, "certificate": msgspec.to_builtins(made)}


async def test_everything_that_a_page_needs_and_nothing_of_others(house: House) -> None:
    wren = await caller(house, "wren")

    status, facts = await wren.asks("/keys/ring.json")

    assert status == 200
    assert facts["ring"]["signing"] == ring_of(house, "wren").signing_key
    assert [(each["project"], len(each["my"])) for each in facts["projects"]] == [("eastport", 1), ("northtown", 1)]
    others = [ring_of(house, name).signing_key for name in ("otter",)]
    assert not [key for key in others if key in str(facts)], "colleagues' keys are not a worker's business"


async def test_a_share_is_of_one_sign_in_alone(house: House) -> None:
    first, again, heron = [(await (await caller(house, name)).asks("/keys/ring.json"))[1] for name in ("wren", "wren", "heron")]

    assert len({first["share"], again["share"], heron["share"]}) == 3
    assert first["salt"] == again["salt"] != heron["salt"]


async def test_whoever_is_not_signed_in_is_told_so_by_every_call(house: House) -> None:
    nobody = Caller(house, "", "")

    assert await nobody.asks("/keys/ring.json") == (401, {"code": "sign_in_again", "field": None, "seconds": None, "ok": False})
    for call in CALLS:
        assert (await nobody.asks(f"/keys/{call}", {}))[0] == 401, call
    assert (await nobody.asks("/keys"))[0] == 303


async def test_every_call_needs_its_token_our_origin_and_its_schema(house: House) -> None:
    finch, other = await caller(house, "finch"), await caller(house, "heron")
    for call in CALLS:
        assert (await finch.asks(f"/keys/{call}", {}, **{"X-Chatd-Csrf": other.csrf}))[1]["code"] == "stale", call
        assert (await finch.asks(f"/keys/{call}", {}, Origin="https://elsewhere.example"))[1]["code"] == "not_ours", call
        assert (await finch.asks(f"/keys/{call}", {"more": 1}))[0] == 400, call
        assert (await finch.asks(f"/keys/{call}", "x" * 70_000))[0] == 413, call


async def test_a_coordinator_renews_over_http_and_a_forged_one_names_its_field(house: House) -> None:
    finch = await caller(house, "finch")
    good = certificate(house, "finch", "wren", "eastport")
    forged = certificate(house, "heron", "wren", "eastport")

    assert await finch.asks("/keys/certify", {"project": "eastport", "certificates": [good]}) == (200, {"ok": True})
    status, told = await finch.asks("/keys/certify", {"project": "eastport", "certificates": [good, forged]})

    assert (status, told["code"], told["field"]) == (400, "not_signed", "certificates.1.signature")


async def test_another_project_is_answered_as_one_that_is_not_there(house: House) -> None:
    heron = await caller(house, "heron")
    answers = []
    for project in ("eastport", "nowhere"):
        body = {"project": project, "certificates": [certificate(house, "heron", "wren", "eastport")]}
        key = ring_of(house, "wren").signing_key
        at = int(house.clock.now().timestamp())
        signature = sign(ring_of(house, "heron").signing, trust.revocation_statement(project, key, at))
        revocation = {"key": key, "at": at, "by": ring_of(house, "heron").signing_key, "signature": signature}
        page = await heron.asks(f"/keys/project/{project}")
        answers.append(
            (
                await heron.asks("/keys/certify", body),
                await heron.asks("/keys/revoke", {"project": project, "revocation": revocation}),
                await heron.asks("/keys/leads/withdraw", {"project": project}),
                page,
            )
        )

    assert answers[0] == answers[1]
    assert [status for status, _ in answers[0]] == [404, 404, 404, 404]
    assert (await heron.asks("/keys/project/northtown"))[0] == 200


async def test_somebody_elses_keys_are_not_taken_as_ones_own(house: House) -> None:
    otter, wren = await caller(house, "otter"), ring_of(house, "wren")
    body = {"signing": wren.signing_key, "sealing": wren.sealing_key, "sealed": wren.sealed("otter", bytes(32)), "replaces": 1}

    status, told = await otter.asks("/keys/ring", body)

    assert (status, told["code"]) == (400, "not_yours")
    fresh = demo_keys.make_ring()
    stale = {"signing": fresh.signing_key, "sealing": fresh.sealing_key, "sealed": fresh.sealed("otter", bytes(32)), "replaces": 0}
    assert (await otter.asks("/keys/ring", stale))[0] == 409
    assert (await otter.asks("/keys/ring.json"))[1]["ring"]["signing"] == ring_of(house, "otter").signing_key


async def test_pages_of_keys_do_not_say_whose_keys_are_where(house: House) -> None:
    wren = await caller(house, "wren")
    _, page = await wren.asks("/keys")

    assert trust.key_number(ring_of(house, "wren").signing_key, ring_of(house, "wren").sealing_key) in page
    for other in ("otter", "heron", "lark"):
        assert ring_of(house, other).number not in page
