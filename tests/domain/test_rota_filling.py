"""Who may come on a time and who may leave it; and whatever several people do to a rota, what must never happen does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chatd.domain import rota_cover, rota_filling
from chatd.domain.ids import PersonId, RotaId
from chatd.domain.people import Person
from chatd.domain.rota import Closure, RotaCalendar, Worker
from chatd.domain.rota_filling import By
from chatd.domain.rota_gaps import Gap, lacks, worsened
from chatd.domain.rota_plan import CoverRequest, Plan, Scope, ShiftDay
from chatd.domain.rota_refusals import AlreadyCovered, Code, NotThere, Refused
from chatd.domain.rota_rest import turns_of
from chatd.domain.rota_shifts import Shift
from tests.planning.evening import (
    BOTH,
    CHICK,
    CORA,
    EGG,
    EVERYBODY,
    FRIDAY,
    FRIDAYS,
    HERON,
    LATE_FRIDAYS,
    LINNET,
    MONDAY,
    OTTER,
    SATURDAY,
    TUESDAY,
    TUESDAYS,
    WALT,
    WREN,
    a_shift,
    clock,
    on,
)
from tests.store.folder import ROTA

NEXT_FRIDAY = on("fridays", "2026-11-27")


def a_plan(*shifts: Shift, **more: object) -> Plan:
    workers = {
        each.id: Worker(serves=each.serves, languages=frozenset(each.languages), is_new=each.is_new)
        for each in EVERYBODY
        if not each.serves.isdisjoint(BOTH)
    }
    calendar = RotaCalendar(name="Northern", zone="Europe/London", projects=BOTH, shifts=shifts, workers=workers, **more)  # type: ignore[arg-type]
    return Plan(calendars={ROTA.id: calendar}, people={each.id: each for each in EVERYBODY})


def by(person: Person, at: datetime = MONDAY) -> By:
    return By(person=person, now=at, new_id="new")


def on_it(plan: Plan, at: ShiftDay) -> tuple[PersonId, ...]:
    return rota_filling.place_of(plan, CORA, at).time.operators


def sign_up(plan: Plan, person: Person, at: ShiftDay, scope: Scope = Scope.THIS, now: datetime = MONDAY) -> Plan:
    return rota_filling.signed_up(plan, by(person, now), at, scope)


def ask(plan: Plan, person: Person, at: ShiftDay, *, asked: Person | None = None, swap: ShiftDay | None = None) -> Plan:
    request = CoverRequest(id="request", at=at, asker=person.id, made=MONDAY, asked=asked.id if asked else None, swap=swap)
    return rota_cover.asked(plan, by(person), request)


def take(plan: Plan, person: Person) -> Plan:
    return rota_cover.taken(plan, by(person), "request")


def refusal_of(deed: Callable[[], object]) -> Code:
    with pytest.raises(Refused) as refused:
        deed()
    assert refused.value.field
    assert refused.value.advice.endswith(".")
    return refused.value.code


USUAL = a_plan(FRIDAYS, LATE_FRIDAYS, TUESDAYS)


@pytest.mark.parametrize(("hours_before", "code"), [(24 * 8, Code.TOO_EARLY), (24 * 6, None), (3, None), (1, Code.TOO_LATE), (-1, Code.HAS_BEGUN)])
def test_the_window_binds_volunteers_and_not_coordinators(hours_before: int, code: Code | None) -> None:
    plan = a_plan(LATE_FRIDAYS, sign_up_days=7, sign_up_hours=2)
    now = datetime(2026, 11, 21, 6, tzinfo=UTC) - timedelta(hours=hours_before)

    if code is None:
        assert on_it(sign_up(plan, OTTER, SATURDAY, now=now), SATURDAY) == (OTTER.id,)
    else:
        assert refusal_of(lambda: sign_up(plan, OTTER, SATURDAY, now=now)) is code
    assert on_it(rota_filling.put_on(plan, by(CORA, now), OTTER.id, SATURDAY, Scope.THIS), SATURDAY) == (OTTER.id,)


def test_no_more_sign_up_by_themselves_than_are_wanted_and_a_coordinator_may_have_more() -> None:
    assert refusal_of(lambda: sign_up(USUAL, OTTER, FRIDAY)) is Code.IS_FULL

    assert on_it(rota_filling.put_on(USUAL, by(CORA), OTTER.id, FRIDAY, Scope.THIS), FRIDAY) == (WREN.id, HERON.id, OTTER.id)


def test_nobody_signs_up_for_what_they_cannot_answer_or_for_a_time_when_the_chat_is_closed() -> None:
    closed = a_plan(LATE_FRIDAYS, closures=(Closure(starts=clock("2026-11-21T00:00"), ends=clock("2026-11-22T00:00"), reason="Moving"),))

    assert refusal_of(lambda: sign_up(a_plan(replace(TUESDAYS, operators=())), LINNET, TUESDAY)) is Code.DOES_NOT_SERVE
    assert refusal_of(lambda: sign_up(closed, OTTER, SATURDAY)) is Code.IS_CLOSED
    with pytest.raises(NotThere):
        sign_up(USUAL, WALT, SATURDAY)


def test_the_last_place_is_not_for_a_second_beginner() -> None:
    with_one = sign_up(a_plan(LATE_FRIDAYS), CHICK, SATURDAY)

    assert refusal_of(lambda: sign_up(with_one, EGG, SATURDAY)) is Code.BREAKS_EXPERIENCE
    assert on_it(sign_up(with_one, OTTER, SATURDAY), SATURDAY) == (CHICK.id, OTTER.id)


def test_nobody_is_on_two_shifts_at_once_on_any_rota_and_a_rota_that_is_not_ones_own_is_not_named() -> None:
    at_once = a_shift("other", "2026-11-21T05:00", "2026-11-21T08:00", OTTER)
    calendar = USUAL.calendars[ROTA.id]
    elsewhere = replace(
        USUAL, calendars={**USUAL.calendars, ROTA.id: calendar, RotaId("x"): replace(calendar, name="Secret", projects=(), shifts=(at_once,))}
    )

    with pytest.raises(Refused, match="another rota") as refused:
        sign_up(elsewhere, OTTER, SATURDAY)
    assert refused.value.code is Code.OVERLAPS
    assert "Secret" not in refused.value.advice
    assert refusal_of(lambda: sign_up(a_plan(LATE_FRIDAYS, at_once), OTTER, SATURDAY)) is Code.OVERLAPS


def test_signing_up_for_all_that_follow_fills_those_days_that_have_room() -> None:
    one_full = rota_filling.put_on(rota_filling.put_on(USUAL, by(CORA), WREN.id, LATER, Scope.THIS), by(CORA), HERON.id, LATER, Scope.THIS)

    after = sign_up(one_full, OTTER, SATURDAY, Scope.FOLLOWING)

    assert on_it(after, SATURDAY) == (OTTER.id,)
    assert on_it(after, LATER) == (WREN.id, HERON.id)
    assert on_it(after, on("late", "2026-12-05")) == (OTTER.id,)


LATER = on("late", "2026-11-28")


def test_a_withdrawal_is_never_refused_before_the_time_begins_and_only_then() -> None:
    begins = datetime(2026, 11, 20, 22, tzinfo=UTC)

    assert on_it(rota_filling.withdrawn(USUAL, by(WREN, begins - timedelta(minutes=1)), FRIDAY, Scope.THIS), FRIDAY) == (HERON.id,)
    assert refusal_of(lambda: rota_filling.withdrawn(USUAL, by(WREN, begins), FRIDAY, Scope.THIS)) is Code.HAS_BEGUN


def test_who_withdraws_from_all_that_follow_stays_on_what_was_before() -> None:
    after = rota_filling.withdrawn(USUAL, by(WREN), NEXT_FRIDAY, Scope.FOLLOWING)

    assert on_it(after, FRIDAY) == (WREN.id, HERON.id)
    assert on_it(after, on("new", "2026-11-27")) == (HERON.id,)


def test_nothing_changes_until_somebody_accepts() -> None:
    asked = ask(USUAL, WREN, FRIDAY)

    assert asked.calendars == USUAL.calendars
    assert on_it(take(asked, OTTER), FRIDAY) == (OTTER.id, HERON.id)
    with pytest.raises(AlreadyCovered) as covered:
        take(take(asked, OTTER), CHICK)
    assert covered.value.by == "Otter"


@pytest.mark.parametrize(
    ("shift", "person", "code"),
    [
        (replace(FRIDAYS, operators=(WREN.id, HERON.id)), LINNET, Code.BREAKS_PAIR),
        (replace(FRIDAYS, operators=(HERON.id, WREN.id), languages=("en", "ro")), CHICK, Code.BREAKS_LANGUAGE),
        (replace(FRIDAYS, operators=(WREN.id, EGG.id)), CHICK, Code.BREAKS_EXPERIENCE),
        (replace(FRIDAYS, operators=(WREN.id, HERON.id, OTTER.id), needs=3, experienced=3), CHICK, Code.BREAKS_EXPERIENCE),
    ],
)
def test_an_acceptance_may_not_break_the_pair_the_language_or_the_experience(shift: Shift, person: Person, code: Code) -> None:
    asker = next(each for each in EVERYBODY if each.id == shift.operators[0])
    asked = ask(a_plan(shift), asker, FRIDAY)

    assert refusal_of(lambda: take(asked, person)) is code
    assert any(_would_do(asked, each) for each in (OTTER, HERON, LINNET))


def _would_do(plan: Plan, person: Person) -> bool:
    return person.id not in on_it(plan, FRIDAY) and rota_cover.take_refusal(plan, by(person), plan.requests[0], person.id) is None


def test_what_was_broken_before_may_stay_as_broken() -> None:
    broken = a_plan(replace(FRIDAYS, operators=(LINNET.id, WREN.id)))

    after = rota_cover.taken(ask(broken, WREN, FRIDAY), by(OTTER), "request")

    assert on_it(after, FRIDAY) == (LINNET.id, OTTER.id)


def test_two_swap_and_each_is_where_the_other_was() -> None:
    plan = a_plan(FRIDAYS, replace(LATE_FRIDAYS, operators=(OTTER.id, CHICK.id)))

    after = take(ask(plan, WREN, FRIDAY, asked=OTTER, swap=LATER), OTTER)

    assert on_it(after, FRIDAY) == (OTTER.id, HERON.id)
    assert on_it(after, LATER) == (WREN.id, CHICK.id)


def test_a_swap_that_would_put_the_asker_on_two_at_once_is_refused_when_it_is_asked() -> None:
    at_once = a_shift("other", "2026-11-28T05:00", "2026-11-28T08:00", OTTER, CHICK)

    assert refusal_of(lambda: ask(a_plan(FRIDAYS, at_once), WREN, FRIDAY, asked=OTTER, swap=on("other", "2026-11-28"))) is Code.OVERLAPS


def test_a_request_to_one_person_is_not_known_to_another_and_may_be_declined() -> None:
    asked = ask(USUAL, WREN, FRIDAY, asked=OTTER)

    with pytest.raises(NotThere):
        take(asked, CHICK)
    declined = rota_cover.declined(asked, by(OTTER), "request")
    assert [each.declined for each in declined.requests] == [True]
    with pytest.raises(NotThere):
        take(declined, OTTER)
    assert ask(declined, WREN, FRIDAY).requests[0].is_open


def test_what_hangs_on_a_turn_goes_with_whoever_leaves_it() -> None:
    asked = ask(USUAL, WREN, FRIDAY)
    full = rota_filling.answered(rota_filling.stays_on(asked, by(WREN), SATURDAY, on=True), by(WREN), FRIDAY, comes=True)
    assert (len(full.requests), len(full.stays), len(full.confirmations)) == (1, 1, 1)

    after = rota_filling.withdrawn(full, by(WREN), FRIDAY, Scope.THIS)

    assert (after.requests, after.stays, after.confirmations) == ((), frozenset(), {})


def test_one_stays_on_only_where_ones_own_time_ends() -> None:
    assert rota_filling.stays_on(USUAL, by(WREN), SATURDAY, on=True).stays == {SATURDAY.turn_of(WREN.id)}

    assert refusal_of(lambda: rota_filling.stays_on(USUAL, by(OTTER), SATURDAY, on=True)) is Code.DOES_NOT_TOUCH
    assert refusal_of(lambda: rota_filling.stays_on(USUAL, by(WREN), TUESDAY, on=True)) is Code.DOES_NOT_TOUCH


PEOPLE = (WREN, HERON, OTTER, CHICK, LINNET)
EARLY = a_shift("early", "2026-11-21T05:00", "2026-11-21T08:00", OTTER, CHICK, repeat="FREQ=WEEKLY", languages=("ro",))
PLACES = tuple(
    on(shift, day) for shift, days in (("fridays", (20, 27)), ("late", (21, 28)), ("early", (21, 28))) for day in map("2026-11-{}".format, days)
)


class SeveralPeople(RuleBasedStateMachine):
    """They sign up, withdraw, ask, take and swap as they please."""

    @initialize()
    def begin(self) -> None:
        self.plan = a_plan(FRIDAYS, LATE_FRIDAYS, EARLY)
        self.taken: list[str] = []
        self.made = 0

    @rule(person=st.sampled_from(PEOPLE), at=st.sampled_from(PLACES))
    def signs_up(self, person: Person, at: ShiftDay) -> None:
        self._try(lambda: sign_up(self.plan, person, at))

    @rule(person=st.sampled_from(PEOPLE), at=st.sampled_from(PLACES))
    def withdraws(self, person: Person, at: ShiftDay) -> None:
        self._try(lambda: rota_filling.withdrawn(self.plan, by(person), at, Scope.THIS))

    @precondition(lambda self: self.turns())
    @rule(data=st.data(), to_all=st.booleans(), in_return=st.booleans())
    def asks(self, data: st.DataObject, to_all: bool, in_return: bool) -> None:
        person, at = data.draw(st.sampled_from(self.turns()))
        other, swap = data.draw(st.sampled_from(self.turns()))
        self.made += 1
        asked, offered = None if to_all else other.id, swap if in_return else None
        request = CoverRequest(id=f"r{self.made}", at=at, asker=person.id, made=MONDAY, asked=asked, swap=offered)
        before = self.plan
        self._try(lambda: rota_cover.asked(self.plan, by(person), request))
        assert self.plan.calendars == before.calendars

    @precondition(lambda self: self.plan.requests)
    @rule(data=st.data())
    def takes(self, data: st.DataObject) -> None:
        request = data.draw(st.sampled_from(self.plan.requests))
        person = data.draw(st.sampled_from([each for each in PEOPLE if request.asked in {None, each.id}]))
        before, had = self.lacking(), request.taken_by
        if self._try(lambda: rota_cover.taken(self.plan, by(person), request.id)) and had is None:
            assert request.id not in self.taken
            self.taken.append(request.id)
            assert person.id in on_it(self.plan, request.at)
            assert all(not worsened(before[at], after) for at, after in self.lacking().items())

    @invariant()
    def nobody_is_on_two_at_once(self) -> None:
        for person in PEOPLE:
            turns = turns_of(self.plan, person.id, MONDAY, MONDAY + timedelta(days=21))
            assert all(one.time.ends <= other.time.starts for one, other in pairwise(turns))

    @invariant()
    def no_more_are_on_than_are_wanted(self) -> None:
        assert all(len(on_it(self.plan, at)) <= 2 for at in PLACES)

    @invariant()
    def every_open_request_has_its_asker_on_it(self) -> None:
        assert all(each.asker in on_it(self.plan, each.at) for each in self.plan.requests if each.is_open)

    def turns(self) -> list[tuple[Person, ShiftDay]]:
        return [(person, at) for at in PLACES for person in PEOPLE if person.id in on_it(self.plan, at)]

    def lacking(self) -> dict[ShiftDay, tuple[Gap, ...]]:
        calendar = self.plan.calendars[ROTA.id]
        return {at: lacks(calendar, rota_filling.place_of(self.plan, CORA, at).time.shift, on_it(self.plan, at)) for at in PLACES}

    def _try(self, deed: Callable[[], Plan]) -> bool:
        try:
            self.plan = deed()
        except (Refused, NotThere, AlreadyCovered):
            return False
        return True


SeveralPeople.TestCase.settings = settings(stateful_step_count=30)
TestSeveralPeople = SeveralPeople.TestCase
