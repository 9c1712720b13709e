"""What coordinators do: open now, closures, windows, a time cancelled and put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chatd.domain.rota import Closure
from chatd.domain.rota_editing import Edits, NewShift
from chatd.domain.rota_plan import Scope
from chatd.domain.rota_refusals import Code, Refused
from chatd.planning.planning import OpenNow
from tests.planning.evening import CORA, FINCH, FRIDAY, FRIDAYS, HERON, MONDAY, OTTER, SATURDAY, WREN, a_shift, an_evening, clock, on
from tests.store.folder import EASTPORT, NORTHTOWN, ROTA

NOW = OpenNow(title="Open now", until=MONDAY + timedelta(hours=2), operators=(WREN.id, OTTER.id), projects=(NORTHTOWN,))


async def test_a_coordinator_opens_now_and_it_begins_at_this_minute(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        evening.clock.wind(timedelta(seconds=31))

        turn = await evening.planning.turn(CORA, await evening.planning.open_now(CORA, ROTA.id, NOW))

        assert (turn.starts, turn.ends, turn.repeat) == (MONDAY, MONDAY + timedelta(hours=2), None)
        assert [each.shift_name for each in turn.operators] == ["Wren", "Otter"]
        calendar = (await evening.store.rota(ROTA.id)).calendar
        assert calendar
        assert [span.promised for span in calendar.spans_for(NORTHTOWN, around=MONDAY) if span.holds(evening.clock.now())] == [False, True]


async def test_an_opening_in_an_hour_that_comes_twice_is_the_second_when_it_is_now(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        again = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)  # half past one for the second time in London
        evening.clock.wind(again - MONDAY)

        turn = await evening.planning.turn(CORA, await evening.planning.open_now(CORA, ROTA.id, replace(NOW, until=again + timedelta(hours=1))))

        assert (turn.starts, turn.ends) == (again, again + timedelta(hours=1))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("until", {"until": MONDAY}),
        ("until", {"until": MONDAY + timedelta(hours=25)}),
        ("operators", {"operators": (WREN.id,)}),
        ("operators", {"operators": (WREN.id, FINCH.id)}),
        ("projects", {"projects": ("westvale",)}),
        ("title", {"title": ""}),
    ],
)
async def test_an_opening_that_cannot_be_meant_is_refused_at_its_field(tmp_path: Path, field: str, wrong: dict[str, object]) -> None:
    async with an_evening(tmp_path) as evening:
        with pytest.raises(Refused) as refused:
            await evening.planning.open_now(CORA, ROTA.id, replace(NOW, **wrong))  # type: ignore[arg-type]

        assert refused.value.field == field
        await evening.planning.open_now(CORA, ROTA.id, NOW)


async def test_a_closure_shuts_a_time_and_is_taken_away_again(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.add_closure(CORA, ROTA.id, Closure(starts=clock("2026-11-20T00:00"), ends=clock("2026-11-21T06:00"), reason="Moving"))
        assert (await evening.planning.turn(WREN, FRIDAY)).closed_by == "Moving"

        (closure,) = await evening.planning.closures(WREN, ROTA.id)
        assert not closure.may_edit
        await evening.planning.remove_closure(CORA, ROTA.id, closure.key)

        assert (await evening.planning.turn(WREN, FRIDAY)).closed_by is None
        assert await evening.planning.closures(WREN, ROTA.id) == ()


async def test_a_closure_of_one_project_shuts_no_time_that_covers_another_too(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        closure = Closure(starts=clock("2026-11-20T00:00"), ends=clock("2026-11-22T00:00"), reason="Moving", projects=(NORTHTOWN,))
        await evening.planning.add_closure(CORA, ROTA.id, closure)

        assert (await evening.planning.turn(WREN, FRIDAY)).closed_by is None


async def test_the_window_that_is_set_is_the_one_that_binds(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.set_sign_up_window(CORA, ROTA.id, days=2, hours=None)

        seen = await evening.planning.turn(OTTER, SATURDAY)
        assert seen.why_not
        assert seen.why_not.code is Code.TOO_EARLY
        with pytest.raises(Refused) as refused:
            await evening.planning.set_sign_up_window(CORA, ROTA.id, days=0, hours=None)
        assert refused.value.field == "sign_up_days"


async def test_a_cancelled_time_lets_go_of_what_hung_on_it_and_comes_back_with_those_usually_on_it(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.ask_cover(WREN, FRIDAY)
        await evening.planning.cancel(CORA, FRIDAY)
        seen = await evening.planning.turn(CORA, FRIDAY)
        assert (seen.is_cancelled, seen.cover, seen.operators) == (True, (), ())

        await evening.planning.restore(CORA, FRIDAY)

        assert await evening.names_on(FRIDAY) == ["Wren", "Heron"]


async def test_a_series_that_is_cancelled_from_its_first_time_on_is_gone(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.cancel(CORA, FRIDAY, Scope.FOLLOWING)

        plan = await evening.store.plan()
        assert FRIDAYS.id not in {shift.id for shift in plan.calendars[ROTA.id].shifts}


async def test_a_shift_is_added_changed_for_one_day_and_read_back_from_the_file(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        new = NewShift(title="Monday", starts=clock("2026-11-23T10:00"), ends=clock("2026-11-23T12:00"), repeat="FREQ=WEEKLY", operators=(HERON.id,))
        first = await evening.planning.add_shift(CORA, ROTA.id, new)
        second = on(first.shift, "2026-11-30")

        alone = await evening.planning.edit_shift(CORA, second, Edits(supervisor=None, lead=None, languages=("ro",)))

        seen = await evening.planning.turn(CORA, second)
        assert seen.at == alone
        assert (seen.languages, seen.supervisor) == (("ro",), None)
        week = await evening.planning.weeks(CORA, ROTA.id, second.day, 1)
        assert [(each.at, each.is_cancelled) for each in week.turns] == [(alone, False)]


async def test_nobody_is_put_on_two_at_once_by_an_edit_and_nothing_is_written_then(tmp_path: Path) -> None:
    at_once = a_shift("early", "2026-11-21T05:00", "2026-11-21T08:00", OTTER, repeat="FREQ=WEEKLY")
    async with an_evening(tmp_path, FRIDAYS, at_once) as evening:
        before = (await evening.store.plan()).calendars

        with pytest.raises(Refused) as refused:
            await evening.planning.edit_shift(CORA, FRIDAY, Edits(operators=(WREN.id, OTTER.id)), Scope.FOLLOWING)

        assert (refused.value.field, refused.value.code) == ("operators", Code.OVERLAPS)
        assert "Early (Northern evenings)" in refused.value.advice
        assert (await evening.store.plan()).calendars == before


async def test_only_supervisors_and_leads_of_the_rota_are_on_call(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        for edits, field in ((Edits(supervisor=WREN.id), "supervisor"), (Edits(lead=FINCH.id), "lead")):
            with pytest.raises(Refused) as refused:
                await evening.planning.edit_shift(CORA, FRIDAY, edits, Scope.FOLLOWING)
            assert refused.value.field == field
        choices = await evening.planning.choices(CORA, ROTA.id)
        assert [each.shift_name for each in (*choices.supervisors, *choices.leads)] == ["Finch", "Robin"]
        assert {each.id for each in choices.projects} == {NORTHTOWN, EASTPORT}
