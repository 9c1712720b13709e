"""The audit log as a chain: each line's hash is made over the line before, so that no line can be changed, put in or taken out unseen.

A tail that was cut off shows only against a head that somebody wrote down elsewhere: `chatd audit head`, the coordinator's weekly report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

BEFORE_THE_FIRST: Final = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Who, what was done, to what, on which code. Never words, never a visitor; the time is rounded to the hour before it is stored."""

    at: datetime
    who: str
    deed: str
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line as it stands in the file: everything as text, so that whatever is there can be looked at."""

    number: int
    at: str
    who: str
    deed: str
    what: str
    why: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Head:
    """The newest line's number and hash; 0 where there is none yet."""

    number: int = 0
    hash: str = BEFORE_THE_FIRST

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


def read_head(text: str) -> Head:
    """`12:9f86…`. ValueError for anything else."""
    number, colon, hash_ = text.strip().partition(":")
    if not colon or not number.isdecimal() or len(hash_) != 64 or not set(hash_) <= set("0123456789abcdef"):
        raise ValueError("write it as `chatd audit head` prints it: a number, a colon, 64 letters and digits")
    return Head(number=int(number), hash=hash_)


def chained(before: str, entry: Entry) -> str:
    """SHA-256 over the hash before and the line as JSON: anybody can work it out with tools that will still be there."""
    line = json.dumps([entry.number, entry.at, entry.who, entry.deed, entry.what, entry.why], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{line}".encode()).hexdigest()


def first_bad(entries: Iterable[Entry], known: Head | None = None) -> int | None:
    """The number of the first line that is not as it was written, or not there; None when all is well."""
    last = Head()
    for entry in entries:
        if entry.number != last.number + 1 or entry.hash != chained(last.hash, entry):
            return last.number + 1
        last = Head(number=entry.number, hash=entry.hash)
        if known and last.number == known.number and last.hash != known.hash:
            return last.number
    return last.number + 1 if known and known.number > last.number else None
