"""Everything that is stored, in the hands of one lead: what opens? Whoever tries here tries every key they have, and every key they find, on everything."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from nacl.utils import random

from chatd.sheets import secret_of
from tests import sealed_records as sr
from tests.sealed_records import Json, RecordKey, Ring
from tests.sealing import NotTaken, digest, pack, raw, text, unpack

ROOT = Path(__file__).resolve().parent.parent.parent
PEOPLE = ("lark", "plover", "swift", "tern", "wren")
LINES: list[Json] = [{"n": 1, "by": "visitor", "slot": 0, "name": "", "at": None, "kind": "text", "text": "only for two"}]


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A stolen database: keyrings sealed with passphrases, one record with both sets of wraps and a note, copies of a concern note; and one's own keys apart."""

    rings: dict[str, Ring]
    boxes: list[bytes]
    """Sealed boxes: wraps and copies."""
    under_keys: dict[str, tuple[bytes, bytes, bytes]]
    """Nonce, box and what goes with it, all of which the thief knows, by a name for it."""
    copies: dict[str, bytes]
    record: Json


@dataclass(frozen=True, kw_only=True)
class Thief:
    """Who has some leads' keys, and tries everything on everything until nothing new comes."""

    private: set[bytes] = field(default_factory=set)
    found: set[bytes] = field(default_factory=set)
    """Everything that ever came out of a box."""

    def opens(self, stored: Stored) -> set[str]:
        boxes, before = list(stored.boxes), -1
        while len(self.found) != before:
            before = len(self.found)
            boxes += [part for box in list(boxes) for part in self._out_of(box)]
        return {name for name, sealed in stored.under_keys.items() if self._has_key_for(*sealed)}

    def _out_of(self, box: bytes) -> list[bytes]:
        fresh = [part for key in self.private for part in _parts(_unsealed(key, box)) if part not in self.found]
        self.found.update(fresh)
        return fresh

    def _has_key_for(self, nonce: bytes, box: bytes, aad: bytes) -> bool:
        keys = {part for part in self.found | self.private if len(part) == 32}
        derived = {digest(pack("chatd keyring key v1", key)) for key in keys}
        return any(_fits(key, nonce, box, aad) for key in keys | derived)


def _unsealed(key: bytes, box: bytes) -> bytes | None:
    try:
        return SealedBox(PrivateKey(key)).decrypt(box)
    except (CryptoError, ValueError, TypeError):
        return None


def _parts(opened: bytes | None) -> list[bytes]:
    if opened is None:
        return []
    try:
        return [opened, *unpack(opened)]
    except NotTaken:
        return [opened]


def _fits(key: bytes, nonce: bytes, box: bytes, aad: bytes) -> bool:
    try:
        sr.unseal(key, nonce, box, aad)
    except CryptoError:
        return False
    return True


def everything_stored(leads: int) -> Stored:
    rings = {person: Ring() for person in PEOPLE[:leads]}
    listed = sr.lead_list(Ring(), "harbour", rings, (1_795_305_600, 1_795_395_600))
    key = RecordKey(project="harbour", record=random(16).hex())
    chunks = sr.seal_chunks(key, [LINES], is_closed=True)
    note = sr.seal_note(key, ("n1", "note", "lark"), {"text": "read"})
    wraps = [wrap for _ in range(2) for wrap in sr.wraps_for(key, listed["leads"])]
    copies = {
        person: raw(sr.seal_copy(("note", "harbour", "c1", person), ring.publics["sealing"], {"facts": "now"})) for person, ring in rings.items()
    }
    facts = {"ground": "danger_to_life", "language": "en", "raised_at": 0, "told": True, "count": 1}
    under_keys = {f"chunk {chunk['number']}": _sealed(chunk, key.chunk_aad(chunk["number"], previous)) for chunk, previous in _linked(chunks)}
    under_keys["note"] = _sealed(note, key.note_aad("n1", "note", "lark"))
    for person, ring in rings.items():
        blob = raw(sr.seal_ring(ring, person, random(32)))
        aad = pack("chatd keyring v1", person, raw(ring.publics["signing"]), raw(ring.publics["sealing"]))
        under_keys[f"ring of {person}"] = (blob[:24], blob[24:], aad)
    return Stored(
        rings=rings,
        boxes=[*(raw(wrap["box"]) for wrap in wraps), *copies.values()],
        under_keys=under_keys,
        copies=copies,
        record={"header": sr.header_for(key, facts, listed, chunks), "wraps": wraps, "chunks": chunks},
    )


def _linked(chunks: list[Json]) -> Iterable[tuple[Json, bytes]]:
    return zip(chunks, [sr.NOTHING_BEFORE, *map(sr.chunk_hash, chunks)], strict=False)


def _sealed(chunk: Json, aad: bytes) -> tuple[bytes, bytes, bytes]:
    return raw(chunk["nonce"]), raw(chunk["box"]), aad


def keys_of(*rings: Ring) -> Thief:
    return Thief(private={bytes(key) for ring in rings for key in (ring.signing, ring.sealing)})


@pytest.mark.parametrize("leads", [2, 3, 5])
def test_no_single_lead_opens_a_record_with_all_that_is_stored_in_hand(leads: int) -> None:
    stored = everything_stored(leads)

    for person, ring in stored.rings.items():
        thief = keys_of(ring)
        assert thief.opens(stored) == set()
        assert _of_copies(stored, thief) == {person}


@pytest.mark.parametrize("leads", [2, 3, 5])
def test_any_two_leads_together_open_it_and_no_keyring(leads: int) -> None:
    """The same thief with one key more: so it is the key that was missing, and not the skill."""
    stored = everything_stored(leads)

    for pair in combinations(stored.rings, 2):
        thief = keys_of(*(stored.rings[person] for person in pair))
        assert thief.opens(stored) == {"chunk 0", "chunk 1", "note"}
        assert _of_copies(stored, thief) == set(pair)


@pytest.mark.parametrize("leads", [2, 3, 5])
def test_every_ordered_pair_opens_by_peeling_and_opening(leads: int) -> None:
    stored = everything_stored(leads)
    header = stored.record["header"]

    for requester, approver in permutations(stored.rings, 2):
        for wrap in _between(stored.record, requester, approver):
            inner = sr.peel(wrap, stored.rings[approver], header)
            key = sr.open_inner(inner, stored.rings[requester], header)
            assert sr.open_chunks(key, stored.record["chunks"]) == LINES


def test_the_same_holds_for_what_a_browser_sealed() -> None:
    told = json.dumps({"flagged": LINES, "later": [], "isClosed": True})
    done = subprocess.run(["node", "tests/edges/export_record.mjs", told], cwd=ROOT, capture_output=True, text=True, check=True)
    made = json.loads(done.stdout)
    record, lark, plover = made["record"], secret_of(made["lark"], 64), made["plover"]
    key = RecordKey(project=record["header"]["project"], record=record["header"]["record"])
    under_keys = {
        f"chunk {chunk['number']}": _sealed(chunk, key.chunk_aad(chunk["number"], previous)) for chunk, previous in _linked(record["chunks"])
    }
    stored = Stored(rings={}, boxes=[raw(wrap["box"]) for wrap in record["wraps"]], under_keys=under_keys, copies={}, record=record)
    larks, plovers = {lark[:32], lark[32:]}, {raw(plover["signing"]), raw(plover["sealing"])}

    assert Thief(private=larks).opens(stored) == Thief(private=plovers).opens(stored) == set()
    assert Thief(private=larks | plovers).opens(stored) == {"chunk 0", "chunk 1"}


def test_nobody_without_a_leads_key_opens_anything() -> None:
    stored = everything_stored(3)
    thief = keys_of(Ring(), Ring())

    assert thief.opens(stored) == set()
    assert thief.found == set()


@given(leads=st.integers(min_value=2, max_value=4), which=st.data(), where=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
@settings(max_examples=40, deadline=None)
def test_no_bit_of_a_wrap_may_change(leads: int, which: st.DataObject, where: int, bit: int) -> None:
    stored = everything_stored(leads)
    header = stored.record["header"]
    wrap = which.draw(st.sampled_from(stored.record["wraps"]))
    changed = bytearray(raw(wrap["box"]))
    changed[where % len(changed)] ^= 1 << bit

    with pytest.raises((CryptoError, NotTaken)):
        sr.peel({**wrap, "box": text(bytes(changed))}, stored.rings[wrap["approver"]], header)
    assert sr.peel(wrap, stored.rings[wrap["approver"]], header)


def _between(record: Json, requester: str, approver: str) -> list[dict[str, Any]]:
    return [wrap for wrap in record["wraps"] if (wrap["requester"], wrap["approver"]) == (requester, approver)]


def _of_copies(stored: Stored, thief: Thief) -> set[str]:
    """Whose copy of the concern note this thief reads."""
    return {person for person, box in stored.copies.items() if any(_unsealed(key, box) for key in thief.private)}
