"""Visitors and pairs at a real server's sockets, and the ways in which a conversation goes."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial

import aiohttp

from tests.promises.evidence import Evidence, WatchedVisitor, WatchedWorker
from tests.sealed_members import handover, placed
from tests.serving import Serving, halves_of

PROJECT = "northtown"
STRANGE_ADDRESS = "127.83.211.197"
"""An address of this machine that nothing else uses, so that it can be looked for."""


@dataclass(slots=True)
class SignedIn:
    """What a worker's browser holds. *cookie* is the whole header."""

    name: str
    cookie: str
    csrf: str


async def sign_in(origin: str, name: str, passphrase: str, headers: Mapping[str, str] | None = None) -> SignedIn | None:
    """As the sign-in page does it; None when refused."""
    async with aiohttp.ClientSession(origin, headers={"Origin": origin, **(headers or {})}) as session:
        async with session.post("/sign-in/salt", json={"name": name}) as answer:
            asked = await answer.json()
        salt = base64.urlsafe_b64decode(asked["salt"] + "==")
        halves = await asyncio.to_thread(halves_of, passphrase, salt)
        proof = base64.urlsafe_b64encode(halves.sign_in).decode().rstrip("=")
        async with session.post("/sign-in", json={"name": name, "proof": proof, "token": asked["token"]}) as answer:
            if answer.status != 204:
                return None
            cookie = answer.headers["Set-Cookie"].partition(";")[0]
        async with session.get("/desk", headers={"Cookie": cookie}) as answer:
            return SignedIn(name=name, cookie=cookie, csrf=_csrf_in(await answer.text()))


def _csrf_in(page: str) -> str:
    found = re.search(r"\b[0-9a-f]{64}\b", page)
    assert found, "the desk's page carries no token"
    return found.group()


@dataclass(slots=True)
class Meeting:
    """One server, two workers on shift, and everybody's traces."""

    origin: str
    through: str
    headers: dict[str, str]
    evidence: Evidence
    first: WatchedWorker
    second: WatchedWorker
    lines: AsyncExitStack

    async def again(self, worker: WatchedWorker) -> WatchedWorker:
        """The same person on a page loaded afresh, with a new shift key."""
        await worker.cut()
        fresh = WatchedWorker(self.origin, self.evidence, self.headers, through=self.through, **worker.who)
        assert (await (await self.lines.enter_async_context(fresh)).check_in())["ok"]
        return fresh

    def visitor(self) -> WatchedVisitor:
        return WatchedVisitor(self.origin, PROJECT, self.evidence, self.headers, through=self.through)

    async def take(self, id: str) -> None:
        """Both are at their screens, and the first takes them."""
        for worker in (self.first, self.second):
            await worker.call("active", {})
        taken = await self.first.take(id)
        assert taken["ok"], taken

    async def paired(self, visitor: WatchedVisitor) -> str:
        """Arrive, be taken, and stand as a pair."""
        arrived = await visitor.arrive()
        assert arrived["ok"], arrived
        id: str = arrived["conversation"]
        await self.first.until(lambda: any(each["conversation"] == id for each in self.first.desk.get("waiting", [])))
        await self.take(id)
        await visitor.until(lambda: visitor.room.get("state") == "paired")
        for worker in (self.first, self.second):
            await worker.until(partial(_holds_both_keys, worker, id))
        return id

    async def talk(self, visitor: WatchedVisitor, id: str) -> None:
        """Everybody says something to everybody, and types before it."""
        for sender in (visitor, self.first, visitor):
            await self.says_in_the_room(visitor, id, sender)
        for sender, other in ((self.second, self.first), (self.first, self.second)):
            words = self.evidence.say("said between the two")
            assert (await sender.say(id, words, "confer"))["ok"]
            await other.until(partial(_has_read, other, id, words))
        card = handover(self.evidence.say("asked, on the card"), self.evidence.say("said, on the card"), self.evidence.say("next, on the card"))
        assert (await self.first.say(id, card, "confer"))["ok"]
        await self.second.until(partial(_has_the_card, self.second, id, card["next"]))
        offered = placed(
            self.evidence.say("title of an answer offered"), self.evidence.say("first part of it"), self.evidence.say("second part of it")
        )
        assert (await self.second.say(id, offered, "confer"))["ok"]
        await self.first.until(lambda: any(taken["kind"] == "placed" and taken["parts"] == offered["parts"] for taken in self.first.heard[id]))

    async def says_in_the_room(self, visitor: WatchedVisitor, id: str, sender: WatchedVisitor | WatchedWorker) -> None:
        """One line, read by all the others."""
        words = self.evidence.say("said in the room")
        if isinstance(sender, WatchedVisitor):
            await sender.type()
            assert (await sender.say(words))["ok"]
        else:
            await sender.type(id)
            assert (await sender.say(id, words))["ok"]
        for reader in (visitor, self.first, self.second):
            if reader is not sender:
                await reader.until(partial(_has_read, reader, id, words))

    async def over(self, visitor: WatchedVisitor, id: str, *, visitor_hears: bool = True) -> None:
        """Everybody who is to hear of the end has heard."""
        for worker in (self.first, self.second):
            await worker.until(partial(_heard_of_the_end, worker, id))
        if visitor_hears:
            await visitor.until(lambda: visitor.last("ended") is not None)
        await visitor.cut()


def _holds_both_keys(worker: WatchedWorker, id: str) -> bool:
    return id in worker.seals and worker.seals[id].epoch > 0 and worker.seals[id].confer > 0


def _has_read(reader: WatchedVisitor | WatchedWorker, id: str, words: str) -> bool:
    return words in (reader.texts if isinstance(reader, WatchedVisitor) else reader.texts(id))


def _has_the_card(reader: WatchedWorker, id: str, words: str) -> bool:
    return any(taken["kind"] == "handover" and taken["next"] == words for taken in reader.heard[id])


def _heard_of_the_end(worker: WatchedWorker, id: str) -> bool:
    return any(name == "ended" and body["conversation"] == id for name, body in worker.events)


@asynccontextmanager
async def meeting(serving: Serving, evidence: Evidence, names: tuple[str, str] = ("wren", "heron")) -> AsyncIterator[Meeting]:
    """Two workers sign in and check in, over lines that come from the strange address."""
    headers = {
        "User-Agent": f"Mozilla/5.0 {evidence.trace('user agent')}",
        "Referer": f"https://example.org/{evidence.trace('referrer')}",
        "X-Forwarded-For": f"203.0.113.77, {evidence.trace('forwarded address')}",
        "Accept-Language": f"en, x-{evidence.trace('language')[:8]}",
    }
    async with AsyncExitStack() as stack:
        through = await stack.enter_async_context(from_the_strange_address(serving.origin))

        async def on_shift(name: str) -> WatchedWorker:
            signed_in = await sign_in(serving.origin, name, serving.passphrases[name], headers)
            assert signed_in
            who = {"cookie": signed_in.cookie, "csrf": signed_in.csrf, "name": name.title()}
            worker = await stack.enter_async_context(WatchedWorker(serving.origin, evidence, headers, through=through, **who))
            assert (await worker.check_in())["ok"]
            return worker

        first, second = [await on_shift(name) for name in names]
        yield Meeting(serving.origin, through, headers, evidence, first, second, stack)


@asynccontextmanager
async def from_the_strange_address(origin: str) -> AsyncIterator[str]:
    """Another way to the server at *origin*, on which everybody comes from `STRANGE_ADDRESS`."""
    port = int(origin.rpartition(":")[2])
    open_ends: set[asyncio.StreamWriter] = set()
    lines: set[asyncio.Task[None]] = set()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(STRANGE_ADDRESS, 0))
        open_ends.update((writer, there_writer))
        lines.add(asyncio.ensure_future(_pour(reader, there_writer)))
        lines.add(asyncio.ensure_future(_pour(there_reader, writer)))

    server = await asyncio.start_server(carry, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for end in open_ends:
            end.close()
        await asyncio.gather(*lines)


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Until one side has no more to say; then the other side is told."""
    try:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()
