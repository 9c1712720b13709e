"""Any sequence of joins, leaves, losses, reloads, swaps, epochs and time: what must hold of a conversation all along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chatd.domain import talk
from chatd.domain.conversation import Conversation, Patience, Place, Reach, State, Why
from chatd.domain.ids import PersonId, ShiftId, Slot
from chatd.domain.refusals import Refusal
from tests.domain.made import NOON, newcomer, person_of, waiting

PEOPLE = [PersonId(name) for name in ("wren", "heron", "otter", "finch", "robin")]
PATIENCE = Patience()
TOLD_WITHIN = timedelta(seconds=15)
SECONDS = st.sampled_from([1, 2, 3, 4, 5, 14, 31, 61, 1, 2, 3, 4, 299, 301])
NTH = st.integers(0, 4)


with_workers = precondition(lambda self: self.talk.workers)
while_waiting = precondition(lambda self: self.talk.is_waiting_to_be_taken())
while_broken = precondition(lambda self: self.talk.is_broken())
while_interrupted = precondition(lambda self: self.talk.state is State.INTERRUPTED)
with_the_line_up = precondition(lambda self: self.talk.state is not State.INTERRUPTED)


class Room(RuleBasedStateMachine):
    """The conversation beside what we know of it for ourselves: who was really given which key, and since when fewer than two were there."""

    talk: Conversation
    before: Conversation

    @initialize()
    def a_visitor_waits(self) -> None:
        self.at = NOON
        self.talk = self.before = waiting()
        self.pages = dict.fromkeys(PEOPLE, 1)
        self.keys: dict[Slot, set[int]] = {}
        self.slots: dict[Slot, ShiftId] = {}
        self.whole_at: datetime = NOON
        self.over: Conversation | None = None

    # ── what may happen ──

    @rule(seconds=SECONDS)
    def time_passes(self, seconds: int) -> None:
        for _ in range(seconds):
            self.at += timedelta(seconds=1)
            self.became(talk.settled(self.talk, at=self.at, patience=PATIENCE))

    @while_waiting
    @rule(one=NTH, other=NTH)
    def somebody_takes(self, one: int, other: int) -> None:
        first, second = PEOPLE[one], PEOPLE[other]
        if first != second and not {first, second} & self.talk.avoided:
            self.attempt(lambda c: talk.taken(c, first=newcomer(self.page(first)), second=newcomer(self.page(second)), at=self.at))

    @while_waiting
    @rule(one=NTH, other=NTH)
    def all_goes_well(self, one: int, other: int) -> None:
        """What mostly happens, so that a run comes to the rest sooner."""
        self.somebody_takes(one, other)
        self.the_visitor_announces()
        for nth in range(len(self.talk.workers)):
            self.a_screen_opens_the_newest_key(nth)

    @while_broken
    @rule(who=NTH)
    def somebody_joins(self, who: int) -> None:
        here = {worker.person for worker in self.talk.workers if worker.lost_since is None}
        if PEOPLE[who] not in here | self.talk.avoided:
            self.attempt(lambda c: talk.joined(c, newcomer(self.page(PEOPLE[who]))))

    @with_workers
    @rule()
    def the_visitor_announces(self) -> None:
        slots, number = self.talk.slots, self.talk.epoch + 1
        if slots and self.talk.state is not State.INTERRUPTED and self.attempt(lambda c: talk.with_epoch(c, number=number, roster=slots)):
            for slot in slots:
                self.keys.setdefault(slot, set()).add(number)

    @rule(number=st.integers(0, 6), roster=st.frozensets(st.integers(0, 6).map(Slot)))
    def the_visitor_announces_anything(self, number: int, roster: frozenset[Slot]) -> None:
        if roster != self.talk.slots:
            assert not self.attempt(lambda c: talk.with_epoch(c, number=number, roster=roster))

    @with_workers
    @rule(who=NTH)
    def a_screen_opens_the_newest_key(self, who: int) -> None:
        self.by(who, lambda c, shift: talk.with_key_held(c, shift=shift, epoch=c.epoch, at=self.at))

    @with_workers
    @rule(who=NTH, behind=st.integers(-1, 2))
    def a_screen_claims_any_key(self, who: int, behind: int) -> None:
        claimed = self.talk.epoch - behind
        for worker in self.talk.workers[who % 2 :][:1]:
            if self.attempt(lambda c, shift=worker.shift: talk.with_key_held(c, shift=shift, epoch=claimed, at=self.at)):  # type: ignore[misc]
                assert claimed in self.keys.get(worker.slot, set())

    @with_workers
    @rule(who=NTH)
    def a_workers_line_is_lost(self, who: int) -> None:
        self.by(who, lambda c, shift: talk.worker_lost(c, shift=shift, at=self.at))

    @with_workers
    @rule(who=NTH)
    def a_worker_is_back(self, who: int) -> None:
        self.by(who, lambda c, shift: talk.worker_back(c, shift=shift, at=self.at))

    @with_workers
    @rule(who=NTH)
    def a_worker_reloads(self, who: int) -> None:
        def again(conversation: Conversation, old: ShiftId) -> Conversation:
            self.pages[person_of(old)] += 1
            return talk.reloaded(conversation, newcomer(self.page(person_of(old))), old=old, at=self.at)

        self.by(who, again)

    @with_workers
    @rule(who=NTH, for_good=st.booleans())
    def a_worker_steps_out(self, who: int, for_good: bool) -> None:
        self.by(who, lambda c, shift: talk.stepped_out(c, shift=shift, at=self.at, for_good=for_good))

    @with_workers
    @rule(who=NTH)
    def the_two_swap(self, who: int) -> None:
        self.by(who, lambda c, shift: talk.swapped(c, by=shift))

    @with_workers
    @rule(who=NTH, other=NTH)
    def a_worker_hands_over(self, who: int, other: int) -> None:
        if PEOPLE[other] in {worker.person for worker in self.talk.workers} | self.talk.avoided:
            return
        standing, slots = {worker.slot for worker in self.talk.standing}, self.talk.next_slot
        self.by(who, lambda c, shift: talk.handed_over(c, newcomer(self.page(PEOPLE[other])), shift=shift, at=self.at))
        if self.talk.next_slot > slots:
            assert standing & {worker.slot for worker in self.talk.workers}

    @with_workers
    @rule(who=NTH, reach=st.sampled_from(list(Reach)))
    def the_pair_asks_a_supervisor_in(self, who: int, reach: Reach) -> None:
        self.by(who, lambda c, shift: talk.with_supervisor_asked(c, by=shift, reach=reach))

    @with_workers
    @rule(who=NTH)
    def a_supervisor_comes_in(self, who: int) -> None:
        there = self.talk.the(Place.SUPERVISOR)
        person = there.person if there and who % 2 else PEOPLE[who]
        if person in {worker.person for worker in self.talk.workers if worker is not there} | self.talk.avoided:
            return
        asked, seen = self.talk.supervisor_asked, self.talk.slots
        came = self.attempt(lambda c: talk.with_supervisor(c, newcomer(self.page(person))))
        assert not (came and asked is None)
        assert self.talk.slots == seen or asked is Reach.CHAT

    @with_the_line_up
    @rule()
    def the_visitors_line_is_lost(self) -> None:
        self.attempt(lambda c: talk.visitor_lost(c, at=self.at))

    @while_interrupted
    @rule()
    def the_visitor_is_back(self) -> None:
        self.attempt(lambda c: talk.visitor_back(c, at=self.at))

    @with_the_line_up
    @rule()
    def someone_else_please(self) -> None:
        self.attempt(talk.handed_back)

    @precondition(lambda self: self.talk.next_slot > 8)
    @rule(why=st.sampled_from(list(Why)))
    def it_ends(self, why: Why) -> None:
        self.attempt(lambda c: talk.ended(c, why))

    # ── what must hold ──

    @invariant()
    def never_two_in_one_place(self) -> None:
        places = [worker.place for worker in self.talk.workers]

        assert places.count(Place.FIRST) <= 1
        assert places.count(Place.SECOND) <= 1

    @invariant()
    def never_the_same_person_twice(self) -> None:
        people = [worker.person for worker in self.talk.workers]

        assert len(people) == len(set(people))
        assert len([worker for worker in self.talk.workers if worker.place is not Place.SUPERVISOR]) <= 2

    @invariant()
    def only_a_supervisor_is_out_of_the_visitors_sight_and_only_one_looks_on(self) -> None:
        assert all(worker.place is Place.SUPERVISOR for worker in self.talk.workers if worker.slot not in self.talk.slots)
        assert [worker.place for worker in self.talk.workers].count(Place.SUPERVISOR) <= 1
        assert all(worker.holds == 0 for worker in self.talk.workers if worker.confers_only)

    @invariant()
    def who_was_asked_to_stay_away_is_not_here(self) -> None:
        assert not {worker.person for worker in self.talk.workers} & self.talk.avoided

    @invariant()
    def settling_twice_changes_nothing(self) -> None:
        once = talk.settled(self.talk, at=self.at)

        assert talk.settled(once, at=self.at) == once

    @invariant()
    def a_second_who_is_left_becomes_first(self) -> None:
        settled = talk.settled(self.talk, at=self.at)
        here = [worker for worker in settled.workers if worker.lost_since is None]

        if settled.state is State.ALONE and any(worker.place is not Place.SUPERVISOR for worker in here):
            assert any(worker.place is Place.FIRST for worker in here)

    # ── how the machine does it ──

    def page(self, person: PersonId) -> ShiftId:
        return ShiftId(f"{person}-{self.pages[person]}")

    def by(self, who: int, deed: Callable[[Conversation, ShiftId], Conversation]) -> None:
        """By one of those in the room; when there is nobody, by somebody who is not."""
        here = [worker.shift for worker in self.talk.workers] or [self.page(PEOPLE[who])]
        self.attempt(lambda c: deed(c, here[who % len(here)]))

    def attempt(self, deed: Callable[[Conversation], Conversation]) -> bool:
        try:
            after = deed(self.talk)
        except Refusal:
            return False
        self.became(after)
        return True

    def became(self, after: Conversation) -> None:
        self.before, self.talk = self.talk, after
        self.the_end_is_final()
        self.slots_are_never_used_again()
        self.paired_means_two_with_the_key()
        self.a_loss_is_told_in_time()

    def the_end_is_final(self) -> None:
        assert self.over is None or self.talk == self.over
        if self.talk.state is State.ENDED:
            self.over = self.talk
            assert not self.talk.workers

    def slots_are_never_used_again(self) -> None:
        for worker in self.talk.workers:
            assert worker.slot > 0
            assert worker.slot in self.slots or worker.slot > max(self.slots, default=0)
            assert self.slots.setdefault(worker.slot, worker.shift) == worker.shift
            assert person_of(worker.shift) == worker.person

    def paired_means_two_with_the_key(self) -> None:
        pair = [worker for worker in self.talk.workers if worker.place is not Place.SUPERVISOR]
        really = {worker.person for worker in pair if worker.lost_since is None and self.keys.get(worker.slot)}
        if len(really) >= 2:
            self.whole_at = self.at
        if self.talk.state is State.PAIRED and self.before.state is not State.PAIRED:
            assert len(really) >= 2
        if self.talk.state is State.PAIRED and len(really) < 2:
            assert self.at - self.whole_at <= PATIENCE.alone_grace

    def a_loss_is_told_in_time(self) -> None:
        if self.talk.state is State.PAIRED:
            assert self.at - self.whole_at < TOLD_WITHIN


TestAnythingThatMayHappenInARoom = Room.TestCase
