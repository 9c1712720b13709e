"""A page that keeps a chat, written with the reference of the bytes: what it sends, and what two leads then read."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import aiohttp
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from chatd import demo_keys
from chatd.domain.ids import PersonId, RecordId
from chatd.domain.refusals import Refusal
from chatd.domain.retention import Record
from chatd.keeping.brought import MadeBy
from tests import sealed_records as sealed
from tests.edges.house import House
from tests.sealed_records import Json, RecordKey, Ring
from tests.sealing import text
from tests.serving import Serving

WORDS = ("quince-landlord-4471", "he comes on Fridays")


def ring_of(ring: demo_keys.Ring) -> Ring:
    return Ring(signing=SigningKey(ring.signing.reveal()), sealing=PrivateKey(ring.sealing.reveal()))


def line(n: int, words: str, *, slot: int = 0, kind: str = "text") -> Json:
    by = "worker" if slot else "visitor"
    return {"n": n, "by": by, "slot": slot, "name": "Wren" if slot else "", "at": "2026-11-21T18:04:00Z", "kind": kind, "text": words}


@dataclass(kw_only=True)
class Keeper:
    """One worker's page, as far as it keeps. *slot*: the other's, for whom it makes a box."""

    house: House
    name: str
    cookie: str
    csrf: str

    @property
    def ring(self) -> Ring:
        return ring_of(self.house.serving.rings[self.name])

    async def posts(self, path: str, body: Json | BytesIO, **headers: str) -> tuple[int, Json]:
        """The answer's status and body."""
        home = self.house.origin
        sent = {"Cookie": self.cookie, "Origin": home, "X-Chatd-Csrf": self.csrf, "Content-Type": "application/json", **headers}
        data = body if isinstance(body, BytesIO) else BytesIO(json.dumps(body).encode())
        async with aiohttp.ClientSession() as session, session.post(f"{home}{path}", headers=sent, data=data) as answer:
            return answer.status, await answer.json(content_type=None)

    async def gets(self, path: str) -> tuple[int, Json]:
        async with aiohttp.ClientSession() as session, session.get(f"{self.house.origin}{path}", headers={"Cookie": self.cookie}) as answer:
            return answer.status, await answer.json(content_type=None)

    async def list_of(self, project: str = "northtown") -> Json:
        """The newest list of that project's leads, as the server gives it."""
        _, facts = await self.gets("/keys/ring.json")
        lists = next(each["lists"] for each in facts["projects"] if each["project"] == project)
        return dict(max(lists, key=lambda each: each["number"]))


async def keeper(house: House, name: str) -> Keeper:
    cookie, csrf = await house.signed_in(name)
    return Keeper(house=house, name=name, cookie=cookie, csrf=csrf)


@dataclass(kw_only=True)
class Made:
    """A flag as a page makes it. *body* is what is sent."""

    key: RecordKey
    leads: Json
    chunks: list[Json]
    count: int
    body: Json = field(repr=False)

    @property
    def header(self) -> Json:
        return dict(self.body["header"])

    @property
    def address(self) -> str:
        return f"/records/{self.key.record}"

    def more(self, *said: str) -> Json:
        """The next chunk."""
        lines = [line(self.count + 1 + at, words) for at, words in enumerate(said)]
        self.count += len(lines)
        return self._next({"lines": lines})

    def end(self) -> Json:
        return self._next({"lines": [], "end": True})

    def closing(self, ring: Ring) -> Json:
        closed = sealed.close(self.key, ring, self.chunks, self.count)
        return {name: closed[name] for name in ("chunks", "head", "lines", "signature")}

    def confirmed(self, ring: Ring, conversation: str) -> Json:
        wraps = sealed.wraps_for(self.key, self.leads["leads"])
        return {"conversation": conversation, "wraps": wraps, "signature": ring.sign(sealed.confirmed_statement(self.header, wraps))}

    def _next(self, says: Json) -> Json:
        number, nonce = len(self.chunks), secrets.token_bytes(24)
        aad = self.key.chunk_aad(number, sealed.chunk_hash(self.chunks[-1]))
        box = sealed.seal(self.key.key, nonce, sealed.pad(2048, sealed.written(says)), aad)
        self.chunks.append({"number": number, "nonce": text(nonce), "box": text(box)})
        return self.chunks[-1]


async def made(
    keeper: Keeper, conversation: str, *, ground: str = "child_at_risk", told: bool = True, lines: Sequence[Json] = (), **others: Any
) -> Made:
    """Everything that one message of the raising page carries; *others* in the place of what would stand in the header."""
    project = str(others.pop("project", "northtown"))
    key = RecordKey(project=project, record=str(others.pop("record", secrets.token_hex(16))))
    leads = await keeper.list_of(project if project == "northtown" else "northtown")
    lines = lines or [line(1, WORDS[0]), line(2, WORDS[1])]
    chunks = sealed.seal_chunks(key, sealed.chunked(lines))
    raised_at = int(keeper.house.clock.now().timestamp()) // 3600 * 3600
    facts = {"ground": ground, "language": "en", "raised_at": raised_at, "told": told, "count": len(lines), **others}
    header = sealed.header_for(key, facts, leads, chunks)
    wraps = sealed.wraps_for(key, leads["leads"])
    signature = keeper.ring.sign(sealed.raised_statement(header, wraps))
    body = {"conversation": conversation, "header": header, "chunks": chunks, "wraps": wraps, "signature": signature, "for_others": []}
    return Made(key=key, leads=leads, chunks=list(chunks), count=len(lines), body=body)


async def kept(house: House, record: str) -> Record | None:
    """What is stored under that id."""
    try:
        return await house.server.keeping.store.record(RecordId(record))
    except Refusal:
        return None


async def all_kept(house: House) -> int:
    return len(await house.server.keeping.store.records())


async def read_by_two(house: House, record: str, *, made_by: MadeBy = MadeBy.RAISER) -> list[str]:
    """The texts of its lines."""
    return [str(each["text"]) for each in await lines_read_by_two(house.serving, RecordId(record), made_by=made_by)]


async def lines_read_by_two(serving: Serving, record: RecordId, *, made_by: MadeBy, requester: str = "lark", approver: str = "plover") -> list[Json]:
    """What two leads come to together from what is stored; one of them alone could not."""
    assert serving.server
    store = serving.server.keeping.store
    found = await store.record(record)
    assert found
    header = {name: getattr(found.header, name) for name in ("project", "record", "commitment")}
    wraps = (await store.wraps(record))[made_by]
    wrap = next(each for each in wraps if (each.requester, each.approver) == (PersonId(requester), PersonId(approver)))
    inner = sealed.peel({"requester": requester, "approver": approver, "box": wrap.box}, ring_of(serving.rings[approver]), header)
    key = sealed.open_inner(inner, ring_of(serving.rings[requester]), header)
    return sealed.open_chunks(key, [{"number": each.number, "nonce": each.nonce, "box": each.box} for each in await store.chunks(record)])
