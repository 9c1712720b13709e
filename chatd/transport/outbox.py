"""Events on their way out: which line belongs to which conversation or shift, and no waiting for a slow receiver."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import socketio
from socketio.packet import EVENT

from chatd.domain.ids import ConversationId, ShiftId
from chatd.domain.people import Rota
from chatd.wire import OPERATOR, VISITOR, AlertKind, Closed

log = logging.getLogger("chatd.transport")

QUEUE_LIMIT = 2_000
"""Packets that may wait for one slow receiver; beyond that its line is closed, and it comes back and asks for what it missed."""

READING_SECONDS = 10

AlertAbroad = Callable[[Rota, AlertKind], Awaitable[None]]


class SocketOutbox:
    """Knows each conversation's and each shift's present line; sends to nobody else."""

    def __init__(self, server: socketio.AsyncServer, abroad: AlertAbroad | None = None) -> None:
        self._server = server
        self._abroad = abroad
        self._on_their_way: set[asyncio.Future[None]] = set()
        self.visitors: dict[ConversationId, str] = {}
        self.shifts: dict[ShiftId, str] = {}

    async def to_visitor(self, conversation: ConversationId, event: str, body: Closed) -> None:
        """To the visitor's page, if its line is up."""
        sid = self.visitors.get(conversation)
        if sid is not None:
            await self._send(VISITOR, sid, event, body)

    async def to_shift(self, shift: ShiftId, event: str, body: Closed) -> None:
        """To one worker's screen, if its line is up."""
        sid = self.shifts.get(shift)
        if sid is not None:
            await self._send(OPERATOR, sid, event, body)

    async def alert(self, rota: Rota, kind: AlertKind) -> bool:
        """Beyond the desk, by mail where that is set; not waited for, as a slow mail server must hold up nobody."""
        log.info("alert %s on rota %s", kind.value, rota.id)
        if self._abroad is None:
            return False
        task = asyncio.ensure_future(self._abroad(rota, kind))
        self._on_their_way.add(task)
        task.add_done_callback(self._on_their_way.discard)
        return True

    async def visitor_gone(self, conversation: ConversationId) -> None:
        """The line is nobody's now. The page closes it when it has read the end; one that does not is closed."""
        sid = self.visitors.pop(conversation, None)
        if sid is not None:
            asyncio.get_running_loop().call_later(READING_SECONDS, self._close_later, sid)

    def _close_later(self, sid: str) -> None:
        task = asyncio.ensure_future(self.hang_up(sid, VISITOR))
        self._on_their_way.add(task)
        task.add_done_callback(self._on_their_way.discard)

    async def to_line(self, sid: str, namespace: str, event: str, body: Closed) -> None:
        """To one line of which we know no more than that it stands."""
        await self._send(namespace, sid, event, body)

    async def _send(self, namespace: str, sid: str, event: str, body: Closed) -> None:
        """Straight to the one line: the library's `emit` looks through rooms and starts a task for each receiver, a fifth of all the work."""
        engine_sid = self._server.manager.eio_sid_from_sid(sid, namespace)
        engine = self._server.eio.sockets.get(engine_sid) if engine_sid else None
        if engine is None:
            return
        if engine.queue.qsize() > QUEUE_LIMIT:
            await self.hang_up(sid, namespace)
            return
        told = self._server.packet_class(EVENT, data=[event, body], namespace=namespace).encode()
        await self._server.eio.send(engine_sid, told)

    async def hang_up(self, sid: str, namespace: str) -> None:
        """Close a line."""
        if self._server.manager.is_connected(sid, namespace):
            await self._server.disconnect(sid, namespace=namespace)
