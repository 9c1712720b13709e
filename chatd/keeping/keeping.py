"""The one door to what is kept under policy. It loads, asks the domain, saves, and tells whom it concerns; nothing here can open a word of it.

Every method takes the person who acts. What is raised is a `Refusal` of `chatd/domain/refusals.py`, by name, and then nothing has changed:
`NoSuchRecord` for what this person may not know of; the others say what is wrong. `refusal_code()` makes the code for the page of one.
Pages check what only they can: that the sign-in stands, that a lead has a second step, and who is in the live conversation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chatd.domain.ids import NoteId, PersonId, ProjectId, RecordId, SlipId
from chatd.domain.people import Person
from chatd.domain.refusals import NoSuchRecord, Refusal
from chatd.domain.retention import Record, may_append
from chatd.keeping.brought import (
    Chunk,
    Closing,
    Confirmed,
    Filter,
    ForMe,
    Leads,
    MadeBy,
    Note,
    NoteForMe,
    Opening,
    Raised,
    Rewrapped,
    SealedNote,
    Slip,
    SlipForMe,
    WholeRecord,
)
from chatd.keeping.ports import KeepingAlerts, KeepingStore, OnCallLeads, OpeningDesk, People, Trusted
from chatd.ports import Clock
from protocols.safeguarding import Safeguarding


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Built once in `app.py`. *policy*: None where it is not sound; then nothing can be kept."""

    store: KeepingStore
    trusted: Trusted
    people: People
    on_call: OnCallLeads
    openings: OpeningDesk
    alerts: KeepingAlerts
    clock: Clock
    policy: Safeguarding | None

    # ── whether at all ────────────────────────────────────────────────────────────────────────────────────────────

    async def may_keep(self, project: ProjectId) -> bool:
        """Two leads or more on a list that is good now, and a sound policy."""
        raise NotImplementedError

    async def leads(self, project: ProjectId) -> Leads | None:
        """The list to seal for: number, hash, public keys. None when there is no good one."""
        raise NotImplementedError

    async def lead_of(self, person: Person) -> frozenset[ProjectId]:
        """The projects whose newest good list names this person."""
        raise NotImplementedError

    # ── the flag ──────────────────────────────────────────────────────────────────────────────────────────────────

    async def raise_flag(self, person: Person, raised: Raised) -> Record:
        """Store it whole, or nothing. `NothingCanBeKept`, `NotEnrolled`, `ListIsOld`, `NotAGround`, `SealedWrong`, `NotSigned`, `RecordIsFull`, `AlreadyThere`."""
        raise NotImplementedError

    async def append(self, person: Person, record: RecordId, chunk: Chunk) -> Record:
        """A later part, the next in number; the same again changes nothing. `NoSuchRecord`, `RecordIsClosed`, `RecordIsFull`, `SealedWrong`."""
        raise NotImplementedError

    async def so_far(self, person: Person, record: RecordId) -> tuple[Record, tuple[Chunk, ...]]:
        """For a page that writes on where another stopped: whoever may append. `NoSuchRecord` for everybody else."""
        found = await self.store.record(record)
        if found is None or not (may_append(found, person.id, self.clock.now()) or (found.closed and person.id in found.members)):
            raise NoSuchRecord
        return found, await self.store.chunks(record)

    async def close_lines(self, person: Person, record: RecordId, closing: Closing) -> Record:
        """The last line is in. `SealedWrong` where it is not the last chunk, `NotSigned`."""
        raise NotImplementedError

    async def confirm(self, person: Person, record: RecordId, confirmed: Confirmed) -> Record:
        """The second agrees, with wraps of their own. `TwoAreNeeded`, `NotEnrolled`, `ListIsOld`, `SealedWrong`, `NotSigned`, `IllegalMove`."""
        raise NotImplementedError

    async def answer_no(self, person: Person, record: RecordId) -> Record:
        """The second does not: the lead on call is told at once."""
        raise NotImplementedError

    # ── the lead on call ──────────────────────────────────────────────────────────────────────────────────────────

    async def waiting_for(self, person: Person) -> tuple[ForMe, ...]:
        """Records on which this lead must decide now, the oldest first."""
        raise NotImplementedError

    async def decide(self, person: Person, record: RecordId, *, keep: bool, why: str, signature: str) -> Record:
        """*why*: a code of the policy (`why.keep`, `why.let_go`). Let go, it is shredded at once. `NotTheirs`, `NotSigned`, `NotAGround`, `IllegalMove`."""
        raise NotImplementedError

    # ── the leads ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def records_for(self, person: Person, which: Filter) -> tuple[ForMe, ...]:
        """Of the projects whose lead this is; the newest first."""
        raise NotImplementedError

    async def record(self, person: Person, record: RecordId) -> ForMe:
        raise NotImplementedError

    async def ask_to_open(self, person: Person, record: RecordId, *, why_code: str, words: str) -> Opening:
        """*words*: for the approver alone, in memory, 500 letters at most. The other leads are told. Half an hour."""
        raise NotImplementedError

    async def openings_for(self, person: Person) -> tuple[Opening, ...]:
        """What this lead asked for, and what others did and this lead may approve, with the boxes to peel."""
        raise NotImplementedError

    async def approve(self, person: Person, record: RecordId, requester: PersonId, peeled: Mapping[MadeBy, str]) -> None:
        """*peeled*: what was in the outer boxes. `TwoAreNeeded`, `NotTheirs` for who was there, `TooLate` where nobody asks any more."""
        raise NotImplementedError

    async def collect(self, person: Person, record: RecordId) -> Mapping[MadeBy, str] | None:
        """The peeled boxes for the requester's live page; None while nobody has approved, or once `got_it`."""
        raise NotImplementedError

    async def got_it(self, person: Person, record: RecordId) -> None:
        """The requester's page has them: drop them. The opening itself stands to its half hour."""
        raise NotImplementedError

    async def whole(self, person: Person, record: RecordId) -> WholeRecord:
        """Chunks, notes and tags, without wraps. `NotOpened` unless an opening approved for this lead stands."""
        raise NotImplementedError

    async def chunks_of(self, person: Person, record: RecordId) -> tuple[Chunk, ...]:
        """The same rule."""
        raise NotImplementedError

    async def add_note(self, person: Person, record: RecordId, note: SealedNote) -> None:
        """Under the record's key, so only while an opening stands."""
        raise NotImplementedError

    async def set_tags(self, person: Person, record: RecordId, tag: str, copies: Mapping[PersonId, str]) -> None:
        """The tag with the id *tag*, one box for each lead of the newest list; an empty mapping takes it off. `ListIsOld`."""
        raise NotImplementedError

    async def export(self, person: Person, record: RecordId, form: SealedNote, *, why_code: str) -> WholeRecord:
        """The disclosure form is stored with the record, the audit log has a line, and the page gets all it needs for a file, wraps included."""
        raise NotImplementedError

    async def review(self, person: Person, record: RecordId, *, keep_until: datetime | None, why: str) -> Record:
        """None lets it go after some days, in which another lead may keep it. `TooLong` past the hard maximum, `NotTheirs`."""
        raise NotImplementedError

    async def reviews_due(self, person: Person) -> tuple[ForMe, ...]:
        """Whose review date has come, by date."""
        raise NotImplementedError

    async def hold(self, person: Person, record: RecordId, *, why: str, until: datetime) -> Record:
        """Asked for; in force once another lead agrees. `TooLong`, `TooLate` where one stands."""
        raise NotImplementedError

    async def agree_hold(self, person: Person, record: RecordId) -> Record:
        """`TwoAreNeeded` for the one who asked."""
        raise NotImplementedError

    async def end_hold(self, person: Person, record: RecordId) -> Record:
        """What would have gone meanwhile stands some days more."""
        raise NotImplementedError

    async def rewrap(self, person: Person, record: RecordId, rewrapped: Rewrapped) -> None:
        """For the newest list, while an opening stands. `NotOpened`, `ListIsOld`, `SealedWrong`, `NotSigned`."""
        raise NotImplementedError

    async def lead_left(self, project: ProjectId, person: PersonId) -> None:
        """Their wraps, and what was asked for and approved, are dropped; the others rewrap when they next open a record."""
        raise NotImplementedError

    # ── concern notes ─────────────────────────────────────────────────────────────────────────────────────────────

    async def write_note(self, person: Person, note: Note) -> None:
        """One lead on a good list is enough. All leads are told at once. `NothingCanBeKept`, `ListIsOld`, `SealedWrong`, `AlreadyThere`."""
        raise NotImplementedError

    async def notes_for(self, person: Person) -> tuple[NoteForMe, ...]:
        """The oldest first, each with the copy for this lead."""
        raise NotImplementedError

    async def mark_read(self, person: Person, note: NoteId) -> None:
        """From the first reading on it stands `note_read_days`; the others see who read it."""
        raise NotImplementedError

    async def note_done(self, person: Person, note: NoteId) -> None:
        """It is in the charity's own file now: gone at once."""
        raise NotImplementedError

    # ── consent slips ─────────────────────────────────────────────────────────────────────────────────────────────

    async def may_take_slips(self, project: ProjectId) -> tuple[Person, ...]:
        """Whom a slip may be sealed for: leads and coordinators of the project."""
        raise NotImplementedError

    async def write_slip(self, person: Person, slip: Slip) -> None:
        """`SealedWrong` for a copy to anybody else, `AlreadyThere`."""
        raise NotImplementedError

    async def slips_for(self, person: Person) -> tuple[SlipForMe, ...]:
        """Those this person may take out, or has taken and not put away."""
        raise NotImplementedError

    async def take_slip(self, person: Person, slip: SlipId) -> str:
        """The box for this person; the others' are gone at once. Again for the same person until `slip_done`, an hour at most. `IsTaken`."""
        raise NotImplementedError

    async def slip_done(self, person: Person, slip: SlipId) -> None:
        """Taken out: gone."""
        raise NotImplementedError

    # ── time ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def sweep(self) -> None:
        """One round: what is due is shredded, who must decide is told, once a day whoever has something waiting is. Pauses after a jump of the clock."""
        raise NotImplementedError


def refusal_code(refusal: Refusal) -> str:
    """`NothingCanBeKept` is `nothing_can_be_kept`: what a page finds its words by."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(refusal).__name__).lower()
