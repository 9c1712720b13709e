"""Closing the chat by hand: who may, for how long, and that nothing else of the hours changes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import availability, rota_closing
from chatd.domain.availability import Facts, Openness
from chatd.domain.by_hand import ByHand, overrides_for, until_when
from chatd.domain.ids import PersonId, ProjectId, RotaId
from chatd.domain.out_of_hours import Reason, reason_of
from chatd.domain.people import Person, Role
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_filling import By
from chatd.domain.rota_plan import Plan
from chatd.domain.rota_refusals import NotThere, Refused
from chatd.domain.rota_shifts import Shift
from tests.domain.made import EASTPORT, NOON, NORTHTOWN
from tests.domain.test_open_means_open import FACTS, STAFFED, minute

NORTH, WEST = RotaId("north"), RotaId("west")
WESTVALE = ProjectId("westvale")
BEFORE_NOW = st.integers(-300, 300)


def somebody(name: str, home: ProjectId, role: Role) -> Person:
    return Person(
        id=PersonId(name),
        sign_in=name,
        shift_name=name.title(),
        languages=("en",),
        home=home,
        roles={home: frozenset({role})},
        serves=frozenset({home}),
    )


CORA = somebody("cora", NORTHTOWN, Role.COORDINATOR)
EDIE = somebody("edie", EASTPORT, Role.COORDINATOR)
WREN = somebody("wren", NORTHTOWN, Role.OPERATOR)
WANDA = somebody("wanda", WESTVALE, Role.COORDINATOR)
CALENDARS = {
    NORTH: RotaCalendar(name="North", zone="Europe/London", projects=(NORTHTOWN, EASTPORT)),
    WEST: RotaCalendar(name="West", zone="Europe/London", projects=(WESTVALE,)),
}
PLAN = Plan(calendars=CALENDARS)


def by(person: Person, at: datetime = NOON, new_id: str = "line") -> By:
    return By(person=person, now=at, new_id=new_id)


@st.composite
def lines(draw: st.DrawFn) -> ByHand:
    starts, project = draw(BEFORE_NOW), draw(st.sampled_from([None, NORTHTOWN, EASTPORT]))
    return ByHand(
        id=str(draw(st.integers(0, 9))),
        rota=NORTH,
        who=CORA.id,
        starts=minute(starts),
        until=minute(starts + draw(st.integers(1, 600))),
        project=project,
    )


@given(STAFFED, st.lists(lines(), max_size=4))
def test_while_it_is_shut_by_hand_nobody_new_comes_in_and_before_and_after_nothing_is_otherwise(facts: Facts, shut: list[ByHand]) -> None:
    facts = replace(facts, overrides=())
    told = availability.answer(by_hand := replace(facts, overrides=overrides_for(shut, NORTHTOWN)))

    until = until_when(shut, NORTHTOWN, facts.at)
    if until is not None:
        assert told.state is Openness.CLOSED and not told.two_did_not_come
        assert reason_of(by_hand, told) is Reason.BY_HAND
        assert told.next_opening is None or told.next_opening > facts.at
    elif all(each.until <= facts.at or each.project is EASTPORT for each in shut):
        assert told == availability.answer(facts)


@given(FACTS, st.lists(lines(), max_size=4))
def test_an_opening_that_is_told_is_never_in_a_time_that_is_shut(facts: Facts, shut: list[ByHand]) -> None:
    facts = replace(facts, overrides=overrides_for(shut, NORTHTOWN))

    for opening in availability.next_openings(facts):
        assert until_when(shut, NORTHTOWN, opening) is None


@given(st.lists(lines(), max_size=4))
def test_a_partners_line_shuts_only_the_partner(shut: list[ByHand]) -> None:
    theirs = [each for each in shut if each.project == EASTPORT]

    assert overrides_for(theirs, NORTHTOWN) == () and until_when(theirs, NORTHTOWN, NOON) is None
    assert len(overrides_for(theirs, EASTPORT)) == len(theirs)


DEEDS = st.lists(
    st.tuples(st.sampled_from(["shut", "open"]), st.sampled_from([None, NORTHTOWN, EASTPORT]), st.sampled_from([CORA, EDIE]), st.integers(1, 600)),
    max_size=8,
)


@given(DEEDS)
def test_there_is_one_line_for_each_project_and_each_is_somebodys_who_may_and_none_is_over(
    deeds: list[tuple[str, ProjectId | None, Person, int]],
) -> None:
    plan = PLAN
    for number, (deed, project, who, later) in enumerate(deeds):
        at = minute(number * 20)
        with suppress(Refused, NotThere):
            if deed == "shut":
                plan = rota_closing.shut(plan, by(who, at, str(number)), NORTH, until=at + timedelta(minutes=later), project=project)
            elif plan.by_hand:
                plan = rota_closing.opened(plan, by(who, at), NORTH, plan.by_hand[0].id)
        standing = rota_closing.standing(plan, NORTH, at)
        assert len({each.project for each in standing}) == len(standing)
        assert all(at < each.until <= at + timedelta(hours=24) for each in standing)
        for each in standing:
            assert each.project is None or {"cora": NORTHTOWN, "edie": EASTPORT}[each.who] == each.project
    assert plan.calendars == CALENDARS, "no shift and no closure is touched"


def test_shutting_and_opening_again_leaves_it_as_it_was() -> None:
    shut = rota_closing.shut(PLAN, by(CORA), NORTH, until=minute(180))

    assert rota_closing.opened(shut, by(EDIE, minute(1)), NORTH, "line") == PLAN, (
        "a partner's coordinator may as well: all of the rota is in part theirs"
    )


def test_shutting_again_makes_the_end_another() -> None:
    once = rota_closing.shut(PLAN, by(CORA), NORTH, until=minute(180), project=NORTHTOWN, why="Fire alarm")
    twice = rota_closing.shut(once, by(CORA, minute(10), "other"), NORTH, until=minute(60), project=NORTHTOWN)

    assert [(each.id, each.until) for each in twice.by_hand] == [("other", minute(60))]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("until", {"until": NOON}),
        ("until", {"until": minute(-1)}),
        ("until", {"until": minute(24 * 60 + 1)}),
        ("project", {"project": WESTVALE}),
        ("project", {"project": EASTPORT}),
        ("why", {"why": "x" * 201}),
        ("why", {"why": "two\nlines"}),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(field: str, wrong: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        rota_closing.shut(PLAN, by(CORA), NORTH, **{"until": minute(60), **wrong})  # type: ignore[arg-type]

    assert refused.value.field == field
    assert rota_closing.shut(PLAN, by(CORA), NORTH, until=minute(24 * 60), project=NORTHTOWN, why="Alarm").by_hand


def test_an_operator_cannot_and_for_somebody_of_another_rota_it_is_not_there() -> None:
    shut = rota_closing.shut(PLAN, by(CORA), NORTH, until=minute(60))

    with pytest.raises(Refused):
        rota_closing.shut(shut, by(WREN), NORTH, until=minute(60))
    with pytest.raises(Refused):
        rota_closing.opened(shut, by(WREN), NORTH, "line")
    with pytest.raises(NotThere):
        rota_closing.shut(shut, by(WANDA), NORTH, until=minute(60))
    with pytest.raises(NotThere):
        rota_closing.opened(shut, by(WANDA), NORTH, "line")
    with pytest.raises(NotThere):
        rota_closing.opened(shut, by(WANDA), WEST, "line")


def evenings(*times: tuple[int, int]) -> RotaCalendar:
    shifts = (
        Shift(title="S", zone="UTC", starts=minute(starts).replace(tzinfo=None), ends=minute(ends).replace(tzinfo=None)) for starts, ends in times
    )
    return RotaCalendar(name="E", zone="UTC", projects=(NORTHTOWN,), shifts=tuple(shifts))


@pytest.mark.parametrize(
    ("times", "ends"),
    [
        ([(-60, 120)], 120),
        ([(300, 480)], 480),
        ([(-60, 120), (120, 300)], 300),
        ([(-60, 120), (600, 700)], 120),
        ([(-60, 120), (60, 90)], 120),
        ([(13 * 60, 15 * 60)], 180),
        ([], 180),
    ],
    ids=["it runs", "it begins later", "two that touch", "one is apart", "one is within", "none tonight", "none"],
)
def test_tonight_is_over_when_the_shifts_are(times: list[tuple[int, int]], ends: int) -> None:
    assert rota_closing.end_of_tonight(evenings(*times), NOON) == minute(ends)


@given(st.lists(st.integers(-1_400, 3_000), min_size=2, max_size=8, unique=True).map(sorted), st.integers(0, 3_600))
def test_the_end_that_is_offered_is_always_one_that_may_be_chosen(edges: list[int], seconds: int) -> None:
    at = NOON + timedelta(seconds=seconds)
    times = [(one, other) for one, other in list(pairwise(edges))[::2] if other - one <= 24 * 60]

    assert rota_closing.shut(PLAN, by(CORA, at), NORTH, until=rota_closing.end_of_tonight(evenings(*times), at)).by_hand
