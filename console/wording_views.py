"""A project's own words as its pages show them. Nothing here decides anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain.people import Project
from chatd.domain.wording import Change, Fields, State, Version, Wording
from chatd.wording.doubts import Doubt
from console.clock_words import day_name
from console.language_names import language_name
from protocols.sections import Field, Section

_DOUBTS: Final[Mapping[Doubt, str]] = {
    Doubt.PERSON: "“{words}” could lead somebody to a person. Is it the charity’s own, and nobody’s private number, name or address?",
    Doubt.PROMISE: "“{words}” is a big word. Is it so whatever happens? Somebody may rely on it.",
}
_VARIABLE: Final = re.compile(r"(\{[a-z_]+\})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A state in a word, a sign and a colour."""

    look: str
    icon: str
    words: str


STATES: Final[Mapping[State, Mark]] = {
    State.DRAFT: Mark(look="missing", icon="pen", words="Draft"),
    State.PUBLISHED: Mark(look="good", icon="tick", words="Published"),
    State.PAST: Mark(look="quiet", icon="clock", words="Past"),
}
TOO_FEW_PLACES: Final = Mark(look="missing", icon="gap", words="Fewer than two places to turn to are known")
_LEFT: Final = Mark(look="quiet", icon="clock", words="An earlier draft")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One section in the list of all."""

    title: str
    about: str
    href: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The same in another language."""

    language: str
    words: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some words of a line. *is_hole*: a worker fills it in, or the desk does."""

    words: str
    is_hole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One field as it is read."""

    title: str
    lines: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One field as it is written."""

    name: str
    title: str
    hint: str
    typed: str
    rows: int
    is_one_line: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One version in the list of all."""

    number: int
    mark: Mark
    lines: tuple[str, ...]
    is_published: bool
    before: int | None


def mark_of(wording: Wording | None, *, english: Wording | None) -> Mark:
    """How far it has come. *english*: of a translation, the same section in English: what is published there alone says otherwise here."""
    if wording and wording.draft:
        return Mark(look="missing", icon="pen", words="A draft waits")
    if wording and wording.published:
        return Mark(look="good", icon="tick", words=f"Your own words, version {wording.published.number}")
    if english and english.published:
        return Mark(look="missing", icon="gap", words="Only the English is your own")
    return Mark(look="quiet", icon="leaf", words="As it comes with chatd")


def tongues(paths: Iterable[tuple[str, str]], *, here: str) -> tuple[Tongue, ...]:
    """*paths*: by language."""
    return tuple(Tongue(language=language, words=language_name(language), href=path, here=language == here) for language, path in paths)


def read(section: Section, fields: Fields, fill: Mapping[str, str]) -> tuple[Read, ...]:
    """As it will be read; what is not known here stays in braces."""
    return tuple(Read(title=field.title, lines=tuple(_spans(line, fill) for line in _lines(fields.get(field.name, "")))) for field in section.fields)


def boxes(section: Section, fields: Fields) -> tuple[Box, ...]:
    return tuple(_box(field, "\n".join(_lines(fields.get(field.name, "")))) for field in section.fields)


def past(wording: Wording, project: Project, seen: Callable[[int], str]) -> tuple[Past, ...]:
    """Every version, the newest first. *seen*: what is said of how often one stood before a chat."""
    return tuple(
        Past(
            number=each.number,
            mark=_LEFT if each.state is State.DRAFT and each is not wording.draft else STATES[each.state],
            lines=tuple(filter(None, (*_who_and_when(each, project.zone), seen(each.number)))),
            is_published=each.state is State.PUBLISHED,
            before=each.number - 1 or None,
        )
        for each in reversed(wording.versions)
    )


def changes(section: Section, found: Iterable[Change]) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """By field, under the title that its form has."""
    titles = {field.name: field.title for field in section.fields}
    by: dict[str, list[Change]] = {}
    for change in found:
        by.setdefault(titles.get(change.field, change.field), []).append(change)
    return tuple((title, tuple(lines)) for title, lines in by.items())


def with_titles(section: Section, faults: Mapping[str, str]) -> dict[str, str]:
    """For the head of a page, where a fault stands away from its field."""
    titles = {field.name: field.title for field in section.fields}
    return {name: f"{titles.get(name, name)}. {words}" for name, words in faults.items()}


def doubts_in_words(found: Iterable[tuple[Doubt, str]]) -> tuple[str, ...]:
    """What to ask oneself before publishing."""
    return tuple(_DOUBTS[doubt].format(words=words) for doubt, words in found)


def _spans(line: str, fill: Mapping[str, str]) -> tuple[Span, ...]:
    parts = (fill.get(part[1:-1], part) if _VARIABLE.fullmatch(part) else part for part in _VARIABLE.split(line) if part)
    return tuple(Span(words=part, is_hole=bool(_VARIABLE.fullmatch(part))) for part in parts)


def _lines(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else tuple(line for line in str(value).split("\n") if line)


def _box(field: Field, typed: str) -> Box:
    variables = ", ".join(f"{{{name}}}" for name in sorted(field.variables))
    hint = f"{field.hint} These fill themselves in: {variables}." if variables else field.hint
    rows = max(3 if field.most > 1 else 2, sum(1 + len(line) // 70 for line in typed.split("\n")) + 1)
    return Box(name=field.name, title=field.title, hint=hint, typed=typed, rows=min(rows, 18), is_one_line=field.most == 1 and not field.is_long)


def _who_and_when(version: Version, zone: str) -> Iterable[str]:
    yield f"Written by {version.author}, {_day(version.written, zone)}"
    if version.published_by and version.published:
        yield f"Published by {version.published_by}, {_day(version.published, zone)}"


def _day(at: datetime, zone: str) -> str:
    day = at.astimezone(ZoneInfo(zone)).date()
    return f"{day_name(day)} {day.year}"
