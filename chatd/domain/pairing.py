"""Pairing: who is on shift, who may take whom, who becomes second, and how many more visitors two at a time can answer.

Operators always work two together. Nothing here may connect a visitor to fewer.

What a visitor asked of the two is met when one of them meets it. The rule, whole:

1. Second becomes whoever, beside the taker, leaves least of it unmet: the language before the gender, the gender before the names. Among those
   alike, the least loaded.
2. A take is refused while two others who are free would leave less of language and gender unmet; names are a preference and hold nobody back.
3. After `Patience.wish` the wish is let go: anyone may take, and the visitor is told. Rule 1 still holds.

So whoever can be answered at all can be answered by somebody, at every moment: the pair that meets most is never refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from chatd.domain.conversation import Conversation, Newcomer, Place
from chatd.domain.ids import Chain, PersonId, ProjectId, ShiftId
from chatd.domain.refusals import HandsFull, NobodyToPairWith, NotAllowed, SomeoneElseFits
from chatd.domain.wishes import Asked, Gender


class Status(StrEnum):
    """What a worker on shift is doing."""

    ONLINE = "online"
    BREAK = "break"
    FINISHING = "finishing"
    SUPERVISING = "supervising"
    """Looks on when asked; counts as nobody's first or second."""


class BreakReason(StrEnum):
    """What a break is for, where the worker says so; shown to partners alone."""

    BREATHER = "breather"
    FOOD = "food"
    CALL = "call"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One person on shift, from check-in to the end.

    *name*: the one chosen for this shift. *key*: the open page's shift key; the same key is the same page. *active_at*: when somebody was last at
    the screen. *lost_since*: since when the line is down. *gender*: said at check-in, or not; shown to nobody. *reason*: what the break is for.
    *had*: visitors so far. *chains*: what vouches for the key, project by project.
    """

    id: ShiftId
    person: PersonId
    name: str
    charity: str
    languages: tuple[str, ...]
    serves: frozenset[ProjectId]
    key: str
    active_at: datetime
    status: Status = Status.ONLINE
    lost_since: datetime | None = None
    gender: Gender | None = None
    reason: BreakReason | None = None
    had: int = 0
    chains: Mapping[ProjectId, Chain] = field(default_factory=dict, hash=False, repr=False)

    def is_on(self) -> bool:
        """Line up and taking visitors: a break really stops routing."""
        return self.status is Status.ONLINE and self.lost_since is None

    def may_be_offered(self, conversation: Conversation) -> bool:
        """Serves that project, and is nobody the visitor or they themselves asked to avoid."""
        return conversation.project in self.serves and self.person not in conversation.avoided

    def as_newcomer(self, project: ProjectId) -> Newcomer:
        """The shift as it comes into a room of that project's."""
        return Newcomer(shift=self.id, person=self.person, name=self.name, charity=self.charity, key=self.key, chain=self.chains.get(project))


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """How many conversations one worker holds in each place, and how many may wait (`protocols/desk.toml`)."""

    as_first: int = 1
    as_second: int = 1
    queue: int = 3
    active_within: timedelta = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loads:
    """How many conversations each shift holds, by place."""

    first: Counter[ShiftId]
    second: Counter[ShiftId]

    def of(self, shift: ShiftId) -> int:
        """In either place."""
        return self.first[shift] + self.second[shift]


def loads(conversations: Iterable[Conversation]) -> Loads:
    """Count who holds what."""
    first: Counter[ShiftId] = Counter()
    second: Counter[ShiftId] = Counter()
    for conversation in conversations:
        for worker in conversation.workers:
            if worker.place is Place.FIRST:
                first[worker.shift] += 1
            elif worker.place is Place.SECOND:
                second[worker.shift] += 1
    return Loads(first=first, second=second)


def refuse_taking(taker: Shift, conversation: Conversation, *, held: Loads, capacity: Capacity) -> None:
    """Raise the reason why this worker may not take this visitor, if there is one."""
    if not taker.is_on() or not taker.may_be_offered(conversation):
        raise NotAllowed
    if held.first[taker.id] >= capacity.as_first:
        raise HandsFull


def second_for(taker: Shift, conversation: Conversation, shifts: Iterable[Shift], *, held: Loads, capacity: Capacity, at: datetime) -> Shift:
    """Rule 1: another operator who was at their screen within the last minute. Raises `NobodyToPairWith`."""
    candidates = list(_seconds_beside(taker, conversation, shifts, held=held, capacity=capacity, at=at))
    if not candidates:
        raise NobodyToPairWith
    return min(candidates, key=lambda shift: (_rank(unmet(conversation, (taker, shift))), held.of(shift.id), shift.id))


def beside(taker: Shift, conversation: Conversation, shifts: Iterable[Shift], *, held: Loads, capacity: Capacity, at: datetime) -> Shift:
    """Who becomes second when this worker takes, by rules 1 and 2. Raises `NobodyToPairWith` or `SomeoneElseFits`."""
    shifts = tuple(shifts)
    second = second_for(taker, conversation, shifts, held=held, capacity=capacity, at=at)
    left = _binding(conversation, (taker, second))
    if conversation.wish.let_go or not any(left):
        return second
    for first in (shift for shift in shifts if is_free_to_take(shift, conversation, held=held, capacity=capacity)):
        for other in _seconds_beside(first, conversation, shifts, held=held, capacity=capacity, at=at):
            if _binding(conversation, (first, other)) < left:
                raise SomeoneElseFits
    return second


def is_free_to_take(shift: Shift, conversation: Conversation, *, held: Loads, capacity: Capacity) -> bool:
    """May this worker take this visitor, as far as they themselves are concerned?"""
    return shift.is_on() and shift.may_be_offered(conversation) and held.first[shift.id] < capacity.as_first


def is_free(shift: Shift, conversation: Conversation, *, held: Loads, capacity: Capacity) -> bool:
    """Could this worker be one of the two, in either place?"""
    has_a_place = held.first[shift.id] < capacity.as_first or held.second[shift.id] < capacity.as_second
    return shift.is_on() and shift.may_be_offered(conversation) and has_a_place


def unmet(conversation: Conversation, pair: Iterable[Shift]) -> frozenset[Asked]:
    """What the visitor asked and none of these meets."""
    pair, wish = tuple(pair), conversation.wish
    met = {
        Asked.LANGUAGE: any(conversation.language in shift.languages for shift in pair),
        Asked.GENDER: wish.gender is None or any(shift.gender is wish.gender for shift in pair),
        Asked.PEOPLE: not wish.people or any(shift.person in wish.people for shift in pair),
    }
    return frozenset(asked for asked, is_met in met.items() if not is_met)


def _rank(left: frozenset[Asked]) -> tuple[bool, ...]:
    return tuple(asked in left for asked in Asked)


def _binding(conversation: Conversation, pair: Iterable[Shift]) -> tuple[bool, ...]:
    """What holds others back: the language, then the gender."""
    return _rank(unmet(conversation, pair))[:2]


def _seconds_beside(
    first: Shift, conversation: Conversation, shifts: Iterable[Shift], *, held: Loads, capacity: Capacity, at: datetime
) -> Iterator[Shift]:
    for shift in shifts:
        is_free = shift.is_on() and shift.may_be_offered(conversation) and held.second[shift.id] < capacity.as_second
        if is_free and shift.person != first.person and at - shift.active_at <= capacity.active_within:
            yield shift


def room_for(shifts: Sequence[Shift], *, held: Loads, capacity: Capacity) -> int:
    """How many more visitors these workers can take, two different people each.

    Every pair uses one free first place and one free second place of somebody else; the bound is that of a matching in which nobody is paired with
    themselves: at most all firsts, at most all seconds, and for each worker at most what is left of the others' places.
    """
    firsts = [max(0, capacity.as_first - held.first[shift.id]) for shift in shifts]
    seconds = [max(0, capacity.as_second - held.second[shift.id]) for shift in shifts]
    if len(shifts) < 2:
        return 0
    without_one = (sum(firsts) - f + sum(seconds) - s for f, s in zip(firsts, seconds, strict=True))
    return min(sum(firsts), sum(seconds), *without_one)
