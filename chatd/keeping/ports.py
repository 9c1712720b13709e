"""What keeping needs from the world."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from chatd.domain.audit import Head, Line
from chatd.domain.ids import NoteId, PersonId, ProjectId, RecordId, SlipId
from chatd.domain.people import Person, Project
from chatd.domain.retention import Record
from chatd.domain.sweeping import Round
from chatd.keeping.brought import Chunk, KeptNote, Leads, MadeBy, Note, NoteForMe, Opening, Slip, SlipForMe, Wrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one deed makes of a record, all of it in one transaction. *record*: as it is now; shredded, it goes with everything that hangs on it."""

    record: Record
    line: Line | None
    wraps: Mapping[MadeBy, Sequence[Wrap]] = field(default_factory=dict)
    """Sets that take the place of those made by the same."""
    chunks: Sequence[Chunk] = ()
    notes: Sequence[KeptNote] = ()
    """One with an id that is there takes its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What the sweeper took away."""

    records: int = 0
    notes: int = 0
    slips: int = 0


class KeepingStore(Protocol):
    """What is kept. Every method is one transaction: after a crash it has happened whole or not at all."""

    async def record(self, id: RecordId) -> Record | None: ...

    async def records(self, projects: Collection[ProjectId] | None = None) -> tuple[Record, ...]:
        """Of these projects, or of all; the newest first."""
        ...

    async def add_record(self, new: Record, wraps: Sequence[Wrap], chunks: Sequence[Chunk], line: Line) -> None:
        """Raises `AlreadyThere` for an id that is there or was shredded."""
        ...

    async def change_record(self, id: RecordId, deed: Callable[[Record], Change]) -> Record:
        """Load it, do the deed, write what differs. What *deed* raises undoes it. Raises `NoSuchRecord`."""
        ...

    async def wraps(self, id: RecordId) -> Mapping[MadeBy, tuple[Wrap, ...]]: ...

    async def chunks(self, id: RecordId) -> tuple[Chunk, ...]: ...

    async def notes(self, id: RecordId) -> tuple[KeptNote, ...]: ...

    async def tags(self, projects: Collection[ProjectId]) -> Mapping[RecordId, tuple[KeptNote, ...]]: ...

    async def drop_wraps_of(self, project: ProjectId, person: PersonId, line: Line) -> None: ...

    async def add_note(self, new: Note, *, written: datetime, ends: datetime, line: Line) -> None: ...

    async def concern_notes(self, projects: Collection[ProjectId], lead: PersonId | None) -> tuple[NoteForMe, ...]:
        """Those with a copy for this lead; with None, all of them, with empty boxes."""
        ...

    async def note_read(self, id: NoteId, lead: PersonId, *, ends: datetime, line: Line) -> None:
        """Read for the first time, it ends at *ends* if that is sooner. Raises `NoSuchRecord` where this lead has no copy."""
        ...

    async def drop_note(self, id: NoteId, line: Line) -> None: ...

    async def add_slip(self, new: Slip, *, by: PersonId, made: datetime, ends: datetime, line: Line) -> None: ...

    async def slip_project(self, id: SlipId) -> ProjectId | None: ...

    async def slips_for(self, person: PersonId) -> tuple[SlipForMe, ...]: ...

    async def take_slip(self, id: SlipId, person: PersonId, *, at: datetime, ends: datetime, line: Line) -> str:
        """This person's box; the others' copies are gone. A second time for the same person: the box again. `IsTaken`, `NoSuchRecord`."""
        ...

    async def drop_slip(self, id: SlipId, person: PersonId, line: Line) -> None: ...

    async def note_line(self, line: Line) -> None:
        """A deed that changes nothing else: an opening asked for, approved, used."""
        ...

    async def sweep(self, at: datetime) -> Due:
        """Shred what is due at that instant: one transaction for each record, note and slip."""
        ...

    async def audit_head(self) -> Head: ...

    async def round(self) -> Round: ...

    async def keep_round(self, round: Round) -> None: ...


class Trusted(Protocol):
    """Whom a project vouches for, worked out from what is signed."""

    async def leads(self, project: ProjectId) -> Leads | None:
        """The newest list, when it is good now; else None."""
        ...

    async def list_numbered(self, project: ProjectId, number: int) -> str | None:
        """That list as it was signed, as JSON."""
        ...

    async def signing_key(self, person: PersonId, project: ProjectId) -> str | None:
        """Of a worker whom the project vouches for now."""
        ...


class People(Protocol):
    async def project(self, id: ProjectId) -> Project | None: ...

    async def projects(self) -> tuple[Project, ...]: ...

    async def person(self, id: PersonId) -> Person | None: ...

    async def people(self) -> tuple[Person, ...]: ...


class OnCallLeads(Protocol):
    async def on_call(self, project: Project, at: datetime) -> PersonId | None:
        """The lead named on the shift that runs now, if any."""
        ...


class About(StrEnum):
    """What a letter is about, in words that tell nothing of it."""

    DECIDE = "decide"
    NOTE = "note"
    OPEN = "open"
    REVIEW = "review"
    HOLD = "hold"
    FEW_LEADS = "few_leads"
    SLIP = "slip"


class KeepingAlerts(Protocol):
    """Letters that say that something waits, and where to look: no words, nobody's name, no project."""

    async def tell(self, about: About, told: Sequence[Person]) -> None: ...

    async def report(self, head: Head, told: Sequence[Person]) -> None:
        """Once a week: the newest line's number and hash, and nothing else."""
        ...


class OpeningDesk(Protocol):
    """Openings asked for and approved: in memory, half an hour by the clock port, gone with the process."""

    def ask(self, wish: Opening) -> None:
        """In the place of an earlier one of the same requester and record."""
        ...

    def standing(self, at: datetime) -> tuple[Opening, ...]: ...

    def approve(self, opening: Opening, peeled: Mapping[MadeBy, str]) -> None:
        """*opening*: with its approver, and until when."""
        ...

    def peeled(self, record: RecordId, requester: PersonId, at: datetime) -> Mapping[MadeBy, str] | None: ...

    def drop_peeled(self, record: RecordId, requester: PersonId) -> None: ...

    def forget(self, project: ProjectId, person: PersonId) -> None:
        """Whatever this person asked for or approved there."""
        ...
