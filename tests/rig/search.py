"""Looking for canaries in places. One pass over each piece, however many canaries there are.

A form of fifteen bytes or more holds, wherever it stands, one whole aligned word of eight bytes. So a piece is read as words and met with the words of
all forms at once; only forms all of whose words are there, as they fall from some beginning, are then counted one by one. Nothing is missed by it.
"""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from tests.rig.canaries import Canary
from tests.rig.encodings import SHORTEST, forms, inflated, masked
from tests.rig.places import Kind, Place, memory

_WORD = 8
_BLOCK = 128 * _WORD


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Copies of one canary in one way of writing, in one place."""

    canary: str
    form: str
    place: str
    where: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Needle:
    canary: str
    form: str
    raw: bytes


class Needles:
    """Canaries made ready for looking."""

    def __init__(self, canaries: Iterable[Canary]) -> None:
        plain = [_Needle(canary=each.name, form=name, raw=form) for each in canaries for name, form in forms(each).items()]
        under_a_mask = [
            _Needle(canary=each.canary, form=f"{each.form}, under a mask", raw=masked(each.raw)) for each in plain if "a piece" not in each.form
        ]
        self._plain = _by_word(plain)
        self._masked = _by_word([each for each in under_a_mask if len(each.raw) >= SHORTEST])

    def counted_in(self, piece: bytes) -> Iterator[tuple[str, str, int]]:
        """Canary, form and number of copies."""
        return _counted(self._plain, piece)

    def counted_under_a_mask_in(self, piece: bytes) -> Iterator[tuple[str, str, int]]:
        return _counted(self._masked, masked(piece))


def find(canaries: Needles | Iterable[Canary], places: Iterable[Place]) -> list[Finding]:
    """Every copy of every canary in every place."""
    needles = canaries if isinstance(canaries, Needles) else Needles(canaries)
    return [finding for place in places for finding in _found_in(needles, place)]


async def find_apart(canaries: Iterable[Canary], pid: int) -> list[Finding]:
    """Look through a process's memory in a process of our own, so that those who talk here are not kept waiting."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return await asyncio.get_running_loop().run_in_executor(apart, _in_memory, tuple(canaries), pid)


def _in_memory(canaries: tuple[Canary, ...], pid: int) -> list[Finding]:
    return find(canaries, [memory(pid)])


def copies(findings: Iterable[Finding]) -> int:
    """The largest number of copies of any one form of each canary, added up: forms overlap, so their sum would count one copy many times."""
    by_form: dict[tuple[str, str], int] = defaultdict(int)
    for finding in findings:
        by_form[finding.canary, finding.form] += finding.count
    most: dict[str, int] = defaultdict(int)
    for (canary, _), count in by_form.items():
        most[canary] = max(most[canary], count)
    return sum(most.values())


def told(findings: Iterable[Finding]) -> str:
    """For the message of a failing test. Canaries mean nothing, so their names may be said."""
    return "\n".join(f"{each.count} × {each.canary} ({each.form}) in {each.place}: {each.where}" for each in findings) or "nothing"


def _found_in(needles: Needles, place: Place) -> Iterator[Finding]:
    for where, piece in place.read():
        for canary, form, count in _looked_through(needles, place.kind, piece):
            yield Finding(canary=canary, form=form, place=place.name, where=where, count=count)


def _looked_through(needles: Needles, kind: Kind, piece: bytes) -> Iterator[tuple[str, str, int]]:
    yield from needles.counted_in(piece)
    if kind is Kind.MEMORY:
        yield from needles.counted_under_a_mask_in(piece)
        return
    for stream, inside in inflated(piece):
        yield from ((canary, f"{form}, in {stream}", count) for canary, form, count in needles.counted_in(inside))


def _by_word(needles: list[_Needle]) -> dict[int, list[_Needle]]:
    words: dict[int, list[_Needle]] = defaultdict(list)
    for needle in needles:
        for offset in range(_WORD):
            for word in _words(needle.raw, offset)[:1]:
                words[word].append(needle)
    return words


def _words(raw: bytes, offset: int) -> tuple[int, ...]:
    """The whole words of a form that lies so that one begins at *offset*."""
    return tuple(int.from_bytes(raw[at : at + _WORD], sys.byteorder) for at in range(offset, len(raw) - _WORD + 1, _WORD))


def _words_in(piece: bytes) -> memoryview:
    """Each at least once. Half of a process's memory is the same few blocks, of zeros and of what freed memory is overwritten with."""
    blocks = {piece[at : at + _BLOCK] for at in range(0, len(piece), _BLOCK)}
    return memoryview(b"".join(block + bytes(-len(block) % _WORD) for block in blocks)).cast("Q")


def _counted(words: dict[int, list[_Needle]], piece: bytes) -> Iterator[tuple[str, str, int]]:
    here = _words_in(piece)
    met = frozenset(words).intersection(here)
    maybe = dict.fromkeys(needle for word in met for needle in words[word])
    inner = frozenset(word for needle in maybe for offset in range(_WORD) for word in _words(needle.raw, offset)).intersection(here) if maybe else met
    for needle in maybe:
        if any((fallen := _words(needle.raw, offset)) and inner.issuperset(fallen) for offset in range(_WORD)):
            count = piece.count(needle.raw)
            if count:
                yield needle.canary, needle.form, count
