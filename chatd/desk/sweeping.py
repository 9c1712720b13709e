"""Once a second: let time pass over a rota's desk. With a wound clock this is how tests prove every deadline."""

from __future__ import annotations

from datetime import datetime

from chatd.desk.changing import changing, show_states
from chatd.desk.context import Desk
from chatd.domain import talk
from chatd.domain.ids import RotaId
from chatd.domain.people import Rota
from chatd.ports import Sheet
from chatd.wire import AlertKind


async def sweep(desk: Desk) -> None:
    """Settle every rota."""
    for rota in await desk.store.rotas():
        await _sweep_rota(desk, rota)
        await show_states(desk, rota.id)
    desk.lately.forget(desk.clock.now())
    await desk.hours.write(desk.store)


async def _sweep_rota(desk: Desk, rota: Rota) -> None:
    if not _is_due(desk, rota.id):
        return
    alert = False
    async with changing(desk, rota.id) as sheet:
        at = desk.clock.now()
        for id, conversation in sheet.conversations.items():
            now = talk.settled(conversation, at=at, patience=desk.policy.patience)
            if talk.needs_the_supervisor(now, at=at, patience=desk.policy.patience):
                now, alert = talk.with_supervisor_alerted(now), True
            sheet.conversations[id] = now
        _drop_the_long_lost(sheet, at, desk)
    if alert:
        await desk.outbox.alert(rota, AlertKind.PAIR_BROKEN)


def _is_due(desk: Desk, rota: RotaId) -> bool:
    """Would time change anything? Most seconds it does not, and then nobody is disturbed."""
    at, patience, sheet = desk.clock.now(), desk.policy.patience, desk.live.sheet(rota)
    settled = any(
        talk.settled(conversation, at=at, patience=patience) is not conversation
        and talk.settled(conversation, at=at, patience=patience) != conversation
        for conversation in sheet.conversations.values()
    )
    alerts = any(talk.needs_the_supervisor(conversation, at=at, patience=patience) for conversation in sheet.conversations.values())
    lost = any(shift.lost_since is not None and at - shift.lost_since >= patience.resume for shift in sheet.shifts.values())
    gone = any(stint.is_due_to_go(at) for stint in sheet.stints.values())
    return settled or alerts or lost or gone


def _drop_the_long_lost(sheet: Sheet, at: datetime, desk: Desk) -> None:
    for shift in list(sheet.shifts.values()):
        if shift.lost_since is not None and at - shift.lost_since >= desk.policy.patience.resume:
            del sheet.shifts[shift.id]
