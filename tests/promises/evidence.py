"""What one conversation was made of, gathered on the side of those who talked: whatever of it the server still has afterwards, it kept."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp

from tests.rig import canaries
from tests.rig.canaries import Canary
from tests.sealed_clients import VisitorClient, WorkerClient

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.sealing import Body

_SEALED = frozenset({"box", "nonce", "signature", "epoch_id", "confer_id", "previous"})


@dataclass(slots=True)
class Evidence:
    """*words* and *keys* the server may never have. *boxes* it holds until the end. *secrets* pass through it once and are kept as hashes."""

    words: list[Canary] = field(default_factory=list)
    boxes: dict[str, Canary] = field(default_factory=dict)
    secrets: dict[str, Canary] = field(default_factory=dict)
    traces: list[Canary] = field(default_factory=list)
    """Address, user agent, referrer, what a broken page sends in the clear: held no longer than it takes to answer."""
    asked: list[Canary] = field(default_factory=list)
    """Addresses asked for, and names of fields and of people that nobody has. Never written; the libraries that parse them remember some."""
    keys: dict[bytes, Canary] = field(default_factory=dict)
    interrupted: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: Counter[str] = field(default_factory=Counter)
    _events: int = 0
    _interrupt: tuple[int, float, Callable[[], object]] | None = None

    def interrupt_at(self, event: int, seconds: float, deed: Callable[[], object]) -> None:
        """Do that so many seconds after the *event*-th event of all."""
        self._interrupt = (event, seconds, deed)

    def say(self, what: str) -> str:
        """Words that nobody ever said before."""
        canary = canaries.words(self._named(what))
        self.words.append(canary)
        return canary.text or ""

    def trace(self, what: str) -> str:
        """A word for a header or a body."""
        canary = canaries.plain(self._named(what))
        self.traces.append(canary)
        return canary.text or ""

    def ask(self, what: str) -> str:
        """A word for an address, a field or a name."""
        canary = canaries.plain(self._named(what))
        self.asked.append(canary)
        return canary.text or ""

    def sent(self, event: str, body: object) -> None:
        """Note every sealed part of what goes out."""
        self._events += 1
        if self._interrupt and self._events == self._interrupt[0]:
            asyncio.get_running_loop().call_later(self._interrupt[1], self._do_it, self._interrupt[2])
        for name, text in _sealed_parts(body):
            self.boxes.setdefault(text, canaries.written(self._named(f"{event}.{name}"), text))

    def _do_it(self, deed: Callable[[], object]) -> None:
        deed()
        self.interrupted.set()

    def token(self, what: str, text: str) -> None:
        self.secrets.setdefault(text, canaries.written(self._named(what), text))

    def key(self, what: str, raw: bytes) -> None:
        self.keys.setdefault(raw, canaries.key(self._named(what), raw))

    def said(self) -> list[Canary]:
        """Everything that a process must have let go of when people have gone."""
        return [*self.words, *self.keys.values(), *self.boxes.values(), *self.secrets.values(), *self.traces]

    def all(self) -> list[Canary]:
        return [*self.said(), *self.asked]

    def _named(self, what: str) -> str:
        self._numbers[what] += 1
        return f"{what} {self._numbers[what]}"


def _sealed_parts(body: object) -> Iterator[tuple[str, str]]:
    if isinstance(body, dict):
        for name, value in body.items():
            if name in _SEALED and isinstance(value, str) and set(value) != {"A"}:
                yield name, value
            yield from _sealed_parts(value)
    if isinstance(body, list):
        for each in body:
            yield from _sealed_parts(each)


class WatchedVisitor(VisitorClient):
    """A visitor whose browser gives away all that a browser can, by *headers*. *through*: another address of the same server."""

    def __init__(self, origin: str, project: str, evidence: Evidence, headers: Mapping[str, str], *, through: str | None = None) -> None:
        super().__init__(through or origin, project)
        self.evidence, self._headers = evidence, {**headers, "Origin": origin}
        evidence.key("page's private key", bytes(self.page_key))

    async def start(self) -> Body:
        address = f"{self.base_url}/w/{self.project}/start"
        async with aiohttp.ClientSession(headers=self._headers) as session, session.post(address, json={"language": self.language}) as answer:
            self.started = await answer.json()
        return self.started

    async def connect(self, auth: Body, headers: Mapping[str, str] | None = None) -> None:
        await super().connect(auth, {**self._headers, **(headers or {})})

    async def call(self, name: str, body: object) -> Body:
        self.evidence.sent(name, body)
        answer = await super().call(name, body)
        if "resume" in answer:
            self.evidence.token("resume token", answer["resume"])
        self._note_keys()
        return answer

    def _note_keys(self) -> None:
        for made in self.seal._made if self.seal else ():
            self.evidence.key("epoch key", made.key)


class WatchedWorker(WorkerClient):
    """A worker on a browser that gives away as much."""

    def __init__(self, origin: str, evidence: Evidence, headers: Mapping[str, str], *, through: str | None = None, **who: Any) -> None:
        super().__init__(through or origin, **who)
        self.who = who
        self.evidence, self._headers = evidence, {**headers, "Origin": origin}
        evidence.key("shift's private key", bytes(self.shift_key))

    async def connect(self, auth: Body, headers: Mapping[str, str] | None = None) -> None:
        await super().connect(auth, {**self._headers, **(headers or {})})

    async def call(self, name: str, body: object) -> Body:
        self.evidence.sent(name, body)
        for seal in self.seals.values():
            for confer in seal._confers.epochs.values():
                self.evidence.key("confer key", confer.key or b"")
        return await super().call(name, body)
