"""Keys on paper, as `console/static/lib/sheet.js` prints and reads them: lines that say which of them was typed wrong (`docs/keeping.md`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PER_LINE = 8
IN_A_LINE = 13
CHECK = 32_749
"""The largest prime below 32 × 32 × 32: one wrong letter, or two neighbours changed round, always change what is left over."""

_TAKEN_AS = str.maketrans("OIL", "011")


class SheetWrong(ValueError):
    """*line*, from 1, is not as it was printed; 0: there are not as many as were printed."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} is not as it was printed" if line else "not as many lines as were printed")
        self.line = line


def lines_of(secret: bytes) -> list[str]:
    """One line for each 8 bytes, `XXXX-XXXX-XXXX-XXXX`."""
    return [_line(place, secret[at : at + PER_LINE]) for place, at in enumerate(range(0, len(secret), PER_LINE), start=1)]


def secret_of(lines: Sequence[str], size: int) -> bytes:
    """The bytes again. Small letters, spaces and missing hyphens do not matter; empty lines are passed over."""
    typed = [tidy for tidy in map(_tidy, lines) if tidy]
    secret = b"".join(_bytes(place, line) for place, line in enumerate(typed, start=1))
    if len(secret) != size:
        raise SheetWrong(0)
    return secret


def _tidy(line: str) -> str:
    return re.sub(r"[\s-]+", "", line.upper()).translate(_TAKEN_AS)


def _line(place: int, part: bytes) -> str:
    number = int.from_bytes(part, "big")
    letters = _letters(number, IN_A_LINE) + _letters(_check(place, number), 3)
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _bytes(place: int, line: str) -> bytes:
    if len(line) != IN_A_LINE + 3 or not set(line) <= set(LETTERS):
        raise SheetWrong(place)
    number = _number(line[:IN_A_LINE])
    if number >> 8 * PER_LINE or _check(place, number) != _number(line[IN_A_LINE:]):
        raise SheetWrong(place)
    return number.to_bytes(PER_LINE, "big")


def _check(place: int, number: int) -> int:
    return ((place << 5 * IN_A_LINE) + number) % CHECK


def _letters(number: int, count: int) -> str:
    return "".join(LETTERS[number >> 5 * at & 31] for at in reversed(range(count)))


def _number(letters: str) -> int:
    return sum(LETTERS.index(letter) << 5 * at for at, letter in enumerate(reversed(letters)))
