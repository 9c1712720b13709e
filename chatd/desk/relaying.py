"""Passing sealed lines on: from whom they may come, where they are held, to whom they go.

Nothing here can open a line, and the decider of a rota is not in the way of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from chatd import wire
from chatd.desk.changing import changing
from chatd.desk.context import Desk
from chatd.domain import talk
from chatd.domain.conversation import Conversation, State, Worker
from chatd.domain.ids import VISITOR_SLOT, ConversationId, RotaId, ShiftId, Slot
from chatd.domain.refusals import EpochOutOfStep, HasEnded, NotInTheRoom, RosterIsStale
from chatd.ports import LogIsFull


async def announce_epoch(desk: Desk, rota: RotaId, id: ConversationId, epoch: wire.Epoch) -> int:
    """Hold and pass on a new epoch, if it names just those who are in the room."""
    async with changing(desk, rota) as sheet:
        conversation = talk.with_epoch(_running(sheet.conversations.get(id)), number=epoch.number, roster=_slots(epoch.roster))
        if epoch.page_key != conversation.page:
            raise EpochOutOfStep
        sheet.conversations[id] = conversation
        entry = wire.EpochEntry(seq=1, **_fields(epoch))
        return await _hold(desk, conversation, wire.Channel.ROOM, entry, sender=VISITOR_SLOT)


async def share_history(desk: Desk, rota: RotaId, id: ConversationId, history: wire.History) -> int:
    """Earlier epochs' keys for one newcomer."""
    conversation = _conversation(desk, rota, id)
    if Slot(history.to) not in conversation.slots:
        raise NotInTheRoom
    return await _hold(desk, conversation, wire.Channel.ROOM, wire.HistoryEntry(seq=1, **_fields(history)), sender=VISITOR_SLOT)


async def visitor_says(desk: Desk, rota: RotaId, id: ConversationId, said: wire.Send) -> int:
    """One sealed line from the visitor."""
    conversation = _conversation(desk, rota, id)
    if said.epoch > conversation.epoch:
        raise EpochOutOfStep
    entry = wire.MessageEntry(seq=1, slot=VISITOR_SLOT, **_fields(said))
    return await _hold_or_say_full(desk, rota, conversation, wire.Channel.ROOM, entry)


async def worker_says(desk: Desk, rota: RotaId, shift: ShiftId, said: wire.WorkerSend) -> int:
    """One sealed line from a worker, to the room or to the pair. The slot is that of the socket, whatever the line claims."""
    conversation, worker = _conversation_of(desk, rota, ConversationId(said.conversation), shift)
    if said.channel is wire.Channel.ROOM:
        _refuse_outside_the_chat(worker)
    newest = conversation.epoch if said.channel is wire.Channel.ROOM else conversation.confer
    if said.epoch > newest:
        raise EpochOutOfStep
    entry = wire.MessageEntry(seq=1, slot=worker.slot, epoch=said.epoch, counter=said.counter, seen=said.seen, nonce=said.nonce, box=said.box)
    return await _hold_or_say_full(desk, rota, conversation, said.channel, entry)


async def hand_out_confer_key(desk: Desk, rota: RotaId, shift: ShiftId, key: wire.ConferKey) -> int:
    """The first's new key for the pair; never to the visitor."""
    id = ConversationId(key.conversation)
    async with changing(desk, rota) as sheet:
        conversation = sheet.conversations.get(id)
        if conversation is None:
            raise NotInTheRoom
        changed = talk.with_confer_key(conversation, by=shift, number=key.number, roster=_slots(key.roster))
        sheet.conversations[id] = changed
        by = _worker(changed, shift).slot
        entry = wire.ConferKeyEntry(seq=1, number=key.number, confer_id=key.confer_id, by=by, roster=key.roster, sealed=key.sealed)
        return await _hold(desk, changed, wire.Channel.CONFER, entry, sender=by)


async def visitor_types(desk: Desk, rota: RotaId, id: ConversationId, typing: wire.Typing) -> None:
    """A passing sign; never held."""
    conversation = _conversation(desk, rota, id)
    passed = wire.TypingPassed(conversation=id, slot=VISITOR_SLOT, **_fields(typing))
    for worker in conversation.in_the_chat:
        await desk.outbox.to_shift(worker.shift, "typing", passed)


async def worker_types(desk: Desk, rota: RotaId, shift: ShiftId, typing: wire.WorkerTyping) -> None:
    """A passing sign, to the visitor and to the other worker."""
    conversation, worker = _conversation_of(desk, rota, ConversationId(typing.conversation), shift)
    _refuse_outside_the_chat(worker)
    passed = wire.TypingPassed(slot=worker.slot, **_fields(typing))
    await desk.outbox.to_visitor(conversation.id, "typing", passed)
    for other in _others(conversation, worker.slot, wire.Channel.ROOM):
        await desk.outbox.to_shift(other.shift, "typing", passed)


async def visitor_was_shown(desk: Desk, rota: RotaId, id: ConversationId, shown: wire.Shown) -> None:
    """These lines are on the visitor's screen."""
    conversation = _conversation(desk, rota, id)
    passed = wire.ShownPassed(conversation=id, channel=wire.Channel.ROOM, by=VISITOR_SLOT, counters=shown.counters)
    for worker in conversation.in_the_chat:
        await desk.outbox.to_shift(worker.shift, "shown", passed)


async def worker_was_shown(desk: Desk, rota: RotaId, shift: ShiftId, shown: wire.WorkerShown) -> None:
    """These lines are on a worker's screen; what the pair says to each other stays with the pair."""
    conversation, worker = _conversation_of(desk, rota, ConversationId(shown.conversation), shift)
    passed = wire.ShownPassed(conversation=conversation.id, channel=shown.channel, by=worker.slot, counters=shown.counters)
    if shown.channel is wire.Channel.ROOM:
        _refuse_outside_the_chat(worker)
        await desk.outbox.to_visitor(conversation.id, "shown", passed)
    for other in _others(conversation, worker.slot, shown.channel):
        await desk.outbox.to_shift(other.shift, "shown", passed)


async def send_again_to_visitor(desk: Desk, rota: RotaId, id: ConversationId, since: int) -> None:
    """What came after `since`."""
    conversation = _conversation(desk, rota, id)
    for entry in desk.live.log(conversation.id).since(wire.Channel.ROOM, since):
        await desk.outbox.to_visitor(id, "entry", wire.Entry(conversation=id, channel=wire.Channel.ROOM, entry=entry))


async def send_again_to_worker(desk: Desk, rota: RotaId, shift: ShiftId, id: ConversationId, *, room: int, confer: int) -> None:
    """What came after those two points, for a screen that was away."""
    conversation, worker = _conversation_of(desk, rota, id, shift)
    log = desk.live.log(conversation.id)
    both = ((wire.Channel.ROOM, room), (wire.Channel.CONFER, confer))
    for channel, since in both[1:] if worker.confers_only else both:
        for entry in log.since(channel, since):
            await desk.outbox.to_shift(shift, "entry", wire.Entry(conversation=id, channel=channel, entry=entry))


async def _hold_or_say_full(desk: Desk, rota: RotaId, conversation: Conversation, channel: wire.Channel, entry: wire.MessageEntry) -> int:
    try:
        return await _hold(desk, conversation, channel, entry, sender=Slot(entry.slot))
    except LogIsFull:
        # Touching the conversation sends every screen its room again, now marked full: nothing is dropped in silence.
        async with changing(desk, rota) as sheet:
            sheet.conversations[conversation.id] = talk.touched(_running(sheet.conversations.get(conversation.id)))
        raise


async def _hold(desk: Desk, conversation: Conversation, channel: wire.Channel, entry: wire.LogEntry, *, sender: Slot) -> int:
    """Hold a line and pass it to everyone else in the room; a line held before is not passed on twice."""
    log = desk.live.log(conversation.id)
    before = log.last(channel)
    seq = log.append(channel, entry)
    if seq > before:
        told = wire.Entry(conversation=conversation.id, channel=channel, entry=msgspec.structs.replace(entry, seq=seq))
        for worker in _others(conversation, sender, channel):
            await desk.outbox.to_shift(worker.shift, "entry", told)
        if channel is wire.Channel.ROOM and sender != VISITOR_SLOT:
            await desk.outbox.to_visitor(conversation.id, "entry", told)
    return seq


def _conversation(desk: Desk, rota: RotaId, id: ConversationId) -> Conversation:
    return _running(desk.live.sheet(rota).conversations.get(id))


def _conversation_of(desk: Desk, rota: RotaId, id: ConversationId, shift: ShiftId) -> tuple[Conversation, Worker]:
    conversation = desk.live.sheet(rota).conversations.get(id)
    if conversation is None:
        raise NotInTheRoom
    return conversation, _worker(conversation, shift)


def _worker(conversation: Conversation, shift: ShiftId) -> Worker:
    worker = conversation.worker_on(shift)
    if worker is None:
        raise NotInTheRoom
    return worker


def _running(conversation: Conversation | None) -> Conversation:
    if conversation is None or conversation.state is State.ENDED:
        raise HasEnded
    return conversation


def _others(conversation: Conversation, slot: Slot, channel: wire.Channel) -> Iterator[Worker]:
    """Everyone else on that channel: what is said in the chat never goes to one who only confers."""
    on_it = conversation.in_the_chat if channel is wire.Channel.ROOM else conversation.workers
    return (worker for worker in on_it if worker.slot != slot)


def _refuse_outside_the_chat(worker: Worker) -> None:
    if worker.confers_only:
        raise NotInTheRoom


def _slots(roster: list[wire.Member]) -> frozenset[Slot]:
    """Each slot once: a second line for the same slot would be a second key for it."""
    slots = frozenset(Slot(member.slot) for member in roster)
    if len(slots) != len(roster):
        raise RosterIsStale
    return slots


def _fields(body: wire.Closed) -> dict[str, Any]:
    return {name: getattr(body, name) for name in body.__struct_fields__}
