"""What one text says otherwise than another, word by word, as a careful reader would mark it. Pure."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class What(StrEnum):
    """How a piece stands to the other text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words, with the spaces after them. All that is not *new* makes the one text, all that is not *gone* the other."""

    what: What
    words: str


_TOKEN: Final = re.compile(
    r"\n+|[ \t]+|[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|\s"
)
"""A word, a space, a line's end; a single sign where a script puts no spaces between words."""

_MOST_PAIRS: Final = 300_000
"""Beyond it, words that are all over the text no longer count as a place to begin: two long texts are compared in a blink, and a little less finely."""


def pieces(one: str, other: str) -> tuple[Piece, ...]:
    """From *one* to *other*. Nothing is lost: see `Piece`."""
    before, after = _TOKEN.findall(one), _TOKEN.findall(other)
    return tuple(_joined(_steps(before, after)))


def _steps(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=_pairs(before, after) > _MOST_PAIRS)
    for tag, from_, to, from_other, to_other in matcher.get_opcodes():
        gone, new = "".join(before[from_:to]), "".join(after[from_other:to_other])
        if tag == "equal":
            yield Piece(what=What.SAME, words=gone)
        else:
            yield from [Piece(what=What.GONE, words=gone)] if gone else []
            yield from [Piece(what=What.NEW, words=new)] if new else []


def _pairs(before: list[str], after: list[str]) -> int:
    """How many places of the one could stand for a place of the other: what an exact comparison has to look at, again and again."""
    counted = Counter(after)
    return sum(counted[token] for token in before)


def _joined(steps: Iterator[Piece]) -> Iterator[Piece]:
    """A lone space that stayed between two changes is part of them: four marks in a row are harder to read than two."""
    gone, new = "", ""
    held = list(steps)
    for at, piece in enumerate(held):
        is_between = piece.what is What.SAME and piece.words.isspace() and "\n" not in piece.words and 0 < at < len(held) - 1
        if piece.what is What.SAME and not is_between:
            yield from _said(gone, new)
            gone, new = "", ""
            yield piece
        else:
            gone += piece.words if piece.what is not What.NEW else ""
            new += piece.words if piece.what is not What.GONE else ""
    yield from _said(gone, new)


def _said(gone: str, new: str) -> Iterator[Piece]:
    yield from [Piece(what=What.GONE, words=gone)] if gone else []
    yield from [Piece(what=What.NEW, words=new)] if new else []
