"""The list of answers: one entry for each answer, its languages below it, and what can be picked out of it. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from canned_answers.library import Audience, Topic
from canned_answers.versions import State
from chatd.answering.standing import Layer, Line
from console.answer_frame import Here
from console.answer_views import Mark
from console.answer_words import day_of, tongue
from console.rota_views import Choice
from console.topic_words import topic_words

STANDS: Final[Mapping[str, str]] = {
    "told": "Told to visitors",
    "draft": "Waits to be read over",
    "reviewed": "Waits to be published",
    "due": "Due",
    "soon": "Due within a month",
    "unreviewed": "Translation nobody has checked",
    "unverified": "Law or numbers not compared",
    "withdrawn": "Withdrawn",
    "hidden": "Done without here",
    "left-out": "Translation that fell behind",
}
WHOSE: Final[Mapping[str, str]] = {Layer.OWN: "Our own", Layer.SHARED: "Shared", Layer.STARTER: "Starter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody picks out of the list. Words are looked for in the page, and come here never."""

    topic: str = ""
    language: str = ""
    stands: str = ""
    whose: str = ""

    @property
    def any(self) -> bool:
        return bool(self.topic or self.language or self.stands or self.whose)


@dataclass(frozen=True, slots=True, kw_only=True)
class InLanguage:
    """One language of an entry. *note*: what is to be known of it, in a few words."""

    language: str
    words: str
    href: str
    note: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One answer. *unchecked*: in how many more languages it stands that nobody who speaks them well has read; *found_by*: titles, shortcut and tags in every language, for the search in the page."""

    title: str
    language: str
    href: str
    topic: str
    whose: str
    marks: tuple[Mark, ...]
    languages: tuple[InLanguage, ...]
    unchecked: int
    found_by: str


def stands(line: Line, today: date) -> frozenset[str]:
    """Every one of `STANDS` that is true of it."""
    waiting = {each.version.state for each in line.waiting}
    found = {
        "told": line.told is not None,
        "draft": State.DRAFT in waiting,
        "reviewed": State.REVIEWED in waiting,
        "due": line.is_due(today),
        "soon": line.is_due_soon(today),
        "unreviewed": line.told is not None and line.is_unreviewed,
        "unverified": line.told is not None and line.is_unverified,
        "withdrawn": line.state is State.WITHDRAWN,
        "hidden": line.is_hidden,
        "left-out": line.is_left_out,
    }
    return frozenset(name for name, is_so in found.items() if is_so)


def entries(here: Here, lines: Iterable[Line], asked: Asked, today: date) -> tuple[Entry, ...]:
    """By topic, then by title. An answer is in the list for every line of it that was asked for."""
    grouped = (tuple(group) for _, group in groupby(lines, key=lambda line: line.file.partition("/")[2]))
    picked = [group for group in grouped if any(_is_asked(line, asked, today) for line in group)]
    order = list(Topic)
    picked.sort(key=lambda group: (order.index(group[0].answer.topic), group[0].answer.title.casefold()))
    return tuple(_entry(here, group, asked, today) for group in picked)


def _is_asked(line: Line, asked: Asked, today: date) -> bool:
    return (
        asked.topic in {"", line.answer.topic}
        and asked.language in {"", line.language}
        and asked.whose in {"", line.layer}
        and (not asked.stands or asked.stands in stands(line, today))
    )


def _entry(here: Here, group: tuple[Line, ...], asked: Asked, today: date) -> Entry:
    first = group[0]
    languages = [_in_language(here, line, today) for line in group]
    shown = [each for each in languages if each.look != "unchecked" or each.language == asked.language]
    found_by = {word for line in group for word in (line.answer.title, line.answer.shortcut, *line.answer.tags)}
    return Entry(
        title=first.answer.title,
        language=first.language,
        href=here.path_to(first),
        topic=topic_words(first.answer.topic),
        whose=WHOSE[first.layer],
        marks=tuple(_marks(first, today)),
        languages=tuple(shown),
        unchecked=len(languages) - len(shown),
        found_by=" ".join(sorted(found_by)),
    )


def _marks(line: Line, today: date) -> list[Mark]:
    """What the answer as a whole wants, by its first language."""
    marks = []
    if line.is_hidden:
        marks.append(Mark(look="quiet", icon="shut", words="Done without here"))
    elif line.told is None:
        marks.append(Mark(look="quiet", icon="shut", words="Withdrawn" if line.state is State.WITHDRAWN else "Not told yet"))
    if line.is_due(today):
        marks.append(Mark(look="missing", icon="clock", words=f"Due since {day_of(line.answer.review_by)}"))
    elif line.is_due_soon(today):
        marks.append(Mark(look="missing", icon="clock", words=f"Due on {day_of(line.answer.review_by)}"))
    if line.answer.audience is Audience.WORKER:
        marks.append(Mark(look="quiet", icon="two", words="For workers only"))
    return marks


def _in_language(here: Here, line: Line, today: date) -> InLanguage:
    look, note = _note(line, today)
    return InLanguage(language=line.language, words=tongue(line.language), href=here.path_to(line), note=note, look=look)


def _note(line: Line, today: date) -> tuple[str, str]:
    waiting = {each.version.state for each in line.waiting}
    if State.REVIEWED in waiting:
        return "mine", "to publish"
    if State.DRAFT in waiting:
        return "mine", "to read over"
    if line.is_left_out:
        return "missing", "fell behind"
    if line.is_due(today):
        return "missing", "due"
    if line.told is None:
        return "quiet", "not told"
    return ("unchecked", "not checked") if line.is_unreviewed else ("good", "")


def choices(words: Mapping[str, str], picked: str) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, words=said, picked=value == picked) for value, said in words.items())


def languages_of(lines: Iterable[Line]) -> Mapping[str, str]:
    """English first, then by name."""
    codes = sorted({line.language for line in lines}, key=lambda code: (code != "en", tongue(code)))
    return {code: tongue(code) for code in codes}
