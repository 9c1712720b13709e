"""The directory of services: what an entry is, whether it can be relied on, and which come first for a need and a place.

It knows nothing of how entries are stored or written to files, and is told what day it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from chatd.domain.ids import ServiceId
from chatd.domain.service_places import Nearness, Place, nearness


class Whose(StrEnum):
    """In the order in which we would rather send somebody."""

    LED = "sex-worker-led"
    FRIENDLY = "friendly"
    GENERAL = "general"


class Standing(StrEnum):
    """Whether an entry can be relied on today; the best first."""

    VERIFIED = "verified"
    OVERDUE = "overdue"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How to get there. Empty means: not that way."""

    phone: str = ""
    sms: str = ""
    web: str = ""
    email: str = ""
    walk_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the facts come from."""

    name: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The day on which somebody made sure of all of it, and who: a worker's short name, never a full one."""

    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One place to turn to. *needs*: topics of the canned answers. *areas*: places in their canonical writing (`chatd/domain/service_places.py`)."""

    name: str
    what: str
    needs: tuple[str, ...]
    areas: tuple[str, ...]
    for_whom: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    reach: Reach = field(default_factory=Reach)
    cost: str = ""
    whose: Whose = Whose.GENERAL
    source: Source = field(default_factory=Source)
    verified: Check | None = None
    review_by: date | None = None


SOON: Final = timedelta(days=30)
NOT_STORED: Final = ServiceId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A service as it stands in a directory. *shared*: by all projects of the collaborative; else one project's own. *id*: given when
    it is stored."""

    service: Service
    id: ServiceId = NOT_STORED
    shared: bool = False
    withdrawn: bool = False

    @property
    def key(self) -> tuple[bool, str]:
        """What makes two entries of one directory the same one."""
        return self.shared, self.service.name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search shows. *nearness*: None where no place was asked for."""

    entry: Entry
    standing: Standing
    nearness: Nearness | None


def standing(service: Service, today: date) -> Standing:
    """Verified: somebody made sure, on a day that has come, by a source that is named, and the day to look again is set and not past."""
    check = service.verified
    if check is None or not service.source.name or service.review_by is None or check.on > today:
        return Standing.UNVERIFIED
    return Standing.OVERDUE if service.review_by < today else Standing.VERIFIED


def is_due_soon(service: Service, today: date) -> bool:
    """Verified, and to be looked at again within a month."""
    return standing(service, today) is Standing.VERIFIED and service.review_by is not None and service.review_by <= today + SOON


def wants_looking_at(entry: Entry, today: date) -> bool:
    """Somebody made sure of it, and that is too long ago, or soon will be. What nobody ever checked says so itself wherever it stands, and asks for no letter
    each week."""
    return not entry.withdrawn and (standing(entry.service, today) is Standing.OVERDUE or is_due_soon(entry.service, today))


def search(entries: Iterable[Entry], *, need: str | None, place: Place | None, today: date) -> tuple[Found, ...]:
    """The nearest first; among those the verified; among those what sex workers run themselves. Withdrawn entries are left out."""
    found = [_found(each, place, today) for each in in_use(entries) if need is None or need in each.service.needs]
    return tuple(sorted((each for each in found if place is None or each.nearness is not None), key=_order))


def in_use(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """A project's own entry stands in the place of the shared one of the same name, also when its own is withdrawn: that is how a project does without."""
    listed = list(entries)
    own = {each.key[1] for each in listed if not each.shared}
    return tuple(each for each in listed if not each.withdrawn and not (each.shared and each.key[1] in own))


def merged(standing: Sequence[Entry], coming: Iterable[Entry], new_id: Callable[[], ServiceId]) -> tuple[Entry, ...]:
    """What is to be written: those of *coming* that are new or say something else. An entry of the same name keeps the id it has."""
    there: Mapping[tuple[bool, str], Entry] = {each.key: each for each in standing}
    named = (replace(each, id=there[each.key].id if each.key in there else new_id()) for each in coming)
    return tuple(each for each in named if each != there.get(each.key))


def _found(entry: Entry, here: Place | None, today: date) -> Found:
    near = [nearness(Place(text=area), here) for area in entry.service.areas] if here else []
    nearest = min((each for each in near if each is not None), default=None)
    return Found(entry=entry, standing=standing(entry.service, today), nearness=nearest)


def _order(found: Found) -> tuple[int, int, int, str, str]:
    service = found.entry.service
    by_trust = list(Standing).index(found.standing)
    return found.nearness or 0, by_trust, list(Whose).index(service.whose), service.name.casefold(), found.entry.id
