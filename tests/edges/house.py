"""A whole server on a real socket, its clock, and the people who come to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp

from chatd import secret_key, settings
from chatd.app import Server
from chatd.desk import sweeping, visits
from chatd.domain.conversation import Why
from chatd.domain.ids import PersonId, RotaId
from chatd.live.memory import MemoryLive
from chatd.ports import Sheet
from chatd.store.connection import Database
from chatd.store.sign_ins import SqlSignIns
from chatd.store.tenancy import SqlStore
from console.forms import CsrfTokens
from console.sign_in import COOKIE
from tests.edges.raw import Raw
from tests.fakes import WoundClock
from tests.sealed_clients import VisitorClient, WorkerClient
from tests.serving import Serving, serving_here

NORTHERN = RotaId("northern")


@dataclass(kw_only=True)
class House:
    """What a test reaches for: visitors, workers and raw lines, all of which are hung up at its end."""

    serving: Serving
    clock: WoundClock
    sign_ins: SqlSignIns
    csrf: CsrfTokens
    lines: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def origin(self) -> str:
        return self.serving.origin

    @property
    def server(self) -> Server:
        assert self.serving.server
        return self.serving.server

    @property
    def live(self) -> MemoryLive:
        live = self.server.desk.live
        assert isinstance(live, MemoryLive)
        return live

    @property
    def sheet(self) -> Sheet:
        return self.live.sheet(NORTHERN)

    async def signed_in(self, name: str, *, second_step: bool = True) -> tuple[str, str]:
        """The cookie header and the csrf token of somebody who signed in just now, with a second step or with the passphrase alone."""
        now = self.clock.now()
        secret = await self.sign_ins.begin(PersonId(name), now, second_at=now if second_step else None)
        return f"{COOKIE}={secret}", self.csrf.csrf_for(secret)

    async def worker(self, name: str, *, languages: tuple[str, ...] = ("en",)) -> WorkerClient:
        """Somebody who has checked in."""
        cookie, csrf = await self.signed_in(name)
        worker = await self.lines.enter_async_context(WorkerClient(self.origin, cookie, csrf, name=name.title(), languages=languages))
        assert (await worker.check_in())["ok"]
        return worker

    async def visitor(self, project: str = "northtown", *, announces: bool = True, language: str = "en") -> VisitorClient:
        """Somebody who has arrived."""
        visitor = await self.lines.enter_async_context(VisitorClient(self.origin, project, announces=announces, language=language))
        assert (await visitor.arrive())["ok"]
        return visitor

    async def pair(self, *names: str) -> tuple[VisitorClient, WorkerClient, WorkerClient, str]:
        """A visitor with two workers, the key in everybody's hands."""
        first, second = [await self.worker(name) for name in names or ("wren", "heron")]
        visitor = await self.visitor()
        id = conversation_of(visitor)
        assert (await first.take(id))["ok"]
        await visitor.until(lambda: visitor.room.get("state") == "paired")
        return visitor, first, second, id

    async def token(self, project: str = "northtown") -> str:
        """A token for one visit. Two must be on shift."""
        async with aiohttp.ClientSession() as session:
            answer = await session.post(f"{self.origin}/w/{project}/start", json={}, headers={"Origin": self.origin})
            return str((await answer.json())["token"])

    async def raw(self, **how: Any) -> Raw:
        """A line on which anything may be sent."""
        return await self.lines.enter_async_context(Raw.to(self.origin, **how))

    async def raw_visitor(self) -> tuple[Raw, str]:
        """A raw line on which somebody has arrived, and their conversation."""
        line = await self.raw(auth={"token": await self.token()})
        answer = await line.call("arrive", {"page_key": "A" * 43, "language": "en"})
        assert answer["ok"], answer
        return line, answer["conversation"]

    async def raw_worker(self, name: str, *, check_in: bool = True) -> Raw:
        cookie, csrf = await self.signed_in(name)
        line = await self.raw(namespace="/operator", auth={"csrf": csrf}, headers={"Cookie": cookie})
        if check_in:
            body = {"shift_key": f"{name:A<43}", "name": name.title(), "languages": ["en"]}
            assert (await line.call("check_in", body))["ok"]
        return line

    async def passes(self, seconds: float) -> None:
        """Time, second by second, with what the server does each second."""
        for _ in range(int(seconds)):
            self.clock.wind(timedelta(seconds=1))
            await sweeping.sweep(self.server.desk)

    async def sent_home(self) -> None:
        """Everybody goes; the next test finds an empty desk."""
        await self.lines.aclose()
        await visits.end_all(self.server.desk, NORTHERN, Why.RESTARTING)
        self.live.keep_sheet(NORTHERN, Sheet())


def conversation_of(visitor: VisitorClient) -> str:
    assert visitor.seal
    return visitor.seal.where.conversation


@asynccontextmanager
async def house_in(folder: Path) -> AsyncIterator[House]:
    """The demonstration's server on a wound clock."""
    clock = WoundClock()
    async with serving_here(folder, clock) as serving:
        database = await Database.open(settings.database_in(folder))
        try:
            key = secret_key.read(settings.secret_key_in(folder))
            sign_ins = SqlSignIns(database, SqlStore(database))
            yield House(serving=serving, clock=clock, sign_ins=sign_ins, csrf=CsrfTokens(key.sub_key("csrf")))
        finally:
            await database.close()
