"""What the directory of services needs from the world."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from chatd.domain.ids import ProjectId
from chatd.domain.services import Entry


class Services(Protocol):
    """What is kept of it."""

    async def of(self, project: ProjectId) -> tuple[Entry, ...]:
        """A project's own entries and those that its collaborative shares, withdrawn ones too."""
        ...

    async def change(self, project: ProjectId, deed: Callable[[Sequence[Entry]], Iterable[Entry]], *, by: str, at: datetime) -> tuple[Entry, ...]:
        """Load them, do the deed, write the entries it returns: in one transaction, so that nobody decides on what another is changing. *by*: a sign-in
        name. Returns what was written; what *deed* raises undoes it."""
        ...
