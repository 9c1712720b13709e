"""Leads who are at the desk hear at once that a record waits for their decision. No words, and not which conversation it was."""

from __future__ import annotations

from chatd import wire
from chatd.desk.context import Desk
from chatd.domain.conversation import Conversation
from chatd.domain.keys import is_lead_of
from chatd.ports import Sheet


async def tell_leads(desk: Desk, sheet: Sheet, conversation: Conversation) -> None:
    """Those who were not in that conversation; where a lead is on call, that one alone."""
    wanted = {flag.on_call for flag in conversation.flags if flag.is_for_a_lead()}
    for shift in sheet.shifts.values():
        if shift.person in conversation.people or not wanted & {None, shift.person}:
            continue
        person = await desk.store.person(shift.person)
        if person is not None and is_lead_of(person, conversation.project):
            await desk.outbox.to_shift(shift.id, "alert", wire.Alert(kind=wire.AlertKind.DECISION_WANTED))
