"""Who was in a project's conversation that has just ended: danger is often understood afterwards, and a concern note may still be written.

Workers and projects, in memory, for half an hour. Nothing here tells one conversation from another, and nothing of a visitor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from chatd.domain.ids import PersonId, ProjectId

FOR: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    project: ProjectId
    people: frozenset[PersonId]
    until: datetime


@dataclass(slots=True)
class Lately:
    _ended: list[Ended] = field(default_factory=list)

    def note(self, project: ProjectId, people: frozenset[PersonId], at: datetime) -> None:
        """One has ended in which these workers were."""
        self.forget(at)
        if people:
            self._ended.append(Ended(project=project, people=people, until=at + FOR))

    def with_whom(self, person: PersonId, project: ProjectId, at: datetime) -> frozenset[PersonId] | None:
        """Who was in such a conversation with this person, themselves among them; of several, themselves alone, as nothing here says which is meant.
        None when they were in none."""
        found = list(self._of(person, project, at))
        if not found:
            return None
        return found[0].people if len({ended.people for ended in found}) == 1 else frozenset({person})

    def forget(self, at: datetime) -> None:
        self._ended = [ended for ended in self._ended if ended.until > at]

    def _of(self, person: PersonId, project: ProjectId, at: datetime) -> Iterator[Ended]:
        return (ended for ended in self._ended if ended.until > at and ended.project == project and person in ended.people)
