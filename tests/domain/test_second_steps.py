"""Who must have a second step, and what a passphrase alone makes of them: every mix of roles, days and proofs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person, Role
from chatd.domain.second_steps import FRESH, Kind, Lacks, SecondStep, Standing, as_far_as_shown, may_remove, must_have_one

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PROJECTS = [ProjectId("northtown"), ProjectId("eastport")]

people = st.dictionaries(st.sampled_from(PROJECTS), st.frozensets(st.sampled_from(list(Role)))).map(
    lambda roles: Person(id=PersonId("wren"), sign_in="wren", shift_name="Wren", languages=("en",), home=PROJECTS[0], roles=roles)
)
steps = st.lists(
    st.booleans().map(lambda proved: SecondStep(id="x", person=PersonId("wren"), kind=Kind.TOTP, name="x", secret=b"", made=NOON, is_proved=proved)),
    max_size=3,
)
instants = st.integers(min_value=-20, max_value=20).map(lambda days: NOON + timedelta(days=days))
standings = st.builds(Standing, person=people, made=st.just(NOON), second_at=st.none() | st.just(NOON))


def roles_of(person: Person) -> set[Role]:
    return {role for held in person.roles.values() for role in held}


@given(standings, steps, st.none() | instants, instants)
def test_a_passphrase_alone_makes_nobody_a_lead(standing: Standing, mine: list[SecondStep], by: datetime | None, at: datetime) -> None:
    person, lacks = as_far_as_shown(standing, mine, by, at)

    assert standing.second_at or Role.LEAD not in roles_of(person)
    assert (lacks is Lacks.NOTHING) == bool(standing.second_at or not must_have_one(standing.person))


@given(standings, steps, instants, instants)
def test_a_passphrase_alone_makes_a_coordinator_only_in_time_and_only_without_a_second_step(
    standing: Standing, mine: list[SecondStep], by: datetime, at: datetime
) -> None:
    person, _ = as_far_as_shown(standing, mine, by, at)

    if Role.COORDINATOR in roles_of(standing.person):
        in_time = at < by and not any(step.is_proved for step in mine)
        assert (Role.COORDINATOR in roles_of(person)) == bool(standing.second_at or in_time)


@given(standings, steps, st.none() | instants, instants)
def test_work_at_the_desk_never_waits(standing: Standing, mine: list[SecondStep], by: datetime | None, at: datetime) -> None:
    person, _ = as_far_as_shown(standing, mine, by, at)

    at_the_desk = {Role.OPERATOR, Role.SUPERVISOR}
    for project, held in standing.person.roles.items():
        assert person.roles[project] & at_the_desk == held & at_the_desk
    assert person.may_check_in(supervisor_counts=True) == standing.person.may_check_in(supervisor_counts=True)


@given(standings, steps, st.none() | instants, instants)
def test_nobody_gains_a_role(standing: Standing, mine: list[SecondStep], by: datetime | None, at: datetime) -> None:
    person, lacks = as_far_as_shown(standing, mine, by, at)

    assert all(held <= standing.person.roles[project] for project, held in person.roles.items())
    assert person == standing.person or lacks is not Lacks.NOTHING


@given(people, steps)
def test_who_must_have_one_keeps_the_last(person: Person, mine: list[SecondStep]) -> None:
    proved = sum(step.is_proved for step in mine)

    assert may_remove(person, mine) == (proved > 1 or not roles_of(person) & {Role.LEAD, Role.COORDINATOR})


def test_a_sign_in_is_fresh_since_it_was_last_shown() -> None:
    person = Person(id=PersonId("wren"), sign_in="wren", shift_name="Wren", languages=("en",), home=PROJECTS[0])
    passphrase, both = Standing(person=person, made=NOON), Standing(person=person, made=NOON - FRESH, second_at=NOON)

    for standing in (passphrase, both):
        assert standing.is_fresh(NOON + FRESH - timedelta(seconds=1))
        assert not standing.is_fresh(NOON + FRESH)
    assert not Standing(person=person, made=NOON, second_at=NOON - FRESH).is_fresh(NOON)
