"""`keeping.ports.OpeningDesk` in memory: a restart, or half an hour, and it is as if nobody had asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from chatd.domain.ids import PersonId, ProjectId, RecordId
from chatd.keeping.brought import MadeBy, Opening


class MemoryOpenings:
    """By record and requester. What has run out is dropped at the next look."""

    def __init__(self) -> None:
        self._wishes: dict[tuple[RecordId, PersonId], Opening] = {}
        self._peeled: dict[tuple[RecordId, PersonId], Mapping[MadeBy, str]] = {}

    def ask(self, wish: Opening) -> None:
        self._drop((wish.record, wish.requester))
        self._wishes[wish.record, wish.requester] = wish

    def standing(self, at: datetime) -> tuple[Opening, ...]:
        for over in [key for key, wish in self._wishes.items() if wish.until <= at]:
            self._drop(over)
        return tuple(self._wishes.values())

    def approve(self, opening: Opening, peeled: Mapping[MadeBy, str]) -> None:
        self._wishes[opening.record, opening.requester] = opening
        self._peeled[opening.record, opening.requester] = dict(peeled)

    def peeled(self, record: RecordId, requester: PersonId, at: datetime) -> Mapping[MadeBy, str] | None:
        self.standing(at)
        return self._peeled.get((record, requester))

    def drop_peeled(self, record: RecordId, requester: PersonId) -> None:
        self._peeled.pop((record, requester), None)

    def forget(self, project: ProjectId, person: PersonId) -> None:
        for theirs in [key for key, wish in self._wishes.items() if wish.project == project and person in {wish.requester, wish.approver}]:
            self._drop(theirs)

    def _drop(self, key: tuple[RecordId, PersonId]) -> None:
        self._wishes.pop(key, None)
        self._peeled.pop(key, None)
