"""An answer while it is being written: unfinished is allowed, and what is to mend is said at its field."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from canned_answers import folder, library
from canned_answers.verifying import is_unverified
from canned_answers.working import Working, WorkingSource, as_file, as_original, faults, translation_begun, working_from
from canned_answers.writing import written

TODAY = date(2026, 11, 21)
STARTERS = [library.read(file, text) for file, text in folder.read_folder(folder.STARTER)]
GOOD = Working(
    title="A free test",
    topic="sexual-health",
    shortcut="sti-test",
    nation=("england",),
    tags=("test",),
    source=(WorkingSource(name="NHS", url="https://www.nhs.uk", checked="2026-11-20"),),
    review_by="2027-05-21",
    body="A test is **free**.\r\n\r\nAsk [name of the clinic].\n",
)


def mended(**changes: object) -> list[tuple[str, int | None]]:
    found = faults(
        msgspec.structs.replace(GOOD, **changes), today=TODAY, finder=lambda text: [("email", text.index("@"), len(text))] if "@" in text else []
    )
    return [(fault.field, fault.line) for fault in found]


@pytest.mark.parametrize("answer", STARTERS, ids=lambda answer: f"{answer.language}/{answer.name}")
def test_every_starter_goes_into_the_editor_and_comes_out_as_it_was(answer: library.Answer) -> None:
    working = working_from(answer)

    found = faults(working, today=TODAY, finder=lambda _: ())
    assert [fault for fault in found if fault.blocks] == []
    assert len(found) == is_unverified(answer), "law and numbers that nobody compared are told before somebody reads it over"
    assert as_file(working, answer.name, answer.language) == written(answer)


def test_nothing_is_to_mend_in_a_good_answer() -> None:
    assert mended() == []
    assert library.read("en/sti-test.md", as_file(GOOD, "sti-test", "en")).body == "A test is **free**.\n\nAsk [name of the clinic]."


def test_an_empty_one_says_all_that_it_lacks() -> None:
    found = faults(Working(), today=TODAY, finder=lambda _: ())

    assert [fault.field for fault in found] == ["title", "body", "topic", "shortcut", "nation", "source", "review_by"]
    assert all(fault.blocks and fault.what_to_do for fault in found)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": "x" * 81}, ("title", None)),
        ({"title": "Ask @lily"}, ("title", None)),
        ({"topic": "weather"}, ("topic", None)),
        ({"shortcut": "STI test"}, ("shortcut", None)),
        ({"nation": ("france",)}, ("nation", None)),
        ({"tags": ("test", "Home kit")}, ("tags", None)),
        ({"tags": ("test", "test")}, ("tags", None)),
        ({"source": (WorkingSource(name="NHS"), WorkingSource(name=" "))}, ("source", 2)),
        ({"source": (WorkingSource(name="NHS", url="http://nhs.uk"),)}, ("source", 1)),
        ({"source": (WorkingSource(name="NHS", checked="2026-11-22"),)}, ("source", 1)),
        ({"source": (WorkingSource(name="NHS", checked="yesterday"),)}, ("source", 1)),
        ({"review_by": "soon"}, ("review_by", None)),
        ({"review_by": "2026-11-20"}, ("review_by", None)),
        ({"panel": "2026-12-01"}, ("panel", None)),
        ({"changed": "2027-W01-1"}, ("changed", None)),
        ({"audience": "police"}, ("audience", None)),
        ({"body": "One.\n\n<b>Two</b>"}, ("body", 3)),
        ({"body": "One.\nWrite to @lily"}, ("body", 2)),
        ({"body": "One {clinic}."}, ("body", 1)),
        ({"body": "O\u202ene"}, ("body", None)),
    ],
)
def test_a_fault_is_told_at_its_field(changes: dict[str, object], where: tuple[str, int | None]) -> None:
    assert where in mended(**changes)


def test_a_day_that_is_past_is_told_and_keeps_no_draft_from_being_a_version() -> None:
    (fault,) = faults(msgspec.structs.replace(GOOD, review_by="2026-11-20"), today=TODAY, finder=lambda _: ())

    assert not fault.blocks


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        ({"topic": "the-law"}, True),
        ({"body": "Ring [999](tel:999)."}, True),
        ({"tags": ("police",)}, True),
        ({"source": (WorkingSource(name="The act", url="https://www.gov.uk/act"),)}, True),
        ({"topic": "the-law", "source": (WorkingSource(name="NHS", checked="2026-11-01"),)}, False),
        ({}, False),
    ],
)
def test_whoever_writes_of_law_or_numbers_is_told_that_they_are_not_published_uncompared(changes: dict[str, object], is_told: bool) -> None:
    working = msgspec.structs.replace(GOOD, **{"source": (WorkingSource(name="NHS"),), **changes})

    found = faults(working, today=TODAY, finder=lambda _: ())

    assert [(fault.field, fault.blocks) for fault in found] == [("source", False)] * is_told
    assert is_unverified(library.read("en/sti-test.md", as_file(working, "sti-test", "en"))) is is_told


def test_a_translation_begins_with_the_facts_of_its_english_and_is_filed_as_it_is() -> None:
    original = next(answer for answer in STARTERS if answer.language == "en" and answer.name == "about-this-chat")

    begun = translation_begun(original)
    meddled = msgspec.structs.replace(begun, topic="the-law", shortcut="other", title="Acest chat", body="Bună.", reviewed=True)
    filed = as_original(meddled, original)

    assert (begun.title, begun.body, begun.reviewed) == ("", "", False)
    assert (filed.topic, filed.shortcut, filed.title) == (original.topic.value, original.shortcut, "Acest chat")
    assert "reviewed = true" in as_file(filed, original.name, "ro")
    assert [(fault.field, fault.blocks) for fault in faults(filed, today=TODAY, finder=lambda _: (), original=original)] == [("body", False)]
