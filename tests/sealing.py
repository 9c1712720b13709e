"""The bytes of sealing, written a second time, with PyNaCl, from `docs/sealing.md` alone.

Two implementations that agree are the proof that the page's own one does what the document says. Holds no state.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.public import Box, PrivateKey, PublicKey, SealedBox

Body = dict[str, Any]
Entry = Mapping[str, Any]
Seen = list[list[int]]

PADDED_SIZES = (128, 512, 2048, 8192)
EPOCH = "epoch"
CONFER = "confer"
_ROSTER = {EPOCH: "chatd roster v1", CONFER: "chatd confer roster v1"}
_ID = {EPOCH: "chatd epoch id v1", CONFER: "chatd confer id v1"}


class NotTaken(Exception):
    """A check of `docs/sealing.md` failed; the message says which."""


def insist(holds: object, otherwise: str) -> None:
    if not holds:
        raise NotTaken(otherwise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A conversation of a project, as both sides name it."""

    project: str
    conversation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    slot: int
    name: str
    key: bytes

    def on_the_wire(self) -> Body:
        return {"slot": self.slot, "name": self.name, "key": text(self.key), "certificate": None}


Roster = tuple[RosterLine, ...]


def text(raw: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(written: str) -> bytes:
    return base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True)


def pack(*parts: str | int | bytes) -> bytes:
    """Each part as four bytes of length and then itself."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in map(_part, parts))


def _part(part: str | int | bytes) -> bytes:
    if isinstance(part, int):
        return part.to_bytes(8, "big")
    return part.encode() if isinstance(part, str) else part


def unpack(packed: bytes) -> list[bytes]:
    parts = []
    while packed:
        size = int.from_bytes(packed[:4], "big")
        insist(len(packed) >= 4 + size, "cut short")
        parts.append(packed[4 : 4 + size])
        packed = packed[4 + size :]
    return parts


def pad(envelope: bytes) -> bytes:
    for size in PADDED_SIZES:
        if len(envelope) < size:
            return envelope + b"\x80" + bytes(size - len(envelope) - 1)
    raise ValueError("too long")


def unpad(padded: bytes) -> bytes:
    envelope = padded.rstrip(b"\0")
    insist(len(padded) in PADDED_SIZES and envelope.endswith(b"\x80"), "not padded")
    return envelope[:-1]


def digest(message: bytes, size: int = 32) -> bytes:
    return hashlib.blake2b(message, digest_size=size).digest()


def roster_of(workers: Iterable[Mapping[str, Any]]) -> Roster:
    """By rising slot, from anything that has slot, name and key (base64url)."""
    lines = (RosterLine(slot=worker["slot"], name=worker["name"], key=raw(worker["key"])) for worker in workers)
    return tuple(sorted(lines, key=lambda line: line.slot))


def roster_on_the_wire(roster: Roster) -> list[Body]:
    return [line.on_the_wire() for line in roster]


def _roster_bytes(roster: Roster) -> bytes:
    return b"".join(pack(line.slot, line.name, line.key) for line in roster)


def roster_hash(kind: str, where: Where, number: int, roster: Roster) -> bytes:
    return digest(pack(_ROSTER[kind], where.project, where.conversation, number, _roster_bytes(roster)))


def key_id(kind: str, where: Where, number: int, key: bytes) -> bytes:
    """`epoch_id` or `confer_id`: made from the key, so that naming the one fixes the other."""
    return digest(pack(_ID[kind], where.project, where.conversation, number, key), 16)


def announcement(where: Where, *, number: int, epoch_id: bytes, page_key: bytes, roster: Roster, previous: bytes) -> bytes:
    """What the page key signs."""
    return pack("chatd epoch v1", where.project, where.conversation, number, epoch_id, page_key, _roster_bytes(roster), previous)


def announcement_in(where: Where, entry: Entry) -> bytes:
    return announcement(
        where,
        number=entry["number"],
        epoch_id=raw(entry["epoch_id"]),
        page_key=raw(entry["page_key"]),
        roster=roster_of(entry["roster"]),
        previous=raw(entry["previous"]),
    )


def epoch_key_part(where: Where, *, number: int, epoch_id: bytes, key: bytes, announced: bytes) -> bytes:
    """What is sealed to each worker; `announced` is the hash of the announcement."""
    return pack("chatd epoch key v1", where.conversation, number, epoch_id, key, announced)


def history_part(where: Where, keys: Iterable[tuple[int, bytes, bytes]]) -> bytes:
    """Number, id and key of each earlier epoch."""
    return pack("chatd history v1", where.conversation, *(part for key in keys for part in key))


def history_statement(where: Where, *, to: int, box: bytes) -> bytes:
    """What the page key signs."""
    return pack("chatd history v1", where.project, where.conversation, to, box)


def confer_key_part(where: Where, *, number: int, by: int, confer_id: bytes, key: bytes, roster: bytes) -> bytes:
    """What the first boxes to each worker; `roster` is the confer roster's hash."""
    return pack("chatd confer key v1", where.conversation, number, by, confer_id, key, roster)


def sealed_box(message: bytes, theirs: bytes, fleeting: PrivateKey | None = None) -> bytes:
    """`crypto_box_seal`, with the fleeting key given where a vector needs it fixed."""
    if fleeting is None:
        return SealedBox(PublicKey(theirs)).encrypt(message)
    own = bytes(fleeting.public_key)
    return own + Box(fleeting, PublicKey(theirs)).encrypt(message, digest(own + theirs, 24)).ciphertext


def open_sealed_box(box: bytes, mine: PrivateKey) -> bytes:
    return SealedBox(mine).decrypt(box)


def box(message: bytes, theirs: bytes, mine: PrivateKey, nonce: bytes | None = None) -> bytes:
    """`crypto_box`, nonce first."""
    return bytes(Box(mine, PublicKey(theirs)).encrypt(message, nonce))


def open_box(sealed: bytes, theirs: bytes, mine: PrivateKey) -> bytes:
    return Box(mine, PublicKey(theirs)).decrypt(sealed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What stands beside a sealed message and is sealed with it."""

    where: Where
    channel: str
    epoch: int
    roster_hash: bytes
    slot: int
    counter: int
    seen: Seen

    def aad(self) -> bytes:
        seen = b"".join(pack(slot, counter) for slot, counter in self.seen)
        where = self.where
        return pack("chatd message v1", where.project, where.conversation, self.channel, self.epoch, self.roster_hash, self.slot, self.counter, seen)


def seal_message(envelope: Body, line: Line, key: bytes, nonce: bytes) -> bytes:
    padded = pad(json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode())
    return crypto_aead_xchacha20poly1305_ietf_encrypt(padded, line.aad(), nonce, key)


def open_message(sealed: bytes, line: Line, key: bytes, nonce: bytes) -> Body:
    padded = crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, line.aad(), nonce, key)
    envelope: Body = json.loads(unpad(padded).decode())
    return envelope
