"""What the desk's script sends about a record: closed structs, sealed parts as the text they come as, every list with its longest."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from chatd.domain.ids import PersonId, ProjectId, RecordId
from chatd.domain.retention import Header
from chatd.keeping.brought import Chunk, Wrap
from chatd.wire import Bytes24, Bytes32, Bytes64, Closed, Count, Ground, Id, Language, Number, SmallBox
from chatd.wire import RecordId as AnyRecord
from chatd.wire import Slot as AnySlot

MOST_WRAPS: Final = 900
"""Of thirty leads."""

LongBox = Annotated[str, msgspec.Meta(min_length=22, max_length=36_000, pattern=r"\A[A-Za-z0-9_-]+\Z")]
Seconds = Annotated[int, msgspec.Meta(ge=0, le=2**40)]


class HeaderForm(Closed, frozen=True):
    """`Header` of `chatd/domain/retention.py`, as it travels."""

    project: Id
    record: AnyRecord
    ground: Ground
    language: Language
    list_number: Number
    list_hash: Bytes32
    commitment: Bytes32
    count: Count
    chunks: Count
    head: Bytes32
    raised_at: Seconds
    told: bool


class WrapForm(Closed, frozen=True):
    requester: Id
    approver: Id
    box: SmallBox


Wraps = Annotated[list[WrapForm], msgspec.Meta(min_length=2, max_length=MOST_WRAPS)]


class ChunkForm(Closed, frozen=True):
    number: Count
    nonce: Bytes24
    box: LongBox


class BoxForm(Closed, frozen=True):
    slot: AnySlot
    box: SmallBox


class RaiseForm(Closed, frozen=True):
    """*for_others*: the record's key for the other's page."""

    conversation: Id
    header: HeaderForm
    chunks: Annotated[list[ChunkForm], msgspec.Meta(min_length=1, max_length=200)]
    wraps: Wraps
    signature: Bytes64
    for_others: Annotated[list[BoxForm], msgspec.Meta(max_length=4)]


class CloseForm(Closed, frozen=True):
    chunks: Count
    head: Bytes32
    lines: Count
    signature: Bytes64


class ConfirmForm(Closed, frozen=True):
    conversation: Id
    wraps: Wraps
    signature: Bytes64


class NoForm(Closed, frozen=True):
    conversation: Id


class ShareForm(Closed, frozen=True):
    conversation: Id
    slot: AnySlot
    box: SmallBox


def header_in(form: HeaderForm) -> Header:
    fields = {name: getattr(form, name) for name in form.__struct_fields__}
    return Header(**{**fields, "project": ProjectId(form.project), "record": RecordId(form.record)})


def header_out(header: Header) -> HeaderForm:
    return HeaderForm(**{name: getattr(header, name) for name in HeaderForm.__struct_fields__})


def wraps_in(forms: list[WrapForm]) -> tuple[Wrap, ...]:
    return tuple(Wrap(requester=PersonId(form.requester), approver=PersonId(form.approver), box=form.box) for form in forms)


def chunk_in(form: ChunkForm) -> Chunk:
    return Chunk(number=form.number, nonce=form.nonce, box=form.box)


def chunk_out(chunk: Chunk) -> ChunkForm:
    return ChunkForm(number=chunk.number, nonce=chunk.nonce, box=chunk.box)
