"""A visitor and a worker on a real line: python-socketio's own client, and the sealing of `sealed_members`.

They do by themselves what a page does by itself (announce an epoch when the room changes, say that a key is held or a line was shown, hand out
confer keys), so that a test says only what its people do. `call` sends anything, for tests that mean harm.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import socketio
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from tests.sealed_members import NoKey, SealedVisitor, SealedWorker, Taken, said, signal, typing
from tests.sealing import Body, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["NoKey", "SealedVisitor", "SealedWorker", "VisitorClient", "WorkerClient", "said", "signal", "typing"]

PATIENCE = 10.0


class _Client:
    """One namespace of one line. Events are taken one after the other, in the order they came."""

    def __init__(self, base_url: str, namespace: str) -> None:
        self.base_url, self.namespace = base_url.rstrip("/"), namespace
        self.events: list[tuple[str, Body]] = []
        self.acks: list[tuple[str, Body]] = []
        self._queue: asyncio.Queue[tuple[str, Body]] = asyncio.Queue()
        self._changed = asyncio.Condition()
        self._sio: Any = None
        self._taking: asyncio.Task[None] | None = None

    async def connect(self, auth: Body, headers: Mapping[str, str] | None = None) -> None:
        await self.cut()
        self._sio = socketio.AsyncClient(reconnection=False)
        self._sio.on("*", self._queued, namespace=self.namespace)
        await self._sio.connect(
            self.base_url,
            headers={"Origin": self.base_url, **(headers or {})},
            auth=auth,
            transports=["websocket"],
            namespaces=[self.namespace],
            wait_timeout=PATIENCE,
        )
        self._taking = asyncio.create_task(self._take_all())

    @property
    def line(self) -> aiohttp.ClientWebSocketResponse:
        """What is under it all."""
        found: aiohttp.ClientWebSocketResponse = self._sio.eio.ws
        return found

    async def cut(self) -> None:
        """Lose the line; what the client holds stays."""
        if self._taking:
            self._taking.cancel()
            self._taking = None
        if self._sio:
            await self._sio.disconnect()
            self._sio = None
        self._queue = asyncio.Queue()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.cut()

    async def call(self, name: str, body: object) -> Body:
        """The acknowledgement, whether yes or no."""
        answer: Body = await self._sio.call(name, body, namespace=self.namespace, timeout=PATIENCE)
        self.acks.append((name, answer))
        return answer

    async def until(self, holds: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Wait until something is so; never by sleeping."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(lambda: bool(holds()))

    def last(self, name: str) -> Body | None:
        """The newest event of that name."""
        return next((body for event, body in reversed(self.events) if event == name), None)

    def _queued(self, name: str, body: Body | None = None) -> None:
        self._queue.put_nowait((name, body or {}))

    async def _take_all(self) -> None:
        while True:
            name, body = await self._queue.get()
            await self._take(name, body)
            self.events.append((name, body))
            async with self._changed:
                self._changed.notify_all()

    async def _take(self, name: str, body: Body) -> None:
        raise NotImplementedError


class VisitorClient(_Client):
    """`await start()`, `await arrive()`, then `say`. With `announces` off it makes no epoch by itself."""

    def __init__(self, base_url: str, project: str, *, language: str = "en", announces: bool = True) -> None:
        super().__init__(base_url, "/visitor")
        self.project, self.language, self.announces = project, language, announces
        self.page_key = SigningKey.generate()
        self.started: Body = {}
        self.room: Body = {}
        self.heard: list[Taken] = []
        self.seal: SealedVisitor | None = None
        self.resume_token, self.seq = "", 0
        self._announced: set[int] = set()

    async def start(self) -> Body:
        headers = {"Origin": self.base_url}
        address = f"{self.base_url}/w/{self.project}/start"
        async with aiohttp.ClientSession() as session, session.post(address, json={"language": self.language}, headers=headers) as answer:
            self.started = await answer.json()
        return self.started

    async def arrive(self) -> Body:
        """Open the line with the token of `start`, and begin."""
        if not self.started:
            await self.start()
        await self.connect({"token": self.started["token"]})
        answer = await self.call("arrive", {"page_key": text(bytes(self.page_key.verify_key)), "language": self.language})
        if answer["ok"]:
            self.resume_token = answer["resume"]
            self.seal = SealedVisitor(self.project, answer["conversation"], self.page_key)
            await self._announce_if_changed()
        return answer

    async def resume(self) -> Body:
        """Come back on the same open page: what was not stored goes again, as it was."""
        await self.connect({"resume": self.resume_token})
        answer = await self.call("resume", {"since": self.seq})
        if answer["ok"] and self.seal:
            self.resume_token = answer["resume"]
            for body in self.seal.unstored():
                await self._send(body)
        return answer

    async def say(self, words: str | Body) -> Body:
        """Seal and send; a string is a text."""
        assert self.seal
        return await self._send(self.seal.seal(said(words) if isinstance(words, str) else words))

    async def type(self, on: bool = True) -> Body:
        assert self.seal
        return await self.call("typing", self.seal.seal(typing(on)))

    async def read_to(self, newcomer: int, *, same_as: int | None = None) -> Body | None:
        """Let a newcomer read what was said so far."""
        assert self.seal
        body = self.seal.history_for(newcomer, same_as=same_as)
        return await self.call("history", body) if body else None

    @property
    def texts(self) -> list[str]:
        return [taken["text"] for taken in self.heard if taken["kind"] == "text"]

    async def _send(self, body: Body) -> Body:
        answer = await self.call("send", body)
        if answer["ok"] and self.seal:
            self.seal.stored(body["counter"])
        return answer

    async def _take(self, name: str, body: Body) -> None:
        if name == "room":
            self.room = body
            await self._announce_if_changed()
        if name == "entry" and self.seal and body["entry"]["seq"] > self.seq:
            self.seq = body["entry"]["seq"]
            await self._heard(self.seal.take(body["entry"]))
        if name == "typing" and self.seal:
            self.heard.append(self.seal.open(body, "typing"))

    async def _heard(self, taken: Taken) -> None:
        self.heard.append(taken)
        if taken["kind"] == "text":
            await self.call("shown", {"counters": [[taken["slot"], taken["counter"]]]})

    async def _announce_if_changed(self) -> None:
        workers = self.room.get("workers", [])
        slots = {worker["slot"] for worker in workers}
        if not (self.announces and self.seal and slots):
            return
        # The answer to an announcement may have been lost with the line: the room says whether it came through.
        self._settle(came_through=self.room["epoch"] > self.seal.epoch)
        if slots == self._announced:
            return
        self.seal.announce(workers)
        answer = await self.call("epoch", self.seal.unadopted())
        self._settle(came_through=answer["ok"])

    def _settle(self, *, came_through: bool) -> None:
        assert self.seal
        body = self.seal.unadopted()
        if body and came_through:
            self.seal.adopt(body["number"])
            self._announced = {line["slot"] for line in body["roster"]}
        self.seal.withdraw()


class WorkerClient(_Client):
    """`await check_in()`, then `take(conversation)`. `cookie` is the whole header of a signed-in worker, `csrf` the token of their page."""

    def __init__(self, base_url: str, cookie: str, csrf: str, *, name: str, languages: tuple[str, ...] = ("en",)) -> None:
        super().__init__(base_url, "/operator")
        self.name, self.languages = name, list(languages)
        self._cookie, self._csrf = cookie, csrf
        self.shift_key = PrivateKey.generate()
        self.desk: Body = {}
        self.rooms: dict[str, Body] = {}
        self.seals: dict[str, SealedWorker] = {}
        self.heard: defaultdict[str, list[Taken]] = defaultdict(list)
        self._held: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._conferring: dict[str, set[int]] = {}

    async def check_in(self) -> Body:
        """Open the line and come on shift, or come back to it with the same key."""
        await self.connect({"csrf": self._csrf}, {"Cookie": self._cookie})
        held = [self._point_in(conversation) for conversation in self.seals]
        body = {"shift_key": text(bytes(self.shift_key.public_key)), "name": self.name, "languages": self.languages, "held": held}
        return await self.call("check_in", body)

    async def take(self, conversation: str) -> Body:
        return await self.call("take", {"conversation": conversation})

    async def say(self, conversation: str, words: str | Body, channel: str = "room") -> Body:
        """Seal and send, to the visitor or (`confer`) to the other worker; a string is a text."""
        body = self.seals[conversation].seal(channel, said(words) if isinstance(words, str) else words)
        answer = await self.call("send", body)
        if answer["ok"]:
            self.seals[conversation].stored(channel, body["counter"])
        return answer

    async def type(self, conversation: str, on: bool = True) -> Body:
        return await self.call("typing", self.seals[conversation].seal("typing", typing(on)))

    async def close(self, conversation: str, reason: str = "finished") -> Body:
        return await self.call("close", {"conversation": conversation, "reason": reason})

    def texts(self, conversation: str) -> list[str]:
        return [taken["text"] for taken in self.heard[conversation] if taken["kind"] == "text"]

    async def _take(self, name: str, body: Body) -> None:
        if name == "desk":
            self.desk = body
        if name == "room":
            await self._take_room(body)
        if name == "entry":
            await self._take_entry(body["conversation"], body["channel"], body["entry"])
        if name == "typing" and body["conversation"] in self.seals:
            self.heard[body["conversation"]].append(self.seals[body["conversation"]].open(body, "typing"))
        if name in ("stepped_out", "ended"):
            self.seals.pop(body["conversation"], None)

    async def _take_room(self, room: Body) -> None:
        conversation = room["conversation"]
        self.rooms[conversation] = room
        if conversation not in self.seals or self.seals[conversation].slot != room["my_slot"]:
            me = next(worker for worker in room["workers"] if worker["me"])
            self.seals[conversation] = SealedWorker(room["project"], conversation, room["my_slot"], me["name"], self.shift_key)
            self._held[conversation, "room"] = self._held[conversation, "confer"] = 0
            await self._catch_up(conversation)
        await self._confer_if_changed(conversation, room)

    async def _catch_up(self, conversation: str) -> None:
        await self.call("catch_up", self._point_in(conversation))

    def _point_in(self, conversation: str) -> Body:
        room, confer = self._held[conversation, "room"], self._held[conversation, "confer"]
        return {"conversation": conversation, "room": room, "confer": confer}

    async def _take_entry(self, conversation: str, channel: str, entry: Body) -> None:
        if conversation not in self.seals or entry["seq"] <= self._held[conversation, channel]:
            return
        if entry["seq"] > self._held[conversation, channel] + 1:
            await self._catch_up(conversation)
            return
        self._held[conversation, channel] = entry["seq"]
        taken = self.seals[conversation].take(entry, channel, self.rooms[conversation]["workers"])
        self.heard[conversation].append({**taken, "channel": channel})
        if taken["kind"] == "epoch":
            await self.call("key_held", {"conversation": conversation, "epoch": taken["number"]})
        if taken["kind"] == "text":
            await self.call("shown", {"conversation": conversation, "channel": channel, "counters": [[taken["slot"], taken["counter"]]]})

    async def _confer_if_changed(self, conversation: str, room: Body) -> None:
        slots = {worker["slot"] for worker in room["workers"]}
        if room["role"] != "first" or len(slots) < 2 or slots == self._conferring.get(conversation):
            return
        body = self.seals[conversation].make_confer_key(room["workers"], above=room["confer"])
        if (await self.call("confer_key", body))["ok"]:
            self.seals[conversation].adopt_confer(body["number"])
            self._conferring[conversation] = slots
