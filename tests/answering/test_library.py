"""The library on a real database: who may do what, what each project's visitors are told, and that nothing is lost on the way out and in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from canned_answers import folder
from canned_answers.findings import AnswerRefused
from canned_answers.versions import NotSo, State
from chatd.answering.brought import Brought
from chatd.answering.exchange import Exchange, Taken
from chatd.answering.library import Library, NotThere
from chatd.answering.shelves import Owner
from chatd.domain.ids import CollaborativeId, ProjectId
from chatd.domain.people import Role
from chatd.store.answers import SqlAnswers
from chatd.store.tenancy import SqlStore
from chatd.tokens import RandomIds
from tests.canned_answers.test_answer_files import GOOD, TRANSLATED
from tests.fakes import CountedIds, WoundClock
from tests.store import folder as stored
from tests.store.folder import EASTPORT, HERON, NORTHTOWN, WREN

SHARED = Owner(collaborative=CollaborativeId("north"))
OWN = Owner(collaborative=CollaborativeId("north"), project=NORTHTOWN)
FILE = "en/test.md"
ROSA = replace(HERON, sign_in="rosa", roles={NORTHTOWN: frozenset({Role.COORDINATOR})})
FINCH = replace(HERON, sign_in="finch", roles={EASTPORT: frozenset({Role.COORDINATOR})})
STRANGER = replace(HERON, sign_in="stranger", roles={ProjectId("elsewhere"): frozenset({Role.COORDINATOR})})
READ_OVER = GOOD.replace("+++\nHello", 'author = "rosa"\nreviewer = "wren"\n+++\nHello')


@pytest.fixture
def another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("another")


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Library]:
    async with stored.opened(path) as database:
        await stored.fill(database)
        yield Library(answers=SqlAnswers(database, CountedIds().short), works=SqlStore(database), clock=WoundClock())


async def published(library: Library, owner: Owner, text: str, file: str = FILE) -> None:
    history = await library.write(ROSA, owner, file, text)
    number = len(history.versions)
    await library.review(WREN, owner, file, number)
    await library.publish(ROSA, owner, file, number)


async def take_in(library: Library, owner: Owner, files: list[tuple[str, str]], *, by: str) -> Taken:
    """As the command line takes in a folder."""
    return await Exchange(library=library).take_in(owner, lambda *_: Brought(files=tuple(files)), by=by)


async def said_in(library: Library, project: ProjectId) -> dict[str, str]:
    return {each.file: each.text for each in (await library.told())[project].answers}


async def test_what_was_written_read_over_and_published_is_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.write(ROSA, SHARED, FILE, GOOD)
        assert await said_in(library, NORTHTOWN) == {}

        await library.review(WREN, SHARED, FILE, 1)
        history = await library.publish(ROSA, SHARED, FILE, 1)

        assert list(await said_in(library, NORTHTOWN)) == list(await said_in(library, EASTPORT)) == [FILE]
        kept = (await library.shelf(WREN, SHARED)).history(FILE)
        assert [(one.state, one.author, one.reviewer, one.published_by) for one in kept.versions] == [(State.PUBLISHED, "rosa", "wren", "rosa")]
        assert kept.versions[0].text == history.versions[0].text


async def test_every_version_stays_and_an_old_one_comes_back_as_a_draft(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await published(library, SHARED, GOOD)
        await published(library, SHARED, GOOD.replace("It is free", "It costs nothing"))

        await library.restore(ROSA, SHARED, FILE, 1)

        kept = (await library.shelf(ROSA, SHARED)).history(FILE)
        assert [one.state for one in kept.versions] == [State.PAST, State.PUBLISHED, State.DRAFT]
        assert kept.versions[2].text == kept.versions[0].text


async def test_a_projects_own_answer_stands_in_the_place_of_the_shared_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await published(library, SHARED, GOOD)
        await published(library, SHARED, TRANSLATED, "ro/test.md")
        assert set(await said_in(library, NORTHTOWN)) == {FILE, "ro/test.md"}

        await library.write(ROSA, OWN, FILE, GOOD.replace("It is free", "It is ours"))
        assert "ours" not in (await said_in(library, NORTHTOWN))[FILE]
        await library.review(WREN, OWN, FILE, 1)
        await library.publish(ROSA, OWN, FILE, 1)

        assert "ours" in (await said_in(library, NORTHTOWN))[FILE]
        assert set(await said_in(library, NORTHTOWN)) == {FILE}, "no visitor reads in Romanian what the project has said otherwise in English"
        assert "ours" not in (await said_in(library, EASTPORT))[FILE]


async def test_a_projects_own_translation_takes_no_other_language_away(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await published(library, SHARED, GOOD)
        await published(library, SHARED, TRANSLATED, "ro/test.md")

        await published(library, OWN, TRANSLATED.replace("It is free", "It is ours"), "ro/test.md")

        said = await said_in(library, NORTHTOWN)
        assert {file: "ours" in text for file, text in said.items()} == {FILE: False, "ro/test.md": True}


async def test_a_project_does_without_a_shared_answer(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await published(library, SHARED, GOOD)

        await library.hide(ROSA, OWN, "test", hidden=True)
        assert await said_in(library, NORTHTOWN) == {} and await said_in(library, EASTPORT)

        await library.hide(ROSA, OWN, "test", hidden=False)
        assert await said_in(library, NORTHTOWN)


async def test_what_is_withdrawn_is_told_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await published(library, SHARED, GOOD)

        await library.withdraw(ROSA, SHARED, FILE, 1)

        assert await said_in(library, NORTHTOWN) == {}


async def test_a_starter_stands_until_the_library_has_said_or_withdrawn_its_english(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:

        async def stands(file: str, project: ProjectId = NORTHTOWN) -> bool:
            return (await library.told())[project].leaves(file)

        await library.write(ROSA, SHARED, FILE, GOOD)
        assert await stands(FILE) and await stands("ro/test.md"), "a draft takes nothing away"
        await library.review(WREN, SHARED, FILE, 1)
        await library.publish(ROSA, SHARED, FILE, 1)
        assert not await stands(FILE) and not await stands("ro/test.md") and await stands("en/other.md")

        await library.withdraw(ROSA, SHARED, FILE, 1)
        await library.restore(ROSA, SHARED, FILE, 1)
        assert not await stands(FILE), "what was withdrawn is not said again by a starter, also while it is written anew"


async def test_a_translation_of_ones_own_takes_only_that_starter_away(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await published(library, OWN, TRANSLATED, "ro/test.md")
        await library.hide(ROSA, OWN, "other", hidden=True)

        told = await library.told()

        assert {file: told[NORTHTOWN].leaves(file) for file in ("en/test.md", "ro/test.md", "pl/test.md", "en/other.md", "ro/other.md")} == {
            "en/test.md": True,
            "ro/test.md": False,
            "pl/test.md": True,
            "en/other.md": False,
            "ro/other.md": False,
        }
        assert all(told[EASTPORT].leaves(file) for file in ("ro/test.md", "en/other.md"))


async def test_only_those_concerned_come_to_the_library(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.write(ROSA, OWN, FILE, GOOD)

        for person in (STRANGER, FINCH, HERON):
            with pytest.raises(NotThere):
                await library.shelf(person, OWN)
            with pytest.raises(NotThere):
                await library.review(person, OWN, FILE, 1)
        for person in (STRANGER, HERON, WREN):
            with pytest.raises(NotThere):
                await library.write(person, SHARED, FILE, GOOD)
        with pytest.raises(NotThere):
            await library.write(ROSA, replace(OWN, project=ProjectId("elsewhere")), FILE, GOOD)
        with pytest.raises(NotThere):
            await library.hide(ROSA, SHARED, "test", hidden=True)
        assert (await library.write(FINCH, SHARED, FILE, GOOD)).versions


async def test_a_refusal_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await library.write(ROSA, SHARED, FILE, GOOD)
        before = await library.shelf(ROSA, SHARED)

        with pytest.raises(NotSo):
            await library.publish(ROSA, SHARED, FILE, 1)
        with pytest.raises(AnswerRefused):
            await library.write(ROSA, SHARED, FILE, GOOD + "\nWrite to lily.rose@example.org\n")
        with pytest.raises(NotSo):
            await library.publish(ROSA, SHARED, "en/nothing.md", 1)

        assert await library.shelf(ROSA, SHARED) == before


async def test_a_day_is_over_when_it_is_over_at_the_project(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        for number, text in enumerate((GOOD, GOOD.replace("2027-05-01", "2027-05-02")), start=1):
            await library.write(ROSA, SHARED, FILE, text)
            await library.review(WREN, SHARED, FILE, number)
        at_night = replace(library, clock=WoundClock(datetime(2027, 5, 1, 23, 30, tzinfo=UTC)))

        with pytest.raises(NotSo, match="It was due on 1 May 2027"):
            await at_night.publish(ROSA, SHARED, FILE, 1)
        await at_night.publish(ROSA, SHARED, FILE, 2)

        assert (await at_night.now(OWN)).isoformat() == "2027-05-02T00:30:00+01:00"


# ── folders ──


async def test_the_starters_go_in_and_out_and_in_without_a_byte_changed(tmp_path: Path, another: Path) -> None:
    starters = [each for each in folder.read_folder(folder.STARTER) if each[0].startswith(("en/", "ro/"))]
    async with opened(tmp_path) as library, opened(another) as other:
        done = await take_in(library, SHARED, starters, by="rosa")
        once = await library.give_out(SHARED)
        await take_in(other, SHARED, once, by="somebody-else")

        assert done.new == {State.DRAFT: len(starters)}
        assert await other.give_out(SHARED) == once
        again = await take_in(library, SHARED, once, by="rosa")
        assert (again.new, again.unchanged) == ({}, len(starters))
        assert (await take_in(library, SHARED, starters, by="rosa")).new == {}


async def test_shelves_are_read_once_and_again_for_whatever_another_process_did(tmp_path: Path) -> None:
    async with opened(tmp_path) as here, stored.opened(tmp_path) as database:
        there = Library(answers=SqlAnswers(database, RandomIds().short), works=SqlStore(database), clock=WoundClock())
        await here.write(ROSA, SHARED, FILE, GOOD)
        seen = [await here.standing(ROSA, OWN, {})]
        assert await here.standing(ROSA, OWN, {}) is seen[0], "nothing is put together twice"
        assert (await here.told())[NORTHTOWN] is (await here.told())[NORTHTOWN]

        for deed in (
            lambda: there.review(WREN, SHARED, FILE, 1),
            lambda: there.publish(ROSA, SHARED, FILE, 1),
            lambda: there.hide(ROSA, OWN, "test", hidden=True),
            lambda: there.hide(ROSA, OWN, "test", hidden=False),
            lambda: there.write(ROSA, OWN, FILE, GOOD),
            lambda: there.withdraw(ROSA, SHARED, FILE, 1),
        ):
            await deed()
            seen.append(await here.standing(ROSA, OWN, {}))
            assert await here.told() == await there.told()

        assert all(one != other for one, other in pairwise(seen))
        with pytest.raises(NotSo):
            await here.withdraw(ROSA, SHARED, FILE, 1)
        assert await here.standing(ROSA, OWN, {}) is seen[-1]
        assert (await here.shelf(ROSA, SHARED)).histories == (await there.shelf(ROSA, SHARED)).histories


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("", State.PUBLISHED),
        ('state = "published"', State.PUBLISHED),
        ('state = "reviewed"', State.REVIEWED),
        ('state = "draft"', State.DRAFT),
        ('state = "withdrawn"', State.WITHDRAWN),
    ],
)
async def test_an_answer_comes_in_as_far_as_its_file_says(tmp_path: Path, another: Path, line: str, state: State) -> None:
    text = READ_OVER.replace("+++\nHello", f"{line}\n+++\nHello")
    async with opened(tmp_path) as library, opened(another) as other:
        await published(library, SHARED, GOOD.replace("It is free", "It was free"))

        done = await take_in(library, SHARED, [(FILE, text)], by="rosa")

        assert done.new == {state: 1}
        assert (await take_in(library, SHARED, [(FILE, text)], by="rosa")).new == {}
        told = (await said_in(library, NORTHTOWN)).get(FILE, "")
        assert ("It is free" in told, "It was free" in told) == (state is State.PUBLISHED, state in {State.DRAFT, State.REVIEWED})
        await take_in(other, SHARED, once := await library.give_out(SHARED), by="rosa")
        assert await other.give_out(SHARED) == once


async def test_what_may_not_be_published_comes_in_reviewed_or_not_at_all(tmp_path: Path) -> None:
    unverified = READ_OVER.replace("sexual-health", "the-law").replace(", checked = 2026-11-01", "")
    async with opened(tmp_path) as library:
        with pytest.raises(AnswerRefused) as refused:
            await take_in(library, SHARED, [(FILE, unverified.replace("review_by", 'state = "published"\nreview_by'))], by="rosa")
        assert [(finding.field, finding.line) for finding in refused.value.findings] == [("source", 7)]

        assert (await take_in(library, SHARED, [(FILE, unverified)], by="rosa")).new == {State.REVIEWED: 1}
        with pytest.raises(NotSo):
            await library.publish(ROSA, SHARED, FILE, 1)


async def test_one_bad_file_keeps_all_out(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        with pytest.raises(AnswerRefused) as refused:
            await take_in(library, SHARED, [(FILE, GOOD), ("en/other.md", GOOD + "<b>"), ("ro/other.md", TRANSLATED)], by="rosa")

        assert {finding.file for finding in refused.value.findings} >= {"en/other.md"}
        assert (await library.shelf(ROSA, SHARED)).histories == {}


async def test_a_project_may_translate_what_is_shared(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        with pytest.raises(AnswerRefused):
            await take_in(library, OWN, [("ro/test.md", TRANSLATED)], by="rosa")
        await take_in(library, SHARED, [(FILE, GOOD)], by="rosa")

        assert (await take_in(library, OWN, [("ro/test.md", TRANSLATED)], by="rosa")).new == {State.DRAFT: 1}


async def test_what_stands_may_have_grown_old(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        await take_in(library, SHARED, [(FILE, READ_OVER)], by="rosa")
        once = await library.give_out(SHARED)
        later = replace(library, clock=WoundClock(stored.NOON.replace(year=2027, month=5, day=2)))

        assert (await take_in(later, SHARED, once, by="rosa")).unchanged == 1
        with pytest.raises(AnswerRefused):
            await take_in(later, SHARED, [(FILE, READ_OVER.replace("It is free", "It was free"))], by="rosa")
