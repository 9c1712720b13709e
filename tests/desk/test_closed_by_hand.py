"""What closing by hand does at the desk: the two are told at once, who is in stays in, nobody new comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from chatd.domain.by_hand import ByHand
from chatd.domain.conversation import State
from chatd.domain.ids import PersonId, ShiftId
from chatd.domain.people import Rota
from chatd.domain.refusals import ProjectIsClosed
from chatd.instants import as_text
from tests.desk.evening import EASTPORT, NORTHTOWN, ROTA, Evening


def shut(evening: Evening, *, hours: int = 2, northtown_only: bool = False) -> Rota:
    now = evening.clock.now()
    project = NORTHTOWN if northtown_only else None
    return replace(
        ROTA, by_hand=(ByHand(id="x", rota=ROTA.id, who=PersonId("cora"), starts=now, until=now + timedelta(hours=hours), project=project),)
    )


def told(evening: Evening, shift: ShiftId) -> dict[str, tuple[str, str | None]]:
    return {each.project: (each.state, each.by_hand_until) for each in evening.desk_of(shift).projects}


async def test_both_on_shift_are_told_by_the_next_second_and_again_when_it_is_over(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    assert told(evening, wren)[NORTHTOWN] == ("open", None)

    evening.store.on_file = [shut(evening, northtown_only=True)]
    until = as_text(evening.now + timedelta(hours=2))
    await evening.passes(1)

    for shift in (wren, heron):
        assert told(evening, shift) == {NORTHTOWN: ("closed", until), EASTPORT: ("open", None)}
    evening.clock.wind(timedelta(hours=2))
    await evening.passes(1)
    assert told(evening, wren)[NORTHTOWN] == ("open", None)


async def test_the_hours_that_end_are_told_as_well(evening: Evening) -> None:
    wren = await evening.checks_in("wren")
    await evening.checks_in("heron")

    evening.clock.wind(timedelta(hours=10))
    await evening.passes(1)

    assert told(evening, wren)[NORTHTOWN] == ("closed", None)


async def test_screens_are_left_alone_while_nothing_changes(evening: Evening) -> None:
    wren = await evening.checks_in("wren")
    await evening.checks_in("heron")
    before = len(evening.told(wren, "desk"))

    await evening.passes(60)

    assert before and len(evening.told(wren, "desk")) == before


async def test_a_chat_goes_on_and_who_waits_is_still_taken_and_nobody_new_comes_in(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    inside, waiting = await evening.arrives(), await evening.arrives(page="B" * 43)
    await evening.pairs(wren, inside)

    evening.store.on_file = [shut(evening)]
    await evening.passes(1)

    with pytest.raises(ProjectIsClosed):
        await evening.arrives(page="C" * 43)
    assert evening.talk(inside).state is State.PAIRED
    await evening.pairs(heron, waiting)
