"""The versions of one answer in one language: what may follow what, and who may do it to whose words. Pure: people, instants and texts come in.

    draft → reviewed → published → past, when a later one is published
    any of the first three → withdrawn

*Due* is no state: a published version is due from the day after its `review_by`. Nothing is ever written over or left out: to restore is to write a new
draft with an old version's words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from canned_answers import library
from canned_answers.library import Answer
from canned_answers.verifying import is_unverified
from canned_answers.writing import written


class State(StrEnum):
    """How far one version has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    PAST = "past"


class NotSo(Exception):
    """This cannot follow, or not by this person. *field* is what to look at; *advice* says what to do."""

    def __init__(self, field: str, advice: str) -> None:
        super().__init__(f"{field}: {advice}")
        self.field, self.advice = field, advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """*text*: the canonical file without author, reviewer and state, which stand beside it here. *of_number*: the original's version that a translation
    was made from. *written_with*: who else wrote these words, where several did."""

    number: int
    state: State
    text: str
    author: str
    written: datetime
    reviewer: str | None = None
    reviewed: datetime | None = None
    published_by: str | None = None
    published: datetime | None = None
    of_number: int | None = None
    written_with: tuple[str, ...] = ()

    def is_by(self, name: str) -> bool:
        """Did they write any of it?"""
        return name.casefold() in {each.casefold() for each in (self.author, *self.written_with)}

    def unread_of(self, name: str) -> tuple[str, ...]:
        """Who else wrote words that nobody has read over: whoever makes another version of the same words does not free them to read their own."""
        others = (each for each in (self.author, *self.written_with) if each.casefold() != name.casefold())
        return tuple(others) if self.reviewer is None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Every version of one answer in one language, oldest first; version 1 is the first."""

    name: str
    language: str
    versions: tuple[Version, ...] = ()

    @property
    def file(self) -> str:
        return f"{self.language}/{self.name}.md"

    @property
    def published(self) -> Version | None:
        return next((version for version in self.versions if version.state is State.PUBLISHED), None)

    @property
    def standing(self) -> Version | None:
        """What the library says today: the published version, else the newest."""
        return self.published or (self.versions[-1] if self.versions else None)

    def version(self, number: int) -> Version:
        if not 1 <= number <= len(self.versions):
            raise NotSo("number", "There is no such version.")
        return self.versions[number - 1]

    def answer(self, number: int) -> Answer:
        return library.read(self.file, self.version(number).text)


def bare(answer: Answer) -> str:
    """The text that a version keeps."""
    return written(replace(answer, author=None, reviewer=None, state=None))


def drafted(history: History, text: str, *, author: str, at: datetime, of_number: int | None = None, written_with: tuple[str, ...] = ()) -> History:
    """One version more. Raises `AnswerRefused` for a text that is no answer."""
    text = bare(library.read(history.file, text))
    new = Version(
        number=len(history.versions) + 1, state=State.DRAFT, text=text, author=author, written=at, of_number=of_number, written_with=written_with
    )
    return replace(history, versions=(*history.versions, new))


def reviewed(history: History, number: int, *, reviewer: str, at: datetime) -> History:
    """Read by somebody who did not write it."""
    version = _in(history, number, State.DRAFT)
    if version.is_by(reviewer):
        raise NotSo("reviewer", "Whoever wrote it cannot review it: ask somebody else.")
    return _with(history, replace(version, state=State.REVIEWED, reviewer=reviewer, reviewed=at))


def published(history: History, number: int, *, by: str, at: datetime) -> History:
    """What visitors may be told from now on; the version that stood until now is past. *at*: by the clock of those visitors."""
    version = _in(history, number, State.REVIEWED)
    standing = history.published
    if standing and standing.number > number:
        raise NotSo("number", "A later version is published: restore this one as a new draft.")
    refuse_unpublishable(history.answer(number), at.date())
    history = _with(history, replace(standing, state=State.PAST)) if standing else history
    return _with(history, replace(version, state=State.PUBLISHED, published_by=by, published=at))


def withdrawn(history: History, number: int) -> History:
    """No visitor is told it any more. Kept all the same."""
    return _with(history, replace(_in(history, number, State.DRAFT, State.REVIEWED, State.PUBLISHED), state=State.WITHDRAWN))


def restored(history: History, number: int, *, author: str, at: datetime) -> History:
    """An old version's words as a new draft, to be reviewed again: facts grow old while nobody looks."""
    old = history.version(number)
    return drafted(history, old.text, author=author, at=at, of_number=old.of_number, written_with=old.unread_of(author))


def refuse_unpublishable(answer: Answer, today: date) -> None:
    """Raises `NotSo` while something must be done before anybody may be told this."""
    if answer.review_by < today:
        day = f"{answer.review_by.day} {answer.review_by:%B %Y}"
        raise NotSo("review_by", f"It was due on {day}: check every fact, then set a new date.")
    if is_unverified(answer):
        raise NotSo("source", "It speaks of law, or of a number to call: compare it with each source, then write the day as checked.")


def _in(history: History, number: int, *states: State) -> Version:
    version = history.version(number)
    if version.state not in states:
        raise NotSo("state", f"Version {number} is {version.state}; only {' or '.join(states)} goes on from here.")
    return version


def _with(history: History, new: Version) -> History:
    return replace(history, versions=tuple(new if version.number == new.number else version for version in history.versions))
