"""The flag: stored whole or not at all, written on while the conversation lasts, confirmed by the second or put before a lead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from chatd.domain import retention
from chatd.domain.ids import PersonId, RecordId
from chatd.domain.people import Person
from chatd.domain.refusals import ListIsOld, NoSuchRecord, NotAGround, NotAllowed, NotEnrolled, RecordIsClosed, RecordIsFull, SealedWrong
from chatd.domain.retention import Closed, Record, Signed, SignedFor, Terms, to_the_hour
from chatd.keeping import checking
from chatd.keeping.base import Base, of_record
from chatd.keeping.brought import Chunk, Closing, Confirmed, Leads, MadeBy, Raised
from chatd.keeping.ports import Change
from chatd.record_statements import closing_statement, confirmed_statement, is_for_every_pair, raised_statement
from chatd.trust import LEEWAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(Base):
    """Deeds of those who are in the conversation. Whether they are, the desk says."""

    async def raise_flag(self, person: Person, raised: Raised) -> Record:
        """Store it whole, or nothing. `NothingCanBeKept`, `NotEnrolled`, `ListIsOld`, `NotAGround`, `SealedWrong`, `NotSigned`, `RecordIsFull`, `AlreadyThere`."""
        header = raised.header
        leads, terms = await self.two_leads(header.project), self.terms(header.ground)
        key = await self._key(person, raised)
        self._refuse_flag(raised, leads)
        checking.refuse_unsigned(key, raised_statement(header, raised.wraps), raised.signature)
        record = await self._record(person, raised, leads, terms)
        signed = Signed(what=SignedFor.RAISED, by=person.id, key=key, signature=raised.signature, wraps=checking.hash_of(raised.wraps))
        line = self.line(person, "flag_raised", of_record(record.id), header.ground)
        record, circle = replace(record, signed=(signed,)), await self.persons(leads.people)
        await self.store.add_record(record, raised.wraps, raised.chunks, line)
        if record.for_lead:
            await self.tell_who_decides(record, circle)
        return record

    async def append(self, person: Person, record: RecordId, chunk: Chunk) -> Record:
        """A later part, the next in number; the same again changes nothing. `NoSuchRecord`, `RecordIsClosed`, `RecordIsFull`, `SealedWrong`."""
        checking.refuse_chunk(chunk)
        standing = await self._as_member(person, record)
        if chunk.number < standing.chunks:
            return await self._same_again(standing, chunk)
        return await self.change(record, lambda now: self._appended(now, person, chunk))

    async def so_far(self, person: Person, record: RecordId) -> tuple[Record, tuple[Chunk, ...]]:
        """For a page that writes on where another stopped: whoever may append, or could until it was closed. `NoSuchRecord` for everybody else."""
        standing = await self._as_member(person, record)
        if standing.closed is None and not retention.may_append(standing, person.id, self.now()):
            raise NoSuchRecord
        return standing, await self.store.chunks(record)

    async def close_lines(self, person: Person, record: RecordId, closing: Closing) -> Record:
        """The last line is in; the same again changes nothing. `SealedWrong` where it is not the last chunk, `NotSigned`, `RecordIsClosed`."""
        standing = await self._as_member(person, record)
        key = await self._key_of(person, standing)
        checking.refuse_closing(closing, standing, (await self.store.chunks(record))[-1])
        statement = closing_statement(standing.project, record, chunks=closing.chunks, head=closing.head, lines=closing.lines)
        checking.refuse_unsigned(key, statement, closing.signature)
        closed = Closed(chunks=closing.chunks, head=closing.head, lines=closing.lines, by=person.id, key=key, signature=closing.signature)

        if standing.closed == closed:
            return standing

        def close(now: Record) -> Change:
            if now.closed is not None:
                raise RecordIsClosed
            if now.chunks != closing.chunks:
                raise SealedWrong
            return Change(record=replace(now, closed=closed), line=self.line(person, "record_closed", of_record(record)))

        return await self.change(record, close)

    async def confirm(self, person: Person, record: RecordId, confirmed: Confirmed) -> Record:
        """The second agrees, with wraps of their own. `TwoAreNeeded`, `NotEnrolled`, `ListIsOld`, `SealedWrong`, `NotSigned`, `IllegalMove`."""
        standing = await self._as_member(person, record)
        leads, terms = await self.two_leads(standing.project), self.terms(standing.ground)
        key = await self._key_of(person, standing)
        if not is_for_every_pair(confirmed.wraps, leads.people):
            raise ListIsOld
        checking.refuse_wraps(confirmed.wraps, leads)
        checking.refuse_unsigned(key, confirmed_statement(standing.header, confirmed.wraps), confirmed.signature)
        signed = Signed(what=SignedFor.CONFIRMED, by=person.id, key=key, signature=confirmed.signature, wraps=checking.hash_of(confirmed.wraps))

        def confirm(now: Record) -> Change:
            after = retention.confirmed(now, person.id, terms=terms)
            after = replace(after, members=after.members | confirmed.members, signed=(*after.signed, signed))
            return Change(record=after, line=self.line(person, "confirmed", of_record(record), now.ground), wraps={MadeBy.CONFIRMER: confirmed.wraps})

        return await self.change(record, confirm)

    async def answer_no(self, person: Person, record: RecordId) -> Record:
        """The second does not: the lead on call is told at once."""
        standing = await self._as_member(person, record)
        terms, circle = self.terms(standing.ground), await self.circle(standing.project)

        def no(now: Record) -> Change:
            line = self.line(person, "second_said_no", of_record(record), now.ground)
            return Change(record=retention.answered_no(now, person.id, terms=terms), line=line)

        after = await self.change(record, no)
        await self.tell_who_decides(after, circle)
        return after

    async def unanswered(self, record: RecordId) -> None:
        """The conversation has ended, and the second did not say: the lead on call is told at once. Does nothing to what is decided, or gone."""
        try:
            standing = await self.standing(record)
        except NoSuchRecord:
            return
        if standing.for_lead or retention.unanswered(standing) == standing:
            return
        circle = await self.circle(standing.project)
        after = await self.change(record, lambda now: Change(record=retention.unanswered(now), line=None))
        await self.tell_who_decides(after, circle)

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _key(self, person: Person, raised: Raised) -> str:
        if person.id not in raised.members:
            raise NotAllowed
        key = await self.trusted.signing_key(person.id, raised.header.project)
        if key is None:
            raise NotEnrolled
        return key

    async def _key_of(self, person: Person, record: Record) -> str:
        key = await self.trusted.signing_key(person.id, record.project)
        if key is None:
            raise NotEnrolled
        return key

    def _refuse_flag(self, raised: Raised, leads: Leads) -> None:
        header, policy = raised.header, self.sound_policy()
        checking.refuse_list(header, leads)
        checking.refuse_header(header)
        if not self._is_of_this_hour(header.raised_at) or not 0 < len(header.language) <= 12:
            raise SealedWrong
        if header.told != policy.grounds()[header.ground].tell_visitor:
            raise NotAGround
        if checking.size_of(raised.chunks) > policy.times.record_bytes_cap:
            raise RecordIsFull
        checking.refuse_chunks(raised)
        checking.refuse_wraps(raised.wraps, leads)

    def _is_of_this_hour(self, raised_at: int) -> bool:
        """Or of the one before; a page's clock may be some minutes ahead."""
        said, at = datetime.fromtimestamp(raised_at, UTC), self.now()
        return to_the_hour(at) - timedelta(hours=1) <= said <= at + timedelta(seconds=LEEWAY)

    async def _record(self, person: Person, raised: Raised, leads: Leads, terms: Terms) -> Record:
        header, hour = raised.header, min(datetime.fromtimestamp(raised.header.raised_at, UTC), to_the_hour(self.now()))
        return Record(
            id=header.record,
            project=header.project,
            ground=header.ground,
            language=header.language,
            raised=hour,
            ends=hour + terms.provisional,
            raiser=person.id,
            members=raised.members,
            header=header,
            chunks=header.chunks,
            bytes=checking.size_of(raised.chunks),
            told_visitor=header.told,
            for_lead=not terms.second_confirms or raised.members == {person.id},
            on_call=await self._on_call(raised, leads),
        )

    async def _on_call(self, raised: Raised, leads: Leads) -> PersonId | None:
        """The shift's lead, if on the list and not in the conversation; else none, which means all of them."""
        project = await self.people.project(raised.header.project)
        found = await self.on_call.on_call(project, self.now()) if project else None
        return found if found in leads.people and found not in raised.members else None

    async def _as_member(self, person: Person, id: RecordId) -> Record:
        standing = await self.standing(id)
        if person.id not in standing.members:
            raise NoSuchRecord
        return standing

    async def _same_again(self, record: Record, chunk: Chunk) -> Record:
        """A page whose line blinked sends it twice; with other words under the same number it is refused."""
        stored = (await self.store.chunks(record.id))[chunk.number]
        if (stored.nonce, stored.box) != (chunk.nonce, chunk.box):
            raise SealedWrong
        return record

    def _appended(self, now: Record, person: Person, chunk: Chunk) -> Change:
        if not retention.may_append(now, person.id, self.now()):
            raise RecordIsClosed
        if chunk.number != now.chunks:
            raise SealedWrong
        if now.bytes + len(chunk.box) > self.sound_policy().times.record_bytes_cap:
            raise RecordIsFull
        after = replace(now, chunks=now.chunks + 1, bytes=now.bytes + len(chunk.box), members=now.members | chunk.members)
        return Change(record=after, line=None, chunks=(chunk,))
