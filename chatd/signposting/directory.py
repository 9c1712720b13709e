"""The directory of services, for somebody who is signed in: who may look, who may change, and both at the edge of one project.

Whoever serves a project or has a role in it reads. Its coordinators change its own entries and those that its collaborative shares. A project that is
not theirs to know of is answered like one that is not there.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from canned_answers.front_matter import Topic
from chatd.domain import service_csv, service_fields, services
from chatd.domain.ids import ProjectId, ServiceId
from chatd.domain.people import Person
from chatd.domain.refusals import NotAllowed, Refusal
from chatd.domain.service_csv import Coming
from chatd.domain.service_fields import Unfit
from chatd.domain.service_places import place
from chatd.domain.services import Entry, Found
from chatd.ports import Clock, Ids
from chatd.signposting.ports import Services

NEEDS = tuple(str(topic) for topic in Topic if topic is not Topic.THIS_CHAT)
_TRIES: Final = 2
_Deed = Callable[[Sequence[Entry]], Iterable[Entry]]


class NoSuchService(Refusal):
    """Neither the project nor the entry is there, or it is not theirs to know of: all are answered alike."""


class ChangedMeanwhile(Refusal):
    """Somebody else wrote on this entry since it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Every method takes who acts, and for which project."""

    kept: Services
    clock: Clock
    ids: Ids

    async def search(self, who: Person, project: ProjectId, *, need: str = "", at: str = "") -> tuple[Found, ...]:
        """*need*: a topic, or empty for all. *at*: as somebody types a place, or empty for everywhere. Raises `NotAPlace`."""
        _refuse_strangers(who, project)
        here = place(at) if at.strip() else None
        return services.search(await self.kept.of(project), need=need or None, place=here, today=self.today())

    async def entries(self, who: Person, project: ProjectId) -> tuple[Entry, ...]:
        """All of them, withdrawn ones too, for those who look after them."""
        _refuse_others(who, project)
        return await self.kept.of(project)

    async def entry(self, who: Person, project: ProjectId, id: ServiceId) -> Entry:
        """One of them; withdrawn, or in the shadow of the project's own, only for those who look after the directory."""
        _refuse_strangers(who, project)
        kept = await self.kept.of(project)
        found = next((each for each in (kept if who.coordinates(project) else services.in_use(kept)) if each.id == id), None)
        if found is None:
            raise NoSuchService
        return found

    async def put(self, who: Person, project: ProjectId, words: Mapping[str, str], *, id: ServiceId | None = None, known: str | None = None) -> Entry:
        """A new entry, or the one with this id otherwise. *words*: by column, as typed; *known*: the `mark` of the entry as it was read. Raises `Unfit`, with what was
        typed unchanged, and `ChangedMeanwhile`."""
        _refuse_others(who, project)
        read = service_fields.read(words, known_needs=NEEDS, today=self.today())
        entry = replace(read, id=id or self._new_id())

        def deed(standing: Sequence[Entry]) -> Iterable[Entry]:
            _refuse_missing(id, standing)
            if known is not None and all(mark(each) != known for each in standing if each.id == id):
                raise ChangedMeanwhile
            if any(each.key == entry.key and each.id != entry.id for each in standing):
                raise Unfit([("name", "there is an entry of this name already; change that one, or name them apart")])
            return (entry,)

        await self._change(project, deed, who)
        return entry

    async def withdraw(self, who: Person, project: ProjectId, id: ServiceId, *, withdrawn: bool = True) -> None:
        """Nobody is sent there any more; the entry stays for those who look after the directory."""
        _refuse_others(who, project)

        def deed(standing: Sequence[Entry]) -> Iterable[Entry]:
            _refuse_missing(id, standing)
            return tuple(replace(each, withdrawn=withdrawn) for each in standing if each.id == id)

        await self._change(project, deed, who)

    async def take_in(self, who: Person, project: ProjectId, content: bytes) -> tuple[Entry, ...]:
        """All of a CSV file, or `NotRead`. Entries of the same name are replaced as far as it speaks of them, others stay. Returns those that are new or changed."""
        _refuse_others(who, project)
        return await take_in(self.kept, project, await self._read(content), self._new_id, by=who.sign_in, at=self.clock.now())

    async def looked_at(self, who: Person, project: ProjectId, content: bytes) -> tuple[Entry, ...]:
        """What `take_in` would write, and nothing is written."""
        standing, coming = await self.entries(who, project), await self._read(content)
        return await asyncio.to_thread(_merged, standing, coming, self._new_id)

    async def as_file(self, who: Person, project: ProjectId) -> bytes:
        """All of them as CSV."""
        return await asyncio.to_thread(service_csv.as_csv, await self.entries(who, project))

    async def _change(self, project: ProjectId, deed: _Deed, who: Person) -> tuple[Entry, ...]:
        return await self.kept.change(project, deed, by=who.sign_in, at=self.clock.now())

    async def _read(self, content: bytes) -> Coming:
        """In a thread: a long one takes seconds."""
        return await asyncio.to_thread(service_csv.from_csv, content, known_needs=NEEDS, today=self.today())

    def today(self) -> date:
        return self.clock.now().date()

    def _new_id(self) -> ServiceId:
        return ServiceId(self.ids.short())


async def take_in(kept: Services, project: ProjectId, coming: Coming, new_id: Callable[[], ServiceId], *, by: str, at: datetime) -> tuple[Entry, ...]:
    """What a file says, written beside what is there; returns what is new or changed. Put together in a thread before anything is held, as thousands take seconds;
    where somebody wrote meanwhile it is done again, and at last while they wait."""
    for _ in range(_TRIES):
        before = await kept.of(project)
        new = await asyncio.to_thread(_merged, before, coming, new_id)
        with suppress(ChangedMeanwhile):
            return await kept.change(project, _only_over(before, new), by=by, at=at)
    return await kept.change(project, lambda standing: _merged(standing, coming, new_id), by=by, at=at)


def _only_over(before: Sequence[Entry], new: Sequence[Entry]) -> _Deed:
    def deed(standing: Sequence[Entry]) -> Iterable[Entry]:
        if standing != before:
            raise ChangedMeanwhile
        return new

    return deed


def _merged(standing: Sequence[Entry], coming: Coming, new_id: Callable[[], ServiceId]) -> tuple[Entry, ...]:
    return services.merged(standing, coming.over(standing), new_id)


def mark(entry: Entry) -> str:
    """Another one as soon as a word of it is another."""
    return hashlib.sha256("\0".join(service_fields.written(entry).values()).encode()).hexdigest()[:32]


def _refuse_strangers(who: Person, project: ProjectId) -> None:
    if not who.works_for(project):
        raise NoSuchService


def _refuse_others(who: Person, project: ProjectId) -> None:
    _refuse_strangers(who, project)
    if not who.coordinates(project):
        raise NotAllowed


def _refuse_missing(id: ServiceId | None, standing: Iterable[Entry]) -> None:
    if id is not None and all(each.id != id for each in standing):
        raise NoSuchService
