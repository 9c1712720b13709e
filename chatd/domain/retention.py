"""What is kept under policy, for how long, and on whose word: flag → provisional → retained → shredded.

States and moves stand in one table, `MOVES`; `docs/states.md` is drawn from it. Words never come here, only who decided what, and when a record ends.
Sources: `protocols/safeguarding.toml` for every length of time, `docs/keeping.md` for what is signed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from chatd.domain.ids import PersonId, ProjectId, RecordId
from chatd.domain.refusals import IllegalMove, NotAllowed, NotTheirs, TooLate, TooLong, TwoAreNeeded


class State(StrEnum):
    """Where a record stands. Before it is stored whole, nothing exists; after `shredded`, nothing but its id on the list of what was shredded."""

    PROVISIONAL = "provisional"
    RETAINED = "retained"
    SHREDDED = "shredded"


class Move(StrEnum):
    """What may happen to a record."""

    SECOND_CONFIRMS = "second_confirms"
    SECOND_SAYS_NO = "second_says_no"
    LEAD_KEEPS = "lead_keeps"
    LEAD_LETS_GO = "lead_lets_go"
    REVIEW_KEEPS = "review_keeps"
    REVIEW_LETS_GO = "review_lets_go"
    HOLD_ASKED = "hold_asked"
    HOLD_AGREED = "hold_agreed"
    HOLD_ENDED = "hold_ended"
    TIME_IS_UP = "time_is_up"


MOVES: Mapping[State, Mapping[Move, State]] = MappingProxyType(
    {
        State.PROVISIONAL: {
            Move.SECOND_CONFIRMS: State.RETAINED,
            Move.SECOND_SAYS_NO: State.PROVISIONAL,
            Move.LEAD_KEEPS: State.RETAINED,
            Move.LEAD_LETS_GO: State.SHREDDED,
            Move.TIME_IS_UP: State.SHREDDED,
        },
        State.RETAINED: {
            Move.REVIEW_KEEPS: State.RETAINED,
            Move.REVIEW_LETS_GO: State.RETAINED,
            Move.HOLD_ASKED: State.RETAINED,
            Move.HOLD_AGREED: State.RETAINED,
            Move.HOLD_ENDED: State.RETAINED,
            Move.TIME_IS_UP: State.SHREDDED,
        },
        State.SHREDDED: {},
    }
)

APPENDING: Final = timedelta(days=1)
"""Later lines of a conversation are taken this long after the hour of the flag: no conversation lasts longer, and no record grows for ever."""
ON_CALL_ALONE: Final = timedelta(days=1)
"""So long the lead on call decides alone; then any lead who was not there may."""


def advance(state: State, move: Move) -> State:
    """The state after `move`. Raises `IllegalMove`, and then nothing has changed."""
    try:
        return MOVES[state][move]
    except KeyError:
        raise IllegalMove(f"{move} from {state}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """One ground's times and who confirms it (`protocols/safeguarding.toml`)."""

    provisional: timedelta
    days: timedelta
    review: timedelta
    hard_max: timedelta
    second_confirms: bool = True
    """False: the second is not asked, the lead on call decides (`about_a_worker`)."""
    answer: timedelta = timedelta(hours=1)
    """How long after the hour of the flag the second's answer is waited for."""
    hold_max: timedelta = timedelta(days=365)
    after_let_go: timedelta = timedelta(days=7)
    """A retained record that a lead lets go stands so long, so that another lead may say otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a record's signatures are made over (`docs/keeping.md`), as it came: base64url text and numbers. It fixes the words without telling any."""

    project: ProjectId
    record: RecordId
    ground: str
    language: str
    list_number: int
    list_hash: str
    commitment: str
    count: int
    """Lines in the flag itself."""
    chunks: int
    """Chunks in the flag itself."""
    head: str
    """Hash of the last of those chunks."""
    raised_at: int
    """Unix seconds, rounded down to the hour."""
    told: bool
    """Whether the visitor was told, or is told as soon as their line is back."""


class SignedFor(StrEnum):
    """What somebody's signature says."""

    RAISED = "raised"
    CONFIRMED = "confirmed"
    DECISION = "decision"
    REWRAPPED = "rewrapped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One signature, with the public key it was checked against, so that it can be checked when that person has long gone. *says*, *why*: of a decision.

    *wraps*: the hash of the set of wraps that it was made over, so that it can be checked still when the wraps of a lead who left are gone.
    """

    what: SignedFor
    by: PersonId
    key: str
    signature: str
    says: str = ""
    why: str = ""
    wraps: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """The law wants it longer. Asked for by one lead, in force once another agrees, until *until* and no longer."""

    reason: str
    until: datetime
    by: PersonId
    agreed_by: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One kept conversation, without its words. *raised*: to the hour. *ends*: when it is shredded as things stand. *members*: the workers who were in
    it, none of whom decides on it. *for_lead*: the second said no, was not there or is not asked, or the conversation ended without an answer. *on_call*: the
    lead who was on call then, None where any lead may decide. *chunks*, *bytes*: stored so far.
    """

    id: RecordId
    project: ProjectId
    ground: str
    language: str
    raised: datetime
    ends: datetime
    raiser: PersonId
    members: frozenset[PersonId]
    header: Header
    chunks: int
    bytes: int
    told_visitor: bool
    state: State = State.PROVISIONAL
    review: datetime | None = None
    hard_end: datetime | None = None
    confirmer: PersonId | None = None
    answered_no: PersonId | None = None
    decided_by: PersonId | None = None
    for_lead: bool = False
    on_call: PersonId | None = None
    hold: Hold | None = None
    signed: tuple[Signed, ...] = field(default=())
    closed: Closed | None = None

    @property
    def goes(self) -> datetime:
        """From this instant on it is as if it were not there: its end, or that of a hold that two leads agreed on."""
        return max(self.ends, self.hold.until) if self.hold and self.hold.agreed_by else self.ends

    def is_due(self, at: datetime) -> bool:
        """To be shredded, and read by nobody any more."""
        return at >= self.goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Where the record ends: so many chunks and lines, and the hash of the last chunk; and who signed that."""

    chunks: int
    head: str
    lines: int
    by: PersonId
    key: str
    signature: str


# ── who may decide ────────────────────────────────────────────────────────────────────────────────────────────────


def is_for_lead(record: Record, terms: Terms, at: datetime) -> bool:
    """The lead on call is to decide: at once where `for_lead` says so, else when the second's time to answer is over."""
    return record.state is State.PROVISIONAL and (record.for_lead or at >= record.raised + timedelta(hours=1) + terms.answer)


def may_decide(record: Record, person: PersonId, at: datetime) -> bool:
    """For a lead of the project: nobody who was there; within the first day the lead on call alone, where there is one."""
    if person in record.members or person in {record.raiser, record.confirmer}:
        return False
    return record.on_call in {None, person} or at >= record.raised + timedelta(hours=1) + ON_CALL_ALONE


# ── deeds: record in, record out ──────────────────────────────────────────────────────────────────────────────────


def confirmed(record: Record, by: PersonId, *, terms: Terms) -> Record:
    """The second of the two says that it is to be kept; also after a no of their own. After somebody else's it is the lead's to decide."""
    if not terms.second_confirms:
        raise NotAllowed
    advance(record.state, Move.SECOND_CONFIRMS)
    if by == record.raiser:
        raise TwoAreNeeded
    if by not in record.members:
        raise NotAllowed
    if record.answered_no not in {None, by}:
        raise NotTheirs
    return replace(_retained(record, Move.SECOND_CONFIRMS, terms), confirmer=by, answered_no=None)


def answered_no(record: Record, by: PersonId, *, terms: Terms) -> Record:
    """The second does not think so: the lead on call decides."""
    if not terms.second_confirms or by == record.raiser or by not in record.members:
        raise NotAllowed
    return replace(record, state=advance(record.state, Move.SECOND_SAYS_NO), answered_no=by, for_lead=True)


def unanswered(record: Record) -> Record:
    """The conversation has ended, and the second did not say."""
    return replace(record, for_lead=record.for_lead or record.state is State.PROVISIONAL)


def decided(record: Record, by: PersonId, *, keep: bool, terms: Terms, at: datetime) -> Record:
    """The lead on call keeps it, which makes two, or lets it go, which shreds it."""
    move = Move.LEAD_KEEPS if keep else Move.LEAD_LETS_GO
    advance(record.state, move)
    if by == record.raiser:
        raise TwoAreNeeded
    if not is_for_lead(record, terms, at) or not may_decide(record, by, at):
        raise NotTheirs
    if keep:
        return replace(_retained(record, move, terms), decided_by=by)
    return replace(record, state=advance(record.state, move), decided_by=by)


def reviewed(record: Record, by: PersonId, *, keep_until: datetime | None, terms: Terms, at: datetime) -> Record:
    """Kept until *keep_until*, never past its hard end; None lets it go, after some days in which another lead may say otherwise."""
    _refuse_who_was_there(record, by)
    if keep_until is None:
        after = advance(record.state, Move.REVIEW_LETS_GO)
        return replace(record, state=after, ends=min(record.ends, at + terms.after_let_go))
    after, last = advance(record.state, Move.REVIEW_KEEPS), _hard_end(record)
    if not at < keep_until <= last:
        raise TooLong
    return replace(record, state=after, ends=keep_until, review=min(at + terms.review, keep_until))


def hold_asked(record: Record, by: PersonId, *, reason: str, until: datetime, terms: Terms, at: datetime) -> Record:
    """In the place of one that nobody agreed to; one that stands is ended first, or runs out."""
    after = advance(record.state, Move.HOLD_ASKED)
    _refuse_who_was_there(record, by)
    if not at < until <= at + terms.hold_max:
        raise TooLong
    if _stands(record.hold, at):
        raise TooLate
    return replace(record, state=after, hold=Hold(reason=reason, until=until, by=by))


def hold_agreed(record: Record, by: PersonId, *, at: datetime) -> Record:
    """By another lead than the one who asked; from now on it is in force."""
    after = advance(record.state, Move.HOLD_AGREED)
    _refuse_who_was_there(record, by)
    if record.hold is None or record.hold.agreed_by is not None or at >= record.hold.until:
        raise TooLate
    if by == record.hold.by:
        raise TwoAreNeeded
    return replace(record, state=after, hold=replace(record.hold, agreed_by=by))


def hold_ended(record: Record, by: PersonId, *, terms: Terms, at: datetime) -> Record:
    """Before its time. What would have gone meanwhile stands some days more, so that another lead sees it."""
    after = advance(record.state, Move.HOLD_ENDED)
    _refuse_who_was_there(record, by)
    if record.hold is None:
        raise TooLate
    if not _stands(record.hold, at):
        return replace(record, state=after, hold=None)
    until = min(record.hold.until, at + terms.after_let_go)
    return replace(record, state=after, hold=None if record.ends >= until else replace(record.hold, until=until))


def shredded(record: Record) -> Record:
    """Its time is up."""
    return replace(record, state=advance(record.state, Move.TIME_IS_UP))


def may_append(record: Record, by: PersonId, at: datetime) -> bool:
    return by in record.members and record.closed is None and at < min(record.goes, record.raised + APPENDING)


def to_the_hour(at: datetime) -> datetime:
    """Rounded down: the minute of a visit is nobody's to learn."""
    return at.replace(minute=0, second=0, microsecond=0)


def _retained(record: Record, move: Move, terms: Terms) -> Record:
    after, hard_end = advance(record.state, move), record.raised + terms.hard_max
    ends = min(record.raised + terms.days, hard_end)
    return replace(record, state=after, ends=ends, review=min(record.raised + terms.review, ends), hard_end=hard_end)


def _hard_end(record: Record) -> datetime:
    return record.hard_end or record.ends


def _stands(hold: Hold | None, at: datetime) -> bool:
    return hold is not None and hold.agreed_by is not None and at < hold.until


def _refuse_who_was_there(record: Record, person: PersonId) -> None:
    if person in record.members:
        raise NotTheirs
