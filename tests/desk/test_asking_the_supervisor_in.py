"""The supervisor: never unasked, never silently, never one of the two."""

from __future__ import annotations

import pytest

from chatd import wire
from chatd.desk import shifts
from chatd.desk.visits import Visit
from chatd.domain.conversation import Place, Reach, State
from chatd.domain.ids import ShiftId
from chatd.domain.pairing import Status
from chatd.domain.refusals import IllegalMove, NotAllowed, NotInTheRoom, PairIsWhole, ProjectIsClosed
from tests.desk.evening import EASTPORT, ROTA, Evening


async def a_pair_and_a_supervisor(evening: Evening) -> tuple[Visit, ShiftId, ShiftId, ShiftId]:
    wren, heron, finch = await evening.checks_in("wren"), await evening.checks_in("heron"), await evening.supervises("finch")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    return visit, wren, heron, finch


def seen(evening: Evening, visit: Visit) -> list[tuple[str, bool]]:
    return [(worker.name, worker.supervisor) for worker in evening.room_of(visit).workers]


def rooms_heard(evening: Evening, shift: ShiftId) -> list[wire.Channel]:
    return [entry.channel for entry in evening.told(shift, "entry") if isinstance(entry, wire.Entry)]


async def test_a_supervisor_is_not_one_of_the_two(evening: Evening) -> None:
    await evening.checks_in("wren")
    finch = await evening.supervises("finch")
    assert evening.live.sheet(ROTA.id).shifts[finch].status is Status.SUPERVISING

    with pytest.raises(ProjectIsClosed):
        await evening.arrives()

    await shifts.take_break(evening.desk, ROTA.id, finch)
    await shifts.come_back(evening.desk, ROTA.id, finch)
    with pytest.raises(ProjectIsClosed):
        await evening.arrives()


async def test_a_supervisor_does_not_fill_a_broken_pair(evening: Evening) -> None:
    visit, _, heron, finch = await a_pair_and_a_supervisor(evening)
    await evening.loses_the_line(heron)
    await evening.passes(10)
    assert evening.talk(visit).state is State.ALONE

    with pytest.raises(NotAllowed):
        await evening.joins(finch, visit)

    assert not evening.desk_of(finch).broken


async def test_nobody_comes_in_unasked(evening: Evening) -> None:
    visit, _, _, finch = await a_pair_and_a_supervisor(evening)

    with pytest.raises(NotInTheRoom):
        await evening.comes_in(finch, visit)


async def test_asked_to_confer_the_supervisor_has_the_pair_and_nothing_of_the_chat(evening: Evening) -> None:
    visit, wren, _, finch = await a_pair_and_a_supervisor(evening)
    await evening.visitor_says(visit)
    epoch, rooms = evening.talk(visit).epoch, len(evening.outbox.visitors)

    assert await evening.asks_in(wren, visit, Reach.CONFER) == (1, True)
    assert [(each.conversation, each.reach) for each in evening.desk_of(finch).called] == [(visit.conversation, Reach.CONFER)]
    await evening.comes_in(finch, visit)
    await evening.visitor_says(visit, counter=2)
    await evening.says(wren, visit)

    assert seen(evening, visit) == [("Wren", False), ("Heron", False)]
    assert evening.talk(visit).epoch == epoch
    assert wire.Channel.ROOM not in rooms_heard(evening, finch)
    assert not evening.desk_of(finch).called
    assert len(evening.outbox.visitors) > rooms  # the positive: the visitor's page did hear of what concerns it
    with pytest.raises(NotInTheRoom):
        await evening.says(finch, visit)


async def test_what_confers_with_the_pair_hears_what_they_say_to_each_other(evening: Evening) -> None:
    visit, wren, _, finch = await a_pair_and_a_supervisor(evening)
    await evening.asks_in(wren, visit, Reach.CONFER)
    await evening.comes_in(finch, visit)
    await evening.shares_a_confer_key(wren, visit)

    await evening.says(wren, visit, channel=wire.Channel.CONFER)

    assert rooms_heard(evening, finch) == [wire.Channel.CONFER, wire.Channel.CONFER]


async def test_asked_into_the_chat_the_visitor_sees_them_before_any_word_is_sealed_for_them(evening: Evening) -> None:
    visit, wren, _, finch = await a_pair_and_a_supervisor(evening)
    await evening.asks_in(wren, visit, Reach.CHAT)

    await evening.comes_in(finch, visit)

    assert seen(evening, visit) == [("Wren", False), ("Heron", False), ("Finch", True)]
    worker = evening.talk(visit).worker_on(finch)
    assert worker and (worker.place, worker.holds) == (Place.SUPERVISOR, 0)
    assert evening.talk(visit).state is State.PAIRED
    await evening.hold_the_key(visit)
    assert evening.talk(visit).state is State.PAIRED


async def test_from_confer_into_the_chat_only_when_asked_again(evening: Evening) -> None:
    visit, wren, _, finch = await a_pair_and_a_supervisor(evening)
    await evening.asks_in(wren, visit, Reach.CONFER)
    await evening.comes_in(finch, visit)
    with pytest.raises(NotInTheRoom):
        await evening.comes_in(finch, visit)

    await evening.asks_in(wren, visit, Reach.CHAT)
    assert evening.desk_of(finch).called
    await evening.comes_in(finch, visit)

    assert ("Finch", True) in seen(evening, visit)
    assert wire.Channel.ROOM in rooms_heard(evening, finch)


async def test_one_supervisor_at_a_time(evening: Evening) -> None:
    visit, wren, _, finch = await a_pair_and_a_supervisor(evening)
    robin = await evening.supervises("robin")
    await evening.asks_in(wren, visit, Reach.CHAT)
    await evening.comes_in(finch, visit)
    await evening.asks_in(wren, visit, Reach.CONFER)

    with pytest.raises(PairIsWhole):
        await evening.comes_in(robin, visit)


async def test_a_supervisor_of_other_projects_is_not_asked_and_finds_nothing(evening: Evening) -> None:
    visit, wren, _, _ = await a_pair_and_a_supervisor(evening)
    stranger = await evening.supervises("robin", frozenset({EASTPORT}))
    assert (await evening.asks_in(wren, visit, Reach.CHAT))[0] == 1

    assert not evening.desk_of(stranger).called
    with pytest.raises(NotInTheRoom):
        await evening.comes_in(stranger, visit)


async def test_only_the_pair_asks(evening: Evening) -> None:
    visit, wren, _, finch = await a_pair_and_a_supervisor(evening)
    await evening.asks_in(wren, visit, Reach.CONFER)
    await evening.comes_in(finch, visit)

    with pytest.raises(NotInTheRoom):
        await evening.asks_in(finch, visit, Reach.CHAT)


async def test_while_the_visitors_line_is_down_no_supervisor_comes_in(evening: Evening) -> None:
    visit, wren, _, finch = await a_pair_and_a_supervisor(evening)
    await evening.asks_in(wren, visit, Reach.CHAT)
    await evening.visitor_loses_the_line(visit)

    with pytest.raises(IllegalMove):
        await evening.comes_in(finch, visit)


async def test_a_supervisor_who_ends_the_shift_or_is_lost_for_good_leaves_no_ghost(evening: Evening) -> None:
    visit, wren, heron, finch = await a_pair_and_a_supervisor(evening)
    await evening.asks_in(wren, visit, Reach.CHAT)
    await evening.comes_in(finch, visit)

    await shifts.end_shift(evening.desk, ROTA.id, finch)

    assert seen(evening, visit) == [("Wren", False), ("Heron", False)]
    again = await evening.supervises("finch")
    await evening.asks_in(wren, visit, Reach.CHAT)
    await evening.comes_in(again, visit)
    await evening.loses_the_line(again)
    await evening.passes(301, at_screens=(wren, heron))
    assert seen(evening, visit) == [("Wren", False), ("Heron", False)]


async def test_a_supervisor_whose_page_was_loaded_again_confers_still_and_no_more(evening: Evening) -> None:
    visit, wren, _, finch = await a_pair_and_a_supervisor(evening)
    await evening.asks_in(wren, visit, Reach.CONFER)
    await evening.comes_in(finch, visit)

    again = await evening.supervises("finch", page=2)

    worker = evening.talk(visit).worker_on(again)
    assert worker is not None and worker.confers_only
    assert seen(evening, visit) == [("Wren", False), ("Heron", False)]
