"""Naming a project's safeguarding leads: numbered lists, signed by a coordinator in their own browser. A key that the list before did not name counts
only once a lead of that list has agreed to it. Every list is told to all leads, old and new.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from chatd import trust
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.keys import KeptList, is_lead_of
from chatd.domain.people import Person, Project
from chatd.keys.ports import Keyrings, LeadAlerts, LeadLists, Leaving, SecondSteps, WhoWorksWhere
from chatd.keys.refusals import Code, KeysRefused, NoSuchThing
from chatd.keys.vouching import Vouching, root_of, signed
from chatd.ports import Clock
from chatd.signatures import is_signed
from chatd.trust import LEEWAY, LONGEST_LIST, Agreement, Lead, LeadList, needs_agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """How far somebody has come who is to be a lead. All of it before a list may name them."""

    person: Person
    signing: str | None
    sealing: str | None
    has_second_step: bool
    has_sheet: bool

    @property
    def is_whole(self) -> bool:
        return self.signing is not None and self.has_second_step and self.has_sheet

    @property
    def number(self) -> str | None:
        return trust.key_number(self.signing, self.sealing) if self.signing and self.sealing else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A project's lists, newest last, and the one that waits for a lead."""

    project: Project
    lists: tuple[LeadList, ...]
    waiting: LeadList | None

    @property
    def newest(self) -> LeadList | None:
        return self.lists[-1] if self.lists else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """Every method takes the person who acts. What is not theirs is not there: `NoSuchThing`."""

    keyrings: Keyrings
    lists: LeadLists
    works: WhoWorksWhere
    second_steps: SecondSteps
    vouching: Vouching
    alerts: LeadAlerts
    clock: Clock
    leaving: Leaving | None = None

    async def listing(self, person: Person, project: ProjectId) -> Listing:
        """For its coordinators and leads."""
        found = await self.works.project(project)
        if found is None or not self._concerns(person, project):
            raise NoSuchThing
        kept, waiting = await self.lists.of(project), await self.lists.waiting(project)
        return Listing(project=found, lists=tuple(map(read, kept)), waiting=read(waiting) if waiting else None)

    async def enrolled(self, person: Person, project: ProjectId) -> tuple[Enrolled, ...]:
        """Everybody who is to be a lead of that project, for its coordinators."""
        await self.vouching.coordinated(person, project)
        leads = [each for each in await self.works.people() if is_lead_of(each, project)]
        return tuple([await self._enrolled(each) for each in leads])

    async def own_enrolment(self, person: Person) -> Enrolled:
        """How far they have come themselves."""
        return await self._enrolled(person)

    async def prove_sheet(self, person: Person, signature: str) -> None:
        """What was typed back from paper gives the very keys."""
        ring = await self.keyrings.of(person.id)
        if ring is None:
            raise KeysRefused("signature", Code.NO_KEYS)
        if not is_signed(ring.signing, trust.sheet_statement(person.id, ring.signing, ring.sealing), signature):
            raise KeysRefused("signature", Code.NOT_SIGNED)
        if not await self.keyrings.prove_sheet(person.id, ring.signing, self.clock.now()):
            raise KeysRefused("signature", Code.OUT_OF_STEP)

    async def propose(self, person: Person, project: ProjectId, leads: LeadList) -> bool:
        """A coordinator's next list. True when it is in force at once; it waits while a lead of the list before has yet to agree to a new key."""
        coordinated = await self.vouching.coordinated(person, project)
        await self.vouching.own_certificate(person, coordinated, signed_by=leads.by)
        listing = await self.listing(person, project)
        await self._refuse_bad(listing, leads)
        waits = needs_agreement(leads, listing.newest)
        await self._keep(listing, msgspec.structs.replace(leads, agreed=None), waits=waits)
        return not waits

    async def agree(self, person: Person, project: ProjectId, number: int, agreed: Agreement) -> None:
        """A lead of the list in force agrees to the one that waits."""
        listing = await self.listing(person, project)
        before, waiting, ring = listing.newest, listing.waiting, await self.keyrings.of(person.id)
        if before is None or waiting is None or ring is None or person.id not in {each.person for each in before.leads}:
            raise NoSuchThing
        if waiting.number != number:
            raise KeysRefused("number", Code.OUT_OF_STEP)
        if agreed.by != ring.signing:
            raise KeysRefused("agreed.by", Code.OTHER_KEYS)
        whole = msgspec.structs.replace(waiting, agreed=agreed)
        if not await self._is_good(listing, whole):
            raise KeysRefused("agreed.signature", Code.NOT_AGREED)
        await self._keep(listing, whole, waits=False)

    async def take_the_roots_word(self, person: Person, project: ProjectId, number: int, agreed: Agreement) -> None:
        """Where no lead is left who could agree, the root does; a coordinator brings its word."""
        await self.vouching.coordinated(person, project)
        listing = await self.listing(person, project)
        if listing.waiting is None or listing.waiting.number != number:
            raise KeysRefused("number", Code.NOT_THE_NEXT)
        whole = msgspec.structs.replace(listing.waiting, agreed=agreed)
        if agreed.by != root_of(listing.project) or not await self._is_good(listing, whole):
            raise KeysRefused("signature", Code.NOT_SIGNED)
        await self._keep(listing, whole, waits=False)

    async def withdraw(self, person: Person, project: ProjectId) -> None:
        """The list that waits was a mistake."""
        await self.vouching.coordinated(person, project)
        await self.lists.drop_waiting(project)

    async def _keep(self, listing: Listing, leads: LeadList, *, waits: bool) -> None:
        body = msgspec.json.encode(leads).decode()
        if not await self.lists.add(KeptList(project=listing.project.id, number=leads.number, body=body, is_waiting=waits)):
            raise KeysRefused("number", Code.OUT_OF_STEP)
        before = {each.person for each in listing.newest.leads} if listing.newest else set()
        named = {each.person for each in leads.leads}
        if self.leaving and not waits:
            for gone in sorted(before - named):
                await self.leaving.lead_left(listing.project.id, PersonId(gone))
        await self.alerts.list_changed(tuple([each for each in await self.works.people() if each.id in before | named]))

    async def _refuse_bad(self, listing: Listing, leads: LeadList) -> None:
        """Each says which field."""
        now = int(self.clock.now().timestamp())
        number = listing.newest.number + 1 if listing.newest else 1
        if leads.number != number:
            raise KeysRefused("number", Code.NOT_THE_NEXT)
        if abs(leads.dated - now) > LEEWAY:
            raise KeysRefused("dated", Code.TOO_EARLY)
        if leads.not_after <= now:
            raise KeysRefused("not_after", Code.OVER)
        if leads.not_after - leads.dated > LONGEST_LIST:
            raise KeysRefused("not_after", Code.TOO_LONG)
        for at, lead in enumerate(leads.leads):
            await self._refuse_unready(f"leads.{at}", listing, lead)
        if not await self._is_signed(listing, leads):
            raise KeysRefused("signature", Code.NOT_SIGNED)

    async def _refuse_unready(self, field: str, listing: Listing, lead: Lead) -> None:
        """Whoever is named anew has keys, a second step and a proved sheet. Whoever stays, stays even with a lost telephone."""
        person = await self.works.person(PersonId(lead.person))
        if person is None or not is_lead_of(person, listing.project.id):
            raise KeysRefused(field, Code.NOT_A_LEAD)
        enrolled = await self._enrolled(person)
        if (enrolled.signing, enrolled.sealing) != (lead.signing, lead.sealing):
            raise KeysRefused(field, Code.OTHER_KEYS if enrolled.signing else Code.NO_KEYS)
        if listing.newest and lead in listing.newest.leads:
            return
        if not enrolled.has_sheet:
            raise KeysRefused(field, Code.NO_SHEET)
        if not enrolled.has_second_step:
            raise KeysRefused(field, Code.NO_SECOND_STEP)

    async def _enrolled(self, person: Person) -> Enrolled:
        ring, steps = await self.keyrings.of(person.id), await self.second_steps.of(person.id)
        return Enrolled(
            person=person,
            signing=ring.signing if ring else None,
            sealing=ring.sealing if ring else None,
            has_second_step=any(each.is_proved for each in steps),
            has_sheet=ring is not None and ring.sheet_proved is not None,
        )

    async def _is_signed(self, listing: Listing, leads: LeadList) -> bool:
        certificates = [signed(each) for each in await self.vouching.coordinators(listing.project)]
        return trust.list_is_signed(leads, listing.newest, certificates, root_of(listing.project), project=listing.project.id)

    async def _is_good(self, listing: Listing, leads: LeadList) -> bool:
        certificates = [signed(each) for each in await self.vouching.coordinators(listing.project)]
        return trust.list_is_good(leads, listing.newest, certificates, root_of(listing.project), project=listing.project.id)

    def _concerns(self, person: Person, project: ProjectId) -> bool:
        return bool({"coordinator", "lead"} & set(person.roles.get(project, frozenset())))


def read(kept: KeptList) -> LeadList:
    return msgspec.json.decode(kept.body, type=LeadList)
