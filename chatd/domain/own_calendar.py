"""What a private calendar says: when somebody is taken, under the one word that they chose, and nothing else. Text after RFC 5545.

No project, no names, no place, no title of a shift: a calendar is shown on shared screens and synchronised to companies far away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from chatd.domain.ids import PersonId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_shifts import Shift, occurrences
from chatd.domain.turns import Turn, is_shut, lasting

USUAL_TITLE: Final = "Busy"
LONGEST_TITLE: Final = 40
BACK: Final = timedelta(days=28)
AHEAD: Final = timedelta(days=366)
"""How much of what was and of what will be stands in it."""

_LONGEST_LINE: Final = 75
"""Octets, without the line break (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCalendar:
    """That a person has one. Its secret is known to them alone."""

    person: PersonId
    title: str
    made: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """*name*: the same for the same turn, wherever its shift was split and whenever it is now."""

    name: Turn
    starts: datetime
    ends: datetime


def times_of(person: PersonId, calendars: Iterable[RotaCalendar], at: datetime) -> tuple[Taken, ...]:
    """When they are on, by start. What is cancelled or shut is not there, so that it disappears from their calendar."""
    found: dict[Turn, Taken] = {}
    theirs = [(calendar, shift) for calendar in calendars for shift in calendar.shifts if person in shift.signed_up()]
    for calendar, shift in sorted(theirs, key=lambda one: _is_split_off(one[1])):
        for each in occurrences(shift, at - BACK, at + AHEAD):
            if person in each.operators and not is_shut(calendar, each):
                turn = Turn(person=person, shift=shift.id, day=each.on)
                name = lasting(turn, shift) if lasting(turn, shift) not in found else turn
                found[name] = Taken(name=name, starts=each.starts, ends=each.ends)
    return tuple(sorted(found.values(), key=lambda taken: (taken.starts, taken.ends)))


def as_icalendar(times: Iterable[Taken], *, title: str, at: datetime, named: Callable[[Turn], str]) -> str:
    """The whole file, written at that instant. *named*: from a turn to a name for it that tells nothing.

    `DTSTAMP` is the instant of writing, and tells a reader which of two copies is the newer; a `SEQUENCE` that stays 0 leaves that to it (RFC 5546,
    2.1.5). Instants are in UTC, which no change of clocks can bend.
    """
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "CALSCALE:GREGORIAN"),
        *(f"NAME:{_escaped(title)}", f"X-WR-CALNAME:{_escaped(title)}"),
        *("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"),
        *(line for each in times for line in _event(each, title, at, named)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _is_split_off(shift: Shift) -> bool:
    """Where two of one series are on one day, the name stays with the older."""
    return shift.series not in {"", shift.id}


def _event(taken: Taken, title: str, at: datetime, named: Callable[[Turn], str]) -> tuple[str, ...]:
    return (
        "BEGIN:VEVENT",
        f"UID:{named(taken.name)}",
        f"DTSTAMP:{_instant(at)}",
        f"DTSTART:{_instant(taken.starts)}",
        f"DTEND:{_instant(taken.ends)}",
        f"SUMMARY:{_escaped(title)}",
        *("SEQUENCE:0", "STATUS:CONFIRMED", "CLASS:PRIVATE", "TRANSP:OPAQUE"),
        "END:VEVENT",
    )


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11. A line break cannot be in it: what cannot be printed is left out."""
    printable = "".join(letter for letter in text if letter.isprintable())
    return printable.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, never in the middle of a letter; each but the first begins with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
