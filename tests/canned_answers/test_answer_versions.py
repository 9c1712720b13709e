"""Versions of an answer: nothing is published that only its author has read, and nothing is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from canned_answers import versions
from canned_answers.library import AnswerRefused, read
from canned_answers.verifying import is_unverified
from canned_answers.versions import History, NotSo, State, Version
from tests.canned_answers.test_answer_files import GOOD

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
EMPTY = History(name="test", language="en")
OTHER = GOOD.replace("It is free", "It is still free")


def with_draft(text: str = GOOD, history: History = EMPTY) -> History:
    return versions.drafted(history, text, author="heron", at=NOON)


def with_reviewed(text: str = GOOD, history: History = EMPTY) -> History:
    history = with_draft(text, history)
    return versions.reviewed(history, len(history.versions), reviewer="wren", at=NOON)


def with_published(text: str = GOOD, history: History = EMPTY) -> History:
    history = with_reviewed(text, history)
    return versions.published(history, len(history.versions), by="heron", at=NOON)


def states(history: History) -> list[State]:
    return [version.state for version in history.versions]


def test_a_version_goes_from_draft_to_published() -> None:
    history = with_published()

    (version,) = history.versions
    assert (version.state, version.author, version.reviewer, version.published_by) == (State.PUBLISHED, "heron", "wren", "heron")
    assert history.published == history.standing == version


def test_the_author_never_reviews() -> None:
    assert with_reviewed().versions

    with pytest.raises(NotSo) as refused:
        versions.reviewed(with_draft(), 1, reviewer="HERON", at=NOON)
    assert refused.value.field == "reviewer"


def test_whoever_brings_back_words_that_nobody_read_does_not_free_their_author_to_read_them() -> None:
    history = versions.withdrawn(with_draft(), 1)
    (first,) = history.versions

    back = versions.restored(history, 1, author="somebody else", at=NOON)

    with pytest.raises(NotSo):
        versions.reviewed(back, 2, reviewer=first.author, at=NOON)
    assert versions.reviewed(back, 2, reviewer="a third", at=NOON).versions[1].state is State.REVIEWED
    read = versions.withdrawn(versions.reviewed(with_draft(), 1, reviewer="a third", at=NOON), 1)
    assert versions.restored(read, 1, author="somebody else", at=NOON).versions[1].written_with == ()


def test_a_draft_is_not_published_unread() -> None:
    with pytest.raises(NotSo) as refused:
        versions.published(with_draft(), 1, by="wren", at=NOON)
    assert refused.value.field == "state"


def test_a_later_version_puts_the_earlier_in_the_past() -> None:
    history = with_published(OTHER, with_published())

    assert states(history) == [State.PAST, State.PUBLISHED]
    assert "still free" in (history.standing or history.versions[0]).text


def test_an_earlier_version_does_not_come_back_unasked() -> None:
    history = with_published(OTHER, with_reviewed())

    with pytest.raises(NotSo):
        versions.published(history, 1, by="heron", at=NOON)
    restored = versions.restored(history, 1, author="finch", at=NOON)
    assert restored.versions[2].text == restored.versions[0].text and restored.versions[2].state is State.DRAFT
    assert restored.standing == history.standing


def test_a_withdrawn_version_is_kept_and_told_nobody() -> None:
    history = versions.withdrawn(with_published(), 1)

    assert states(history) == [State.WITHDRAWN] and history.published is None
    with pytest.raises(NotSo):
        versions.withdrawn(history, 1)


def test_a_draft_that_is_no_answer_is_refused() -> None:
    with pytest.raises(AnswerRefused):
        versions.drafted(EMPTY, "no answer", author="heron", at=NOON)


def test_what_a_version_keeps_says_nothing_of_people() -> None:
    named = GOOD.replace("review_by", 'author = "heron"\nreviewer = "wren"\nstate = "reviewed"\nreview_by')

    assert with_draft(named).versions[0].text == with_draft().versions[0].text


def test_a_version_that_is_not_there_is_refused() -> None:
    for number in (0, 2):
        with pytest.raises(NotSo):
            with_draft().version(number)


def test_what_is_due_is_not_published() -> None:
    with pytest.raises(NotSo) as refused:
        versions.published(with_reviewed(), 1, by="heron", at=NOON + timedelta(days=365))
    assert refused.value.field == "review_by"


UNCHECKED = GOOD.replace(", checked = 2026-11-01", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sexual-health", "the-law"),
        ("sexual-health", "immigration"),
        ('tags = ["clinic"]', 'tags = ["law"]'),
        ('url = "https://www.nhs.uk"', 'url = "https://www.legislation.gov.uk/ukpga"'),
        ("Hello", "Call 999. Hello"),
        ("Hello", "Call 0800 123 4567. Hello"),
        ("Hello", "[Call](tel:101). Hello"),
        ("Hello", "Text [this line](sms:85258). Hello"),
        ("Hello", "Ring +44-20.7946 0999. Hello"),
    ],
)
def test_unverified_law_and_numbers_are_not_published(old: str, new: str) -> None:
    text = UNCHECKED.replace(old, new)
    assert with_published(UNCHECKED).published and text != UNCHECKED

    with pytest.raises(NotSo) as refused:
        with_published(text)

    assert refused.value.field == "source"


def test_law_that_was_compared_is_published() -> None:
    law = GOOD.replace("sexual-health", "the-law")

    assert not is_unverified(read("en/test.md", law))
    assert with_published(law).published


class Workshop(RuleBasedStateMachine):
    """People do anything in any order; refusals change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.history = EMPTY
        self.texts: list[str] = []
        self.trail: list[list[Version]] = []

    people = st.sampled_from(["heron", "wren", "finch"])
    numbers = st.integers(0, 6)

    def _try(self, deed: Callable[[], History]) -> None:
        self.trail.append(list(self.history.versions))
        with suppress(NotSo):
            self.history = deed()
        self.texts += [version.text for version in self.history.versions[len(self.texts) :]]

    @rule(author=people, text=st.sampled_from([GOOD, OTHER, UNCHECKED.replace("sexual-health", "the-law")]))
    def draft(self, author: str, text: str) -> None:
        self._try(lambda: versions.drafted(self.history, text, author=author, at=NOON))

    @rule(number=numbers, reviewer=people)
    def review(self, number: int, reviewer: str) -> None:
        self._try(lambda: versions.reviewed(self.history, number, reviewer=reviewer, at=NOON))

    @rule(number=numbers, by=people)
    def publish(self, number: int, by: str) -> None:
        self._try(lambda: versions.published(self.history, number, by=by, at=NOON))

    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        self._try(lambda: versions.withdrawn(self.history, number))

    @rule(number=numbers, author=people)
    def restore(self, number: int, author: str) -> None:
        self._try(lambda: versions.restored(self.history, number, author=author, at=NOON))

    @invariant()
    def every_version_keeps_its_words_and_its_number(self) -> None:
        assert [version.text for version in self.history.versions] == self.texts
        assert [version.number for version in self.history.versions] == list(range(1, len(self.texts) + 1))

    @invariant()
    def one_at_most_is_published_and_was_read_by_another(self) -> None:
        assert sum(version.state is State.PUBLISHED for version in self.history.versions) <= 1
        for version in self.history.versions:
            if version.state in {State.REVIEWED, State.PUBLISHED, State.PAST}:
                assert version.reviewer and version.reviewer != version.author
            if version.state in {State.PUBLISHED, State.PAST}:
                assert version.published_by and not is_unverified(self.history.answer(version.number))

    @invariant()
    def nothing_withdrawn_or_past_comes_back(self) -> None:
        for before, now in zip(self.trail[-1] if self.trail else [], self.history.versions, strict=False):
            assert before.state not in {State.WITHDRAWN, State.PAST} or now == before


TestWorkshop = Workshop.TestCase
TestWorkshop.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
