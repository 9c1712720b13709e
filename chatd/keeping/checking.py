"""What the server can check of what it cannot open: sizes, order, hashes, whom it is sealed for, and who signed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from chatd.domain.ids import PersonId
from chatd.domain.refusals import ListIsOld, NotSigned, SealedWrong
from chatd.domain.retention import Header, Record
from chatd.keeping.brought import Chunk, Closing, Leads, Raised, Wrap
from chatd.record_statements import chunk_hash, is_for_every_pair, wraps_hash
from chatd.signatures import from_text, is_signed, to_text

LARGEST_CHUNK: Final = 40_000
"""Letters of base64url: 24,000 bytes of JSON, their padding and the seal."""
LARGEST_WRAP: Final = 1_200
LARGEST_COPY: Final = 40_000
LARGEST_NOTE: Final = 40_000
NONCE: Final = 24
HASH: Final = 32


def refuse_header(header: Header) -> None:
    """Raises `SealedWrong` unless every field has its form."""
    fits = len(header.record) == 32 and set(header.record) <= set("0123456789abcdef")
    fits = fits and all(_has_size(each, HASH) for each in (header.list_hash, header.commitment, header.head))
    if not fits or header.chunks < 1 or header.count < 1 or header.raised_at % 3600:
        raise SealedWrong


def refuse_chunks(raised: Raised) -> None:
    """All of the flag's own, from 0 on, ending with the one that the header names."""
    if [chunk.number for chunk in raised.chunks] != list(range(raised.header.chunks)):
        raise SealedWrong
    for chunk in raised.chunks:
        refuse_chunk(chunk)
    if head_of(raised.chunks[-1]) != raised.header.head:
        raise SealedWrong


def refuse_chunk(chunk: Chunk) -> None:
    if not _has_size(chunk.nonce, NONCE) or not is_box(chunk.box, LARGEST_CHUNK):
        raise SealedWrong


def refuse_wraps(wraps: Sequence[Wrap], leads: Leads) -> None:
    """One for each ordered pair of the leads on the list, and no other."""
    if not is_for_every_pair(wraps, leads.people) or not all(is_box(wrap.box, LARGEST_WRAP) for wrap in wraps):
        raise SealedWrong


def refuse_list(header: Header, leads: Leads) -> None:
    if (header.list_number, header.list_hash) != (leads.number, leads.hash):
        raise ListIsOld


def refuse_copies(copies: Mapping[PersonId, str], people: Iterable[PersonId]) -> None:
    """One for each of them, and for nobody else."""
    if not copies or set(copies) != set(people) or not all(is_box(box, LARGEST_COPY) for box in copies.values()):
        raise SealedWrong


def refuse_closing(closing: Closing, record: Record, last: Chunk) -> None:
    if closing.chunks != record.chunks or last.number != closing.chunks - 1 or closing.head != head_of(last) or closing.lines < record.header.count:
        raise SealedWrong


def refuse_unsigned(key: str | None, statement: bytes, signature: str) -> None:
    if key is None or not is_signed(key, statement, signature):
        raise NotSigned


def refuse_sealed(nonce: str, box: str) -> None:
    if not _has_size(nonce, NONCE) or not is_box(box, LARGEST_NOTE):
        raise SealedWrong


def head_of(chunk: Chunk) -> str:
    return to_text(chunk_hash(chunk.nonce, chunk.box))


def hash_of(wraps: Iterable[Wrap]) -> str:
    """Of one set: what its maker signs for."""
    return to_text(wraps_hash(wraps))


def size_of(chunks: Iterable[Chunk]) -> int:
    return sum(len(chunk.box) for chunk in chunks)


def is_box(text: str, largest: int) -> bool:
    """Base64url of something, and no more than that."""
    if not 0 < len(text) <= largest:
        return False
    try:
        return to_text(from_text(text)) == text
    except ValueError:
        return False


def _has_size(text: str, size: int) -> bool:
    return is_box(text, 4 * size) and len(from_text(text)) == size
