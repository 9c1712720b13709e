"""The bytes of keeping, written a second time, with PyNaCl, from `docs/keeping.md` alone. For tests and for `tools/keeping_vectors.py`.

Fleeting keys and nonces may be given, so that the vectors come out the same each time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt, crypto_aead_xchacha20poly1305_ietf_encrypt
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from tests import sealing
from tests.sealing import digest, insist, pack, raw, text

Json = dict[str, Any]
Fleeting = Callable[[str], PrivateKey]
Nonce = Callable[[str], bytes]

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NOTHING_BEFORE = bytes(32)
LARGEST_CHUNK = 24_000


def _fresh_key(_: str) -> PrivateKey:
    return PrivateKey.generate()


def _fresh_nonce(_: str) -> bytes:
    return random(24)


@dataclass(frozen=True, kw_only=True)
class Chance:
    """Where randomness comes from: by name, so that a vector can fix it."""

    key: Fleeting = field(default=_fresh_key)
    nonce: Nonce = field(default=_fresh_nonce)


CHANCE = Chance()


def pad(page: int, message: bytes) -> bytes:
    return message + b"\x80" + bytes(-(len(message) + 1) % page)


def unpad(page: int, padded: bytes) -> bytes:
    message = padded.rstrip(b"\0")
    insist(padded and len(padded) % page == 0 and message.endswith(b"\x80"), "not padded")
    return message[:-1]


def written(json_value: Any) -> bytes:
    return json.dumps(json_value, ensure_ascii=False, separators=(",", ":")).encode()


def seal(key: bytes, nonce: bytes, message: bytes, aad: bytes) -> bytes:
    return crypto_aead_xchacha20poly1305_ietf_encrypt(message, aad, nonce, key)


def unseal(key: bytes, nonce: bytes, box: bytes, aad: bytes) -> bytes:
    return crypto_aead_xchacha20poly1305_ietf_decrypt(box, aad, nonce, key)


def crockford(number: int, count: int) -> str:
    return "".join(LETTERS[number >> 5 * at & 31] for at in reversed(range(count)))


# ── keyrings ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, repr=False)
class Ring:
    """A worker's two keys."""

    signing: SigningKey = field(default_factory=SigningKey.generate)
    sealing: PrivateKey = field(default_factory=PrivateKey.generate)

    @property
    def publics(self) -> Json:
        return {"signing": text(bytes(self.signing.verify_key)), "sealing": text(bytes(self.sealing.public_key))}

    @property
    def secrets(self) -> Json:
        """As a key file has them."""
        return {"signing": text(bytes(self.signing)), "sealing": text(bytes(self.sealing))}

    def sign(self, statement: bytes) -> str:
        return text(self.signing.sign(statement).signature)

    def signed(self, statement: bytes) -> Json:
        return {"key": self.publics["signing"], "signature": self.sign(statement)}

    def open(self, box: str) -> bytes:
        return SealedBox(self.sealing).decrypt(raw(box))

    def lead(self, person: str) -> Json:
        return {"person": person, **self.publics}


def is_signed(key: str, statement: bytes, signature: str) -> bool:
    try:
        VerifyKey(raw(key)).verify(statement, raw(signature))
    except CryptoError:
        return False
    return True


def key_number(publics: Mapping[str, str]) -> str:
    number = digest(pack("chatd key number v1", raw(publics["signing"]), raw(publics["sealing"])))[:10]
    letters = crockford(int.from_bytes(number, "big"), 16)
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def keyring_json(ring: Ring, learned: Mapping[str, Any] | None = None) -> bytes:
    return written({"v": 1, **ring.secrets, "roots": {}, "lists": {}, "revoked": {}, **(learned or {})})


def seal_ring(ring: Ring, person: str, half: bytes, learned: Mapping[str, Any] | None = None, chance: Chance = CHANCE) -> str:
    nonce = chance.nonce("keyring")
    return text(nonce + seal(_keyring_key(half), nonce, pad(1024, keyring_json(ring, learned)), _keyring_aad(person, ring.publics)))


def open_ring(blob: str, person: str, publics: Mapping[str, str], half: bytes) -> tuple[Ring, Json]:
    sealed = raw(blob)
    found = json.loads(unpad(1024, unseal(_keyring_key(half), sealed[:24], sealed[24:], _keyring_aad(person, publics))))
    ring = Ring(signing=SigningKey(raw(found["signing"])), sealing=PrivateKey(raw(found["sealing"])))
    insist(ring.publics == dict(publics), "other keys")
    return ring, {name: found[name] for name in ("roots", "lists", "revoked")}


def _keyring_key(half: bytes) -> bytes:
    return digest(pack("chatd keyring key v1", half))


def _keyring_aad(person: str, publics: Mapping[str, str]) -> bytes:
    return pack("chatd keyring v1", person, raw(publics["signing"]), raw(publics["sealing"]))


def sheet(secret: bytes) -> list[str]:
    return [_sheet_line(at // 8 + 1, int.from_bytes(secret[at : at + 8], "big")) for at in range(0, len(secret), 8)]


def _sheet_line(line: int, number: int) -> str:
    letters = crockford(number, 13) + crockford((line * 2**65 + number) % 32749, 3)
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def sheet_of(ring: Ring) -> list[str]:
    return sheet(bytes(ring.signing) + bytes(ring.sealing))


def sheet_statement(person: str, publics: Mapping[str, str]) -> bytes:
    return pack("chatd sheet v1", person, raw(publics["signing"]), raw(publics["sealing"]))


# ── certificates and lists ────────────────────────────────────────────────────────────────────────────────────────


def certificate_statement(purpose: str, project: str, facts: Mapping[str, Any]) -> bytes:
    return pack("chatd certificate v1", purpose, project, facts["holder"], raw(facts["key"]), facts["not_before"], facts["not_after"])


def certify(by: Ring, purpose: str, project: str, whom: Ring, during: tuple[int, int]) -> Json:
    facts = {"holder": key_number(whom.publics), "key": whom.publics["signing"], "not_before": during[0], "not_after": during[1]}
    return {**facts, "signature": by.sign(certificate_statement(purpose, project, facts))}


def shift_statement(project: str, worker: Mapping[str, str], during: Mapping[str, int]) -> bytes:
    return pack("chatd shift v1", project, worker["name"], worker["charity"], raw(worker["key"]), during["not_before"], during["not_after"])


def certify_shift(by: Ring, project: str, worker: Mapping[str, str], during: tuple[int, int]) -> Json:
    facts = {"not_before": during[0], "not_after": during[1]}
    return {"project": project, **facts, "signature": by.sign(shift_statement(project, worker, facts))}


def revocation_statement(project: str, key: str, at: int) -> bytes:
    return pack("chatd revoked v1", project, raw(key), at)


def revoke(by: Ring, project: str, key: str, at: int) -> Json:
    return {"key": key, "at": at, "by": by.publics["signing"], "signature": by.sign(revocation_statement(project, key, at))}


def list_statement(project: str, body: Mapping[str, Any]) -> bytes:
    leads = b"".join(pack(lead["person"], raw(lead["signing"]), raw(lead["sealing"])) for lead in body["leads"])
    return pack("chatd leads v1", project, body["number"], body["dated"], body["not_after"], raw(body["previous"]), leads)


def list_hash(project: str, body: Mapping[str, Any]) -> str:
    return text(digest(list_statement(project, body)))


def lead_list(by: Ring, project: str, leads: Mapping[str, Ring], during: tuple[int, int], before: Json | None = None) -> Json:
    body = {
        "number": before["number"] + 1 if before else 1,
        "dated": during[0],
        "not_after": during[1],
        "previous": list_hash(project, before) if before else text(NOTHING_BEFORE),
        "leads": [leads[person].lead(person) for person in sorted(leads)],
    }
    return {**body, "by": by.publics["signing"], "signature": by.sign(list_statement(project, body)), "agreed": None}


def agreement_statement(project: str, body: Mapping[str, Any]) -> bytes:
    return pack("chatd leads agreed v1", digest(list_statement(project, body)))


def agree(lead: Ring, project: str, body: Json) -> Json:
    return {**body, "agreed": {"by": lead.publics["signing"], "signature": lead.sign(agreement_statement(project, body))}}


# ── records ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, repr=False)
class RecordKey:
    project: str
    record: str
    key: bytes = field(default_factory=lambda: random(32))

    @property
    def where(self) -> tuple[str, str]:
        return self.project, self.record

    @property
    def commitment(self) -> str:
        return text(digest(pack("chatd record commitment v1", *self.where, self.key)))

    def part(self) -> bytes:
        return pack("chatd record key v1", *self.where, self.key)

    def for_the_second(self) -> bytes:
        return pack("chatd record for the second v1", *self.where, self.key)

    def chunk_aad(self, number: int, previous: bytes) -> bytes:
        return pack("chatd record lines v1", *self.where, number, previous)

    def note_aad(self, note: str, kind: str, person: str) -> bytes:
        return pack("chatd record note v1", *self.where, note, kind, person)


def chunk_hash(chunk: Mapping[str, Any]) -> bytes:
    return digest(pack("chatd record chunk v1", raw(chunk["nonce"]), raw(chunk["box"])))


def chunked(lines: Iterable[Json]) -> list[list[Json]]:
    """As many in each as fit into a chunk's JSON."""
    chunks: list[list[Json]] = []
    room = 0
    for line in lines:
        size = len(written(line)) + 1
        if size > room:
            chunks.append([])
            room = LARGEST_CHUNK - len('{"lines":[]}')
        chunks[-1].append(line)
        room -= size
    return chunks


def seal_chunks(key: RecordKey, some: Iterable[Sequence[Json]], chance: Chance = CHANCE, *, is_closed: bool = False) -> list[Json]:
    """One chunk for each sequence of lines, from the first on, and where it is closed one that says so."""
    chunks: list[Json] = []
    says: list[Json] = [{"lines": lines} for lines in some]
    for number, json_value in enumerate([*says, {"lines": [], "end": True}] if is_closed else says):
        previous = chunk_hash(chunks[-1]) if chunks else NOTHING_BEFORE
        nonce = chance.nonce(f"chunk {number}")
        box = seal(key.key, nonce, pad(2048, written(json_value)), key.chunk_aad(number, previous))
        chunks.append({"number": number, "nonce": text(nonce), "box": text(box)})
    return chunks


def open_chunks(key: RecordKey, chunks: Iterable[Mapping[str, Any]]) -> list[Json]:
    lines: list[Json] = []
    previous = NOTHING_BEFORE
    for number, chunk in enumerate(chunks):
        opened = unseal(key.key, raw(chunk["nonce"]), raw(chunk["box"]), key.chunk_aad(number, previous))
        lines += json.loads(unpad(2048, opened))["lines"]
        previous = chunk_hash(chunk)
    return lines


def header_for(key: RecordKey, facts: Mapping[str, Any], leads: Mapping[str, Any], chunks: Sequence[Mapping[str, Any]]) -> Json:
    """*facts*: ground, language, raised_at, told, count. *leads*: the list as JSON."""
    return {
        "project": key.project,
        "record": key.record,
        "ground": facts["ground"],
        "language": facts["language"],
        "list_number": leads["number"],
        "list_hash": list_hash(key.project, leads),
        "commitment": key.commitment,
        "count": facts["count"],
        "chunks": len(chunks),
        "head": text(chunk_hash(chunks[-1]) if chunks else NOTHING_BEFORE),
        "raised_at": facts["raised_at"],
        "told": facts["told"],
    }


def header_statement(header: Mapping[str, Any]) -> bytes:
    return pack(
        "chatd record v1",
        *(header[name] for name in ("project", "record", "ground", "language", "list_number")),
        raw(header["list_hash"]),
        raw(header["commitment"]),
        header["count"],
        header["chunks"],
        raw(header["head"]),
        header["raised_at"],
        int(header["told"]),
    )


def wraps_for(key: RecordKey, leads: Sequence[Mapping[str, str]], chance: Chance = CHANCE) -> list[Json]:
    pairs = [(one, other) for one in leads for other in leads if one["person"] != other["person"]]
    wraps = [wrap(key, requester, approver, chance) for requester, approver in pairs]
    return sorted(wraps, key=lambda each: (each["requester"], each["approver"]))


def wrap(key: RecordKey, requester: Mapping[str, str], approver: Mapping[str, str], chance: Chance = CHANCE) -> Json:
    pair = requester["person"], approver["person"]
    inner = sealing.sealed_box(key.part(), raw(requester["sealing"]), chance.key(f"inner {pair[0]} {pair[1]}"))
    part = pack("chatd record wrap v1", *key.where, *pair, inner)
    outer = sealing.sealed_box(part, raw(approver["sealing"]), chance.key(f"outer {pair[0]} {pair[1]}"))
    return {"requester": pair[0], "approver": pair[1], "box": text(outer)}


def wraps_hash(wraps: Iterable[Mapping[str, str]]) -> bytes:
    rising = sorted(wraps, key=lambda each: (each["requester"], each["approver"]))
    return digest(b"".join(pack(each["requester"], each["approver"], raw(each["box"])) for each in rising))


def peel(wrap: Mapping[str, str], ring: Ring, header: Mapping[str, Any]) -> str:
    parts = sealing.unpack(ring.open(wrap["box"]))
    expected = ["chatd record wrap v1", header["project"], header["record"], wrap["requester"], wrap["approver"]]
    insist(len(parts) == 6 and [part.decode() for part in parts[:5]] == expected, "not of this record")
    return text(parts[5])


def open_inner(inner: str, ring: Ring, header: Mapping[str, Any]) -> RecordKey:
    parts = sealing.unpack(ring.open(inner))
    expected = ["chatd record key v1", header["project"], header["record"]]
    insist(len(parts) == 4 and [part.decode() for part in parts[:3]] == expected, "not of this record")
    key = RecordKey(project=header["project"], record=header["record"], key=parts[3])
    insist(key.commitment == header["commitment"], "another key")
    return key


def raised_statement(header: Mapping[str, Any], wraps: Iterable[Mapping[str, str]]) -> bytes:
    return pack("chatd record raised v1", digest(header_statement(header)), wraps_hash(wraps))


def confirmed_statement(header: Mapping[str, Any], wraps: Iterable[Mapping[str, str]]) -> bytes:
    return pack("chatd record confirmed v1", digest(header_statement(header)), wraps_hash(wraps))


def decision_statement(header: Mapping[str, Any], says: str, why: str) -> bytes:
    return pack("chatd record decision v1", digest(header_statement(header)), says, why)


def rewrapped_statement(header: Mapping[str, Any], number: int, wraps: Iterable[Mapping[str, str]]) -> bytes:
    return pack("chatd record rewrapped v1", digest(header_statement(header)), number, wraps_hash(wraps))


def closing_statement(key: RecordKey, end: Mapping[str, Any]) -> bytes:
    return pack("chatd record closed v1", *key.where, end["chunks"], raw(end["head"]), end["lines"])


def close(key: RecordKey, ring: Ring, chunks: Sequence[Mapping[str, Any]], lines: int) -> Json:
    end = {"chunks": len(chunks), "head": text(chunk_hash(chunks[-1])), "lines": lines}
    return {**end, **ring.signed(closing_statement(key, end))}


def seal_note(key: RecordKey, place: tuple[str, str, str], json_value: Any, chance: Chance = CHANCE) -> Json:
    """*place*: id, kind, person."""
    nonce = chance.nonce("note")
    return {"nonce": text(nonce), "box": text(seal(key.key, nonce, pad(2048, written(json_value)), key.note_aad(*place)))}


# ── copies ────────────────────────────────────────────────────────────────────────────────────────────────────────


def copy_part(place: tuple[str, str, str, str], json_value: Any) -> bytes:
    """*place*: what, project, id, person."""
    return pack("chatd copy v1", *place, pad(512, written(json_value)))


def seal_copy(place: tuple[str, str, str, str], sealing_key: str, json_value: Any, chance: Chance = CHANCE) -> str:
    return text(sealing.sealed_box(copy_part(place, json_value), raw(sealing_key), chance.key(f"copy {place[3]}")))


def open_copy(ring: Ring, box: str, place: tuple[str, str, str, str]) -> Any:
    parts = sealing.unpack(ring.open(box))
    insist(len(parts) == 6 and [part.decode() for part in parts[:5]] == ["chatd copy v1", *place], "not this copy")
    return json.loads(unpad(512, parts[5]))


# ── a whole record, as it is exported ─────────────────────────────────────────────────────────────────────────────


def exported(raiser: Ring, confirmer: Ring, leads: Json, some: Sequence[Sequence[Json]], *, flagged: int = 1, is_closed: bool = True) -> Json:
    """A record of these chunks of lines, *flagged* of them in the flag itself, as `docs/keeping.md` writes it to a file."""
    key = RecordKey(project="harbour", record=random(16).hex())
    chunks = seal_chunks(key, some, is_closed=is_closed)
    facts = {"ground": "danger_to_life", "language": "en", "raised_at": 1_795_300_000 // 3600 * 3600, "told": True}
    header = header_for(key, {**facts, "count": sum(map(len, some[:flagged]))}, leads, chunks[:flagged])
    raised, confirmed = wraps_for(key, leads["leads"]), wraps_for(key, leads["leads"])
    return {
        "v": 1,
        "header": header,
        "signed": [
            {"what": "raised", "by": "wren", **raiser.signed(raised_statement(header, raised)), "says": "", "why": ""},
            {"what": "confirmed", "by": "finch", **confirmer.signed(confirmed_statement(header, confirmed)), "says": "", "why": ""},
        ],
        "wraps": [{"made_by": "raiser", **each} for each in raised] + [{"made_by": "confirmer", **each} for each in confirmed],
        "chunks": chunks,
        "notes": [],
        "closing": {"by": "wren", **close(key, raiser, chunks, sum(map(len, some)))} if is_closed else None,
        "list": leads,
    }
