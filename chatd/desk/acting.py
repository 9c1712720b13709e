"""Acting at once: a concern note, and a slip that a visitor has agreed to. Both come sealed; here it is only looked at whether this person was there.

What is refused, or fails on the way, leaves nothing: the store has it whole, or the answer is no.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from chatd import wire
from chatd.desk.changing import changing
from chatd.desk.context import Desk
from chatd.domain.conversation import Conversation
from chatd.domain.ids import ConversationId, PersonId, ProjectId
from chatd.domain.people import Person, Role
from chatd.domain.refusals import NotInTheRoom
from chatd.keeping.brought import Note, Slip

Store = Callable[[frozenset[PersonId]], Awaitable[None]]
"""Keep it, of those who were there."""


class Keeps(Protocol):
    """Of `chatd/keeping/keeping.py`, what acting at once needs."""

    async def write_note(self, person: Person, note: Note) -> None: ...

    async def write_slip(self, person: Person, slip: Slip) -> None: ...


async def write_note(desk: Desk, keeps: Keeps, person: Person, conversation: ConversationId, note: Note) -> None:
    """While the conversation goes on, or within half an hour of its end. Who was there comes from the desk, never from the page."""

    async def store(people: frozenset[PersonId]) -> None:
        await keeps.write_note(person, replace(note, writers=people | {person.id}))

    await _of_those_there(desk, person.id, conversation, note.project, store)
    await _tell(desk, person.id, wire.Alert(kind=wire.AlertKind.NOTE_WRITTEN), lambda each: Role.LEAD in each.roles.get(note.project, ()))


async def write_slip(desk: Desk, keeps: Keeps, person: Person, conversation: ConversationId, slip: Slip) -> None:
    """The visitor has said yes to it. Their line may be lost by now; what they said stands."""

    async def store(_: frozenset[PersonId]) -> None:
        await keeps.write_slip(person, slip)

    await _of_those_there(desk, person.id, conversation, slip.project, store)
    may_take = frozenset({Role.LEAD, Role.COORDINATOR})
    await _tell(desk, person.id, wire.Alert(kind=wire.AlertKind.SLIP_LEFT), lambda each: bool(may_take & each.roles.get(slip.project, frozenset())))


async def _of_those_there(desk: Desk, person: PersonId, id: ConversationId, project: ProjectId, store: Store) -> None:
    """Store it, told who was there. A conversation that goes on is marked, so that no screen says afterwards that nothing was kept.

    Raises `NotInTheRoom`, also for a conversation of others and for one that never was.
    """
    rota = desk.live.rota_of(id)
    if rota is not None and _is_theirs(desk.live.sheet(rota).conversations.get(id), person, project):
        async with changing(desk, rota) as sheet:
            running = sheet.conversations.get(id)
            if running is not None:
                await store(running.people)
                sheet.conversations[id] = replace(running, noted=True)
                return
    people = desk.lately.with_whom(person, project, desk.clock.now())
    if people is None:
        raise NotInTheRoom
    await store(people)


def _is_theirs(conversation: Conversation | None, person: PersonId, project: ProjectId) -> bool:
    return conversation is not None and conversation.project == project and person in conversation.people


async def _tell(desk: Desk, writer: PersonId, alert: wire.Alert, is_theirs: Callable[[Person], bool]) -> None:
    """Those at a desk now; by mail everybody is told where the note or slip is kept. Of which conversation it is, it does not say."""
    for shift in [shift for sheet in desk.live.sheets() for shift in sheet.shifts.values() if shift.person != writer]:
        person = await desk.store.person(shift.person)
        if person is not None and is_theirs(person):
            await desk.outbox.to_shift(shift.id, "alert", alert)
