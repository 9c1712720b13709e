"""Somebody goes for good: every line about them, in every table that can name a person."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, delete, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId
from chatd.store import notes, people, records, slips
from chatd.store.asked_tables import answer_star
from chatd.store.closures import availability_override
from chatd.store.draft_tables import answer_draft
from chatd.store.filling_tables import calendar_feed, cover_request, hours_given, stay_on, turn_confirmation
from chatd.store.key_tables import certificate, keyring, second_step
from chatd.store.reminder_tables import answer_reminder
from chatd.store.rota_tables import rota_change_operator, rota_shift, rota_shift_operator
from chatd.store.sign_ins import sign_in_session

GOES_WITH_THEM: Final = (
    *(sign_in_session.c.person, calendar_feed.c.person, stay_on.c.person, turn_confirmation.c.person, hours_given.c.person),
    *(rota_shift_operator.c.item, rota_change_operator.c.item, availability_override.c.who),
    answer_draft.c.aside_of,
    *(second_step.c.person, keyring.c.person, certificate.c.person, answer_star.c.person, answer_reminder.c.person),
    *(people.person_language.c.person, people.membership.c.person, people.serves.c.person),
)
"""Whole lines."""
LEFT_EMPTY: Final = (rota_shift.c.supervisor, rota_shift.c.lead)
IN_REQUESTS: Final = (cover_request.c.asker, cover_request.c.asked, cover_request.c.taken_by)
"""A request that was for them alone must not turn into one for everybody, nor one that they took into an open one."""


async def remove_person(connection: AsyncConnection, who: PersonId) -> None:
    """Off every shift, signed out everywhere, and forgotten."""
    await connection.execute(delete(cover_request).where(or_(*(column == who for column in IN_REQUESTS))))
    for column in LEFT_EMPTY:
        await connection.execute(update(column.table).where(column == who).values({column.name: None}))
    for column in GOES_WITH_THEM:
        await connection.execute(delete(column.table).where(column == who))
    await _leave_what_is_kept(connection, who)
    await connection.execute(delete(people.person).where(people.person.c.id == who))


async def _leave_what_is_kept(connection: AsyncConnection, who: PersonId) -> None:
    """Whatever was sealed for them goes. That they raised or decided something stays, as an id that then names nobody."""
    for drop in (records.drop_wraps_of, notes.drop_copies_of, slips.drop_copies_of):
        await drop(connection, who)


def handled() -> frozenset[Column[str]]:
    """Every column that this knows of."""
    return frozenset((*GOES_WITH_THEM, *LEFT_EMPTY, *IN_REQUESTS))
