"""Vouching for others: coordinators sign, in their own browser, who may answer a project's visitors; the server checks each signature before it keeps it.

A key that was taken back is never vouched for again: whoever it was needs new keys first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from chatd import trust
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.keys import KeptCertificate, Keyring, Purpose, answers_for, newest
from chatd.domain.people import Person, Project
from chatd.keys.ports import Certificates, Keyrings, WhoWorksWhere
from chatd.keys.refusals import Code, KeysRefused, NoSuchThing
from chatd.ports import Clock, Ids
from chatd.trust import LEEWAY, LONGEST, Certificate, Revocation, key_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Somebody who serves a project, as its coordinators see them.

    *ring*: None while they have not signed in yet; *vouched*: what stands for their keys now; *last*: what did last, though it be over.
    """

    person: Person
    ring: Keyring | None
    vouched: KeptCertificate | None
    last: KeptCertificate | None
    taken_back: bool = False
    """For the keys that they have now."""

    @property
    def number(self) -> str | None:
        return key_number(self.ring.signing, self.ring.sealing) if self.ring else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouching:
    """Every method takes the person who acts. What is not theirs is not there: `NoSuchThing`."""

    keyrings: Keyrings
    certificates: Certificates
    works: WhoWorksWhere
    clock: Clock
    ids: Ids

    async def served(self, person: Person, project: ProjectId) -> tuple[Served, ...]:
        """Everybody who serves that project, partners included."""
        await self.coordinated(person, project)
        return await self._served(project)

    async def certify(self, person: Person, project: ProjectId, signed: Sequence[tuple[PersonId, Certificate]]) -> None:
        """All of them or none. Raises `KeysRefused` with the field, `certificates.0.key` and so on."""
        coordinated = await self.coordinated(person, project)
        mine = await self.own_certificate(person, coordinated)
        served = {each.person.id: each for each in await self._served(project)}
        checked = [self._checked(f"certificates.{at}", mine, served.get(who), each) for at, (who, each) in enumerate(signed)]
        await self.certificates.add(*checked)

    async def take_back(self, person: Person, project: ProjectId, revocation: Revocation) -> None:
        """From now on nobody is given a certificate of that key in that project."""
        coordinated = await self.coordinated(person, project)
        await self.own_certificate(person, coordinated, signed_by=revocation.by)
        await self.accept_revocation(coordinated, revocation)

    async def accept_revocation(self, project: Project, revocation: Revocation) -> None:
        """Signed by one of the project's coordinators, or by its root, which is offline: that may have been days ago."""
        known = [each for each in await self.certificates.all() if each.project == project.id]
        if revocation.key not in {each.key for each in known}:
            raise NoSuchThing
        if revocation.at > self.clock.now().timestamp() + LEEWAY:
            raise KeysRefused("at", Code.TOO_EARLY)
        coordinators = [signed(each) for each in known if each.purpose is Purpose.COORDINATOR and each.stands(self.clock.now())]
        if not trust.revocation_is_good(revocation, root_of(project), coordinators, project.id):
            raise KeysRefused("signature", Code.NOT_SIGNED)
        await self.certificates.take_back(project.id, revocation.key, _instant(revocation.at), revocation.by, revocation.signature)

    async def accept_coordinator(self, project: Project, certificate: Certificate) -> Person:
        """Signed by the root, for a coordinator's keys as they are now."""
        ring = next((each for each in await self.keyrings.all() if each.signing == certificate.key), None)
        person = await self.works.person(ring.person) if ring else None
        if ring is None or person is None or not person.coordinates(project.id):
            raise KeysRefused("key", Code.OTHER_KEYS)
        await self._refuse_taken_back(project.id, certificate.key, "key")
        refuse_bad("", certificate, Purpose.COORDINATOR, project.id, root_of(project), self.clock.now())
        _refuse_other_ring("", certificate, ring)
        await self.certificates.add(self._kept(certificate, project.id, Purpose.COORDINATOR, person.id, root_of(project)))
        return person

    async def accept_own(self, person: Person, project: ProjectId, certificate: Certificate) -> None:
        """What came back from the root's holder, pasted by the coordinator whom it is for."""
        coordinated, ring = await self.coordinated(person, project), await self.keyrings.of(person.id)
        if ring is None or ring.signing != certificate.key:
            raise KeysRefused("key", Code.OTHER_KEYS)
        await self.accept_coordinator(coordinated, certificate)

    async def coordinated(self, person: Person, project: ProjectId) -> Project:
        found = await self.works.project(project)
        if found is None or not person.coordinates(project):
            raise NoSuchThing
        return found

    async def own_certificate(self, person: Person, project: Project, *, signed_by: str | None = None) -> KeptCertificate:
        """By which they may vouch for others now. *signed_by*: the key that they say they signed with."""
        ring = await self.keyrings.of(person.id)
        standing = [each for each in await self.coordinators(project) if each.is_for(ring) and each.stands(self.clock.now())]
        if (found := newest(standing)) is None:
            raise KeysRefused("by", Code.NOT_VOUCHED)
        if signed_by is not None and signed_by != found.key:
            raise KeysRefused("by", Code.OTHER_KEYS)
        return found

    async def coordinators(self, project: Project) -> list[KeptCertificate]:
        """All certificates of its coordinators, old ones too. Raises KeysRefused where nobody can have one."""
        root_of(project)
        return [each for each in await self.certificates.all() if each.project == project.id and each.purpose is Purpose.COORDINATOR]

    async def _served(self, project: ProjectId) -> tuple[Served, ...]:
        rings = {each.person: each for each in await self.keyrings.all()}
        here = [each for each in await self.certificates.all() if each.project == project]
        serving = sorted((each for each in await self.works.people() if answers_for(each, project)), key=lambda each: each.shift_name.casefold())
        return tuple(self._seen(each, rings.get(each.id), here) for each in serving)

    def _seen(self, person: Person, ring: Keyring | None, here: Iterable[KeptCertificate]) -> Served:
        now, theirs = self.clock.now(), [each for each in here if each.is_for(ring)]
        coordinators = {each.key for each in here if each.purpose is Purpose.COORDINATOR and each.stands(now)}
        ever = [each for each in theirs if each.purpose is Purpose.OPERATOR and each.revoked is None]
        standing = [each for each in ever if each.stands(now) and each.signed_by in coordinators]
        return Served(
            person=person, ring=ring, vouched=newest(standing), last=newest(ever), taken_back=any(each.revoked is not None for each in theirs)
        )

    def _checked(self, field: str, mine: KeptCertificate, who: Served | None, certificate: Certificate) -> KeptCertificate:
        if who is None:
            raise KeysRefused(f"{field}.person", Code.NOT_SERVING)
        if who.ring is None:
            raise KeysRefused(f"{field}.person", Code.NO_KEYS)
        if who.taken_back:
            raise KeysRefused(f"{field}.key", Code.TAKEN_BACK)
        _refuse_other_ring(f"{field}.", certificate, who.ring)
        refuse_bad(f"{field}.", certificate, Purpose.OPERATOR, mine.project, mine.key, self.clock.now())
        return self._kept(certificate, mine.project, Purpose.OPERATOR, who.person.id, mine.key)

    async def _refuse_taken_back(self, project: ProjectId, key: str, field: str) -> None:
        if any(each.key == key and each.project == project and each.revoked for each in await self.certificates.all()):
            raise KeysRefused(field, Code.TAKEN_BACK)

    def _kept(self, certificate: Certificate, project: ProjectId, purpose: Purpose, person: PersonId, by: str) -> KeptCertificate:
        return KeptCertificate(
            id=self.ids.short(),
            project=project,
            purpose=purpose,
            person=person,
            holder=certificate.holder,
            key=certificate.key,
            not_before=_instant(certificate.not_before),
            not_after=_instant(certificate.not_after),
            signed_by=by,
            signature=certificate.signature,
        )


def refuse_bad(field: str, certificate: Certificate, purpose: Purpose, project: ProjectId, by: str, now: datetime) -> None:
    """Forged, over, not begun, or for too long: each says which field."""
    at = int(now.timestamp())
    if certificate.not_after <= at:
        raise KeysRefused(f"{field}not_after", Code.OVER)
    if certificate.not_before > at + LEEWAY:
        raise KeysRefused(f"{field}not_before", Code.TOO_EARLY)
    if certificate.not_after - certificate.not_before > LONGEST[purpose.value]:
        raise KeysRefused(f"{field}not_after", Code.TOO_LONG)
    if not trust.is_good(certificate, purpose.value, project, by, at):
        raise KeysRefused(f"{field}signature", Code.NOT_SIGNED)


def root_of(project: Project) -> str:
    if project.root_key is None:
        raise KeysRefused("project", Code.NO_ROOT)
    return project.root_key


def signed(kept: KeptCertificate) -> Certificate:
    """As it was signed."""
    return Certificate(
        holder=kept.holder,
        key=kept.key,
        not_before=int(kept.not_before.timestamp()),
        not_after=int(kept.not_after.timestamp()),
        signature=kept.signature,
    )


def _refuse_other_ring(field: str, certificate: Certificate, ring: Keyring) -> None:
    if certificate.key != ring.signing:
        raise KeysRefused(f"{field}key", Code.OTHER_KEYS)
    if certificate.holder != key_number(ring.signing, ring.sealing):
        raise KeysRefused(f"{field}holder", Code.OTHER_KEYS)


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
