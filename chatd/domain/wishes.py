"""What a visitor may ask of the two who will come. Kept with the conversation, in memory, and gone with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chatd.domain.ids import PersonId


class Gender(StrEnum):
    """What a worker may say of themselves at check-in, if they wish. Shown to nobody, stored nowhere."""

    WOMAN = "woman"
    MAN = "man"
    NON_BINARY = "non_binary"


class Asked(StrEnum):
    """The kinds of wish. What is asked is met when one of the two meets it; each kind may be met by another of them."""

    LANGUAGE = "language"
    GENDER = "gender"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked beside the language, which every conversation has.

    *people*: those on shift whose chosen names the visitor gave; names that nobody on shift has are not kept. *let_go*: it has waited as long as was
    agreed, so anyone may come now; the visitor is told.
    """

    gender: Gender | None = None
    people: frozenset[PersonId] = frozenset()
    let_go: bool = False


NOTHING_ASKED = Wish()
