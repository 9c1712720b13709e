"""A line to the server with nothing between: Engine.IO and Socket.IO by hand, so that anything can be sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Self

import aiohttp

Body = dict[str, Any]
PATIENCE = 10.0


class Raw:
    """One WebSocket. `sent_back` is all that came, events as `(name, body)`; `closed` the code it was closed with."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, namespace: str) -> None:
        self._socket, self._namespace = socket, namespace
        self._asked = 0
        self._answers: dict[int, Any] = {}
        self._changed = asyncio.Condition()
        self.events: list[tuple[str, Body]] = []
        self.greeting: Body = {}
        self.refusal: Body | None = None
        self.left = False
        self.closed: int | None = None

    @classmethod
    @asynccontextmanager
    async def to(
        cls,
        address: str,
        *,
        namespace: str = "/visitor",
        auth: object = None,
        origin: str | None = "own",
        headers: Mapping[str, str] | None = None,
        knock: bool = True,
    ) -> AsyncIterator[Self]:
        """Opens the line and, unless told not to, knocks at the namespace."""
        sent = {**(headers or {}), **({"Origin": address if origin == "own" else origin} if origin else {})}
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{address}/socket.io/?EIO=4&transport=websocket", headers=sent, max_msg_size=0) as socket,
        ):
            line = cls(socket, namespace)
            taking = asyncio.create_task(line._take_all())
            try:
                if knock:
                    await line.knock(auth)
                yield line
            finally:
                taking.cancel()
                await asyncio.gather(taking, return_exceptions=True)

    async def knock(self, auth: object) -> None:
        await self.send_text(f"40{self._namespace},{json.dumps(auth) if auth is not None else ''}")
        await self.until(lambda: self.greeting or self.refusal or self.closed)

    async def send_text(self, text: str) -> None:
        await self._socket.send_str(text)

    async def send_bytes(self, raw: bytes) -> None:
        await self._socket.send_bytes(raw)

    async def emit(self, event: object, *bodies: object) -> None:
        """Without asking for an answer."""
        await self.send_text(f"42{self._namespace},{json.dumps([event, *bodies])}")

    async def ask(self, event: object, *bodies: object) -> int:
        """Ask for an answer without waiting for it."""
        self._asked += 1
        await self.send_text(f"42{self._namespace},{self._asked}{json.dumps([event, *bodies])}")
        return self._asked

    async def answer(self, number: int) -> Body:
        await self.until(lambda: number in self._answers or self.is_gone)
        assert number in self._answers, f"closed with {self.closed} instead of an answer"
        answer: Body = self._answers.pop(number)
        return answer

    async def call(self, event: object, *bodies: object) -> Body:
        """The answer to one event."""
        return await self.answer(await self.ask(event, *bodies))

    async def until(self, holds: Callable[[], object], seconds: float = PATIENCE) -> None:
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(lambda: bool(holds()))

    def last(self, event: str) -> Body | None:
        return next((body for name, body in reversed(self.events) if name == event), None)

    @property
    def is_gone(self) -> bool:
        """Put out of the namespace, or hung up on."""
        return self.left or self.closed is not None

    def break_off(self) -> None:
        """Lose the line without a word, as a phone does."""
        transport = self._socket.get_extra_info("socket")
        assert transport is not None
        connection = self._socket._response.connection
        assert connection is not None and connection.transport is not None
        connection.transport.abort()

    async def _take_all(self) -> None:
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                await self._take(message.data)
            async with self._changed:
                self._changed.notify_all()
        self.closed = self._socket.close_code or 0
        async with self._changed:
            self._changed.notify_all()

    async def _take(self, text: str) -> None:
        if text == "2":
            await self.send_text("3")
        elif text.startswith("4"):
            rest = text[2:]
            self._take_packet(text[1], rest.partition(",")[2] if rest.startswith("/") else rest)

    def _take_packet(self, kind: str, rest: str) -> None:
        number = rest[: len(rest) - len(rest.lstrip("0123456789"))]
        body = json.loads(rest[len(number) :] or "null")
        if kind == "0":
            self.greeting = body
        elif kind == "1":
            self.left = True
        elif kind == "2":
            self.events.append((body[0], body[1] if len(body) > 1 else {}))
        elif kind == "3":
            self._answers[int(number)] = body[0]
        elif kind == "4":
            self.refusal = body
