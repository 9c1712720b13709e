"""What pages bring to `Keeping`, and what they are given. Boxes, nonces, keys, hashes and signatures are base64url text, as they travel.

`docs/keeping.md` has the bytes. Nothing here prints what is sealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from chatd.domain.ids import NoteId, PersonId, ProjectId, RecordId, SlipId
from chatd.domain.retention import Header, Record, State


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Wrap:
    """The record's key for one ordered pair: *approver* peels the outer box, *requester* opens what is in it."""

    requester: PersonId
    approver: PersonId
    box: str = field(repr=False)


class MadeBy(StrEnum):
    """Whose set of wraps it is."""

    RAISER = "raiser"
    CONFIRMER = "confirmer"
    LEAD = "lead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """The *number*-th part of the words, from 0. *members*: the workers who are in that conversation as it is added, from the desk's own sheet."""

    number: int
    nonce: str
    box: str = field(repr=False)
    members: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A flag, whole. *members*: the workers who are or were in that conversation, *raiser* among them, from the desk's own sheet and never from the page.

    *header.raised_at* is the page's hour; it must be this hour or the one before. *wraps*: every ordered pair of the newest list of leads.
    """

    header: Header
    members: frozenset[PersonId]
    wraps: tuple[Wrap, ...]
    chunks: tuple[Chunk, ...]
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """The second's own set of wraps, and their signature over the header and that set. *members*: as in `Chunk`."""

    wraps: tuple[Wrap, ...]
    signature: str
    members: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The last line is in."""

    chunks: int
    head: str
    lines: int
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrapped:
    """A lead's wraps for the newest list, *list_number*, made while an opening of theirs stands."""

    list_number: int
    wraps: tuple[Wrap, ...]
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A concern note: a copy for each lead of list *list_number*. *writers*: who was in that conversation, from the desk's sheet."""

    id: NoteId
    project: ProjectId
    list_number: int
    copies: Mapping[PersonId, str] = field(repr=False)
    writers: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A consent slip: a copy for each person who may take it out, one of whom will."""

    id: SlipId
    project: ProjectId
    copies: Mapping[PersonId, str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedNote:
    """A note or a disclosure form, sealed under the record's own key."""

    id: str
    nonce: str
    box: str = field(repr=False)


# ── what is given back ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which records a lead asks for; None leaves it open. Tags are searched in the lead's own browser."""

    project: ProjectId | None = None
    ground: str | None = None
    language: str | None = None
    state: State | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNote:
    """A note, tag or form as stored. A tag has *boxes*, one for each lead; the others *nonce* and *box*."""

    id: str
    kind: str
    person: PersonId
    written: datetime
    nonce: str = ""
    box: str = field(default="", repr=False)
    boxes: Mapping[PersonId, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForMe:
    """One record as a lead may know of it without opening it.

    *may_decide*: it waits for their decision. *may_approve*: they were not there, and may say yes to others. *tags*: for this lead's key.
    """

    record: Record
    may_decide: bool
    may_approve: bool
    tags: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A wish to open a record, and what became of it; in memory only, until *until*. *words*: the requester's own, for the approver, written nowhere else.

    *wraps*: for the approver, by whose set it is: the outer boxes they may peel; empty for everybody else.
    """

    record: RecordId
    project: ProjectId
    requester: PersonId
    why_code: str
    until: datetime
    words: str = field(default="", repr=False)
    approver: PersonId | None = None
    wraps: Mapping[MadeBy, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeRecord:
    """All that is stored of a record but its wraps: for the approved requester's page, and (with wraps) for a file that outlives this software."""

    record: Record
    chunks: tuple[Chunk, ...] = field(repr=False)
    notes: tuple[KeptNote, ...] = field(repr=False)
    wraps: Mapping[MadeBy, tuple[Wrap, ...]] = field(default_factory=dict, repr=False)
    leads: str = ""
    """The list of leads that the header names, as JSON; in an export alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteForMe:
    """A concern note, and the copy that this lead's key opens."""

    id: NoteId
    project: ProjectId
    written: datetime
    ends: datetime
    writers: frozenset[PersonId]
    read_by: frozenset[PersonId]
    box: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipForMe:
    """A slip that this person may take out, or has. Its box is given once it is taken."""

    id: SlipId
    project: ProjectId
    made: datetime
    ends: datetime
    writer: PersonId
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One lead of a list that is good: public keys, as on the list."""

    person: PersonId
    signing: str
    sealing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads:
    """The newest list of a project's leads, checked against its root key. *hash*: of the list's statement."""

    number: int
    hash: str
    leads: tuple[Lead, ...]

    @property
    def people(self) -> frozenset[PersonId]:
        return frozenset(lead.person for lead in self.leads)
