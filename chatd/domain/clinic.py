"""What a project says of the clinic that it sends people to: it stands in canned answers, and so in front of visitors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_NO_MARKS: Final = frozenset("[]{}<>*")
"""A value is placed in Markdown with variables: these would make a link, a hole or a second variable of it."""
MOST: Final[Mapping[str, int]] = MappingProxyType({"name": 80, "phone": 40, "hours": 120})


class NoSuchFact(ValueError):
    """A value that could not stand in an answer. *field*: `name`, `phone` or `hours`; *advice* says what to write."""

    def __init__(self, field: str, advice: str) -> None:
        super().__init__(f"{field}: {advice}")
        self.field, self.advice = field, advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """*hours* in figures and days that can be read in every language of the project. None: not said, and an answer that needs it cannot be sent."""

    name: str | None = None
    phone: str | None = None
    hours: str | None = None


NOT_SAID: Final = Clinic()


def fact(field: str, typed: str) -> str | None:
    """One of them as it is kept; None for nothing. Raises `NoSuchFact`."""
    tidied = " ".join(typed.split())
    if not tidied:
        return None
    if len(tidied) > MOST[field]:
        raise NoSuchFact(field, f"write at most {MOST[field]} letters")
    if not tidied.isprintable() or _NO_MARKS & set(tidied):
        raise NoSuchFact(field, "write it without brackets, braces and stars")
    if field == "phone" and not (set(tidied) <= set("0123456789 ()+-") and sum(letter.isdigit() for letter in tidied) >= 3):
        raise NoSuchFact(field, "write a phone number, like 01632 960 123")
    return tidied
