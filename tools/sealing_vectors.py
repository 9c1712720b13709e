"""Writes docs/sealing-vectors.json: one conversation with every key, fleeting key and nonce fixed, for whoever implements sealing again.

    python tools/sealing_vectors.py            writes the file
    python tools/sealing_vectors.py --check    says whether the file is what it would write

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

from tests import sealing  # noqa: E402 - the root must be on the path first
from tests.sealing import CONFER, EPOCH, Line, RosterLine, Where, text  # noqa: E402

FILE = ROOT / "docs" / "sealing-vectors.json"
WHERE = Where(project="harbour", conversation="c0ffee")
PAGE_KEY = SigningKey(sealing.digest(b"page key"))
NAMES = {1: "Wren", 2: "Finch", 3: "Pip 🐦"}
SHIFT_KEYS = {slot: PrivateKey(sealing.digest(f"shift key {slot}".encode())) for slot in NAMES}
Vector = dict[str, Any]


def fixed(name: str, size: int = 32) -> bytes:
    """Bytes that anybody can make again from their name."""
    return sealing.digest(name.encode(), size)


def roster(*slots: int) -> sealing.Roster:
    return tuple(RosterLine(slot=slot, name=NAMES[slot], key=bytes(SHIFT_KEYS[slot].public_key)) for slot in slots)


def vectors() -> Vector:
    """The whole file."""
    first = epoch(1, roster(1, 2), previous=bytes(32))
    second = epoch(2, roster(2, 3), previous=sealing.raw(first["announced"]))
    return {
        "project": WHERE.project,
        "conversation": WHERE.conversation,
        "page_key": {"seed": text(bytes(PAGE_KEY)), "public": text(bytes(PAGE_KEY.verify_key))},
        "shift_keys": [shift_key(slot) for slot in NAMES],
        "pack": [packed("", 0), packed("Zoë", 1, b"\x00\xff"), packed(2**53 - 1)],
        "padding": [padded(size) for size in (0, 1, 127, 128, 511, 512, 2047, 2048, 8191)],
        "boxes": boxes(),
        "epochs": [first, second],
        "history": history(3, first),
        "messages": messages(first, second),
        "confer_key": confer_key(1, by=1, workers=roster(1, 2)),
        "confer_messages": confer_messages(),
    }


def shift_key(slot: int) -> Vector:
    key = SHIFT_KEYS[slot]
    return {"slot": slot, "name": NAMES[slot], "secret": text(bytes(key)), "public": text(bytes(key.public_key))}


def packed(*parts: str | int | bytes) -> Vector:
    """Bytes among the parts stand as {"bytes": …}."""
    return {"parts": [{"bytes": text(part)} if isinstance(part, bytes) else part for part in parts], "packed": text(sealing.pack(*parts))}


def padded(size: int) -> Vector:
    return {"length": size, "padded_length": len(sealing.pad(bytes(size))), "hash": text(sealing.digest(sealing.pad(b"x" * size)))}


def boxes() -> Vector:
    message, fleeting, nonce = b"hello", PrivateKey(fixed("fleeting")), fixed("box nonce", 24)
    theirs = bytes(SHIFT_KEYS[2].public_key)
    return {
        "message": text(message),
        "to": 2,
        "sealed_box": {"fleeting_secret": text(bytes(fleeting)), "box": text(sealing.sealed_box(message, theirs, fleeting))},
        "box": {"from": 1, "nonce": text(nonce), "box": text(sealing.box(message, theirs, SHIFT_KEYS[1], nonce))},
        "weak_keys": [text(bytes(32)), text(b"\x01" + bytes(31))],
    }


def epoch(number: int, workers: sealing.Roster, *, previous: bytes) -> Vector:
    key = fixed(f"epoch key {number}")
    epoch_id, page_key = sealing.key_id(EPOCH, WHERE, number, key), bytes(PAGE_KEY.verify_key)
    statement = sealing.announcement(WHERE, number=number, epoch_id=epoch_id, page_key=page_key, roster=workers, previous=previous)
    part = sealing.epoch_key_part(WHERE, number=number, epoch_id=epoch_id, key=key, announced=sealing.digest(statement))
    fleeting = {line.slot: PrivateKey(fixed(f"fleeting {number} {line.slot}")) for line in workers}
    return {
        "key": text(key),
        "roster_hash": text(sealing.roster_hash(EPOCH, WHERE, number, workers)),
        "announcement": text(statement),
        "announced": text(sealing.digest(statement)),
        "part": text(part),
        "fleeting_secrets": {str(slot): text(bytes(secret)) for slot, secret in fleeting.items()},
        "entry": {
            "type": "epoch",
            "number": number,
            "epoch_id": text(epoch_id),
            "page_key": text(page_key),
            "roster": sealing.roster_on_the_wire(workers),
            "previous": text(previous),
            "signature": text(PAGE_KEY.sign(statement).signature),
            "sealed": [{"slot": line.slot, "box": text(sealing.sealed_box(part, line.key, fleeting[line.slot]))} for line in workers],
        },
    }


def history(newcomer: int, *earlier: Vector) -> Vector:
    keys = [(made["entry"]["number"], sealing.raw(made["entry"]["epoch_id"]), sealing.raw(made["key"])) for made in earlier]
    part = sealing.history_part(WHERE, keys)
    box = sealing.sealed_box(part, bytes(SHIFT_KEYS[newcomer].public_key), PrivateKey(fixed("fleeting history")))
    signature = PAGE_KEY.sign(sealing.history_statement(WHERE, to=newcomer, box=box)).signature
    return {"part": text(part), "entry": {"type": "history", "to": newcomer, "box": text(box), "signature": text(signature)}}


def messages(first: Vector, second: Vector) -> list[Vector]:
    """In the order of the log; the second epoch comes before the fourth."""
    said = {"kind": "text", "at": "2026-11-23T17:04:00Z"}
    return [
        message(first, "room", 0, 1, [[1, 0], [2, 0]], {**said, "text": "Bună 👋"}),
        message(first, "room", 1, 1, [[0, 1], [2, 0]], {**said, "text": "Hello. Take your time."}),
        message(first, "room", 0, 2, [[1, 1], [2, 0]], {"kind": "signal", "signal": "moment"}),
        message(second, "room", 0, 3, [[2, 0], [3, 0]], {**said, "text": "x" * 2100}),
        message(second, "room", 2, 1, [[0, 3], [3, 0]], {"kind": "from a later version", "of": ["anything"]}),
        message(second, "typing", 3, 4, [], {"kind": "typing", "on": True}),
    ]


def message(made: Vector, channel: str, slot: int, counter: int, seen: sealing.Seen, envelope: sealing.Body) -> Vector:
    return sealed(made["entry"]["number"], made["roster_hash"], made["key"], channel, (slot, counter, seen), envelope)


def sealed(number: int, roster_hash: str, key: str, channel: str, said: tuple[int, int, sealing.Seen], envelope: sealing.Body) -> Vector:
    slot, counter, seen = said
    nonce = fixed(f"nonce {channel} {slot} {counter}", 24)
    line = Line(where=WHERE, channel=channel, epoch=number, roster_hash=sealing.raw(roster_hash), slot=slot, counter=counter, seen=seen)
    box = sealing.seal_message(envelope, line, sealing.raw(key), nonce)
    entry = {"type": "message", "slot": slot, "epoch": number, "counter": counter, "seen": seen, "nonce": text(nonce), "box": text(box)}
    return {"channel": channel, "envelope": envelope, "aad": text(line.aad()), "entry": entry}


def confer_key(number: int, *, by: int, workers: sealing.Roster) -> Vector:
    key, hashed = fixed(f"confer key {number}"), sealing.roster_hash(CONFER, WHERE, number, workers)
    confer_id = sealing.key_id(CONFER, WHERE, number, key)
    part = sealing.confer_key_part(WHERE, number=number, by=by, confer_id=confer_id, key=key, roster=hashed)
    parts = [
        {"slot": line.slot, "box": text(sealing.box(part, line.key, SHIFT_KEYS[by], fixed(f"confer nonce {line.slot}", 24)))} for line in workers
    ]
    on_the_wire = sealing.roster_on_the_wire(workers)
    entry = {"type": "confer_key", "number": number, "confer_id": text(confer_id), "by": by, "roster": on_the_wire, "sealed": parts}
    return {"key": text(key), "roster_hash": text(hashed), "part": text(part), "entry": entry}


def confer_messages() -> list[Vector]:
    made = confer_key(1, by=1, workers=roster(1, 2))
    envelope = {"kind": "text", "text": "Shall I ask about the clinic?", "at": "2026-11-23T17:05:00Z"}
    return [sealed(1, made["roster_hash"], made["key"], "confer", (2, 1, [[1, 0]]), envelope)]


def written() -> str:
    return json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(FILE.read_text("utf-8") != written())
    FILE.write_text(written(), "utf-8")
