"""Once a week, those who look after answers and services are told by mail that something waits. The letter says no more than that: a private mailbox may be read by others.

What waits stands on the pages of what is due, with or without letters.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from canned_answers.library import Answer
from chatd.answering.ports import Answers, Works
from chatd.answering.shelves import Owner
from chatd.answering.standing import Line, standing
from chatd.domain import services
from chatd.domain.ids import CollaborativeId, PersonId, ProjectId
from chatd.domain.people import Person, Role
from chatd.ports import Clock, Ids, Letter, Post
from chatd.signposting.ports import Services

_ANSWERS: Final = "answers"
_SERVICES: Final = "services"
FROM: Final = timedelta(hours=8)
"""A week begins on Monday at eight, so that letters come when somebody is up to read them."""


class Reminders(Protocol):
    """Who was last written to in which week, by its Monday."""

    async def written(self) -> Mapping[tuple[CollaborativeId, PersonId], date]: ...

    async def wrote(self, collaborative: CollaborativeId, person: PersonId, week: date) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    """*post*: None where no mail is set; then nobody is written to, and the page says so. *origin*: where the links lead."""

    answers: Answers
    services: Services
    works: Works
    kept: Reminders
    post: Post | None
    clock: Clock
    ids: Ids
    origin: str
    starters: Mapping[str, Answer] = field(default_factory=dict)

    async def remind(self) -> None:
        """One round: every coordinator for whom something waits and who has not had this week's letter. What could not be sent is due again next time."""
        if self.post is None:
            return
        now = self.clock.now()
        week, written, found = week_of(now), await self.kept.written(), dict[ProjectId, frozenset[str]]()
        whose = {rota.id: rota.collaborative for rota in await self.works.rotas()}
        of = {project.id: whose[project.rota] for project in await self.works.projects()}
        for person in await self.works.people():
            for collaborative in sorted({of[project] for project in coordinated(person) if project in of}):
                theirs = [project for project in sorted(coordinated(person)) if of.get(project) == collaborative]
                is_new = written.get((collaborative, person.id), date.min) < week
                if person.email and is_new and (pages := await self._where(collaborative, theirs, found, now.date())):
                    await self._write(self.post, collaborative, person.id, person.email, week, pages)

    async def last(self, collaborative: CollaborativeId) -> date | None:
        """The week of the newest letter to anybody there."""
        return max((week for (each, _), week in (await self.kept.written()).items() if each == collaborative), default=None)

    async def _where(
        self, collaborative: CollaborativeId, projects: list[ProjectId], found: dict[ProjectId, frozenset[str]], today: date
    ) -> frozenset[str]:
        """The pages on which something waits for any of these projects."""
        for project in projects:
            if project not in found:
                waits = {_ANSWERS: await self._answers_wait(Owner(collaborative=collaborative, project=project), today)}
                waits[_SERVICES] = any(services.wants_looking_at(each, today) for each in await self.services.of(project))
                found[project] = frozenset(page for page, is_so in waits.items() if is_so)
        return frozenset[str]().union(*(found[project] for project in projects))

    async def _answers_wait(self, owner: Owner, today: date) -> bool:
        own, shared = await self.answers.shelf(owner), await self.answers.shelf(owner.shared)
        lines = await asyncio.to_thread(standing, own, shared, self.starters)
        return any(wants_looking_at(line, today) for line in lines)

    async def _write(self, post: Post, collaborative: CollaborativeId, person: PersonId, address: str, week: date, pages: frozenset[str]) -> None:
        """Noted only once it is handed over: after a failure they are written to again, after a success not in this week."""
        text = _TEXT.format(links="\n".join(f"    {self.origin}/{page}?due" for page in sorted(pages)))
        if await post.deliver(Letter(id=self.ids.short(), to=address, subject="Something waits to be looked at", text=text)):
            await self.kept.wrote(collaborative, person, week)


def wants_looking_at(line: Line, today: date) -> bool:
    """Due, soon due, or written and not yet read over or published."""
    return line.is_due(today) or line.is_due_soon(today) or bool(line.waiting)


def week_of(at: datetime) -> date:
    """The Monday with which that week of letters began."""
    day = (at - FROM).date()
    return day - timedelta(days=day.weekday())


def coordinated(person: Person) -> frozenset[ProjectId]:
    return frozenset(project for project, roles in person.roles.items() if Role.COORDINATOR in roles)


_TEXT: Final = """\
Hello,

something that you look after together with others waits to be looked at.
What it is stands here:

{links}

You get this letter at most once a week, and only while something waits.
"""
