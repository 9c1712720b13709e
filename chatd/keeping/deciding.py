"""What leads decide: keep or let go, review, legal hold; and which records they may know of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chatd.domain import retention
from chatd.domain.ids import ProjectId, RecordId
from chatd.domain.people import Person
from chatd.domain.retention import Record, Signed, SignedFor, State, Terms
from chatd.keeping import checking
from chatd.keeping.base import Base, Circle, of_record
from chatd.keeping.brought import Filter, ForMe, KeptNote
from chatd.keeping.ports import About, Change
from chatd.record_statements import decision_statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding(Base):
    """Deeds of leads, of their projects' records alone."""

    async def waiting_for(self, person: Person) -> tuple[ForMe, ...]:
        """Records on which this lead must decide now, the oldest first."""
        mine = await self.records_for(person, Filter(state=State.PROVISIONAL))
        return tuple(each for each in reversed(mine) if each.may_decide)

    async def decide(self, person: Person, record: RecordId, *, keep: bool, why: str, signature: str) -> Record:
        """*why*: a code of the policy (`why.keep`, `why.let_go`). Let go, it is shredded at once. `NotTheirs`, `NotSigned`, `NotAGround`, `IllegalMove`."""
        standing, lead, _ = await self.as_lead(person, record)
        terms, reasons = self.terms(standing.ground), self.sound_policy().why
        self.refuse_reason(reasons.keep if keep else reasons.let_go, why)
        checking.refuse_unsigned(lead.signing, decision_statement(standing.header, keep=keep, why=why), signature)
        says = "keep" if keep else "let_go"
        signed = Signed(what=SignedFor.DECISION, by=person.id, key=lead.signing, signature=signature, says=says, why=why)

        def decide(now: Record) -> Change:
            after = retention.decided(now, person.id, keep=keep, terms=terms, at=self.now())
            line = self.line(person, "lead_kept" if keep else "lead_let_go", of_record(record), why)
            return Change(record=replace(after, signed=(*after.signed, signed)), line=line)

        return await self.change(record, decide)

    async def records_for(self, person: Person, which: Filter) -> tuple[ForMe, ...]:
        """Of the projects whose lead this is; the newest first."""
        projects = await self.lead_of(person)
        if which.project is not None:
            projects &= {which.project}
        return await self._all_for_me(person, projects, which)

    async def record(self, person: Person, record: RecordId) -> ForMe:
        """One of them. `NoSuchRecord` to everybody else."""
        standing, _, _ = await self.as_lead(person, record)
        tags = await self.store.tags({standing.project})
        return self._seen(person, standing, tags.get(record, ()))

    async def review(self, person: Person, record: RecordId, *, keep_until: datetime | None, why: str) -> Record:
        """None lets it go after some days, in which another lead may keep it. `TooLong` past the hard maximum, `NotTheirs`."""
        terms, circle = await self._terms_for(person, record)
        reasons = self.sound_policy().why
        self.refuse_reason(reasons.let_go if keep_until is None else reasons.keep, why)
        deed = "review_let_go" if keep_until is None else "review_kept"

        def review(now: Record) -> Change:
            after = retention.reviewed(now, person.id, keep_until=keep_until, terms=terms, at=self.now())
            return Change(record=after, line=self.line(person, deed, of_record(record), why))

        after = await self.change(record, review)
        if keep_until is None:
            await self.tell(About.REVIEW, circle, circle.keys() - {person.id})
        return after

    async def reviews_due(self, person: Person) -> tuple[ForMe, ...]:
        """Whose review date has come, by date."""
        retained = await self.records_for(person, Filter(state=State.RETAINED))
        due = [each for each in retained if each.record.review is not None and each.record.review <= self.now()]
        return tuple(sorted(due, key=lambda each: each.record.review or each.record.ends))

    async def hold(self, person: Person, record: RecordId, *, why: str, until: datetime) -> Record:
        """Asked for; in force once another lead agrees. `TooLong`, `TooLate` where one stands."""
        terms, circle = await self._terms_for(person, record)
        self.refuse_reason(self.sound_policy().why.hold, why)

        def ask(now: Record) -> Change:
            after = retention.hold_asked(now, person.id, reason=why, until=until, terms=terms, at=self.now())
            return Change(record=after, line=self.line(person, "hold_asked", of_record(record), why))

        after = await self.change(record, ask)
        await self.tell(About.HOLD, circle, circle.keys() - {person.id})
        return after

    async def agree_hold(self, person: Person, record: RecordId) -> Record:
        """`TwoAreNeeded` for the one who asked."""
        await self.as_lead(person, record)

        def agree(now: Record) -> Change:
            after = retention.hold_agreed(now, person.id, at=self.now())
            return Change(record=after, line=self.line(person, "hold_agreed", of_record(record), after.hold.reason if after.hold else ""))

        return await self.change(record, agree)

    async def end_hold(self, person: Person, record: RecordId) -> Record:
        """What would have gone meanwhile stands some days more."""
        terms, circle = await self._terms_for(person, record)

        def end(now: Record) -> Change:
            after = retention.hold_ended(now, person.id, terms=terms, at=self.now())
            return Change(record=after, line=self.line(person, "hold_ended", of_record(record)))

        after = await self.change(record, end)
        await self.tell(About.HOLD, circle, circle.keys() - {person.id})
        return after

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _terms_for(self, person: Person, record: RecordId) -> tuple[Terms, Circle]:
        """And the project's leads, to be told afterwards."""
        standing, _, leads = await self.as_lead(person, record)
        return self.terms(standing.ground), await self.persons(leads.people)

    async def _all_for_me(self, person: Person, projects: frozenset[ProjectId], which: Filter) -> tuple[ForMe, ...]:
        tags = await self.store.tags(projects)
        found = await self.store.records(projects)
        return tuple(self._seen(person, each, tags.get(each.id, ())) for each in found if not each.is_due(self.now()) and _is_meant(each, which))

    def _seen(self, person: Person, record: Record, tags: Sequence[KeptNote]) -> ForMe:
        mine: Mapping[str, str] = {tag.id: tag.boxes[person.id] for tag in tags if person.id in tag.boxes}
        may_approve = person.id not in record.members and record.state is State.RETAINED
        return ForMe(record=record, may_decide=self.waits_for(record, person.id), may_approve=may_approve, tags=mine)


def _is_meant(record: Record, which: Filter) -> bool:
    alike = ((which.ground, record.ground), (which.language, record.language), (which.state, record.state))
    if any(wanted is not None and wanted != found for wanted, found in alike):
        return False
    return (which.since is None or record.raised >= which.since) and (which.until is None or record.raised < which.until)
