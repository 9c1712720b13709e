"""The card for danger: what a worker asks, says and does when somebody may be hurt tonight, and words ready for the visitor, by language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec

from protocols.emergency import Country
from protocols.strictly import Closed, Line, ProtocolRefused, convert, table_of

Lines = Annotated[tuple[Line, ...], msgspec.Meta(min_length=1, max_length=8)]
Name = Annotated[str, msgspec.Meta(pattern=r"\A[a-z][a-z_]{1,38}\Z")]

NUMBERS = ("number", "silent_mobile")
_VARIABLE = re.compile(r"\{([^{}]*)\}")


class Card(Closed, frozen=True):
    """For workers alone; no visitor is shown it."""

    title: Line
    first: Line
    no_place: Line
    agree: Line
    nobody_answers: Line
    ask: Lines
    say: Lines
    never_say: Lines
    hand_over: Lines


class ForVisitor(Closed, frozen=True):
    """Words for a draft. *title* is how the worker finds them."""

    title: Line
    text: Line


class InDanger(Closed, frozen=True):
    """One language. *card*: None where the desk does not speak it. *read_by_a_speaker*: false for a translation that nobody at home in it has read."""

    read_by_a_speaker: bool
    visitor: Annotated[dict[Name, ForVisitor], msgspec.Meta(min_length=1, max_length=20)]
    card: Card | None = None


def read_in_danger(texts: Mapping[str, str]) -> dict[str, InDanger]:
    """By language, English among them. Raises `ProtocolRefused` for the first thing that is wrong."""
    spoken = {language: convert(table_of(text), InDanger) for language, text in texts.items()}
    for trouble in troubles(spoken):
        raise trouble
    return spoken


def troubles(spoken: Mapping[str, InDanger]) -> Iterator[ProtocolRefused]:
    """Everything in it that does not go together."""
    english = spoken.get("en")
    if english is None or english.card is None:
        yield ProtocolRefused("en.card", "It is missing.", "Add en.toml with a [card]: English stands in where a language has none.")
        return
    for language, words in spoken.items():
        if words.visitor.keys() != english.visitor.keys():
            odd = ", ".join(sorted(words.visitor.keys() ^ english.visitor.keys()))
            yield ProtocolRefused(f"{language}.visitor", f"Not the same lines as in English: {odd}.", "Translate each line under its own name.")
        for name, line in words.visitor.items():
            if set(_VARIABLE.findall(line.text)) - set(NUMBERS) or re.search(r"[{}]", _VARIABLE.sub("", line.text)):
                yield ProtocolRefused(f"{language}.visitor.{name}.text", "It has other braces than those agreed.", "Use {number} or {silent_mobile}.")


def ready_words(words: InDanger, country: Country) -> dict[str, ForVisitor]:
    """The lines that are true in this country, with its numbers in them."""
    numbers = {name: value for name in NUMBERS if (value := getattr(country, name))}
    return {
        name: ForVisitor(title=line.title, text=line.text.format(**numbers))
        for name, line in words.visitor.items()
        if set(_VARIABLE.findall(line.text)) <= numbers.keys()
    }
