"""Every socket event, both ways: one closed struct each, one EVENTS table.

`docs/events.md` is generated from this file. Nothing reaches the desk that did not pass one of these structs, and nothing is sent that is not one.
Sealed parts stay the text they came as: the server has no use for the bytes inside and never decodes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

import msgspec

from chatd.domain.availability import Openness
from chatd.domain.conversation import Place, Reach, State, Why
from chatd.domain.flag import Answer
from chatd.domain.hints import HintKind
from chatd.domain.pairing import BreakReason, Status
from chatd.domain.wishes import Asked, Gender

VISITOR = "/visitor"
OPERATOR = "/operator"

FRAME_LIMIT = 32_768
"""Bytes in one socket frame; the largest sealed message is under 12 kB."""


class Closed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A struct that refuses what it does not know, and cannot print what it holds."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


_B64 = r"\A[A-Za-z0-9_-]+\Z"
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"\A[a-z0-9][a-z0-9_-]*\Z")]
Language = Annotated[str, msgspec.Meta(min_length=2, max_length=12, pattern=r"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")]
Name = Annotated[
    str,
    msgspec.Meta(
        min_length=1, max_length=40, pattern=r"\A(?=.*\S)[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+\Z"
    ),
]
"""Shown to visitors: nothing that hides, turns round or breaks a line."""
Names = Annotated[list[Name], msgspec.Meta(max_length=6)]
"""Chosen names, as a visitor gives them."""
Token = Annotated[str, msgspec.Meta(min_length=20, max_length=400, pattern=r"\A[A-Za-z0-9_.-]+\Z")]
Bytes16 = Annotated[str, msgspec.Meta(min_length=22, max_length=22, pattern=_B64)]
Bytes24 = Annotated[str, msgspec.Meta(min_length=32, max_length=32, pattern=_B64)]
Bytes32 = Annotated[str, msgspec.Meta(min_length=43, max_length=43, pattern=_B64)]
Bytes64 = Annotated[str, msgspec.Meta(min_length=86, max_length=86, pattern=_B64)]
Box = Annotated[str, msgspec.Meta(min_length=22, max_length=11_000, pattern=_B64)]
"""A sealed message: the largest padding is 8192 bytes and its seal."""
SmallBox = Annotated[str, msgspec.Meta(min_length=22, max_length=1_000, pattern=_B64)]
HistoryBox = Annotated[str, msgspec.Meta(min_length=22, max_length=16_000, pattern=_B64)]
KeyNumber = Annotated[str, msgspec.Meta(min_length=19, max_length=19, pattern=r"\A[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}\Z")]
"""Sixteen letters made from a keyring's two public keys; says nobody's name."""
Second = Annotated[int, msgspec.Meta(ge=0, le=253_402_300_799)]
"""A whole Unix second, as statements that are signed have it."""
RecordId = Annotated[str, msgspec.Meta(min_length=32, max_length=32, pattern=r"\A[0-9a-f]{32}\Z")]
Ground = Annotated[str, msgspec.Meta(min_length=1, max_length=40, pattern=r"\A[a-z][a-z0-9_]*\Z")]
Number = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Slot = Annotated[int, msgspec.Meta(ge=0, le=1_000)]
Seen = Annotated[list[tuple[Slot, Count]], msgspec.Meta(max_length=64)]
"""Pairs of slot and the last counter seen from it."""


class Code(StrEnum):
    """Why something was refused; `text_key` in the answer names the words a screen shows."""

    BAD_EVENT = "bad_event"
    TOO_FAST = "too_fast"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    SIGN_IN_AGAIN = "sign_in_again"
    CLOSED = "closed"
    FULL = "full"
    PLEASE_WAIT = "please_wait"
    ALREADY_TAKEN = "already_taken"
    NO_PARTNER = "no_partner"
    SOMEONE_ELSE_FITS = "someone_else_fits"
    HANDS_FULL = "hands_full"
    NOT_CHECKED_IN = "not_checked_in"
    STALE_ROSTER = "stale_roster"
    OUT_OF_STEP = "out_of_step"
    LOG_FULL = "log_full"
    ENDED = "ended"
    TROUBLE = "trouble"


# ── shared parts ──────────────────────────────────────────────────────────────────────────────────────────────────


class Member(Closed, frozen=True):
    """A worker as an epoch's roster names them."""

    slot: Slot
    name: Name
    key: Bytes32
    certificate: None = None


class SealedPart(Closed, frozen=True):
    slot: Slot
    box: SmallBox


class Certificate(Closed, frozen=True):
    """Says of a key that it is a coordinator's (signed by the project's root key) or an operator's (signed by a coordinator's)."""

    holder: KeyNumber
    key: Bytes32
    not_before: Second
    not_after: Second
    signature: Bytes64


class ShiftCertificate(Closed, frozen=True):
    """Says of a shift key whose it is; signed by the operator's key, for one project, with the name and charity that are shown."""

    project: Id
    not_before: Second
    not_after: Second
    signature: Bytes64


class Chain(Closed, frozen=True):
    """From a project's root key to one shift key (`docs/keeping.md`). The server passes it on; screens check it."""

    coordinator: Certificate
    operator: Certificate
    shift: ShiftCertificate


class Acknowledged(Closed, frozen=True):
    """The answer to an event that was done."""

    ok: Literal[True] = True


class Refused(Closed, frozen=True):
    """The answer to an event that was not; nothing has changed."""

    code: Code
    text_key: str
    field: str | None = None
    ok: Literal[False] = False


# ── from the visitor's page ───────────────────────────────────────────────────────────────────────────────────────


class VisitorKnock(Closed, frozen=True):
    """`auth` of a visitor's connection: a fresh token from `POST /w/{project}/start`, or the resume token of this open page."""

    token: Token | None = None
    resume: Token | None = None


class Arrive(Closed, frozen=True):
    """Start the chat; spends the token. `language` is one that the two are to speak, `gender` what one of them should be, where that is offered.
    `people` and `but` are chosen names: those on shift who have one are asked for, or kept away; others are not looked for, and nothing says so."""

    page_key: Bytes32
    language: Language
    gender: Gender | None = None
    people: Names = []
    but: Names = []
    pinned: bool = False
    """The page that embeds the chat says which root key is the project's, so this page checks every worker's certificates before it seals."""


class Arrived(Closed, frozen=True):
    conversation: Id
    resume: Token
    ok: Literal[True] = True


class Resume(Closed, frozen=True):
    """Come back to the conversation on this open page; `since` is the last `seq` it holds of the room log."""

    since: Count


class Resumed(Closed, frozen=True):
    conversation: Id
    resume: Token
    ok: Literal[True] = True


class Beat(Closed, frozen=True):
    """Is this line alive both ways? Sent after arriving or resuming, and whenever the page doubts it."""


class BeatBack(Closed, frozen=True):
    """`room` is the last `seq` of the room log: a page that holds less asks again with `Catch up`."""

    room: Count
    ok: Literal[True] = True


class CatchUp(Closed, frozen=True):
    """Send me what came after `since` once more."""

    since: Count


class Epoch(Closed, frozen=True):
    """A new epoch, made by the visitor's page alone (`docs/sealing.md`)."""

    number: Number
    epoch_id: Bytes16
    page_key: Bytes32
    roster: Annotated[list[Member], msgspec.Meta(min_length=1, max_length=8)]
    previous: Bytes32
    signature: Bytes64
    sealed: Annotated[list[SealedPart], msgspec.Meta(min_length=1, max_length=8)]


class History(Closed, frozen=True):
    """Earlier epochs' keys for one newcomer."""

    to: Slot
    box: HistoryBox
    signature: Bytes64


class Send(Closed, frozen=True):
    """One sealed message. `counter` is the sender's own on this channel: sending it again is safe and does nothing twice."""

    epoch: Number
    counter: Number
    seen: Seen
    nonce: Bytes24
    box: Box


class Stored(Closed, frozen=True):
    """The server holds the message: *sent*, not yet *delivered*."""

    seq: Number
    ok: Literal[True] = True


class Typing(Closed, frozen=True):
    """A sealed sign of typing; relayed, never held."""

    epoch: Number
    counter: Number
    seen: Seen
    nonce: Bytes24
    box: SmallBox


class Shown(Closed, frozen=True):
    """These messages (up to `counter`, by sender's slot) were opened and are on this screen."""

    counters: Seen


class SomeoneElse(Closed, frozen=True):
    """Someone else, please: the present workers step out without a word and the visitor waits for others; not for those named in `but` either."""

    but: Names = []


class StillHere(Closed, frozen=True):
    """Somebody has touched the page in the waiting room."""


class HowLeft(StrEnum):
    ENDED = "ended"
    QUICKLY = "quickly"
    NOT_CHECKED = "not_checked"
    """The page could not make sure of the workers' keys, and stays shut."""


class Leave(Closed, frozen=True):
    """The visitor ends the chat, or leaves the page quickly; after it nothing can be resumed."""

    how: HowLeft


# ── from a worker's screen ────────────────────────────────────────────────────────────────────────────────────────


class OperatorKnock(Closed, frozen=True):
    """`auth` of a worker's connection; the session cookie comes with the handshake."""

    csrf: Token


class Held(Closed, frozen=True):
    """What this screen already holds of a conversation, as last `seq` of each log."""

    conversation: Id
    room: Count
    confer: Count


class CheckIn(Closed, frozen=True):
    """Come on shift, or come back to it. The same `shift_key` says: the same open page as before."""

    shift_key: Bytes32
    name: Name
    languages: Annotated[list[Language], msgspec.Meta(min_length=1, max_length=12)]
    held: Annotated[list[Held], msgspec.Meta(max_length=16)] = []
    gender: Gender | None = None
    """Said only by those who wish, used for what visitors ask, shown to nobody and kept nowhere."""
    rota: Id | None = None
    """At which of the desks offered; none named is the one suggested, or where a shift of mine stands."""
    brief_read: bool = False
    certificates: Annotated[list[Chain], msgspec.Meta(max_length=16)] = []
    """One for each project that vouches for this person's keys."""


class CheckedIn(Closed, frozen=True):
    shift: Id
    ok: Literal[True] = True


class TakeBreak(Closed, frozen=True):
    """Nothing new comes to me until I come back; conversations I am in go on."""

    reason: BreakReason | None = None
    """For partners alone."""


class ComeBack(Closed, frozen=True):
    """The break is over."""


class EndShift(Closed, frozen=True):
    """Finish: nothing new; the shift ends when the last conversation does, or at once when there is none."""


class Debrief(Closed, frozen=True):
    """I have looked back on the shift that has just ended. How it was stays on the page: nothing of it is sent."""

    call_me: bool


class SupervisorAlerted(Closed, frozen=True):
    """How far the alert went. With neither, only ringing helps, and the desk says so."""

    desks: Count
    by_mail: bool
    ok: Literal[True] = True


class Active(Closed, frozen=True):
    """Somebody is at this screen. Sent at most every 20 s while the page is in view or in use."""


class Take(Closed, frozen=True):
    """Take a waiting visitor: I become first."""

    conversation: Id


class Join(Closed, frozen=True):
    """Join a conversation whose pair is broken."""

    conversation: Id


class Swap(Closed, frozen=True):
    """Change who writes first: the second takes over, or the first hands it over."""

    conversation: Id


class HandOver(Closed, frozen=True):
    """Leave a conversation and let whoever is free come in with the same breath; refused when nobody can, and then nothing changes."""

    conversation: Id


class AskSupervisor(Closed, frozen=True):
    """Ask a supervisor who is checked in to come in so far, and no further."""

    conversation: Id
    reach: Reach


class ComeIn(Closed, frozen=True):
    """A supervisor comes in as far as the pair has asked."""

    conversation: Id


class StepReason(StrEnum):
    HAND_OVER = "hand_over"
    KNOW_THEM = "know_them"


class StepOut(Closed, frozen=True):
    """Leave a conversation to others; `know_them` hands over silently and never offers it to me again."""

    conversation: Id
    reason: StepReason


class CloseReason(StrEnum):
    FINISHED = "finished"
    LEFT = "left"
    ABUSIVE = "abusive"
    NOT_FOR_US = "not_for_us"


class Close(Closed, frozen=True):
    conversation: Id
    reason: CloseReason


class CallSupervisor(Closed, frozen=True):
    """Alert the supervisor on call."""

    conversation: Id | None = None


class Channel(StrEnum):
    ROOM = "room"
    CONFER = "confer"


class WorkerSend(Closed, frozen=True):
    conversation: Id
    channel: Channel
    epoch: Number
    counter: Number
    seen: Seen
    nonce: Bytes24
    box: Box


class WorkerTyping(Closed, frozen=True):
    conversation: Id
    epoch: Number
    counter: Number
    seen: Seen
    nonce: Bytes24
    box: SmallBox


class WorkerShown(Closed, frozen=True):
    conversation: Id
    channel: Channel
    counters: Seen


class KeyHeld(Closed, frozen=True):
    """This screen has opened that epoch: the pair stands when two have."""

    conversation: Id
    epoch: Number


class ConferKey(Closed, frozen=True):
    """The pair's own key, made by the first."""

    conversation: Id
    number: Number
    confer_id: Bytes16
    roster: Annotated[list[Member], msgspec.Meta(min_length=1, max_length=8)]
    sealed: Annotated[list[SealedPart], msgspec.Meta(min_length=1, max_length=8)]


class WorkerCatchUp(Closed, frozen=True):
    conversation: Id
    room: Count
    confer: Count


# ── to both sides ─────────────────────────────────────────────────────────────────────────────────────────────────


class MessageEntry(Closed, frozen=True, tag_field="type", tag="message"):
    seq: Number
    slot: Slot
    epoch: Number
    counter: Number
    seen: Seen
    nonce: Bytes24
    box: Box


class EpochEntry(Closed, frozen=True, tag_field="type", tag="epoch"):
    seq: Number
    number: Number
    epoch_id: Bytes16
    page_key: Bytes32
    roster: list[Member]
    previous: Bytes32
    signature: Bytes64
    sealed: list[SealedPart]


class HistoryEntry(Closed, frozen=True, tag_field="type", tag="history"):
    seq: Number
    to: Slot
    box: HistoryBox
    signature: Bytes64


class ConferKeyEntry(Closed, frozen=True, tag_field="type", tag="confer_key"):
    seq: Number
    number: Number
    confer_id: Bytes16
    by: Slot
    roster: list[Member]
    sealed: list[SealedPart]


LogEntry = MessageEntry | EpochEntry | HistoryEntry | ConferKeyEntry


class Entry(Closed, frozen=True):
    """One line of a sealed log, in the order the server holds it."""

    conversation: Id
    channel: Channel
    entry: LogEntry


class TypingPassed(Closed, frozen=True):
    conversation: Id
    slot: Slot
    epoch: Number
    counter: Number
    seen: Seen
    nonce: Bytes24
    box: SmallBox


class ShownPassed(Closed, frozen=True):
    """`by` has opened and shown these: mark them delivered."""

    conversation: Id
    channel: Channel
    by: Slot
    counters: Seen


class Ended(Closed, frozen=True):
    """The conversation is over. `forgotten` is true only when the sealed log has been dropped before this was sent."""

    conversation: Id
    why: Why
    forgotten: bool


class Restarting(Closed, frozen=True):
    """The server stops now. On one process that ends conversations; an `ended` came before this."""


# ── to the visitor's page ─────────────────────────────────────────────────────────────────────────────────────────


class WorkerSeen(Closed, frozen=True):
    """A worker as the visitor sees them. `same_as` names the slot this worker held before a reload; `here` is false while their line is lost.
    `supervisor`: looks on with the pair; never one of the two."""

    slot: Slot
    name: Name
    charity: str
    key: Bytes32
    here: bool
    supervisor: bool = False
    same_as: Slot | None = None
    certificate: Chain | None = None
    """Only for a page that checks it: a key's number stays the same from shift to shift."""


class VisitorRoom(Closed, frozen=True):
    """The whole truth of the conversation for the visitor's page; sent at every change."""

    conversation: Id
    state: State
    workers: list[WorkerSeen]
    epoch: Count
    ahead: Count
    enough_on_shift: bool
    """While waiting: are two workers checked in just now?"""
    log_full: bool = False
    """The sealed log holds no more: what was said stands, nothing new can be sent."""
    unmet: list[Asked] = []
    """What was asked and is not so: of those in the room, or while waiting of those on shift who are free."""
    anyone: bool = False
    """What was asked holds nobody back any more: it took as long as is agreed."""
    still_there: bool = False
    """Asked in the waiting room; a sign is awaited, or the place goes to the next one."""


# ── to a worker's screen ──────────────────────────────────────────────────────────────────────────────────────────


class WorkerInRoom(Closed, frozen=True):
    slot: Slot
    name: Name
    charity: str
    key: Bytes32
    role: Place
    here: bool
    me: bool
    confers_only: bool = False
    """A supervisor whom only the pair has with them: not in the chat, and in no epoch."""
    same_as: Slot | None = None
    certificate: Chain | None = None


class FlagBox(Closed, frozen=True):
    """A record's key for my page, sealed there by the page in `by`, whose shift key is `key`."""

    by: Slot
    key: Bytes32
    box: SmallBox


class FlagLack(Closed, frozen=True):
    """A page that may hold the record's key and does not: it was loaded again."""

    slot: Slot
    key: Bytes32


class Flag(Closed, frozen=True):
    """This conversation is being kept under policy. A flag about a worker is told to nobody but the one who raised it."""

    record: RecordId
    ground: Ground
    name: Name
    """Who raised it."""
    mine: bool
    told: bool
    """Whether the visitor is told, by the policy."""
    answer: Answer | None
    asked: bool
    """It is mine to say yes or no."""
    writes: bool
    """My page adds what is said from now on."""
    box: FlagBox | None
    lacks: list[FlagLack]


class WorkerRoom(Closed, frozen=True):
    """The whole truth of one conversation for one worker's screen; sent at every change."""

    conversation: Id
    project: Id
    project_name: str
    language: Language
    state: State
    my_slot: Slot
    role: Place
    workers: list[WorkerInRoom]
    visitor_here: bool
    epoch: Count
    confer: Count
    log_full: bool = False
    supervisor_asked: Reach | None = None
    """How far the pair asks a supervisor in, until one comes."""
    flags: list[Flag] = []
    pinned: bool = False
    """The visitor's page says that it checks the workers' certificates, and makes no epoch where one fails."""


class SteppedOut(Closed, frozen=True):
    """This conversation is no longer mine."""

    conversation: Id
    why: Literal["stepped_out", "replaced", "someone_else", "returned_to_queue"]


class Hint(Closed, frozen=True):
    """Who might take, in one word; `name` is a colleague's. Nobody is held to it."""

    kind: HintKind
    name: Name | None = None


class Waiting(Closed, frozen=True):
    conversation: Id
    project: Id
    project_name: str
    language: Language
    since: str
    mine_to_take: bool
    """False when this worker may not (other project, asked for someone else, hands full, kept for others)."""
    gender: Gender | None = None
    """Asked for."""
    kept: bool = False
    """For now kept for others, who meet more of what was asked."""
    hint: Hint | None = None


class Broken(Closed, frozen=True):
    """A conversation left with fewer than two; any checked-in worker who serves the project may join."""

    conversation: Id
    project: Id
    project_name: str
    language: Language
    since: str


class Called(Closed, frozen=True):
    """A pair asks me, a supervisor, in: to confer with them, or into the chat, where the visitor sees me."""

    conversation: Id
    project: Id
    project_name: str
    language: Language
    reach: Reach


class Colleague(Closed, frozen=True):
    name: Name
    charity: str
    status: Status
    here: bool
    first_in: Count
    second_in: Count
    languages: list[Language]
    reason: BreakReason | None = None
    briefed: bool = False


class Mine(Closed, frozen=True):
    conversation: Id
    role: Place


class Me(Closed, frozen=True):
    name: Name
    status: Status


class OnCall(Closed, frozen=True):
    name: str
    phone: str


class ProjectState(Closed, frozen=True):
    project: Id
    project_name: str
    state: Openness
    next_opening: str | None
    """While it is open, after this: a worker is asked it in the middle of a chat."""
    by_hand_until: str | None = None
    """Somebody has shut it by hand until then: nobody new comes in, and what is open goes on."""
    clinic_name: str | None = None
    """These three fill the variables of canned answers; null where the project has not said."""
    clinic_phone: str | None = None
    clinic_hours: str | None = None


class CheckInAgain(Closed, frozen=True):
    name: Name
    languages: list[Language]
    rota: Id


class Expected(Closed, frozen=True):
    """Somebody who is signed up, or has come. *here*: checked in."""

    name: Name
    charity: str
    here: bool


class Shut(Closed, frozen=True):
    """A closure, in words for those on shift. No projects named means all of the rota's."""

    starts: str
    ends: str
    reason: str
    projects: list[str]


class Brief(Closed, frozen=True):
    """What one should know before coming on. *ends*: when my turn ends, or what runs now. *pair_broken*: somebody is alone with a visitor."""

    with_me: list[Expected]
    after: list[Expected]
    after_starts: str | None
    ends: str | None
    on_call: OnCall | None
    supervisor: str | None
    lead: str | None
    closures: list[Shut]
    pair_broken: bool


class DeskOffered(Closed, frozen=True):
    """A desk at which this person may check in. *starts*: of their turn there, now or next."""

    rota: Id
    name: str
    projects: list[str]
    starts: str | None
    suggested: bool
    brief: Brief


class Gone(Closed, frozen=True):
    """Somebody whose shift ended a little while ago."""

    name: Name
    charity: str
    debriefed: bool
    wants_call: bool


class Desk(Closed, frozen=True):
    """The whole truth of the desk for one worker's screen; sent at every change. `me` is null until checked in, and `welcome_back` then says
    that a shift of this person is still standing, so that the page may check in again by itself."""

    me: Me | None
    welcome_back: CheckInAgain | None
    waiting: list[Waiting]
    broken: list[Broken]
    mine: list[Mine]
    colleagues: list[Colleague]
    on_call: OnCall | None
    projects: list[ProjectState]
    offers_gender: bool = False
    """Does any project here let visitors ask for a worker's gender? Only then is it worth saying at check-in."""
    desks: list[DeskOffered] = []
    """Before check-in only: where one may come on, and what to know first."""
    gone: list[Gone] = []
    called: list[Called] = []


class AlertKind(StrEnum):
    SOMEONE_WAITING = "someone_waiting"
    PAIR_BROKEN = "pair_broken"
    SUPERVISOR_CALLED = "supervisor_called"
    CALL_WANTED = "call_wanted"
    DECISION_WANTED = "decision_wanted"
    """A lead: a record waits for a decision."""
    NOTE_WRITTEN = "note_written"
    """A lead: a concern note is there to read."""
    SLIP_LEFT = "slip_left"
    """A lead or coordinator: a visitor has agreed to something that is to be passed on."""


class Alert(Closed, frozen=True):
    """Something needs a person. No words and nobody's name in it."""

    kind: AlertKind
    conversation: Id | None = None


class CheckedInElsewhere(Closed, frozen=True):
    """This person checked in on another page; this one is no longer on shift."""


# ── the table ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class FromClient:
    """One event a client may send: its body, its answer, and how fast: a burst, then a steady rate per second."""

    body: type[Closed]
    answer: type[Closed]
    burst: int
    per_second: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FromServer:
    body: type[Closed]


FROM_VISITOR: dict[str, FromClient] = {
    "arrive": FromClient(body=Arrive, answer=Arrived, burst=2, per_second=0.1),
    "resume": FromClient(body=Resume, answer=Resumed, burst=2, per_second=0.1),
    "beat": FromClient(body=Beat, answer=BeatBack, burst=10, per_second=1),
    "catch_up": FromClient(body=CatchUp, answer=Acknowledged, burst=4, per_second=0.2),
    "epoch": FromClient(body=Epoch, answer=Stored, burst=8, per_second=0.5),
    "history": FromClient(body=History, answer=Stored, burst=8, per_second=0.5),
    "send": FromClient(body=Send, answer=Stored, burst=20, per_second=2),
    "typing": FromClient(body=Typing, answer=Acknowledged, burst=4, per_second=0.5),
    "shown": FromClient(body=Shown, answer=Acknowledged, burst=30, per_second=5),
    "someone_else": FromClient(body=SomeoneElse, answer=Acknowledged, burst=2, per_second=0.02),
    "still_here": FromClient(body=StillHere, answer=Acknowledged, burst=4, per_second=0.1),
    "leave": FromClient(body=Leave, answer=Acknowledged, burst=3, per_second=1),
}

FROM_OPERATOR: dict[str, FromClient] = {
    "check_in": FromClient(body=CheckIn, answer=CheckedIn, burst=6, per_second=0.2),
    "take_break": FromClient(body=TakeBreak, answer=Acknowledged, burst=6, per_second=0.2),
    "come_back": FromClient(body=ComeBack, answer=Acknowledged, burst=6, per_second=0.2),
    "end_shift": FromClient(body=EndShift, answer=Acknowledged, burst=6, per_second=0.2),
    "debrief": FromClient(body=Debrief, answer=Acknowledged, burst=3, per_second=0.05),
    "active": FromClient(body=Active, answer=Acknowledged, burst=6, per_second=0.2),
    "beat": FromClient(body=Beat, answer=Acknowledged, burst=10, per_second=1),
    "take": FromClient(body=Take, answer=Acknowledged, burst=10, per_second=1),
    "join": FromClient(body=Join, answer=Acknowledged, burst=10, per_second=1),
    "swap": FromClient(body=Swap, answer=Acknowledged, burst=10, per_second=1),
    "step_out": FromClient(body=StepOut, answer=Acknowledged, burst=10, per_second=1),
    "hand_over": FromClient(body=HandOver, answer=Acknowledged, burst=10, per_second=1),
    "ask_supervisor": FromClient(body=AskSupervisor, answer=SupervisorAlerted, burst=3, per_second=0.05),
    "come_in": FromClient(body=ComeIn, answer=Acknowledged, burst=6, per_second=0.2),
    "close": FromClient(body=Close, answer=Acknowledged, burst=10, per_second=1),
    "call_supervisor": FromClient(body=CallSupervisor, answer=SupervisorAlerted, burst=3, per_second=0.05),
    "send": FromClient(body=WorkerSend, answer=Stored, burst=30, per_second=4),
    "typing": FromClient(body=WorkerTyping, answer=Acknowledged, burst=6, per_second=1),
    "shown": FromClient(body=WorkerShown, answer=Acknowledged, burst=60, per_second=10),
    "key_held": FromClient(body=KeyHeld, answer=Acknowledged, burst=20, per_second=2),
    "confer_key": FromClient(body=ConferKey, answer=Stored, burst=20, per_second=2),
    "catch_up": FromClient(body=WorkerCatchUp, answer=Acknowledged, burst=10, per_second=1),
}

TO_VISITOR: dict[str, FromServer] = {
    "room": FromServer(body=VisitorRoom),
    "entry": FromServer(body=Entry),
    "typing": FromServer(body=TypingPassed),
    "shown": FromServer(body=ShownPassed),
    "ended": FromServer(body=Ended),
    "restarting": FromServer(body=Restarting),
}

TO_OPERATOR: dict[str, FromServer] = {
    "desk": FromServer(body=Desk),
    "room": FromServer(body=WorkerRoom),
    "entry": FromServer(body=Entry),
    "typing": FromServer(body=TypingPassed),
    "shown": FromServer(body=ShownPassed),
    "stepped_out": FromServer(body=SteppedOut),
    "ended": FromServer(body=Ended),
    "alert": FromServer(body=Alert),
    "checked_in_elsewhere": FromServer(body=CheckedInElsewhere),
    "restarting": FromServer(body=Restarting),
}
