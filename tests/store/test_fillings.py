"""Everything agreed on all rotas comes back as it was written, and a deed that is refused writes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from chatd.domain.ids import PlannedShiftId
from chatd.domain.rota import Closure
from chatd.domain.rota_plan import CoverRequest, Plan, ShiftDay
from chatd.domain.rota_shifts import Change, Shift
from chatd.domain.turns import Confirmation
from chatd.store.tenancy import SqlStore
from tests.store.folder import HERON, NOON, ROTA, WREN, fill, opened

clock = datetime.fromisoformat
SHIFT = Shift(
    id=PlannedShiftId("nights"),
    series=PlannedShiftId("nights"),
    title="Nights",
    zone="Europe/London",
    starts=clock("2026-11-20T22:00"),
    ends=clock("2026-11-21T06:00"),
    repeat="FREQ=WEEKLY",
    operators=(WREN.id,),
    changes=(Change(on=date(2026, 11, 27), cancelled=True, operators=()),),
)
OTHER = replace(SHIFT, id=PlannedShiftId("others"), series=SHIFT.id, title="Others")
FIRST, THIRD = (ShiftDay(shift=SHIFT.id, day=date(2026, month, day)) for month, day in ((11, 20), (12, 4)))
ASKED = CoverRequest(id="r1", at=FIRST, asker=WREN.id, made=NOON, asked=HERON.id, swap=replace(THIRD, shift=OTHER.id))
CLOSED = Closure(starts=clock("2026-12-25T00:00"), ends=clock("2026-12-26T00:00"), reason="Christmas Day")


def agreed(plan: Plan) -> Plan:
    calendar = replace(plan.calendars[ROTA.id], shifts=(SHIFT, OTHER), closures=(CLOSED,), sign_up_days=30)
    confirmation = Confirmation(asked=NOON, mailed=NOON, answered=NOON, coming=False)
    return replace(
        plan,
        calendars={**plan.calendars, ROTA.id: calendar},
        requests=(ASKED,),
        stays=frozenset({THIRD.turn_of(HERON.id)}),
        confirmations={FIRST.turn_of(WREN.id): confirmation},
    )


async def test_a_rota_that_had_only_weekly_hours_gets_a_calendar_and_all_that_hangs_on_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        store = SqlStore(database)
        assert (await store.rota(ROTA.id)).calendar is None

        written = await store.change_plan(agreed)

        read = await SqlStore(database).plan()
        assert read == written
        assert [each.id for each in read.calendars[ROTA.id].shifts] == [SHIFT.id, OTHER.id]
        assert [each.series for each in read.calendars[ROTA.id].shifts] == [SHIFT.id, SHIFT.id]
        assert (await store.rota(ROTA.id)).calendar == read.calendars[ROTA.id]


async def test_what_hangs_on_a_shift_moves_to_another_before_the_first_one_goes(tmp_path: Path) -> None:
    def to_the_other(plan: Plan) -> Plan:
        at, turn = replace(FIRST, shift=OTHER.id), replace(FIRST, shift=OTHER.id).turn_of(WREN.id)
        moved = replace(ASKED, at=at, declined=True, taken_by=HERON.id)
        calendars = {**plan.calendars, ROTA.id: replace(plan.calendars[ROTA.id], shifts=(OTHER,), closures=())}
        said = plan.confirmations[FIRST.turn_of(WREN.id)]
        return replace(plan, calendars=calendars, requests=(moved,), stays=frozenset({turn}), confirmations={turn: said})

    async with opened(tmp_path) as database:
        await fill(database)
        store = SqlStore(database)
        await store.change_plan(agreed)

        written = await store.change_plan(to_the_other)

        assert await store.plan() == await SqlStore(database).plan() == written
        assert [each.id for each in written.calendars[ROTA.id].shifts] == [OTHER.id]


async def test_a_deed_that_is_refused_writes_nothing(tmp_path: Path) -> None:
    def refused(plan: Plan) -> Plan:
        agreed(plan)
        raise ZeroDivisionError

    async with opened(tmp_path) as database:
        await fill(database)
        store = SqlStore(database)
        before = await store.plan()

        with pytest.raises(ZeroDivisionError):
            await store.change_plan(refused)

        assert await SqlStore(database).plan() == before
        assert before.requests == ()


async def test_a_shift_that_is_alike_and_has_another_id_is_found_by_its_own(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        store = SqlStore(database)
        await store.change_plan(agreed)
        await store.plan()
        again = replace(SHIFT, id=PlannedShiftId("again"), series=PlannedShiftId("again"))

        def put_again(plan: Plan) -> Plan:
            calendar = replace(plan.calendars[ROTA.id], shifts=(again, OTHER))
            return replace(plan, calendars={**plan.calendars, ROTA.id: calendar}, requests=(), stays=frozenset(), confirmations={})

        await store.change_plan(put_again)

        assert [each.id for each in (await store.plan()).calendars[ROTA.id].shifts] == [again.id, OTHER.id]
