"""Where a rota is thin: what one time of a shift lacks, what puts it at risk, and who could come, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from chatd.domain.ids import PersonId, ProjectId


class GapKind(StrEnum):
    """What is lacking."""

    TOO_FEW = "too_few"
    """Fewer than two: no opening is promised."""
    NOT_SERVED = "not_served"
    """Fewer than two of those signed up answer this project's visitors."""
    LANGUAGE = "language"
    """Promised, and nobody signed up speaks it."""
    BEGINNERS = "beginners"
    """Everybody signed up is new."""
    EXPERIENCE = "experience"
    """Fewer who are not new than were asked for."""
    WANTED = "wanted"
    """Two are there, and more are wanted."""


class RiskKind(StrEnum):
    """What may yet make a gap."""

    COVER_ASKED = "cover_asked"
    NOT_CONFIRMED = "not_confirmed"
    """Asked, and not answered."""
    SAID_NO = "said_no"
    """Asked, and answered that they do not come."""
    NO_SUPERVISOR = "no_supervisor"
    NO_LEAD = "no_lead"


class ReasonKind(StrEnum):
    """Why somebody is suggested."""

    FILLS = "fills"
    """Brings what is lacking: `gap` says what."""
    SERVES_ALL = "serves_all"
    SPEAKS = "speaks"
    """A promised language: `language` says which."""
    EXPERIENCED = "experienced"
    RESTED = "rested"
    """`rest` is the shortest time between this and another turn of theirs; None when there is none near."""
    FEW_HOURS = "few_hours"
    """`minutes` is how long they are on shift in the 28 days around it."""
    WOULD_STAY_ON = "would_stay_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """*missing*: how many. *project*, *language*: where the kind has one."""

    kind: GapKind
    missing: int = 1
    project: ProjectId | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """*people*: whom it is about, where it is about somebody."""

    kind: RiskKind
    people: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason, with what belongs to its kind."""

    kind: ReasonKind
    gap: Gap | None = None
    language: str | None = None
    minutes: int = 0
    rest: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who could come."""

    who: PersonId
    reasons: tuple[Reason, ...]
