"""What working drafts need from the world, and how they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from canned_answers.working import Working
from chatd.answering.shelves import Owner
from chatd.domain.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What stands in the editor for everybody who may write there. *by*: the sign-in name of whoever changed it last."""

    working: Working
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What one person wrote, from *base* on, and what could not be put together with the others' words by itself."""

    id: str
    person: PersonId
    base: Working
    kept: Kept


class Drafts(Protocol):
    """Working drafts, one for each answer and language; and what was set aside."""

    async def standing(self, owner: Owner, file: str) -> Kept | None: ...

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
