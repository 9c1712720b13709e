"""Acting at once: concern notes, which one lead can read at once, and consent slips, which one person takes out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from chatd.domain.ids import NoteId, ProjectId, SlipId
from chatd.domain.people import Person, Role
from chatd.domain.refusals import ListIsOld, NoSuchRecord, NothingCanBeKept, SealedWrong
from chatd.domain.retention import to_the_hour
from chatd.keeping import checking
from chatd.keeping.base import Base
from chatd.keeping.brought import Note, NoteForMe, Slip, SlipForMe
from chatd.keeping.ports import About

TAKEN_FOR: Final = timedelta(hours=1)
"""A page that lost its line in the middle may fetch its slip again for so long."""
MAY_TAKE: Final = frozenset({Role.COORDINATOR, Role.LEAD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noting(Base):
    """Deeds of the pair, and of those for whom it is sealed."""

    async def write_note(self, person: Person, note: Note) -> None:
        """One lead on a good list is enough. All leads with a copy are told at once. `NothingCanBeKept`, `ListIsOld`, `SealedWrong`, `AlreadyThere`.

        A lead whom it is about may be left out.
        """
        policy, leads = self.sound_policy(), await self.trusted.leads(note.project)
        if leads is None or not leads.leads:
            raise NothingCanBeKept
        if note.list_number != leads.number:
            raise ListIsOld
        checking.refuse_copies(note.copies, leads.people & set(note.copies))
        _refuse_id(note.id)
        written = to_the_hour(self.now())
        line, circle = self.line(person, "concern_note_written", f"note:{note.id}"), await self.persons(note.copies)
        await self.store.add_note(note, written=written, ends=written + timedelta(days=policy.times.note_days), line=line)
        await self.tell(About.NOTE, circle, circle)

    async def notes_for(self, person: Person) -> tuple[NoteForMe, ...]:
        """The oldest first, each with the copy for this lead."""
        found = await self.store.concern_notes(await self.lead_of(person), person.id)
        return tuple(each for each in found if each.ends > self.now())

    async def mark_read(self, person: Person, note: NoteId) -> None:
        """From the first reading on it stands `note_read_days`; the others see who read it."""
        await self._note(person, note)
        ends = self.now() + timedelta(days=self.sound_policy().times.note_read_days)
        await self.store.note_read(note, person.id, ends=ends, line=self.line(person, "concern_note_read", f"note:{note}"))

    async def note_done(self, person: Person, note: NoteId) -> None:
        """It is in the charity's own file now: gone at once. Only by a lead who has read it."""
        found = await self._note(person, note)
        if person.id not in found.read_by:
            raise NoSuchRecord
        await self.store.drop_note(note, self.line(person, "concern_note_done", f"note:{note}"))

    async def may_take_slips(self, project: ProjectId) -> tuple[Person, ...]:
        """Whom a slip may be sealed for: leads on the list, and coordinators of the project."""
        leads = await self.trusted.leads(project)
        listed = leads.people if leads else frozenset()
        everybody = await self.people.people()
        return tuple(each for each in everybody if each.id in listed or Role.COORDINATOR in each.roles.get(project, frozenset()))

    async def write_slip(self, person: Person, slip: Slip) -> None:
        """For those who may take it out, and for the writer, who may be the one who passes it on. `SealedWrong` for a copy to anybody else, `AlreadyThere`."""
        policy = self.sound_policy()
        may = {each.id: each for each in (*await self.may_take_slips(slip.project), person)}
        checking.refuse_copies(slip.copies, may.keys() & set(slip.copies))
        _refuse_id(slip.id)
        made = to_the_hour(self.now())
        ends = made + timedelta(days=policy.times.slip_days)
        await self.store.add_slip(slip, by=person.id, made=made, ends=ends, line=self.line(person, "slip_written", f"slip:{slip.id}"))
        await self.tell(About.SLIP, may, [who for who in slip.copies if who != person.id])

    async def slips_for(self, person: Person) -> tuple[SlipForMe, ...]:
        """Those this person may take out, or has taken and not put away."""
        return tuple(each for each in await self.store.slips_for(person.id) if each.ends > self.now())

    async def take_slip(self, person: Person, slip: SlipId) -> str:
        """The box for this person; the others' are gone at once. Again for the same person until `slip_done`, an hour at most. `IsTaken`."""
        await self._refuse_stranger(person, slip)
        at = self.now()
        line = self.line(person, "slip_taken", f"slip:{slip}")
        return await self.store.take_slip(slip, person.id, at=at, ends=at + TAKEN_FOR, line=line)

    async def slip_done(self, person: Person, slip: SlipId) -> None:
        """Taken out: gone."""
        await self.store.drop_slip(slip, person.id, self.line(person, "slip_done", f"slip:{slip}"))

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _note(self, person: Person, id: NoteId) -> NoteForMe:
        found = next((each for each in await self.notes_for(person) if each.id == id), None)
        if found is None:
            raise NoSuchRecord
        return found

    async def _refuse_stranger(self, person: Person, slip: SlipId) -> None:
        """Only those who could have had it learn that somebody else has; the writer, while there is a copy of theirs."""
        if any(each.id == slip for each in await self.store.slips_for(person.id)):
            return
        project = await self.store.slip_project(slip)
        if project is None or person.id not in {each.id for each in await self.may_take_slips(project)}:
            raise NoSuchRecord


def _refuse_id(id: str) -> None:
    if len(id) != 32 or not set(id) <= set("0123456789abcdef"):
        raise SealedWrong
