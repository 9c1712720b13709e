"""One table says which moves there are; everything else is refused, and what is refused changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chatd.domain import talk
from chatd.domain.conversation import MOVES, Conversation, Move, State, Why, advance
from chatd.domain.ids import Slot
from chatd.domain.refusals import HasEnded, IllegalMove, Refusal
from tests.domain.made import HERON, NOON, OTTER, WREN, alone, arriving, interrupted, newcomer, over, paired, taken, waiting

LEGAL = [(state, move) for state in State for move in MOVES[state]]
ILLEGAL = [(state, move) for state in State for move in Move if move not in MOVES[state]]
IN_EACH_STATE = {
    State.ARRIVING: arriving,
    State.WAITING: waiting,
    State.PAIRED: paired,
    State.ALONE: alone,
    State.INTERRUPTED: interrupted,
    State.ENDED: over,
}


@pytest.mark.parametrize(("state", "move"), LEGAL)
def test_a_legal_move_lands_where_the_table_says(state: State, move: Move) -> None:
    assert advance(state, move) is MOVES[state][move]


@pytest.mark.parametrize(("state", "move"), ILLEGAL)
def test_any_other_move_is_refused_and_the_state_stays(state: State, move: Move) -> None:
    conversation = IN_EACH_STATE[state]()

    with pytest.raises(IllegalMove):
        advance(conversation.state, move)

    assert conversation == IN_EACH_STATE[state]()


def test_every_state_has_its_row_and_can_be_reached() -> None:
    reached, new = {State.ARRIVING}, {State.ARRIVING}
    while new:
        new = {target for state in new for target in MOVES[state].values()} - reached
        reached |= new

    assert reached == set(State) == set(MOVES)


def test_from_everywhere_it_can_end_and_the_end_is_final() -> None:
    assert all(Move.END in MOVES[state] for state in State if state is not State.ENDED)
    assert not MOVES[State.ENDED]


def test_only_a_standing_pair_leads_to_paired() -> None:
    ways = {move for row in MOVES.values() for move, target in row.items() if target is State.PAIRED}

    assert ways == {Move.PAIR_STANDS, Move.BACK_WITH_THE_PAIR}


@pytest.mark.parametrize("state", IN_EACH_STATE)
def test_the_examples_are_in_the_state_they_are_named_for(state: State) -> None:
    assert IN_EACH_STATE[state]().state is state


# ── what may be done in which state ───────────────────────────────────────────────────────────────────────────────

Deed = Callable[[Conversation], Conversation]
DEEDS: dict[str, Deed] = {
    "let in": talk.let_in,
    "take": lambda c: talk.taken(c, first=newcomer(WREN), second=newcomer(HERON), at=NOON),
    "join": lambda c: talk.joined(c, newcomer(OTTER)),
    "swap": lambda c: talk.swapped(c, by=WREN),
    "announce": lambda c: talk.with_epoch(c, number=c.epoch + 1, roster=c.slots),
    "hold the key": lambda c: talk.with_key_held(c, shift=WREN, epoch=c.epoch, at=NOON),
    "confer": lambda c: talk.with_confer_key(c, by=WREN, number=1, roster=c.slots),
    "step out": lambda c: talk.stepped_out(c, shift=WREN, at=NOON),
    "someone else": talk.handed_back,
    "end": lambda c: talk.ended(c, Why.FINISHED),
}
ALLOWED = {
    State.ARRIVING: {"let in", "announce", "someone else", "end"},
    State.WAITING: {"take", "announce", "someone else", "end"},
    State.PAIRED: {"swap", "announce", "hold the key", "confer", "step out", "someone else", "end"},
    State.ALONE: {"join", "swap", "announce", "hold the key", "confer", "step out", "someone else", "end"},
    State.INTERRUPTED: {"swap", "announce", "hold the key", "confer", "step out", "someone else", "end"},
    State.ENDED: {"end"},
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("state", State)
def test_what_may_be_done_in_which_state(state: State, deed: str) -> None:
    conversation = IN_EACH_STATE[state]()

    if deed in ALLOWED[state]:
        DEEDS[deed](conversation)
    else:
        with pytest.raises(Refusal):
            DEEDS[deed](conversation)


@pytest.mark.parametrize("deed", sorted(set(DEEDS) - {"let in", "end"}))
def test_whatever_is_done_after_the_end_is_told_that_it_has_ended(deed: str) -> None:
    with pytest.raises(HasEnded):
        DEEDS[deed](over())


def test_ending_twice_keeps_the_first_reason() -> None:
    assert talk.ended(over(), Why.LEFT) == over()


# ── the key, and who may say that they hold it ────────────────────────────────────────────────────────────────────


def test_one_screen_with_the_key_is_not_a_pair() -> None:
    announced = talk.with_epoch(taken(), number=1, roster=taken().slots)

    half = talk.with_key_held(announced, shift=WREN, epoch=1, at=NOON)
    whole = talk.with_key_held(half, shift=HERON, epoch=1, at=NOON)

    assert half.state is State.WAITING
    assert whole.state is State.PAIRED


def test_a_new_pair_cannot_stand_on_the_key_of_the_pair_before() -> None:
    again = talk.taken(talk.handed_back(paired()), first=newcomer(OTTER), second=newcomer(WREN), at=NOON)

    with pytest.raises(Refusal):
        talk.with_key_held(again, shift=OTTER, epoch=1, at=NOON)

    fresh = talk.with_epoch(again, number=2, roster=again.slots)
    assert talk.with_key_held(fresh, shift=OTTER, epoch=2, at=NOON).standing


@pytest.mark.parametrize(("number", "roster"), [(1, {1, 2}), (3, {1, 2}), (2, {1}), (2, {1, 2, 3}), (2, {0, 1, 2}), (2, set())])
def test_an_epoch_out_of_step_or_for_others_is_refused(number: int, roster: set[int]) -> None:
    assert talk.with_epoch(paired(), number=2, roster=frozenset({Slot(1), Slot(2)})).epoch == 2

    with pytest.raises(Refusal):
        talk.with_epoch(paired(), number=number, roster=frozenset(map(Slot, roster)))


def test_only_the_first_hands_out_confer_keys() -> None:
    assert talk.with_confer_key(paired(), by=WREN, number=1, roster=paired().slots).confer == 1

    with pytest.raises(Refusal):
        talk.with_confer_key(paired(), by=HERON, number=1, roster=paired().slots)
