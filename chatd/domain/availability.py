"""Availability: one function of facts. Widget, page, JSON and console all ask it, so that open means open.

Two workers or closed: whatever the calendar says, fewer than two checked-in operators who serve the project is `closed`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import accumulate, islice
from typing import Final

OPENINGS_TOLD: Final = 2
"""How many openings ahead are told outside; who gathers the facts looks far enough for so many."""

_JUST = timedelta(microseconds=1)


class Openness(StrEnum):
    """What a visitor who asks now is told."""

    OPEN = "open"
    BUSY = "busy"
    FULL = "full"
    CLOSING_SOON = "closing_soon"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From an instant, to an instant not in it. *promised*: enough have signed up that an opening may be announced."""

    starts: datetime
    ends: datetime
    promised: bool = True

    def holds(self, at: datetime) -> bool:
        """Is the instant within?"""
        return self.starts <= at < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Somebody opened or closed the chat by hand; it ends by itself."""

    opens: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that decides.

    *shifts*: spans of the calendar that cover this project, by start, overlaps allowed. *operators*: how many operators who serve this project are
    checked in with their line up. *speaks*: at least one of them speaks the language asked for (True when none was). *room*: how many visitors they
    could take now. *waiting*: how many wait already. *queue*: how many may wait beyond that. *late*: how long after a promised opening the two may still
    be on their way (`protocols/desk.toml`).
    """

    at: datetime
    shifts: Sequence[Span]
    operators: int
    room: int
    waiting: int
    queue: int = 3
    speaks: bool = True
    may_open: bool = True
    closures: Sequence[Span] = ()
    overrides: Sequence[Override] = ()
    closing: timedelta = timedelta(minutes=40)
    late: timedelta = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is told. *next_opening* is None while open, and when none is promised.

    *two_did_not_come*: an opening was promised for now, and fewer than two are here. It is the same for none and for one, so that nobody learns from
    it that somebody is there alone.
    """

    state: Openness
    next_opening: datetime | None
    two_did_not_come: bool = False


def answer(facts: Facts) -> Answer:
    """Is the chat open, and if not, when next?"""
    cover = _Cover(facts)
    state = _state(facts, cover)
    if admits(state) or state is Openness.FULL or not facts.may_open:
        return Answer(state=state, next_opening=None)
    return Answer(state=state, next_opening=next(_openings(facts, cover, state), None), two_did_not_come=_two_did_not_come(facts, cover))


def next_openings(facts: Facts, count: int = OPENINGS_TOLD) -> tuple[datetime, ...]:
    """When it opens next, and then; shifts that follow each other are one opening. While it is open, those after this one.

    The first is the `next_opening` of the answer whenever that has one.
    """
    cover = _Cover(facts)
    return tuple(islice(_openings(facts, cover, _state(facts, cover)), count)) if facts.may_open else ()


def is_promised_now(facts: Facts) -> bool:
    """Was it announced that the chat is open now? Says nothing of who came."""
    return facts.may_open and _Cover(facts).is_promised(facts.at)


def admits(state: Openness) -> bool:
    """May a newcomer come in?"""
    return state in {Openness.OPEN, Openness.BUSY}


class _Spans:
    """Whether any of some spans, overlaps allowed, holds an instant: looked up, as it is asked for each edge of two weeks."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=lambda span: span.starts)
        self._starts = [span.starts for span in ordered]
        self._until = list(accumulate((span.ends for span in ordered), max))

    def hold(self, at: datetime) -> bool:
        begun = bisect_right(self._starts, at)
        return begun > 0 and at < self._until[begun - 1]


class _Cover:
    """When the calendar and those who open or close by hand let it be open."""

    def __init__(self, facts: Facts) -> None:
        self._shifts = _Spans(facts.shifts)
        self._promised = _Spans(shift for shift in facts.shifts if shift.promised)
        self._closures = _Spans(facts.closures)
        self._opened = _Spans(each.span for each in facts.overrides if each.opens)
        self._closed = _Spans(each.span for each in facts.overrides if not each.opens)

    def holds(self, at: datetime) -> bool:
        """Open by the calendar, or by hand; a closure or a closing by hand wins."""
        return not self._is_shut(at) and (self._opened.hold(at) or self._shifts.hold(at))

    def is_promised(self, at: datetime) -> bool:
        """Open, and by somebody's hand or with enough who signed up."""
        return not self._is_shut(at) and (self._opened.hold(at) or self._promised.hold(at))

    def _is_shut(self, at: datetime) -> bool:
        return self._closures.hold(at) or self._closed.hold(at)


def _state(facts: Facts, cover: _Cover) -> Openness:
    if not facts.may_open or facts.operators < 2 or not facts.speaks or not cover.holds(facts.at):
        return Openness.CLOSED
    if _cover_breaks(facts, cover) <= facts.at + facts.closing:
        return Openness.CLOSING_SOON
    if facts.waiting < facts.room:
        return Openness.OPEN
    return Openness.BUSY if facts.waiting < max(0, facts.room) + facts.queue else Openness.FULL


def _cover_breaks(facts: Facts, cover: _Cover) -> datetime:
    """The first instant from now on that is not covered; the end of what the calendar knows when there is none."""
    edges = sorted({edge for span in _all_spans(facts) for edge in (span.starts, span.ends) if edge > facts.at})
    return next((instant for instant in (facts.at, *edges) if not cover.holds(instant)), datetime.max.replace(tzinfo=UTC))


def _two_did_not_come(facts: Facts, cover: _Cover) -> bool:
    if facts.operators >= 2 or not cover.is_promised(facts.at):
        return False
    return all(begin > facts.at for begin in islice(_begins(facts, cover, facts.at - facts.late), 1))


def _openings(facts: Facts, cover: _Cover, state: Openness) -> Iterator[datetime]:
    """From now on; after this cover when it stands."""
    return _begins(facts, cover, facts.at if state is Openness.CLOSED else _cover_breaks(facts, cover))


def _begins(facts: Facts, cover: _Cover, after: datetime) -> Iterator[datetime]:
    """The instants after `after` at which something promised begins to be open. Shifts that follow each other are one opening: where the people of
    one have not come, its middle is no new promise."""
    begins = {shift.starts for shift in facts.shifts} | {closure.ends for closure in facts.closures}
    begins |= {edge for override in facts.overrides for edge in (override.span.starts, override.span.ends)}
    return (edge for edge in sorted(begins) if edge > after and cover.is_promised(edge) and not cover.is_promised(edge - _JUST))


def _all_spans(facts: Facts) -> list[Span]:
    return [*facts.shifts, *facts.closures, *(override.span for override in facts.overrides)]
