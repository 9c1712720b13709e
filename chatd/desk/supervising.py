"""The supervisor, asked in by the pair: to confer alone, or into the chat, where the visitor sees them before a word is sealed for them."""

from __future__ import annotations

from chatd import wire
from chatd.desk.changing import changing
from chatd.desk.context import Desk
from chatd.domain import talk
from chatd.domain.conversation import Reach
from chatd.domain.ids import ConversationId, RotaId, ShiftId
from chatd.domain.refusals import NotInTheRoom
from chatd.ports import Sheet


async def ask_in(desk: Desk, rota_id: RotaId, shift: ShiftId, id: ConversationId, reach: Reach) -> tuple[int, bool]:
    """The desks of those who supervise are told, and mail goes out. How many desks, and whether by mail."""
    async with changing(desk, rota_id) as sheet:
        conversation = sheet.conversations.get(id)
        if conversation is None:
            raise NotInTheRoom
        sheet.conversations[id] = talk.with_supervisor_asked(conversation, by=shift, reach=reach)
        asked = _who_may_come(sheet, id)
    for each in asked:
        await desk.outbox.to_shift(each, "alert", wire.Alert(kind=wire.AlertKind.SUPERVISOR_CALLED, conversation=id))
    return len(asked), await desk.outbox.alert(await desk.store.rota(rota_id), wire.AlertKind.SUPERVISOR_CALLED)


async def come_in(desk: Desk, rota: RotaId, shift: ShiftId, id: ConversationId) -> None:
    """As far as they were asked. To anybody else the conversation is as unknown as one that is not there."""
    async with changing(desk, rota) as sheet:
        if id not in sheet.conversations or shift not in _who_may_come(sheet, id):
            raise NotInTheRoom
        conversation = sheet.conversations[id]
        sheet.conversations[id] = talk.with_supervisor(conversation, sheet.shifts[shift].as_newcomer(conversation.project))


def _who_may_come(sheet: Sheet, id: ConversationId) -> list[ShiftId]:
    conversation = sheet.conversations[id]
    pair = {worker.shift for worker in conversation.workers if not worker.confers_only}
    supervising = (shift for shift in sheet.shifts.values() if conversation.project in sheet.stints[shift.person].supervises)
    return [shift.id for shift in supervising if shift.lost_since is None and shift.id not in pair and shift.person not in conversation.avoided]
