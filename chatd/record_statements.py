"""What is signed over a record, as `docs/keeping.md` says: headers, wraps, decisions, the end. Enough to check who said what; opens nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from chatd.domain.retention import Header
from chatd.signatures import digest, from_text, pack


class Wrapped(Protocol):
    """The record's key for one ordered pair of leads."""

    @property
    def requester(self) -> str: ...

    @property
    def approver(self) -> str: ...

    @property
    def box(self) -> str: ...


def header_statement(header: Header) -> bytes:
    return pack(
        "chatd record v1",
        header.project,
        header.record,
        header.ground,
        header.language,
        header.list_number,
        from_text(header.list_hash),
        from_text(header.commitment),
        header.count,
        header.chunks,
        from_text(header.head),
        header.raised_at,
        int(header.told),
    )


def wraps_hash(wraps: Iterable[Wrapped]) -> bytes:
    """Over one set of wraps, in whatever order they come."""
    rising = sorted(wraps, key=lambda wrap: (wrap.requester, wrap.approver))
    return digest(b"".join(pack(wrap.requester, wrap.approver, from_text(wrap.box)) for wrap in rising))


def is_for_every_pair(wraps: Iterable[Wrapped], leads: Iterable[str]) -> bool:
    """One wrap for each ordered pair of these leads, and none beside."""
    people = list(leads)
    pairs = [(wrap.requester, wrap.approver) for wrap in wraps]
    return sorted(pairs) == sorted((one, other) for one in people for other in people if one != other)


def raised_statement(header: Header, wraps: Iterable[Wrapped]) -> bytes:
    return pack("chatd record raised v1", digest(header_statement(header)), wraps_hash(wraps))


def confirmed_statement(header: Header, wraps: Iterable[Wrapped]) -> bytes:
    """*wraps* are the confirmer's own."""
    return pack("chatd record confirmed v1", digest(header_statement(header)), wraps_hash(wraps))


def decision_statement(header: Header, *, keep: bool, why: str) -> bytes:
    return pack("chatd record decision v1", digest(header_statement(header)), "keep" if keep else "let_go", why)


def closing_statement(project: str, record: str, *, chunks: int, head: str, lines: int) -> bytes:
    return pack("chatd record closed v1", project, record, chunks, from_text(head), lines)


def rewrapped_statement(header: Header, list_number: int, wraps: Iterable[Wrapped]) -> bytes:
    return pack("chatd record rewrapped v1", digest(header_statement(header)), list_number, wraps_hash(wraps))


def chunk_hash(nonce: str, box: str) -> bytes:
    """What the next chunk, and the header or the closing, name."""
    return digest(pack("chatd record chunk v1", from_text(nonce), from_text(box)))
