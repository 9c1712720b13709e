"""What the desk's script asks and sends when a conversation is kept under policy: its grounds, the flag, later lines, the end, the second's answer.

Everything comes sealed and signed; here it is only looked at whether this person may send it, of which live conversation, and how much. A conversation
or record that is not theirs is answered like one that does not exist.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from aiohttp import web

from chatd.desk import keeping as on_desk
from chatd.desk.context import Desk
from chatd.desk.keeping import OnGround
from chatd.domain import flagging
from chatd.domain.conversation import Conversation
from chatd.domain.ids import ConversationId, PersonId, RecordId, Slot
from chatd.domain.refusals import (
    AlreadyThere,
    HasEnded,
    IllegalMove,
    ListIsOld,
    NoSuchRecord,
    NotAGround,
    NothingCanBeKept,
    NotInTheRoom,
    RecordIsClosed,
    RecordIsFull,
    Refusal,
)
from chatd.keeping.brought import Closing, Confirmed, Raised
from chatd.keeping.keeping import Keeping, refusal_code
from chatd.wire import Closed
from console.forms import answered
from console.own_pages import OwnPages, refusal
from console.record_forms import (
    ChunkForm,
    CloseForm,
    ConfirmForm,
    HeaderForm,
    NoForm,
    RaiseForm,
    ShareForm,
    chunk_in,
    chunk_out,
    header_in,
    header_out,
    wraps_in,
)
from protocols.safeguarding import ABOUT_A_WORKER, Ground

RAISE_LIMIT: Final = 3_500_000
"""Two MiB of words, padded and as text, and the wraps of thirty leads."""
CHUNK_LIMIT: Final = 40_000
CONFIRM_LIMIT: Final = 600_000

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Done = TypeVar("Done")

NOT_THERE: Final = (NotInTheRoom, NoSuchRecord, HasEnded)
CONFLICTS: Final = (AlreadyThere, IllegalMove, ListIsOld, NothingCanBeKept, RecordIsClosed, RecordIsFull)


class GroundShown(Closed, frozen=True):
    """*told*: what the visitor reads, in the language of the conversation; None where the visitor is not told. *days*: when it ends, at the latest."""

    id: str
    title: str
    plain: str
    asks_second: bool
    is_quiet: bool
    days: int
    hard_max_days: int
    told: str | None
    why_told: str


class GroundsShown(Closed, frozen=True):
    """*may_keep*: two leads, and a sound policy. *may_note*: one lead, who would read a concern note."""

    may_keep: bool
    may_note: bool
    provisional_days: int
    cap: int
    """Letters that one record may have, sealed."""
    grounds: list[GroundShown]


class SoFar(Closed, frozen=True):
    """What is stored of a record that goes on, for the pages that hold its key."""

    header: HeaderForm
    chunks: list[ChunkForm]
    is_closed: bool


class Kept(Closed, frozen=True):
    """It is stored."""

    ok: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggingPages:
    """For the desk's script alone; there is no page to look at."""

    own: OwnPages
    desk: Desk
    keeping: Keeping

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/records/grounds.json", told(self.grounds)),
            web.post("/records/raise", told(self.raise_flag)),
            web.get("/records/{record}/so-far.json", told(self.so_far)),
            web.post("/records/{record}/chunks", told(self.append)),
            web.post("/records/{record}/close", told(self.close)),
            web.post("/records/{record}/confirm", told(self.confirm)),
            web.post("/records/{record}/no", told(self.answer_no)),
            web.post("/records/{record}/share", told(self.share)),
        ]

    async def grounds(self, request: web.Request) -> web.Response:
        """On which grounds this conversation may be kept, in words; for one of its pair."""
        person = await self.own.caller(request)
        conversation = self._of_the_pair(person.id, ConversationId(request.query.get("conversation", "")))
        policy, leads = self.keeping.policy, await self.keeping.leads(conversation.project)
        return answered(
            GroundsShown(
                may_keep=await self.keeping.may_keep(conversation.project),
                may_note=leads is not None,
                provisional_days=policy.times.provisional_days if policy else 0,
                cap=policy.times.record_bytes_cap if policy else 0,
                grounds=[self._shown(ground, conversation.language) for ground in policy.ground] if policy else [],
            )
        )

    async def raise_flag(self, request: web.Request) -> web.Response:
        person, form = await self.own.posted_json(request, RaiseForm, limit=RAISE_LIMIT)
        ground = self._ground(form.header)
        raised = Raised(
            header=header_in(form.header),
            members=frozenset(),
            wraps=wraps_in(form.wraps),
            chunks=tuple(chunk_in(chunk) for chunk in form.chunks),
            signature=form.signature,
        )
        boxes = [(Slot(one.slot), one.box) for one in form.for_others]
        await whole(on_desk.raise_flag(self.desk, self.keeping, person, ConversationId(form.conversation), raised, ground=ground, boxes=boxes))
        return answered(Kept())

    async def so_far(self, request: web.Request) -> web.Response:
        """For those who may write on: they alone can open it."""
        person = await self.own.caller(request)
        record, chunks = await self.keeping.so_far(person, _record_in(request))
        parts = [chunk_out(chunk) for chunk in chunks]
        return answered(SoFar(header=header_out(record.header), chunks=parts, is_closed=record.closed is not None))

    async def append(self, request: web.Request) -> web.Response:
        person, form = await self.own.posted_json(request, ChunkForm, limit=CHUNK_LIMIT)
        await whole(on_desk.append(self.desk, self.keeping, person, _record_in(request), chunk_in(form)))
        return answered(Kept())

    async def close(self, request: web.Request) -> web.Response:
        person, form = await self.own.posted_json(request, CloseForm)
        closing = Closing(chunks=form.chunks, head=form.head, lines=form.lines, signature=form.signature)
        await whole(self.keeping.close_lines(person, _record_in(request), closing))
        return answered(Kept())

    async def confirm(self, request: web.Request) -> web.Response:
        person, form = await self.own.posted_json(request, ConfirmForm, limit=CONFIRM_LIMIT)
        confirmed = Confirmed(wraps=wraps_in(form.wraps), signature=form.signature)
        id = ConversationId(form.conversation)
        await whole(on_desk.confirm(self.desk, self.keeping, person, id, _record_in(request), confirmed))
        return answered(Kept())

    async def answer_no(self, request: web.Request) -> web.Response:
        person, form = await self.own.posted_json(request, NoForm)
        await whole(on_desk.answer_no(self.desk, self.keeping, person, ConversationId(form.conversation), _record_in(request)))
        return answered(Kept())

    async def share(self, request: web.Request) -> web.Response:
        person, form = await self.own.posted_json(request, ShareForm)
        id = ConversationId(form.conversation)
        await whole(on_desk.share(self.desk, person, id, _record_in(request), to=Slot(form.slot), box=form.box))
        return answered(Kept())

    def _of_the_pair(self, person: PersonId, id: ConversationId) -> Conversation:
        rota = self.desk.live.rota_of(id)
        conversation = self.desk.live.sheet(rota).conversations.get(id) if rota else None
        if conversation is None:
            raise NotInTheRoom
        flagging.may_raise(conversation, person)
        return conversation

    def _ground(self, header: HeaderForm) -> OnGround:
        ground = self.keeping.policy.grounds().get(header.ground) if self.keeping.policy else None
        if ground is None:
            raise NotAGround if self.keeping.policy else NothingCanBeKept
        return OnGround(asks_second=ground.who_confirms == "second", is_quiet=ground.id == ABOUT_A_WORKER)

    def _shown(self, ground: Ground, language: str) -> GroundShown:
        words = ground.words["en"]
        return GroundShown(
            id=ground.id,
            title=words.title,
            plain=words.plain,
            asks_second=ground.who_confirms == "second",
            is_quiet=ground.id == ABOUT_A_WORKER,
            days=ground.days,
            hard_max_days=ground.hard_max_days,
            told=ground.words.get(language, words).told if ground.tell_visitor else None,
            why_told=ground.why_told,
        )


def told(handler: Handler) -> Handler:
    """What the use cases refuse, as a script reads it."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NOT_THERE:
            raise refusal(404, "not_found") from None
        except CONFLICTS as no:
            raise refusal(409, refusal_code(no)) from None
        except Refusal as no:
            raise refusal(403, refusal_code(no)) from None

    return answer


async def whole(deed: Coroutine[Any, Any, Done]) -> Done:
    """To its end, though the page that asked be closed meanwhile: what is stored, the desk must know of."""
    return await asyncio.shield(asyncio.ensure_future(deed))


def _record_in(request: web.Request) -> RecordId:
    return RecordId(request.match_info["record"])
