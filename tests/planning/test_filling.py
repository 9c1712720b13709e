"""Signing up, withdrawing, asking for cover: on a real database, as somebody who is signed in does it."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from chatd.domain.rota_editing import Edits
from chatd.domain.rota_plan import Scope
from chatd.domain.rota_refusals import AlreadyCovered, Code, NotThere, Refused
from tests.planning.evening import (
    CHICK,
    CORA,
    EDIE,
    FINCH,
    FRIDAY,
    FRIDAYS,
    HERON,
    LINNET,
    OTTER,
    SATURDAY,
    TUESDAY,
    WALT,
    WREN,
    a_shift,
    an_evening,
    on,
)
from tests.store.folder import ROTA

IN_A_MONTH = datetime(2026, 12, 16, tzinfo=UTC)


async def test_who_signs_up_is_on_that_time_and_on_no_other(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.sign_up(OTTER, SATURDAY)

        assert await evening.names_on(SATURDAY) == ["Otter"]
        assert await evening.names_on(on("late", "2026-11-28")) == []


async def test_two_who_accept_at_once_are_not_both_on_and_the_second_is_told_who_was_first(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        request = await evening.planning.ask_cover(WREN, FRIDAY)

        done = await asyncio.gather(*(evening.planning.take(who, request) for who in (OTTER, CHICK)), return_exceptions=True)

        refused = [each for each in done if isinstance(each, BaseException)]
        on_it = await evening.names_on(FRIDAY)
        assert on_it in (["Otter", "Heron"], ["Chick", "Heron"])
        assert [type(each) for each in refused] == [AlreadyCovered]
        assert [each.by for each in refused if isinstance(each, AlreadyCovered)] == on_it[:1]


async def test_two_who_sign_up_for_the_last_place_at_once_are_not_both_on(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.sign_up(WREN, SATURDAY)

        done = await asyncio.gather(*(evening.planning.sign_up(who, SATURDAY) for who in (OTTER, CHICK)), return_exceptions=True)

        assert [each.code for each in done if isinstance(each, Refused)] == [Code.IS_FULL]
        assert len(await evening.names_on(SATURDAY)) == 2


async def test_the_asker_sees_who_took_it_and_so_does_whoever_comes_an_hour_late(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        request = await evening.planning.ask_cover(WREN, FRIDAY)
        await evening.planning.take(OTTER, request)

        evening.clock.wind(timedelta(hours=1))
        (made,) = (await evening.planning.mine(WREN, IN_A_MONTH)).made
        assert made.taken_by
        assert made.taken_by.shift_name == "Otter"
        with pytest.raises(AlreadyCovered):
            await evening.planning.take(CHICK, request)


async def test_everybody_who_could_take_it_is_shown_the_request_and_one_asked_by_name_alone(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.ask_cover(WREN, FRIDAY)
        await evening.planning.ask_cover(HERON, on("fridays", "2026-11-27"), asked=OTTER.id)

        to_otter, to_chick = [await evening.planning.mine(who, IN_A_MONTH) for who in (OTTER, CHICK)]
        assert [(each.asker.shift_name, each.may_take) for each in to_otter.open_to_all] == [("Wren", True)]
        assert [(each.asker.shift_name, each.may_take) for each in to_otter.received] == [("Heron", True)]
        assert [each.asker.shift_name for each in to_chick.open_to_all] == ["Wren"]
        assert to_chick.received == ()
        (to_linnet,) = (await evening.planning.mine(LINNET, IN_A_MONTH)).open_to_all
        assert to_linnet.why_not
        assert to_linnet.why_not.code is Code.BREAKS_PAIR


async def test_a_declined_request_is_seen_by_the_asker_who_may_ask_again(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        request = await evening.planning.ask_cover(WREN, FRIDAY, asked=OTTER.id)
        await evening.planning.decline(OTTER, request)

        assert [each.declined for each in (await evening.planning.mine(WREN, IN_A_MONTH)).made] == [True]
        again = await evening.planning.ask_cover(WREN, FRIDAY)
        await evening.planning.take_back(WREN, again)
        assert (await evening.planning.mine(WREN, IN_A_MONTH)).made == ()


async def test_two_swap_what_they_were_offered(tmp_path: Path) -> None:
    tuesdays = a_shift("tuesdays", "2026-11-24T18:00", "2026-11-24T21:00", OTTER, CHICK, repeat="FREQ=WEEKLY")
    async with an_evening(tmp_path, FRIDAYS, tuesdays) as evening:
        offered = next(each for each in await evening.planning.swaps(WREN, FRIDAY) if each.turn.at == TUESDAY and each.person.id == OTTER.id)

        request = await evening.planning.ask_cover(WREN, FRIDAY, asked=offered.person.id, swap=offered.turn.at)
        assert await evening.planning.take(OTTER, request) == FRIDAY

        assert await evening.names_on(FRIDAY) == ["Otter", "Heron"]
        assert await evening.names_on(TUESDAY) == ["Wren", "Chick"]


@pytest.mark.parametrize(("hours", "is_late"), [(49, False), (47, True)])
async def test_a_late_withdrawal_tells_the_supervisor_and_the_coordinators_of_what_is_covered(tmp_path: Path, hours: int, is_late: bool) -> None:
    async with an_evening(tmp_path) as evening:
        evening.clock.wind(datetime(2026, 11, 24, 18, tzinfo=UTC) - timedelta(hours=hours) - evening.clock.now())

        await evening.planning.withdraw(OTTER, TUESDAY)

        assert await evening.names_on(TUESDAY) == ["Chick"]
        assert evening.told.late == ([("Tuesdays", OTTER, (FINCH, EDIE))] if is_late else [])


async def test_a_withdrawal_that_was_refused_tells_nobody(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        evening.clock.wind(timedelta(days=4))

        with pytest.raises(Refused):
            await evening.planning.withdraw(CHICK, FRIDAY)

        assert evening.told.late == []


async def test_staying_on_is_seen_by_the_coordinator_by_name_and_by_others_as_a_number(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.offer_to_stay(WREN, SATURDAY, on=True)

        to_cora, to_otter, to_wren = [await evening.planning.turn(who, SATURDAY) for who in (CORA, OTTER, WREN)]
        assert [each.shift_name for each in to_cora.staying_on] == ["Wren"]
        assert (to_otter.staying_on, to_otter.staying_on_count) == ((), 1)
        assert to_wren.i_stay_on
        await evening.planning.offer_to_stay(WREN, SATURDAY, on=False)
        assert not (await evening.planning.turn(WREN, SATURDAY)).i_stay_on


async def test_who_does_not_answer_is_named_to_the_coordinator_alone(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.answer(WREN, FRIDAY, comes=False)

        risks = [(each.kind.value, [who.shift_name for who in each.people]) for each in (await evening.planning.turn(CORA, FRIDAY)).risks]
        assert risks == [("said_no", ["Wren"])]
        assert (await evening.planning.turn(OTTER, FRIDAY)).risks == ()
        assert (await evening.planning.turn(WREN, FRIDAY)).my_answer is False


async def test_what_hangs_on_following_times_goes_with_them_to_another_shift(tmp_path: Path) -> None:
    next_friday, after_next = on("fridays", "2026-11-27"), on("fridays", "2026-12-04")
    async with an_evening(tmp_path) as evening:
        request = await evening.planning.ask_cover(WREN, after_next)
        await evening.planning.answer(HERON, after_next, comes=True)
        await evening.planning.offer_to_stay(HERON, on("late", "2026-12-05"), on=True)

        there = await evening.planning.edit_shift(CORA, next_friday, Edits(title="Long Friday"), Scope.FOLLOWING)

        moved = on(there.shift, "2026-12-04")
        assert there.shift != next_friday.shift
        assert [each.turn.at for each in (await evening.planning.mine(WREN, IN_A_MONTH)).made] == [moved]
        assert (await evening.planning.turn(HERON, moved)).my_answer is True
        assert (await evening.planning.turn(HERON, on("late", "2026-12-05"))).i_stay_on
        assert await evening.planning.take(OTTER, request) == moved
        await evening.planning.withdraw(OTTER, after_next)
        assert await evening.names_on(moved) == ["Heron"]
        assert (await evening.planning.turn(CORA, after_next)).at == moved


async def test_a_week_is_read_as_the_reader_may_see_it(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.cancel(EDIE, on("tuesdays", "2026-11-24"))

        week = await evening.planning.weeks(WREN, ROTA.id, date(2026, 11, 20), 7)

        seen = [(each.title, each.is_mine, each.may_sign_up, each.is_cancelled, each.may_edit) for each in week.turns]
        assert seen == [("Fridays", True, False, False, False), ("Late", False, True, False, False), ("Tuesdays", False, False, True, False)]
        assert [(near.turn.title, near.rest) for near in week.turns[1].near] == [("Fridays", timedelta())]
        assert [(who.shift_name, who.charity) for who in week.turns[0].operators] == [("Wren", "Northtown"), ("Heron", "Northtown")]


async def test_who_is_new_is_told_to_those_who_may_edit_and_to_nobody_else(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        to_edie, to_cora = [await evening.planning.turn(who, TUESDAY) for who in (EDIE, CORA)]

        assert [each.is_new for each in to_edie.operators] == [False, True]
        assert [each.is_new for each in to_cora.operators] == [False, False]
        assert not to_cora.may_edit


async def test_gaps_come_with_who_could_fill_them_and_why(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        found = await evening.planning.gaps(CORA, ROTA.id, evening.clock.now() + timedelta(days=6))

        (late,) = [each for each in found if each.turn.at == SATURDAY]
        assert late.is_gap
        assert [each.person.shift_name for each in late.suggestions] == ["Egg", "Chick", "Otter", "Linnet"]
        assert all(each.reasons for each in late.suggestions)
        with pytest.raises(NotThere):
            await evening.planning.gaps(WREN, ROTA.id, IN_A_MONTH)
        with pytest.raises(NotThere):
            await evening.planning.gaps(WALT, ROTA.id, IN_A_MONTH)
