"""Opening a record: one lead asks and says why, another, who was not there, approves from their own sign-in. The server passes a box on and opens none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from chatd.domain.audit import Line
from chatd.domain.ids import PersonId, ProjectId, RecordId
from chatd.domain.people import Person
from chatd.domain.refusals import IllegalMove, ListIsOld, NotOpened, NotTheirs, SealedWrong, TooLate, TooLong, TwoAreNeeded
from chatd.domain.retention import Record, Signed, SignedFor, State
from chatd.keeping import checking
from chatd.keeping.base import Base, of_record
from chatd.keeping.brought import Chunk, KeptNote, MadeBy, Opening, Rewrapped, SealedNote, WholeRecord
from chatd.keeping.ports import About, Change
from chatd.record_statements import rewrapped_statement

LASTS: Final = timedelta(minutes=30)
"""A wish, and after the yes the opening."""
MOST_WORDS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings(Base):
    """Deeds of leads on records that are kept; every step is a line of the audit log."""

    async def ask_to_open(self, person: Person, record: RecordId, *, why_code: str, words: str) -> Opening:
        """*words*: for the approver alone, in memory, 500 letters at most. The other leads are told. Half an hour."""
        standing, _, leads = await self.as_lead(person, record)
        self.refuse_reason(self.sound_policy().why.opening, why_code)
        if standing.state is not State.RETAINED:
            raise IllegalMove("it is not kept yet")
        if len(words) > MOST_WORDS:
            raise TooLong
        until = self.now() + LASTS
        wish = Opening(record=record, project=standing.project, requester=person.id, why_code=why_code, words=words, until=until)
        circle = await self.persons(leads.people - standing.members - {person.id})
        await self.store.note_line(self.line(person, "opening_asked", of_record(record), why_code))
        self.openings.ask(wish)
        await self.tell(About.OPEN, circle, circle)
        return wish

    async def openings_for(self, person: Person) -> tuple[Opening, ...]:
        """What this lead asked for, and what others did and this lead may approve, with the boxes to peel."""
        projects = await self.lead_of(person)
        near = [each for each in self.openings.standing(self.now()) if each.project in projects]
        return tuple([each for one in near if (each := await self._for_me(person, one)) is not None])

    async def approve(self, person: Person, record: RecordId, requester: PersonId, peeled: Mapping[MadeBy, str]) -> None:
        """*peeled*: what was in the outer boxes. `TwoAreNeeded`, `NotTheirs` for who was there, `TooLate` where nobody asks any more."""
        standing, _, leads = await self.as_lead(person, record)
        if person.id == requester:
            raise TwoAreNeeded
        if person.id in standing.members:
            raise NotTheirs
        wish = self._wish(record, requester)
        if wish is None or wish.approver is not None or requester not in leads.people:
            raise TooLate
        there = await self._outer(record, requester, person.id)
        if not peeled or not set(peeled) <= set(there) or not all(checking.is_box(box, checking.LARGEST_WRAP) for box in peeled.values()):
            raise SealedWrong
        await self.store.note_line(self.line(person, "opening_approved", of_record(record), wish.why_code))
        self.openings.approve(replace(wish, approver=person.id, until=self.now() + LASTS), peeled)

    async def collect(self, person: Person, record: RecordId) -> Mapping[MadeBy, str] | None:
        """The peeled boxes for the requester's live page; None while nobody has approved, or once `got_it`."""
        await self.as_lead(person, record)
        return self.openings.peeled(record, person.id, self.now())

    async def got_it(self, person: Person, record: RecordId) -> None:
        """The requester's page has them: drop them. The opening itself stands to its half hour."""
        await self._opened(person, record)
        self.openings.drop_peeled(record, person.id)
        await self.store.note_line(self.line(person, "opening_collected", of_record(record)))

    async def whole(self, person: Person, record: RecordId) -> WholeRecord:
        """Chunks, notes and tags, without wraps. `NotOpened` unless an opening approved for this lead stands."""
        standing = await self._opened(person, record)
        await self.store.note_line(self.line(person, "record_read", of_record(record)))
        return WholeRecord(record=standing, chunks=await self.store.chunks(record), notes=await self.store.notes(record))

    async def chunks_of(self, person: Person, record: RecordId) -> tuple[Chunk, ...]:
        """The same rule."""
        return (await self.whole(person, record)).chunks

    async def add_note(self, person: Person, record: RecordId, note: SealedNote) -> None:
        """Under the record's key, so only while an opening stands."""
        await self._opened(person, record)
        kept = self._kept(person, note, "note")
        await self.change(record, lambda now: Change(record=now, notes=(kept,), line=self.line(person, "note_added", of_record(record))))

    async def set_tags(self, person: Person, record: RecordId, tag: str, copies: Mapping[PersonId, str]) -> None:
        """The tag with the id *tag*, one box for each lead of the newest list; an empty mapping takes it off. `ListIsOld`."""
        _, _, leads = await self.as_lead(person, record)
        if copies and set(copies) != leads.people:
            raise ListIsOld
        if not 0 < len(tag) <= 40 or (copies and not all(checking.is_box(box, checking.LARGEST_WRAP * 2) for box in copies.values())):
            raise SealedWrong
        kept = KeptNote(id=tag, kind="tag", person=person.id, written=self.now(), boxes=dict(copies))
        await self.change(record, lambda now: Change(record=now, notes=(kept,), line=self.line(person, "tags_set", of_record(record))))

    async def export(self, person: Person, record: RecordId, form: SealedNote, *, why_code: str) -> WholeRecord:
        """The disclosure form is stored with the record, the audit log has a line, and the page gets all it needs for a file, wraps included."""
        await self._opened(person, record)
        self.refuse_reason(self.sound_policy().why.export, why_code)
        kept = self._kept(person, form, "form")
        line = self.line(person, "exported", of_record(record), why_code)
        after = await self.change(record, lambda now: Change(record=now, notes=(kept,), line=line))
        return WholeRecord(
            record=after,
            chunks=await self.store.chunks(record),
            notes=await self.store.notes(record),
            wraps=await self.store.wraps(record),
            leads=await self.trusted.list_numbered(after.project, after.header.list_number) or "",
        )

    async def rewrap(self, person: Person, record: RecordId, rewrapped: Rewrapped) -> None:
        """For the newest list, while an opening stands. `NotOpened`, `ListIsOld`, `SealedWrong`, `NotSigned`."""
        await self._opened(person, record)
        standing, lead, leads = await self.as_lead(person, record)
        if rewrapped.list_number != leads.number:
            raise ListIsOld
        checking.refuse_wraps(rewrapped.wraps, leads)
        checking.refuse_unsigned(lead.signing, rewrapped_statement(standing.header, leads.number, rewrapped.wraps), rewrapped.signature)
        over = checking.hash_of(rewrapped.wraps)
        signed = Signed(what=SignedFor.REWRAPPED, by=person.id, key=lead.signing, signature=rewrapped.signature, says=str(leads.number), wraps=over)

        def rewrap(now: Record) -> Change:
            others = tuple(each for each in now.signed if each.what is not SignedFor.REWRAPPED)
            line = self.line(person, "rewrapped", of_record(record))
            return Change(record=replace(now, signed=(*others, signed)), line=line, wraps={MadeBy.LEAD: rewrapped.wraps})

        await self.change(record, rewrap)

    async def lead_left(self, project: ProjectId, person: PersonId) -> None:
        """Their wraps, and what was asked for and approved, are dropped; the others rewrap when they next open a record."""
        self.openings.forget(project, person)
        line = Line(at=self.now(), who="server", deed="lead_left", what=f"person:{person}", why="")
        await self.store.drop_wraps_of(project, person, line)

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _opened(self, person: Person, record: RecordId) -> Record:
        standing, _, _ = await self.as_lead(person, record)
        wish = self._wish(record, person.id)
        if wish is None or wish.approver is None:
            raise NotOpened
        return standing

    def _wish(self, record: RecordId, requester: PersonId) -> Opening | None:
        standing = self.openings.standing(self.now())
        return next((each for each in standing if (each.record, each.requester) == (record, requester)), None)

    async def _outer(self, record: RecordId, requester: PersonId, approver: PersonId) -> Mapping[MadeBy, str]:
        sets = await self.store.wraps(record)
        pair = (requester, approver)
        return {made_by: wrap.box for made_by, wraps in sets.items() for wrap in wraps if (wrap.requester, wrap.approver) == pair}

    async def _for_me(self, person: Person, wish: Opening) -> Opening | None:
        if wish.requester == person.id:
            return wish
        record = await self.store.record(wish.record)
        if record is None or person.id in record.members or wish.approver is not None:
            return None
        return replace(wish, wraps=await self._outer(wish.record, wish.requester, person.id))

    def _kept(self, person: Person, note: SealedNote, kind: str) -> KeptNote:
        checking.refuse_sealed(note.nonce, note.box)
        if not 0 < len(note.id) <= 40:
            raise SealedWrong
        return KeptNote(id=note.id, kind=kind, person=person.id, written=self.now(), nonce=note.nonce, box=note.box)
