"""What all deeds of keeping stand on: the ports, and who may know of a record at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from chatd.domain.audit import Line
from chatd.domain.ids import PersonId, ProjectId, RecordId
from chatd.domain.people import Person
from chatd.domain.refusals import NoSuchRecord, NotAGround, NothingCanBeKept
from chatd.domain.retention import Record, Terms, is_for_lead, may_decide
from chatd.keeping.brought import Lead, Leads
from chatd.keeping.ports import About, Change, KeepingAlerts, KeepingStore, OnCallLeads, OpeningDesk, People, Trusted
from chatd.ports import Clock
from protocols.safeguarding import Safeguarding

LEADS_NEEDED: Final = 2
Circle = Mapping[PersonId, Person]
"""Who may be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """*policy*: None where it is not sound; then nothing can be kept."""

    store: KeepingStore
    trusted: Trusted
    people: People
    on_call: OnCallLeads
    openings: OpeningDesk
    alerts: KeepingAlerts
    clock: Clock
    policy: Safeguarding | None

    async def may_keep(self, project: ProjectId) -> bool:
        """Two leads or more on a list that is good now, and a sound policy."""
        leads = await self.trusted.leads(project)
        return self.policy is not None and leads is not None and len(leads.leads) >= LEADS_NEEDED

    async def leads(self, project: ProjectId) -> Leads | None:
        """The list to seal for: number, hash, public keys. None when there is no good one."""
        return await self.trusted.leads(project)

    async def lead_of(self, person: Person) -> frozenset[ProjectId]:
        """The projects whose newest good list names this person."""
        listed = {project.id: await self.trusted.leads(project.id) for project in await self.people.projects()}
        return frozenset(project for project, leads in listed.items() if leads and person.id in leads.people)

    # ── for the deeds ─────────────────────────────────────────────────────────────────────────────────────────────

    def now(self) -> datetime:
        return self.clock.now()

    def sound_policy(self) -> Safeguarding:
        if self.policy is None:
            raise NothingCanBeKept
        return self.policy

    def terms(self, ground: str) -> Terms:
        """Raises `NotAGround` for one that the policy no longer has: what was raised on it can be let go, and ends by itself."""
        policy = self.sound_policy()
        found = policy.grounds().get(ground)
        if found is None:
            raise NotAGround
        return Terms(
            provisional=timedelta(days=policy.times.provisional_days),
            days=timedelta(days=found.days),
            review=timedelta(days=found.review_days),
            hard_max=timedelta(days=found.hard_max_days),
            second_confirms=found.who_confirms == "second",
            answer=timedelta(hours=policy.times.answer_hours),
            hold_max=timedelta(days=policy.times.hold_max_days),
            after_let_go=timedelta(days=policy.times.after_let_go_days),
        )

    def refuse_reason(self, reasons: Mapping[str, str], code: str) -> None:
        if code not in reasons:
            raise NotAGround

    async def two_leads(self, project: ProjectId) -> Leads:
        """The newest list. `NothingCanBeKept` when there is no good one of two or more, or no sound policy."""
        leads = await self.trusted.leads(project)
        if leads is None or len(leads.leads) < LEADS_NEEDED or self.policy is None:
            raise NothingCanBeKept
        return leads

    async def standing(self, id: RecordId) -> Record:
        """What is due is as if it were not there, from that instant on."""
        found = await self.store.record(id)
        if found is None or found.is_due(self.now()):
            raise NoSuchRecord
        return found

    async def as_lead(self, person: Person, id: RecordId) -> tuple[Record, Lead, Leads]:
        """The record, and this person as a lead of its project. To everybody else it is not there."""
        record = await self.standing(id)
        leads = await self.trusted.leads(record.project)
        lead = next((each for each in leads.leads if each.person == person.id), None) if leads else None
        if leads is None or lead is None:
            raise NoSuchRecord
        return record, lead, leads

    async def change(self, id: RecordId, deed: Callable[[Record], Change]) -> Record:
        """In one transaction, on the record as it is then."""
        at = self.now()

        def on_what_stands(record: Record) -> Change:
            if record.is_due(at):
                raise NoSuchRecord
            return deed(record)

        return await self.store.change_record(id, on_what_stands)

    def line(self, person: Person, deed: str, what: str, why: str = "") -> Line:
        return Line(at=self.now(), who=person.id, deed=deed, what=what, why=why)

    def waits_for(self, record: Record, person: PersonId) -> bool:
        """Must this lead decide on it now?"""
        try:
            return is_for_lead(record, self.terms(record.ground), self.now()) and may_decide(record, person, self.now())
        except (NotAGround, NothingCanBeKept):
            return False

    async def circle(self, project: ProjectId) -> Circle:
        """The project's leads, looked up before a deed: once it is done nothing may fail any more, or a page is told no for what is stored."""
        leads = await self.trusted.leads(project)
        return await self.persons(leads.people if leads else ())

    async def persons(self, who: Iterable[PersonId]) -> Circle:
        found = [await self.people.person(each) for each in who]
        return {each.id: each for each in found if each is not None}

    async def tell(self, about: About, circle: Circle, who: Iterable[PersonId]) -> None:
        await self.alerts.tell(about, [circle[each] for each in sorted(set(who)) if each in circle])

    async def tell_who_decides(self, record: Record, circle: Circle) -> None:
        """The lead on call, or all who may."""
        at = self.now()
        await self.tell(About.DECIDE, circle, [each for each in circle if may_decide(record, each, at)])


def of_record(id: RecordId) -> str:
    """How the audit log names one."""
    return f"record:{id}"
