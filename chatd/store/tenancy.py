"""Who works where: read on every request, so kept in memory whole, and read again as soon as the file has changed.

The file itself says when: `chatd operator add` in another process is seen at the next request, with no message between the two.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.by_hand import ByHand
from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId, RotaId
from chatd.domain.people import Person, Project, Rota
from chatd.domain.rota_plan import Plan
from chatd.passwords import tidy_name
from chatd.sign_in import NOBODY, Proof
from chatd.store import fillings, hours, people, projects, rotas, tallies
from chatd.store.connection import Database

_CLOCK_OF_A_FILE_NS: Final = 50_000_000
"""A file's time stamp may stand still this long. What was read sooner after a change is not trusted, as a second change might wear the same stamp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenancy:
    projects: Mapping[ProjectId, Project]
    rotas: Mapping[RotaId, Rota]
    people: Mapping[PersonId, Person]
    by_sign_in: Mapping[str, Person]
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    tenancy: Tenancy
    changed_ns: int
    settled: bool


class SqlStore:
    """`ports.Store` on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: _Read | None = None

    async def project(self, id: ProjectId) -> Project | None:
        return (await self._tenancy()).projects.get(id)

    async def projects(self) -> tuple[Project, ...]:
        return tuple((await self._tenancy()).projects.values())

    async def rota(self, id: RotaId) -> Rota:
        """Raises KeyError for a rota that is not there: no project can name one."""
        return (await self._tenancy()).rotas[id]

    async def rotas(self) -> tuple[Rota, ...]:
        return tuple((await self._tenancy()).rotas.values())

    async def person(self, id: PersonId) -> Person | None:
        return (await self._tenancy()).people.get(id)

    async def people(self) -> tuple[Person, ...]:
        return tuple((await self._tenancy()).people.values())

    async def person_signed_in_as(self, sign_in: str) -> Person | None:
        return (await self._tenancy()).by_sign_in.get(tidy_name(sign_in))

    async def proof_of(self, sign_in: str) -> Proof:
        """Whose tidied sign-in name this is and what their sign-in half is checked against. Never kept in memory; the same steps for nobody's name."""
        stored = await self._database.read(lambda connection: people.proof_hash_of(connection, sign_in))
        person = (await self._tenancy()).by_sign_in.get(sign_in)
        return Proof(person=person, stored=stored) if person and stored else NOBODY

    async def add_to_tally(self, day: date, project: ProjectId, category: str, count: int) -> None:
        await self._database.write(lambda connection: tallies.add(connection, day=day, project=project, category=category, count=count))

    async def tally_of(self, project: ProjectId, *, since: date, until: date) -> Mapping[tuple[date, str], int]:
        return await self._database.read(lambda connection: tallies.of_project(connection, project, since=since, until=until))

    async def add_hours(self, who: PersonId, month: str, minutes: int) -> None:
        await self._database.write(lambda connection: hours.add(connection, who, month, minutes))

    async def set_found_by_name(self, who: PersonId, *, found: bool) -> None:
        await self._database.write(lambda connection: people.set_found_by_name(connection, who, found=found))

    async def hours_of(self, who: PersonId) -> Mapping[str, int]:
        """Minutes by month, the newest month first."""
        return await self._database.read(lambda connection: hours.of_person(connection, who))

    async def plan(self) -> Plan:
        return (await self._tenancy()).plan

    async def change_plan(self, deed: Callable[[Plan], Plan]) -> Plan:
        return await self._database.write(lambda connection: fillings.change(connection, deed, lambda: uuid4().hex))

    async def _tenancy(self) -> Tenancy:
        changed_ns = _changed_ns(self._database.path)
        if self._read is None or not self._read.settled or self._read.changed_ns != changed_ns:
            settled = time.time_ns() - changed_ns > _CLOCK_OF_A_FILE_NS
            before = self._read.tenancy.rotas if self._read else {}
            tenancy = await self._database.read(lambda connection: _load(connection, before))
            self._read = _Read(tenancy=tenancy, changed_ns=changed_ns, settled=settled)
        return self._read.tenancy


async def _load(connection: AsyncConnection, before: Mapping[RotaId, Rota]) -> Tenancy:
    """All of it. A rota that is as it was *before* stays the same object, which remembers what it has laid out."""
    plan = await fillings.all_agreed(connection)
    written = await rotas.written(connection)
    read = [
        replace(each, calendar=plan.calendars[each.id] if each.id in written else None, by_hand=_on(each.id, plan.by_hand))
        for each in await projects.all_rotas(connection)
    ]
    kept = {each.id: before[each.id] if _is_as_it_was(each, before.get(each.id)) else each for each in read}
    calendars = {rota: kept[rota].calendar or calendar for rota, calendar in plan.calendars.items()}
    return Tenancy(
        projects=plan.projects,
        rotas=kept,
        people=plan.people,
        by_sign_in={each.sign_in: each for each in plan.people.values()},
        plan=replace(plan, calendars=calendars),
    )


def _on(rota: RotaId, lines: Iterable[ByHand]) -> tuple[ByHand, ...]:
    return tuple(each for each in lines if each.rota == rota)


def _is_as_it_was(rota: Rota, before: Rota | None) -> bool:
    """Shifts are alike without their ids, and what hangs on them is found by these."""
    return rota == before and _ids(rota) == _ids(before)


def _ids(rota: Rota) -> tuple[PlannedShiftId, ...]:
    return tuple(shift.id for shift in rota.calendar.shifts) if rota.calendar else ()


def _changed_ns(path: Path) -> int:
    return path.stat().st_mtime_ns
