"""What a lead's own page is given to open, check and sign with: sealed bytes, signatures, and the certificates that vouched for whoever signed.

The boxes that an approver peels are given to the approver alone; the words' sealed parts to the requester alone, once another lead agreed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import msgspec
from aiohttp import web

from chatd.domain.keys import KeptCertificate
from chatd.domain.retention import Header, Record
from chatd.keeping.brought import KeptNote, WholeRecord
from chatd.wire import Closed
from console.forms import answered
from console.key_calls import Vouched, vouched
from console.record_frame import RecordFrame, told
from console.record_words import Names, name_of

Certificates = Callable[[], Awaitable[tuple[KeptCertificate, ...]]]


class Wrapped(Closed, frozen=True):
    """Boxes to peel for one requester, by whose set they are of."""

    requester: str
    wraps: dict[str, str]


class Facts(Closed, frozen=True):
    """Before it is opened. *tags*: boxes for this lead, by the tag's id. *asked*: what this lead could agree to."""

    header: Header
    asked: list[Wrapped]
    tags: dict[str, str]


class SignedBy(Closed, frozen=True):
    what: str
    by: str
    name: str
    key: str
    signature: str
    says: str
    why: str
    wraps: str


class Chunk(Closed, frozen=True):
    number: int
    nonce: str
    box: str


class Pair(Closed, frozen=True):
    requester: str
    approver: str
    box: str


class Note(Closed, frozen=True):
    """A note or a form under the record's key."""

    id: str
    kind: str
    person: str
    name: str
    written: str
    nonce: str
    box: str


class Closing(Closed, frozen=True):
    chunks: int
    head: str
    lines: int
    by: str
    key: str
    signature: str


class Whole(Closed, frozen=True):
    """All there is of an opened record, as sealed as it lies on the disc. *wraps* and *list*: for a file alone."""

    header: Header
    chunks: list[Chunk]
    closing: Closing | None
    signed: list[SignedBy]
    wraps: dict[str, list[Pair]]
    notes: list[Note]
    vouched: list[Vouched]
    list: msgspec.Raw | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts:
    """*certificates*: all that are stored, old ones too."""

    frame: RecordFrame
    certificates: Certificates

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/records/{record}/facts.json", told(self.facts)), web.get("/records/{record}/whole.json", told(self.whole))]

    async def facts(self, request: web.Request) -> web.Response:
        lead = await self.frame.asking(request)
        one = await self.frame.record(lead, request)
        openings = await self.frame.keeping.openings_for(lead.person)
        asked = [
            Wrapped(requester=each.requester, wraps={str(by): box for by, box in each.wraps.items()})
            for each in openings
            if each.record == one.record.id and each.requester != lead.person.id and each.wraps
        ]
        return answered(Facts(header=one.record.header, asked=asked, tags=dict(one.tags)))

    async def whole(self, request: web.Request) -> web.Response:
        """`NotOpened` unless another lead agreed within the half hour."""
        lead = await self.frame.asking(request)
        whole = await self.frame.keeping.whole(lead.person, (await self.frame.record(lead, request)).record.id)
        return answered(await self.of(whole))

    async def of(self, whole: WholeRecord) -> Whole:
        """As a page opens it."""
        record, names = whole.record, await self.frame.names()
        return Whole(
            header=record.header,
            chunks=[Chunk(number=each.number, nonce=each.nonce, box=each.box) for each in whole.chunks],
            closing=_closing(record),
            signed=_signed(record, names),
            wraps={
                str(by): [Pair(requester=each.requester, approver=each.approver, box=each.box) for each in set_] for by, set_ in whole.wraps.items()
            },
            notes=[_note(each, names) for each in whole.notes if each.kind != "tag"],
            vouched=await self._vouched(record),
            list=msgspec.Raw(whole.leads.encode()) if whole.leads else None,
        )

    async def _vouched(self, record: Record) -> list[Vouched]:
        """For whoever signed, and for whoever vouched for them."""
        here = [each for each in await self.certificates() if each.project == record.project]
        signers = {each.key for each in record.signed}
        theirs = [each for each in here if each.key in signers]
        above = {each.signed_by for each in theirs}
        return [vouched(each) for each in here if each in theirs or each.key in above]


def _closing(record: Record) -> Closing | None:
    end = record.closed
    return Closing(chunks=end.chunks, head=end.head, lines=end.lines, by=end.by, key=end.key, signature=end.signature) if end else None


def _signed(record: Record, names: Names) -> list[SignedBy]:
    return [
        SignedBy(
            what=each.what,
            by=each.by,
            name=name_of(each.by, names),
            key=each.key,
            signature=each.signature,
            says=each.says,
            why=each.why,
            wraps=each.wraps,
        )
        for each in record.signed
    ]


def _note(note: KeptNote, names: Names) -> Note:
    written = note.written.isoformat()
    return Note(id=note.id, kind=note.kind, person=note.person, name=name_of(note.person, names), written=written, nonce=note.nonce, box=note.box)
