"""The sections that a project may say in its own words: what stands in each, who reads it, and what may be written there.

A sentence on which a proven promise rests is in no field: it cannot be taken away. Of what is said about confidentiality, own lines are added to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import msgspec

from protocols.practice_words import Practice
from protocols.spoken import Words

LONGEST: Final = 500
_VARIABLE = re.compile(r"\{([^{}]*)\}")
_MARKS = re.compile(r"[<>\[\]]")


class Readers(StrEnum):
    """Whom the words of a section reach."""

    VISITORS = "visitors"
    WORKERS = "workers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """*most*: lines it may have; 1 for a single one, which *is_long* or a few words. *variables*: what may stand in braces. *may_be_empty*: for lines of one's own beside fixed ones."""

    name: str
    title: str
    hint: str
    most: int = 1
    variables: frozenset[str] = frozenset()
    may_be_empty: bool = False
    is_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """*about*: where these words stand, for whoever writes them."""

    id: str
    title: str
    about: str
    readers: Readers
    fields: tuple[Field, ...]
    is_copied: bool = False
    """Workers take its texts along and paste them elsewhere."""


_IN_A_DRAFT: Final = frozenset({"worker", "project", "next_opening"})
_IN_A_REPLY: Final = frozenset({"project", "link", "number"})

SECTIONS: Final = (
    Section(
        id="ground_rules",
        title="Ground rules",
        about="Behind “More” before a chat, and on the page of rules at any time.",
        readers=Readers.VISITORS,
        fields=(
            Field(name="title", title="Title", hint="A few words."),
            Field(name="short", title="In short", hint="The line that stands first on the page of rules. Keep it under 90 letters.", is_long=True),
            Field(name="lines", title="The rules", hint="One on each line.", most=12),
        ),
    ),
    Section(
        id="confidentiality",
        title="Where confidentiality ends",
        about="Three lines stand before every chat, the others behind “More”. What chatd promises stays as it is; you can add lines of your own after it.",
        readers=Readers.VISITORS,
        fields=(
            Field(
                name="own",
                title="Your own lines",
                hint="One on each line, or none. Who at your charity is told what, and how to complain. Never more than is so.",
                most=6,
                variables=frozenset({"project"}),
                may_be_empty=True,
            ),
        ),
    ),
    Section(
        id="under_18",
        title="Under 18",
        about="Behind “Are you under 18?”, with where the young can turn in your country.",
        readers=Readers.VISITORS,
        fields=(
            Field(name="title", title="Title", hint="A question."),
            Field(name="lines", title="What we say", hint="One sentence or two on each line.", most=8),
        ),
    ),
    Section(
        id="boundary",
        title="Boundary words",
        about="The first are read by a visitor whose chat was ended for abuse. The others are ready for a worker, before it comes to that.",
        readers=Readers.VISITORS,
        fields=(
            Field(name="lines", title="After such an end", hint="Where else to turn follows by itself.", most=6),
            Field(name="ready", title="Ready for a worker", hint="Goes into the reply box as one message.", most=8, variables=_IN_A_DRAFT),
        ),
    ),
    Section(
        id="finishing",
        title="Busy and finishing words",
        about="Ready for a worker, among the answers.",
        readers=Readers.VISITORS,
        fields=(
            Field(name="busy", title="I am with someone else", hint="For a chat that has to wait a little.", most=6, variables=_IN_A_DRAFT),
            Field(name="soon", title="We close soon", hint="Ten minutes before the end.", most=6, variables=_IN_A_DRAFT),
            Field(name="end", title="Ending with care", hint="When there is no more to say.", most=6, variables=_IN_A_DRAFT),
        ),
    ),
    Section(
        id="brief",
        title="Before a shift",
        about="The list that the two go through at check-in. Nothing that is ticked is kept.",
        readers=Readers.WORKERS,
        fields=(Field(name="lines", title="The list", hint="One on each line. Short enough for five minutes.", most=15),),
    ),
    Section(
        id="debrief",
        title="After a shift",
        about="The list that the two go through after check-out. Nothing that is ticked is kept.",
        readers=Readers.WORKERS,
        fields=(Field(name="lines", title="The list", hint="One on each line.", most=15),),
    ),
    Section(
        id="netreach",
        title="Netreach conduct",
        about="How your workers are on other sites and apps.",
        readers=Readers.WORKERS,
        fields=(Field(name="lines", title="What we keep to", hint="One on each line.", most=20),),
    ),
    Section(
        id="first_replies",
        title="First replies",
        about="The first answer to somebody who wrote to you elsewhere. Workers copy it from here. It may be read on a locked screen.",
        readers=Readers.VISITORS,
        is_copied=True,
        fields=(
            Field(name="sms", title="Text message", hint="Short: a text of over 160 letters is sent as several.", most=6, variables=_IN_A_REPLY),
            Field(name="email", title="E-mail", hint="One paragraph on each line.", most=12, variables=_IN_A_REPLY),
            Field(name="forum", title="Forum", hint="Anybody may read it.", most=12, variables=_IN_A_REPLY),
        ),
    ),
)
BY_ID: Final[Mapping[str, Section]] = {section.id: section for section in SECTIONS}


def supplied(section: str, words: Words | None, practice: Practice) -> dict[str, Any]:
    """What comes with chatd, by field. *words*: None in a language that visitors are not spoken to; what would come from there is empty then."""
    said: dict[str, Any] = {field.name: [] if field.most > 1 else "" for field in BY_ID[section].fields}
    for source in (practice, words):
        found = msgspec.to_builtins(getattr(source, section, None)) or {}
        said.update({name: list(value) if isinstance(value, tuple | list) else value for name, value in found.items() if name in said})
    return said


def tidied(section: Section, typed: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What was typed as it is kept, and every fault with its field. A field that was left out is an empty one."""
    kept, faults = {}, []
    for field in section.fields:
        lines = list(_lines(typed.get(field.name, "")))
        kept[field.name] = lines if field.most > 1 else " ".join(lines)
        faults += [(field.name, fault) for fault in _faults(field, lines)]
    return kept, faults


def _lines(typed: str | Sequence[str]) -> Iterator[str]:
    for line in typed.splitlines() if isinstance(typed, str) else typed:
        if tidy := " ".join(str(line).split()):
            yield tidy


def _faults(field: Field, lines: list[str]) -> Iterator[str]:
    if not lines and not field.may_be_empty:
        yield "Write something here."
    if len(lines) > field.most > 1:
        yield f"Use at most {field.most} lines."
    for number, line in enumerate(lines, start=1):
        for fault in _faults_of(field, line):
            yield f"Line {number}: {fault}" if field.most > 1 else f"{fault[0].upper()}{fault[1:]}"


def _faults_of(field: Field, line: str) -> Iterator[str]:
    if len(line) > LONGEST:
        yield f"make it {LONGEST} letters at most."
    if _MARKS.search(line) or not line.isprintable():
        yield "write it without < > [ ]. It is sent as it stands."
    others = sorted(set(_VARIABLE.findall(line)) - field.variables)
    if others or re.search(r"[{}]", _VARIABLE.sub("", line)):
        may = " or ".join(f"{{{name}}}" for name in sorted(field.variables))
        yield f"{f'write nothing in braces but {may}' if may else 'write no braces'}."
