"""One service as lines for the reply box: plain text, which a worker reads, changes and sends. Nothing in it is for the worker alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from chatd.domain.services import Service, Standing, Whose, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """The words round the facts, in one language (`protocols/service_card/`). *language*: what a language is called, by its code."""

    for_whom: str
    hours: str
    phone: str
    sms: str
    web: str
    email: str
    walk_in: str
    cost: str
    spoken: str
    led: str
    friendly: str
    not_checked: str
    language: Callable[[str], str]


def card(service: Service, *, today: date, words: CardWords) -> tuple[str, ...]:
    """The name, what it is, and a line for every fact there is. Whoever reads it is told when nobody has made sure of it."""
    lines = (service.name, service.what, *_facts(service, words), *_whose(service, words))
    flat = tuple(" ".join(line.split()) for line in lines)
    return flat if standing(service, today) is Standing.VERIFIED else (*flat, words.not_checked)


def _facts(service: Service, words: CardWords) -> Iterator[str]:
    reach = service.reach
    spoken = ", ".join(map(words.language, service.languages))
    for label, fact in (
        (words.for_whom, service.for_whom),
        (words.hours, service.hours),
        (words.phone, reach.phone),
        (words.sms, reach.sms),
        (words.web, reach.web),
        (words.email, reach.email),
        (words.walk_in, reach.walk_in),
        (words.cost, service.cost),
        (words.spoken, spoken),
    ):
        if fact:
            yield f"{label}: {fact}"


def _whose(service: Service, words: CardWords) -> Iterator[str]:
    said = {Whose.LED: words.led, Whose.FRIENDLY: words.friendly, Whose.GENERAL: ""}[service.whose]
    if said:
        yield said
