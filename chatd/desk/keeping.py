"""Keeping the conversation that goes on: who of its two may, what of it the desk then knows, and who is told.

The record is stored inside the decider's turn, after every check on the live conversation and before the sheet says so: what is refused, or fails
between, leaves the sheet as it was. Words come here only sealed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from chatd.desk.changing import changing
from chatd.desk.context import Desk
from chatd.desk.leads import tell_leads
from chatd.domain import flagging
from chatd.domain.conversation import Conversation
from chatd.domain.flag import Answer, Flag, KeyBox
from chatd.domain.ids import ConversationId, PersonId, RecordId, RotaId, Slot
from chatd.domain.people import Person
from chatd.domain.refusals import NotInTheRoom, SealedWrong
from chatd.domain.retention import Header, Record
from chatd.keeping.brought import Chunk, Confirmed, Raised
from chatd.ports import Sheet


class Keeps(Protocol):
    """Of `chatd/keeping/keeping.py`, what a conversation that goes on needs."""

    async def raise_flag(self, person: Person, raised: Raised) -> Record: ...

    async def append(self, person: Person, record: RecordId, chunk: Chunk) -> Record: ...

    async def confirm(self, person: Person, record: RecordId, confirmed: Confirmed) -> Record: ...

    async def answer_no(self, person: Person, record: RecordId) -> Record: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OnGround:
    """What the policy says of a ground, as far as the desk needs it."""

    asks_second: bool
    is_quiet: bool


async def raise_flag(  # noqa: PLR0913  One message of the raising page, each part by its name.
    desk: Desk, keeps: Keeps, person: Person, id: ConversationId, raised: Raised, *, ground: OnGround, boxes: Iterable[tuple[Slot, str]]
) -> None:
    """From the pair alone. Sent again because its answer was lost, it is there already, and that is the answer. Members come from the desk's sheet."""
    async with changing(desk, _rota_of(desk, id)) as sheet:
        conversation = _running(sheet, id)
        worker = flagging.may_raise(conversation, person.id)
        _refuse_anothers(raised.header, conversation)
        if any(flag.record == raised.header.record and flag.raiser == person.id for flag in conversation.flags):
            return
        flag = Flag(
            record=raised.header.record,
            ground=raised.header.ground,
            raiser=person.id,
            name=worker.name,
            people=frozenset(one.person for one in conversation.workers if flagging.is_of_the_pair(one)),
            began=worker.slot,
            told=raised.header.told,
            asks_second=ground.asks_second,
            is_quiet=ground.is_quiet,
        )
        given = tuple(KeyBox(to=to, by=worker.slot, key=worker.key, box=box) for to, box in boxes)
        flagged = flagging.raised(conversation, flagging.with_boxes(flag, given, conversation.workers))
        record = await keeps.raise_flag(person, replace(raised, members=conversation.people))
        sheet.conversations[id] = flagging.with_on_call(flagged, flag.record, record.on_call)
    if not ground.asks_second:
        await tell_leads(desk, sheet, sheet.conversations[id])


async def append(desk: Desk, keeps: Keeps, person: Person, record: RecordId, chunk: Chunk) -> None:
    """A later part; also shortly after the end, when the last lines come in. Whoever came later is among the members from then on."""
    found = _flagged(desk, record)
    members = found[1].people if found else frozenset()
    await keeps.append(person, record, replace(chunk, members=members))


async def confirm(desk: Desk, keeps: Keeps, person: Person, id: ConversationId, record: RecordId, confirmed: Confirmed) -> None:
    """The second says yes, while the conversation goes on."""
    async with changing(desk, _rota_of(desk, id)) as sheet:
        conversation, flag = _asked(sheet, id, record, person.id)
        await keeps.confirm(person, record, replace(confirmed, members=conversation.people))
        sheet.conversations[id] = flagging.answered(conversation, flag, Answer.YES)


async def answer_no(desk: Desk, keeps: Keeps, person: Person, id: ConversationId, record: RecordId) -> None:
    """The second says no: the lead on call is told at once, also on their desk."""
    async with changing(desk, _rota_of(desk, id)) as sheet:
        conversation, flag = _asked(sheet, id, record, person.id)
        await keeps.answer_no(person, record)
        sheet.conversations[id] = flagging.answered(conversation, flag, Answer.NO)
    await tell_leads(desk, sheet, conversation)


async def share(desk: Desk, person: Person, id: ConversationId, record: RecordId, *, to: Slot, box: str) -> None:
    """The record's key, for a page of the pair that was loaded again, from one that holds it."""
    async with changing(desk, _rota_of(desk, id)) as sheet:
        conversation = _running(sheet, id)
        flag, worker = flagging.flag_on(conversation, record, person.id)
        sheet.conversations[id] = flagging.shared(conversation, flag, KeyBox(to=to, by=worker.slot, key=worker.key, box=box))


def _flagged(desk: Desk, record: RecordId) -> tuple[Flag, Conversation] | None:
    running = (conversation for sheet in desk.live.sheets() for conversation in sheet.conversations.values())
    return next(((flag, conversation) for conversation in running for flag in conversation.flags if flag.record == record), None)


def _asked(sheet: Sheet, id: ConversationId, record: RecordId, person: PersonId) -> tuple[Conversation, Flag]:
    conversation = _running(sheet, id)
    flag, worker = flagging.flag_on(conversation, record, person)
    if not flagging.is_asked(flag, worker):
        raise NotInTheRoom
    return conversation, flag


def _refuse_anothers(header: Header, conversation: Conversation) -> None:
    if header.project != conversation.project or header.language != conversation.language:
        raise SealedWrong


def _rota_of(desk: Desk, id: ConversationId) -> RotaId:
    rota = desk.live.rota_of(id)
    if rota is None:
        raise NotInTheRoom
    return rota


def _running(sheet: Sheet, id: ConversationId) -> Conversation:
    conversation = sheet.conversations.get(id)
    if conversation is None:
        raise NotInTheRoom
    return conversation
