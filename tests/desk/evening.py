"""An evening at the desk: the use cases on live state in memory, a clock that is wound, and an outbox of pigeonholes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import cast

from chatd import wire
from chatd.desk import attending, relaying, shift_flow, shifts, supervising, sweeping, visits
from chatd.desk.context import Desk, Policy
from chatd.desk.visits import Visit
from chatd.domain.conversation import Conversation, Reach, State, Why
from chatd.domain.ids import CollaborativeId, ConversationId, PersonId, ProjectId, RotaId, ShiftId, Slot
from chatd.domain.people import Contact, OnCall, Person, Project, Role, Rota, WeeklyOpening
from chatd.live.memory import MemoryLive
from tests.fakes import CountedIds, Pigeonholes, Tallied, WoundClock

NORTHTOWN, EASTPORT = ProjectId("northtown"), ProjectId("eastport")
ROTA = Rota(
    id=RotaId("northern"),
    collaborative=CollaborativeId("northern"),
    zone="Europe/London",
    timetable=(WeeklyOpening(weekday=2, starts=time(10), ends=time(22)),),
    on_call=OnCall(name="Robin", phone="+441632960000"),
)
PAGE = "A" * 43
CAP = 2_097_152


def a_project(id: ProjectId) -> Project:
    return Project(
        id=id,
        name=id.title(),
        rota=ROTA.id,
        origins=(f"https://{id}.example",),
        accent="#5b3a6e",
        zone="Europe/London",
        country="GB",
        languages=("en", "ro"),
        leave_url="https://www.bbc.co.uk/weather",
        contacts=(Contact(name="Drop-in", how="weekdays", href="tel:+441632960001"),),
    )


def a_worker(name: str, serves: frozenset[ProjectId] = frozenset({NORTHTOWN, EASTPORT})) -> Person:
    return Person(
        id=PersonId(name),
        sign_in=name,
        shift_name=name.title(),
        languages=("en",),
        home=NORTHTOWN,
        roles={NORTHTOWN: frozenset({Role.OPERATOR})},
        serves=serves,
    )


@dataclass(slots=True)
class Shelf:
    """A store in which two projects share one rota, and which remembers what was written to the tally."""

    kept: list[Project] = field(default_factory=lambda: [a_project(NORTHTOWN), a_project(EASTPORT)])
    written: list[tuple[date, ProjectId, str, int]] = field(default_factory=list)
    on_file: list[Rota] = field(default_factory=lambda: [ROTA])
    people: dict[PersonId, Person] = field(default_factory=dict)
    hours: Counter[tuple[PersonId, str]] = field(default_factory=Counter)

    async def project(self, id: ProjectId) -> Project | None:
        return next((project for project in self.kept if project.id == id), None)

    async def projects(self) -> tuple[Project, ...]:
        return tuple(self.kept)

    async def rota(self, id: RotaId) -> Rota:
        return next(rota for rota in self.on_file if rota.id == id)

    async def rotas(self) -> tuple[Rota, ...]:
        return tuple(self.on_file)

    async def person(self, id: PersonId) -> Person | None:
        return self.people.get(id)

    async def person_signed_in_as(self, sign_in: str) -> Person | None:
        return None

    async def add_to_tally(self, day: date, project: ProjectId, category: str, count: int) -> None:
        self.written.append((day, project, category, count))

    async def add_hours(self, who: PersonId, month: str, minutes: int) -> None:
        self.hours[who, month] += minutes


class Evening:
    """A desk with nobody at it, and what people do there."""

    def __init__(self, policy: Policy | None = None) -> None:
        self.clock, self.outbox, self.counts, self.store = WoundClock(), Pigeonholes(), Tallied(), Shelf()
        self.live = MemoryLive(log_cap=CAP)
        self.desk = Desk(
            store=self.store,
            live=self.live,
            outbox=self.outbox,
            counts=self.counts,
            clock=self.clock,
            ids=CountedIds(),
            policy=policy or Policy(),
        )

    # ── workers ──

    async def checks_in(self, name: str, *, page: int = 1, serves: frozenset[ProjectId] = frozenset({NORTHTOWN, EASTPORT})) -> ShiftId:
        return await shifts.check_in(self.desk, a_worker(name, serves), key=f"{name} {page}", name=name.title(), languages=["en"])

    async def takes(self, shift: ShiftId, visit: Visit) -> None:
        await attending.take(self.desk, ROTA.id, shift, visit.conversation)

    async def joins(self, shift: ShiftId, visit: Visit) -> None:
        await attending.join(self.desk, ROTA.id, shift, visit.conversation)

    async def steps_out(self, shift: ShiftId, visit: Visit, reason: wire.StepReason = wire.StepReason.HAND_OVER) -> None:
        await attending.step_out(self.desk, ROTA.id, shift, visit.conversation, reason)

    async def closes(self, shift: ShiftId, visit: Visit, reason: wire.CloseReason = wire.CloseReason.FINISHED) -> None:
        await attending.close(self.desk, ROTA.id, shift, visit.conversation, reason)

    async def hands_over(self, shift: ShiftId, visit: Visit) -> None:
        await shift_flow.hand_over(self.desk, ROTA.id, shift, visit.conversation)

    async def supervises(self, name: str, serves: frozenset[ProjectId] = frozenset({NORTHTOWN, EASTPORT}), *, page: int = 1) -> ShiftId:
        """Somebody who is a supervisor and no operator checks in."""
        person = replace(a_worker(name, serves), roles={NORTHTOWN: frozenset({Role.SUPERVISOR})})
        return await shifts.check_in(self.desk, person, key=f"{name} {page}", name=name.title(), languages=["en"])

    async def asks_in(self, shift: ShiftId, visit: Visit, reach: Reach) -> tuple[int, bool]:
        return await supervising.ask_in(self.desk, ROTA.id, shift, visit.conversation, reach)

    async def comes_in(self, shift: ShiftId, visit: Visit) -> None:
        await supervising.come_in(self.desk, ROTA.id, shift, visit.conversation)

    async def loses_the_line(self, shift: ShiftId) -> None:
        await shifts.line_lost(self.desk, ROTA.id, shift)

    async def says(self, shift: ShiftId, visit: Visit, box: str = "B" * 22, *, counter: int = 1, channel: wire.Channel = wire.Channel.ROOM) -> int:
        said = wire.WorkerSend(conversation=visit.conversation, channel=channel, epoch=1, counter=counter, seen=[], nonce="A" * 32, box=box)
        return await relaying.worker_says(self.desk, ROTA.id, shift, said)

    # ── the visitor ──

    async def arrives(self, project: ProjectId = NORTHTOWN, *, page: str = PAGE, pinned: bool = False) -> Visit:
        return await visits.arrive(self.desk, a_project(project), language="en", page=page, pinned=pinned)

    async def announces(self, visit: Visit, *, number: int | None = None, roster: list[int] | None = None, page_key: str | None = None) -> int:
        slots = sorted(self.talk(visit).slots) if roster is None else roster
        epoch = wire.Epoch(
            number=number or self.talk(visit).epoch + 1,
            epoch_id="A" * 22,
            page_key=page_key or self.talk(visit).page,
            roster=[wire.Member(slot=slot, name="Somebody", key="K" * 43) for slot in slots],
            previous="A" * 43,
            signature="A" * 86,
            sealed=[wire.SealedPart(slot=slot, box="S" * 100) for slot in slots],
        )
        return await relaying.announce_epoch(self.desk, ROTA.id, visit.conversation, epoch)

    async def visitor_says(self, visit: Visit, box: str = "B" * 22, *, counter: int = 1, epoch: int = 1) -> int:
        said = wire.Send(epoch=epoch, counter=counter, seen=[], nonce="A" * 32, box=box)
        return await relaying.visitor_says(self.desk, ROTA.id, visit.conversation, said)

    async def visitor_loses_the_line(self, visit: Visit) -> None:
        await visits.line_lost(self.desk, ROTA.id, visit.conversation)

    async def comes_back(self, visit: Visit, token: str | None = None) -> Visit:
        return await visits.resume(self.desk, ROTA.id, token or visit.resume)

    async def leaves(self, visit: Visit, why: Why = Why.LEFT) -> None:
        await visits.end(self.desk, ROTA.id, visit.conversation, why)

    # ── both ──

    async def hold_the_key(self, visit: Visit) -> None:
        """The visitor's page makes an epoch and every screen opens it."""
        await self.announces(visit)
        for worker in self.talk(visit).in_the_chat:
            await attending.hold_key(self.desk, ROTA.id, worker.shift, visit.conversation, self.talk(visit).epoch)

    async def shares_a_confer_key(self, first: ShiftId, visit: Visit) -> None:
        """The first makes the pair's key, for all who confer."""
        slots = sorted(self.talk(visit).confer_slots)
        key = wire.ConferKey(
            conversation=visit.conversation,
            number=self.talk(visit).confer + 1,
            confer_id="A" * 22,
            roster=[wire.Member(slot=slot, name="Somebody", key="K" * 43) for slot in slots],
            sealed=[wire.SealedPart(slot=slot, box="S" * 100) for slot in slots],
        )
        await relaying.hand_out_confer_key(self.desk, ROTA.id, first, key)

    async def pairs(self, shift: ShiftId, visit: Visit) -> None:
        await self.takes(shift, visit)
        await self.hold_the_key(visit)
        assert self.talk(visit).state is State.PAIRED

    async def passes(self, seconds: int, at_screens: tuple[ShiftId, ...] = ()) -> None:
        """Time, second by second, with the sweep that the server does each second."""
        for _ in range(seconds):
            self.clock.wind(timedelta(seconds=1))
            for shift in at_screens:
                shifts.note_active(self.desk, ROTA.id, shift)
            await sweeping.sweep(self.desk)

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def talk(self, visit: Visit) -> Conversation:
        return self.live.sheet(ROTA.id).conversations[visit.conversation]

    def is_over(self, visit: Visit) -> bool:
        return visit.conversation not in self.live.sheet(ROTA.id).conversations

    def slot(self, shift: ShiftId, visit: Visit) -> Slot:
        worker = self.talk(visit).worker_on(shift)
        assert worker is not None
        return worker.slot

    def room_of(self, visit: Visit) -> wire.VisitorRoom:
        return cast("wire.VisitorRoom", self.outbox.last_to_visitor(visit.conversation, "room"))

    def desk_of(self, shift: ShiftId) -> wire.Desk:
        return cast("wire.Desk", self.outbox.last_to_shift(shift, "desk"))

    def ended_at(self, visit: Visit) -> wire.Ended:
        return cast("wire.Ended", self.outbox.last_to_visitor(visit.conversation, "ended"))

    def told(self, shift: ShiftId, event: str) -> list[wire.Closed]:
        return [body for to, name, body in self.outbox.shifts if (to, name) == (shift, event)]

    def waiting_for(self, shift: ShiftId) -> list[ConversationId]:
        """What the desk offers this worker to take now."""
        return [ConversationId(each.conversation) for each in self.desk_of(shift).waiting if each.mine_to_take]
