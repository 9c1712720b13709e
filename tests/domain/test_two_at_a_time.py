"""Who may take, who becomes second, and how many more visitors two at a time can answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import pairing
from chatd.domain.conversation import Conversation
from chatd.domain.ids import PersonId, ProjectId, ShiftId
from chatd.domain.pairing import Capacity, Loads, Shift, Status
from chatd.domain.refusals import HandsFull, NobodyToPairWith, NotAllowed
from tests.domain.made import EASTPORT, HERON, NOON, NORTHTOWN, OTTER, WREN, after, on_shift, person_of, taken, waiting

CAPACITY = Capacity()
NO_LOADS = Loads(first=Counter(), second=Counter())


def second_for(*others: Shift, conversation: Conversation | None = None, held: Loads = NO_LOADS) -> Shift:
    shifts = (on_shift(WREN), *others)
    return pairing.second_for(shifts[0], conversation or waiting(), shifts, held=held, capacity=CAPACITY, at=after(30))


def test_another_operator_at_their_screen_becomes_second() -> None:
    assert second_for(on_shift(HERON)).id == HERON


@pytest.mark.parametrize(
    "unfit",
    [
        on_shift(ShiftId("wren-2")),
        replace(on_shift(HERON), status=Status.BREAK),
        replace(on_shift(HERON), status=Status.FINISHING),
        replace(on_shift(HERON), lost_since=NOON),
        replace(on_shift(HERON), active_at=after(30) - timedelta(seconds=61)),
        on_shift(HERON, serves=frozenset({EASTPORT})),
    ],
    ids=["the same person", "on a break", "finishing", "line lost", "not at the screen", "serves another project"],
)
def test_nobody_else_may_become_second(unfit: Shift) -> None:
    with pytest.raises(NobodyToPairWith):
        second_for(unfit)


def test_nobody_becomes_second_whom_the_visitor_asked_not_to_have_again() -> None:
    avoiding = replace(waiting(), avoided=frozenset({person_of(HERON)}))

    with pytest.raises(NobodyToPairWith):
        second_for(on_shift(HERON), conversation=avoiding)

    assert second_for(on_shift(HERON), on_shift(OTTER), conversation=avoiding).id == OTTER


def test_the_least_loaded_becomes_second_and_of_two_alike_the_one_who_speaks_the_language() -> None:
    romanian = replace(waiting(), language="ro")
    busy = Loads(first=Counter({HERON: 1}), second=Counter())

    assert second_for(on_shift(HERON), on_shift(OTTER), held=busy).id == OTTER
    assert second_for(on_shift(HERON), on_shift(OTTER, languages=("en", "ro")), conversation=romanian).id == OTTER


def test_hands_are_full_with_one_as_first() -> None:
    pairing.refuse_taking(on_shift(WREN), waiting(), held=NO_LOADS, capacity=CAPACITY)

    with pytest.raises(HandsFull):
        pairing.refuse_taking(on_shift(WREN), waiting(), held=pairing.loads([taken()]), capacity=CAPACITY)


@pytest.mark.parametrize("status", [Status.BREAK, Status.FINISHING])
def test_on_a_break_or_finishing_nobody_takes(status: Status) -> None:
    with pytest.raises(NotAllowed):
        pairing.refuse_taking(replace(on_shift(WREN), status=status), waiting(), held=NO_LOADS, capacity=CAPACITY)


# ── over anything ─────────────────────────────────────────────────────────────────────────────────────────────────

NAMES = ["wren", "heron", "otter", "finch"]
SHIFTS = st.builds(
    lambda name, status, lost, idle, serves: replace(
        on_shift(ShiftId(f"{name}-1"), serves=serves),
        status=status,
        lost_since=NOON if lost else None,
        active_at=NOON - timedelta(seconds=idle),
    ),
    st.sampled_from(NAMES),
    st.sampled_from(Status),
    st.booleans(),
    st.sampled_from([0, 59, 60, 61, 600]),
    st.frozensets(st.sampled_from([NORTHTOWN, EASTPORT])),
)


@given(
    taker=st.sampled_from(NAMES),
    shifts=st.lists(SHIFTS, max_size=5),
    avoided=st.frozensets(st.sampled_from([person_of(ShiftId(name)) for name in NAMES])),
    seconds=st.dictionaries(st.sampled_from([ShiftId(f"{name}-1") for name in NAMES]), st.integers(0, 2)),
)
def test_whoever_becomes_second_is_somebody_else_who_is_really_there(
    taker: str, shifts: list[Shift], avoided: frozenset[PersonId], seconds: dict[ShiftId, int]
) -> None:
    conversation = replace(waiting(), avoided=avoided)
    held = Loads(first=Counter(), second=Counter(seconds))

    try:
        second = pairing.second_for(on_shift(ShiftId(f"{taker}-1")), conversation, shifts, held=held, capacity=CAPACITY, at=NOON)
    except NobodyToPairWith:
        return

    assert second in shifts
    assert second.person != taker
    assert second.person not in avoided
    assert second.status is Status.ONLINE
    assert second.lost_since is None
    assert NORTHTOWN in second.serves
    assert NOON - second.active_at <= timedelta(seconds=60)
    assert held.second[second.id] == 0


def by_trying_all(firsts: tuple[int, ...], seconds: tuple[int, ...]) -> int:
    """The most pairs of two different people there can be."""
    best = 0
    for i, first in enumerate(firsts):
        for j, second in enumerate(seconds):
            if i != j and first and second:
                best = max(best, 1 + by_trying_all(_less(firsts, i), _less(seconds, j)))
        if first:
            return max(best, by_trying_all((*firsts[:i], 0, *firsts[i + 1 :]), seconds))
    return best


def _less(places: tuple[int, ...], at: int) -> tuple[int, ...]:
    return (*places[:at], places[at] - 1, *places[at + 1 :])


@given(places=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=4))
def test_there_is_room_for_as_many_as_pairs_can_be_made(places: list[tuple[int, int]]) -> None:
    capacity = Capacity(as_first=2, as_second=2)
    shifts = [on_shift(ShiftId(f"worker{n}-1"), serves=frozenset({ProjectId("northtown")})) for n in range(len(places))]
    held = Loads(
        first=Counter({shift.id: 2 - first for shift, (first, _) in zip(shifts, places, strict=True)}),
        second=Counter({shift.id: 2 - second for shift, (_, second) in zip(shifts, places, strict=True)}),
    )

    room = pairing.room_for(shifts, held=held, capacity=capacity)

    assert room == by_trying_all(tuple(first for first, _ in places), tuple(second for _, second in places))


def test_a_lone_operator_has_room_for_nobody() -> None:
    assert pairing.room_for([on_shift(WREN)], held=NO_LOADS, capacity=CAPACITY) == 0
    assert pairing.room_for([on_shift(WREN), on_shift(HERON)], held=NO_LOADS, capacity=CAPACITY) == 2
