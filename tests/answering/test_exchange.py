"""A library in one file on a real database: who may, that nothing is published by a file, and that all of it comes in or nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from canned_answers import library as reading_of
from canned_answers.findings import AnswerRefused
from canned_answers.versions import State
from chatd.answering import archive, sheet
from chatd.answering.brought import Brought, Form, Reading
from chatd.answering.exchange import Exchange, Meanwhile, Wanted, reading
from chatd.answering.library import Library, NotThere
from chatd.answering.shelves import Owner, Shelf
from tests.answering.test_library import FILE, FINCH, OWN, READ_OVER, ROSA, SHARED, STRANGER, opened, published
from tests.canned_answers.test_answer_files import GOOD, TRANSLATED
from tests.store.folder import HERON, WREN, said_to

OTHER = GOOD.replace('shortcut = "test"', 'shortcut = "other"')
CLAIMS = READ_OVER.replace("+++\nHello", 'state = "published"\n+++\nHello')
TITLED = GOOD[: GOOD.index("Hello from")] + "It is free.\n"
STARTERS = {FILE: reading_of.read(FILE, GOOD), "ro/test.md": reading_of.read("ro/test.md", TRANSLATED)}


class Interrupted:
    """A store into which somebody writes just before this does."""

    def __init__(self, answers: Any, meanwhile: Callable[[], Awaitable[None]]) -> None:
        self._answers, self._meanwhile = answers, meanwhile

    def __getattr__(self, name: str) -> Any:
        return getattr(self._answers, name)

    async def change(self, owner: Owner, decide: Callable[[Shelf, Shelf], Shelf]) -> Shelf:
        await self._meanwhile()
        return cast("Shelf", await self._answers.change(owner, decide))


def interrupted(library: Library, meanwhile: Callable[[], Awaitable[None]]) -> Library:
    return replace(library, answers=Interrupted(library.answers, meanwhile))


def of(*files: tuple[str, str]) -> Reading:
    return lambda *_: Brought(files=files)


async def test_whatever_a_file_says_of_its_reviewer_it_comes_in_as_a_draft_of_whoever_brought_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        exchange = Exchange(library=library)

        taken = await exchange.take(ROSA, SHARED, of((FILE, CLAIMS)), keep=True)

        assert (taken.new, taken.files) == ({State.DRAFT: 1}, (FILE,))
        (version,) = (await library.shelf(ROSA, SHARED)).history(FILE).versions
        assert (version.state, version.author, version.reviewer) == (State.DRAFT, ROSA.sign_in, None)


async def test_what_was_taken_out_and_brought_back_changes_nothing_published_or_not(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        exchange = Exchange(library=library)
        await published(library, SHARED, GOOD)
        await library.write(ROSA, SHARED, "en/other.md", OTHER)
        before = await library.shelf(ROSA, SHARED)

        for form in (Form.ZIP, Form.CSV):
            content = await exchange.give(ROSA, SHARED, Wanted(form=form))
            taken = await exchange.take(FINCH, SHARED, reading(content, f"answers.{form}"), keep=True)
            assert (taken.files, taken.unchanged) == ((), 2)

        assert await library.shelf(ROSA, SHARED) == before


async def test_a_look_changes_nothing_and_says_what_would_come_of_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        looked = await Exchange(library=library).take(ROSA, SHARED, of((FILE, GOOD)), keep=False)

        assert looked.files == (FILE,)
        assert (await library.shelf(ROSA, SHARED)).histories == {}


async def test_one_fault_keeps_everything_out(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        cells = sheet.written([(FILE, GOOD), ("en/other.md", OTHER)]).replace(b"It is free", b"Write to lily.rose@example.org", 1)

        with pytest.raises(AnswerRefused) as refused:
            await Exchange(library=library).take(ROSA, SHARED, reading(cells, "all.csv"), keep=True)

        assert [(fault.file, fault.field) for fault in refused.value.findings] == [("all.csv", "body in row 2")]
        assert (await library.shelf(ROSA, SHARED)).histories == {}


async def test_only_who_coordinates_takes_out_and_in(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        exchange = Exchange(library=library)
        assert (await exchange.take(ROSA, OWN, of((FILE, GOOD)), keep=False)).files

        for person in (FINCH, STRANGER, HERON, WREN):
            with pytest.raises(NotThere):
                await exchange.take(person, OWN, of((FILE, GOOD)), keep=True)
            with pytest.raises(NotThere):
                await exchange.give(person, OWN, Wanted(form=Form.ZIP))
            with pytest.raises(NotThere):
                await exchange.languages(person, OWN)
        assert (await library.shelf(ROSA, OWN)).histories == {}


async def test_what_was_written_meanwhile_is_neither_lost_nor_written_over(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        written = False

        async def somebody_writes_once() -> None:
            nonlocal written
            if not written:
                written = True
                await library.write(ROSA, SHARED, "en/other.md", OTHER)

        await Exchange(library=interrupted(library, somebody_writes_once)).take(ROSA, SHARED, of((FILE, GOOD)), keep=True)

        assert set((await library.shelf(ROSA, SHARED)).histories) == {FILE, "en/other.md"}


async def test_what_comes_with_chatd_goes_out_where_asked_and_is_not_made_ones_own_by_coming_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        exchange = Exchange(library=library, starters=STARTERS)
        assert archive.written([]) == await exchange.give(ROSA, SHARED, Wanted(form=Form.ZIP))
        everything = await exchange.give(ROSA, SHARED, Wanted(form=Form.ZIP, everything=True))
        files = archive.read(everything).files
        assert [file for file, _ in files] == [FILE, "ro/test.md"]

        assert (await exchange.take(ROSA, SHARED, reading(everything, "all.zip"), keep=True)).files == ()

        mended = tuple((file, text.replace("It is free", "It costs nothing") if file == FILE else text) for file, text in files)
        assert (await exchange.take(ROSA, SHARED, of(*mended), keep=True)).files == (FILE,)


async def test_translators_begin_with_what_comes_with_chatd_and_with_what_is_shared(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        exchange = Exchange(library=library, starters=STARTERS)
        await published(library, SHARED, OTHER, "en/other.md")

        content = (await exchange.give(ROSA, OWN, Wanted(form=Form.PO, language="ro", everything=True))).decode()
        assert 'msgctxt "other:title"' in content and content.count("fuzzy") == 3
        done = content.replace('msgid "A free test"\nmsgstr ""', 'msgid "A free test"\nmsgstr "Un test"')
        done = done.replace('msgstr ""\n"- See', 'msgstr ""\n"- Vezi')
        taken = await exchange.take(ROSA, OWN, reading(done.encode(), "ro.po"), keep=True)

        assert taken.files == ("ro/test.md",)
        assert [each.partition(":")[0] for each in taken.left_alone] == ["ro/other.md"]
        assert (await library.shelf(ROSA, OWN)).history("ro/test.md").versions[0].of_number is None


async def test_a_translation_of_a_shared_answer_says_from_which_version_it_was_made(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:
        exchange = Exchange(library=library)
        await published(library, SHARED, TITLED)
        content = (await exchange.give(ROSA, SHARED, Wanted(form=Form.PO, language="ro"))).decode()
        await published(library, SHARED, TITLED.replace("It is free", "It costs nothing"))

        await exchange.take(ROSA, OWN, reading(content.replace('msgstr ""\n\n', 'msgstr "Gratuit."\n\n').encode(), "ro.po"), keep=True)

        assert [version.of_number for version in (await library.shelf(ROSA, OWN)).history("ro/test.md").versions] == [1]


async def test_a_library_that_never_rests_is_left_as_it_is(tmp_path: Path) -> None:
    async with opened(tmp_path) as library:

        async def somebody_writes() -> None:
            name = f"other-{len((await library.shelf(ROSA, SHARED)).histories)}"
            await library.write(ROSA, SHARED, f"en/{name}.md", OTHER.replace('"other"', f'"{name}"'))

        with pytest.raises(Meanwhile):
            await Exchange(library=interrupted(library, somebody_writes)).take(ROSA, SHARED, of((FILE, GOOD)), keep=True)

        assert FILE not in (await library.shelf(ROSA, SHARED)).histories


async def test_a_file_of_many_is_written_at_once_so_that_nobody_waits_for_it(tmp_path: Path) -> None:
    many = [(f"en/test-{number}.md", GOOD.replace('shortcut = "test"', f'shortcut = "test-{number}"')) for number in range(50)]
    async with opened(tmp_path) as library:
        with said_to(library.answers._database) as said:  # type: ignore[attr-defined]
            taken = await Exchange(library=library).take(ROSA, SHARED, of(*many), keep=True)

        assert taken.new == {State.DRAFT: 50}
        assert sum(each.startswith("INSERT") for each in said) == 2
        assert len((await library.shelf(ROSA, SHARED)).histories) == 50
