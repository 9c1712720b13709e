"""A project's own words, on a real database: written by a coordinator, published, restored; and what another charity has of them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain.clinic import Clinic
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person, Project, Role
from chatd.domain.wording import Change, Fields, NotSo, Seen, State, read_seen
from chatd.store.tenancy import SqlStore
from chatd.store.wordings import SqlWordings
from chatd.tokens import VisitTokens
from chatd.wording.wordings import NotThere, Unfit, Wordings
from tests.fakes import NOON, WoundClock
from tests.store.folder import EASTPORT, NORTHTOWN, fill, opened


def somebody(name: str, role: Role, project: ProjectId = NORTHTOWN) -> Person:
    roles = {project: frozenset({role})}
    return Person(id=PersonId(name), sign_in=name, shift_name=name.title(), languages=("en",), home=project, roles=roles, serves=frozenset({project}))


FINCH, OTHER = somebody("finch", Role.COORDINATOR), somebody("robin", Role.COORDINATOR, EASTPORT)
WREN = somebody("wren", Role.OPERATOR)


def without_shouting(fields: Fields, project: Project, language: str) -> Fields:
    if any("!" in line for line in fields["lines"]):
        raise Unfit([("lines", "say it without !")])
    return {"lines": tuple(fields["lines"]), "busy": {"mon": "We rest on Mondays."}}


@asynccontextmanager
async def northtown(folder: Path) -> AsyncIterator[tuple[Wordings, SqlStore]]:
    async with opened(folder) as database:
        await fill(database)
        store = SqlStore(database)
        yield Wordings(texts=SqlWordings(database), works=store, clock=WoundClock(), sections={"boundary": without_shouting}), store


async def said(store: SqlStore, project: ProjectId = NORTHTOWN, language: str = "ro") -> object:
    found = await store.project(project)
    assert found
    return found.says.get((language, "boundary"))


async def test_what_is_written_is_said_by_nobody_until_it_is_published_and_then_at_the_next_request(tmp_path: Path) -> None:
    async with northtown(tmp_path) as (wordings, store):
        draft = await wordings.write(FINCH, NORTHTOWN, "ro", "boundary", {"lines": ["Ne oprim aici."]})
        assert draft.draft and await said(store) is None

        done = await wordings.publish(FINCH, NORTHTOWN, "ro", "boundary", 1)

        assert done.published and (done.published.author, done.published.published_by) == ("finch", "finch")
        found = await store.project(NORTHTOWN)
        assert found and found.says["ro", "boundary"].number == 1
        assert found.says["ro", "boundary"].fields["lines"] == ["Ne oprim aici."]
        assert await said(store, EASTPORT) is None and await said(store, language="en") is None


async def test_a_later_version_takes_its_place_and_an_old_one_comes_back_as_a_new_draft(tmp_path: Path) -> None:
    async with northtown(tmp_path) as (wordings, _):
        for number, line in enumerate(("One.", "Two."), start=1):
            await wordings.write(FINCH, NORTHTOWN, "en", "boundary", {"lines": [line]})
            await wordings.publish(FINCH, NORTHTOWN, "en", "boundary", number)
        restored = await wordings.restore(FINCH, NORTHTOWN, "en", "boundary", 1)

        assert [each.state for each in restored.versions] == [State.PAST, State.PUBLISHED, State.DRAFT]
        assert restored.versions[2].fields == restored.versions[0].fields
        assert await wordings.compare(FINCH, NORTHTOWN, "en", "boundary", numbers=(2, 3)) == (
            Change(field="lines", what="gone", line="Two."),
            Change(field="lines", what="new", line="One."),
            Change(field="busy.mon", what="same", line="We rest on Mondays."),
        )


async def test_the_same_words_twice_are_one_version_and_taking_back_says_what_comes_with_chatd(tmp_path: Path) -> None:
    async with northtown(tmp_path) as (wordings, store):
        for _ in range(2):
            await wordings.write(FINCH, NORTHTOWN, "en", "boundary", {"lines": ["One."]})
        await wordings.publish(FINCH, NORTHTOWN, "en", "boundary", 1)
        assert await said(store, language="en")

        back = await wordings.take_back(FINCH, NORTHTOWN, "en", "boundary")

        assert [each.state for each in back.versions] == [State.PAST]
        assert await said(store, language="en") is None
        with pytest.raises(NotSo):
            await wordings.publish(FINCH, NORTHTOWN, "en", "boundary", 1)


async def test_a_draft_that_is_put_aside_waits_no_more_and_can_come_back(tmp_path: Path) -> None:
    async with northtown(tmp_path) as (wordings, _):
        await wordings.write(FINCH, NORTHTOWN, "en", "boundary", {"lines": ["One."]})

        aside = await wordings.put_aside(FINCH, NORTHTOWN, "en", "boundary", 1)
        assert aside.draft is None and aside.versions[0].state is State.PAST
        with pytest.raises(NotSo):
            await wordings.put_aside(FINCH, NORTHTOWN, "en", "boundary", 1)
        back = await wordings.restore(FINCH, NORTHTOWN, "en", "boundary", 1)

        assert back.draft and back.draft.fields == back.versions[0].fields


async def test_words_that_do_not_fit_change_nothing(tmp_path: Path) -> None:
    async with northtown(tmp_path) as (wordings, _):
        with pytest.raises(Unfit) as refused:
            await wordings.write(FINCH, NORTHTOWN, "en", "boundary", {"lines": ["Go away!"]})

        assert refused.value.faults == (("lines", "say it without !"),)
        assert not await wordings.all_of(FINCH, NORTHTOWN)


@pytest.mark.parametrize("who", [OTHER, WREN])
async def test_who_does_not_coordinate_the_project_finds_nothing_there(tmp_path: Path, who: Person) -> None:
    async with northtown(tmp_path) as (wordings, _):
        assert not (await wordings.one(FINCH, NORTHTOWN, "en", "boundary")).versions

        for deed in (
            wordings.all_of(who, NORTHTOWN),
            wordings.one(who, NORTHTOWN, "en", "boundary"),
            wordings.write(who, NORTHTOWN, "en", "boundary", {"lines": ["One."]}),
            wordings.publish(who, NORTHTOWN, "en", "boundary", 1),
            wordings.put_aside(who, NORTHTOWN, "en", "boundary", 1),
            wordings.take_back(who, NORTHTOWN, "en", "boundary"),
            wordings.put_clinic(who, NORTHTOWN, Clinic()),
        ):
            with pytest.raises(NotThere):
                await deed


@pytest.mark.parametrize(("language", "section"), [("pl", "boundary"), ("en", "nothing")])
async def test_what_the_project_does_not_speak_or_nobody_agreed_is_not_there(tmp_path: Path, language: str, section: str) -> None:
    async with northtown(tmp_path) as (wordings, _):
        with pytest.raises(NotThere):
            await wordings.write(FINCH, NORTHTOWN, language, section, {"lines": ["One."]})


async def test_the_clinic_is_known_at_the_next_request(tmp_path: Path) -> None:
    async with northtown(tmp_path) as (wordings, store):
        await wordings.put_clinic(FINCH, NORTHTOWN, Clinic(name="Elm House", hours="Tue 17:00-20:00"))

        found = await store.project(NORTHTOWN)

        assert found and found.clinic == Clinic(name="Elm House", hours="Tue 17:00-20:00")


@given(
    language=st.sampled_from(["en", "ro", "zh-Hans", "pt-BR"]),
    numbers=st.lists(st.integers(min_value=0, max_value=9_999), min_size=2, max_size=2).map(tuple),
)
def test_which_rules_were_seen_goes_through_a_token_and_fits_the_tally(language: str, numbers: tuple[int, ...]) -> None:
    seen, tokens = Seen(language=language, numbers=numbers), VisitTokens(b"k" * 32)

    token = tokens.make(ProjectId("a-project-of-the-longest-name-there-may-"), NOON, seen=str(seen))

    assert tokens.spend(token, NOON) == "a-project-of-the-longest-name-there-may-"
    assert read_seen(tokens.seen_with(token)) == seen
    assert all(len(category) <= 40 for category in seen.counted_as)
    assert re.fullmatch(r"[A-Za-z0-9_.-]{20,400}", token)
