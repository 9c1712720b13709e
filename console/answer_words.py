"""What nations and states of answers are called on pages. Topics: `console/topic_words.py`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from canned_answers.library import Nation
from canned_answers.versions import State
from console.clock_words import MONTHS
from console.language_names import language_name

NATIONS: Final[Mapping[Nation, str]] = {
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
    Nation.UK: "All of the UK",
    Nation.ANY: "Anywhere",
}
STATES: Final[Mapping[State, str]] = {
    State.DRAFT: "Draft",
    State.REVIEWED: "Read over",
    State.PUBLISHED: "Published",
    State.PAST: "Past",
    State.WITHDRAWN: "Withdrawn",
}
_LANGUAGES: Final = {"pt-BR": "Portuguese (Brazil)", "zh-Hans": "Chinese (simplified)"}


def tongue(code: str) -> str:
    """`Romanian`; `Portuguese (Brazil)`."""
    return _LANGUAGES.get(code) or language_name(code)


def day_of(day: date | datetime) -> str:
    """`21 May 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
