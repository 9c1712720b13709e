"""Where help is, by country: the number for danger, and others to turn to. A wrong number does harm, so nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated

import msgspec

from protocols.strictly import Closed, Line, ProtocolRefused, convert, table_of

Number = Annotated[str, msgspec.Meta(pattern=r"\A[0-9][0-9 ]{1,18}\Z")]
Href = Annotated[str, msgspec.Meta(max_length=200, pattern=r"\A(tel:\+?[0-9]+|sms:\+?[0-9]+|https://[^\s<>\"]+)\Z")]
ContactId = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9_]{1,40}\Z")]
CountryCode = Annotated[str, msgspec.Meta(pattern=r"\A[A-Z]{2}\Z")]


class Contact(Closed, frozen=True):
    """Somewhere else to turn. What it is for is said in each language's words, under its id."""

    id: ContactId
    name: Line
    href: Href
    checked: date
    number: Number | None = None
    under_18: bool = False


class Regulator(Closed, frozen=True):
    """Who watches over data protection, to whom anybody can complain."""

    name: Line
    href: Href
    checked: date


class Country(Closed, frozen=True):
    """Numbers of one country; `countries` stands on the entry EU alone."""

    number: Number
    also: Number | None = None
    silent_mobile: Number | None = None
    text_number: Number | None = None
    regulator: Regulator | None = None
    contacts: tuple[Contact, ...] = ()
    countries: tuple[CountryCode, ...] = ()


class NoNumberKnown(LookupError):
    """A country of which the protocols say nothing yet; a project there cannot be served until they do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    by_country: Mapping[str, Country]

    def at(self, country: str) -> Country:
        """The entry for an ISO 3166 code. Raises NoNumberKnown rather than guess: a wrong number does harm."""
        shared = self.by_country["EU"]
        if country not in self.by_country and country not in shared.countries:
            raise NoNumberKnown(f"No emergency number is known for {country!r}. Add it to protocols/emergency.toml.")
        return self.by_country.get(country, shared)


def read_emergency(text: str) -> Emergency:
    by_country = convert(table_of(text), dict[CountryCode, Country])
    if "EU" not in by_country:
        raise ProtocolRefused("EU", "It is missing.", 'Add [EU] with number = "112" and its list of countries.')
    for code, country in by_country.items():
        ids = [contact.id for contact in country.contacts]
        if len(set(ids)) < len(ids):
            raise ProtocolRefused(f"{code}.contacts", "Two contacts have the same id.", "Give each its own.")
        if (code == "EU") != bool(country.countries):
            raise ProtocolRefused(f"{code}.countries", "It belongs to EU, and to EU alone.", "Move the list there.")
    return Emergency(by_country=MappingProxyType(by_country))
