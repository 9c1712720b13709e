"""What an entry of the directory must not say: whole postcodes, dates of birth, places left to fill in, and what looks like a person's name.

Phone numbers, addresses and accounts are what a directory is for, and pass. Names of people cannot be told from names of places for certain: this finds
the ways in which people write them down, and whoever writes an entry has to mind the rest.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote_plus

from chatd.domain.redaction import Found, Kind, identifiers

_WHOLE_POSTCODE: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}[0-9][0-9A-Z]?[ \u00a0]?[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])")
"""In capitals any letters will do: a postcode that is new, or made up, is still one. `chatd/domain/redaction.py` finds known ones in small letters too."""
_NAME: Final = r"[^\W\d_a-z][a-z\u00df-\u024f]+(?:['’-]\w+)?\b"
_TITLED: Final = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Nurse|Sister)\b\.?\s+{_NAME}")
_ASKED_FOR: Final = re.compile(
    r"\b(?:(?P<sure>(?i:ask(?:ing)? for|(?:contact|key|case) (?:person|worker|name)))|(?i:speak (?:to|with)|run by|led by))\b(?:\s+is)?:?\s+"
    rf"(?P<names>{_NAME}(?:\s+{_NAME}){{0,4}})"
)
_REFUSED: Final = {
    Kind.POSTCODE: "leave out the second half of the postcode; street and town are enough",
    Kind.BIRTH_DATE: "this looks like a date of birth; write the month and year alone, or leave it out",
    Kind.PLACEHOLDER: "fill in what stands in brackets, or leave it out",
}
_NO_NAMES: Final = "this looks like a person's name; name the part they play instead, like “ask for the outreach worker”"


def advice_against(text: str, *, is_name: bool = False) -> str | None:
    """What to write instead, or None. *is_name*: of a service, which may be called after somebody."""
    if _WHOLE_POSTCODE.search(text):
        return _REFUSED[Kind.POSTCODE]
    found = next((_REFUSED[each.kind] for each in _identifiers(text) if each.kind in _REFUSED), None)
    return found or (_NO_NAMES if not is_name and _names_somebody(text) else None)


def advice_against_address(address: str) -> str | None:
    """A web address may carry a postcode in its path or its question."""
    said = re.sub(r"[^A-Za-z0-9]+", " ", unquote_plus(address.partition("://")[2]))
    is_one = _WHOLE_POSTCODE.search(said) or any(each.kind is Kind.POSTCODE for each in _identifiers(said))
    return "take the postcode out of the address; give the site's own page for this service" if is_one else None


def _identifiers(text: str) -> tuple[Found, ...]:
    """Whatever is refused here has a figure, a bracket or a line to fill in; a file of thousands is read quicker where there is none."""
    return identifiers(text) if any(sign.isdigit() or sign in "[{<_［｛＜＿" for sign in text) else ()


def _names_somebody(text: str) -> bool:
    """“Ask for Jane” names somebody; after “speak to” it takes two names, and “speak to Northtown Council” or “ask for English” name nobody."""
    return _TITLED.search(text) is not None or any(_is_a_person(match) for match in _ASKED_FOR.finditer(text))


def _is_a_person(match: re.Match[str]) -> bool:
    names = match["names"].split()
    return _BODIES.isdisjoint(names) and (match["sure"] is not None or len(names) > 1)


# fmt: off
_BODIES: Final = frozenset({
    "Adult", "Advice", "Association", "Authority", "Bureau", "Care", "Centre", "Charity", "Children", "Citizens", "City", "Clinic", "Community",
    "Council", "County", "Crisis", "Department", "Duty", "English", "Free", "Group", "Health", "Help", "Helpline", "Home", "Hospital", "Housing",
    "Hub", "Law", "Legal", "Line", "Local", "Mental", "National", "Network", "Outreach", "Police", "Primary", "Project", "Romanian",
    "Samaritans", "School", "Service", "Services", "Sexual", "Shelter", "Social", "Society", "Student", "Support", "Team", "The", "Trust",
    "Union", "University", "Welfare", "Women",
})
# fmt: on
"""Words of organisations and of what one asks them for."""
