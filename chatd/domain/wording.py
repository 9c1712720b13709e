"""What a project says in its own words: the versions of one section in one language, and what may follow what.

    draft → published → past, when a later one is published or it is taken back
    draft → past, when it is put aside

What stands in a version is never written over: to restore is to write a new draft with an old version's words.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from chatd.domain.ids import ProjectId

Fields = Mapping[str, Any]
"""What stands in one section, by name: texts, lists and tables of texts, as JSON can hold them."""


SEEN_BEFORE_A_CHAT: Final = ("ground_rules", "confidentiality")
"""Whoever starts a chat had these at hand before; which versions of them is counted."""


class State(StrEnum):
    """How far one version has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    PAST = "past"


class NotSo(Exception):
    """This version is not there, or cannot go on from where it is. *advice* says what to do."""

    def __init__(self, advice: str) -> None:
        super().__init__(advice)
        self.advice = advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A published version, as whoever speaks for the project needs it. *number* 0 is what comes with chatd."""

    number: int
    fields: Fields


Says = Mapping[tuple[str, str], Said]
"""By language and section."""
NOTHING_OWN: Final[Says] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Which rules were at hand for a visitor who starts a chat: their language, and the version of each section of `SEEN_BEFORE_A_CHAT`. Of nobody in particular."""

    language: str
    numbers: tuple[int, ...]

    def __str__(self) -> str:
        """As a token carries it: `ro_3_0`."""
        return "_".join((self.language, *map(str, self.numbers)))

    @property
    def counted_as(self) -> tuple[str, ...]:
        """One kind of tally for each section, so that no two of them can be joined."""
        return tuple(tally_of(section, self.language, number) for section, number in zip(SEEN_BEFORE_A_CHAT, self.numbers, strict=True))


def tally_of(section: str, language: str, number: int) -> str:
    """How it is counted that a version stood before somebody who started a chat."""
    return f"{section}/{language}/{number}"


def seen(says: Says, language: str) -> Seen:
    """What whoever comes now has before them."""
    numbers = (says.get((language, section)) for section in SEEN_BEFORE_A_CHAT)
    return Seen(language=language, numbers=tuple(each.number if each else 0 for each in numbers))


def read_seen(text: str) -> Seen:
    """From a token of ours."""
    language, *numbers = text.split("_")
    return Seen(language=language, numbers=tuple(map(int, numbers)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """*author*, *published_by*: sign-in names."""

    number: int
    state: State
    fields: Fields
    author: str
    written: datetime
    published_by: str | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One section of one project in one language, with every version, oldest first; version 1 is the first."""

    project: ProjectId
    language: str
    section: str
    versions: tuple[Version, ...] = ()

    @property
    def published(self) -> Version | None:
        return next((each for each in self.versions if each.state is State.PUBLISHED), None)

    @property
    def newest(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    @property
    def draft(self) -> Version | None:
        """The newest version, where it was not published yet."""
        return self.newest if self.newest and self.newest.state is State.DRAFT else None

    def version(self, number: int) -> Version:
        if not 1 <= number <= len(self.versions):
            raise NotSo("There is no such version.")
        return self.versions[number - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of a comparison: `same`, `gone` or `new`. *field* is where it stands, with dots where fields nest."""

    field: str
    what: str
    line: str


def drafted(wording: Wording, fields: Fields, *, author: str, at: datetime) -> Wording:
    """One version more; the same wording where nothing differs from the newest."""
    newest = wording.newest
    if newest and newest.state is not State.PAST and newest.fields == fields:
        return wording
    new = Version(number=len(wording.versions) + 1, state=State.DRAFT, fields=fields, author=author, written=at)
    return replace(wording, versions=(*wording.versions, new))


def published(wording: Wording, number: int, *, by: str, at: datetime) -> Wording:
    """What is said from now on; the version that stood until now is past."""
    version = wording.version(number)
    if version.state is not State.DRAFT:
        raise NotSo("Only a draft can be published: restore this version first.")
    wording = taken_back(wording)
    return _with(wording, replace(version, state=State.PUBLISHED, published_by=by, published=at))


def put_aside(wording: Wording, number: int) -> Wording:
    """A draft that is not wanted; its words can be brought back like any other's."""
    version = wording.version(number)
    if version.state is not State.DRAFT:
        raise NotSo("Only a draft can be put aside.")
    return _with(wording, replace(version, state=State.PAST))


def taken_back(wording: Wording) -> Wording:
    """What comes with chatd is said again."""
    return _with(wording, replace(wording.published, state=State.PAST)) if wording.published else wording


def restored(wording: Wording, number: int, *, author: str, at: datetime) -> Wording:
    """An old version's words as a new draft."""
    return drafted(wording, wording.version(number).fields, author=author, at=at)


def compared(one: Fields, other: Fields) -> tuple[Change, ...]:
    """Field by field and line by line, what *other* says in the place of *one*."""
    before, after = lines_of(one), lines_of(other)
    names = [*before, *(name for name in after if name not in before)]
    return tuple(change for name in names for change in _between(name, before.get(name, []), after.get(name, [])))


def lines_of(fields: Fields) -> dict[str, list[str]]:
    """What stands in each field, however deep, as lines."""
    return {name: lines for key, value in fields.items() for name, lines in _lines(key, value)}


def _lines(name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _lines(f"{name}.{key}", inner)
    elif isinstance(value, list | tuple) and any(isinstance(each, Mapping) for each in value):
        for place, each in enumerate(value, start=1):
            yield from _lines(f"{name}.{place}", each)
    else:
        yield name, [str(each) for each in value] if isinstance(value, list | tuple) else str(value).split("\n")


def _between(field: str, one: list[str], other: list[str]) -> Iterator[Change]:
    meaning = {" ": "same", "-": "gone", "+": "new"}
    for line in difflib.ndiff(one, other):
        if line[0] in meaning:
            yield Change(field=field, what=meaning[line[0]], line=line[2:])


def _with(wording: Wording, new: Version) -> Wording:
    return replace(wording, versions=tuple(new if each.number == new.number else each for each in wording.versions))
