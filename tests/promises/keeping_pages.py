"""Workers' pages that keep something, at a real server that runs apart: their own keys, opened with the passphrase, and everything noted that was a secret."""

from __future__ import annotations

import asyncio
import base64
import secrets
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import aiohttp

from chatd import settings
from chatd.clock import SystemClock
from tests import sealed_records as sealed
from tests.edges.keeping import Keeper, Made, line, made
from tests.promises.evidence import WatchedWorker
from tests.promises.meeting import Meeting
from tests.sealed_records import Json, Ring
from tests.serving import halves_of


def rows(data: Path, query: str) -> list[Any]:
    """What a thief reads in the file."""
    connection = sqlite3.connect(f"file:{settings.database_in(data)}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


async def ring_with_passphrase(met: Meeting, data: Path, name: str, passphrase: str) -> Ring:
    """Out of the stolen file, by whoever knows the passphrase. Both halves and all keys are noted: the server may have none of them."""
    asking = aiohttp.ClientSession(met.origin, headers={"Origin": met.origin})
    async with asking as session, session.post("/sign-in/salt", json={"name": name}) as answer:
        salt = base64.urlsafe_b64decode((await answer.json())["salt"] + "==")
    half = (await asyncio.to_thread(halves_of, passphrase, salt)).keyring
    [(signing, sealing, blob)] = rows(data, f"SELECT signing_key, sealing_key, sealed FROM keyring WHERE person = '{name}'")
    ring, _ = sealed.open_ring(blob, name, {"signing": signing, "sealing": sealing}, half)
    met.evidence.key("half of a keyring", half)
    met.evidence.key("signing key", bytes(ring.signing))
    met.evidence.key("sealing key", bytes(ring.sealing))
    return ring


@dataclass(kw_only=True)
class Page(Keeper):
    """The page of one of the pair."""

    met: Meeting
    held: Ring = field(repr=False)

    @property
    def ring(self) -> Ring:
        return self.held

    async def posts(self, path: str, body: Any, **headers: str) -> tuple[int, Json]:
        given = {**self.met.headers, "Cookie": self.cookie, "Origin": self.met.origin, "X-Chatd-Csrf": self.csrf, **headers}
        async with aiohttp.ClientSession() as session, session.post(f"{self.met.through}{path}", headers=given, json=body) as answer:
            return answer.status, await answer.json(content_type=None)

    async def keeps(self, conversation: str, *words: str) -> Made:
        """The flag, with these words in it."""
        flag = await made(self, conversation, lines=[line(1 + at, said) for at, said in enumerate(words)])
        self.met.evidence.key("record key", flag.key.key)
        assert await self.posts("/records/raise", flag.body) == (200, {"ok": True})
        return flag

    async def leaves(self, what: str, conversation: str, words: str, people: dict[str, str], **more: object) -> list[str]:
        """A concern note or a slip, sealed for each of *people*; the boxes."""
        id = secrets.token_hex(16)
        copies = [
            {"person": name, "box": sealed.seal_copy((what, "northtown", id, name), key, {"v": 1, "facts": words})} for name, key in people.items()
        ]
        body = {"id": id, "project": "northtown", "conversation": conversation, "copies": copies, **more}
        assert await self.posts({"note": "/concern-notes", "slip": "/slips"}[what], body) == (200, {"ok": True})
        return [each["box"] for each in copies]


async def page_of(met: Meeting, data: Path, worker: WatchedWorker, passphrase: str) -> Page:
    name = str(worker.who["name"]).lower()
    house = cast(Any, SimpleNamespace(origin=met.origin, clock=SystemClock()))
    held = await ring_with_passphrase(met, data, name, passphrase)
    return Page(house=house, name=name, cookie=worker.who["cookie"], csrf=worker.who["csrf"], met=met, held=held)
