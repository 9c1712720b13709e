"""The one door to a project's own words for whoever is signed in: load, ask `chatd/domain/wording.py`, save.

Raised by every method: `NotThere` for what this person may not know of. By deeds: `Unfit` with every field that is to mend, or `NotSo`; nothing has
changed then. All of it is for coordinators of the project alone; what is published, `Project.says` has for everybody who speaks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from chatd.domain import wording
from chatd.domain.clinic import Clinic
from chatd.domain.ids import ProjectId
from chatd.domain.people import Person, Project
from chatd.domain.wording import Change, Fields, Wording
from chatd.ports import Clock
from chatd.wording.ports import Texts, Works


class NotThere(Exception):
    """No such project, language or section, or none that this person may know of."""


class Unfit(Exception):
    """Words that cannot stand in a section. *faults*: field and what to write instead, every one."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{field}: {advice}" for field, advice in faults))
        self.faults = tuple(faults)


Read = Callable[[Fields, Project, str], Fields]
"""What was typed for one section, of that project and in that language, as it is kept. Raises `Unfit`, or `NotThere` for a language it is not said in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """Built once. *sections*: how each is read, by its id."""

    texts: Texts
    works: Works
    clock: Clock
    sections: Mapping[str, Read]

    # ── looking ──

    async def project(self, person: Person, id: ProjectId) -> Project:
        """The project, for somebody who coordinates it."""
        found = await self.works.project(id)
        if found is None or not person.coordinates(id):
            raise NotThere
        return found

    async def all_of(self, person: Person, project: ProjectId) -> Mapping[tuple[str, str], Wording]:
        """Every section that somebody wrote in, by language and section."""
        await self.project(person, project)
        return await self.texts.of(project)

    async def one(self, person: Person, project: ProjectId, language: str, section: str) -> Wording:
        await self._writable(person, project, language, section)
        return (await self.texts.of(project)).get((language, section)) or Wording(project=project, language=language, section=section)

    async def compare(self, person: Person, project: ProjectId, language: str, section: str, *, numbers: tuple[int, int]) -> tuple[Change, ...]:
        """What the second of the two versions says in the place of the first."""
        found = await self.one(person, project, language, section)
        before, after = (found.version(number).fields for number in numbers)
        return wording.compared(before, after)

    # ── deeds ──

    async def write(self, person: Person, project: ProjectId, language: str, section: str, fields: Fields) -> Wording:
        """A new draft; none where nothing differs."""
        whose = await self._writable(person, project, language, section)
        read = msgspec.json.decode(msgspec.json.encode(self.sections[section](fields, whose, language)))  # as it comes back
        return await self._change(project, language, section, lambda found: wording.drafted(found, read, author=person.sign_in, at=self.clock.now()))

    async def publish(self, person: Person, project: ProjectId, language: str, section: str, number: int) -> Wording:
        """Said from the next request on. Read once more first: the rules may have become stricter since it was written."""
        whose = await self._writable(person, project, language, section)

        def deed(found: Wording) -> Wording:
            self.sections[section](found.version(number).fields, whose, language)
            return wording.published(found, number, by=person.sign_in, at=self.clock.now())

        return await self._change(project, language, section, deed)

    async def restore(self, person: Person, project: ProjectId, language: str, section: str, number: int) -> Wording:
        await self._writable(person, project, language, section)
        return await self._change(
            project, language, section, lambda found: wording.restored(found, number, author=person.sign_in, at=self.clock.now())
        )

    async def put_aside(self, person: Person, project: ProjectId, language: str, section: str, number: int) -> Wording:
        await self._writable(person, project, language, section)
        return await self._change(project, language, section, lambda found: wording.put_aside(found, number))

    async def take_back(self, person: Person, project: ProjectId, language: str, section: str) -> Wording:
        """What comes with chatd is said again."""
        await self._writable(person, project, language, section)
        return await self._change(project, language, section, wording.taken_back)

    async def put_clinic(self, person: Person, project: ProjectId, clinic: Clinic) -> None:
        await self.project(person, project)
        await self.texts.put_clinic(project, clinic)

    async def _writable(self, person: Person, project: ProjectId, language: str, section: str) -> Project:
        found = await self.project(person, project)
        if section not in self.sections or language not in {*found.languages, "en"}:
            raise NotThere
        return found

    async def _change(self, project: ProjectId, language: str, section: str, deed: Callable[[Wording], Wording]) -> Wording:
        return await self.texts.change(project, language, section, deed)
