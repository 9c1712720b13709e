"""Two people at one answer, on a real database: nothing that either of them sent is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace as otherwise

from canned_answers import library as reading
from canned_answers.merging import Take
from canned_answers.versions import NotSo
from canned_answers.working import Working, WorkingSource, as_file, working_from
from chatd.answering.at_work import LASTS, AtWork
from chatd.answering.beginning import Beginning
from chatd.answering.drafting import Drafting
from chatd.answering.drafts import Clashing, Moved, NotReady, Sent, mark
from chatd.answering.library import Library, NotThere
from chatd.answering.shelves import Owner
from chatd.domain.ids import CollaborativeId, PersonId
from chatd.domain.people import Role
from chatd.store import leaving, people
from chatd.store.answers import SqlAnswers
from chatd.store.drafts import SqlDrafts
from chatd.store.tenancy import SqlStore
from tests.canned_answers.test_answer_files import GOOD, TRANSLATED
from tests.fakes import CountedIds, WoundClock
from tests.store import folder as stored
from tests.store.folder import EASTPORT, HERON, NORTHTOWN, WREN

SHARED = Owner(collaborative=CollaborativeId("north"))
OWN = replace(SHARED, project=NORTHTOWN)
FILE = "en/test.md"
STARTER = reading.read(FILE, GOOD)
TRANSLATION_FILE = "ro/test.md"
TRANSLATION = reading.read(TRANSLATION_FILE, TRANSLATED)
ROSA = replace(HERON, id=PersonId("p-rosa"), sign_in="rosa", roles={NORTHTOWN: frozenset({Role.COORDINATOR})})
FINCH = replace(HERON, id=PersonId("p-finch"), sign_in="finch", roles={EASTPORT: frozenset({Role.COORDINATOR})})
FIRST = working_from(STARTER)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Drafting]:
    async with stored.opened(path) as database:
        await stored.fill(database)
        async with database.transaction() as connection:
            for person in (ROSA, FINCH):
                await people.add_person(connection, person, proof_hash=None)
        ids, clock = CountedIds(), WoundClock()
        library = Library(answers=SqlAnswers(database, ids.short), works=SqlStore(database), clock=clock)
        at_work = AtWork(now=clock.now)
        beginning = Beginning(answers=library.answers, drafts=SqlDrafts(database, ids.short), starters={FILE: STARTER, TRANSLATION_FILE: TRANSLATION})
        yield Drafting(library=library, beginning=beginning, at_work=at_work, new_id=ids.short)


def saying(words: str, of: Working = FIRST) -> Working:
    return otherwise(of, body=words)


async def test_a_draft_begins_with_the_starter_and_is_there_for_the_other_coordinator(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        begun = await drafting.begun(ROSA, SHARED, FILE)
        assert (begun.working, begun.kept, begun.history.versions) == (FIRST, None, ())

        await drafting.keep(ROSA, SHARED, FILE, Sent(base=FIRST, mine=saying("One. Two.")))

        seen = await drafting.begun(FINCH, SHARED, FILE)
        assert seen.working == saying("One. Two.")
        assert seen.kept and seen.kept.by == "rosa"


async def test_what_two_wrote_at_once_is_put_together(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=FIRST, mine=(base := saying("One. Two. Three."))))

        await drafting.keep(ROSA, SHARED, FILE, Sent(base=base, mine=otherwise(saying("One and a half. Two. Three."), title="Tests")))
        after = await drafting.keep(FINCH, SHARED, FILE, Sent(base=base, mine=saying("One. Two. Three and a half.")))

        assert after == otherwise(saying("One and a half. Two. Three and a half."), title="Tests")


async def test_what_cannot_be_put_together_is_set_aside_until_its_writer_has_decided(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=FIRST, mine=(base := saying("One. Two. Three."))))
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=base, mine=saying("Uno. Two. Three.")))
        clashing = await drafting.keep(FINCH, SHARED, FILE, Sent(base=base, mine=saying("Eins. Two. Three.")))
        assert isinstance(clashing, Clashing) and clashing.by == "rosa"
        assert (await drafting.begun(ROSA, SHARED, FILE)).working == saying("Uno. Two. Three.")

        # The same page writes on before anything is decided.
        again = await drafting.keep(FINCH, SHARED, FILE, Sent(base=base, mine=saying("Eins. Two. Drei."), aside=clashing.id))
        assert isinstance(again, Clashing) and again.id == clashing.id

        shown = await drafting.aside(FINCH, SHARED, FILE, clashing.id)
        await drafting.settle(FINCH, SHARED, FILE, clashing.id, of=mark(shown.theirs), takes=[Take.BOTH])

        begun = await drafting.begun(FINCH, SHARED, FILE)
        assert begun.working.body == "Eins. Uno. Two. Drei."
        assert begun.asides == ()


async def test_a_decision_about_words_that_have_moved_on_is_taken_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=FIRST, mine=(base := saying("One. Two."))))
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=base, mine=(second := saying("Uno. Two."))))
        clashing = await drafting.keep(FINCH, SHARED, FILE, Sent(base=base, mine=saying("Eins. Two.")))
        assert isinstance(clashing, Clashing)
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=second, mine=saying("Uno. Dos.")))

        with pytest.raises(Moved):
            await drafting.settle(FINCH, SHARED, FILE, clashing.id, of=mark(clashing.theirs), takes=[Take.MINE])

        assert len((await drafting.begun(FINCH, SHARED, FILE)).asides) == 1


async def test_nobody_else_can_look_at_or_take_over_what_was_set_aside(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=FIRST, mine=(base := saying("One."))))
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=base, mine=saying("Uno.")))
        clashing = await drafting.keep(FINCH, SHARED, FILE, Sent(base=base, mine=saying("Eins.")))
        assert isinstance(clashing, Clashing)

        with pytest.raises(NotThere):
            await drafting.aside(ROSA, SHARED, FILE, clashing.id)
        other = await drafting.keep(ROSA, SHARED, FILE, Sent(base=base, mine=saying("Un."), aside=clashing.id))

        assert isinstance(other, Clashing) and other.id != clashing.id
        assert (await drafting.aside(FINCH, SHARED, FILE, clashing.id)).together.clashes[0].mine == "Eins."


async def test_a_draft_becomes_a_version_and_the_other_editor_goes_on_from_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        number = await drafting.save(ROSA, SHARED, FILE, Sent(base=FIRST, mine=(new := saying("One. Two."))))

        history = await drafting.library.answers.history(SHARED, FILE)
        assert number == 1
        assert [(each.author, each.number) for each in history.versions] == [("rosa", 1)]
        begun = await drafting.begun(FINCH, SHARED, FILE)
        assert (begun.kept, begun.working) == (None, new)

        after = await drafting.keep(FINCH, SHARED, FILE, Sent(base=FIRST, mine=otherwise(FIRST, title="Tests")))
        assert after == otherwise(new, title="Tests")


async def test_saving_the_same_words_again_makes_no_second_version(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.save(ROSA, SHARED, FILE, Sent(base=FIRST, mine=FIRST))

        assert await drafting.save(FINCH, SHARED, FILE, Sent(base=FIRST, mine=FIRST)) == 1
        assert len((await drafting.library.answers.history(SHARED, FILE)).versions) == 1


async def test_a_version_that_came_in_past_the_draft_is_in_it_and_nobodys_words_go(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        first = saying("One. Two. Three.")
        await drafting.save(ROSA, SHARED, FILE, Sent(base=FIRST, mine=first))
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=first, mine=(mine := saying("One. Two. Mine."))))

        await drafting.library.write(FINCH, SHARED, FILE, as_file(saying("From a file. Two. Three."), "test", "en"))
        begun = await drafting.begun(ROSA, SHARED, FILE)
        assert (begun.working.body, begun.overtaken) == ("From a file. Two. Mine.", False)

        await drafting.library.write(FINCH, SHARED, FILE, as_file(saying("From a file. Two. Theirs."), "test", "en"))
        begun = await drafting.begun(ROSA, SHARED, FILE)
        assert (begun.working.body, begun.overtaken) == ("From a file. Two. Mine.", True)
        number = await drafting.save(ROSA, SHARED, FILE, Sent(base=mine, mine=otherwise(mine, title="Tests")))

        assert number == 4
        assert (await drafting.begun(ROSA, SHARED, FILE)).working == otherwise(saying("From a file. Two. Mine."), title="Tests")


async def test_what_was_taken_back_is_no_draft_and_what_is_begun_is_found_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=FIRST, mine=(mine := saying("One."))))
        assert list(await drafting.being_written(FINCH, SHARED)) == [FILE]
        assert await drafting.being_written(ROSA, OWN) == {}
        with pytest.raises(NotThere):
            await drafting.being_written(WREN, SHARED)

        await drafting.keep(FINCH, SHARED, FILE, Sent(base=mine, mine=FIRST))

        assert await drafting.being_written(ROSA, SHARED) == {}


async def test_nobody_who_wrote_in_a_draft_reads_it_over(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.keep(FINCH, SHARED, FILE, Sent(base=FIRST, mine=saying("One. Two.")))
        await drafting.save(ROSA, SHARED, FILE, Sent(base=FIRST, mine=otherwise(FIRST, title="Tests")))

        for writer in (ROSA, FINCH):
            with pytest.raises(NotSo):
                await drafting.library.review(writer, SHARED, FILE, 1)
        read = await drafting.library.review(WREN, SHARED, FILE, 1)

        assert (read.versions[0].author, read.versions[0].written_with, read.versions[0].reviewer) == ("rosa", ("finch",), "wren")
        now = (await drafting.begun(ROSA, SHARED, FILE)).working
        await drafting.save(ROSA, SHARED, FILE, Sent(base=now, mine=FIRST))
        last = (await drafting.library.answers.history(SHARED, FILE)).versions[-1]
        assert (last.number, last.written_with) == (2, ())


async def test_an_unfinished_draft_is_kept_and_is_no_version(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        with pytest.raises(NotReady) as refused:
            await drafting.save(ROSA, SHARED, FILE, Sent(base=FIRST, mine=otherwise(FIRST, title="", source=(WorkingSource(),))))

        assert [fault.field for fault in refused.value.faults] == ["title", "source"]
        assert (await drafting.begun(ROSA, SHARED, FILE)).working.title == ""
        assert (await drafting.library.answers.history(SHARED, FILE)).versions == ()


async def test_after_midnight_today_is_the_projects_today(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        at_night = WoundClock(datetime(2027, 4, 30, 23, 30, tzinfo=UTC))
        late = replace(drafting, library=replace(drafting.library, clock=at_night))
        compared = otherwise(FIRST, source=(WorkingSource(name="NHS", checked="2027-05-01"),))

        assert await late.faults(SHARED, compared, None) == []
        assert await late.save(ROSA, SHARED, FILE, Sent(base=FIRST, mine=compared)) == 1


async def test_a_shortcut_that_another_answer_has_is_refused(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        other = otherwise(FIRST, shortcut="other-test")
        await drafting.save(ROSA, SHARED, "en/other.md", Sent(base=Working(shortcut="other"), mine=other))

        for owner in (SHARED, OWN):
            with pytest.raises(NotReady) as refused:
                await drafting.save(ROSA, owner, "en/third.md", Sent(base=Working(shortcut="third"), mine=other))
            assert [(fault.field, "A free test" in fault.problem) for fault in refused.value.faults] == [("shortcut", True)]
        with pytest.raises(NotReady):  # a starter's
            await drafting.save(ROSA, SHARED, "en/fourth.md", Sent(base=Working(shortcut="fourth"), mine=FIRST))

        assert await drafting.save(ROSA, SHARED, "en/other.md", Sent(base=other, mine=other)) == 1


async def test_a_translation_shows_what_its_english_says_now_and_said_then(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.save(ROSA, SHARED, FILE, Sent(base=FIRST, mine=FIRST))
        begun = await drafting.begun(ROSA, OWN, "es/test.md")
        assert begun.original and begun.original.answer.body == FIRST.body
        assert (begun.working.title, begun.working.topic, begun.working.body) == ("", FIRST.topic, "")

        mine = otherwise(begun.working, title="Test", body="Bună.")
        await drafting.save(ROSA, OWN, "es/test.md", Sent(base=begun.working, mine=mine))
        await drafting.save(ROSA, SHARED, FILE, Sent(base=FIRST, mine=saying("Otherwise.")))
        later = (await drafting.begun(ROSA, OWN, "es/test.md")).original

        assert later and later.then and (later.number, later.then.body, later.answer.body) == (2, FIRST.body, "Otherwise.")
        second = otherwise(mine, title="Un test")
        await drafting.save(ROSA, OWN, "es/test.md", Sent(base=mine, mine=second), follows=False)
        versions = (await drafting.library.answers.history(OWN, "es/test.md")).versions
        assert [each.of_number for each in versions] == [1, 1]
        await drafting.save(ROSA, OWN, "es/test.md", Sent(base=second, mine=otherwise(mine, title="Testul")))
        followed = (await drafting.begun(ROSA, OWN, "es/test.md")).original
        assert followed and followed.then is None


async def test_a_starters_translation_shows_what_the_english_says_otherwise_than_its_starter(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.save(ROSA, SHARED, FILE, Sent(base=FIRST, mine=saying("Otherwise.")))
        begun = await drafting.begun(ROSA, SHARED, TRANSLATION_FILE)
        assert (begun.working.body, begun.original and begun.original.then) == (TRANSLATION.body, STARTER)

        await drafting.save(ROSA, SHARED, TRANSLATION_FILE, Sent(base=begun.working, mine=begun.working), follows=False)
        behind = (await drafting.begun(ROSA, SHARED, TRANSLATION_FILE)).original
        mended = saying("Altfel.", begun.working)
        await drafting.save(ROSA, SHARED, TRANSLATION_FILE, Sent(base=begun.working, mine=mended), follows=True)
        follows = (await drafting.begun(ROSA, SHARED, TRANSLATION_FILE)).original

        assert behind and behind.then == STARTER
        assert follows and (follows.number, follows.then) == (1, None)


async def test_only_coordinators_of_the_projects_it_is_told_for_may_look_or_write(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.keep(ROSA, OWN, FILE, Sent(base=FIRST, mine=saying("Ours.")))

        for person in (WREN, FINCH):
            with pytest.raises(NotThere):
                await drafting.begun(person, OWN, FILE)
            with pytest.raises(NotThere):
                await drafting.keep(person, OWN, FILE, Sent(base=FIRST, mine=FIRST))
            with pytest.raises(NotThere):
                await drafting.save(person, OWN, FILE, Sent(base=FIRST, mine=FIRST))
            with pytest.raises(NotThere):
                await drafting.drop(person, OWN, FILE, of=mark(FIRST))


async def test_a_draft_is_thrown_away_only_as_it_was_looked_at(tmp_path: Path) -> None:
    async with opened(tmp_path) as drafting:
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=FIRST, mine=(mine := saying("One."))))

        with pytest.raises(Moved):
            await drafting.drop(FINCH, SHARED, FILE, of=mark(FIRST))
        await drafting.drop(FINCH, SHARED, FILE, of=mark(mine))

        assert (await drafting.begun(ROSA, SHARED, FILE)).working == FIRST


async def test_who_has_it_open_is_known_for_a_moment(tmp_path: Path) -> None:
    clock = WoundClock()
    at_work = AtWork(now=clock.now)

    assert at_work.seen(SHARED, FILE, ROSA) == ()
    assert at_work.seen(SHARED, FILE, FINCH) == ("rosa",)
    assert at_work.seen(OWN, FILE, FINCH) == ()
    clock.wind(LASTS + timedelta(seconds=1))
    assert at_work.seen(SHARED, FILE, FINCH) == ()


async def test_what_was_set_aside_goes_with_its_writer(tmp_path: Path) -> None:
    async with stored.opened(tmp_path) as database:
        await stored.fill(database)
        async with database.transaction() as connection:
            await people.add_person(connection, ROSA, proof_hash=None)
        clock, ids = WoundClock(), CountedIds()
        library = Library(answers=SqlAnswers(database, ids.short), works=SqlStore(database), clock=clock)
        beginning = Beginning(answers=library.answers, drafts=SqlDrafts(database, ids.short))
        drafting = Drafting(library=library, beginning=beginning, at_work=AtWork(now=clock.now), new_id=ids.short)
        empty = (await drafting.begun(ROSA, SHARED, FILE)).working
        await drafting.keep(ROSA, SHARED, FILE, Sent(base=empty, mine=saying("One.", empty)))
        assert isinstance(await drafting.keep(ROSA, SHARED, FILE, Sent(base=empty, mine=saying("Uno.", empty))), Clashing)

        async with database.transaction() as connection:
            await leaving.remove_person(connection, ROSA.id)

        assert await drafting.beginning.drafts.asides(SHARED, FILE, ROSA.id) == ()
        assert await drafting.beginning.drafts.standing(SHARED, FILE)
