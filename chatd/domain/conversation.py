"""The conversation: its states, the legal moves between them, and who is in it. What each thing that happens does to it is in `chatd/domain/talk.py`.

States and moves stand in one table, `MOVES`; `docs/states.md` is drawn from it. Nothing else may change a state, and nothing here may know of
sockets, stores or sealing: a conversation is who is in the room, in which place, with which line. What is said never comes here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from chatd.domain.flag import Flag
from chatd.domain.ids import Chain, ConversationId, PersonId, ProjectId, ShiftId, Slot
from chatd.domain.refusals import IllegalMove
from chatd.domain.wishes import NOTHING_ASKED, Wish


class State(StrEnum):
    """Where a conversation stands."""

    ARRIVING = "arriving"
    WAITING = "waiting"
    PAIRED = "paired"
    ALONE = "alone"
    INTERRUPTED = "interrupted"
    ENDED = "ended"


class Move(StrEnum):
    """What may happen to a state."""

    LET_IN = "let_in"
    PAIR_STANDS = "pair_stands"
    PAIR_BREAKS = "pair_breaks"
    HANDED_BACK = "handed_back"
    LINE_LOST = "line_lost"
    BACK_IN_THE_QUEUE = "back_in_the_queue"
    BACK_WITH_THE_PAIR = "back_with_the_pair"
    BACK_WITH_FEWER = "back_with_fewer"
    END = "end"


MOVES: Mapping[State, Mapping[Move, State]] = MappingProxyType(
    {
        State.ARRIVING: {Move.LET_IN: State.WAITING, Move.END: State.ENDED},
        State.WAITING: {Move.PAIR_STANDS: State.PAIRED, Move.LINE_LOST: State.INTERRUPTED, Move.END: State.ENDED},
        State.PAIRED: {
            Move.PAIR_BREAKS: State.ALONE,
            Move.HANDED_BACK: State.WAITING,
            Move.LINE_LOST: State.INTERRUPTED,
            Move.END: State.ENDED,
        },
        State.ALONE: {
            Move.PAIR_STANDS: State.PAIRED,
            Move.HANDED_BACK: State.WAITING,
            Move.LINE_LOST: State.INTERRUPTED,
            Move.END: State.ENDED,
        },
        State.INTERRUPTED: {
            Move.BACK_IN_THE_QUEUE: State.WAITING,
            Move.BACK_WITH_THE_PAIR: State.PAIRED,
            Move.BACK_WITH_FEWER: State.ALONE,
            Move.END: State.ENDED,
        },
        State.ENDED: {},
    }
)


def advance(state: State, move: Move) -> State:
    """The state after `move`. Raises `IllegalMove`, and then nothing has changed."""
    try:
        return MOVES[state][move]
    except KeyError:
        raise IllegalMove(f"{move} from {state}") from None


class Place(StrEnum):
    """A worker's place in the room."""

    FIRST = "first"
    SECOND = "second"
    SUPERVISOR = "supervisor"


class Reach(StrEnum):
    """How far a supervisor is asked in: to the pair's own channel, which the visitor never sees, or into the chat, where the visitor sees them."""

    CONFER = "confer"
    CHAT = "chat"


class Why(StrEnum):
    """Why a conversation ended."""

    FINISHED = "finished"
    LEFT = "left"
    LEFT_QUICKLY = "left_quickly"
    ABUSIVE = "abusive"
    NOT_FOR_US = "not_for_us"
    LINE_LOST = "line_lost"
    SECOND_HOLDER = "second_holder"
    NO_ANSWER = "no_answer"
    NOT_CHECKED = "not_checked"
    RESTARTING = "restarting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Somebody in the room.

    *holds*: the newest epoch whose key this screen has opened, 0 before the first. *after*: the newest epoch when they came in, whose key they
    were not given. *lost_since*: since when their line is down. *same_as*: the slot this worker had before a reload of their page.
    *confers_only*: a supervisor whom only the pair has with them; nothing of the chat itself reaches that screen. *chain*: what vouches for the key.
    """

    slot: Slot
    shift: ShiftId
    person: PersonId
    name: str
    charity: str
    key: str
    place: Place
    holds: int = 0
    after: int = 0
    lost_since: datetime | None = None
    same_as: Slot | None = None
    confers_only: bool = False
    chain: Chain | None = field(default=None, repr=False)

    def is_standing(self) -> bool:
        """Line up, key held, and one of the two (a supervisor looks on)."""
        return self.lost_since is None and self.holds > 0 and self.place is not Place.SUPERVISOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long we wait for whom (`protocols/desk.toml`)."""

    alone_grace: timedelta = timedelta(seconds=4)
    supervisor_alert: timedelta = timedelta(seconds=60)
    resume: timedelta = timedelta(minutes=5)
    away: timedelta = timedelta(seconds=20)
    """A page that its browser said was gone has left after this long. Something between that is started again says the same, and then the page is soon back."""
    pairing: timedelta = timedelta(seconds=30)
    """A taken visitor whose pair has not come to stand by then goes back to the head of the queue."""
    wish: timedelta = timedelta(minutes=3)
    """What a visitor asked of the pair holds others back for so long."""
    still_there: timedelta = timedelta(minutes=6)
    """Somebody who has waited this long without a sign is asked, softly, whether they are still there."""
    answer: timedelta = timedelta(minutes=3)
    """And steps out of the queue when no sign comes within this time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One visitor's talk with a pair.

    *page*: the page's public key, thrown away with it. *epoch*, *confer*: number of the newest epoch and confer key announced. *went_away*: the line that is lost was closed as that of a page that is gone. *has_paired*: a pair has stood since the visitor last waited;
    *was_served*: ever.
    *short_since*: since when fewer than two stand. *avoided*: people who stepped out or whom the visitor asked not to have (again).
    *supervisor_asked*: how far the pair asks one in, until somebody comes. *waits_from*: since when they wait, where that is not since they came. *sign_at*: the last sign of life in the waiting room; *asked_at*: since
    when "still there?" has stood unanswered. *pinned*: the visitor's page checks what vouches for the workers' keys. *flags*: under policy it is being
    kept. *noted*: a concern note or a slip came of it, so that nobody may say that nothing was kept. *people*: everybody who has been in the room.
    """

    id: ConversationId
    project: ProjectId
    language: str
    arrived: datetime
    page: str = ""
    state: State = State.ARRIVING
    workers: tuple[Worker, ...] = ()
    next_slot: int = 1
    epoch: int = 0
    confer: int = 0
    visitor_lost_since: datetime | None = None
    went_away: bool = False
    has_paired: bool = False
    was_served: bool = False
    taken_at: datetime | None = None
    short_since: datetime | None = None
    supervisor_alerted: bool = False
    avoided: frozenset[PersonId] = frozenset()
    supervisor_asked: Reach | None = None
    wish: Wish = NOTHING_ASKED
    waits_from: datetime | None = None
    sign_at: datetime | None = None
    asked_at: datetime | None = None
    pinned: bool = False
    flags: tuple[Flag, ...] = ()
    noted: bool = False
    people: frozenset[PersonId] = frozenset()
    why: Why | None = None

    @property
    def standing(self) -> tuple[Worker, ...]:
        """The workers who are there, with the key in hand."""
        return tuple(worker for worker in self.workers if worker.is_standing())

    @property
    def in_the_chat(self) -> tuple[Worker, ...]:
        """Those whom the visitor sees."""
        return tuple(worker for worker in self.workers if not worker.confers_only)

    @property
    def slots(self) -> frozenset[Slot]:
        """Slots of the workers an epoch is for: all whom the visitor sees, and nobody else."""
        return frozenset(worker.slot for worker in self.in_the_chat)

    @property
    def confer_slots(self) -> frozenset[Slot]:
        """Slots of those who confer."""
        return frozenset(worker.slot for worker in self.workers)

    def is_waiting_to_be_taken(self) -> bool:
        """In the queue, line up, nobody's yet."""
        return self.state is State.WAITING and not self.workers

    def is_broken(self) -> bool:
        """Any checked-in worker may join. While the visitor's line is down nobody can: no epoch could be made for them."""
        pair = [worker for worker in self.workers if worker.place is not Place.SUPERVISOR]
        return self.state is State.ALONE or (self.state is State.PAIRED and len(pair) < 2)

    def worker_on(self, shift: ShiftId) -> Worker | None:
        """The worker of that shift, if in the room."""
        return next((worker for worker in self.workers if worker.shift == shift), None)

    def the(self, place: Place) -> Worker | None:
        """Who has that place."""
        return next((worker for worker in self.workers if worker.place is place), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A shift as it comes into a room."""

    shift: ShiftId
    person: PersonId
    name: str
    charity: str
    key: str
    chain: Chain | None = field(default=None, repr=False)
