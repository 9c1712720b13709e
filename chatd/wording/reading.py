"""How each section of the protocols is read from what a coordinator typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from chatd.domain.people import Project
from chatd.domain.wording import Fields
from chatd.wording.wordings import NotThere, Read, Unfit
from protocols.sections import SECTIONS, Section, tidied

BESIDE_OTHERS: Final = frozenset({"ground_rules", "confidentiality", "under_18", "boundary"})
"""They stand among words that come with chatd: in a language without those nobody would read them."""


def readings(spoken: Collection[str]) -> Mapping[str, Read]:
    """By section. *spoken*: languages in which everything is said to visitors."""
    return {section.id: _reading(section, frozenset(spoken)) for section in SECTIONS}


def _reading(section: Section, spoken: frozenset[str]) -> Read:
    def read(fields: Fields, _project: Project, language: str) -> Fields:
        if not can_be_said(section.id, language, spoken):
            raise NotThere
        kept, faults = tidied(section, fields)
        if faults:
            raise Unfit(faults)
        return kept

    return read


def can_be_said(section: str, language: str, spoken: Collection[str]) -> bool:
    return section not in BESIDE_OTHERS or language in spoken
