"""The only door for socket events.

Socket.IO lets a client send events called `connect` and `disconnect`, and calls any `on_…` method by name. So names are looked up in our own table
and nowhere else, a connect counts only when it carries the environment the server itself made, and a disconnect, forged or real, ends the session.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec
import socketio
from socketio.exceptions import ConnectionRefusedError as Refuse

from chatd.logs import place_of
from chatd.transport.buckets import Buckets
from chatd.transport.refusals import REFUSALS, answer_for, refused
from chatd.transport.server import WENT_AWAY
from chatd.wire import Closed, Code, FromClient, Refused

log = logging.getLogger("chatd.transport")

S = TypeVar("S")
K = TypeVar("K", bound=Closed)


@dataclass(slots=True)
class Line(Generic[S]):
    """One connection: its socket id, what we know of who is on it, and how fast it may speak."""

    sid: str
    who: S
    buckets: Buckets = field(repr=False)
    went_away: bool = False
    """Closed with the word for a page that is gone."""


Handler = Callable[[Line[S], Any], Awaitable[Closed]]
Greeter = Callable[[K, Mapping[str, Any]], Awaitable[S]]
"""Decides from the knock and the handshake who this is; raises a domain refusal to turn them away."""


class Guard(socketio.AsyncNamespace, Generic[K, S]):
    """Table, schema, rate, session: an event that fails one of them changes nothing and gets the same short answer."""

    def __init__(  # noqa: PLR0913  A door has that many hinges, each named at the call.
        self,
        namespace: str,
        *,
        table: Mapping[str, FromClient],
        knock: type[K],
        greet: Greeter[K, S],
        handlers: Mapping[str, Handler[S]],
        gone: Callable[[Line[S]], Awaitable[None]],
        welcome: Callable[[Line[S]], Awaitable[None]],
        most: int = 5_000,
    ) -> None:
        super().__init__(namespace)
        if table.keys() != handlers.keys():
            raise ValueError(f"{namespace}: events without a handler or handlers without an event: {table.keys() ^ handlers.keys()}")
        self._table, self._handlers = table, handlers
        self._knock, self._greet, self._gone, self._welcome, self._most = knock, greet, gone, welcome, most
        self._lines: dict[str, Line[S]] = {}
        self._under_way: set[asyncio.Task[None]] = set()

    async def trigger_event(self, event: str, *args: Any) -> Any:
        """Called by the library for everything a client sends and for its own connects and disconnects."""
        sid = args[0]
        if event == "connect" and self._is_real_connect(sid, args):
            return await self._connect(sid, args[1], args[2] if len(args) > 2 else None)
        if event in {"connect", "disconnect"}:
            return await self._drop(sid)
        return await self._dispatch(sid, event, args[1:])

    async def hang_up_on(self, whose: Callable[[S], bool]) -> None:
        """Close every line of somebody who has signed out; what they were doing on it is lost like any other line."""
        for sid in [line.sid for line in self._lines.values() if whose(line.who)]:
            await self._hang_up(sid)

    def line(self, sid: str) -> Line[S] | None:
        """The connection, while it stands."""
        return self._lines.get(sid)

    def _is_real_connect(self, sid: str, args: tuple[Any, ...]) -> bool:
        return len(args) >= 2 and sid not in self._lines and args[1] is self.server.get_environ(sid, self.namespace)

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any) -> bool:
        if len(self._lines) >= self._most:
            raise _turned_away(refused(Code.FULL))
        try:
            who = await self._greet(msgspec.convert(auth, self._knock), environ)
        except msgspec.ValidationError:
            raise _turned_away(refused(Code.BAD_EVENT, field="auth")) from None
        except REFUSALS as refusal:
            raise _turned_away(answer_for(refusal)) from None
        finally:
            # The library keeps every header of the handshake, the user agent among them, for as long as the line stands.
            environ.clear()
        line = self._lines[sid] = Line(sid, who, Buckets(self._table, time.monotonic))
        self._begin(self._welcome_once_connected(line))
        return True

    async def _welcome_once_connected(self, line: Line[S]) -> None:
        """What is sent before the library has confirmed the connection would reach a client that is not listening yet."""
        for _ in range(100):
            if self.server.manager.is_connected(line.sid, self.namespace):
                return await self._welcome(line)
            await asyncio.sleep(0.01)
        return None

    async def _drop(self, sid: str) -> None:
        """What follows is not waited for: a line is often found dead by something being sent to it, by one who holds the rota meanwhile; and whoever is
        lost has to be changed on that rota. Waited for, both would wait for ever, and with them everybody on it.
        """
        line = self._lines.pop(sid, None)
        if line is not None:
            line.went_away = (self.server.get_environ(sid, self.namespace) or {}).get(WENT_AWAY, False)
            self._begin(self._tell_gone(line))
        if self.server.manager.is_connected(sid, self.namespace):
            await self.server.disconnect(sid, namespace=self.namespace)

    async def _tell_gone(self, line: Line[S]) -> None:
        try:
            await self._gone(line)
        except Exception as trouble:  # noqa: BLE001  Like an event's: nobody waits for it who could be told.
            log.error("a lost line was not told: %s", place_of(trouble))

    def _begin(self, deed: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(deed)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _dispatch(self, sid: str, event: Any, args: tuple[Any, ...]) -> Any:
        line = self._lines.get(sid)
        if line is None:
            return refused(Code.NOT_ALLOWED)
        answer = await self._answered(line, event, args)
        if isinstance(answer, Refused) and not line.buckets.may_be_refused():
            await self._hang_up(sid)
        return answer

    async def _hang_up(self, sid: str) -> None:
        """Close the connection under the line as well, so that no more has to be read from it."""
        engine = self.server.eio.sockets.get(self.server.manager.eio_sid_from_sid(sid, self.namespace))
        await self._drop(sid)
        if engine is not None:
            await engine.close(wait=False)

    async def _answered(self, line: Line[S], event: Any, args: tuple[Any, ...]) -> Closed:
        rule = self._table.get(event) if isinstance(event, str) else None
        if rule is None or len(args) > 1:
            return refused(Code.BAD_EVENT)
        if not line.buckets.may(event):
            return refused(Code.TOO_FAST)
        try:
            body = msgspec.convert(args[0] if args else {}, rule.body)
        except msgspec.ValidationError as invalid:
            return refused(Code.BAD_EVENT, field=_field_named_in(invalid))
        return await self._handled(line, event, body)

    async def _handled(self, line: Line[S], event: str, body: Closed) -> Closed:
        try:
            return await self._handlers[event](line, body)
        except REFUSALS as refusal:
            return answer_for(refusal)
        except Exception as trouble:  # noqa: BLE001  The last door: a fault must not reach a library that prints what was said.
            log.error("event %s failed: %s", event, place_of(trouble))
            return refused(Code.TROUBLE)


def _turned_away(answer: Refused) -> Refuse:
    """What a client's `connect_error` brings: the code as its message, the whole answer as its data."""
    return Refuse(answer.code, msgspec.to_builtins(answer))


def _field_named_in(invalid: msgspec.ValidationError) -> str | None:
    """The path msgspec names, such as `$.box`; the value is never repeated, and an unknown key is the sender's own text, so not that either."""
    _, found, path = str(invalid).partition(" - at `$")
    return path.rstrip("`").lstrip(".")[:64] or None if found else None
