"""A line goes down: what is shown, when, to whom, and who comes."""

from __future__ import annotations

import pytest

from chatd import wire
from chatd.desk import visits
from chatd.desk.visits import Visit
from chatd.domain.conversation import Place, State, Why
from chatd.domain.ids import ShiftId
from chatd.domain.refusals import HasEnded
from tests.desk.evening import ROTA, Evening

ALONE_WITHIN = 15


@pytest.fixture
async def talking(evening: Evening) -> tuple[Visit, ShiftId, ShiftId]:
    """A visitor with Wren first and Heron second."""
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    return visit, wren, heron


async def test_the_loss_of_one_is_told_within_fifteen_seconds(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, _, heron = talking
    await evening.loses_the_line(heron)
    assert evening.room_of(visit).state is State.PAIRED

    await evening.passes(ALONE_WITHIN)

    assert evening.room_of(visit).state is State.ALONE
    assert [(worker.name, worker.here) for worker in evening.room_of(visit).workers] == [("Wren", True), ("Heron", False)]


async def test_a_line_that_only_blinks_disturbs_nobody(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, _, _ = talking
    await evening.loses_the_line(talking[2])
    await evening.passes(3)
    await evening.checks_in("heron")
    await evening.passes(60)

    states = {body.state for _, event, body in evening.outbox.visitors if event == "room" and isinstance(body, wire.VisitorRoom)}
    assert State.ALONE not in states
    assert evening.room_of(visit).state is State.PAIRED


async def test_a_second_who_is_left_becomes_first(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking
    await evening.loses_the_line(wren)
    await evening.passes(ALONE_WITHIN)

    assert evening.talk(visit).the(Place.FIRST) == evening.talk(visit).worker_on(heron)


async def test_both_who_are_lost_leave_nobody_first_until_one_is_back(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking
    await evening.loses_the_line(wren)
    await evening.loses_the_line(heron)
    await evening.passes(ALONE_WITHIN)
    assert evening.room_of(visit).state is State.ALONE

    await evening.checks_in("heron")

    assert evening.talk(visit).the(Place.FIRST) == evening.talk(visit).worker_on(heron)


async def test_the_supervisor_is_alerted_after_a_minute_and_once(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    await evening.loses_the_line(talking[2])

    await evening.passes(59)
    assert evening.outbox.alerts == []
    await evening.passes(1)
    assert evening.outbox.alerts == [wire.AlertKind.PAIR_BROKEN]
    await evening.passes(200)
    assert evening.outbox.alerts == [wire.AlertKind.PAIR_BROKEN]


async def test_anybody_checked_in_may_join_and_the_pair_is_whole_again(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking
    otter = await evening.checks_in("otter")
    await evening.loses_the_line(heron)
    await evening.passes(5)
    assert [broken.conversation for broken in evening.desk_of(otter).broken] == [visit.conversation]

    await evening.joins(otter, visit)
    assert evening.room_of(visit).state is State.ALONE
    await evening.hold_the_key(visit)

    assert evening.room_of(visit).state is State.PAIRED
    assert {worker.shift for worker in evening.talk(visit).workers} == {wren, otter}
    assert not evening.desk_of(otter).broken


async def test_who_was_replaced_comes_back_to_the_desk_and_not_to_the_room(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking
    otter = await evening.checks_in("otter")
    await evening.loses_the_line(heron)
    await evening.passes(5)
    await evening.joins(otter, visit)
    before = len(evening.told(heron, "entry"))

    await evening.checks_in("heron")
    await evening.hold_the_key(visit)
    await evening.says(wren, visit)

    assert not evening.desk_of(heron).mine
    assert len(evening.told(heron, "entry")) == before


async def test_a_reloaded_page_comes_in_under_a_new_slot_and_has_no_key_yet(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, _, heron = talking
    old = evening.slot(heron, visit)

    again = await evening.checks_in("heron", page=2)

    assert evening.slot(again, visit) > old
    worker = next(worker for worker in evening.room_of(visit).workers if worker.name == "Heron")
    assert worker.same_as == old
    await evening.passes(5)
    assert evening.room_of(visit).state is State.ALONE
    await evening.hold_the_key(visit)
    assert evening.room_of(visit).state is State.PAIRED


async def test_a_worker_away_for_five_minutes_is_off_shift(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, _, heron = talking
    await evening.loses_the_line(heron)

    await evening.passes(301)

    assert heron not in evening.live.sheet(ROTA.id).shifts
    assert evening.talk(visit).worker_on(heron) is None
    assert evening.room_of(visit).state is State.ALONE


# ── the visitor's line ────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_interrupted_visitor_comes_back_within_five_minutes(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, _ = talking
    await evening.visitor_loses_the_line(visit)
    room = evening.outbox.last_to_shift(wren, "room")
    assert isinstance(room, wire.WorkerRoom) and not room.visitor_here and room.state is State.INTERRUPTED

    await evening.passes(299)
    again = await evening.comes_back(visit)

    assert again.conversation == visit.conversation
    assert again.resume != visit.resume
    assert evening.room_of(visit).state is State.PAIRED


async def test_after_five_minutes_it_is_over_and_nothing_is_claimed(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking
    await evening.visitor_loses_the_line(visit)

    await evening.passes(300)

    over = wire.Ended(conversation=visit.conversation, why=Why.LINE_LOST, forgotten=False)
    assert evening.told(wren, "ended") == evening.told(heron, "ended") == [over]
    assert evening.is_over(visit)
    with pytest.raises(HasEnded):
        await evening.comes_back(visit)


async def test_a_pair_that_broke_while_the_visitor_was_away_is_shown_when_they_come_back(
    evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]
) -> None:
    visit, _, heron = talking
    await evening.visitor_loses_the_line(visit)
    await evening.loses_the_line(heron)
    await evening.passes(20)

    await evening.comes_back(visit)

    assert evening.room_of(visit).state is State.ALONE


async def test_while_the_visitors_line_is_down_nobody_joins(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, _, heron = talking
    otter = await evening.checks_in("otter")
    await evening.loses_the_line(heron)
    await evening.passes(5)
    assert evening.desk_of(otter).broken

    await evening.visitor_loses_the_line(visit)

    assert not evening.desk_of(otter).broken


async def test_one_who_waited_and_lost_the_line_keeps_their_place(evening: Evening) -> None:
    wren, _ = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.passes(1)
    await evening.arrives(page="B" * 43)
    await evening.visitor_loses_the_line(visit)
    assert visit.conversation not in evening.waiting_for(wren)

    await evening.comes_back(visit)

    assert evening.waiting_for(wren)[0] == visit.conversation
    assert evening.room_of(visit).ahead == 0


async def test_a_second_holder_closes_both_and_the_pair_is_told(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, _ = talking
    await evening.visitor_loses_the_line(visit)
    await evening.comes_back(visit)
    visits.acknowledge(evening.desk, visit.conversation)

    with pytest.raises(HasEnded):
        await evening.comes_back(visit, visit.resume)

    over = wire.Ended(conversation=visit.conversation, why=Why.SECOND_HOLDER, forgotten=False)
    assert evening.told(wren, "ended") == [over]
    assert evening.ended_at(visit) == over
    assert evening.is_over(visit)


async def test_a_guessed_secret_changes_nothing(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, _, _ = talking

    for guess in (f"{visit.conversation}.guess", visit.conversation, "nobody.at-all", ".", ""):
        with pytest.raises(HasEnded):
            await evening.comes_back(visit, guess or "nothing")

    assert evening.talk(visit).state is State.PAIRED


async def test_a_restart_ends_everything_and_says_so_to_both_sides(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking
    waiting = await evening.arrives(page="B" * 43)

    await visits.end_all(evening.desk, ROTA.id, Why.RESTARTING)

    over = wire.Ended(conversation=visit.conversation, why=Why.RESTARTING, forgotten=False)
    assert evening.told(wren, "ended") == evening.told(heron, "ended") == [over]
    assert evening.ended_at(visit) == over
    assert evening.ended_at(waiting).why is Why.RESTARTING
    assert evening.is_over(visit) and evening.is_over(waiting)


async def test_losing_a_line_twice_is_losing_it_once(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, _, heron = talking
    await evening.loses_the_line(heron)
    await evening.visitor_loses_the_line(visit)
    sent = len(evening.outbox.visitors), len(evening.outbox.shifts)

    await evening.loses_the_line(heron)
    await evening.visitor_loses_the_line(visit)

    assert (len(evening.outbox.visitors), len(evening.outbox.shifts)) == sent
