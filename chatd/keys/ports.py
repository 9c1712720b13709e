"""What the use cases of keys need from the world."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.keys import KeptCertificate, KeptList, Keyring
from chatd.domain.people import Person, Project
from chatd.domain.second_steps import SecondStep


class Keyrings(Protocol):
    """One ring for each person."""

    async def of(self, who: PersonId) -> Keyring | None: ...

    async def all(self) -> tuple[Keyring, ...]: ...

    async def put(self, ring: Keyring, *, replaces: int) -> bool:
        """In the place of the ring with number *replaces* (0: of none). False, and nothing is changed, when another is there by now."""
        ...

    async def prove_sheet(self, who: PersonId, signing: str, at: datetime) -> bool:
        """False when their key is another by now."""
        ...


class Certificates(Protocol):
    async def all(self) -> tuple[KeptCertificate, ...]: ...

    async def add(self, *new: KeptCertificate) -> None:
        """All or none."""
        ...

    async def take_back(self, project: ProjectId, key: str, at: datetime, by: str, signature: str) -> int: ...


class LeadLists(Protocol):
    async def of(self, project: ProjectId) -> tuple[KeptList, ...]:
        """Those that are or were in force, from the first on."""
        ...

    async def waiting(self, project: ProjectId) -> KeptList | None: ...

    async def add(self, new: KeptList) -> bool: ...

    async def drop_waiting(self, project: ProjectId) -> None: ...


class WhoWorksWhere(Protocol):
    async def project(self, id: ProjectId) -> Project | None: ...

    async def projects(self) -> tuple[Project, ...]: ...

    async def person(self, id: PersonId) -> Person | None: ...

    async def people(self) -> tuple[Person, ...]: ...


class SecondSteps(Protocol):
    async def of(self, who: PersonId) -> tuple[SecondStep, ...]: ...


class LeadAlerts(Protocol):
    """Leads are told that something about their list is new: a letter without words of it, where there is mail."""

    async def list_changed(self, told: tuple[Person, ...]) -> None: ...


class Leaving(Protocol):
    """What is kept is no longer wrapped for somebody who is off the list."""

    async def lead_left(self, project: ProjectId, person: PersonId) -> None: ...
