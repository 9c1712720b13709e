"""Leads' browsers without a browser: calls over HTTP, and what a page of theirs would open, peel, seal and sign."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
import msgspec

from tests import kept, sealed_records
from tests.edges.house import House
from tests.kept import Kept

ASK: Final = {"why": "act_now", "words": "To see whether somebody is safe."}


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Somebody's browser."""

    origin: str
    cookie: str = ""
    csrf: str = ""

    async def gets(self, path: str) -> tuple[int, str]:
        return await self._asks("GET", path)

    async def posts(self, path: str, body: Any) -> tuple[int, Any]:
        status, answer = await self._asks("POST", path, data=json.dumps(body), csrf=self.csrf)
        return status, json.loads(answer)

    async def _asks(self, verb: str, path: str, *, data: str | None = None, csrf: str = "") -> tuple[int, str]:
        headers = {"Origin": self.origin, "Content-Type": "application/json", "X-Chatd-Csrf": csrf, "Cookie": self.cookie}
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            answer = await session.request(verb, f"{self.origin}{path}", headers=headers, data=data, allow_redirects=False)
            return answer.status, (await answer.text()).replace(self.csrf or "no token", "")


async def caller(house: House, name: str) -> Caller:
    cookie, csrf = await house.signed_in(name)
    return Caller(origin=house.origin, cookie=cookie, csrf=csrf)


async def stored(things: kept.House, one: Kept) -> Any:
    found = await things.keeping.store.record(one.id)
    assert found
    return found


def the(all_: list[dict[str, Any]], id: str) -> dict[str, Any]:
    return next(each for each in all_ if each["id"] == id)


async def decision(things: kept.House, one: Kept, by: str, says: str, why: str) -> dict[str, Any]:
    header = msgspec.to_builtins((await stored(things, one)).header)
    signature = things.rings[by].sign(sealed_records.decision_statement(header, says, why))
    return {"keep": says == "keep", "why": why, "signature": signature}


async def peels(who: Caller, things: kept.House, name: str, whole: Kept, requester: str) -> dict[str, str]:
    facts = json.loads((await who.gets(f"/records/{whole.id}/facts.json"))[1])
    boxes = next(each["wraps"] for each in facts["asked"] if each["requester"] == requester)
    pair = {"requester": requester, "approver": name}
    return {by: sealed_records.peel({**pair, "box": box}, things.rings[name], facts["header"]) for by, box in boxes.items()}


async def opened(house: House, things: kept.House) -> Kept:
    """Asked for by Lark, agreed to by Plover."""
    whole, lark, plover = await things.whole(), await caller(house, "lark"), await caller(house, "plover")
    assert (await lark.posts(f"/records/{whole.id}/open", ASK))[0] == 200
    peeled = await peels(plover, things, "plover", whole, "lark")
    assert (await plover.posts(f"/records/{whole.id}/approve", {"requester": "lark", "peeled": peeled}))[0] == 200
    return whole


def sealed(whole: Kept, kind: str, words: dict[str, str]) -> dict[str, str]:
    id = secrets.token_hex(16)
    return {"id": id, **sealed_records.seal_note(whole.key, (id, kind, "lark"), words)}


async def rewrapped(things: kept.House, whole: Kept, by: str) -> dict[str, Any]:
    leads = await things.leads()
    wraps = msgspec.to_builtins(kept.wraps_for(whole.key, leads))
    header = msgspec.to_builtins((await stored(things, whole)).header)
    signature = things.rings[by].sign(sealed_records.rewrapped_statement(header, leads.number, wraps))
    return {"list_number": leads.number, "wraps": wraps, "signature": signature}
