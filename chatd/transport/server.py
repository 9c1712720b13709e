"""The Socket.IO server as we run it: only our own origin, no compression, quick to notice a lost line, quick to stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import socketio
from aiohttp import WSCloseCode, web
from engineio.async_drivers.aiohttp import WebSocket

from chatd.wire import FRAME_LIMIT, OPERATOR, VISITOR, Restarting

PING_SECONDS = 4
"""Ping each four seconds and wait four for the answer: with the grace of the desk a silent loss is told within 15 s (`protocols/desk.toml`)."""

WENT_AWAY = "chatd.went_away"
"""Noted with a line that was closed because the page is gone. A proxy that is started again closes its lines with the same word, so the page may yet come back."""

log = logging.getLogger("chatd.transport")


class Json:
    """msgspec in the place of the json module; it writes our structs as they are."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        """Text, because a packet of bytes would be taken for an attachment."""
        return msgspec.json.encode(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_: Any) -> Any:
        """What a client sent."""
        return msgspec.json.decode(text)


class PlainWebSocket(WebSocket):
    """The library's WebSocket without per-message deflate, which costs 100 kB a line and lets the length of sealed text tell of its content."""

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        self._sock = web.WebSocketResponse(max_msg_size=self.server.max_http_buffer_size, compress=False)
        await self._sock.prepare(environ["aiohttp.request"])
        self.environ = environ
        await self.handler(self)
        return self._sock

    async def wait(self) -> str | bytes:
        """What the client sends next. A page that is left or loaded anew closes its lines with a word of their own, and in some browsers before it can say
        goodbye."""
        try:
            said: str | bytes = await super().wait()
        except OSError:
            self.environ[WENT_AWAY] = self._sock.close_code == WSCloseCode.GOING_AWAY
            raise
        return said


def make_server(origin: str) -> socketio.AsyncServer:
    """A server that takes sockets from our own pages only."""
    server = socketio.AsyncServer(
        async_mode="aiohttp",
        async_handlers=False,
        namespaces=[VISITOR, OPERATOR],
        cors_allowed_origins=lambda asked, _environ: asked == origin,
        cors_credentials=False,
        cookie=None,
        json=Json,
        logger=logging.getLogger("socketio.server"),
        engineio_logger=logging.getLogger("engineio.server"),
        http_compression=False,
        max_http_buffer_size=FRAME_LIMIT,
        ping_interval=PING_SECONDS,
        ping_timeout=PING_SECONDS,
        transports=["websocket", "polling"],
    )
    server.eio._async = {**server.eio._async, "websocket": PlainWebSocket}  # noqa: SLF001  The library has no other way to say so.
    return server


def own_pages_only(origin: str) -> Callable[..., Awaitable[web.StreamResponse]]:
    """A socket without an Origin is let in by the library. A browser leaves it out only on a same-origin GET, and then says so elsewhere."""

    @web.middleware
    async def check(request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> web.StreamResponse:
        if request.path.startswith("/socket.io"):
            asked = request.headers.get("Origin")
            if asked != origin and not (asked is None and request.headers.get("Sec-Fetch-Site") == "same-origin"):
                raise web.HTTPForbidden
        return await handler(request)

    return check


async def drain(server: socketio.AsyncServer) -> None:
    """Say that we stop, then close every line without waiting for the other side."""
    for namespace in (VISITOR, OPERATOR):
        await server.emit("restarting", Restarting(), namespace=namespace)
    await asyncio.sleep(0.1)
    for engine in list(server.eio.sockets.values()):
        await engine.close(wait=False)
    await asyncio.sleep(0.1)
