"""What workers do with visitors: take, join, swap, step out, close."""

from __future__ import annotations

from dataclasses import replace

from chatd import wire
from chatd.desk.changing import changing
from chatd.desk.context import Desk
from chatd.domain import pairing, talk
from chatd.domain.conversation import Conversation, Place, Why
from chatd.domain.ids import ConversationId, RotaId, ShiftId
from chatd.domain.pairing import Shift, Status
from chatd.domain.refusals import AlreadyTaken, NobodyToPairWith, NotAllowed, NotCheckedIn, NotInTheRoom
from chatd.ports import Sheet


async def take(desk: Desk, rota: RotaId, shift: ShiftId, id: ConversationId) -> None:
    """Take a waiting visitor: the taker becomes first, the least-loaded active colleague second."""
    async with changing(desk, rota) as sheet:
        taker = _on_shift(shift, sheet)
        conversation = _offered(id, taker, sheet)
        if not conversation.is_waiting_to_be_taken():
            raise AlreadyTaken
        at, capacity = desk.clock.now(), desk.policy.capacity
        held = pairing.loads(sheet.conversations.values())
        pairing.refuse_taking(taker, conversation, held=held, capacity=capacity)
        second = pairing.beside(taker, conversation, sheet.shifts.values(), held=held, capacity=capacity, at=at)
        sheet.conversations[id] = talk.taken(
            conversation, first=taker.as_newcomer(conversation.project), second=second.as_newcomer(conversation.project), at=at
        )
        for one in (taker, second):
            sheet.shifts[one.id] = replace(one, had=one.had + 1)


async def join(desk: Desk, rota: RotaId, shift: ShiftId, id: ConversationId) -> None:
    """Come to the help of a broken pair; no limit of load stands in the way of that."""
    async with changing(desk, rota) as sheet:
        joiner = _on_shift(shift, sheet)
        conversation = _offered(id, joiner, sheet)
        if joiner.status is Status.SUPERVISING:
            raise NotAllowed
        sheet.conversations[id] = talk.joined(conversation, joiner.as_newcomer(conversation.project))


async def swap(desk: Desk, rota: RotaId, shift: ShiftId, id: ConversationId) -> None:
    """First and second change places."""
    async with changing(desk, rota) as sheet:
        sheet.conversations[id] = talk.swapped(_mine(id, shift, sheet), by=shift)


async def step_out(desk: Desk, rota: RotaId, shift: ShiftId, id: ConversationId, reason: wire.StepReason) -> None:
    """Leave a conversation to others, silently where the worker may know the visitor. Whoever is free comes in at once."""
    async with changing(desk, rota) as sheet:
        at = desk.clock.now()
        for_good = reason is wire.StepReason.KNOW_THEM
        out = talk.stepped_out(_mine(id, shift, sheet), shift=shift, at=at, for_good=for_good)
        out = _with_a_replacement(desk, out, shift, sheet)
        sheet.conversations[id] = talk.settled(out, at=at, patience=desk.policy.patience)


async def close(desk: Desk, rota: RotaId, shift: ShiftId, id: ConversationId, reason: wire.CloseReason) -> None:
    """End a conversation, with the reason."""
    async with changing(desk, rota) as sheet:
        sheet.conversations[id] = talk.ended(_mine(id, shift, sheet), Why(reason.value))


async def call_supervisor(desk: Desk, rota_id: RotaId, shift: ShiftId, id: ConversationId | None) -> tuple[int, bool]:
    """Ask the supervisor on call to look in: every other desk hears it, and mail goes out. How many desks, and whether by mail."""
    sheet = desk.live.sheet(rota_id)
    if id is not None:
        _mine(id, shift, sheet)
    others = [other.id for other in sheet.shifts.values() if other.id != shift and other.lost_since is None]
    for other in others:
        await desk.outbox.to_shift(other, "alert", wire.Alert(kind=wire.AlertKind.SUPERVISOR_CALLED, conversation=id))
    return len(others), await desk.outbox.alert(await desk.store.rota(rota_id), wire.AlertKind.SUPERVISOR_CALLED)


async def hold_key(desk: Desk, rota: RotaId, shift: ShiftId, id: ConversationId, epoch: int) -> None:
    """A worker's screen has opened that epoch; with the second one the pair stands."""
    async with changing(desk, rota) as sheet:
        at = desk.clock.now()
        sheet.conversations[id] = talk.with_key_held(_mine(id, shift, sheet), shift=shift, epoch=epoch, at=at, patience=desk.policy.patience)


def _with_a_replacement(desk: Desk, conversation: Conversation, leaver: ShiftId, sheet: Sheet) -> Conversation:
    """Somebody else comes in beside the one who stays; when nobody can, the desk shows the broken pair."""
    pair = (worker.shift for worker in conversation.workers if worker.place is not Place.SUPERVISOR)
    staying = next((sheet.shifts[id] for id in pair if id in sheet.shifts), None)
    if staying is None or not conversation.is_broken():
        return conversation
    others = [other for other in sheet.shifts.values() if other.id != leaver]
    held, at = pairing.loads(sheet.conversations.values()), desk.clock.now()
    try:
        newcomer = pairing.second_for(staying, conversation, others, held=held, capacity=desk.policy.capacity, at=at)
    except NobodyToPairWith:
        return conversation
    return talk.joined(conversation, newcomer.as_newcomer(conversation.project))


def _on_shift(shift: ShiftId, sheet: Sheet) -> Shift:
    if shift not in sheet.shifts:
        raise NotCheckedIn
    return sheet.shifts[shift]


def _offered(id: ConversationId, shift: Shift, sheet: Sheet) -> Conversation:
    """A conversation this worker may see in the queue. One of a project not theirs is as unknown as one that is not there."""
    conversation = sheet.conversations.get(id)
    if conversation is None or conversation.project not in shift.serves:
        raise NotInTheRoom
    if not shift.may_be_offered(conversation):
        raise NotAllowed
    return conversation


def _mine(id: ConversationId, shift: ShiftId, sheet: Sheet) -> Conversation:
    conversation = sheet.conversations.get(id)
    if conversation is None or conversation.worker_on(shift) is None:
        raise NotInTheRoom
    return conversation
