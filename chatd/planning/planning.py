"""The one door to the rotas for whoever is signed in. It loads, asks the domain, saves, and tells whom it concerns; rules stand in the domain.

Raised by every method: `NotThere` for what this person may not know of. By every deed: `Refused` with a field and advice; nothing has changed then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chatd.domain import rota_closing, rota_cover, rota_filling, rota_running
from chatd.domain.ids import PersonId, ProjectId, RotaId
from chatd.domain.people import Person
from chatd.domain.rota import Closure
from chatd.domain.rota_editing import Edits, NewShift, where
from chatd.domain.rota_filling import LATE, By
from chatd.domain.rota_plan import CoverRequest, Plan, Scope, ShiftDay
from chatd.domain.rota_refusals import NotThere
from chatd.domain.rota_rest import Placed
from chatd.domain.rota_rights import coordinates, may_see, seen_calendar
from chatd.domain.rota_running import OpenNow
from chatd.planning import reading
from chatd.planning.reading import Reader
from chatd.planning.seen import Choices, ClosureView, GapView, Mine, RotaView, ShutView, SwapSeen, TurnView, WeekView
from chatd.ports import Clock, Ids, PlanningAlerts, PlanningStore

__all__ = ["OpenNow", "Planning"]

_SWAPS_AHEAD: Final = timedelta(days=42)
"""So far ahead times are offered to do in return."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """Built once in `app.py`."""

    store: PlanningStore
    clock: Clock
    ids: Ids
    alerts: PlanningAlerts

    async def rotas_of(self, person: Person) -> tuple[RotaView, ...]:
        """Those with a project that they serve or have a role in; by name."""
        reader = await self._reader(person)
        views = (reading.rota_view(reader, rota) for rota, calendar in reader.plan.calendars.items() if may_see(person, calendar))
        return tuple(sorted(views, key=lambda view: view.name.casefold()))

    async def weeks(self, person: Person, rota: RotaId, since: date, days: int, zone: str | None = None) -> WeekView:
        """From the midnight of *since* in *zone* (the rota's when None) for so many days."""
        reader = await self._reader(person)
        calendar = seen_calendar(reader.plan, person, rota)
        start, end = (_midnight(each, zone or calendar.zone) for each in (since, since + timedelta(days=days)))
        reader = reader.looking(start, end)
        turns = (reading.turn_view(reader, placed, is_cancelled=off) for placed, off in reading.times_on(calendar, rota, start, end))
        return WeekView(rota=reading.rota_view(reader, rota), zone=zone or calendar.zone, since=start, until=end, turns=tuple(turns))

    async def turn(self, person: Person, at: ShiftDay) -> TurnView:
        """One time of a shift, with suggestions for those who may edit it or asked for cover."""
        reader = await self._reader(person)
        placed, is_cancelled = reading.placed_at(reader, _now(reader.plan, at))
        return reading.with_suggestions(reader, placed, reading.turn_view(reader, placed, is_cancelled=is_cancelled))

    async def gaps(self, person: Person, rota: RotaId, until: datetime) -> tuple[GapView, ...]:
        """What from now on until then lacks something or is at risk, of what this coordinator may edit. NotThere for all others."""
        reader = await self._reader(person)
        _refuse_who_coordinates_nothing(reader, rota)
        return reading.gap_views(reader, rota, until)

    async def mine(self, person: Person, until: datetime) -> Mine:
        """On every rota, from now on until then."""
        return reading.mine(await self._reader(person), until)

    async def choices(self, person: Person, rota: RotaId) -> Choices:
        """For forms. NotThere for who coordinates no project on it."""
        reader = await self._reader(person)
        _refuse_who_coordinates_nothing(reader, rota)
        return reading.choices(reader, rota)

    async def closures(self, person: Person, rota: RotaId) -> tuple[ClosureView, ...]:
        """Those that are not over, by start."""
        reader = await self._reader(person)
        seen_calendar(reader.plan, person, rota)
        return reading.closure_views(reader, rota)

    async def add_shift(self, person: Person, rota: RotaId, new: NewShift) -> ShiftDay:
        """Its first time. Fields refused: those of `NewShift`."""
        return await self._placed(person, lambda plan, by: rota_running.with_shift(plan, by, rota, new))

    async def edit_shift(self, person: Person, at: ShiftDay, edits: Edits, scope: Scope = Scope.THIS) -> ShiftDay:
        """Where that time is now: from *this and following* on a shift has another id. Fields refused: those of `Edits`, and `scope`."""
        return await self._placed(person, lambda plan, by: rota_running.with_edits(plan, by, _now(plan, at), edits, scope))

    async def cancel(self, person: Person, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """That time, or it and all that follow, which then are no longer on the calendar."""
        await self._do(person, lambda plan, by: rota_running.without(plan, by, _now(plan, at), scope))

    async def restore(self, person: Person, at: ShiftDay) -> None:
        """A cancelled time is on again, with those who are usually on it."""
        await self._do(person, lambda plan, by: rota_running.put_back(plan, by, _now(plan, at)))

    async def open_now(self, person: Person, rota: RotaId, opening: OpenNow) -> ShiftDay:
        """Fields refused: those of `OpenNow`."""
        return await self._placed(person, lambda plan, by: rota_running.opened_now(plan, by, rota, opening))

    async def add_closure(self, person: Person, rota: RotaId, closure: Closure) -> None:
        """Fields refused: `starts`, `ends`, `reason`, `projects`."""
        await self._do(person, lambda plan, by: rota_running.with_closure(plan, by, rota, closure))

    async def remove_closure(self, person: Person, rota: RotaId, key: str) -> None:
        """*key*: of the `ClosureView`."""

        def removed(plan: Plan, by: By) -> Plan:
            closures = seen_calendar(plan, person, rota).closures
            meant = next((each for each in closures if reading.closure_key(each) == key), None)
            if meant is None:
                raise NotThere
            return rota_running.without_closure(plan, by, rota, meant)

        await self._do(person, removed)

    async def shut_by_hand(self, person: Person, rota: RotaId) -> tuple[ShutView, ...]:
        """What is shut just now, and who did it: for everybody on the rota."""
        reader = await self._reader(person)
        seen_calendar(reader.plan, person, rota)
        return reading.shut_views(reader, rota)

    async def end_of_tonight(self, person: Person, rota: RotaId) -> datetime:
        """Until when the chat is likely to be shut by hand, if it is shut now."""
        reader = await self._reader(person)
        return rota_closing.end_of_tonight(seen_calendar(reader.plan, person, rota), reader.now)

    async def shut(self, person: Person, rota: RotaId, *, until: datetime, project: ProjectId | None = None, why: str = "") -> None:
        """From now on nobody new comes in; who is in stays. Fields refused: `until`, `project`, `why`."""
        await self._do(person, lambda plan, by: rota_closing.shut(plan, by, rota, until=until, project=project, why=why))

    async def open_again(self, person: Person, rota: RotaId, line: str) -> None:
        """*line*: the id of the `ShutView`."""
        await self._do(person, lambda plan, by: rota_closing.opened(plan, by, rota, line))

    async def set_sign_up_window(self, person: Person, rota: RotaId, *, days: int | None, hours: int | None) -> None:
        """Fields refused: `sign_up_days`, `sign_up_hours`."""
        await self._do(person, lambda plan, by: rota_running.with_window(plan, by, rota, days=days, hours=hours))

    async def sign_up(self, person: Person, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """Put oneself on. Windows and number wanted bind whoever may not edit the shift."""
        await self._do(person, lambda plan, by: rota_filling.signed_up(plan, by, _now(plan, at), scope))

    async def withdraw(self, person: Person, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """Take oneself off, until it begins; coordinators and the supervisor are told of a late one."""
        left: list[tuple[Plan, Placed]] = []

        def withdrawn(plan: Plan, by: By) -> Plan:
            left[:] = [(plan, rota_filling.place_of(plan, person, _now(plan, at)))]
            return rota_filling.withdrawn(plan, by, _now(plan, at), scope)

        await self._do(person, withdrawn)
        for plan, placed in left:
            if placed.time.starts - self.clock.now() < LATE:
                await self.alerts.late_withdrawal(placed.rota, placed.time, person, _told(plan, placed))

    async def put_on(self, person: Person, who: PersonId, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """A coordinator puts somebody on."""
        await self._do(person, lambda plan, by: rota_filling.put_on(plan, by, who, _now(plan, at), scope))

    async def take_off(self, person: Person, who: PersonId, at: ShiftDay, scope: Scope = Scope.THIS) -> None:
        """A coordinator takes somebody off."""
        await self._do(person, lambda plan, by: rota_filling.taken_off(plan, by, who, _now(plan, at), scope))

    async def ask_cover(self, person: Person, at: ShiftDay, *, asked: PersonId | None = None, swap: ShiftDay | None = None) -> str:
        """Ask one person or everybody to come in one's place, for nothing or for *swap* in return. The request's id; nothing else changes."""
        id_ = self.ids.short()

        def asking(plan: Plan, by: By) -> Plan:
            offered = _now(plan, swap) if swap else None
            request = CoverRequest(id=id_, at=_now(plan, at), asker=person.id, made=by.now, asked=asked, swap=offered)
            return rota_cover.asked(plan, by, request)

        await self._do(person, asking)
        return id_

    async def take(self, person: Person, request: str) -> ShiftDay:
        """Come in the asker's place: the time that one is on now. Raises `AlreadyCovered` when another was quicker."""
        after = await self._do(person, lambda plan, by: rota_cover.taken(plan, by, request))
        return next(each.at for each in after.requests if each.id == request)

    async def decline(self, person: Person, request: str) -> None:
        """Whoever was asked by name cannot."""
        await self._do(person, lambda plan, by: rota_cover.declined(plan, by, request))

    async def take_back(self, person: Person, request: str) -> None:
        """The asker comes after all; or does away with a request that was declined or taken."""
        await self._do(person, lambda plan, by: rota_cover.taken_back(plan, by, request))

    async def offer_to_stay(self, person: Person, at: ShiftDay, *, on: bool) -> None:
        """ "I'd stay on if nobody comes", or no longer. Only for a time that begins when one's own ends."""
        await self._do(person, lambda plan, by: rota_filling.stays_on(plan, by, _now(plan, at), on=on))

    async def answer(self, person: Person, at: ShiftDay, *, comes: bool) -> None:
        """Whether they come to their own turn."""
        await self._do(person, lambda plan, by: rota_filling.answered(plan, by, _now(plan, at), comes=comes))

    async def swaps(self, person: Person, at: ShiftDay) -> tuple[SwapSeen, ...]:
        """For one's own time: times of others in the next six weeks that one could do in return without breaking anything."""
        reader = await self._reader(person)
        placed, is_cancelled = reading.placed_at(reader, _now(reader.plan, at))
        if is_cancelled or person.id not in placed.time.operators:
            return ()
        return reading.swaps(reader, placed, self.clock.now() + _SWAPS_AHEAD)

    async def _reader(self, person: Person) -> Reader:
        return Reader(plan=await self.store.plan(), by=self._by(person))

    def _by(self, person: Person) -> By:
        return By(person=person, now=self.clock.now(), new_id=self.ids.short())

    async def _do(self, person: Person, deed: Callable[[Plan, By], Plan]) -> Plan:
        by = self._by(person)
        return await self.store.change_plan(lambda plan: deed(plan, by))

    async def _placed(self, person: Person, deed: Callable[[Plan, By], tuple[Plan, ShiftDay]]) -> ShiftDay:
        """The same for a deed that says where something is afterwards."""
        found: list[ShiftDay] = []

        def done(plan: Plan, by: By) -> Plan:
            after, at = deed(plan, by)
            found[:] = [at]
            return after

        await self._do(person, done)
        return found[0]


def _now(plan: Plan, at: ShiftDay) -> ShiftDay:
    """A page may have been open, or a letter underway, while somebody split the shift."""
    return where(plan.calendars.values(), at)


def _refuse_who_coordinates_nothing(reader: Reader, rota: RotaId) -> None:
    if not coordinates(reader.me, seen_calendar(reader.plan, reader.me, rota).projects):
        raise NotThere


def _told(plan: Plan, placed: Placed) -> tuple[Person, ...]:
    """The supervisor on call for it, and the coordinators of what it covers."""
    covered = placed.time.shift.projects or plan.calendars[placed.rota].projects
    supervisor = placed.time.shift.supervisor
    called = [plan.people[supervisor]] if supervisor and supervisor in plan.people else []
    return (*called, *(each for each in plan.people.values() if coordinates(each, covered) and each.id != supervisor))


def _midnight(day: date, zone: str) -> datetime:
    """When that day begins there; UTC stands in for a zone that nobody knows."""
    try:
        return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.combine(day, time(), UTC)
