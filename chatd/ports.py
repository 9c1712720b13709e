"""What the use cases need from the world. Edges provide it; tests provide small real classes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from chatd.domain.conversation import Conversation
from chatd.domain.ids import ConversationId, PersonId, ProjectId, RotaId, ShiftId, Slot
from chatd.domain.own_calendar import OwnCalendar
from chatd.domain.pairing import Shift
from chatd.domain.people import Person, Project, Rota
from chatd.domain.resumption import Resumption
from chatd.domain.rota_plan import Plan
from chatd.domain.rota_shifts import Occurrence
from chatd.domain.second_steps import SecondStep, Standing
from chatd.domain.shift_work import Stint
from chatd.domain.turns import Confirmation, Turn
from chatd.wire import AlertKind, Channel, Closed, LogEntry


class Clock(Protocol):
    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...


class Ids(Protocol):
    def short(self) -> str:
        """A random name of 128 bits in lower case, for conversations and shifts."""
        ...

    def token(self) -> str:
        """A random secret of 256 bits, base64url."""
        ...


class Store(Protocol):
    """What persists. No table has a row for a visitor, a row per conversation, or words in the clear."""

    async def project(self, id: ProjectId) -> Project | None: ...

    async def projects(self) -> tuple[Project, ...]: ...

    async def rota(self, id: RotaId) -> Rota: ...

    async def rotas(self) -> tuple[Rota, ...]: ...

    async def person(self, id: PersonId) -> Person | None: ...

    async def person_signed_in_as(self, sign_in: str) -> Person | None: ...

    async def add_to_tally(self, day: date, project: ProjectId, category: str, count: int) -> None:
        """Add to one margin (date × project × category)."""
        ...

    async def add_hours(self, who: PersonId, month: str, minutes: int) -> None:
        """Minutes on shift, to what that month (`2026-11`) has already."""
        ...


class PlanningStore(Protocol):
    """What was agreed on every rota."""

    async def plan(self) -> Plan:
        """As it stands."""
        ...

    async def change_plan(self, deed: Callable[[Plan], Plan]) -> Plan:
        """Load it, do the deed, write what differs: in one transaction, so that nobody decides on what another is changing. What *deed* raises undoes it."""
        ...


class PlanningAlerts(Protocol):
    """Who is told when a rota gets thin. No words of anybody, and letters carry no name of a project."""

    async def late_withdrawal(self, rota: RotaId, occurrence: Occurrence, who: Person, told: Sequence[Person]) -> None:
        """*who* has just taken themselves off a turn that begins soon. *told*: the supervisor on call for it and the coordinators of what it covers."""
        ...


class SignIns(Protocol):
    """Standing sign-ins of workers; the secret in the cookie is stored hashed."""

    async def standing_for(self, secret: str, at: datetime) -> Standing | None:
        """Whose standing sign-in this is, or None when unknown, ended or out of date."""
        ...


class SecondSteps(Protocol):
    """What people sign in with beside their passphrase."""

    async def of(self, who: PersonId) -> Sequence[SecondStep]:
        """All of theirs, the one that waits to be proved too."""
        ...

    async def begin(self, new: SecondStep) -> None:
        """One that is to be proved, in the place of any other that was."""
        ...

    async def add(self, new: SecondStep, *, secret: str) -> bool:
        """One that counts at once, shown by the sign-in behind *secret*; with the first, all other sign-ins of theirs end. False when it is somebody's
        already, or they have as many as one may."""
        ...

    async def prove(self, step: SecondStep, used: int, at: datetime, *, secret: str) -> bool:
        """The same for one that was begun. False when it is gone, or counts already."""
        ...

    async def use(self, id: str, used: int) -> bool:
        """Take this code, or this count of a passkey, once and for all. False when it, or a later one, was taken before."""
        ...

    async def remove(self, step: SecondStep, at: datetime, *, but_not_the_last: bool) -> bool:
        """False when it is gone, or is the last."""
        ...

    async def acts_without_until(self, who: PersonId, otherwise: datetime) -> datetime:
        """Until when a coordinator may do without; from now on *otherwise*, if nothing was said yet."""
        ...


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One rota's desk as it is now: who is on shift, and the conversations; and everybody's time on shift, of those who have just gone as well."""

    shifts: dict[ShiftId, Shift] = field(default_factory=dict)
    conversations: dict[ConversationId, Conversation] = field(default_factory=dict)
    stints: dict[PersonId, Stint] = field(default_factory=dict)

    def copy(self) -> Sheet:
        """A sheet to change without changing this one."""
        return Sheet(shifts=dict(self.shifts), conversations=dict(self.conversations), stints=dict(self.stints))


class SealedLog(Protocol):
    """A conversation's sealed lines, held for reconnection and dropped at the end. Nothing here can open them."""

    def append(self, channel: Channel, entry: LogEntry) -> int:
        """Hold one line and return its `seq`; a message that is held already returns the `seq` it has. Raises `LogIsFull` or `OutOfStep`."""
        ...

    def since(self, channel: Channel, seq: int) -> Sequence[LogEntry]: ...

    def last(self, channel: Channel) -> int: ...

    @property
    def is_full(self) -> bool: ...


class Live(Protocol):
    """What is true only now: presence, the queue, sealed conversations. Dies with the process."""

    def deciding(self, rota: RotaId) -> AbstractAsyncContextManager[None]:
        """Inside it nobody else decides on this rota."""
        ...

    def keep_sheet(self, rota: RotaId, sheet: Sheet) -> None:
        """The sheet as decided."""
        ...

    def sheet(self, rota: RotaId) -> Sheet:
        """The sheet as it is, to read."""
        ...

    def sheets(self) -> tuple[Sheet, ...]: ...

    def log(self, conversation: ConversationId) -> SealedLog: ...

    def resumption(self, conversation: ConversationId) -> Resumption | None: ...

    def keep_resumption(self, conversation: ConversationId, resumption: Resumption) -> None: ...

    def open_log(self, conversation: ConversationId, rota: RotaId) -> None: ...

    def rota_of(self, conversation: ConversationId) -> RotaId | None:
        """On whose desk a conversation is; None after its end."""
        ...

    def ask_to_wait(self, page: str, until: datetime) -> None:
        """This open page may not begin again before then. By the page's own key, never by address."""
        ...

    def must_wait(self, page: str, at: datetime) -> bool: ...

    def note_pinned(self, project: ProjectId, *, pinned: bool) -> None:
        """Was the page of the last visit pinned? Nothing of when or whose."""
        ...

    def pinned(self) -> Mapping[ProjectId, bool]:
        """Of each project that had a visit since the server started."""
        ...

    def forget(self, conversation: ConversationId) -> bool:
        """Drop the sealed log and the resumption. True when nothing of the conversation is held any more."""
        ...


class Outbox(Protocol):
    """Where events go out. Never waits for a slow receiver."""

    async def to_visitor(self, conversation: ConversationId, event: str, body: Closed) -> None: ...

    async def to_shift(self, shift: ShiftId, event: str, body: Closed) -> None: ...

    async def alert(self, rota: Rota, kind: AlertKind) -> bool:
        """Reach somebody who is not at the desk. No words, nobody's name. False when there is no way to."""
        ...

    async def visitor_gone(self, conversation: ConversationId) -> None:
        """The conversation is over: close the visitor's line once the page has had time to read that."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One e-mail to one person. *id*: the same for the same letter sent again, so that a mailbox may know it. Whom to and what, it does not print."""

    id: str
    to: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)


class Post(Protocol):
    """Where letters go out."""

    async def deliver(self, letter: Letter) -> bool:
        """True once the mail server has taken it. Trouble is logged, without names and addresses, and answered with False."""
        ...


class Confirmations(Protocol):
    """Who was asked whether they will be there, and what they said."""

    async def standing(self) -> Mapping[Turn, Confirmation]: ...

    async def ask(self, turn: Turn, at: datetime) -> None:
        """Note that they are being asked. Asked before stays asked before."""
        ...

    async def mailed(self, turn: Turn, at: datetime) -> None:
        """The mail server has taken the question."""
        ...

    async def answer(self, turn: Turn, *, coming: bool, at: datetime) -> None: ...

    async def forget_before(self, day: date) -> None: ...


class Feeds(Protocol):
    """Private calendars. The secret of an address is stored hashed."""

    async def of(self, who: PersonId) -> OwnCalendar | None: ...

    async def behind(self, secret: str) -> OwnCalendar | None:
        """Whose address has this secret."""
        ...

    async def make(self, who: PersonId, at: datetime) -> str:
        """A new secret of 256 bits in the place of the one before."""
        ...

    async def revoke(self, who: PersonId) -> None: ...

    async def rename(self, who: PersonId, title: str) -> None: ...


class Counts(Protocol):
    """The tally port."""

    def count(self, project: ProjectId, category: str, at: datetime) -> None: ...


class Tallies(Protocol):
    """What was counted and written."""

    async def tally_of(self, project: ProjectId, *, since: date, until: date) -> Mapping[tuple[date, str], int]:
        """One project's alone, by the first day of the month and kind, of the days from *since* to before *until*."""
        ...


class LogIsFull(Exception):
    """The sealed log holds as much as it may; nothing was dropped."""


class OutOfStep(Exception):
    """A counter that is not the next one."""


Names = Mapping[ProjectId, Project]
"""The projects of one rota."""

Counters = dict[tuple[Channel, Slot], list[int]]
"""For each sender on each channel, the `seq` of each of their messages, in order."""
