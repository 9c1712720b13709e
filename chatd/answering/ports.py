"""What the library needs from the world."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from canned_answers.versions import History
from chatd.answering.shelves import Owner, Shelf, Spoken
from chatd.domain.ids import CollaborativeId
from chatd.domain.people import Person, Project, Rota


class Answers(Protocol):
    """Every version of every answer, kept."""

    async def shelf(self, owner: Owner) -> Shelf: ...

    async def history(self, owner: Owner, file: str) -> History:
        """One of the shelf's; an empty one where nothing was written yet."""
        ...

    async def change(self, owner: Owner, decide: Callable[[Shelf, Shelf], Shelf]) -> Shelf:
        """Load the owner's shelf and the shared one, decide, save: nobody writes in between. Where *decide* raises, nothing is saved."""
        ...

    async def spoken(self, collaborative: CollaborativeId) -> Spoken:
        """The same object as long as nothing is otherwise."""
        ...


class Works(Protocol):
    """Which projects there are, which belong together, and who works for them."""

    async def projects(self) -> tuple[Project, ...]: ...

    async def rotas(self) -> tuple[Rota, ...]: ...

    async def people(self) -> tuple[Person, ...]: ...
