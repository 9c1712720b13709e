"""What was agreed on each rota, written and read: shifts, who signed up, what is otherwise on single days, closures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId, RotaId
from chatd.domain.people import Person
from chatd.domain.rota import Closure, RotaCalendar, Worker
from chatd.domain.rota_shifts import Change, Shift
from chatd.store.answer_tables import answer, service
from chatd.store.draft_tables import answer_draft
from chatd.store.projects import project as project_table
from chatd.store.projects import rota as rota_table
from chatd.store.rota_tables import (
    LISTS,
    rota_calendar,
    rota_change,
    rota_change_operator,
    rota_closure,
    rota_closure_project,
    rota_project,
    rota_shift,
    rota_shift_language,
    rota_shift_operator,
    rota_shift_project,
)

Lists = Mapping[str, tuple[str, ...]]
"""What belongs to each, in order."""

_NUMBERS: Final = ("closing_minutes", "sign_up_days", "sign_up_hours")
_COLUMNS: Final = ("title", "zone", "starts", "ends", "repeat", "supervisor", "lead", "needs", "experienced")


async def put_on_rota(connection: AsyncConnection, who: ProjectId, rota: RotaId) -> None:
    """From now on the project is served from that rota. What is its own goes with it to that rota's collaborative; what it shared stays with the others."""
    await connection.execute(update(project_table).where(project_table.c.id == who).values(rota=rota))
    collaborative = select(rota_table.c.collaborative).where(rota_table.c.id == rota).scalar_subquery()
    for table in (answer, answer_draft, service):
        await connection.execute(update(table).where(table.c.project == who).values(collaborative=collaborative))


async def put_calendar(connection: AsyncConnection, rota: RotaId, new: RotaCalendar, new_id: Callable[[], str]) -> None:
    """Write a calendar in the place of the one that the rota had. Which projects are on the rota stands with the projects.

    A shift of the same title and start keeps its id, and with it whatever else hangs on it; what hangs on one that is gone goes with it.
    """
    ids = await _ids_of_shifts(connection, rota)
    named = [replace(shift, id=PlannedShiftId(_spare(ids, shift) or new_id())) for shift in new.shifts]
    await remove_shifts(connection, [id_ for spare in ids.values() for id_ in spare])
    await _clear(connection, rota)
    await connection.execute(update(rota_table).where(rota_table.c.id == rota).values(zone=new.zone))
    await put_numbers(connection, rota, new)
    await _add_list(connection, rota_project, rota, new.projects)
    for place, shift in enumerate(named):
        await put_shift(connection, rota, shift, place)
    await put_closures(connection, rota, new.closures, new_id)


async def put_shift(connection: AsyncConnection, rota: RotaId, shift: Shift, place: int) -> None:
    """Write one shift, which has its id, in the place of the one that had it. *place*: among the rota's shifts."""
    named = {name: getattr(shift, name) for name in _COLUMNS}
    known = await connection.scalar(select(rota_shift.c.id).where(rota_shift.c.id == shift.id))
    if known is None:
        await connection.execute(insert(rota_shift).values(id=shift.id, rota=rota, position=place, series=shift.series or shift.id, **named))
    else:
        await _clear_lists(connection, [shift.id])
        await connection.execute(update(rota_shift).where(rota_shift.c.id == shift.id).values(position=place, **named))
    await _add_lists(connection, shift)


async def remove_shifts(connection: AsyncConnection, ids: Sequence[str]) -> None:
    """With all that hangs on them."""
    await _clear_lists(connection, ids)
    await connection.execute(delete(rota_shift).where(rota_shift.c.id.in_(ids)))


async def put_numbers(connection: AsyncConnection, rota: RotaId, new: RotaCalendar) -> None:
    """What is said of the rota itself, but its shifts and closures."""
    numbers = {name: getattr(new, name) for name in _NUMBERS}
    done = await connection.execute(update(rota_calendar).where(rota_calendar.c.rota == rota).values(**numbers))
    if not done.rowcount:
        await connection.execute(insert(rota_calendar).values(rota=rota, name=new.name, **numbers))


async def put_closures(connection: AsyncConnection, rota: RotaId, closures: Sequence[Closure], new_id: Callable[[], str]) -> None:
    """In the place of those that were there."""
    await _clear_closures(connection, rota)
    for place, closure in enumerate(closures):
        await _add_closure(connection, rota, place, closure, new_id())


async def all_calendars(connection: AsyncConnection, people: Iterable[Person], *, empty_too: bool = False) -> Mapping[RotaId, RotaCalendar]:
    """Each rota that has one. *empty_too*: for those that have none, one without shifts, under the rota's short name."""
    workers = {each.id: _worker(each) for each in people if each.may_check_in(supervisor_counts=False)}
    projects = await _all_projects(connection)
    shifts, closures = await _all_shifts(connection), await _all_closures(connection)
    both = rota_table.outerjoin(rota_calendar, rota_table.c.id == rota_calendar.c.rota)
    rows = select(rota_calendar, rota_table.c.id, rota_table.c.zone).select_from(both).order_by(rota_calendar.c.name)
    return {
        RotaId(row.id): RotaCalendar(
            name=row.name or row.id,
            zone=row.zone,
            projects=tuple(projects[row.id]),
            closing_minutes=row.closing_minutes,
            sign_up_days=row.sign_up_days,
            sign_up_hours=row.sign_up_hours,
            shifts=tuple(shifts[row.id]),
            closures=tuple(closures[row.id]),
            workers={who: worker for who, worker in workers.items() if not worker.serves.isdisjoint(projects[row.id])},
        )
        for row in await connection.execute(rows)
        if row.rota or empty_too
    }


async def written(connection: AsyncConnection) -> frozenset[RotaId]:
    """The rotas that have a calendar of their own."""
    return frozenset(RotaId(each) for each in await connection.scalars(select(rota_calendar.c.rota)))


async def _all_projects(connection: AsyncConnection) -> Mapping[str, list[ProjectId]]:
    """Those on each rota: first as they were written, then those that joined since."""
    written = await _lists(connection, rota_project)
    found: dict[str, list[ProjectId]] = defaultdict(list)
    for row in await connection.execute(select(project_table.c.id, project_table.c.rota).order_by(project_table.c.id)):
        found[row.rota].append(ProjectId(row.id))
    for rota, joined in found.items():
        places = {project: place for place, project in enumerate(written.get(rota, ()))}
        joined.sort(key=lambda project: places.get(project, len(places)))
    return found


def _worker(person: Person) -> Worker:
    found_as = person.shift_name if person.found_by_name else ""
    return Worker(serves=person.serves, languages=frozenset(person.languages), is_new=person.is_new, found_as=found_as)


async def _ids_of_shifts(connection: AsyncConnection, rota: RotaId) -> Mapping[tuple[str, datetime], list[str]]:
    ids: dict[tuple[str, datetime], list[str]] = defaultdict(list)
    for row in await connection.execute(select(rota_shift).where(rota_shift.c.rota == rota).order_by(rota_shift.c.position)):
        ids[row.title, row.starts].append(row.id)
    return ids


def _spare(ids: Mapping[tuple[str, datetime], list[str]], shift: Shift) -> str | None:
    """The id of the shift in whose place this one comes: its own, or that of one of the same title and start."""
    spare = ids.get((shift.title, shift.starts), [])
    for held in ids.values():
        if shift.id in held:
            held.remove(shift.id)
            return shift.id
    return spare.pop(0) if spare else None


async def _clear(connection: AsyncConnection, rota: RotaId) -> None:
    await _clear_closures(connection, rota)
    await connection.execute(delete(rota_project).where(rota_project.c.of == rota))
    await connection.execute(delete(rota_calendar).where(rota_calendar.c.rota == rota))


async def _clear_closures(connection: AsyncConnection, rota: RotaId) -> None:
    closures = select(rota_closure.c.id).where(rota_closure.c.rota == rota)
    for listed in LISTS[rota_closure]:
        await connection.execute(delete(listed).where(listed.c.of.in_(closures)))
    await connection.execute(delete(rota_closure).where(rota_closure.c.rota == rota))


async def _clear_lists(connection: AsyncConnection, shifts: Sequence[str]) -> None:
    changes = select(rota_change.c.id).where(rota_change.c.shift.in_(shifts))
    for listed in LISTS[rota_change]:
        await connection.execute(delete(listed).where(listed.c.of.in_(changes)))
    await connection.execute(delete(rota_change).where(rota_change.c.shift.in_(shifts)))
    for listed in LISTS[rota_shift]:
        await connection.execute(delete(listed).where(listed.c.of.in_(shifts)))


async def _add_lists(connection: AsyncConnection, shift: Shift) -> None:
    for table, items in ((rota_shift_project, shift.projects), (rota_shift_language, shift.languages), (rota_shift_operator, shift.operators)):
        await _add_list(connection, table, shift.id, items)
    for at, change in enumerate(shift.changes):
        change_id = f"{shift.id}.{at}"
        named = {"day": change.on, "cancelled": change.cancelled, "starts": change.starts, "ends": change.ends}
        others = change.operators is not None
        await connection.execute(insert(rota_change).values(id=change_id, shift=shift.id, position=at, other_operators=others, **named))
        await _add_list(connection, rota_change_operator, change_id, change.operators or ())


async def _add_closure(connection: AsyncConnection, rota: RotaId, place: int, closure: Closure, id_: str) -> None:
    named = {"starts": closure.starts, "ends": closure.ends, "reason": closure.reason}
    await connection.execute(insert(rota_closure).values(id=id_, rota=rota, position=place, **named))
    await _add_list(connection, rota_closure_project, id_, closure.projects)


async def _add_list(connection: AsyncConnection, table: Table, owner: str, items: Sequence[str]) -> None:
    if items:
        await connection.execute(insert(table), [{"of": owner, "position": place, "item": item} for place, item in enumerate(items)])


async def _all_shifts(connection: AsyncConnection) -> Mapping[str, list[Shift]]:
    projects, languages, operators = [await _lists(connection, table) for table in LISTS[rota_shift]]
    changes, found = await _all_changes(connection), defaultdict(list)
    for row in await connection.execute(select(rota_shift).order_by(rota_shift.c.rota, rota_shift.c.position)):
        shift = Shift(
            title=row.title,
            zone=row.zone,
            starts=row.starts,
            ends=row.ends,
            repeat=row.repeat,
            projects=tuple(map(ProjectId, projects.get(row.id, ()))),
            languages=languages.get(row.id, ()),
            operators=tuple(map(PersonId, operators.get(row.id, ()))),
            supervisor=PersonId(row.supervisor) if row.supervisor else None,
            lead=PersonId(row.lead) if row.lead else None,
            changes=tuple(changes[row.id]),
            needs=row.needs,
            experienced=row.experienced,
            id=PlannedShiftId(row.id),
            series=PlannedShiftId(row.series or row.id),
        )
        found[row.rota].append(shift)
    return found


async def _all_changes(connection: AsyncConnection) -> Mapping[str, list[Change]]:
    operators = await _lists(connection, rota_change_operator)
    found: dict[str, list[Change]] = defaultdict(list)
    for row in await connection.execute(select(rota_change).order_by(rota_change.c.shift, rota_change.c.position)):
        found[row.shift].append(_change(row, operators))
    return found


def _change(row: Row[Any], operators: Lists) -> Change:
    on: date = row.day
    others = tuple(map(PersonId, operators.get(row.id, ()))) if row.other_operators else None
    return Change(on=on, operators=others, cancelled=row.cancelled, starts=row.starts, ends=row.ends)


async def _all_closures(connection: AsyncConnection) -> Mapping[str, list[Closure]]:
    projects = await _lists(connection, rota_closure_project)
    found: dict[str, list[Closure]] = defaultdict(list)
    for row in await connection.execute(select(rota_closure).order_by(rota_closure.c.rota, rota_closure.c.position)):
        shut = tuple(map(ProjectId, projects.get(row.id, ())))
        found[row.rota].append(Closure(starts=row.starts, ends=row.ends, reason=row.reason, projects=shut))
    return found


async def _lists(connection: AsyncConnection, table: Table) -> Lists:
    found: dict[str, list[str]] = defaultdict(list)
    for row in await connection.execute(select(table).order_by(table.c.of, table.c.position)):
        found[row.of].append(row.item)
    return {owner: tuple(items) for owner, items in found.items()}
