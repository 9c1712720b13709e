"""A project's own words laid over those that come with chatd. What a section lacks is said as it was supplied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from protocols.practice_words import Practice
from protocols.spoken import Words

Own = Mapping[str, Mapping[str, Any]]
"""Fields by section, as `protocols/sections.py` tidied them."""

_WHOLE: Final = ("ground_rules", "under_18", "boundary")
_LISTS: Final = ("boundary", "finishing", "brief", "debrief", "netreach", "first_replies")


def words_over(words: Words, own: Own) -> Words:
    """For visitors. Nothing can be taken from what is said of confidentiality."""
    changed = {section: _over(getattr(words, section), own[section]) for section in _WHOLE if section in own}
    added = tuple(own.get("confidentiality", {}).get("own", ()))
    if added:
        changed["confidentiality"] = replace(words.confidentiality, more=(*words.confidentiality.more, *added))
    return replace(words, **changed) if changed else words


def practice_over(practice: Practice, own: Own) -> Practice:
    """For workers."""
    changed = {section: _over(getattr(practice, section), own[section]) for section in _LISTS if section in own}
    return replace(practice, **changed) if changed else practice


def _over(supplied: Any, fields: Mapping[str, Any]) -> Any:
    """A section may have fields that stand elsewhere."""
    here = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items() if name in supplied.__struct_fields__}
    return replace(supplied, **here)
