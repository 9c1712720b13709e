"""Out-of-hours words in words: the reasons, the days, and how what a visitor reads was come by. For coordinators, in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final, assert_never

from chatd.domain.out_of_hours import Choice, Days, Reason, Step
from chatd.domain.wording import Change
from console.clock_words import WEEKDAYS, day_name
from console.language_names import language_name

REASONS: Final[Mapping[Reason, str]] = {
    Reason.HOURS: "Outside our hours",
    Reason.HOLIDAY: "A planned closure",
    Reason.TWO_DID_NOT_COME: "Two of us did not come",
    Reason.BY_HAND: "Closed by hand",
    Reason.FULL: "The queue is full",
    Reason.BUSY: "All of us are busy, and one can wait",
    Reason.CLOSING_SOON: "We close soon",
}


FIELDS: Final[Mapping[str, str]] = {
    "reason": "when",
    "first": "first day",
    "last": "last day",
    "weekdays": "days of the week",
    "lines": "what you say",
    "message": "What it would mean to write to you now",
}


def days_in_words(days: Days) -> str:
    """`Thursday 24 December to Sunday 27 December 2026`, `Saturdays and Sundays`, `any day`."""
    if days.first and days.last:
        return f"{_day(days.last)}" if days.first == days.last else f"{day_name(days.first)} to {_day(days.last)}"
    if days.weekdays:
        return _listed([f"{WEEKDAYS[day]}s" for day in sorted(days.weekdays)])
    return "any day"


def compared(found: Iterable[Change]) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """By field, under a title in words; a text's reason and days in words too."""
    by: dict[str, list[Change]] = {}
    for change in found:
        line = _in_words(change.field.rpartition(".")[2], change.line)
        by.setdefault(field_in_words(change.field), []).append(replace(change, line=line))
    kept = ((title, tuple(each for each in lines if each.line)) for title, lines in by.items())
    return tuple((title, lines) for title, lines in kept if lines)


def field_in_words(at: str) -> str:
    """`texts.2.lines` is “Text 2: what you say”."""
    _, _, rest = at.partition("texts.")
    number, _, name = rest.partition(".")
    return f"Text {number}: {FIELDS.get(name, name)}" if name else FIELDS.get(at, "Texts")


def _in_words(field: str, line: str) -> str:
    if field == "weekdays":
        return WEEKDAYS[int(line)] if line else ""
    return REASONS[Reason(line)] if field == "reason" and line in set(Reason) else line


def how_come_by(choice: Choice, reason: Reason, language: str) -> str:
    """One or two sentences."""
    if choice.text:
        more = f" {choice.beside} more would fit; this one’s days are the closest." if choice.beside else ""
        return f"Your own text for “{REASONS[reason]}”, {days_in_words(choice.text.days)}.{more}"
    return " ".join(_steps(choice, reason, language_name(language)))


def _steps(choice: Choice, reason: Reason, language: str) -> Iterator[str]:
    for step in choice.steps:
        match step:
            case Step.NOT_IN_LANGUAGE:
                yield f"You have published nothing in {language}."
            case Step.NOT_FOR_REASON:
                yield f"You have no text in {language} for “{REASONS[reason]}”."
            case Step.NOT_ON_DAY:
                yield f"Your texts in {language} for “{REASONS[reason]}” are for other days."
            case Step.SUPPLIED:
                yield f"So this is what comes with chatd in {language}. No other language and no other reason stands in."
            case Step.OWN:
                yield "Your own text."
            case _:
                assert_never(step)


def _day(day: date) -> str:
    return f"{day_name(day)} {day.year}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
