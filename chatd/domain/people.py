"""Who may do what, and for whom. Facts about people and projects; nothing here knows how they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from chatd.domain.by_hand import ByHand
from chatd.domain.clinic import NOT_SAID, Clinic
from chatd.domain.ids import CollaborativeId, PersonId, ProjectId, RotaId
from chatd.domain.rota import RotaCalendar
from chatd.domain.wording import NOTHING_OWN, Says


class Role(StrEnum):
    """What a person is in one project. Lived experience is never a field."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    COORDINATOR = "coordinator"
    LEAD = "lead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somewhere else to turn, as a project lists it: `how` is the words ("call free, any hour"), `href` a tel:, sms:, mailto: or https: address."""

    name: str
    how: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall:
    """Somebody to call, as the desk shows them."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One charity, as its visitors meet it.

    *origins*: exact origins that may embed the chat (`https://example.org`). *accent*: `#rrggbb`, at least 4.5 to 1 on white and checked when set.
    *zone*: IANA name. *country*: two letters, picks the emergency words. *leave_url*: where "Leave this page quickly" goes.
    """

    id: ProjectId
    name: str
    rota: RotaId
    origins: tuple[str, ...]
    accent: str
    zone: str
    country: str
    languages: tuple[str, ...]
    leave_url: str
    contacts: tuple[Contact, ...]
    may_open: bool = True
    offers_gender: bool = False
    """Whether visitors may ask for a worker's gender. What workers say of themselves is said at check-in and kept nowhere."""
    lead_on_call: OnCall | None = None
    """The safeguarding lead whom workers of this project ring when something cannot wait; on the desk's card for danger, and nowhere else."""
    root_key: str | None = None
    """The public half, base64url, of the key that the charity keeps offline: it vouches for the project's coordinators (`chatd sign`)."""
    clinic: Clinic = NOT_SAID
    """Where it sends people for tests and treatment, for canned answers."""
    says: Says = field(default_factory=lambda: NOTHING_OWN, hash=False)
    """Which sections of the protocols it has published in its own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyOpening:
    """One line of a rota's weekly timetable: local clock times; an end at or before the start is on the next day."""

    weekday: int
    """Monday is 0."""
    starts: time
    ends: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    """What a desk is keyed by. A project on its own has one of its own name."""

    id: RotaId
    collaborative: CollaborativeId
    zone: str
    timetable: tuple[WeeklyOpening, ...]
    on_call: OnCall | None = None
    calendar: RotaCalendar | None = None
    by_hand: tuple[ByHand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who signs in. *roles* by project they are members of; *serves*: projects whose visitors they may answer."""

    id: PersonId
    sign_in: str
    shift_name: str
    """The name partners and visitors see unless another is chosen at check-in."""
    languages: tuple[str, ...]
    home: ProjectId
    """The charity shown beside the name."""
    roles: Mapping[ProjectId, frozenset[Role]] = field(default_factory=dict)
    serves: frozenset[ProjectId] = frozenset()
    email: str | None = None
    """For reminders and alerts of the rota alone; shown to nobody."""
    is_new: bool = False
    """New to answering: two who are new do not share a shift that asks for experience."""
    found_by_name: bool = False
    """Their own choice: visitors who know the shift name may be told when they are here next."""

    def coordinates(self, project: ProjectId) -> bool:
        return Role.COORDINATOR in self.roles.get(project, ())

    def works_for(self, project: ProjectId) -> bool:
        """In a role there, or answering its visitors."""
        return bool(self.roles.get(project)) or project in self.serves

    def may_supervise(self) -> bool:
        """Pairs of the projects they serve may ask them in."""
        return bool(self.serves) and any(Role.SUPERVISOR in roles for roles in self.roles.values())

    def may_check_in(self, *, supervisor_counts: bool) -> bool:
        """Operators may; a supervisor may be one of the two only where policy says so (`protocols/desk.toml`)."""
        counting = {Role.OPERATOR, Role.SUPERVISOR} if supervisor_counts else {Role.OPERATOR}
        return bool(self.serves) and any(counting & roles for roles in self.roles.values())
