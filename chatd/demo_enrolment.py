"""Who vouches for whom in the demonstration: root keys, rings, certificates and the first lists of leads, so that everything can be tried at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import msgspec
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd import demo_keys, trust
from chatd.demo_keys import Ring
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.keys import KeptCertificate, KeptList, Keyring, Purpose, answers_for, is_lead_of
from chatd.domain.people import Person
from chatd.signatures import Seed, public_of
from chatd.store import certificates, keyrings, lead_lists, people, projects
from chatd.store.key_tables import certificate, keyring, lead_list
from chatd.tokens import RandomIds

BEFORE_NOW: Final = 60
"""Seconds: browsers' clocks may be a little behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vouching:
    """One project whose coordinator vouches for all who serve it."""

    project: ProjectId
    root: Seed
    rings: Mapping[PersonId, Ring]
    people: tuple[Person, ...]
    at: int

    @property
    def coordinator(self) -> PersonId:
        return next(each.id for each in self.people if each.coordinates(self.project))

    def certificates(self) -> list[KeptCertificate]:
        serving = [each.id for each in self.people if answers_for(each, self.project)]
        operators = [self._signed(self.rings[self.coordinator].signing, Purpose.OPERATOR, each) for each in serving]
        return [self._signed(self.root, Purpose.COORDINATOR, self.coordinator), *operators]

    def leads(self) -> KeptList:
        named = {str(each.id): self.rings[each.id] for each in self.people if is_lead_of(each, self.project)}
        signed = demo_keys.lead_list(self.rings[self.coordinator], self.project, named, self.at)
        return KeptList(project=self.project, number=signed.number, body=msgspec.json.encode(signed).decode())

    def _signed(self, by: Seed, purpose: Purpose, who: PersonId) -> KeptCertificate:
        made = demo_keys.certify(by, purpose.value, self.project, self.rings[who], self.at)
        return kept(made, project=self.project, purpose=purpose, person=who, signed_by=public_of(by))


def kept(made: trust.Certificate, *, project: ProjectId, purpose: Purpose, person: PersonId, signed_by: str) -> KeptCertificate:
    return KeptCertificate(
        id=RandomIds().short(),
        project=project,
        purpose=purpose,
        person=person,
        holder=made.holder,
        key=made.key,
        not_before=datetime.fromtimestamp(made.not_before, UTC),
        not_after=datetime.fromtimestamp(made.not_after, UTC),
        signed_by=signed_by,
        signature=made.signature,
    )


async def give_keys(connection: AsyncConnection, halves: Mapping[str, bytes], now: datetime) -> dict[str, Ring]:
    """Everybody's keys anew, by name. *halves*: the keyring halves of their passphrases."""
    for table in (certificate, lead_list, keyring):
        await connection.execute(delete(table))
    roots = {each.id: demo_keys.make_root() for each in await projects.all_projects(connection)}
    enrolled = tuple(each for each in await people.all_people(connection) if each.id in halves)
    rings = {each.id: demo_keys.make_ring(_known_to(each, roots)) for each in enrolled}
    for person, ring in rings.items():
        await keyrings.put(connection, _sealed(person, ring, halves[person], now), replaces=0)
    for project, root in roots.items():
        await connection.execute(update(projects.project).where(projects.project.c.id == project).values(root_key=public_of(root)))
        vouching = _Vouching(project=project, root=root, rings=rings, people=enrolled, at=int(now.timestamp()) - BEFORE_NOW)
        for each in vouching.certificates():
            await certificates.add(connection, each)
        await lead_lists.add(connection, vouching.leads())
    return {str(person): ring for person, ring in rings.items()}


def _known_to(person: Person, roots: Mapping[ProjectId, Seed]) -> dict[str, str]:
    theirs = person.serves | person.roles.keys()
    return {project: public_of(root) for project, root in roots.items() if project in theirs}


def _sealed(person: PersonId, ring: Ring, half: bytes, now: datetime) -> Keyring:
    """Sheets count as typed back: the demonstration has no printer."""
    return Keyring(
        person=person,
        number=1,
        signing=ring.signing_key,
        sealing=ring.sealing_key,
        sealed=ring.sealed(person, half),
        made=now,
        sheet_proved=now,
    )
