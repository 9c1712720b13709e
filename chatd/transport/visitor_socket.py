"""The visitor's side of the wire: one handler for each event, one use case in each handler."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chatd import wire
from chatd.desk import relaying, visits
from chatd.desk.context import Desk
from chatd.domain.conversation import Why
from chatd.domain.ids import ConversationId, RotaId
from chatd.domain.refusals import HasEnded, NotAllowed, NotInTheRoom
from chatd.domain.wording import read_seen
from chatd.tokens import VisitTokens
from chatd.transport.guard import Guard, Line
from chatd.transport.outbox import SocketOutbox

ARRIVAL_SECONDS = 20

WHY = {wire.HowLeft.ENDED: Why.LEFT, wire.HowLeft.QUICKLY: Why.LEFT_QUICKLY, wire.HowLeft.NOT_CHECKED: Why.NOT_CHECKED}


@dataclass(slots=True)
class Caller:
    """Who is on a visitor's line. Before arriving or resuming it is only somebody with a token."""

    token: str | None = None
    resume: str | None = None
    rota: RotaId | None = None
    conversation: ConversationId | None = None


VisitorLine = Line[Caller]


class VisitorSocket:
    """Turns events into use cases. Holds no state but the lines themselves."""

    def __init__(self, desk: Desk, outbox: SocketOutbox, tokens: VisitTokens) -> None:
        self._desk, self._outbox, self._tokens = desk, outbox, tokens

    def guard(self, table: Mapping[str, wire.FromClient] = wire.FROM_VISITOR) -> Guard[wire.VisitorKnock, Caller]:
        """The namespace behind its door. *table*: other rates, for a bench that sends faster than people do."""
        return Guard(
            wire.VISITOR,
            table=table,
            knock=wire.VisitorKnock,
            greet=self._greet,
            handlers={name: getattr(self, f"_{name}") for name in wire.FROM_VISITOR},
            gone=self._gone,
            welcome=self._expect_an_arrival,
        )

    async def _greet(self, knock: wire.VisitorKnock, environ: Mapping[str, Any]) -> Caller:
        if knock.token and not knock.resume and self._tokens.project_of(knock.token, self._desk.clock.now()):
            return Caller(token=knock.token)
        if knock.resume and not knock.token and self._desk.live.rota_of(visits.read_resume_token(knock.resume)[0]):
            return Caller(resume=knock.resume)
        raise HasEnded if knock.resume else NotAllowed

    async def _expect_an_arrival(self, line: VisitorLine) -> None:
        """A line on which nobody arrives or comes back is closed: it holds a place that a real visitor may need."""
        await asyncio.sleep(ARRIVAL_SECONDS)
        if line.who.conversation is None:
            await self._outbox.hang_up(line.sid, wire.VISITOR)

    async def _gone(self, line: VisitorLine) -> None:
        rota, conversation = line.who.rota, line.who.conversation
        if rota is None or conversation is None or self._outbox.visitors.get(conversation) != line.sid:
            return
        del self._outbox.visitors[conversation]
        await visits.line_lost(self._desk, rota, conversation, went_away=line.went_away)

    async def _arrive(self, line: VisitorLine, body: wire.Arrive) -> wire.Closed:
        token = line.who.token or ""
        project_id = self._tokens.spend(token, self._desk.clock.now())
        project = await self._desk.store.project(project_id) if project_id else None
        if project is None or line.who.conversation is not None:
            raise NotAllowed
        asking = visits.Asking(gender=body.gender, people=body.people, but=body.but)
        visit = await visits.arrive(self._desk, project, language=body.language, page=body.page_key, asking=asking, pinned=body.pinned)
        visits.count_seen(self._desk, project.id, read_seen(self._tokens.seen_with(token)))
        line.who = Caller(rota=visit.rota, conversation=visit.conversation)
        await self._bind(line, visit)
        return wire.Arrived(conversation=visit.conversation, resume=visit.resume)

    async def _resume(self, line: VisitorLine, body: wire.Resume) -> wire.Closed:
        secret = line.who.resume or ""
        rota = self._desk.live.rota_of(visits.read_resume_token(secret)[0])
        if rota is None or line.who.conversation is not None:
            raise HasEnded
        visit = await visits.resume(self._desk, rota, secret)
        line.who = Caller(rota=visit.rota, conversation=visit.conversation)
        await self._bind(line, visit)
        await relaying.send_again_to_visitor(self._desk, visit.rota, visit.conversation, body.since)
        return wire.Resumed(conversation=visit.conversation, resume=visit.resume)

    async def _bind(self, line: VisitorLine, visit: visits.Visit) -> None:
        before = self._outbox.visitors.get(visit.conversation)
        self._outbox.visitors[visit.conversation] = line.sid
        if before is not None and before != line.sid:
            await self._outbox.hang_up(before, wire.VISITOR)
        await visits.show_room(self._desk, visit.rota, visit.conversation)

    async def _beat(self, line: VisitorLine, body: wire.Beat) -> wire.Closed:
        _, conversation = self._place(line)
        return wire.BeatBack(room=self._desk.live.log(conversation).last(wire.Channel.ROOM))

    async def _catch_up(self, line: VisitorLine, body: wire.CatchUp) -> wire.Closed:
        rota, conversation = self._place(line)
        await relaying.send_again_to_visitor(self._desk, rota, conversation, body.since)
        return wire.Acknowledged()

    async def _epoch(self, line: VisitorLine, body: wire.Epoch) -> wire.Closed:
        rota, conversation = self._place(line)
        return wire.Stored(seq=await relaying.announce_epoch(self._desk, rota, conversation, body))

    async def _history(self, line: VisitorLine, body: wire.History) -> wire.Closed:
        rota, conversation = self._place(line)
        return wire.Stored(seq=await relaying.share_history(self._desk, rota, conversation, body))

    async def _send(self, line: VisitorLine, body: wire.Send) -> wire.Closed:
        rota, conversation = self._place(line)
        return wire.Stored(seq=await relaying.visitor_says(self._desk, rota, conversation, body))

    async def _typing(self, line: VisitorLine, body: wire.Typing) -> wire.Closed:
        rota, conversation = self._place(line)
        await relaying.visitor_types(self._desk, rota, conversation, body)
        return wire.Acknowledged()

    async def _shown(self, line: VisitorLine, body: wire.Shown) -> wire.Closed:
        rota, conversation = self._place(line)
        await relaying.visitor_was_shown(self._desk, rota, conversation, body)
        return wire.Acknowledged()

    async def _someone_else(self, line: VisitorLine, body: wire.SomeoneElse) -> wire.Closed:
        rota, conversation = self._place(line)
        await visits.ask_for_someone_else(self._desk, rota, conversation, but=body.but)
        return wire.Acknowledged()

    async def _still_here(self, line: VisitorLine, body: wire.StillHere) -> wire.Closed:
        rota, conversation = self._place(line)
        await visits.still_here(self._desk, rota, conversation)
        return wire.Acknowledged()

    async def _leave(self, line: VisitorLine, body: wire.Leave) -> wire.Closed:
        rota, conversation = self._place(line)
        await visits.end(self._desk, rota, conversation, WHY[body.how])
        return wire.Acknowledged()

    def _place(self, line: VisitorLine) -> tuple[RotaId, ConversationId]:
        rota, conversation = line.who.rota, line.who.conversation
        if rota is None or conversation is None:
            raise NotInTheRoom
        if self._desk.live.resumption(conversation) is None:
            raise HasEnded
        visits.acknowledge(self._desk, conversation)
        return rota, conversation
