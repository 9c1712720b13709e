"""The page "How we keep and forget", in one language: four parts, what is short first, and under every sentence the promises that it rests on.

A sentence without a promise is refused here; one whose promise no test proves is not printed (`Part.proven_by`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Annotated, Final, Literal

import msgspec

from protocols.strictly import Closed, Line, ProtocolRefused, convert, table_of

PARTS: Final = ("cannot_know", "do_not_collect", "must_know", "count")
VARIABLES: Final = frozenset({"project", "provisional_days", "note_days", "note_read_days", "slip_days", "backup_days"})
IN_GROUNDS: Final[Mapping[str, frozenset[str]]] = {
    "ends": frozenset({"days", "hard_max", "review"}),
    "in_days": frozenset({"count"}),
    "in_years": frozenset({"count"}),
}
IN_RIGHTS: Final[Mapping[str, frozenset[str]]] = {"regulator": frozenset({"regulator"})}

PromiseId = Annotated[int, msgspec.Meta(ge=1, le=26)]


class Said(Closed, frozen=True):
    """*rests_on*: the promises that make it true. *where*: for which projects, by whether a chat can be kept there."""

    say: Line
    rests_on: Annotated[tuple[PromiseId, ...], msgspec.Meta(min_length=1, max_length=6)]
    where: Literal["everywhere", "kept", "nowhere"] = "everywhere"

    def is_for(self, *, may_keep: bool) -> bool:
        return self.where in ("everywhere", "kept" if may_keep else "nowhere")


Sentences = Annotated[tuple[Said, ...], msgspec.Meta(min_length=1, max_length=14)]


class Part(Closed, frozen=True):
    """*short* stands open, *lines* behind "more"."""

    id: str
    title: Line
    short: Sentences
    lines: Sentences

    def proven_by(self, proven: Collection[int], *, may_keep: bool) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
        """Of both, what is said for such a project and rests on nothing unproven."""
        stands = tuple(
            tuple(each for each in some if each.is_for(may_keep=may_keep) and set(each.rests_on) <= set(proven)) for some in (self.short, self.lines)
        )
        return stands[0], stands[1]


class Grounds(Closed, frozen=True):
    """Words round the grounds of `protocols/safeguarding.toml`. They rest on the promises about keeping and its end."""

    title: Line
    rests_on: Annotated[tuple[PromiseId, ...], msgspec.Meta(min_length=1)]
    told: Line
    not_told: Line
    by_lead: Line
    ends: Line
    in_days: Line
    in_years: Line


class Rights(Closed, frozen=True):
    """What a visitor can do. These are ways to act, and no claims about the software."""

    title: Line
    lines: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1, max_length=12)]
    regulator: Line


class PrivacyWords(Closed, frozen=True):
    """*language*: whether somebody at home in it has read it."""

    reviewed: bool
    unreviewed_note: Line
    title: Line
    lead: Line
    more: Line
    rests_on: Line
    proven: Line
    part: tuple[Part, ...]
    grounds: Grounds
    rights: Rights

    def sentences(self) -> tuple[Said, ...]:
        return tuple(said for part in self.part for said in (*part.short, *part.lines))


def read_privacy(text: str) -> PrivacyWords:
    """Raises `ProtocolRefused` with the field for what is missing, out of order, or holds a variable that is not filled."""
    page = convert(table_of(text), PrivacyWords)
    if tuple(part.id for part in page.part) != PARTS:
        raise ProtocolRefused("part", f"They are not {', '.join(PARTS)}.", "Write these four, in this order.")
    for part in page.part:
        for said in (*part.short, *part.lines):
            _refuse_others(f"part.{part.id}", said.say, VARIABLES)
    for line in page.rights.lines:
        _refuse_others("rights.lines", line, VARIABLES)
    for table, words, known in (("grounds", page.grounds, IN_GROUNDS), ("rights", page.rights, IN_RIGHTS)):
        for name, wanted in known.items():
            _refuse_others(f"{table}.{name}", getattr(words, name), wanted, are_all_needed=True)
    return page


def _refuse_others(field: str, line: str, wanted: Collection[str], *, are_all_needed: bool = False) -> None:
    found = set(re.findall(r"\{([^{}]*)\}", line))
    others = found - set(wanted) or (are_all_needed and set(wanted) - found)
    if others or re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", line)):
        raise ProtocolRefused(
            field, "Its variables are not the agreed ones.", f"Use {', '.join(sorted(wanted))} in braces, and write no other braces."
        )
