"""Writes docs/keeping-vectors.json: keyrings, certificates, a list of leads and one record, every key and nonce fixed, for whoever implements them again.

    python tools/keeping_vectors.py            writes the file
    python tools/keeping_vectors.py --check    says whether the file is what it would write

The keys in it are made from their names and are good for nothing else.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey
from nacl.signing import SigningKey

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import sealed_records as sr  # noqa: E402 - the root must be on the path first
from tests import sealing  # noqa: E402
from tests.sealed_records import Chance, RecordKey, Ring  # noqa: E402
from tests.sealing import text  # noqa: E402

FILE = ROOT / "docs" / "keeping-vectors.json"
PROJECT = "harbour"
NOW = 1_795_305_600
DAY = 86_400
NAMES = ("root", "coordinator", "wren", "finch", "lark", "plover", "swift")
Vector = dict[str, Any]


def fixed(name: str, size: int = 32) -> bytes:
    """Bytes that anybody can make again from their name."""
    return sealing.digest(f"keeping {name}".encode(), size)


RINGS = {name: Ring(signing=SigningKey(fixed(f"signing {name}")), sealing=PrivateKey(fixed(f"sealing {name}"))) for name in NAMES}
CHANCE = Chance(key=lambda name: PrivateKey(fixed(name)), nonce=lambda name: fixed(name, 24))
WORKER = {"name": "Wren", "charity": "Harbour Zoë", "key": text(bytes(PrivateKey(fixed("shift")).public_key))}
LINES = [
    {"n": 1, "by": "worker", "slot": 1, "name": "Wren", "at": None, "kind": "roster", "text": "Wren, Finch"},
    {"n": 2, "by": "visitor", "slot": 0, "name": "", "at": "2026-11-22T18:04:00Z", "kind": "text", "text": "Bună 👋"},
    {"n": 3, "by": "visitor", "slot": 0, "name": "", "at": None, "kind": "gap", "text": ""},
    {"n": 4, "by": "worker", "slot": 2, "name": "Finch", "at": "2026-11-22T18:05:00Z", "kind": "text", "text": "We are here."},
]


def vectors() -> Vector:
    """The whole file."""
    first, second = lists()
    return {
        "project": PROJECT,
        "now": NOW,
        "rings": [ring(name) for name in NAMES],
        "keyring": keyring(),
        "chain": chain(),
        "revocation": revocation(),
        "lists": [first, second],
        "record": record(first["list"]),
        "copies": [copy("note", "lark", {"facts": "…"}), copy("tag", "plover", "housing")],
    }


def ring(name: str) -> Vector:
    made = RINGS[name]
    proof = sr.sheet_statement(name, made.publics)
    return {
        "name": name,
        "secret": made.secrets,
        "public": made.publics,
        "number": sr.key_number(made.publics),
        "sheet": sr.sheet_of(made),
        "sheet_statement": text(proof),
        "sheet_proof": made.sign(proof),
    }


def keyring() -> Vector:
    learned = {
        "roots": {PROJECT: RINGS["root"].publics["signing"]},
        "lists": {PROJECT: {"number": 1, "hash": lists()[0]["hash"]}},
        "revoked": {PROJECT: [RINGS["finch"].publics["signing"]]},
    }
    half = fixed("half")
    blob = sr.seal_ring(RINGS["lark"], "lark", half, learned, CHANCE)
    return {"person": "lark", "half": text(half), "public": RINGS["lark"].publics, **learned, "blob": blob}


def chain() -> Vector:
    coordinator = sr.certify(RINGS["root"], "coordinator", PROJECT, RINGS["coordinator"], (NOW - DAY, NOW + 89 * DAY))
    operator = sr.certify(RINGS["coordinator"], "operator", PROJECT, RINGS["wren"], (NOW - DAY, NOW + 29 * DAY))
    shift = sr.certify_shift(RINGS["wren"], PROJECT, WORKER, (NOW - 600, NOW + 15 * 3600))
    statements = [
        sr.certificate_statement("coordinator", PROJECT, coordinator),
        sr.certificate_statement("operator", PROJECT, operator),
        sr.shift_statement(PROJECT, WORKER, shift),
    ]
    return {
        "root": RINGS["root"].publics["signing"],
        "worker": WORKER,
        "chain": {"coordinator": coordinator, "operator": operator, "shift": shift},
        "statements": [text(statement) for statement in statements],
    }


def revocation() -> Vector:
    key = RINGS["finch"].publics["signing"]
    return {"statement": text(sr.revocation_statement(PROJECT, key, NOW)), "revocation": sr.revoke(RINGS["coordinator"], PROJECT, key, NOW)}


def lists() -> list[Vector]:
    two = {name: RINGS[name] for name in ("lark", "plover")}
    first = sr.lead_list(RINGS["coordinator"], PROJECT, two, (NOW, NOW + 90 * DAY))
    unsaid = sr.lead_list(RINGS["coordinator"], PROJECT, {**two, "swift": RINGS["swift"]}, (NOW, NOW + 90 * DAY), first)
    return [listed(first), listed(sr.agree(RINGS["plover"], PROJECT, unsaid))]


def listed(leads: sr.Json) -> Vector:
    return {"statement": text(sr.list_statement(PROJECT, leads)), "hash": sr.list_hash(PROJECT, leads), "list": leads}


def record(leads: sr.Json) -> Vector:
    key = RecordKey(project=PROJECT, record=fixed("record", 16).hex(), key=fixed("record key"))
    chunks = sr.seal_chunks(key, [LINES[:3], LINES[3:]], CHANCE, is_closed=True)
    facts = {"ground": "danger_to_life", "language": "ro", "raised_at": NOW // 3600 * 3600, "told": True, "count": 3}
    header = sr.header_for(key, facts, leads, chunks[:1])
    wraps = sr.wraps_for(key, leads["leads"], CHANCE)
    shared, mine = PrivateKey(fixed("shift")), PrivateKey(fixed("second's shift"))
    statements = {
        "raised": sr.raised_statement(header, wraps),
        "confirmed": sr.confirmed_statement(header, wraps),
        "decision": sr.decision_statement(header, "keep", "risk_goes_on"),
        "rewrapped": sr.rewrapped_statement(header, 2, wraps),
    }
    for_second = sealing.box(key.for_the_second(), bytes(mine.public_key), shared, fixed("second nonce", 24))
    return {
        "key": text(key.key),
        "lines": LINES,
        "chunks": chunks,
        "header": header,
        "header_statement": text(sr.header_statement(header)),
        "wraps": wraps,
        "wraps_hash": text(sr.wraps_hash(wraps)),
        "statements": {name: text(statement) for name, statement in statements.items()},
        "signed": {name: RINGS["wren"].signed(statement) for name, statement in statements.items()},
        "closing": sr.close(key, RINGS["wren"], chunks, len(LINES)),
        "for_the_second": {
            "from_secret": text(bytes(shared)),
            "from": text(bytes(shared.public_key)),
            "to_secret": text(bytes(mine)),
            "box": text(for_second),
        },
        "note": {
            "place": {"note": "n1", "kind": "note", "person": "lark"},
            "says": {"text": "Read."},
            **sr.seal_note(key, ("n1", "note", "lark"), {"text": "Read."}, CHANCE),
        },
    }


def copy(what: str, person: str, says: object) -> Vector:
    place = (what, PROJECT, "c1", person)
    return {
        "what": what,
        "id": "c1",
        "person": person,
        "says": says,
        "part": text(sr.copy_part(place, says)),
        "box": sr.seal_copy(place, RINGS[person].publics["sealing"], says, CHANCE),
    }


def written() -> str:
    return json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(FILE.read_text("utf-8") != written())
    FILE.write_text(written(), "utf-8")
