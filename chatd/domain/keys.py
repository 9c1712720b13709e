"""Workers' keys as the server knows them: public halves, sealed rings, and who vouched for whom until when. Nothing here can open or sign anything.

Keys, signatures and sealed bytes are base64url text, as they travel (`docs/keeping.md`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person, Role

COORDINATOR_LASTS: Final = timedelta(days=90)
OPERATOR_LASTS: Final = timedelta(days=30)
LIST_LASTS: Final = timedelta(days=90)
WARNINGS: Final = (timedelta(days=14), timedelta(days=3))
"""How long before the end of a certificate or a list its holder is told, and told again."""
LEADS_NEEDED: Final = 2


class Purpose(StrEnum):
    """What a certificate says its holder may do: vouch for others, or answer visitors."""

    COORDINATOR = "coordinator"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyring:
    """One person's keys. *number* rises when the keys are new. *sheet_proved*: since when their recovery sheet is known to give these very keys."""

    person: PersonId
    number: int
    signing: str
    sealing: str
    sealed: str = field(repr=False)
    made: datetime
    sheet_proved: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCertificate:
    """A certificate as it is stored: *signed_by* is the key that signed it, *revocation* the signature that took it back."""

    id: str
    project: ProjectId
    purpose: Purpose
    person: PersonId
    holder: str
    key: str
    not_before: datetime
    not_after: datetime
    signed_by: str
    signature: str
    revoked: datetime | None = None
    revoked_by: str | None = None
    revocation: str | None = None

    def stands(self, at: datetime) -> bool:
        """Not taken back, begun, and not over."""
        return self.revoked is None and self.not_before <= at < self.not_after

    def is_for(self, ring: Keyring | None) -> bool:
        """Those who made new keys are no longer vouched for by what was signed for the old ones."""
        return ring is not None and self.person == ring.person and self.key == ring.signing


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptList:
    """One list of leads, whole and signed: *body* is JSON. *is_waiting*: a lead of the list before has yet to agree to it."""

    project: ProjectId
    number: int
    body: str
    is_waiting: bool = False


class Ending(StrEnum):
    """How near the end is."""

    FAR = "far"
    SOON = "soon"
    NEAR = "near"
    OVER = "over"


def ending(until: datetime, at: datetime) -> Ending:
    """Told 14 days before, and more plainly 3 days before."""
    left = until - at
    if left <= timedelta():
        return Ending.OVER
    return Ending.NEAR if left <= WARNINGS[1] else Ending.SOON if left <= WARNINGS[0] else Ending.FAR


def answers_for(person: Person, project: ProjectId) -> bool:
    """Whoever may answer its visitors, partners' workers included, needs to be vouched for there."""
    return project in person.serves


def has_to_do_with(person: Person) -> frozenset[ProjectId]:
    """The projects whose keys concern somebody: those they serve, and those in which they are something."""
    return person.serves | {project for project, roles in person.roles.items() if roles}


def is_lead_of(person: Person, project: ProjectId) -> bool:
    return Role.LEAD in person.roles.get(project, frozenset())


def newest(certificates: Iterable[KeptCertificate]) -> KeptCertificate | None:
    """Of several the one that lasts longest."""
    return max(certificates, key=lambda each: each.not_after, default=None)
