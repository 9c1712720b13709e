"""The ways a token may be written down, and the streams it may hide in.

A form is at least `SHORTEST` bytes, because `search` looks first for whole eight-byte words of it.
"""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Iterator
from urllib.parse import quote

from tests.rig.canaries import Canary

SHORTEST = 15
_WORTH_INFLATING_EVERYWHERE = 1 << 18
_INFLATED_AT_MOST = 1 << 22
_SIP = 1_024


def forms(canary: Canary) -> dict[str, bytes]:
    """Every way of writing it, by name, each way once."""
    found: dict[bytes, str] = {}
    for name, form in _all_forms(canary):
        if len(form) >= SHORTEST:
            found.setdefault(form, name)
    return {name: form for form, name in found.items()}


def _all_forms(canary: Canary) -> Iterator[tuple[str, bytes]]:
    if canary.text is not None:
        yield from _forms_of_text(canary.text)
        yield from _forms_of_parts(canary.text)
    if canary.raw is not None:
        yield from _forms_of_bytes(canary.raw)


def _forms_of_text(text: str) -> Iterator[tuple[str, bytes]]:
    yield "raw", text.encode()
    yield "json", json.dumps(text)[1:-1].encode()
    yield "percent", quote(text, safe="").encode()
    yield "percent, lower case", quote(text, safe="").lower().encode()
    yield "percent, plus for space", quote(text, safe=" ").replace(" ", "+").encode()
    yield "percent, all of it", "".join(f"%{byte:02X}" for byte in text.encode()).encode()
    yield from _wide(text)
    yield from _forms_of_bytes(text.encode())


def _forms_of_parts(text: str) -> Iterator[tuple[str, bytes]]:
    """A piece is a leak as well: each run of plain letters, and of long text a beginning, a middle and an end."""
    parts = [part for part in text.split() if part.isascii() and part.isalnum()]
    if len(text) > 96 and text.isascii():
        middle = len(text) // 2
        parts = [text[:40], text[middle : middle + 40], text[-40:]]
    for part in parts:
        yield "a piece of it", part.encode()
        yield from _wide(part)


def _forms_of_bytes(raw: bytes) -> Iterator[tuple[str, bytes]]:
    yield "raw", raw
    yield "hex", raw.hex().encode()
    yield "HEX", raw.hex().upper().encode()
    for offset in range(3):
        standard = _in_base64(raw, offset)
        yield f"base64 at {offset}", standard
        yield f"base64url at {offset}", standard.translate(bytes.maketrans(b"+/", b"-_"))
        yield f"UTF-16LE of base64 at {offset}", standard.decode().encode("utf-16-le")


def _wide(text: str) -> Iterator[tuple[str, bytes]]:
    """UTF-16 and, as CPython holds a line with an emoji in it, UTF-32."""
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le"):
        yield encoding.upper(), text.encode(encoding)


def _in_base64(raw: bytes, offset: int) -> bytes:
    """What stays the same whatever stands before and after, when the token begins at *offset* modulo three."""
    encoded = base64.b64encode(bytes(offset) + raw)
    start = {0: 0, 1: 2, 2: 3}[offset]
    end = len(encoded) - {0: 0, 1: 3, 2: 2}[(offset + len(raw)) % 3]
    return encoded[start:end]


def masked(data: bytes) -> bytes:
    """The data XORed with itself four bytes on. A WebSocket's mask of four bytes falls out of it, so that masked words can be found."""
    if len(data) <= 4:
        return b""
    number = int.from_bytes(data, "big")
    return ((number ^ (number >> 32)) & ((1 << 8 * (len(data) - 4)) - 1)).to_bytes(len(data) - 4, "big")


def inflated(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What stands compressed in *data*: zlib and gzip wherever they begin, bare deflate at every byte of a small file and at a large one's start."""
    for at in _beginnings(data, (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")):
        yield from _inflate(data, at, "zlib", zlib.MAX_WBITS)
    for at in _beginnings(data, (b"\x1f\x8b\x08",)):
        yield from _inflate(data, at, "gzip", 16 + zlib.MAX_WBITS)
    everywhere = range(len(data)) if len(data) <= _WORTH_INFLATING_EVERYWHERE else range(64)
    for at in (*everywhere, *(at + 30 for at in _beginnings(data, (b"PK\x03\x04",)))):
        if _may_begin_bare(data, at):
            yield from _inflate(data, at, "deflate", -zlib.MAX_WBITS)


def _may_begin_bare(data: bytes, at: int) -> bool:
    """A bare stream has no mark. Its block's kind stands in bits 1 and 2: 3 is none, and 0, stored as it is, is found without inflating."""
    return at < len(data) and data[at] & 6 in {2, 4}


def _beginnings(data: bytes, marks: tuple[bytes, ...]) -> Iterator[int]:
    for mark in marks:
        at = data.find(mark)
        while at >= 0:
            yield at
            at = data.find(mark, at + 1)


def _inflate(data: bytes, at: int, kind: str, bits: int) -> Iterator[tuple[str, bytes]]:
    """As much as comes out before the stream ends or breaks. Rubbish mostly breaks at once."""
    began, view, stream, out = at, memoryview(data), zlib.decompressobj(bits), b""
    try:
        while at < len(data) and not stream.eof and len(out) < _INFLATED_AT_MOST:
            out += stream.decompress(view[at : at + _SIP], _INFLATED_AT_MOST)
            at += _SIP
    except zlib.error:
        pass
    if len(out) >= SHORTEST:
        yield f"{kind} at {began}", out


def compressed(data: bytes) -> dict[str, bytes]:
    """The three streams that `inflated` finds, for planting."""
    bare = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return {"zlib": zlib.compress(data), "gzip": gzip.compress(data), "deflate": bare.compress(data) + bare.flush()}
