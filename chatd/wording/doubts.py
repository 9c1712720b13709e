"""What a coordinator should look at once more before they publish: what could lead somebody to a person, and what nobody can promise.

It refuses nothing: a charity's own number is right where it stands, and only the charity knows what is so. What comes with chatd is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from chatd.domain.redaction import Kind, identifiers
from chatd.domain.wording import Fields, lines_of

PROMISING: Final = frozenset({"ground_rules", "confidentiality", "under_18"})
"""Sections by which a visitor decides what to say."""

_NOT_A_PERSON: Final = frozenset({Kind.LINK, Kind.PLACEHOLDER})
_WORDS: Final = (
    r"\b(never|nobody|no one|always|guarantee\w*|completely|totally|"
    r"niciodată|nimeni|întotdeauna|mereu|garant\w*|complet|total|"
    r"nunca|jamás|nadie|siempre|completamente|totalmente|"
    r"jamais|ninguém|sempre|"
    r"nigdy|nikt|zawsze|gwarant\w*|całkowicie|"
    r"никога|никой|винаги|гарантир\w*|напълно|"
    r"soha|senki|mindig|teljesen)\b"
)
_ABSOLUTE: Final = re.compile(_WORDS + r"|\b100\s?%|ไม่มีวัน|ไม่มีใคร|เสมอ|รับประกัน|从不|绝不|永远|没有人|总是|保证|完全", re.IGNORECASE)


class Doubt(StrEnum):
    """What it is about."""

    PERSON = "person"
    PROMISE = "promise"


def doubts(section: str, fields: Fields, supplied: Fields) -> tuple[tuple[Doubt, str], ...]:
    """(doubt, the words it is about), each once, in their order. *supplied*: the same section as it comes with chatd."""
    known = {line for lines in lines_of(supplied).values() for line in lines}
    mine = [line for lines in lines_of(fields).values() for line in lines if line not in known]
    return tuple(dict.fromkeys(found for line in mine for found in _in(section, line)))


def _in(section: str, line: str) -> Iterator[tuple[Doubt, str]]:
    for one in identifiers(line):
        if one.kind not in _NOT_A_PERSON:
            yield Doubt.PERSON, line[one.start : one.end]
    if section in PROMISING and (absolute := _ABSOLUTE.search(line)):
        yield Doubt.PROMISE, absolute[0]
