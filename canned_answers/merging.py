"""What two people wrote at once, put together: what only one of them changed is taken, what both changed alike too, and the rest is for a person to decide.

Pure. *base* is what both began from. The unit is the sentence: two people may change two sentences of one paragraph, but no sentence is made that neither of
them wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

import msgspec
from merge3 import Merge3

from canned_answers.working import Working

_LINES: Final = ("title", "topic", "shortcut", "audience", "review_by", "changed", "panel", "reviewed")
_LISTS: Final = ("nation", "tags", "source")
_SENTENCES: Final = re.compile(r"\n+|[.!?…]+(?=\s)|[^\n]+?(?:(?<![.!?…])[.!?…]+(?=\s)|[。！？]+|(?=\n)|\Z)")
"""A row of stops is looked at once, and not again from each of them: a pasted table of contents would hold up everybody's lines."""
_One = TypeVar("_One")


class Take(StrEnum):
    """Which of two wordings."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Words that need no decision."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two wordings for one place. *field*: of `Working`."""

    field: str
    base: str
    mine: str
    theirs: str

    def taking(self, take: Take) -> str:
        if take is Take.BOTH:
            return _one_after_the_other(self.mine, self.theirs)
        return self.mine if take is Take.MINE else self.theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """*facts*: fields that are settled, all but the words; *lines*: those that are not; *body*: the words, piece by piece."""

    facts: Working
    lines: tuple[Clash, ...] = ()
    body: tuple[Same | Clash, ...] = field(default=())

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Everything to decide, in the order of `settled`."""
        return (*self.lines, *(piece for piece in self.body if isinstance(piece, Clash)))

    def settled(self, takes: Sequence[Take] = ()) -> Working:
        """With one decision for each clash."""
        if len(takes) != len(self.clashes):
            raise ValueError("one decision for each clash")
        chosen = iter(takes)
        lines = {clash.field: clash.taking(next(chosen)) for clash in self.lines}
        body = "".join(piece.words if isinstance(piece, Same) else piece.taking(next(chosen)) for piece in self.body)
        return msgspec.structs.replace(self.facts, **lines, body=body)


def together(base: Working, mine: Working, theirs: Working) -> Together:
    """Nothing that either of them wrote is left out: it is settled, or in a clash."""
    lines = {name: _line(getattr(base, name), getattr(mine, name), getattr(theirs, name)) for name in _LINES}
    lists = {name: _list(getattr(base, name), getattr(mine, name), getattr(theirs, name)) for name in _LISTS}
    settled = {name: found[0] for name, found in lines.items() if found}
    open_ = [name for name, found in lines.items() if not found]
    return Together(
        facts=msgspec.structs.replace(theirs, **settled, **lists),
        lines=tuple(Clash(field=name, base=getattr(base, name), mine=getattr(mine, name), theirs=getattr(theirs, name)) for name in open_),
        body=tuple(_pieces(base.body, mine.body, theirs.body)),
    )


def sentences(text: str) -> list[str]:
    """The text in pieces that make it up again: sentences with the space before them, and the line breaks between."""
    return _SENTENCES.findall(text)


def _line(base: _One, mine: _One, theirs: _One) -> tuple[_One] | None:
    if mine in (base, theirs):
        return (theirs,)
    return (mine,) if theirs == base else None


def _list(base: tuple[_One, ...], mine: tuple[_One, ...], theirs: tuple[_One, ...]) -> tuple[_One, ...]:
    """Theirs, without what I took out, with what I put in. One source that both changed stands there twice: somebody sees it and takes one out."""
    if theirs == base:
        return mine
    kept = tuple(each for each in theirs if each in mine or each not in base)
    return (*kept, *(each for each in mine if each not in base and each not in theirs))


def _pieces(base: str, mine: str, theirs: str) -> Iterator[Same | Clash]:
    start, one, other = (sentences(_plain_ends(text)) for text in (base, mine, theirs))
    for found in Merge3(start, one, other).merge_groups():
        if found[0] == "conflict":
            yield Clash(field="body", base="".join(found[1]), mine="".join(found[2]), theirs="".join(found[3]))
        else:
            yield Same(words="".join(found[1]))


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def _one_after_the_other(mine: str, theirs: str) -> str:
    """Neither runs into the other."""
    if not mine or not theirs or mine[-1].isspace() or theirs[0].isspace():
        return mine + theirs
    return mine + ("\n" if theirs.startswith("- ") else " ") + theirs
