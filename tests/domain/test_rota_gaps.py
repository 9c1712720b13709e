"""What a time of a shift lacks, what puts it at risk, and who could come, in which order and for which reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from chatd.domain import rota_filling
from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.domain.rota_gaps import Gap, GapKind, Reason, ReasonKind, RiskKind, candidates, gaps, risks, worsened
from chatd.domain.rota_plan import CoverRequest, Plan, ShiftDay
from chatd.domain.rota_rest import AROUND, Placed, everybodys_turns
from chatd.domain.rota_shifts import Shift
from chatd.domain.turns import Confirmation
from tests.domain.test_rota_filling import a_plan
from tests.planning.evening import (
    CHICK,
    CORA,
    EGG,
    FRIDAY,
    FRIDAYS,
    HERON,
    LATE_FRIDAYS,
    LINNET,
    MONDAY,
    OTTER,
    SATURDAY,
    WREN,
    a_shift,
)
from tests.store.folder import EASTPORT, ROTA

TOO_FEW, BEGINNERS = Gap(kind=GapKind.TOO_FEW), Gap(kind=GapKind.BEGINNERS)


def lacking(shift: Shift, *people: Person) -> set[Gap]:
    return set(gaps(a_plan().calendars[ROTA.id], _at(a_plan(replace(shift, operators=_ids(people))), FRIDAY).time))


def _ids(people: tuple[Person, ...]) -> tuple[PersonId, ...]:
    return tuple(each.id for each in people)


def _at(plan: Plan, at: ShiftDay) -> Placed:
    return rota_filling.place_of(plan, CORA, at)


@pytest.mark.parametrize(
    ("more", "people", "found"),
    [
        ({}, (WREN, HERON), set()),
        ({}, (WREN,), {TOO_FEW}),
        ({}, (), {Gap(kind=GapKind.TOO_FEW, missing=2)}),
        ({}, (WREN, LINNET), {Gap(kind=GapKind.NOT_SERVED, project=EASTPORT)}),
        ({}, (LINNET,), {TOO_FEW, Gap(kind=GapKind.NOT_SERVED, project=EASTPORT, missing=2)}),
        ({"languages": ("en", "ro")}, (WREN, CHICK), {Gap(kind=GapKind.LANGUAGE, language="ro")}),
        ({"languages": ("en", "ro")}, (WREN, OTTER), set()),
        ({}, (CHICK, EGG), {BEGINNERS}),
        ({}, (CHICK,), {TOO_FEW}),
        ({"experienced": 2}, (WREN, CHICK), {Gap(kind=GapKind.EXPERIENCE)}),
        ({"needs": 3}, (WREN, HERON), {Gap(kind=GapKind.WANTED)}),
        ({"needs": 3}, (WREN,), {TOO_FEW}),
        ({}, (WREN, CORA), {TOO_FEW}),
    ],
)
def test_what_a_time_lacks(more: dict[str, object], people: tuple[Person, ...], found: set[Gap]) -> None:
    assert lacking(replace(FRIDAYS, **more), *people) == found  # type: ignore[arg-type]


def test_what_was_lacking_as_much_before_is_no_worse() -> None:
    assert worsened([TOO_FEW], [TOO_FEW]) == ()
    assert worsened([TOO_FEW], [Gap(kind=GapKind.TOO_FEW, missing=2)]) == (Gap(kind=GapKind.TOO_FEW, missing=2),)
    assert worsened([TOO_FEW], [BEGINNERS]) == (BEGINNERS,)


def test_a_request_a_no_and_a_silence_are_risks() -> None:
    plan = a_plan(replace(FRIDAYS, supervisor=None))
    asked = Confirmation(asked=MONDAY, mailed=MONDAY)
    plan = replace(
        plan,
        requests=(CoverRequest(id="r", at=FRIDAY, asker=WREN.id, made=MONDAY),),
        confirmations={FRIDAY.turn_of(WREN.id): asked, FRIDAY.turn_of(HERON.id): replace(asked, answered=MONDAY, coming=False)},
    )

    found = {each.kind: each.people for each in risks(plan, _at(plan, FRIDAY))}

    assert found == {
        RiskKind.COVER_ASKED: (WREN.id,),
        RiskKind.NOT_CONFIRMED: (WREN.id,),
        RiskKind.SAID_NO: (HERON.id,),
        RiskKind.NO_SUPERVISOR: (),
    }
    assert risks(a_plan(FRIDAYS), _at(a_plan(FRIDAYS), FRIDAY)) == ()


def suggested(plan: Plan, at: ShiftDay, *, instead_of: Person | None = None) -> dict[str, tuple[Reason, ...]]:
    placed = _at(plan, at)
    turns = everybodys_turns(plan, placed.time.starts - AROUND, placed.time.ends + AROUND)
    found = candidates(plan, placed, turns, instead_of=instead_of.id if instead_of else None)
    return {plan.people[each.who].shift_name: each.reasons for each in found}


BUSY = a_shift("busy", "2026-11-25T18:00", "2026-11-25T21:00", OTTER)


def test_of_those_who_could_do_it_as_well_who_has_fewest_hours_is_first_and_the_reason_says_how_many() -> None:
    found = suggested(a_plan(FRIDAYS, BUSY), FRIDAY, instead_of=WREN)

    assert list(found) == ["Chick", "Egg", "Otter"]
    assert [each.minutes for each in found["Otter"] if each.kind is ReasonKind.FEW_HOURS] == [180]
    assert ReasonKind.SERVES_ALL in {each.kind for each in found["Otter"]}


def test_who_brings_what_is_lacking_comes_before_who_has_fewer_hours() -> None:
    lacks_romanian = replace(FRIDAYS, operators=(WREN.id, CHICK.id), languages=("ro",))

    found = suggested(a_plan(lacks_romanian, BUSY), FRIDAY)

    assert next(iter(found)) == "Heron"
    assert list(found).index("Otter") == 1
    assert found["Otter"][0] == Reason(kind=ReasonKind.FILLS, gap=Gap(kind=GapKind.LANGUAGE, language="ro"))


def test_who_has_no_rest_is_on_another_shift_or_would_break_something_is_not_suggested() -> None:
    soon_after = a_shift("after", "2026-11-21T10:00", "2026-11-21T12:00", OTTER)
    at_once = a_shift("at once", "2026-11-21T01:00", "2026-11-21T03:00", CHICK)

    found = suggested(a_plan(FRIDAYS, soon_after, at_once), FRIDAY, instead_of=WREN)

    assert list(found) == ["Egg"]


def test_who_offered_to_stay_on_is_first_though_it_leaves_them_no_rest() -> None:
    plan = a_plan(FRIDAYS, LATE_FRIDAYS)
    assert "Wren" not in suggested(plan, SATURDAY)

    found = suggested(replace(plan, stays=frozenset({SATURDAY.turn_of(WREN.id)})), SATURDAY)

    assert next(iter(found)) == "Wren"
    assert ReasonKind.WOULD_STAY_ON in {each.kind for each in found["Wren"]}


def test_the_reasons_say_how_long_the_rest_is() -> None:
    day_after = a_shift("after", "2026-11-22T06:00", "2026-11-22T12:00", OTTER)

    found = suggested(a_plan(FRIDAYS, day_after), FRIDAY, instead_of=WREN)

    assert [each.rest for each in found["Otter"] if each.kind is ReasonKind.RESTED] == [timedelta(hours=24)]
