"""What workers look for among the answers: their own stars, how often an answer was sent, and what was looked for in vain.

It must not learn of any conversation: what comes in names a project, a language and the words of a search that a worker chose to pass on. Who passed it on
is asked for their right to do so, and is not kept. The week is the finest time there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from chatd.answering.library import NotThere, finder
from chatd.answering.ports import Works
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person
from chatd.ports import Clock, Ids

COUNTS_KEPT: Final = timedelta(weeks=58)
"""A year of whole months, and what is needed to end one."""
MISSING_KEPT: Final = timedelta(weeks=26)
MOST_STARS: Final = 500
"""Of one person."""
MOST_MISSING: Final = 500
"""That wait for those who write answers, of one project."""
MOST_COUNTED: Final = 3_000
"""Answers and languages of one project, in one week. All three are far more than people come to; a page that was changed would fill the disc without them."""


class NamesSomebody(Exception):
    """What is passed on holds what could lead to a person. *at*: which of them."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An answer went out to visitors of a project so many times."""

    project: ProjectId
    name: str
    language: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InVain:
    """Words that nothing was found for, as a worker passes them on. *language*: the visitor's, or the worker's own."""

    project: ProjectId
    words: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """The same as it waits for those who write answers. *week*: its Monday."""

    id: str
    words: str
    language: str
    week: date


class Kept(Protocol):
    """What this needs of the database."""

    async def stars(self, person: PersonId) -> frozenset[str]: ...

    async def star(self, person: PersonId, name: str, *, starred: bool) -> None: ...

    async def count(self, sent: Sequence[tuple[date, Sent]]) -> None: ...

    async def counts(self, project: ProjectId) -> dict[tuple[str, str, date], int]:
        """By name, language and week."""
        ...

    async def note_missing(self, project: ProjectId, missing: Sequence[Missing]) -> None: ...

    async def missing(self, project: ProjectId) -> tuple[Missing, ...]: ...

    async def drop(self, project: ProjectId, ids: Iterable[str]) -> None: ...

    async def forget(self, *, counts_before: date, missing_before: date) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedFor:
    """Everything of one project. *counts*: by name, language and week."""

    counts: dict[tuple[str, str, date], int]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Every method takes who acts, and raises `NotThere` for a project that is not theirs to act for."""

    kept: Kept
    works: Works
    clock: Clock
    ids: Ids

    # ── at the desk ──

    async def stars(self, person: Person) -> frozenset[str]:
        return await self.kept.stars(person.id)

    async def star(self, person: Person, name: str, *, starred: bool) -> None:
        """One more than there may be is left off."""
        if not starred or len(await self.kept.stars(person.id)) < MOST_STARS:
            await self.kept.star(person.id, name, starred=starred)

    async def sent(self, person: Person, sent: Sequence[Sent]) -> None:
        """At the end of a shift, all of it at once. What there is no room for any more is not counted."""
        weeks = await self._weeks(person, {each.project for each in sent})
        counted = {
            project: {(name, language) for name, language, one in await self.kept.counts(project) if one == week} for project, week in weeks.items()
        }
        await self.kept.count([(weeks[each.project], each) for each in sent if _has_room(counted[each.project], each)])

    async def in_vain(self, person: Person, found_nothing: Sequence[InVain]) -> None:
        """Raises `NamesSomebody`, and keeps none of them then. What there is no room for any more is let go of."""
        weeks = await self._weeks(person, {each.project for each in found_nothing})
        for at, each in enumerate(found_nothing):
            if finder(each.words):
                raise NamesSomebody(at)
        for project, week in weeks.items():
            new = [
                Missing(id=self.ids.short(), words=each.words, language=each.language, week=week) for each in found_nothing if each.project == project
            ]
            room = max(0, MOST_MISSING - len(await self.kept.missing(project)))
            await self.kept.note_missing(project, new[:room])

    # ── for those who write answers ──

    async def looked_for(self, person: Person, project: ProjectId) -> LookedFor:
        _refuse_others(person, project)
        return LookedFor(counts=await self.kept.counts(project), missing=await self.kept.missing(project))

    async def seen_to(self, person: Person, project: ProjectId, ids: Iterable[str]) -> None:
        """They go for good."""
        _refuse_others(person, project)
        await self.kept.drop(project, ids)

    async def forget(self) -> None:
        """What is too old to be of use; now and then."""
        today = self.clock.now().date()
        await self.kept.forget(counts_before=today - COUNTS_KEPT, missing_before=today - MISSING_KEPT)

    async def _weeks(self, person: Person, projects: set[ProjectId]) -> dict[ProjectId, date]:
        """The week that it is for each of them."""
        zones = {each.id: each.zone for each in await self.works.projects() if person.works_for(each.id)}
        if not projects <= zones.keys():
            raise NotThere
        return {project: week_of(self.clock.now(), zones[project]) for project in sorted(projects)}


def _has_room(counted: set[tuple[str, str]], one: Sent) -> bool:
    """Another time of what is counted already has room always."""
    if (one.name, one.language) in counted:
        return True
    counted.add((one.name, one.language))
    return len(counted) <= MOST_COUNTED


def week_of(at: datetime, zone: str) -> date:
    """The Monday of its week, by the clocks there."""
    day = at.astimezone(ZoneInfo(zone)).date()
    return day - timedelta(days=day.weekday())


def _refuse_others(person: Person, project: ProjectId) -> None:
    if not person.coordinates(project):
        raise NotThere
