"""The server under the bench: our own sockets, desk and live state, with conversations that already stand.

Only the sign-in and the database are left out: seating two thousand workers through them would measure argon2.
"""

from __future__ import annotations

import asyncio
import dataclasses
import gc
import sys
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from chatd import logs, wire
from chatd.desk.context import Desk, Policy
from chatd.domain.conversation import Conversation, Place, State, Worker
from chatd.domain.ids import CollaborativeId, ConversationId, PersonId, ProjectId, RotaId, ShiftId, Slot
from chatd.domain.pairing import Shift
from chatd.domain.people import Person, Project, Role, Rota
from chatd.domain.resumption import Resumption
from chatd.live.memory import MemoryLive
from chatd.ports import Sheet
from chatd.tokens import RandomIds, VisitTokens, hashed
from chatd.transport.operator_socket import OperatorSocket
from chatd.transport.outbox import SocketOutbox
from chatd.transport.server import make_server, own_pages_only
from chatd.transport.visitor_socket import VisitorSocket
from tests.fakes import NOON, Tallied, WoundClock

ROTA = Rota(id=RotaId("bench"), collaborative=CollaborativeId("bench"), zone="UTC", timetable=())
PROJECT = Project(
    id=ProjectId("bench"),
    name="Bench",
    rota=ROTA.id,
    origins=(),
    accent="#5b3a6e",
    zone="UTC",
    country="GB",
    languages=("en",),
    leave_url="https://example.org/",
    contacts=(),
)

UNHURRIED = {name: dataclasses.replace(rule, burst=1_000_000_000) for name, rule in wire.FROM_VISITOR.items()}
"""The same events without the pace of people: the bench measures the relay, not its limits."""


class OneProject:
    """A store of one project and as many people as are asked for."""

    async def project(self, id: ProjectId) -> Project | None:
        return PROJECT

    async def projects(self) -> tuple[Project, ...]:
        return (PROJECT,)

    async def rota(self, id: RotaId) -> Rota:
        return ROTA

    async def rotas(self) -> tuple[Rota, ...]:
        return (ROTA,)

    async def person(self, id: PersonId) -> Person | None:
        return person_called(id)

    async def person_signed_in_as(self, sign_in: str) -> Person | None:
        return None

    async def add_to_tally(self, day: Any, project: ProjectId, category: str, count: int) -> None:
        return None

    async def add_hours(self, who: PersonId, month: str, minutes: int) -> None:
        return None


def person_called(name: str) -> Person:
    """A worker who serves the one project."""
    roles = {PROJECT.id: frozenset({Role.OPERATOR})}
    return Person(id=PersonId(name), sign_in=name, shift_name=name, languages=("en",), home=PROJECT.id, roles=roles, serves=frozenset({PROJECT.id}))


def key_of(n: int) -> str:
    """A shift key that no two workers share."""
    return f"{n:043d}"


def seat(live: MemoryLive, conversations: int) -> None:
    """So many conversations, each with a pair of its own, all lines down."""
    sheet = Sheet()
    for n in range(conversations):
        id = ConversationId(f"c{n}")
        workers = tuple(_worker(2 * n + seat, Place.FIRST if seat == 0 else Place.SECOND, seat + 1) for seat in (0, 1))
        sheet.conversations[id] = Conversation(
            id=id,
            project=PROJECT.id,
            language="en",
            arrived=NOON,
            state=State.PAIRED,
            workers=workers,
            next_slot=3,
            epoch=1,
            confer=1,
            has_paired=True,
            was_served=True,
        )
        for worker in workers:
            sheet.shifts[worker.shift] = _shift(worker)
        live.open_log(id, ROTA.id)
        live.keep_resumption(id, Resumption(current=hashed(f"secret-of-conversation-{n}")))
    live.keep_sheet(ROTA.id, sheet)


def _worker(n: int, place: Place, slot: int) -> Worker:
    name = f"w{n}"
    return Worker(slot=Slot(slot), shift=ShiftId(name), person=PersonId(name), name=name, charity="Bench", key=key_of(n), place=place, holds=1)


def _shift(worker: Worker) -> Shift:
    return Shift(
        id=worker.shift,
        person=worker.person,
        name=worker.name,
        charity=worker.charity,
        languages=("en",),
        serves=frozenset({PROJECT.id}),
        key=worker.key,
        active_at=NOON,
    )


async def main(port: int, conversations: int) -> None:
    """Serve until killed."""
    logs.quiet_loop(asyncio.get_running_loop())
    origin = f"http://127.0.0.1:{port}"
    sockets = make_server(origin)
    outbox, live = SocketOutbox(sockets), MemoryLive(log_cap=1 << 30)
    seat(live, conversations)
    store, clock = OneProject(), WoundClock()
    desk = Desk(store=store, live=live, outbox=outbox, counts=Tallied(), clock=clock, ids=RandomIds(), policy=Policy())

    async def recognise(environ: Mapping[str, Any], csrf: str) -> Person | None:
        return person_called(csrf.rpartition(".")[2])

    sockets.register_namespace(VisitorSocket(desk, outbox, VisitTokens(b"bench")).guard(UNHURRIED))
    sockets.register_namespace(OperatorSocket(desk, outbox, recognise).guard())
    app = web.Application(middlewares=[own_pages_only(origin)])
    sockets.attach(app)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=4096).start()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    sys.stdout.write("READY\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    import uvloop

    logs.set_up()
    uvloop.run(main(int(sys.argv[1]), int(sys.argv[2])))
