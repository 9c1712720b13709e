"""Going while a visitor is still talking: handed to whoever is free, or not at all."""

from __future__ import annotations

import pytest

from chatd.desk import shifts
from chatd.domain.conversation import Place, State
from chatd.domain.refusals import IllegalMove, NobodyToPairWith, NotInTheRoom
from tests.desk.evening import ROTA, Evening


async def test_one_goes_and_another_comes_with_the_same_breath(evening: Evening) -> None:
    wren, heron, otter = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    visit = await evening.arrives()
    await evening.takes(wren, visit)
    second = next(worker.shift for worker in evening.talk(visit).workers if worker.place is Place.SECOND)
    await evening.hold_the_key(visit)

    await evening.hands_over(wren, visit)

    third = otter if second == heron else heron
    assert [(worker.shift, worker.place) for worker in evening.talk(visit).workers] == [(second, Place.FIRST), (third, Place.SECOND)]
    assert evening.talk(visit).state is State.PAIRED
    await evening.hold_the_key(visit)
    await evening.passes(60, at_screens=(heron, otter))
    assert evening.talk(visit).state is State.PAIRED
    assert not evening.desk_of(wren).mine


async def test_a_shift_that_is_ending_is_over_with_its_last_handover(evening: Evening) -> None:
    wren, _, _ = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    await shifts.end_shift(evening.desk, ROTA.id, wren)
    assert wren in evening.live.sheet(ROTA.id).shifts

    await evening.hands_over(wren, visit)

    assert wren not in evening.live.sheet(ROTA.id).shifts
    assert evening.desk_of(wren).me is None


async def test_with_nobody_free_nobody_leaves(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)

    with pytest.raises(NobodyToPairWith):
        await evening.hands_over(wren, visit)

    assert {worker.shift for worker in evening.talk(visit).workers} == {wren, heron}


async def test_while_the_visitors_line_is_down_nobody_changes(evening: Evening) -> None:
    wren, _, _ = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    await evening.visitor_loses_the_line(visit)

    with pytest.raises(IllegalMove):
        await evening.hands_over(wren, visit)

    assert evening.talk(visit).worker_on(wren)


async def test_who_is_not_in_it_cannot_hand_it_over(evening: Evening) -> None:
    wren, _, _ = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    outside = next(id for id in evening.live.sheet(ROTA.id).shifts if evening.talk(visit).worker_on(id) is None)

    with pytest.raises(NotInTheRoom):
        await evening.hands_over(outside, visit)
