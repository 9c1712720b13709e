"""What somebody is shown of the rotas. Nobody's sign-in name, address or lived experience; of partners the name chosen for shifts and the charity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from chatd.domain.ids import PersonId, ProjectId, RotaId
from chatd.domain.rota import Closure
from chatd.domain.rota_gaps import Gap, Reason, RiskKind
from chatd.domain.rota_plan import ShiftDay
from chatd.domain.rota_refusals import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectSeen:
    id: ProjectId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """*charity*: the name of their home project. *is_new* is true only for those who may know: a coordinator who may edit the shift."""

    id: PersonId
    shift_name: str
    charity: str
    me: bool = False
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaView:
    """*may_edit*: coordinates a project on it. *sign_up_…*: the windows, None for no bound."""

    id: RotaId
    name: str
    zone: str
    projects: tuple[ProjectSeen, ...]
    may_edit: bool
    sign_up_days: int | None
    sign_up_hours: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """Why a deed is not offered; *advice* is a sentence for people."""

    code: Code
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnBrief:
    """One time of a shift in few words. Instants in UTC."""

    rota: RotaId
    at: ShiftDay
    title: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NearSeen:
    """Another turn of mine with less than eight hours between; *rest* is zero when they touch."""

    turn: TurnBrief
    rest: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverSeen:
    """A request for cover. *asked* None: everybody. *swap*: what the asker would do in return.

    *is_mine*: I asked. *is_for_me*: I was asked by name. *may_take*; when not, *why_not* says why, unless the request is mine.
    """

    id: str
    turn: TurnBrief
    asker: PersonSeen
    asked: PersonSeen | None
    swap: TurnBrief | None
    declined: bool
    taken_by: PersonSeen | None
    is_mine: bool
    is_for_me: bool
    may_take: bool
    why_not: WhyNot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapSeen:
    """A time of somebody else that I could do in return for mine."""

    person: PersonSeen
    turn: TurnBrief


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskSeen:
    kind: RiskKind
    people: tuple[PersonSeen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Somebody who could come; the reasons in the order in which they count."""

    person: PersonSeen
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """One time of a shift, as one person may see it. *starts*, *ends*: instants in UTC; *starts_local*, *ends_local*: clock times in *zone*.

    *wanted*: how many operators. *closed_by*: the reason of a closure that shuts all of it. *risks*, *staying_on* and *suggestions* are empty for
    those who may not edit, but that an asker of cover has suggestions too, and everybody sees how many would stay on.
    """

    rota: RotaId
    at: ShiftDay
    title: str
    zone: str
    starts: datetime
    ends: datetime
    starts_local: datetime
    ends_local: datetime
    repeat: str | None
    projects: tuple[ProjectSeen, ...]
    covers_all: bool
    """No project is named: all of the rota's."""
    languages: tuple[str, ...]
    operators: tuple[PersonSeen, ...]
    wanted: int
    experienced: int
    supervisor: PersonSeen | None
    lead: PersonSeen | None
    gaps: tuple[Gap, ...]
    risks: tuple[RiskSeen, ...]
    is_cancelled: bool
    has_begun: bool
    is_over: bool
    closed_by: str | None
    may_edit: bool
    is_mine: bool
    may_sign_up: bool
    why_not: WhyNot | None
    """Why I may not sign up; None when I may, or am on it."""
    near: tuple[NearSeen, ...]
    """My other turns close to this one, whether I am on it or might be."""
    cover: tuple[CoverSeen, ...]
    """Requests of this time that I may know of: mine, those to everybody, those to me, and for coordinators all."""
    may_stay_on: bool
    i_stay_on: bool
    staying_on_count: int
    staying_on: tuple[PersonSeen, ...]
    i_was_asked: bool
    """Whether I come."""
    my_answer: bool | None
    suggestions: tuple[Suggestion, ...] = ()
    """Only from `Planning.turn`, for coordinators and those on it, and `Planning.gaps`. Everybody who could be asked, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekView:
    """The turns that are in part at least between the two instants, cancelled ones too, by start. *zone*: in whose days the bounds were meant."""

    rota: RotaView
    zone: str
    since: datetime
    until: datetime
    turns: tuple[TurnView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """A time that lacks something or is at risk. *is_gap*: no opening is promised for at least one project or language."""

    turn: TurnView
    is_gap: bool
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """*made*: my requests, answered ones too, until the turn is over. *received*: open ones to me by name. *open_to_all*: of others, to everybody."""

    turns: tuple[TurnView, ...]
    made: tuple[CoverSeen, ...]
    received: tuple[CoverSeen, ...]
    open_to_all: tuple[CoverSeen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureView:
    """*key*: what `Planning.remove_closure` takes. *closure* has clock times in the rota's zone, *starts* and *ends* are instants in UTC."""

    key: str
    closure: Closure
    starts: datetime
    ends: datetime
    projects: tuple[ProjectSeen, ...]
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShutView:
    """What is shut by hand just now. *who*: by the name chosen for shifts. *project*: None for all of the rota's."""

    id: str
    who: PersonSeen
    starts: datetime
    until: datetime
    project: ProjectSeen | None
    why: str
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Whom and what a coordinator can choose for a shift of this rota."""

    projects: tuple[ProjectSeen, ...]
    languages: tuple[str, ...]
    operators: tuple[PersonSeen, ...]
    supervisors: tuple[PersonSeen, ...]
    leads: tuple[PersonSeen, ...]
