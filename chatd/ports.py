"""What the use cases need from the world. Edges provide it; tests provide small real classes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from chatd.domain.ids import PersonId, ProjectId, RotaId
from chatd.domain.people import Person, Project, Rota


class Clock(Protocol):
    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...


class Ids(Protocol):
    def short(self) -> str:
        """A random name of 128 bits in lower case, for conversations and shifts."""
        ...

    def token(self) -> str:
        """A random secret of 256 bits, base64url."""
        ...


class Store(Protocol):
    """What persists. No table has a row for a visitor, a row per conversation, or words in the clear."""

    async def project(self, id: ProjectId) -> Project | None: ...

    async def projects(self) -> tuple[Project, ...]: ...

    async def rota(self, id: RotaId) -> Rota: ...

    async def rotas(self) -> tuple[Rota, ...]: ...

    async def person(self, id: PersonId) -> Person | None: ...

    async def person_signed_in_as(self, sign_in: str) -> Person | None: ...

    async def add_to_tally(self, day: date, project: ProjectId, category: str, count: int) -> None:
        """Add to one margin (date × project × category)."""
        ...


class SignIns(Protocol):
    """Standing sign-ins of workers; the secret in the cookie is stored hashed."""

    async def person_for(self, secret: str, at: datetime) -> Person | None:
        """Whose standing sign-in this is, or None when unknown, ended or out of date."""
        ...
