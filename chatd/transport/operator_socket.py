"""The workers' side of the wire: one handler for each event, one use case in each handler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from chatd import wire
from chatd.desk import attending, desks, relaying, shift_flow, shifts, supervising
from chatd.desk.changing import desk_before_check_in, show_desk
from chatd.desk.context import Desk
from chatd.domain.ids import Chain, ConversationId, ProjectId, RotaId, ShiftId
from chatd.domain.people import Person
from chatd.domain.refusals import NotAllowed, NotCheckedIn
from chatd.transport.guard import Guard, Line
from chatd.transport.outbox import SocketOutbox

Recognise = Callable[[Mapping[str, Any], str], Awaitable[Person | None]]
"""From the handshake's headers and the csrf token: who is signed in, or nobody."""


@dataclass(slots=True)
class Worker:
    """Who is on a worker's line; the shift once checked in."""

    person: Person
    rota: RotaId
    shift: ShiftId | None = None


WorkerLine = Line[Worker]


class OperatorSocket:
    """Turns events into use cases."""

    def __init__(self, desk: Desk, outbox: SocketOutbox, recognise: Recognise) -> None:
        self._desk, self._outbox, self._recognise = desk, outbox, recognise

    def guard(self) -> Guard[wire.OperatorKnock, Worker]:
        """The namespace behind its door."""
        handlers = {name: getattr(self, f"_{name}") for name in wire.FROM_OPERATOR}
        return Guard(
            wire.OPERATOR,
            table=wire.FROM_OPERATOR,
            knock=wire.OperatorKnock,
            greet=self._greet,
            handlers=handlers,
            gone=self._gone,
            welcome=self._welcome,
        )

    async def _greet(self, knock: wire.OperatorKnock, environ: Mapping[str, Any]) -> Worker:
        person = await self._recognise(environ, knock.csrf)
        if person is None:
            raise NotAllowed
        await shifts.home_of(self._desk, person)
        return Worker(person=person, rota=await desks.rota_for(self._desk, person, None))

    async def _welcome(self, line: WorkerLine) -> None:
        shown = await desk_before_check_in(self._desk, line.who.rota, line.who.person.id)
        await self._outbox.to_line(line.sid, wire.OPERATOR, "desk", shown)

    async def _gone(self, line: WorkerLine) -> None:
        shift = line.who.shift
        if shift is None or self._outbox.shifts.get(shift) != line.sid:
            return
        del self._outbox.shifts[shift]
        await shifts.line_lost(self._desk, line.who.rota, shift)

    async def _check_in(self, line: WorkerLine, body: wire.CheckIn) -> wire.Closed:
        person = line.who.person
        rota = await desks.rota_for(self._desk, person, body.rota)
        shift = await shifts.check_in(
            self._desk,
            person,
            key=body.shift_key,
            name=body.name,
            languages=body.languages,
            rota=rota,
            briefed=body.brief_read,
            gender=body.gender,
            chains={ProjectId(chain.shift.project): Chain(msgspec.json.encode(chain)) for chain in body.certificates},
        )
        before = self._outbox.shifts.get(shift)
        self._forget_the_shift_before(line, shift)
        self._outbox.shifts[shift], line.who.shift, line.who.rota = line.sid, shift, rota
        if before is not None and before != line.sid:
            await self._outbox.hang_up(before, wire.OPERATOR)
        await show_desk(self._desk, rota, shift)
        held = {held.conversation: held for held in body.held}
        for conversation in shifts.rooms_of(shift, self._desk.live.sheet(rota)):
            known = held.get(conversation.id)
            room, confer = (known.room, known.confer) if known else (0, 0)
            await relaying.send_again_to_worker(self._desk, rota, shift, conversation.id, room=room, confer=confer)
        return wire.CheckedIn(shift=shift)

    async def _take_break(self, line: WorkerLine, body: wire.TakeBreak) -> wire.Closed:
        await shifts.take_break(self._desk, line.who.rota, self._shift(line), body.reason)
        return wire.Acknowledged()

    async def _come_back(self, line: WorkerLine, body: wire.ComeBack) -> wire.Closed:
        await shifts.come_back(self._desk, line.who.rota, self._shift(line))
        return wire.Acknowledged()

    async def _end_shift(self, line: WorkerLine, body: wire.EndShift) -> wire.Closed:
        await shifts.end_shift(self._desk, line.who.rota, self._shift(line))
        return wire.Acknowledged()

    async def _debrief(self, line: WorkerLine, body: wire.Debrief) -> wire.Closed:
        await shift_flow.debrief(self._desk, line.who.person.id, call_me=body.call_me)
        return wire.Acknowledged()

    async def _active(self, line: WorkerLine, body: wire.Active) -> wire.Closed:
        shifts.note_active(self._desk, line.who.rota, self._shift(line))
        return wire.Acknowledged()

    async def _beat(self, line: WorkerLine, body: wire.Beat) -> wire.Closed:
        return wire.Acknowledged()

    async def _take(self, line: WorkerLine, body: wire.Take) -> wire.Closed:
        await attending.take(self._desk, line.who.rota, self._shift(line), ConversationId(body.conversation))
        return wire.Acknowledged()

    async def _join(self, line: WorkerLine, body: wire.Join) -> wire.Closed:
        await attending.join(self._desk, line.who.rota, self._shift(line), ConversationId(body.conversation))
        return wire.Acknowledged()

    async def _swap(self, line: WorkerLine, body: wire.Swap) -> wire.Closed:
        await attending.swap(self._desk, line.who.rota, self._shift(line), ConversationId(body.conversation))
        return wire.Acknowledged()

    async def _step_out(self, line: WorkerLine, body: wire.StepOut) -> wire.Closed:
        await attending.step_out(self._desk, line.who.rota, self._shift(line), ConversationId(body.conversation), body.reason)
        return wire.Acknowledged()

    async def _hand_over(self, line: WorkerLine, body: wire.HandOver) -> wire.Closed:
        await shift_flow.hand_over(self._desk, line.who.rota, self._shift(line), ConversationId(body.conversation))
        return wire.Acknowledged()

    async def _ask_supervisor(self, line: WorkerLine, body: wire.AskSupervisor) -> wire.Closed:
        id = ConversationId(body.conversation)
        desks, by_mail = await supervising.ask_in(self._desk, line.who.rota, self._shift(line), id, body.reach)
        return wire.SupervisorAlerted(desks=desks, by_mail=by_mail)

    async def _come_in(self, line: WorkerLine, body: wire.ComeIn) -> wire.Closed:
        await supervising.come_in(self._desk, line.who.rota, self._shift(line), ConversationId(body.conversation))
        return wire.Acknowledged()

    async def _close(self, line: WorkerLine, body: wire.Close) -> wire.Closed:
        await attending.close(self._desk, line.who.rota, self._shift(line), ConversationId(body.conversation), body.reason)
        return wire.Acknowledged()

    async def _call_supervisor(self, line: WorkerLine, body: wire.CallSupervisor) -> wire.Closed:
        conversation = ConversationId(body.conversation) if body.conversation else None
        desks, by_mail = await attending.call_supervisor(self._desk, line.who.rota, self._shift(line), conversation)
        return wire.SupervisorAlerted(desks=desks, by_mail=by_mail)

    async def _send(self, line: WorkerLine, body: wire.WorkerSend) -> wire.Closed:
        return wire.Stored(seq=await relaying.worker_says(self._desk, line.who.rota, self._shift(line), body))

    async def _typing(self, line: WorkerLine, body: wire.WorkerTyping) -> wire.Closed:
        await relaying.worker_types(self._desk, line.who.rota, self._shift(line), body)
        return wire.Acknowledged()

    async def _shown(self, line: WorkerLine, body: wire.WorkerShown) -> wire.Closed:
        await relaying.worker_was_shown(self._desk, line.who.rota, self._shift(line), body)
        return wire.Acknowledged()

    async def _key_held(self, line: WorkerLine, body: wire.KeyHeld) -> wire.Closed:
        await attending.hold_key(self._desk, line.who.rota, self._shift(line), ConversationId(body.conversation), body.epoch)
        return wire.Acknowledged()

    async def _confer_key(self, line: WorkerLine, body: wire.ConferKey) -> wire.Closed:
        return wire.Stored(seq=await relaying.hand_out_confer_key(self._desk, line.who.rota, self._shift(line), body))

    async def _catch_up(self, line: WorkerLine, body: wire.WorkerCatchUp) -> wire.Closed:
        shift, id = self._shift(line), ConversationId(body.conversation)
        await relaying.send_again_to_worker(self._desk, line.who.rota, shift, id, room=body.room, confer=body.confer)
        return wire.Acknowledged()

    def _forget_the_shift_before(self, line: WorkerLine, shift: ShiftId) -> None:
        """A page that ends one shift and begins another must not go on hearing as the one that is over."""
        before = line.who.shift
        if before is not None and before != shift and self._outbox.shifts.get(before) == line.sid:
            del self._outbox.shifts[before]

    def _shift(self, line: WorkerLine) -> ShiftId:
        shift = line.who.shift
        if shift is None or self._outbox.shifts.get(shift) != line.sid:
            raise NotCheckedIn
        return shift
