"""Who has an answer open in the editor just now, so that two who write at once know of each other. In memory, and forgotten within the minute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from chatd.answering.shelves import Owner
from chatd.domain.people import Person

LASTS: Final = timedelta(seconds=20)
"""An open editor says every few seconds that it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtWork:
    """By sign-in name, as the library names its authors."""

    now: Callable[[], datetime]
    _seen: dict[tuple[Owner, str], dict[str, datetime]] = field(default_factory=dict)

    def seen(self, owner: Owner, file: str, person: Person) -> tuple[str, ...]:
        """This person is there; who else is."""
        now = self.now()
        self._forget(now)
        there = self._seen.setdefault((owner, file), {})
        there[person.sign_in] = now
        return tuple(sorted(there.keys() - {person.sign_in}))

    def _forget(self, now: datetime) -> None:
        for place, there in list(self._seen.items()):
            fresh = {name: at for name, at in there.items() if now - at < LASTS}
            if fresh:
                self._seen[place] = fresh
            else:
                del self._seen[place]
