"""The one door to the rotas for whoever is signed in. It loads, asks the domain, saves, and tells whom it concerns; rules stand in the domain.

Raised by every method: `NotThere` for what this person may not know of. By every deed: `Refused` with a field and advice; nothing has changed then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from chatd.domain.ids import PersonId, ProjectId, RotaId
from chatd.domain.people import Person
from chatd.domain.rota import Closure
from chatd.domain.rota_editing import Edits, NewShift
from chatd.domain.rota_plan import Scope, ShiftDay
from chatd.planning.seen import Choices, ClosureView, GapView, Mine, RotaView, TurnView, WeekView
from chatd.ports import Clock, Ids, PlanningAlerts, PlanningStore


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNow:
    """An unplanned shift from now. *until*: an instant. *operators*: those checked in or named, at least two. No projects named means all."""

    title: str
    until: datetime
    operators: tuple[PersonId, ...]
    projects: tuple[ProjectId, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """Built once in `app.py`."""

    store: PlanningStore
    clock: Clock
    ids: Ids
    alerts: PlanningAlerts

    async def rotas_of(self, person: Person) -> tuple[RotaView, ...]:
        """Those with a project that they serve or have a role in; by name."""
        raise NotImplementedError

    async def weeks(self, person: Person, rota: RotaId, since: date, days: int, zone: str | None = None) -> WeekView:
        """From the midnight of *since* in *zone* (the rota's when None) for so many days."""
        raise NotImplementedError

    async def turn(self, person: Person, at: ShiftDay) -> TurnView:
        """One time of a shift, with suggestions for those who may edit it or asked for cover."""
        raise NotImplementedError

    async def gaps(self, person: Person, rota: RotaId, until: datetime) -> tuple[GapView, ...]:
        """What from now on until then lacks something or is at risk, of what this coordinator may edit. NotThere for all others."""
        raise NotImplementedError

    async def mine(self, person: Person, until: datetime) -> Mine:
        """On every rota, from now on until then."""
        raise NotImplementedError

    async def choices(self, person: Person, rota: RotaId) -> Choices:
        """For forms. NotThere for who coordinates no project on it."""
        raise NotImplementedError

    async def closures(self, person: Person, rota: RotaId) -> tuple[ClosureView, ...]:
        """Those that are not over, by start."""
        raise NotImplementedError

    async def add_shift(self, person: Person, rota: RotaId, new: NewShift) -> ShiftDay:
        """Its first time. Fields refused: those of `NewShift`."""
        raise NotImplementedError

    async def edit_shift(self, person: Person, at: ShiftDay, edits: Edits, scope: Scope = Scope.THIS) -> ShiftDay:
        """Where that time is now: from *this and following* on a shift has another id. Fields refused: those of `Edits`, and `scope`."""
        raise NotImplementedError

    async def cancel(self, person: Person, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """That time, or it and all that follow, which then are no longer on the calendar."""
        raise NotImplementedError

    async def restore(self, person: Person, at: ShiftDay) -> None:
        """A cancelled time is on again, with those who are usually on it."""
        raise NotImplementedError

    async def open_now(self, person: Person, rota: RotaId, opening: OpenNow) -> ShiftDay:
        """Fields refused: those of `OpenNow`."""
        raise NotImplementedError

    async def add_closure(self, person: Person, rota: RotaId, closure: Closure) -> None:
        """Fields refused: `starts`, `ends`, `reason`, `projects`."""
        raise NotImplementedError

    async def remove_closure(self, person: Person, rota: RotaId, key: str) -> None:
        """*key*: of the `ClosureView`."""
        raise NotImplementedError

    async def set_sign_up_window(self, person: Person, rota: RotaId, *, days: int | None, hours: int | None) -> None:
        """Fields refused: `sign_up_days`, `sign_up_hours`."""
        raise NotImplementedError

    async def sign_up(self, person: Person, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """Put oneself on. Windows and number wanted bind whoever may not edit the shift."""
        raise NotImplementedError

    async def withdraw(self, person: Person, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """Take oneself off, until it begins; coordinators and the supervisor are told of a late one."""
        raise NotImplementedError

    async def put_on(self, person: Person, who: PersonId, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """A coordinator puts somebody on."""
        raise NotImplementedError

    async def take_off(self, person: Person, who: PersonId, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """A coordinator takes somebody off."""
        raise NotImplementedError

    async def ask_cover(self, person: Person, at: ShiftDay, *, asked: PersonId | None = None, swap: ShiftDay | None = None) -> str:
        """Ask one person or everybody to come in one's place, for nothing or for *swap* in return. The request's id; nothing else changes."""
        raise NotImplementedError

    async def take(self, person: Person, request: str) -> ShiftDay:
        """Come in the asker's place: the time that one is on now. Raises `AlreadyCovered` when another was quicker."""
        raise NotImplementedError

    async def decline(self, person: Person, request: str) -> None:
        """Whoever was asked by name cannot."""
        raise NotImplementedError

    async def take_back(self, person: Person, request: str) -> None:
        """The asker comes after all; or does away with a request that was declined or taken."""
        raise NotImplementedError

    async def offer_to_stay(self, person: Person, at: ShiftDay, *, on: bool) -> None:
        """ "I'd stay on if nobody comes", or no longer. Only for a time that begins when one's own ends."""
        raise NotImplementedError

    async def answer(self, person: Person, at: ShiftDay, *, comes: bool) -> None:
        """Whether they come to their own turn."""
        raise NotImplementedError
