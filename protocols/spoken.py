"""Everything the protocols say to visitors in one language. Every language has the same keys; code fills the variables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

import msgspec

from protocols.strictly import Closed, Line, ProtocolRefused, convert, table_of

Lines = Annotated[tuple[Line, ...], msgspec.Meta(min_length=1, max_length=12)]


class Button(Closed, frozen=True):
    """On the charity's own page: while the chat is open, while it is not, and while it is shown."""

    open: Line
    closed: Line
    hide: Line


class GroundRules(Closed, frozen=True):
    """*short* stands first, *lines* on demand."""

    title: Line
    short: Line
    lines: Lines


class Confidentiality(Closed, frozen=True):
    """`who`, `kept` and `tell` are the first screen; `kept` and `keeping` where a chat can be kept, `kept_nowhere` and `keeping_nowhere` where none can.

    `sealed` is said only where the visitor's own page holds the key.
    """

    who: Line
    kept: Line
    kept_nowhere: Line
    tell: Line
    keeping: Lines
    keeping_nowhere: Lines
    more: Lines
    sealed: Line
    sealed_limits: Line


class ConfidentialityCard(Closed, frozen=True):
    """A short text that a worker can put into a chat; its variables are lines of the first screen."""

    title: Line
    lines: Lines


class Under18(Closed, frozen=True):
    title: Line
    lines: Lines


class InDanger(Closed, frozen=True):
    title: Line
    call: Line
    call_also: Line
    cannot_speak: Line
    silent_limits: Line
    by_text: Line
    where: Line


class OutOfHours(Closed, frozen=True):
    """When nobody new can come in. One line for each reason, *message* for what it would mean to write to us now; `closed` alone is said outside the hours."""

    closed: Line
    next_opening: Line
    no_next_opening: Line
    danger: Line
    options: Line
    busy: Line
    full: Line
    closing_soon: Line
    two_did_not_come: Line
    holiday: Line
    by_hand: Line
    message: Lines


class Boundary(Closed, frozen=True):
    lines: Lines


class Leave(Closed, frozen=True):
    lines: Lines


class Outside(Closed, frozen=True):
    """What is said outside the chat: the page that says when we are here, and what coordinators paste elsewhere."""

    title: Line
    open: Line
    go: Line
    needs_script: Line
    next: Line
    after_this: Line
    by_language: Line
    planned_now: Line
    no_time: Line
    elsewhere: Line
    who_speaks: Line
    clock: Line
    made_at: Line
    paste_open: Line
    paste_next: Line
    paste_then: Line
    paste_any_time: Line


class Times(Closed, frozen=True):
    """How a day and an hour are said. *weekdays* from Monday."""

    weekdays: Annotated[tuple[Line, ...], msgspec.Meta(min_length=7, max_length=7)]
    months: Annotated[tuple[Line, ...], msgspec.Meta(min_length=12, max_length=12)]
    today: Line
    tomorrow: Line
    when: Line
    when_in_a_year: Line


class Words(Closed, frozen=True):
    """Everything the protocols say to visitors in one language."""

    button: Button
    ground_rules: GroundRules
    confidentiality: Confidentiality
    confidentiality_card: ConfidentialityCard
    under_18: Under18
    in_danger: InDanger
    out_of_hours: OutOfHours
    boundary: Boundary
    leave: Leave
    outside: Outside
    times: Times
    contacts: dict[str, Line]


VARIABLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "confidentiality.keeping": frozenset({"provisional_days"}),
        "confidentiality.more": frozenset({"project", "note_days", "slip_days"}),
        "confidentiality_card.lines": frozenset({"who", "kept", "tell"}),
        "in_danger.call": frozenset({"number"}),
        "in_danger.call_also": frozenset({"also"}),
        "in_danger.cannot_speak": frozenset({"number", "silent_mobile"}),
        "in_danger.silent_limits": frozenset({"silent_mobile"}),
        "in_danger.by_text": frozenset({"text_number"}),
        "out_of_hours.next_opening": frozenset({"next_opening"}),
        "out_of_hours.danger": frozenset({"number"}),
        "outside.clock": frozenset({"place", "zone"}),
        "outside.made_at": frozenset({"clock"}),
        "outside.paste_open": frozenset({"link"}),
        "outside.paste_next": frozenset({"next_opening", "link"}),
        "outside.paste_then": frozenset({"next_opening"}),
        "outside.paste_any_time": frozenset({"link"}),
        "times.when": frozenset({"weekday", "day", "month", "clock"}),
        "times.when_in_a_year": frozenset({"weekday", "day", "month", "year", "clock"}),
    }
)
"""Which words hold which variables: all of them, and no others. Elsewhere none."""


def read_words(text: str) -> Words:
    words = convert(table_of(text), Words)
    for table, spoken in msgspec.to_builtins(words).items():
        for name, said in spoken.items():
            _refuse_other_variables(f"{table}.{name}", said)
    return words


def _refuse_other_variables(field: str, said: str | list[str]) -> None:
    text = said if isinstance(said, str) else "\n".join(said)
    wanted, found = VARIABLES.get(field, frozenset()), set(re.findall(r"\{([^{}]*)\}", text))
    if found != wanted or re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", text)):
        named = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "no variables"
        raise ProtocolRefused(field, "Its variables are not the agreed ones.", f"Use {named} here, and write no other braces.")
