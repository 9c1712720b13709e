"""Where somebody is, and how far a service reaches: the first half of a postcode, a postcode area, a nation, or online.

More than the first half is refused wherever it is written: a whole postcode is a street, sometimes one door.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from string import ascii_uppercase
from typing import Final

ONLINE: Final = "online"
UK: Final = "uk"
NATIONS: Final = ("england", "wales", "scotland", "northern-ireland", UK)

_OUTWARD: Final = re.compile(r"(?P<area>[A-Z]{1,2})(?P<district>[0-9]{1,2})(?P<part>[A-Z]?)")
_AREA: Final = re.compile(r"[A-Z]{1,2}")
_WHOLE: Final = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}")
_INWARD: Final = re.compile(r"[0-9][A-Z]{2}")

_SCOTLAND: Final = frozenset({"AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD", "ZE"})
_WALES: Final = frozenset({"CF", "CH", "HR", "LD", "LL", "NP", "SA", "SY"})
_ON_A_BORDER: Final = frozenset({"CA", "CH", "DG", "HR", "LD", "LL", "NP", "SY", "TD"})
_NORTHERN_IRELAND: Final = frozenset({"BT"})
_NO_NATION_OF_THE_UK: Final = frozenset({"GY", "IM", "JE"})


class Nearness(IntEnum):
    """How near to somebody a service is; the nearest is the least."""

    DISTRICT = 0
    AREA = 1
    NATION = 2
    ONLINE = 3


class NotAPlace(ValueError):
    """Says what to write instead. It never repeats what was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place in its canonical writing: `NT1`, `NT`, `scotland`, `online`."""

    text: str

    @property
    def area(self) -> str:
        """The letters that an outward code begins with; empty for a nation and for online."""
        return re.match("[A-Z]*", self.text)[0]  # type: ignore[index]  # it always matches

    @property
    def is_district(self) -> bool:
        return self.area not in {"", self.text}


def place(text: str) -> Place:
    """Raises `NotAPlace`."""
    word = " ".join(text.split())
    if word.lower().replace(" ", "-") in {*NATIONS, ONLINE}:
        return Place(text=word.lower().replace(" ", "-"))
    code = word.upper()
    if _WHOLE.fullmatch(code) or _INWARD.fullmatch(code):
        raise NotAPlace("this is more than the first half of a postcode; write the first half alone, like NT1")
    if not _OUTWARD.fullmatch(code) and not _AREA.fullmatch(code):
        raise NotAPlace(
            f"write the first half of a postcode, like NT1, the letters it begins with, like NT, or one of: {', '.join((*NATIONS, ONLINE))}"
        )
    return Place(text=code)


def nations_of(area: str) -> frozenset[str]:
    """By the letters that a postcode begins with. Some lie on both sides of a border."""
    if area in _NO_NATION_OF_THE_UK:
        return frozenset()
    if area in _NORTHERN_IRELAND:
        return frozenset({"northern-ireland", UK})
    found = {nation for nation, areas in (("scotland", _SCOTLAND), ("wales", _WALES)) if area in areas}
    return frozenset({*found, UK} if found and area not in _ON_A_BORDER else {*found, "england", UK})


def nearness(reaches: Place, here: Place) -> Nearness | None:
    """How near a service for *reaches* is to somebody at *here*; None when it is not for them."""
    if reaches.text == ONLINE:
        return Nearness.ONLINE
    if not reaches.area:
        return Nearness.NATION if reaches.text in _nations(here) else None
    if reaches.area != here.area:
        return None
    if reaches.is_district and here.is_district:
        return Nearness.DISTRICT if _is_same_district(reaches.text, here.text) else None
    return Nearness.AREA


def _nations(here: Place) -> frozenset[str]:
    if here.text == ONLINE:
        return frozenset()
    return nations_of(here.area) if here.area else frozenset({here.text, UK})


def _is_same_district(one: str, other: str) -> bool:
    """`EC1` is all of it, `EC1A` and `EC1V` are two of its parts."""
    return one == other or one == other.rstrip(ascii_uppercase) or other == one.rstrip(ascii_uppercase)
