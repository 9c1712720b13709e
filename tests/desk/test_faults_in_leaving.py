"""Promise 22: something breaks at each await of leaving, one after the other. Then it is over with nothing held, or not begun; never in between."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, cast

import pytest

from chatd.desk import visits
from chatd.desk.visits import Visit
from chatd.domain.conversation import Why
from chatd.domain.refusals import Refusal
from tests.desk.evening import ROTA, Evening

BOX = "CanaryCanaryCanaryCanary"
MORE_THAN_THERE_ARE = 60


class Broke(Exception):
    """Nothing of ours."""


class Breaking:
    """A port that fails at the *left*-th await of all that are counted together."""

    def __init__(self, port: object, awaits: list[int]) -> None:
        self._port, self._awaits = port, awaits

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        return self._counted(found) if name.startswith(("to_", "visitor_gone", "project", "rota", "person", "alert")) else found

    def _counted(self, deed: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def counted(*given: Any, **named: Any) -> Any:
            self._awaits[0] -= 1
            if self._awaits[0] == 0:
                raise Broke
            return await deed(*given, **named)

        return counted


async def a_talk(evening: Evening) -> Visit:
    wren, _ = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    await evening.visitor_says(visit, BOX)
    return visit


async def broken_at(number: int, why: Why) -> tuple[Evening, Visit, bool]:
    """A talk that is left while the *number*-th await fails; and whether anything failed at all."""
    evening, awaits = Evening(), [number]
    visit = await a_talk(evening)
    desk = replace(evening.desk, store=cast(Any, Breaking(evening.store, awaits)), outbox=cast(Any, Breaking(evening.outbox, awaits)))
    try:
        await visits.end(desk, ROTA.id, visit.conversation, why)
    except Broke:
        return evening, visit, True
    return evening, visit, False


def holds_words(evening: Evening, visit: Visit) -> bool:
    try:
        evening.live.log(visit.conversation)
    except KeyError:
        return False
    return True


@pytest.mark.parametrize("why", [Why.LEFT, Why.LEFT_QUICKLY, Why.LINE_LOST])
async def test_a_fault_at_any_await_of_leaving_never_leaves_it_half_open(why: Why) -> None:
    seen = {"not begun": 0, "over": 0}
    for number in range(1, MORE_THAN_THERE_ARE):
        evening, visit, broke = await broken_at(number, why)
        if not broke:
            break
        is_over = evening.is_over(visit)
        seen["over" if is_over else "not begun"] += 1

        assert holds_words(evening, visit) != is_over, "words are held exactly as long as the talk is there"
        if is_over:
            with pytest.raises(Refusal):
                await evening.comes_back(visit)
            continue
        assert not [name for _, name, _ in evening.outbox.visitors if name == "ended"]
        await evening.leaves(visit, why)
        assert evening.is_over(visit)
    else:
        pytest.fail("it never came through")
    assert all(seen.values()), seen
