"""Change one rota's sheet, then tell everyone whom the change concerns.

A use case changes conversations and shifts inside `changing`; what differs afterwards decides who hears of it. So no use case can forget to tell
somebody, and a refusal tells nobody. Telling happens before the next decider may begin, so that no screen gets an older truth after a newer one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Literal

import msgspec

from chatd import wire
from chatd.desk import desks, stints, views
from chatd.desk.context import Desk
from chatd.desk.leads import tell_leads
from chatd.domain import pairing, talk
from chatd.domain.conversation import Conversation, State, Why, Worker
from chatd.domain.ids import ConversationId, PersonId, RotaId, ShiftId
from chatd.domain.pairing import Status
from chatd.domain.people import Rota
from chatd.ports import Names, Sheet

SteppedWhy = Literal["stepped_out", "replaced", "someone_else", "returned_to_queue"]


@asynccontextmanager
async def changing(desk: Desk, rota_id: RotaId) -> AsyncIterator[Sheet]:
    """The rota's sheet to change. Raises what the use case raises, and then nothing has changed."""
    rota = await desk.store.rota(rota_id)
    names: Names = {project.id: project for project in await desk.store.projects() if project.rota == rota_id}
    async with desk.live.deciding(rota_id):
        before = desk.live.sheet(rota_id)
        sheet = before.copy()
        yield sheet
        over = _take_out_the_ended(sheet)
        _let_the_finished_go(sheet, desk.clock.now())
        stints.end(desk, before, sheet)
        desk.live.keep_sheet(rota_id, sheet)
        await _tell(desk, rota, names, before, sheet, over)
        for conversation in over:
            await _leave_to_the_lead(desk, sheet, conversation)


async def show_states(desk: Desk, rota_id: RotaId) -> None:
    """The desk once more to everybody on shift, where what its projects' visitors are told is no longer what those screens say: hours begin and end,
    and somebody shuts the chat by hand."""
    if not desk.live.sheet(rota_id).shifts:
        return
    rota = await desk.store.rota(rota_id)
    names: Names = {project.id: project for project in await desk.store.projects() if project.rota == rota_id}
    if views.project_states(desk, desk.live.sheet(rota_id), rota, names) == desk.shown.get(rota_id):
        return
    async with desk.live.deciding(rota_id):
        sheet = desk.live.sheet(rota_id)
        await _tell_desks(desk, rota, names, sheet, sheet)


async def show_desk(desk: Desk, rota_id: RotaId, shift: ShiftId) -> None:
    """The desk and every room of theirs once more to one screen, as after a check-in."""
    rota = await desk.store.rota(rota_id)
    names: Names = {project.id: project for project in await desk.store.projects() if project.rota == rota_id}
    sheet = desk.live.sheet(rota_id)
    await desk.outbox.to_shift(shift, "desk", views.desk_for(desk, sheet.shifts.get(shift), sheet, rota, names))
    for conversation in sheet.conversations.values():
        worker = conversation.worker_on(shift)
        if worker is not None:
            await desk.outbox.to_shift(shift, "room", views.worker_room(desk, conversation, worker, names))


async def desk_before_check_in(desk: Desk, rota_id: RotaId, person: PersonId) -> wire.Desk:
    """The desk for somebody signed in but not on shift; `welcome_back` when a shift of theirs still stands."""
    rota = await desk.store.rota(rota_id)
    names: Names = {project.id: project for project in await desk.store.projects() if project.rota == rota_id}
    sheet = desk.live.sheet(rota_id)
    standing = next((shift for shift in sheet.shifts.values() if shift.person == person), None)
    again = wire.CheckInAgain(name=standing.name, languages=list(standing.languages), rota=rota_id) if standing else None
    who = await desk.store.person(person)
    offered = await desks.desks_for(desk, who) if who else []
    shown = views.desk_for(desk, None, sheet, rota, names)
    return msgspec.structs.replace(shown, welcome_back=again, desks=offered, gone=views.gone(sheet, but=person) if _was_here(sheet, person) else [])


def _was_here(sheet: Sheet, person: PersonId) -> bool:
    return (stint := sheet.stints.get(person)) is not None and stint.ended is not None


def _take_out_the_ended(sheet: Sheet) -> list[Conversation]:
    over = [conversation for conversation in sheet.conversations.values() if conversation.state is State.ENDED]
    for conversation in over:
        del sheet.conversations[conversation.id]
    return over


def _let_the_finished_go(sheet: Sheet, at: datetime) -> None:
    held = pairing.loads(sheet.conversations.values())
    for shift in list(sheet.shifts.values()):
        if shift.status is Status.FINISHING and not held.of(shift.id):
            del sheet.shifts[shift.id]
            _take_out_the_supervisor(sheet, shift.id, at)


def _take_out_the_supervisor(sheet: Sheet, shift: ShiftId, at: datetime) -> None:
    """Whoever only looked on leaves with the end of their shift."""
    for id, conversation in sheet.conversations.items():
        if conversation.worker_on(shift) is not None:
            sheet.conversations[id] = talk.stepped_out(conversation, shift=shift, at=at)


async def _tell(desk: Desk, rota: Rota, names: Names, before: Sheet, after: Sheet, over: list[Conversation]) -> None:
    for conversation in over:
        await _end(desk, before.conversations.get(conversation.id, conversation), conversation)
    for id, conversation in after.conversations.items():
        if before.conversations.get(id) is not conversation or conversation.is_waiting_to_be_taken():
            await _tell_room(desk, before.conversations.get(id), conversation, after, names)
    if before != after:
        await _tell_desks(desk, rota, names, before, after)


async def _end(desk: Desk, before: Conversation, conversation: Conversation) -> None:
    """Drop what is held, and only then say so. After a lost line nothing is claimed, for we cannot know what the other screen saw; nor where a record is
    kept, or a note or slip of it."""
    dropped = desk.live.forget(conversation.id)
    desk.lately.note(conversation.project, before.people, desk.clock.now())
    why = conversation.why or Why.LINE_LOST
    count_the_end(desk, before, why)
    if why is Why.ABUSIVE:
        desk.live.ask_to_wait(conversation.page, desk.clock.now() + desk.policy.abusive_wait)
    forgotten = dropped and not before.flags and not before.noted and why not in {Why.LINE_LOST, Why.RESTARTING, Why.SECOND_HOLDER}
    told = wire.Ended(conversation=conversation.id, why=why, forgotten=forgotten)
    for worker in before.workers:
        await desk.outbox.to_shift(worker.shift, "ended", told)
    await desk.outbox.to_visitor(conversation.id, "ended", told)
    await desk.outbox.visitor_gone(conversation.id)


async def _leave_to_the_lead(desk: Desk, sheet: Sheet, conversation: Conversation) -> None:
    """Where the second has not answered by the end, it is a lead's; everybody has been told of the end by then."""
    waiting = [flag.record for flag in conversation.flags if flag.asks_second and flag.answer is None]
    for record in waiting:
        if desk.unanswered is not None:
            await desk.unanswered(record)
    if waiting:
        await tell_leads(desk, sheet, conversation)


def count_the_end(desk: Desk, conversation: Conversation, why: Why) -> None:
    """One more for the count of chats: served, or left while waiting. Nothing else is ever counted of a conversation."""
    if why is Why.RESTARTING and not conversation.was_served:
        return
    desk.counts.count(conversation.project, "served" if conversation.was_served else "left_waiting", desk.clock.now())


async def _tell_room(desk: Desk, before: Conversation | None, now: Conversation, sheet: Sheet, names: Names) -> None:
    await desk.outbox.to_visitor(now.id, "room", views.visitor_room(desk, now, sheet))
    for worker in now.workers:
        await desk.outbox.to_shift(worker.shift, "room", views.worker_room(desk, now, worker, names))
        if not _had_it_already(before, worker):
            await _hand_over_the_log(desk, now, worker)
    for worker in _gone(before, now):
        await desk.outbox.to_shift(worker.shift, "stepped_out", wire.SteppedOut(conversation=now.id, why=_why_gone(worker, now)))


def _had_it_already(before: Conversation | None, worker: Worker) -> bool:
    """Were they as much in the room before? A supervisor who steps from confer into the chat has had nothing of the chat yet."""
    return before is not None and (worker.slot in before.slots or (worker.confers_only and worker.slot in before.confer_slots))


async def _hand_over_the_log(desk: Desk, conversation: Conversation, newcomer: Worker) -> None:
    """All sealed lines so far; which of them a newcomer can open is for the visitor to say. Nothing of the chat for one who only confers."""
    log = desk.live.log(conversation.id)
    for channel in (wire.Channel.CONFER,) if newcomer.confers_only else wire.Channel:
        for entry in log.since(channel, 0):
            told = wire.Entry(conversation=conversation.id, channel=channel, entry=entry)
            await desk.outbox.to_shift(newcomer.shift, "entry", told)


def _gone(before: Conversation | None, now: Conversation) -> Iterator[Worker]:
    still = {worker.shift for worker in now.workers}
    return (worker for worker in (before.workers if before else ()) if worker.shift not in still)


def _why_gone(worker: Worker, now: Conversation) -> SteppedWhy:
    if worker.lost_since is not None and now.workers:
        return "replaced"
    if now.is_waiting_to_be_taken():
        return "someone_else" if worker.person in now.avoided else "returned_to_queue"
    return "stepped_out"


async def _tell_desks(desk: Desk, rota: Rota, names: Names, before: Sheet, after: Sheet) -> None:
    desk.shown[rota.id] = views.project_states(desk, after, rota, names)
    for id in before.shifts.keys() | after.shifts.keys():
        await desk.outbox.to_shift(id, "desk", views.desk_for(desk, after.shifts.get(id), after, rota, names))
    if before.stints != after.stints:
        await _tell_those_gone(desk, rota, after)
    for kind, conversation in _alerts(before, after):
        for id in _who_hears(kind, after.conversations[conversation], after):
            await desk.outbox.to_shift(id, "alert", wire.Alert(kind=kind, conversation=conversation))


async def _tell_those_gone(desk: Desk, rota: Rota, sheet: Sheet) -> None:
    """Whose shift is over still has the page: where they may come on again, and whether the others have looked back too."""
    on = {shift.person for shift in sheet.shifts.values()}
    for stint in sheet.stints.values():
        if stint.ended is not None and stint.person not in on:
            await desk.outbox.to_shift(stint.shift, "desk", await desk_before_check_in(desk, rota.id, stint.person))


def _who_hears(kind: wire.AlertKind, conversation: Conversation, sheet: Sheet) -> list[ShiftId]:
    """A broken pair concerns everybody who may join it; a waiting visitor nobody who is on a break."""
    may = (shift for shift in sheet.shifts.values() if shift.may_be_offered(conversation))
    return [shift.id for shift in may if kind is not wire.AlertKind.SOMEONE_WAITING or shift.is_on()]


def _alerts(before: Sheet, after: Sheet) -> Iterator[tuple[wire.AlertKind, ConversationId]]:
    for id, now in after.conversations.items():
        was = before.conversations.get(id)
        if now.is_waiting_to_be_taken() and not (was and was.is_waiting_to_be_taken()):
            yield wire.AlertKind.SOMEONE_WAITING, id
        if now.is_broken() and not (was and was.is_broken()):
            yield wire.AlertKind.PAIR_BROKEN, id
