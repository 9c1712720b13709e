"""A calendar comes back as it was written, loses nothing beside another, and is seen at the next question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId
from chatd.domain.rota import Closure, RotaCalendar, Worker
from chatd.domain.rota_shifts import Change, Shift
from chatd.store import people, rota_tables, rotas
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from tests.store.folder import EASTPORT, HERON, NORTHTOWN, ROTA, WREN, fill, opened

clock = datetime.fromisoformat

NIGHT = Shift(
    title="Friday night",
    zone="Europe/Bucharest",
    starts=clock("2026-10-23T22:00"),
    ends=clock("2026-10-24T06:00"),
    repeat="FREQ=WEEKLY;UNTIL=20270331T000000Z",
    projects=(NORTHTOWN,),
    languages=("ro", "en"),
    operators=(WREN.id, HERON.id),
    supervisor=HERON.id,
    lead=WREN.id,
    changes=(
        Change(on=date(2026, 11, 6), operators=(HERON.id,)),
        Change(on=date(2026, 11, 13), cancelled=True),
        Change(on=date(2026, 11, 20), starts=clock("2026-11-20T23:30"), ends=clock("2026-11-21T01:00")),
        Change(on=date(2026, 11, 27), operators=()),
    ),
)
ONCE = Shift(title="One day", zone="Europe/London", starts=clock("2026-12-01T10:00"), ends=clock("2026-12-01T12:00:30"))
CALENDAR = RotaCalendar(
    name="Northern evenings",
    zone="Europe/London",
    projects=(NORTHTOWN, EASTPORT),
    closing_minutes=30,
    shifts=(NIGHT, ONCE),
    closures=(
        Closure(starts=clock("2026-12-25T00:00"), ends=clock("2026-12-26T00:00"), reason="Christmas Day"),
        Closure(starts=clock("2027-01-01T00:00"), ends=clock("2027-01-02T00:00"), reason="Moving", projects=(EASTPORT,)),
    ),
    workers={WREN.id: Worker(serves=WREN.serves, languages=frozenset({"ro", "en"}))},
)


async def put(database: Database, calendar: RotaCalendar) -> None:
    ids = count()
    await database.write(lambda connection: rotas.put_calendar(connection, ROTA.id, calendar, lambda: f"new-{next(ids)}-{calendar.name}"))


async def ids_of_shifts(database: Database) -> list[str]:
    chosen = select(rota_tables.rota_shift.c.id).order_by(rota_tables.rota_shift.c.position)
    return list(await database.read(lambda connection: connection.scalars(chosen)))


async def test_a_calendar_comes_back_as_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        await put(database, CALENDAR)

        assert (await SqlStore(database).rota(ROTA.id)).calendar == CALENDAR


async def test_another_calendar_takes_its_place_whole_and_a_shift_that_stays_keeps_its_id(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        await put(database, CALENDAR)
        before = await ids_of_shifts(database)

        after = replace(CALENDAR, name="Evenings", shifts=(ONCE, replace(NIGHT, title="Saturday night")), closures=())
        await put(database, after)

        assert (await SqlStore(database).rota(ROTA.id)).calendar == after
        ids = await ids_of_shifts(database)
        assert ids[0] == before[1]
        assert ids[1] not in before


async def test_the_calendar_is_the_same_object_until_it_changes_so_that_what_is_laid_out_is_kept(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        await put(database, CALENDAR)
        store = SqlStore(database)
        before = (await store.rota(ROTA.id)).calendar

        await database.write(lambda connection: people.set_proof_hash(connection, WREN.id, "another"))
        assert (await store.rota(ROTA.id)).calendar is before

        await put(database, replace(CALENDAR, closing_minutes=None))
        assert (await store.rota(ROTA.id)).calendar == replace(CALENDAR, closing_minutes=None)


@pytest.mark.parametrize("shift", [replace(ONCE, operators=(PersonId("nobody"),)), replace(ONCE, projects=(ProjectId("nowhere"),))])
async def test_a_shift_of_nobody_or_for_nowhere_is_not_written_and_the_old_calendar_stands(tmp_path: Path, shift: Shift) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        await put(database, CALENDAR)

        with pytest.raises(IntegrityError):
            await put(database, replace(CALENDAR, shifts=(shift,)))

        assert (await SqlStore(database).rota(ROTA.id)).calendar == CALENDAR


async def test_a_shift_that_was_split_off_knows_where_it_comes_from_also_after_it_is_loaded_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        await put(database, CALENDAR)
        store = SqlStore(database)
        whole, once = await shifts_of(store)
        later = replace(whole, id=PlannedShiftId("split-off"), starts=clock("2026-12-04T21:00"), ends=clock("2026-12-05T05:00"))
        await database.write(lambda connection: rotas.put_shift(connection, ROTA.id, later, 2))
        await put(database, replace(CALENDAR, shifts=(NIGHT, ONCE, replace(later, id=PlannedShiftId(""), series=PlannedShiftId("")))))

        first, second, split_off = await shifts_of(store)

    assert (first.series, second.series) == (whole.id, once.id)
    assert (split_off.id, split_off.series) == ("split-off", whole.id)


async def shifts_of(store: SqlStore) -> tuple[Shift, ...]:
    calendar = (await store.rota(ROTA.id)).calendar
    assert calendar
    return calendar.shifts
