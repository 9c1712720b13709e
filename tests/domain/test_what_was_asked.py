"""What a visitor asks of the two: met by one of them where that can be, held open for a while, and never a reason to be left with nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import pairing, talk
from chatd.domain.conversation import Conversation, Patience, State, Why
from chatd.domain.ids import ShiftId
from chatd.domain.pairing import Capacity, Loads, Shift, Status
from chatd.domain.refusals import NobodyToPairWith, SomeoneElseFits
from chatd.domain.wishes import Asked, Gender, Wish
from tests.domain.made import HERON, NOON, OTTER, WREN, after, newcomer, on_shift, paired, person_of, waiting

CAPACITY, PATIENCE = Capacity(), Patience()
NO_LOADS = Loads(first=Counter(), second=Counter())
FINCH = ShiftId("finch-1")
ROMANIAN = replace(waiting(), language="ro")


def beside(taker: Shift, *others: Shift, conversation: Conversation = ROMANIAN, held: Loads = NO_LOADS) -> ShiftId:
    return pairing.beside(taker, conversation, (taker, *others), held=held, capacity=CAPACITY, at=NOON).id


def speaking(id: ShiftId, *languages: str) -> Shift:
    return on_shift(id, languages=languages or ("en", "ro"))


# ── the rule, by example ──────────────────────────────────────────────────────────────────────────────────────────


def test_whoever_speaks_the_language_comes_second_even_when_somebody_else_holds_less() -> None:
    busy = Loads(first=Counter({OTTER: 1}), second=Counter())

    assert beside(on_shift(WREN), on_shift(HERON), speaking(OTTER), held=busy) == OTTER


def test_where_the_taker_speaks_it_the_least_loaded_comes_second() -> None:
    busy = Loads(first=Counter({OTTER: 1}), second=Counter())

    assert beside(speaking(WREN), on_shift(HERON), speaking(OTTER), held=busy) == HERON


def test_a_take_without_the_language_is_refused_while_two_others_have_it() -> None:
    no_second_place = Loads(first=Counter(), second=Counter({OTTER: 1}))

    with pytest.raises(SomeoneElseFits):
        beside(on_shift(WREN), on_shift(HERON), speaking(OTTER), held=no_second_place)

    assert beside(speaking(OTTER), on_shift(HERON), on_shift(WREN), held=no_second_place) == HERON


@pytest.mark.parametrize("gone", [{"status": Status.BREAK}, {"lost_since": NOON}], ids=["on a break", "line lost"])
def test_nobody_is_held_back_for_somebody_who_is_not_free(gone: dict[str, object]) -> None:
    away = replace(speaking(OTTER), **gone)  # type: ignore[arg-type]

    assert beside(on_shift(WREN), on_shift(HERON), away) == HERON


def test_after_the_agreed_time_anyone_may_come() -> None:
    no_second_place = Loads(first=Counter(), second=Counter({OTTER: 1}))
    waited = talk.settled(ROMANIAN, at=NOON + PATIENCE.wish)

    assert not talk.settled(ROMANIAN, at=NOON + PATIENCE.wish - timedelta(seconds=1)).wish.let_go
    assert waited.wish.let_go
    assert beside(on_shift(WREN), on_shift(HERON), speaking(OTTER), conversation=waited, held=no_second_place) == HERON


def test_one_may_speak_the_language_and_the_other_be_of_the_gender_asked_for() -> None:
    asked = replace(ROMANIAN, wish=Wish(gender=Gender.WOMAN))
    woman = replace(on_shift(HERON), gender=Gender.WOMAN)

    assert beside(speaking(WREN), woman, on_shift(OTTER), conversation=asked) == HERON
    assert pairing.unmet(asked, (speaking(WREN), woman)) == frozenset()
    assert pairing.unmet(asked, (on_shift(WREN), woman)) == {Asked.LANGUAGE}


def test_a_gender_not_said_is_no_gender() -> None:
    assert pairing.unmet(replace(waiting(), wish=Wish(gender=Gender.MAN)), (on_shift(WREN), on_shift(HERON))) == {Asked.GENDER}


def test_somebody_asked_for_by_name_comes_second_and_holds_nobody_back() -> None:
    asked = replace(waiting(), wish=Wish(people=frozenset({person_of(OTTER)})))

    assert beside(on_shift(WREN), on_shift(HERON), on_shift(OTTER), conversation=asked) == OTTER
    assert beside(on_shift(WREN), on_shift(HERON), replace(on_shift(OTTER), active_at=after(-600)), conversation=asked) == HERON


def test_whoever_is_not_wanted_any_more_is_not_asked_for_either() -> None:
    asked = replace(waiting(), wish=Wish(people=frozenset({person_of(OTTER), person_of(WREN)}), let_go=True))

    back = talk.handed_back(asked, but=frozenset({person_of(OTTER)}), at=NOON)

    assert (back.avoided, back.wish) == (frozenset({person_of(OTTER)}), Wish(people=frozenset({person_of(WREN)})))


# ── the rule, over anything ───────────────────────────────────────────────────────────────────────────────────────

NAMES = ["wren", "heron", "otter", "finch"]


@st.composite
def desks(draw: st.DrawFn) -> tuple[list[Shift], Loads, Capacity, Conversation]:
    """Some on shift with something in hand, and somebody waiting who asked for something."""
    ids = [ShiftId(f"{name}-1") for name in draw(st.lists(st.sampled_from(NAMES), unique=True))]
    most = draw(st.integers(1, 2))
    shifts = [
        replace(
            on_shift(id, languages=draw(st.sampled_from([("en",), ("en", "ro"), ("ro",)]))),
            gender=draw(st.none() | st.sampled_from(Gender)),
            status=draw(st.sampled_from([Status.ONLINE, Status.ONLINE, *Status])),
            active_at=draw(st.sampled_from([NOON, after(-61)])),
        )
        for id in ids
    ]
    places = st.dictionaries(st.sampled_from(ids), st.integers(0, most)) if ids else st.just({})
    held = Loads(first=Counter(draw(places)), second=Counter(draw(places)))
    wish = Wish(
        gender=draw(st.none() | st.sampled_from(Gender)),
        people=draw(st.frozensets(st.sampled_from([person_of(ShiftId(f"{name}-1")) for name in NAMES]))),
        let_go=draw(st.booleans()),
    )
    avoided = draw(st.frozensets(st.sampled_from([person_of(ShiftId(f"{name}-1")) for name in NAMES]), max_size=1))
    conversation = replace(waiting(), language=draw(st.sampled_from(["en", "ro"])), wish=wish, avoided=avoided)
    return shifts, held, Capacity(as_first=most, as_second=most), conversation


def pairs_that_may(shifts: Sequence[Shift], held: Loads, capacity: Capacity, conversation: Conversation) -> list[tuple[Shift, Shift]]:
    """Every two who could come in, without the rule."""

    def is_there(shift: Shift) -> bool:
        return shift.status is Status.ONLINE and shift.lost_since is None and shift.person not in conversation.avoided

    return [
        (first, second)
        for first, second in permutations(shifts, 2)
        if is_there(first) and is_there(second)
        if held.first[first.id] < capacity.as_first and held.second[second.id] < capacity.as_second and second.active_at == NOON
    ]


def missing(pair: tuple[Shift, Shift], conversation: Conversation) -> tuple[bool, bool]:
    """Language and gender, as a visitor would see whether they got them."""
    languages = {language for shift in pair for language in shift.languages}
    genders = {shift.gender for shift in pair}
    return conversation.language not in languages, conversation.wish.gender is not None and conversation.wish.gender not in genders


def by_taking(desk: tuple[list[Shift], Loads, Capacity, Conversation]) -> list[tuple[Shift, Shift]]:
    """The pairs that come in, for each worker who might take."""
    shifts, held, capacity, conversation = desk
    done = []
    for taker in shifts:
        if not pairing.is_free_to_take(taker, conversation, held=held, capacity=capacity):
            continue
        try:
            second = pairing.beside(taker, conversation, shifts, held=held, capacity=capacity, at=NOON)
        except (NobodyToPairWith, SomeoneElseFits):
            continue
        done.append((taker, second))
    return done


@given(desk=desks())
def test_before_it_is_let_go_only_those_come_who_leave_least_of_it_unmet(desk: tuple[list[Shift], Loads, Capacity, Conversation]) -> None:
    conversation = desk[3]
    best = min((missing(pair, conversation) for pair in pairs_that_may(*desk)), default=None)

    for pair in by_taking(desk):
        assert pair in pairs_that_may(*desk)
        assert conversation.wish.let_go or missing(pair, conversation) == best


@given(desk=desks())
def test_a_wish_never_leaves_anybody_waiting_whom_two_could_answer(desk: tuple[list[Shift], Loads, Capacity, Conversation]) -> None:
    assert bool(by_taking(desk)) == bool(pairs_that_may(*desk))


@given(desk=desks())
def test_once_let_go_whoever_could_take_may(desk: tuple[list[Shift], Loads, Capacity, Conversation]) -> None:
    shifts, held, capacity, conversation = desk
    free = (shifts, held, capacity, replace(conversation, wish=replace(conversation.wish, let_go=True)))

    assert {first.id for first, _ in by_taking(free)} == {first.id for first, _ in pairs_that_may(*free)}


# ── still there? ──────────────────────────────────────────────────────────────────────────────────────────────────

ASKED_AT = NOON + PATIENCE.still_there
A_SECOND = timedelta(seconds=1)


def test_somebody_who_waits_long_is_asked_and_then_lets_the_next_one_forward() -> None:
    early = talk.settled(waiting(), at=ASKED_AT - A_SECOND)
    asked = talk.settled(early, at=ASKED_AT)

    assert (early.asked_at, asked.asked_at, asked.state) == (None, ASKED_AT, State.WAITING)
    assert talk.settled(asked, at=ASKED_AT + PATIENCE.answer - A_SECOND).state is State.WAITING
    assert talk.settled(asked, at=ASKED_AT + PATIENCE.answer).why is Why.NO_ANSWER


def test_any_sign_keeps_the_place_and_the_question_comes_again_as_late_as_before() -> None:
    asked = talk.settled(waiting(), at=ASKED_AT)

    here = talk.still_here(asked, at=ASKED_AT + A_SECOND)

    assert here.asked_at is None and here.arrived == waiting().arrived
    assert talk.settled(here, at=ASKED_AT + PATIENCE.answer).state is State.WAITING
    assert talk.settled(here, at=ASKED_AT + PATIENCE.still_there).asked_at is None
    assert talk.settled(here, at=ASKED_AT + PATIENCE.still_there + A_SECOND).asked_at is not None


def test_whoever_comes_back_on_line_has_the_whole_time_to_answer() -> None:
    asked = talk.settled(waiting(), at=ASKED_AT)
    back = talk.visitor_back(talk.visitor_lost(asked, at=ASKED_AT), at=ASKED_AT + PATIENCE.answer)

    assert talk.settled(back, at=ASKED_AT + PATIENCE.answer + A_SECOND).state is State.WAITING


@pytest.mark.parametrize(
    "begun",
    [paired(), talk.handed_back(paired(), at=NOON), talk.taken(waiting(), first=newcomer(WREN), second=newcomer(HERON), at=after(3600))],
    ids=["paired", "waiting for others", "taken"],
)
def test_nobody_is_asked_in_a_chat_that_has_begun(begun: Conversation) -> None:
    later = talk.settled(begun, at=after(3600) + A_SECOND)

    assert (later.asked_at, later.why) == (None, None)
    assert talk.settled(waiting(), at=after(3600)).asked_at is not None
