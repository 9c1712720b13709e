"""How fast one person may send."""

from __future__ import annotations

from chatd.domain.ids import PersonId
from console.pace import AT_ONCE, PER_SECOND, Pace

WREN, OTTER = PersonId("wren"), PersonId("otter")


def test_a_long_burst_then_a_steady_pace_for_each_person_alone() -> None:
    at = [0.0]
    pace = Pace(now=lambda: at[0])

    assert all(pace.may(WREN) for _ in range(AT_ONCE))
    assert not pace.may(WREN)
    assert pace.may(OTTER)

    at[0] += 1 / PER_SECOND
    assert pace.may(WREN) and not pace.may(WREN)
