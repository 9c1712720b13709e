"""What the use cases of a project's own words need from the world."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from chatd.domain.clinic import Clinic
from chatd.domain.ids import ProjectId
from chatd.domain.people import Project
from chatd.domain.wording import Wording


class Texts(Protocol):
    """Every version of every section, kept."""

    async def of(self, project: ProjectId) -> Mapping[tuple[str, str], Wording]:
        """By language and section; nothing where nobody wrote yet."""
        ...

    async def change(self, project: ProjectId, language: str, section: str, decide: Callable[[Wording], Wording]) -> Wording:
        """Load, decide, save: nobody writes in between. Where *decide* raises, nothing is saved."""
        ...

    async def put_clinic(self, project: ProjectId, clinic: Clinic) -> None: ...


class Works(Protocol):
    """Which projects there are."""

    async def project(self, id: ProjectId) -> Project | None: ...

    async def projects(self) -> tuple[Project, ...]: ...
