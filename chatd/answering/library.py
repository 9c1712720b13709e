"""The one door to the library for whoever is signed in: load, ask `canned_answers/versions.py`, save.

Raised by every method: `NotThere` for what this person may not know of. By every deed: `NotSo` with a field and advice, or `AnswerRefused` with everything
that is to mend; nothing has changed then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from canned_answers import library, versions
from canned_answers.findings import AnswerRefused
from canned_answers.identifying import Finder
from canned_answers.library import Answer
from canned_answers.versions import History
from chatd.answering import placing
from chatd.answering.ports import Answers, Works
from chatd.answering.shelves import Owner, Says, Shelf, Spoken
from chatd.answering.standing import Line, standing
from chatd.domain.ids import CollaborativeId, ProjectId
from chatd.domain.people import Person
from chatd.domain.redaction import Kind, identifiers
from chatd.ports import Clock


class NotThere(Exception):
    """No such answer or project, or none that this person may know of."""


def finder(text: str) -> list[tuple[str, int, int]]:
    """What the guard finds, for the library, which does not know the server."""
    return [(found.kind.value, found.start, found.end) for found in identifiers(text) if found.kind is not Kind.PLACEHOLDER]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stood:
    """What stood for a project, when its shelves were these."""

    own: Shelf
    shared: Shelf
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Built once. *finder*: what looks like an identifier."""

    answers: Answers
    works: Works
    clock: Clock
    finder: Finder = finder
    _stood: dict[Owner, _Stood] = field(default_factory=dict)
    _said: dict[CollaborativeId, tuple[Spoken, Mapping[ProjectId, Says]]] = field(default_factory=dict)

    # ── looking ──

    async def shelf(self, person: Person, owner: Owner) -> Shelf:
        await self._known(person, owner)
        return await self.answers.shelf(owner)

    async def standing(self, person: Person, owner: Owner, starters: Mapping[str, Answer]) -> tuple[Line, ...]:
        """What stands for that project. Read in a thread, and once for the same shelves: the first to ask waits for a large library, and nobody's line should
        wait with them."""
        own, shared = await self.shelf(person, owner), await self.answers.shelf(owner.shared)
        known = self._stood.get(owner)
        if known is None or known.own is not own or known.shared is not shared:
            lines = await asyncio.to_thread(standing, own, shared, starters)
            known = self._stood[owner] = _Stood(own=own, shared=shared, lines=lines)
        return known.lines

    async def now(self, owner: Owner) -> datetime:
        """By the clock of those whom it is told for: their day begins at another hour than UTC's. Where they have several, by the one that is ahead."""
        theirs, now = await self._of(owner), self.clock.now()
        zones = {each.zone for each in await self.works.projects() if each.id in theirs}
        return max((now.astimezone(ZoneInfo(zone)) for zone in zones), key=lambda at: at.replace(tzinfo=None), default=now)

    # ── deeds ──

    async def write(
        self, person: Person, owner: Owner, file: str, text: str, *, of_number: int | None = None, written_with: tuple[str, ...] = ()
    ) -> History:
        """A new draft. *written_with*: who else wrote these words, by sign-in name. What could lead to somebody is refused here already, so that it is in no version."""
        refused = [one for one in library.check([(file, text)], today=self.clock.now().date(), finder=self.finder) if one.field in {"title", "body"}]
        if refused:
            raise AnswerRefused(tuple(refused))
        return await self._change(
            person,
            owner,
            file,
            lambda history: versions.drafted(
                history, text, author=person.sign_in, at=self.clock.now(), of_number=of_number, written_with=written_with
            ),
        )

    async def review(self, person: Person, owner: Owner, file: str, number: int) -> History:
        """Anybody who works for one of the projects may read over what another wrote."""
        return await self._change(
            person,
            owner,
            file,
            lambda history: versions.reviewed(history, number, reviewer=person.sign_in, at=self.clock.now()),
            coordinators_only=False,
        )

    async def publish(self, person: Person, owner: Owner, file: str, number: int) -> History:
        at = await self.now(owner)
        return await self._change(person, owner, file, lambda history: versions.published(history, number, by=person.sign_in, at=at))

    async def withdraw(self, person: Person, owner: Owner, file: str, number: int) -> History:
        return await self._change(person, owner, file, lambda history: versions.withdrawn(history, number))

    async def restore(self, person: Person, owner: Owner, file: str, number: int) -> History:
        """An old version's words as a new draft."""
        return await self._change(person, owner, file, lambda history: versions.restored(history, number, author=person.sign_in, at=self.clock.now()))

    async def hide(self, person: Person, owner: Owner, name: str, *, hidden: bool) -> None:
        """A project does without a shared answer, or takes it back."""
        await self.coordinated(person, owner)
        if owner.project is None:
            raise NotThere
        await self.answers.change(owner, lambda shelf, _: replace(shelf, hidden=shelf.hidden | {name} if hidden else shelf.hidden - {name}))

    # ── folders and the desk ──

    async def give_out(self, owner: Owner) -> list[tuple[str, str]]:
        """(file, text) of what stands."""
        return placing.exported(await self.answers.shelf(owner))

    async def told(self) -> dict[ProjectId, Says]:
        """What each project's visitors may be told by its library, and which starters no longer stand beside that."""
        return {
            project: says
            for collaborative, projects in (await self._together()).items()
            for project, says in await self._told(collaborative, projects)
        }

    async def _told(self, collaborative: CollaborativeId, projects: tuple[ProjectId, ...]) -> Iterable[tuple[ProjectId, Says]]:
        """Every desk asks again and again: put together only when something is otherwise."""
        spoken, known = await self.answers.spoken(collaborative), self._said.get(collaborative)
        if known is None or known[0] is not spoken or tuple(known[1]) != projects:
            known = self._said[collaborative] = spoken, {project: spoken.by(project) for project in projects}
        return known[1].items()

    # ── who may ──

    async def _change(
        self, person: Person, owner: Owner, file: str, deed: Callable[[History], History], *, coordinators_only: bool = True
    ) -> History:
        await (self.coordinated if coordinators_only else self._known)(person, owner)
        shelf = await self.answers.change(owner, lambda shelf, _: shelf.with_history(deed(shelf.history(file))))
        return shelf.history(file)

    async def coordinated(self, person: Person, owner: Owner) -> None:
        """Nothing, for whoever coordinates one of the projects that this owner's answers are told for."""
        if not any(person.coordinates(project) for project in await self._of(owner)):
            raise NotThere

    async def _known(self, person: Person, owner: Owner) -> None:
        if not any(person.works_for(project) for project in await self._of(owner)):
            raise NotThere

    async def _of(self, owner: Owner) -> tuple[ProjectId, ...]:
        """The projects that an answer of this owner is told for."""
        projects = (await self._together()).get(owner.collaborative, ())
        return projects if owner.project is None else tuple(each for each in projects if each == owner.project)

    async def _together(self) -> dict[CollaborativeId, tuple[ProjectId, ...]]:
        whose = {rota.id: rota.collaborative for rota in await self.works.rotas()}
        projects = [(whose[project.rota], project.id) for project in await self.works.projects()]
        return {one: tuple(id for each, id in projects if each == one) for one, _ in projects}
