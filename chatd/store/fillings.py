"""What was agreed on all rotas, as one plan: read whole, changed in one transaction, and of it only written what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId, PlannedShiftId, RotaId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_plan import CoverRequest, Plan, ShiftDay
from chatd.domain.turns import Turn
from chatd.store import closures, people, projects, rotas
from chatd.store.confirmations import all_of as all_confirmations
from chatd.store.filling_tables import cover_request, stay_on, turn_confirmation


async def all_agreed(connection: AsyncConnection) -> Plan:
    """Everything, from the tables."""
    found = await people.all_people(connection)
    calendars = await rotas.all_calendars(connection, found, empty_too=True)
    return Plan(
        calendars=calendars,
        people={each.id: each for each in found},
        projects={each.id: each for each in await projects.all_projects(connection)},
        requests=await all_requests(connection),
        stays=await all_stays(connection),
        confirmations=await all_confirmations(connection),
        by_hand=await closures.all_by_hand(connection),
    )


async def change(connection: AsyncConnection, deed: Callable[[Plan], Plan], new_id: Callable[[], str]) -> Plan:
    """Do *deed* on what is agreed now. Shifts that come are written first, and those that go last: what hangs on them moves in between."""
    before = await all_agreed(connection)
    after = deed(before)
    for rota, calendar in after.calendars.items():
        if calendar is not before.calendars[rota]:
            await _write_calendar(connection, rota, before.calendars[rota], calendar, new_id)
    await _write_requests(connection, before, after)
    await _write_stays(connection, before.stays - after.stays, after.stays - before.stays)
    await _write_confirmations(connection, before, after)
    await closures.put_by_hand(connection, before.by_hand, after.by_hand)
    for rota, calendar in before.calendars.items():
        kept = {shift.id for shift in after.calendars[rota].shifts}
        await rotas.remove_shifts(connection, [shift.id for shift in calendar.shifts if shift.id not in kept])
    return after


async def all_requests(connection: AsyncConnection) -> tuple[CoverRequest, ...]:
    """By when they were made."""
    rows = await connection.execute(select(cover_request).order_by(cover_request.c.made, cover_request.c.id))
    return tuple(
        CoverRequest(
            id=row.id,
            at=ShiftDay(shift=PlannedShiftId(row.shift), day=row.day),
            asker=PersonId(row.asker),
            made=row.made,
            asked=PersonId(row.asked) if row.asked else None,
            swap=ShiftDay(shift=PlannedShiftId(row.swap_shift), day=row.swap_day) if row.swap_shift else None,
            declined=row.declined,
            taken_by=PersonId(row.taken_by) if row.taken_by else None,
        )
        for row in rows
    )


async def all_stays(connection: AsyncConnection) -> frozenset[Turn]:
    rows = await connection.execute(select(stay_on))
    return frozenset(Turn(person=PersonId(row.person), shift=PlannedShiftId(row.shift), day=row.day) for row in rows)


async def _write_calendar(connection: AsyncConnection, rota: RotaId, before: RotaCalendar, after: RotaCalendar, new_id: Callable[[], str]) -> None:
    await rotas.put_numbers(connection, rota, after)
    old = {shift.id: (place, shift) for place, shift in enumerate(before.shifts)}
    for place, shift in enumerate(after.shifts):
        if old.get(shift.id) != (place, shift):
            await rotas.put_shift(connection, rota, shift, place)
    if before.closures != after.closures:
        await rotas.put_closures(connection, rota, after.closures, new_id)


async def _write_requests(connection: AsyncConnection, before: Plan, after: Plan) -> None:
    """All that differ go before any comes: two of one asker for one time cannot stand beside each other."""
    gone = [each.id for each in before.requests if each not in after.requests]
    await connection.execute(delete(cover_request).where(cover_request.c.id.in_(gone)))
    rows = [_row(each) for each in after.requests if each not in before.requests]
    if rows:
        await connection.execute(insert(cover_request), rows)


def _row(request: CoverRequest) -> Mapping[str, object]:
    named = {name: getattr(request, name) for name in ("id", "asker", "made", "asked", "declined", "taken_by")}
    swap = (request.swap.shift, request.swap.day) if request.swap else (None, None)
    return {**named, "shift": request.at.shift, "day": request.at.day, "swap_shift": swap[0], "swap_day": swap[1]}


async def _write_stays(connection: AsyncConnection, gone: Iterable[Turn], come: Iterable[Turn]) -> None:
    for turn in gone:
        columns = stay_on.c
        await connection.execute(delete(stay_on).where(columns.person == turn.person, columns.shift == turn.shift, columns.day == turn.day))
    for turn in come:
        await connection.execute(insert(stay_on).values(person=turn.person, shift=turn.shift, day=turn.day))


async def _write_confirmations(connection: AsyncConnection, before: Plan, after: Plan) -> None:
    columns = turn_confirmation.c
    differing = [turn for turn in {**before.confirmations, **after.confirmations} if before.confirmations.get(turn) != after.confirmations.get(turn)]
    for turn in differing:
        one = (columns.person == turn.person, columns.shift == turn.shift, columns.day == turn.day)
        await connection.execute(delete(turn_confirmation).where(*one))
        if said := after.confirmations.get(turn):
            named = {"asked": said.asked, "mailed": said.mailed, "answered": said.answered, "answer": said.coming}
            await connection.execute(insert(turn_confirmation).values(person=turn.person, shift=turn.shift, day=turn.day, **named))
