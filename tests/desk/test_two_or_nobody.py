"""Two workers or nobody: taking, joining, changing places, going."""

from __future__ import annotations

import asyncio

import pytest

from chatd import wire
from chatd.desk import attending, shifts, visits
from chatd.domain.conversation import Place, State
from chatd.domain.refusals import (
    AlreadyTaken,
    HandsFull,
    MustWait,
    NobodyToPairWith,
    NotAllowed,
    NotCheckedIn,
    NotInTheRoom,
    PairIsWhole,
    ProjectIsClosed,
    QueueIsFull,
)
from tests.desk.evening import EASTPORT, NORTHTOWN, ROTA, Evening


async def test_a_pair_takes_a_visitor(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()

    await evening.pairs(wren, visit)

    assert evening.room_of(visit).state is State.PAIRED
    assert {worker.name for worker in evening.room_of(visit).workers} == {"Wren", "Heron"}
    assert [(mine.conversation, mine.role) for mine in evening.desk_of(wren).mine] == [(visit.conversation, Place.FIRST)]
    assert [(mine.conversation, mine.role) for mine in evening.desk_of(heron).mine] == [(visit.conversation, Place.SECOND)]


async def test_a_lone_operator_is_never_given_a_visitor(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await shifts.end_shift(evening.desk, ROTA.id, heron)

    with pytest.raises(NobodyToPairWith):
        await evening.takes(wren, visit)

    assert evening.talk(visit).is_waiting_to_be_taken()
    assert not evening.room_of(visit).enough_on_shift


async def test_with_one_checked_in_nobody_comes_in(evening: Evening) -> None:
    await evening.checks_in("wren")

    with pytest.raises(ProjectIsClosed):
        await evening.arrives()


async def test_outside_opening_hours_nobody_comes_in(evening: Evening) -> None:
    await evening.checks_in("wren"), await evening.checks_in("heron")
    await evening.passes(1)
    evening.clock.wind(evening.now.replace(hour=23) - evening.now)

    with pytest.raises(ProjectIsClosed):
        await evening.arrives()


async def test_the_same_person_on_two_pages_is_one_person(evening: Evening) -> None:
    first, again = await evening.checks_in("wren"), await evening.checks_in("wren", page=2)

    assert list(evening.live.sheet(ROTA.id).shifts) == [again]
    assert evening.told(first, "checked_in_elsewhere")
    with pytest.raises(ProjectIsClosed):
        await evening.arrives()


async def test_a_break_really_stops_routing(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    assert evening.waiting_for(wren) == [visit.conversation]

    await shifts.take_break(evening.desk, ROTA.id, wren)

    assert evening.waiting_for(wren) == []
    with pytest.raises(NotAllowed):
        await evening.takes(wren, visit)
    with pytest.raises(NobodyToPairWith):
        await evening.takes(heron, visit)
    with pytest.raises(ProjectIsClosed):
        await evening.arrives(page="B" * 43)

    await shifts.come_back(evening.desk, ROTA.id, wren)
    await evening.takes(heron, visit)


async def test_on_a_break_nobody_is_rung_for(evening: Evening) -> None:
    wren, _, otter = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    await shifts.take_break(evening.desk, ROTA.id, otter)

    await evening.arrives()

    assert [alert.kind for alert in evening.told(wren, "alert") if isinstance(alert, wire.Alert)] == [wire.AlertKind.SOMEONE_WAITING]
    assert not evening.told(otter, "alert")


async def test_nobody_is_rung_for_a_project_they_do_not_serve(evening: Evening) -> None:
    await evening.checks_in("wren"), await evening.checks_in("heron")
    otter = await evening.checks_in("otter", serves=frozenset({EASTPORT}))

    await evening.arrives(NORTHTOWN)

    assert not evening.told(otter, "alert")
    assert not evening.desk_of(otter).waiting


async def test_one_who_left_the_screen_is_not_made_second(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.passes(61, at_screens=(wren,))

    with pytest.raises(NobodyToPairWith):
        await evening.takes(wren, visit)

    shifts.note_active(evening.desk, ROTA.id, heron)
    await evening.takes(wren, visit)


async def test_first_in_one_and_second_in_another(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    one, other = await evening.arrives(), await evening.arrives(page="B" * 43)
    await evening.pairs(wren, one)

    with pytest.raises(HandsFull):
        await evening.takes(wren, other)
    await evening.pairs(heron, other)

    assert evening.talk(other).the(Place.FIRST) == evening.talk(other).worker_on(heron)
    assert evening.talk(other).the(Place.SECOND) == evening.talk(other).worker_on(wren)


async def test_four_who_take_at_once_and_one_wins(evening: Evening) -> None:
    takers = [await evening.checks_in(name) for name in ("wren", "heron", "otter", "finch")]
    visit = await evening.arrives()

    outcomes = await asyncio.gather(*(evening.takes(taker, visit) for taker in takers), return_exceptions=True)

    assert sorted(str(type(outcome).__name__) for outcome in outcomes) == ["AlreadyTaken", "AlreadyTaken", "AlreadyTaken", "NoneType"]
    assert len(evening.talk(visit).workers) == 2


async def test_a_visitor_taken_before_is_not_taken_again(evening: Evening) -> None:
    wren, _, otter = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    visit = await evening.arrives()
    await evening.takes(wren, visit)

    with pytest.raises(AlreadyTaken):
        await evening.takes(otter, visit)


async def test_places_used_is_busy_queue_used_is_full(evening: Evening) -> None:
    await evening.checks_in("wren"), await evening.checks_in("heron")

    for n in range(5):
        await evening.arrives(page=f"{n}" * 43)

    with pytest.raises(QueueIsFull):
        await evening.arrives(page="9" * 43)


async def test_those_who_came_first_are_ahead(evening: Evening) -> None:
    await evening.checks_in("wren"), await evening.checks_in("heron")
    first = await evening.arrives()
    await evening.passes(1)
    second = await evening.arrives(page="B" * 43)

    assert (evening.room_of(first).ahead, evening.room_of(second).ahead) == (0, 1)

    await evening.leaves(first)

    assert evening.room_of(second).ahead == 0


async def test_a_pair_that_does_not_come_to_stand_gives_the_visitor_back(evening: Evening) -> None:
    wren, _ = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.takes(wren, visit)

    await evening.passes(31)

    assert evening.talk(visit).is_waiting_to_be_taken()
    assert evening.told(wren, "stepped_out") == [wire.SteppedOut(conversation=visit.conversation, why="returned_to_queue")]


async def test_a_whole_pair_needs_nobody_else(evening: Evening) -> None:
    wren, _, otter = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    visit = await evening.arrives()
    await evening.pairs(wren, visit)

    with pytest.raises(PairIsWhole):
        await evening.joins(otter, visit)


async def test_who_does_not_serve_the_project_sees_and_joins_nothing(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    otter = await evening.checks_in("otter", serves=frozenset({EASTPORT}))
    visit = await evening.arrives(NORTHTOWN)

    with pytest.raises(NotInTheRoom):
        await evening.takes(otter, visit)
    await evening.pairs(wren, visit)
    await evening.loses_the_line(heron)
    await evening.passes(5)
    with pytest.raises(NotInTheRoom):
        await evening.joins(otter, visit)
    assert not evening.desk_of(otter).broken


# ── going ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_whoever_steps_out_is_replaced_at_once(evening: Evening) -> None:
    wren, heron, otter = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    second = evening.talk(visit).the(Place.SECOND)
    assert second is not None

    await evening.steps_out(wren, visit)

    spare = otter if second.shift == heron else heron
    assert {worker.shift for worker in evening.talk(visit).workers} == {second.shift, spare}
    assert evening.talk(visit).the(Place.FIRST) == evening.talk(visit).worker_on(second.shift)
    await evening.hold_the_key(visit)
    assert evening.room_of(visit).state is State.PAIRED


async def test_stepping_out_with_nobody_to_follow_leaves_a_broken_pair_that_the_desk_shows(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)

    await evening.steps_out(wren, visit)
    await evening.passes(4)

    assert evening.room_of(visit).state is State.ALONE
    assert [worker.shift for worker in evening.talk(visit).workers] == [heron]
    otter = await evening.checks_in("otter")
    assert [broken.conversation for broken in evening.desk_of(otter).broken] == [visit.conversation]


async def test_somebody_who_knows_them_steps_out_silently_and_is_never_offered_them_again(evening: Evening) -> None:
    wren, _, otter = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    visit = await evening.arrives()
    await evening.takes(wren, visit)

    await evening.steps_out(wren, visit, wire.StepReason.KNOW_THEM)

    assert evening.talk(visit).is_waiting_to_be_taken()
    assert evening.waiting_for(wren) == []
    with pytest.raises(NotAllowed):
        await evening.takes(wren, visit)
    await evening.takes(otter, visit)
    assert evening.talk(visit).worker_on(wren) is None


async def test_someone_else_please_brings_others(evening: Evening) -> None:
    wren, heron, otter, finch = [await evening.checks_in(name) for name in ("wren", "heron", "otter", "finch")]
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    asked_away = {worker.shift for worker in evening.talk(visit).workers}

    await visits.ask_for_someone_else(evening.desk, ROTA.id, visit.conversation)

    assert evening.room_of(visit).state is State.WAITING
    for shift in asked_away:
        assert evening.told(shift, "stepped_out") == [wire.SteppedOut(conversation=visit.conversation, why="someone_else")]
        assert evening.waiting_for(shift) == []
    others = {wren, heron, otter, finch} - asked_away
    await evening.pairs(min(others), visit)
    assert {worker.shift for worker in evening.talk(visit).workers} == others


async def test_the_two_change_places(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)

    await attending.swap(evening.desk, ROTA.id, heron, visit.conversation)

    assert evening.talk(visit).the(Place.FIRST) == evening.talk(visit).worker_on(heron)
    assert evening.desk_of(wren).mine[0].role is Place.SECOND


async def test_a_shift_that_finishes_ends_with_its_last_conversation(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)

    await shifts.end_shift(evening.desk, ROTA.id, heron)
    assert evening.told(heron, "desk")
    assert evening.desk_of(heron).me is not None

    await evening.closes(wren, visit)
    assert evening.desk_of(heron).me is None
    with pytest.raises(NotCheckedIn):
        await evening.takes(heron, visit)


async def test_abusive_makes_that_open_page_wait_half_an_hour_and_no_other(evening: Evening) -> None:
    wren, _ = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)

    await evening.closes(wren, visit, wire.CloseReason.ABUSIVE)

    with pytest.raises(MustWait):
        await evening.arrives()
    await evening.arrives(page="B" * 43)
    await evening.passes(30 * 60 - 1)
    with pytest.raises(MustWait):
        await evening.arrives()
    await evening.passes(1)
    await evening.arrives()


async def test_somebody_elses_conversation_cannot_be_closed_swapped_or_left(evening: Evening) -> None:
    wren, _, otter = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    visit = await evening.arrives()
    await evening.takes(wren, visit)
    here = {worker.shift for worker in evening.talk(visit).workers}
    outside = next(shift for shift in (otter, *evening.live.sheet(ROTA.id).shifts) if shift not in here)

    for deed in (
        evening.closes(outside, visit),
        evening.steps_out(outside, visit),
        attending.swap(evening.desk, ROTA.id, outside, visit.conversation),
    ):
        with pytest.raises(NotInTheRoom):
            await deed
