"""What is said in one language about help in one country: the words of `spoken`, filled with the numbers of `emergency`."""

from __future__ import annotations

from dataclasses import dataclass

from protocols.emergency import Contact, Country
from protocols.spoken import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceToTurn:
    """A contact as a visitor sees it: "Samaritans", "116 123. Someone to listen.", and a link to press."""

    name: str
    how: str
    href: str


def if_in_danger(words: Words, country: Country) -> tuple[str, ...]:
    """The lines about danger that are true in this country, the number first."""
    said, lines = words.in_danger, [words.in_danger.call.format(number=country.number)]
    if country.also:
        lines.append(said.call_also.format(also=country.also))
    if country.silent_mobile:
        lines.append(said.cannot_speak.format(number=country.number, silent_mobile=country.silent_mobile))
        lines.append(said.silent_limits.format(silent_mobile=country.silent_mobile))
    if country.text_number:
        lines.append(said.by_text.format(text_number=country.text_number))
    return (*lines, said.where)


def where_to_turn(words: Words, country: Country) -> tuple[PlaceToTurn, ...]:
    """For anybody; those for under-18s are told to under-18s, by `where_the_young_turn`."""
    return tuple(_place(words, contact) for contact in country.contacts if not contact.under_18)


def where_the_young_turn(words: Words, country: Country) -> tuple[PlaceToTurn, ...]:
    return tuple(_place(words, contact) for contact in country.contacts if contact.under_18)


def _place(words: Words, contact: Contact) -> PlaceToTurn:
    what_for = words.contacts[contact.id]
    return PlaceToTurn(name=contact.name, how=f"{contact.number}. {what_for}" if contact.number else what_for, href=contact.href)
