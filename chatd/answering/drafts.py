"""Working drafts as facts: what is kept, what is sent, what is set aside; and what they need from the world."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from canned_answers.library import Answer
from canned_answers.merging import Together
from canned_answers.versions import History
from canned_answers.working import Fault, Working
from chatd.answering.shelves import Owner
from chatd.domain.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What stands in the editor for everybody who may write there. *by*: the sign-in name of whoever changed it last; *writers*: of all who did.
    *from_number*: the newest version that is in it."""

    working: Working
    by: str
    at: datetime
    writers: tuple[str, ...] = ()
    from_number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What one person wrote, from *base* on, and what could not be put together with the others' words by itself."""

    id: str
    person: PersonId
    base: Working
    kept: Kept


class NotReady(Exception):
    """It cannot be a version yet; all that is to mend."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} to mend")
        self.faults = tuple(faults)


class Moved(Exception):
    """Somebody wrote on while this was being decided: it is to be looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The English answer that a translation goes by. *number*: of its version; none for a starter. *then*: what it said when the translation was made, if
    that was another version."""

    answer: Answer
    number: int | None = None
    then: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What stands in the editor. *kept*: the draft, where there is one; *history*: what was written before; *overtaken*: a version was saved past the draft,
    and where both changed one place, the draft's words stand."""

    working: Working
    history: History
    kept: Kept | None = None
    original: Original | None = None
    asides: tuple[Aside, ...] = ()
    overtaken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashing:
    """What somebody sent is set aside under *id*, because *by* changed the same place."""

    id: str
    by: str
    theirs: Working
    together: Together


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What an editor sends: *mine*, and *base* that it went on from. *aside*: under what its words were set aside before, if they were."""

    base: Working
    mine: Working
    aside: str | None = None


def mark(words: Working) -> str:
    """Tells whether two people look at the same words."""
    return hashlib.blake2s(msgspec.json.encode(words), digest_size=12).hexdigest()


class Drafts(Protocol):
    """Working drafts, one for each answer and language; and what was set aside."""

    async def standing(self, owner: Owner, file: str) -> Kept | None: ...

    async def all(self, owner: Owner) -> Mapping[str, Kept]:
        """What is being written, by file."""
        ...

    async def keep(self, owner: Owner, file: str, kept: Kept) -> None:
        """In the place of what stands."""
        ...

    async def drop(self, owner: Owner, file: str) -> None: ...

    async def asides(self, owner: Owner, file: str, person: PersonId) -> tuple[Aside, ...]:
        """That person's own, oldest first."""
        ...

    async def set_aside(self, owner: Owner, file: str, aside: Aside) -> None:
        """A new one, or in the place of that person's with its id."""
        ...

    async def drop_aside(self, owner: Owner, file: str, person: PersonId, id: str) -> None: ...
