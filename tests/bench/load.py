"""The load: raw WebSockets that speak just enough of the protocol, the same towards both servers. Bounded in count and time, loopback only."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field

import aiohttp

BOX = "A" * 192
NONCE = "A" * 32
"""A sealed line of the smallest size: 128 bytes and its seal."""


@dataclass(slots=True)
class Counts:
    """What came back."""

    deliveries: int = 0
    acknowledged: int = 0
    latencies: list[float] = field(default_factory=list)


class Socket:
    """One line."""

    def __init__(self, ws: aiohttp.ClientWebSocketResponse, namespace: str) -> None:
        self._ws, self._namespace = ws, namespace
        self._acks: dict[int, asyncio.Future[None]] = {}
        self._next = 0
        self.counts: Counts | None = None
        self.sent_at: dict[str, float] = {}

    async def emit(self, event: str, body: object) -> asyncio.Future[None]:
        """Send; the future is done when the acknowledgement is back."""
        self._next += 1
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._acks[self._next] = done
        await self._ws.send_str(f"42{self._namespace}{self._next}{json.dumps([event, body], separators=(',', ':'))}")
        return done

    async def listen(self) -> None:
        """Take what comes until the line ends."""
        async for message in self._ws:
            text = message.data
            if text == "2":
                await self._ws.send_str("3")
            elif text.startswith("43"):
                self._acknowledge(text)
            elif text.startswith("42") and '["entry"' in text[:40] and self.counts is not None:
                self.counts.deliveries += 1
                self._time(text)

    def _acknowledge(self, text: str) -> None:
        head = text[2:].partition("[")[0].rpartition(",")[2]
        done = self._acks.pop(int(head), None)
        if done is not None and not done.done():
            done.set_result(None)
        if self.counts is not None:
            self.counts.acknowledged += 1

    def _time(self, text: str) -> None:
        if self.counts is None or not self.sent_at:
            return
        counter = text.partition('"counter":')[2].partition(",")[0]
        if counter in self.sent_at:
            self.counts.latencies.append(time.perf_counter() - self.sent_at[counter])


@dataclass(slots=True)
class Room:
    """A visitor and two workers."""

    visitor: Socket
    workers: tuple[Socket, Socket]
    counter: int = 0

    async def say(self) -> None:
        """One line, until it is acknowledged."""
        self.counter += 1
        at = time.perf_counter()
        for worker in self.workers:
            worker.sent_at = {str(self.counter): at}
        done = await self.visitor.emit("send", {"epoch": 1, "counter": self.counter, "seen": [], "nonce": NONCE, "box": BOX})
        await asyncio.wait_for(done, 30)


async def open_socket(session: aiohttp.ClientSession, port: int, namespace: str, auth: object) -> tuple[Socket, asyncio.Task[None]]:
    """Connect and join a namespace."""
    origin = f"http://127.0.0.1:{port}"
    url = f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"
    ws = await session.ws_connect(url, headers={"Origin": origin}, compress=0, autoping=False)
    await ws.receive_str()
    prefix = f"{namespace}," if namespace else ""
    await ws.send_str(f"40{prefix}{json.dumps(auth)}")
    answer = await ws.receive_str()
    while not answer.startswith("40"):
        if answer.startswith("44"):
            raise RuntimeError(f"refused: {answer}")
        answer = await ws.receive_str()
    socket = Socket(ws, prefix)
    return socket, asyncio.create_task(socket.listen())


async def talk(rooms: list[Room], seconds: float) -> Counts:
    """Every room says one line after the other for so long."""
    counts = Counts()
    _count_in(rooms, counts)
    until = time.perf_counter() + seconds

    async def chatter(room: Room) -> None:
        while time.perf_counter() < until:
            await room.say()

    await asyncio.gather(*(chatter(room) for room in rooms))
    await asyncio.sleep(0.2)
    return counts


async def chat(rooms: list[Room], seconds: float) -> Counts:
    """Every room says a line a second, spread evenly, as people would on a busy night."""
    counts = Counts()
    _count_in(rooms, counts)

    async def now_and_then(n: int, room: Room) -> None:
        await asyncio.sleep(n / len(rooms))
        for _ in range(int(seconds)):
            await asyncio.gather(room.say(), asyncio.sleep(1))

    await asyncio.gather(*(now_and_then(n, room) for n, room in enumerate(rooms)))
    await asyncio.sleep(0.2)
    return counts


def _count_in(rooms: list[Room], counts: Counts) -> None:
    for room in rooms:
        for socket in (room.visitor, *room.workers):
            socket.counts = counts
