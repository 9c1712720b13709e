"""The shift itself, round the conversations: the debrief, and the call somebody asks for afterwards."""

from __future__ import annotations

from chatd import wire
from chatd.desk.changing import changing
from chatd.desk.context import Desk
from chatd.domain import pairing, shift_work, talk
from chatd.domain.conversation import Place
from chatd.domain.ids import ConversationId, PersonId, RotaId, ShiftId
from chatd.domain.refusals import NotCheckedIn, NotInTheRoom
from chatd.domain.shift_work import Stint


async def debrief(desk: Desk, person: PersonId, *, call_me: bool) -> None:
    """Looked back on. Who asks for a call is shown to those at the desk, and the supervisor is told that somebody does: no more than that leaves the desk."""
    rota = next((rota for rota in await desk.store.rotas() if _is_over(desk.live.sheet(rota.id).stints.get(person))), None)
    if rota is None:
        raise NotCheckedIn
    async with changing(desk, rota.id) as sheet:
        stint = sheet.stints[person]
        is_new = call_me and not stint.wants_call
        sheet.stints[person] = shift_work.debriefed(stint, wants_call=call_me)
    if is_new:
        for other in desk.live.sheet(rota.id).shifts.values():
            await desk.outbox.to_shift(other.id, "alert", wire.Alert(kind=wire.AlertKind.CALL_WANTED))
        await desk.outbox.alert(rota, wire.AlertKind.CALL_WANTED)


async def hand_over(desk: Desk, rota: RotaId, shift: ShiftId, id: ConversationId) -> None:
    """Leave a conversation to whoever is free, who comes in with the same breath. Raises `NobodyToPairWith`, and then nobody has left."""
    async with changing(desk, rota) as sheet:
        conversation = sheet.conversations.get(id)
        if conversation is None or conversation.worker_on(shift) is None:
            raise NotInTheRoom
        in_it = {worker.shift: worker.place for worker in conversation.workers}
        staying = next((sheet.shifts[each] for each, place in in_it.items() if each != shift and place is not Place.SUPERVISOR), sheet.shifts[shift])
        free = [other for other in sheet.shifts.values() if other.id not in in_it]
        held, at = pairing.loads(sheet.conversations.values()), desk.clock.now()
        newcomer = pairing.second_for(staying, conversation, free, held=held, capacity=desk.policy.capacity, at=at)
        over = talk.handed_over(conversation, newcomer.as_newcomer(conversation.project), shift=shift, at=at)
        sheet.conversations[id] = talk.settled(over, at=at, patience=desk.policy.patience)


def _is_over(stint: Stint | None) -> bool:
    return stint is not None and stint.ended is not None
