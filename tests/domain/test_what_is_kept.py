"""What is kept and for how long: whatever people do and however time goes, nobody keeps anything alone, and everything ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chatd.domain import retention
from chatd.domain.ids import PersonId, ProjectId, RecordId
from chatd.domain.refusals import IllegalMove, Refusal, TooLong, TwoAreNeeded
from chatd.domain.retention import MOVES, Header, Move, Record, State, Terms, advance

HOUR = datetime(2026, 11, 21, 18, tzinfo=UTC)
TERMS = Terms(
    provisional=timedelta(days=7), days=timedelta(days=60), review=timedelta(days=20), hard_max=timedelta(days=90), hold_max=timedelta(days=80)
)
ALONE = replace(TERMS, second_confirms=False)
RAISER, SECOND, LATE = PersonId("raiser"), PersonId("second"), PersonId("late")
LEADS = tuple(PersonId(f"lead{number}") for number in range(3))
HEADER = Header(
    project=ProjectId("p"),
    record=RecordId("0" * 32),
    ground="danger_to_life",
    language="en",
    list_number=1,
    list_hash="",
    commitment="",
    count=1,
    chunks=1,
    head="",
    raised_at=int(HOUR.timestamp()),
    told=True,
)


def a_record(terms: Terms = TERMS, *, on_call: PersonId | None = None) -> Record:
    return Record(
        id=HEADER.record,
        project=HEADER.project,
        ground=HEADER.ground,
        language="en",
        raised=HOUR,
        ends=HOUR + terms.provisional,
        raiser=RAISER,
        members=frozenset({RAISER, SECOND}),
        header=HEADER,
        chunks=1,
        bytes=100,
        told_visitor=True,
        for_lead=not terms.second_confirms,
        on_call=on_call,
    )


# ── the table ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("state", "move"), [(state, move) for state in State for move in Move])
def test_only_what_is_in_the_table_can_happen(state: State, move: Move) -> None:
    if move in MOVES[state]:
        assert advance(state, move) is MOVES[state][move]
    else:
        with pytest.raises(IllegalMove):
            advance(state, move)


def test_from_everywhere_time_ends_it_and_the_end_is_final() -> None:
    assert all(MOVES[state][Move.TIME_IS_UP] is State.SHREDDED for state in State if state is not State.SHREDDED)
    assert not MOVES[State.SHREDDED]


def test_only_a_second_person_leads_to_retained() -> None:
    ways = {move for move, after in MOVES[State.PROVISIONAL].items() if after is State.RETAINED}

    assert ways == {Move.SECOND_CONFIRMS, Move.LEAD_KEEPS}


# ── whatever people do ────────────────────────────────────────────────────────────────────────────────────────────


class Keeping(RuleBasedStateMachine):
    """Everybody tries everything; each deed is refused or done, and the sweeper comes by as it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.now = HOUR + timedelta(minutes=20)
        self.terms = TERMS
        self.record = a_record()
        self.words: set[PersonId] = {RAISER}
        self.held_by: set[frozenset[PersonId]] = set()

    @initialize(on_call=st.sampled_from([None, *LEADS]), begins=st.sampled_from(["asked", "confirmed", "for the lead"]))
    def it_begins(self, on_call: PersonId | None, begins: str) -> None:
        self.terms = ALONE if begins == "for the lead" else TERMS
        self.record = a_record(self.terms, on_call=on_call)
        if begins == "confirmed":
            self.confirms(SECOND)

    @rule(who=st.sampled_from([RAISER, SECOND, LATE]))
    def somebody_confirms(self, who: PersonId) -> None:
        self.confirms(who)

    def confirms(self, who: PersonId) -> None:
        self.tries(lambda record: retention.confirmed(record, who, terms=self.terms), who)

    @rule(who=st.sampled_from([RAISER, SECOND, LATE]))
    def somebody_says_no(self, who: PersonId) -> None:
        self.tries(lambda record: retention.answered_no(record, who, terms=self.terms))

    @rule()
    def the_talk_ends(self) -> None:
        self.tries(retention.unanswered)

    @rule(who=st.sampled_from([RAISER, SECOND, *LEADS]), keep=st.booleans())
    def somebody_decides(self, who: PersonId, *, keep: bool) -> None:
        self.tries(lambda record: retention.decided(record, who, keep=keep, terms=self.terms, at=self.now), who)

    @rule(who=st.sampled_from([RAISER, *LEADS]), days=st.sampled_from([None, -1, 5, 40, 89, 200]))
    def somebody_reviews(self, who: PersonId, days: int | None) -> None:
        until = None if days is None else self.now + timedelta(days=days)
        self.tries(lambda record: retention.reviewed(record, who, keep_until=until, terms=self.terms, at=self.now))

    @rule(who=st.sampled_from([RAISER, *LEADS[:2]]), days=st.sampled_from([-1, 5, 50, 80, 81]))
    def somebody_asks_for_a_hold(self, who: PersonId, days: int) -> None:
        until = self.now + timedelta(days=days)
        self.tries(lambda record: retention.hold_asked(record, who, reason="court_order", until=until, terms=self.terms, at=self.now))

    @rule(who=st.sampled_from([RAISER, *LEADS[:2]]))
    def somebody_agrees(self, who: PersonId) -> None:
        self.tries(lambda record: retention.hold_agreed(record, who, at=self.now))

    @rule(who=st.sampled_from([RAISER, *LEADS]))
    def somebody_ends_a_hold(self, who: PersonId) -> None:
        self.tries(lambda record: retention.hold_ended(record, who, terms=self.terms, at=self.now))

    @rule(hours=st.sampled_from([1, 3, 25, 24 * 5, 24 * 15]))
    def time_goes_by(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    @precondition(lambda self: self.record.state is not State.SHREDDED)
    def the_sweeper_comes(self) -> None:
        if self.record.is_due(self.now):
            self.record = retention.shredded(self.record)

    def tries(self, deed: Callable[[Record], Record], who: PersonId | None = None) -> None:
        if self.record.is_due(self.now):
            return
        before = self.record
        try:
            self.record = deed(before)
        except Refusal:
            assert self.record is before
            return
        if who is not None:
            self.words.add(who)

    @invariant()
    def nobody_keeps_past_the_provisional_time_alone(self) -> None:
        record = self.record
        if record.state is State.RETAINED or (record.goes > HOUR + self.terms.provisional and record.state is not State.SHREDDED):
            second = record.confirmer or record.decided_by
            assert second is not None and second != record.raiser
            assert {record.raiser, second} <= self.words
            assert second in record.members if record.confirmer else second not in record.members

    @invariant()
    def nothing_outlives_its_hard_maximum_but_under_a_hold_by_two_who_were_not_there(self) -> None:
        record = self.record
        if record.goes > HOUR + self.terms.hard_max:
            hold = record.hold
            assert hold is not None and hold.agreed_by not in {None, hold.by}
            assert record.goes == hold.until
            assert not {hold.by, hold.agreed_by} & record.members

    @invariant()
    def a_hold_in_force_is_by_two(self) -> None:
        hold = self.record.hold
        assert hold is None or hold.agreed_by != hold.by

    @invariant()
    def a_hold_never_stands_longer_than_policy_lets_it(self) -> None:
        assert self.record.hold is None or self.record.hold.until <= self.now + self.terms.hold_max

    def teardown(self) -> None:
        """Left alone, it ends."""
        if self.record.state is not State.SHREDDED:
            assert self.record.is_due(max(HOUR + self.terms.hard_max, self.now + self.terms.hold_max))
            assert retention.shredded(self.record).state is State.SHREDDED


Keeping.TestCase.settings = settings(max_examples=300, stateful_step_count=40, deadline=None)
TestWhateverPeopleDo = Keeping.TestCase


# ── one by one ────────────────────────────────────────────────────────────────────────────────────────────────────


def retained() -> Record:
    return retention.confirmed(a_record(), SECOND, terms=TERMS)


def test_a_record_is_due_at_its_end_and_not_before() -> None:
    record = a_record()

    assert not record.is_due(record.ends - timedelta(seconds=1))
    assert record.is_due(record.ends)


def test_let_go_at_a_review_it_stands_some_days_in_which_another_lead_keeps_it() -> None:
    at = HOUR + timedelta(days=20)
    going = retention.reviewed(retained(), LEADS[0], keep_until=None, terms=TERMS, at=at)
    assert going.ends == at + timedelta(days=7)

    kept = retention.reviewed(going, LEADS[1], keep_until=HOUR + timedelta(days=80), terms=TERMS, at=at + timedelta(days=6))

    assert (kept.ends, kept.review) == (HOUR + timedelta(days=80), at + timedelta(days=26))


def test_a_review_keeps_nothing_past_the_hard_maximum() -> None:
    with pytest.raises(TooLong):
        retention.reviewed(retained(), LEADS[0], keep_until=HOUR + timedelta(days=91), terms=TERMS, at=HOUR)


def test_a_hold_by_one_is_none() -> None:
    at = HOUR + timedelta(days=55)
    asked = retention.hold_asked(retained(), LEADS[0], reason="court_order", until=at + timedelta(days=50), terms=TERMS, at=at)
    assert asked.is_due(HOUR + timedelta(days=60))
    with pytest.raises(TwoAreNeeded):
        retention.hold_agreed(asked, LEADS[0], at=at)

    agreed = retention.hold_agreed(asked, LEADS[1], at=at)

    assert not agreed.is_due(HOUR + timedelta(days=60))
    assert agreed.is_due(at + timedelta(days=50))


def test_a_hold_that_is_ended_early_leaves_some_days() -> None:
    at = HOUR + timedelta(days=55)
    asked = retention.hold_asked(retained(), LEADS[0], reason="court_order", until=at + timedelta(days=50), terms=TERMS, at=at)
    agreed = retention.hold_agreed(asked, LEADS[1], at=at)
    later = at + timedelta(days=20)

    ended = retention.hold_ended(agreed, LEADS[2], terms=TERMS, at=later)

    assert ended.goes == later + timedelta(days=7)
