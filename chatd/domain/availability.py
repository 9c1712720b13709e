"""Availability: one function of facts. Widget, page, JSON and console all ask it, so that open means open.

Two workers or closed: whatever the calendar says, fewer than two checked-in operators who serve the project is `closed`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import islice
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
    state = _state(facts)
    if admits(state) or state is Openness.FULL or not facts.may_open:
        return Answer(state=state, next_opening=None)
    return Answer(state=state, next_opening=next(_openings(facts), None), two_did_not_come=_two_did_not_come(facts))


def next_openings(facts: Facts, count: int = OPENINGS_TOLD) -> tuple[datetime, ...]:
    """When it opens next, and then; shifts that follow each other are one opening. While it is open, those after this one.

    The first is the `next_opening` of the answer whenever that has one.
    """
    return tuple(islice(_openings(facts), count)) if facts.may_open else ()


def is_promised_now(facts: Facts) -> bool:
    """Was it announced that the chat is open now? Says nothing of who came."""
    return facts.may_open and _opens_at(facts, facts.at)


def admits(state: Openness) -> bool:
    """May a newcomer come in?"""
    return state in {Openness.OPEN, Openness.BUSY}


def _state(facts: Facts) -> Openness:
    if not facts.may_open or facts.operators < 2 or not facts.speaks or not _is_covered(facts, facts.at):
        return Openness.CLOSED
    if _is_last_stretch(facts):
        return Openness.CLOSING_SOON
    if facts.waiting < facts.room:
        return Openness.OPEN
    return Openness.BUSY if facts.waiting < max(0, facts.room) + facts.queue else Openness.FULL


def _is_covered(facts: Facts, at: datetime) -> bool:
    """Open by the calendar, or by hand; a closure or a closing by hand wins."""
    if any(closure.holds(at) for closure in facts.closures):
        return False
    by_hand = [override.opens for override in facts.overrides if override.span.holds(at)]
    if by_hand:
        return all(by_hand)
    return any(shift.holds(at) for shift in facts.shifts)


def _is_last_stretch(facts: Facts) -> bool:
    """Does the unbroken cover end within the closing time?"""
    return _cover_breaks(facts) <= facts.at + facts.closing


def _cover_breaks(facts: Facts) -> datetime:
    """The first instant from now on that is not covered; the end of what the calendar knows when there is none."""
    edges = sorted({edge for span in _all_spans(facts) for edge in (span.starts, span.ends) if edge > facts.at})
    return next((instant for instant in (facts.at, *edges) if not _is_covered(facts, instant)), datetime.max.replace(tzinfo=UTC))


def _two_did_not_come(facts: Facts) -> bool:
    return facts.operators < 2 and is_promised_now(facts) and all(begin > facts.at for begin in islice(_begins(facts, facts.at - facts.late), 1))


def _openings(facts: Facts) -> Iterator[datetime]:
    """From now on; after this cover when it stands."""
    return _begins(facts, facts.at if _state(facts) is Openness.CLOSED else _cover_breaks(facts))


def _begins(facts: Facts, after: datetime) -> Iterator[datetime]:
    """The instants after `after` at which something promised begins to be open. Shifts that follow each other are one opening: where the people of
    one have not come, its middle is no new promise."""
    begins = {shift.starts for shift in facts.shifts} | {closure.ends for closure in facts.closures}
    begins |= {edge for override in facts.overrides for edge in (override.span.starts, override.span.ends)}
    return (edge for edge in sorted(begins) if edge > after and _opens_at(facts, edge) and not _opens_at(facts, edge - _JUST))


def _opens_at(facts: Facts, edge: datetime) -> bool:
    promised = any(shift.holds(edge) and shift.promised for shift in facts.shifts)
    by_hand = any(override.opens and override.span.holds(edge) for override in facts.overrides)
    return (promised or by_hand) and _is_covered(facts, edge)


def _all_spans(facts: Facts) -> list[Span]:
    return [*facts.shifts, *facts.closures, *(override.span for override in facts.overrides)]
