"""What a coordinator pastes elsewhere: when the chat is open, in each language, and nothing of what it is for."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chatd.desk.outside import Outlook
from chatd.domain import availability
from chatd.domain.people import Project
from chatd.giveaway import telling_words
from protocols.languages import direction, own_name
from protocols.spoken import Words
from protocols.times_in_words import in_words, place_of

LETTERS_IN_A_LINE: Final = 44
LINE: Final = 34
"""From one line of the picture to the next."""
TOP: Final = 72
BETWEEN: Final = 14
"""More, from what was said to what is said next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the picture: how far down, and whether it stands out."""

    said: str
    down: int
    is_loud: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One language's. *text*: to copy; *lines*: the same as a picture, 640 wide and *height* high."""

    language: str
    name: str
    direction: str
    text: str
    lines: tuple[Line, ...]
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """*own_words*: what the coordinator adds at the head. *with_times*: without them it stays true on a wall."""

    own_words: str = ""
    with_times: bool = True


def cards(project: Project, told: Outlook, words: Sequence[tuple[str, Words]], *, link: str, now: datetime, wanted: Wanted) -> tuple[Card, ...]:
    """One for each language of the project that we have words in."""
    return tuple(_card(_lines(project, told, (language, each), link=link, now=now, wanted=wanted), language) for language, each in words)


def discreet_name(project: Project, words: Words) -> str:
    """The project's name, unless it says what the project is for."""
    return words.outside.title if telling_words(project.name) else project.name


def _lines(project: Project, told: Outlook, spoken: tuple[str, Words], *, link: str, now: datetime, wanted: Wanted) -> list[str]:
    language, words = spoken
    head = [wanted.own_words or discreet_name(project, words)]
    if not wanted.with_times:
        return [*head, words.outside.paste_any_time.format(link=link)]
    times = [in_words(words.times, each, now=now, zone=project.zone) for each in told.openings]
    clock = words.outside.clock.format(place=place_of(project.zone, language), zone=project.zone)
    if availability.admits(told.answer.state):
        return [*head, words.outside.paste_open.format(link=link)]
    if not times:
        return [*head, words.outside.paste_any_time.format(link=link)]
    following = [words.outside.paste_then.format(next_opening=each) for each in times[1:]]
    return [*head, words.outside.paste_next.format(next_opening=times[0], link=link), *following, clock]


def _card(said: Sequence[str], language: str) -> Card:
    wrapped = [(n, line) for n, each in enumerate(said) for line in textwrap.wrap(each, LETTERS_IN_A_LINE, break_on_hyphens=False)]
    lines = tuple(Line(said=line, down=TOP + place * LINE + n * BETWEEN, is_loud=n == 0) for place, (n, line) in enumerate(wrapped))
    return Card(
        language=language,
        name=own_name(language),
        direction=direction(language),
        text="\n".join(said),
        lines=lines,
        height=lines[-1].down + TOP - LINE,
    )
