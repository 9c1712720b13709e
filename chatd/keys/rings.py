"""One's own keys: what the server knows of them and of those that concern somebody, and keeping a ring."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from chatd.domain.keys import KeptCertificate, KeptList, Keyring, Purpose, has_to_do_with
from chatd.domain.people import Person, Project
from chatd.keys.ports import Certificates, Keyrings, LeadLists, WhoWorksWhere
from chatd.keys.refusals import Code, KeysRefused
from chatd.ports import Clock
from chatd.trust import LeadList

LONGEST_RING: Final = 40_000
"""Letters; a ring pads to kilobytes and grows with the projects it knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectKeys:
    """What somebody's page needs to know of one project.

    *mine*: standing certificates for my keys as they are now, by coordinators who are themselves vouched for still. *coordinators*: theirs; and, of those
    whose time is over, the ones without which a list of leads that they signed could not be checked.
    """

    project: Project
    mine: tuple[KeptCertificate, ...]
    coordinators: tuple[KeptCertificate, ...]
    revoked: tuple[KeptCertificate, ...]
    lists: tuple[KeptList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MyKeys:
    ring: Keyring | None
    projects: tuple[ProjectKeys, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rings:
    """Every method takes the person who acts."""

    keyrings: Keyrings
    certificates: Certificates
    lists: LeadLists
    works: WhoWorksWhere
    clock: Clock

    async def of(self, person: Person) -> MyKeys:
        """Their ring, and the keys of the projects that concern them; nothing of any other."""
        ring = await self.keyrings.of(person.id)
        certificates, mine = await self.certificates.all(), has_to_do_with(person)
        projects = [each for each in await self.works.projects() if each.id in mine]
        return MyKeys(ring=ring, projects=tuple(await asyncio.gather(*(self._of_project(each, ring, certificates) for each in projects))))

    async def keep(self, person: Person, *, signing: str, sealing: str, sealed: str, replaces: int) -> Keyring:
        """The same keys sealed again, or new ones in their place. *replaces*: the number of the ring that was there when they were sealed (0: none)."""
        if len(sealed) > LONGEST_RING:
            raise KeysRefused("sealed", Code.TOO_LARGE)
        before = await self.keyrings.of(person.id)
        await self._refuse_anothers(person, signing, sealing)
        ring = self._next(person, before, signing, sealing, sealed)
        if not await self.keyrings.put(ring, replaces=replaces):
            raise KeysRefused("replaces", Code.OUT_OF_STEP)
        return ring

    def _next(self, person: Person, before: Keyring | None, signing: str, sealing: str, sealed: str) -> Keyring:
        if before is not None and (before.signing, before.sealing) == (signing, sealing):
            return replace(before, sealed=sealed)
        number = before.number + 1 if before else 1
        return Keyring(person=person.id, number=number, signing=signing, sealing=sealing, sealed=sealed, made=self.clock.now())

    async def _refuse_anothers(self, person: Person, signing: str, sealing: str) -> None:
        """A key belongs to one person: who copies a colleague's public key would be vouched for by what was signed for them."""
        others = [each for each in await self.keyrings.all() if each.person != person.id]
        if any(signing in {each.signing, each.sealing} or sealing in {each.signing, each.sealing} for each in others):
            raise KeysRefused("signing", Code.NOT_YOURS)

    async def _of_project(self, project: Project, ring: Keyring | None, certificates: Iterable[KeptCertificate]) -> ProjectKeys:
        now = self.clock.now()
        here = [each for each in certificates if each.project == project.id]
        coordinators = [each for each in here if each.purpose is Purpose.COORDINATOR]
        vouching = {each.key for each in coordinators if each.stands(now)} | {project.root_key}
        lists = await self.lists.of(project.id)
        signed_lists = {signer_of(each) for each in lists}
        return ProjectKeys(
            project=project,
            mine=tuple(each for each in here if each.is_for(ring) and each.stands(now) and each.signed_by in vouching),
            coordinators=tuple(each for each in coordinators if each.stands(now) or each.key in signed_lists),
            revoked=tuple(each for each in here if each.revoked is not None),
            lists=lists,
        )


def signer_of(kept: KeptList) -> str:
    return msgspec.json.decode(kept.body, type=LeadList).by
