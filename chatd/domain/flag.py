"""A flag on a conversation that goes on, as its desk knows it: who raised it, who sees it, whose page holds the record's key.

The record itself is none of the desk's business (`chatd/domain/retention.py`), and nothing here can open one. Keys for the others' pages pass through
as sealed boxes, in memory alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from chatd.domain.ids import PersonId, RecordId, Slot


class Answer(StrEnum):
    """What the second said."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyBox:
    """The record's key for the page in one slot, sealed there by the page in another."""

    to: Slot
    by: Slot
    key: str
    """The shift key of whoever sealed it: they may have gone when it is opened."""
    box: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """*people*: the pair as it was when the flag was raised, whose pages may hold the record's key and write on. Nobody who comes later: they would read
    what the visitor did not let them read. *began*: the slot whose page made the key. *asks_second*: else a lead decides alone (`about_a_worker`).
    *is_quiet*: about a worker; shown to nobody but the raiser. *on_call*: the lead who is to be told, None for all of them.
    """

    record: RecordId
    ground: str
    raiser: PersonId
    name: str
    people: frozenset[PersonId]
    began: Slot
    told: bool
    asks_second: bool = True
    is_quiet: bool = False
    on_call: PersonId | None = None
    boxes: tuple[KeyBox, ...] = ()
    answer: Answer | None = None

    @property
    def held_in(self) -> frozenset[Slot]:
        """Slots whose page has been given the key."""
        return frozenset({self.began, *(box.to for box in self.boxes)})

    def is_shown_to(self, person: PersonId) -> bool:
        """To all in the chat, as what they say is kept too; a quiet one to the raiser alone."""
        return person == self.raiser or not self.is_quiet

    def may_be_held_by(self, person: PersonId) -> bool:
        return person == self.raiser or (not self.is_quiet and person in self.people)

    def is_for_a_lead(self) -> bool:
        """Nobody of the two has said yes, or is asked: it is a lead's to decide, at the latest when the conversation ends."""
        return self.answer is not Answer.YES

    def box_for(self, slot: Slot) -> KeyBox | None:
        return next((box for box in self.boxes if box.to == slot), None)
