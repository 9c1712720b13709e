"""Which words somebody reads who comes when nobody new can come in: by project, day, language and reason.

A project's own text stands beside the state and never in its place: that it is closed, when it opens next, whom to call in danger and where else to turn
are said whatever a project writes. What nobody wrote for a day, a reason or a language falls back to what comes with chatd in that language, never to
another language and never to the words of another reason: "we are here on Tuesdays" is false on a Tuesday that is a holiday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from chatd.domain.availability import Answer, Facts, Openness

WEEK: Final = range(7)
MOST_OPTIONS: Final = 3
FEWEST_OPTIONS: Final = 2


class Reason(StrEnum):
    """Why nobody new comes in just now, or why they wait."""

    HOURS = "hours"
    """Outside the hours, or in hours that nobody promised."""
    HOLIDAY = "holiday"
    """A closure that was planned."""
    TWO_DID_NOT_COME = "two_did_not_come"
    FULL = "full"
    BUSY = "busy"
    CLOSING_SOON = "closing_soon"
    BY_HAND = "by_hand"
    """Somebody closed the chat by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """On which days a text is said, by the project's own calendar: a span with both its ends, some weekdays (Monday is 0), or any day."""

    first: date | None = None
    last: date | None = None
    weekdays: frozenset[int] = frozenset()

    def hold(self, day: date) -> bool:
        in_span = (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
        return in_span and (not self.weekdays or day.weekday() in self.weekdays)

    @property
    def breadth(self) -> tuple[int, int]:
        """Smaller is nearer to one single day: a span before weekdays, both before any day; a shorter one before a longer."""
        span = (self.last - self.first).days + 1 if self.first and self.last else 0
        return (0 if span else 1 if self.weekdays else 2, span or len(self.weekdays))


ANY_DAY: Final = Days()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is said for one reason on some days."""

    reason: Reason
    lines: tuple[str, ...]
    days: Days = ANY_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What a project says itself in one language. *message*: what it means to write to us now; empty where the supplied words do."""

    texts: tuple[Text, ...] = ()
    message: tuple[str, ...] = ()


class Step(StrEnum):
    """One step on the way to the words, in the order it was taken."""

    NOT_IN_LANGUAGE = "not_in_language"
    """The project has published nothing in this language."""
    NOT_FOR_REASON = "not_for_reason"
    """It has, and nothing of it is for this reason."""
    NOT_ON_DAY = "not_on_day"
    """Something is for this reason, but not on this day."""
    OWN = "own"
    SUPPLIED = "supplied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The words, and how they were come by. *text*: None for those that come with chatd. *beside*: how many others would have fitted that day too."""

    text: Text | None
    message: tuple[str, ...]
    steps: tuple[Step, ...]
    beside: int = 0


NOTHING: Final[Mapping[str, Own]] = MappingProxyType({})


def reason_of(facts: Facts, answer: Answer) -> Reason | None:
    """Why the answer is what it is; None while it is open. It tells nothing that the state and the calendar do not."""
    if answer.state is Openness.OPEN:
        return None
    if answer.state is not Openness.CLOSED:
        return Reason(answer.state.value)
    if answer.two_did_not_come:
        return Reason.TWO_DID_NOT_COME
    if not facts.may_open or any(each.span.holds(facts.at) and not each.opens for each in facts.overrides):
        return Reason.BY_HAND
    return Reason.HOLIDAY if any(each.holds(facts.at) for each in facts.closures) else Reason.HOURS


def choose(own: Mapping[str, Own], *, language: str, day: date, reason: Reason) -> Choice:
    """*own*: by language, what the project has published. The text whose days are nearest to that one day; of two as near, the one that stands first."""
    said = _in(own, language)
    if said is None:
        return Choice(text=None, message=(), steps=(Step.NOT_IN_LANGUAGE, Step.SUPPLIED))
    for_reason = [each for each in said.texts if each.reason is reason]
    fitting = sorted((each for each in for_reason if each.days.hold(day)), key=lambda each: each.days.breadth)
    if fitting:
        return Choice(text=fitting[0], message=said.message, steps=(Step.OWN,), beside=len(fitting) - 1)
    missed = Step.NOT_ON_DAY if for_reason else Step.NOT_FOR_REASON
    return Choice(text=None, message=said.message, steps=(missed, Step.SUPPLIED))


def _in(own: Mapping[str, Own], language: str) -> Own | None:
    """In that language, else in the one it is a kind of: `pt` for `pt-BR`."""
    return own.get(language) or own.get(language.partition("-")[0])


# ── where else to turn ──


class Place(Protocol):
    """Somewhere to turn, as a project or a country lists it."""

    @property
    def name(self) -> str: ...

    @property
    def href(self) -> str: ...


Somewhere = TypeVar("Somewhere", bound=Place)

_POLICE: Final = re.compile(
    r"\b(police|policía|policia|poliția|politia|polizei|polizia|politie|polícia|policie|policja|polis|poliisi|garda[ií]?|guardia civil|gendarmerie|"
    r"carabinieri|mossos|ertzaintza|rendőrség|полици[яи]|полиция|поліція|милиция|αστυνομία)\b|警察|公安|ตำรวจ|경찰|شرطة|پلیس|משטרה",
    re.IGNORECASE,
)
_POLICE_NUMBERS: Final = frozenset({"999", "112", "101", "110", "113", "17", "091", "092", "062", "997", "107", "117", "191", "911"})


def is_police(place: Place) -> bool:
    """By its name, or by its number: those for emergencies are answered by the police, or passed on to them."""
    scheme, _, number = place.href.partition(":")
    return bool(_POLICE.search(place.name)) or (scheme in ("tel", "sms") and re.sub(r"\D", "", number) in _POLICE_NUMBERS)


def but_the_police(places: Sequence[Somewhere]) -> tuple[Somewhere, ...]:
    """Where visitors read "none of them is the police", none is."""
    return tuple(each for each in places if not is_police(each))


def options(places: Sequence[Somewhere]) -> tuple[Somewhere, ...]:
    """The two or three that always stand there, the first of what is listed. Fewer only where fewer are known, which `FEWEST_OPTIONS` tells."""
    return tuple(_once(but_the_police(places)))[:MOST_OPTIONS]


def _once(places: Sequence[Somewhere]) -> Iterator[Somewhere]:
    seen: set[str] = set()
    for each in places:
        if each.href not in seen:
            seen.add(each.href)
            yield each
