"""The shift itself, round the conversations: the debrief, and the call somebody asks for afterwards."""

from __future__ import annotations

from chatd import wire
from chatd.desk.changing import changing
from chatd.desk.context import Desk
from chatd.domain import shift_work
from chatd.domain.ids import PersonId
from chatd.domain.refusals import NotCheckedIn
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


def _is_over(stint: Stint | None) -> bool:
    return stint is not None and stint.ended is not None
