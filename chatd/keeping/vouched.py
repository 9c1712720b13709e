"""Whom a project vouches for now: its newest list of leads and its workers' signing keys, each checked down from the project's root key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

import msgspec

from chatd import trust
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.keys import KeptCertificate, Purpose
from chatd.domain.people import Project, Rota
from chatd.keeping.brought import Lead, Leads
from chatd.keeping.ports import People
from chatd.keys.ports import Certificates, Keyrings, LeadLists
from chatd.ports import Clock, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """`ports.Trusted`. Everybody else, certificates out of date and lists that do not follow the one before count for nobody."""

    keyrings: Keyrings
    certificates: Certificates
    lists: LeadLists
    people: People
    clock: Clock

    async def leads(self, project: ProjectId) -> Leads | None:
        """The newest list, when it is good now; else None."""
        found, lists = await self.people.project(project), await self.lists.of(project)
        if found is None or found.root_key is None or not lists:
            return None
        here = [each for each in await self.certificates.all() if each.project == project]
        coordinators = tuple(_signed(each) for each in here if each.purpose is Purpose.COORDINATOR)
        newest = _read(lists[-1].body, lists[-2].body if len(lists) > 1 else None, coordinators, found.root_key, project)
        if newest is None or not trust.is_in_force(newest, _taken_back(here), self._seconds()):
            return None
        people = tuple(Lead(person=PersonId(lead.person), signing=lead.signing, sealing=lead.sealing) for lead in newest.leads)
        return Leads(number=newest.number, hash=trust.list_hash(project, newest), leads=people)

    async def list_numbered(self, project: ProjectId, number: int) -> str | None:
        """That list as it was signed, as JSON."""
        return next((each.body for each in await self.lists.of(project) if each.number == number), None)

    async def signing_key(self, person: PersonId, project: ProjectId) -> str | None:
        """Of a worker whom the project vouches for now, by a coordinator whom its root vouches for."""
        found, ring = await self.people.project(project), await self.keyrings.of(person)
        if found is None or found.root_key is None or ring is None:
            return None
        here = [each for each in await self.certificates.all() if each.project == project]
        coordinators = {each.key for each in here if each.purpose is Purpose.COORDINATOR and self._is_good(each, found.root_key)}
        theirs = [each for each in here if each.purpose is Purpose.OPERATOR and each.is_for(ring)]
        return ring.signing if any(each.signed_by in coordinators and self._is_good(each, each.signed_by) for each in theirs) else None

    def _is_good(self, kept: KeptCertificate, by: str) -> bool:
        at = self.clock.now()
        return kept.stands(at) and trust.is_good(_signed(kept), kept.purpose.value, kept.project, by, self._seconds())

    def _seconds(self) -> int:
        return int(self.clock.now().timestamp())


@lru_cache(maxsize=128)
def _read(body: str, before: str | None, coordinators: tuple[trust.Certificate, ...], root: str, project: ProjectId) -> trust.LeadList | None:
    """The list, when it may follow the one before. Asked for with every page that a lead sees; signatures over the same bytes are checked once."""
    newest = msgspec.json.decode(body, type=trust.LeadList)
    earlier = msgspec.json.decode(before, type=trust.LeadList) if before is not None else None
    return newest if trust.list_is_good(newest, earlier, coordinators, root, project=project) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaLeads:
    """`ports.OnCallLeads`, from the calendar of the project's rota."""

    store: Store

    async def on_call(self, project: Project, at: datetime) -> PersonId | None:
        """The lead named on the shift that runs now, if any."""
        return _lead_on(await self.store.rota(project.rota), project.id, at)


def _lead_on(rota: Rota, project: ProjectId, at: datetime) -> PersonId | None:
    running = rota.calendar.occurrences(at, at + timedelta(minutes=1)) if rota.calendar else ()
    covering = [each for each in running if each.starts <= at < each.ends and (not each.shift.projects or project in each.shift.projects)]
    return next((each.shift.lead for each in covering if each.shift.lead is not None), None)


def _taken_back(certificates: Iterable[KeptCertificate]) -> set[str]:
    return {each.key for each in certificates if each.revoked is not None}


def _signed(kept: KeptCertificate) -> trust.Certificate:
    return trust.Certificate(
        holder=kept.holder,
        key=kept.key,
        not_before=int(kept.not_before.timestamp()),
        not_after=int(kept.not_after.timestamp()),
        signature=kept.signature,
    )
