"""One service as lines for the reply box: plain text, which a worker reads, changes and sends. Nothing in it is for the worker alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from chatd.domain.services import Service, Standing, Whose, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """The words round the facts, in one language. *languages*: how that language calls others; one that is not named is shown by its code."""

    for_whom: str = "For"
    hours: str = "Open"
    phone: str = "Call"
    sms: str = "Text"
    web: str = "Web"
    email: str = "E-mail"
    walk_in: str = "Go there"
    cost: str = "Cost"
    spoken: str = "Languages"
    led: str = "Run by sex workers."
    friendly: str = "Friendly to sex workers."
    not_checked: str = "We have not checked this lately, so it may have changed."
    languages: Mapping[str, str] = field(default_factory=dict)


ENGLISH = CardWords()


def card(service: Service, *, today: date, words: CardWords = ENGLISH) -> tuple[str, ...]:
    """The name, what it is, and a line for every fact there is. Whoever reads it is told when nobody has made sure of it."""
    lines = (service.name, service.what, *_facts(service, words), *_whose(service, words))
    flat = tuple(" ".join(line.split()) for line in lines)
    return flat if standing(service, today) is Standing.VERIFIED else (*flat, words.not_checked)


def _facts(service: Service, words: CardWords) -> Iterator[str]:
    reach = service.reach
    spoken = ", ".join(words.languages.get(each, each) for each in service.languages)
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
