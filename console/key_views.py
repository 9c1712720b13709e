"""What pages of keys say, from facts: how long somebody is vouched for, and what there is to do about it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain.ids import ProjectId
from chatd.domain.keys import Ending, KeptCertificate, Purpose, answers_for, ending, is_lead_of, newest
from chatd.domain.people import Person
from chatd.keys.blocks import root_number
from chatd.keys.leading import Enrolled, Listing
from chatd.keys.leading import read as read_list
from chatd.keys.rings import MyKeys, ProjectKeys
from chatd.keys.vouching import Served
from chatd.trust import LeadList
from console.clock_words import MONTHS

LOOKS: Final = {Ending.FAR: "ok", Ending.SOON: "soon", Ending.NEAR: "near", Ending.OVER: "near"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence about a date. *look*: `ok`, `soon`, `near` or `none`."""

    words: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyProject:
    """One project on somebody's own page."""

    id: ProjectId
    name: str
    as_operator: Said | None
    as_coordinator: Said | None
    root: str | None
    root_number: str | None
    is_lead: bool


ORDER: Final = ("fresh", "renew", "taken_back", "vouched", "no_keys")
"""What there is to do comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One person on the coordinators' page. *state*: one of `ORDER`."""

    served: Served
    state: str
    said: Said

    @property
    def name(self) -> str:
        return self.served.person.shift_name


def my_project(keys: ProjectKeys, person: Person, now: datetime) -> MyProject:
    project = keys.project
    return MyProject(
        id=project.id,
        name=project.name,
        as_operator=_vouched(keys.mine, Purpose.OPERATOR, project.zone, now) if answers_for(person, project.id) else None,
        as_coordinator=_vouched(keys.mine, Purpose.COORDINATOR, project.zone, now) if person.coordinates(project.id) else None,
        root=project.root_key,
        root_number=root_number(project.root_key) if project.root_key else None,
        is_lead=is_lead_of(person, project.id),
    )


def _vouched(mine: Iterable[KeptCertificate], purpose: Purpose, zone: str, now: datetime) -> Said:
    found = newest(each for each in mine if each.purpose is purpose)
    return Said(words="Not vouched for yet", look="none") if found is None else until(found.not_after, zone, now)


def until(end: datetime, zone: str, now: datetime) -> Said:
    near = ending(end, now)
    if near is Ending.OVER:
        return Said(words=f"Over since {day(end, zone)}", look=LOOKS[near])
    left = (end.astimezone(ZoneInfo(zone)).date() - now.astimezone(ZoneInfo(zone)).date()).days
    soon = "" if near is Ending.FAR else f": {_days(left)}"
    return Said(words=f"Vouched for until {day(end, zone)}{soon}", look=LOOKS[near])


def seat(served: Served, zone: str, now: datetime) -> Seat:
    return Seat(served=served, state=_state(served, now), said=_said(served, zone, now))


def _state(served: Served, now: datetime) -> str:
    if served.ring is None:
        return "no_keys"
    if served.taken_back:
        return "taken_back"
    if served.vouched is not None and ending(served.vouched.not_after, now) is Ending.FAR:
        return "vouched"
    return "renew" if served.last is not None else "fresh"


def _said(served: Served, zone: str, now: datetime) -> Said:
    if served.ring is None:
        return Said(words="No keys yet: they get them when they next sign in", look="none")
    if served.taken_back:
        return Said(words="Taken back. They make new keys before anybody can vouch for them again", look="near")
    if served.vouched is None:
        over = served.last is not None and served.last.not_after <= now
        return until(served.last.not_after, zone, now) if served.last and over else Said(words="Has keys, nobody vouches for them yet", look="none")
    return until(served.vouched.not_after, zone, now)


def ends_soon(keys: MyKeys, person: Person, now: datetime) -> str | None:
    """One quiet sentence for other pages: what ends first of all that somebody is vouched for, 14 days before and until it is renewed."""
    found = sorted(_last_of_each(keys, person), key=lambda each: each[1].not_after)
    if not found or ending(found[0][1].not_after, now) is Ending.FAR:
        return _list_ends_soon(keys, person, now)
    project, last = found[0]
    said = until(last.not_after, project.project.zone, now).words.removeprefix("Vouched for ")
    asked = "Ask the holder of the root key" if last.purpose is Purpose.COORDINATOR else "Ask a coordinator"
    return f"{project.project.name} vouches for you {said}. {asked} in time."


def _list_ends_soon(keys: MyKeys, person: Person, now: datetime) -> str | None:
    """For coordinators: without a list that holds, nothing can be kept."""
    for each in (each for each in keys.projects if each.lists and person.coordinates(each.project.id)):
        end = _instant(read_list(each.lists[-1]).not_after)
        if ending(end, now) is not Ending.FAR:
            return f"The list of leads of {each.project.name} holds until {day(end, each.project.zone)}. Sign the next one in time."
    return None


def _last_of_each(keys: MyKeys, person: Person) -> Iterator[tuple[ProjectKeys, KeptCertificate]]:
    for project in keys.projects:
        wanted = {
            Purpose.OPERATOR: answers_for(person, project.project.id),
            Purpose.COORDINATOR: person.coordinates(project.project.id),
        }
        for purpose in (each for each, is_wanted in wanted.items() if is_wanted):
            last = newest(each for each in project.mine if each.purpose is purpose)
            if last is not None:
                yield project, last


def list_words(listing: Listing, now: datetime) -> Said:
    newest_list, zone = listing.newest, listing.project.zone
    if newest_list is None:
        return Said(words="No leads are named yet, so nothing can be kept", look="none")
    dated, end = _instant(newest_list.dated), _instant(newest_list.not_after)
    words = f"List {newest_list.number}, of {day(dated, zone)}. "
    near = ending(end, now)
    if near is Ending.OVER:
        return Said(words=f"{words}Over since {day(end, zone)}, so nothing can be kept", look="near")
    return Said(words=f"{words}Holds until {day(end, zone)}", look=LOOKS[near])


def lacks(enrolled: Enrolled) -> tuple[str, ...]:
    """What is still to do before a list can name them."""
    steps = (
        (enrolled.signing is None, "sign in once more, which makes keys"),
        (not enrolled.has_second_step, "set up a second step"),
        (not enrolled.has_sheet, "print the recovery sheet and type it back"),
    )
    return tuple(words for is_missing, words in steps if is_missing)


def names_of(leads: LeadList | None) -> frozenset[str]:
    return frozenset(each.person for each in leads.leads) if leads else frozenset()


def day(instant: datetime, zone: str) -> str:
    """`21 December 2026`."""
    here = instant.astimezone(ZoneInfo(zone))
    return f"{here.day} {MONTHS[here.month - 1]} {here.year}"


def _days(left: int) -> str:
    return "today" if left <= 0 else "tomorrow" if left == 1 else f"{left} days"


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
