"""What the pages of the directory show, as words: from what somebody may know to what the templates are given. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from canned_answers.library import ORIGINAL
from chatd.domain.service_places import Nearness
from chatd.domain.services import Entry, Found, Service, Standing, Whose, is_due_soon, standing
from console.language_names import language_name
from console.record_words import day_words
from console.service_cards import cards
from console.service_frame import Here
from console.topic_words import topic_words
from protocols.languages import direction

NEAR: Final[Mapping[Nearness, str]] = MappingProxyType(
    {Nearness.DISTRICT: "near", Nearness.AREA: "same area", Nearness.NATION: "whole nation", Nearness.ONLINE: "online"}
)
WHOSE: Final[Mapping[Whose, str]] = MappingProxyType({Whose.LED: "led by sex workers", Whose.FRIENDLY: "friendly"})
STANDING: Final[Mapping[Standing, str]] = MappingProxyType({Standing.OVERDUE: "check overdue", Standing.UNVERIFIED: "not checked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry in a list. *flag*: what is doubtful about it, in words."""

    href: str
    name: str
    what: str
    near: str
    whose: str
    flag: str
    shared: bool
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """As a visitor gets it. *language*: as English calls it; *code*, *direction*: as HTML has them."""

    language: str
    code: str
    direction: str
    words: str


def row(found: Found, here: Here) -> Row:
    service = found.entry.service
    return Row(
        href=here.path_of(found.entry),
        name=service.name,
        what=service.what,
        near=NEAR[found.nearness] if found.nearness is not None else "",
        whose=WHOSE.get(service.whose, ""),
        flag=STANDING.get(found.standing, ""),
        shared=found.entry.shared,
        checked=checked(service, found.standing, here),
    )


def rows(entries: Iterable[Entry], here: Here, today: date) -> tuple[Row, ...]:
    return tuple(row(Found(entry=each, standing=standing(each.service, today), nearness=None), here) for each in entries)


def checked(service: Service, how: Standing, here: Here) -> str:
    """When somebody made sure of it, and when that is to be done again."""
    if service.verified is None or service.review_by is None or how is Standing.UNVERIFIED:
        return "Nobody has checked this."
    on, by, until = day_words(service.verified.on), here.called(service.verified.by), day_words(service.review_by)
    again = "It was to be checked again by" if how is Standing.OVERDUE else "To be checked again by"
    return f"Checked on {on} by {by}. {again} {until}."


def cards_shown(entry: Entry, today: date) -> tuple[Card, ...]:
    """In the language of these pages first."""
    made = cards(entry.service, today=today)
    in_order = sorted(made, key=lambda code: (code != ORIGINAL, language_name(code)))
    return tuple(Card(language=language_name(code), code=code, direction=direction(code), words=made[code]) for code in in_order)


def needs_words(service: Service) -> str:
    return ", ".join(map(topic_words, service.needs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What somebody should look at, the most pressing first."""

    overdue: tuple[Row, ...]
    unverified: tuple[Row, ...]
    soon: tuple[Row, ...]
    withdrawn: tuple[Row, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.overdue or self.unverified or self.soon)


def due(entries: Iterable[Entry], here: Here, today: date) -> Due:
    """Of all of a directory. Those longest overdue, and those due first, come first."""
    listed = sorted(entries, key=lambda each: (each.service.review_by or date.max, each.service.name.casefold()))
    by_standing = {how: [each for each in listed if not each.withdrawn and standing(each.service, today) is how] for how in Standing}
    soon = [each for each in by_standing[Standing.VERIFIED] if is_due_soon(each.service, today)]
    return Due(
        overdue=rows(by_standing[Standing.OVERDUE], here, today),
        unverified=rows(by_standing[Standing.UNVERIFIED], here, today),
        soon=rows(soon, here, today),
        withdrawn=tuple(replace(each, flag="") for each in rows((each for each in listed if each.withdrawn), here, today)),
    )
