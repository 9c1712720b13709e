"""What the pages of what is kept say of a record, in plain words. Pure: who, which terms and the time come in as arguments. No words of anybody's chat come here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chatd.domain.ids import PersonId
from chatd.domain.retention import Hold, Record, State, Terms, is_for_lead
from console.clock_words import MONTHS

SOMEBODY = "somebody who has left"

Names = Mapping[PersonId, str]
"""The names people chose for shifts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of what is known: its name, and the words."""

    name: str
    words: str


def day_of(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def day_words(day: date) -> str:
    """`21 November 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def hour_words(at: datetime, zone: str) -> str:
    """`21 November 2026, in the hour after 18:00`: no record knows the minute."""
    return f"{day_words(day_of(at, zone))}, in the hour after {at.astimezone(ZoneInfo(zone)):%H:%M}"


def name_of(person: PersonId | None, names: Names) -> str:
    return names.get(person, SOMEBODY) if person else SOMEBODY


def state_words(record: Record, terms: Terms | None, at: datetime) -> str:
    """Where it stands, in a few words."""
    if record.state is State.RETAINED:
        return "Kept"
    if terms is None or is_for_lead(record, terms, at):
        return "Waits for a lead to decide"
    return "Waits for the second worker"


def until_words(record: Record, zone: str) -> str:
    """Until when as things stand, and when somebody looks again."""
    ends = day_words(day_of(record.goes, zone))
    if record.state is State.PROVISIONAL:
        return f"Gone on {ends} unless somebody else confirms it"
    review = f" · look again by {day_words(day_of(record.review, zone))}" if record.review and record.review < record.ends else ""
    return f"Kept until {ends}{review}"


def hold_words(hold: Hold | None, at: datetime, zone: str) -> str:
    """In a few words, nothing where there is none that stands or is asked for."""
    if hold is None or at >= hold.until:
        return ""
    until = day_words(day_of(hold.until, zone))
    return f"Held until {until}" if hold.agreed_by else f"A hold until {until} is asked for"


def second_words(record: Record, terms: Terms | None, names: Names, at: datetime) -> str:
    """What the second said of a flag that waits."""
    if record.answered_no:
        return f"{name_of(record.answered_no, names)} was there and does not think it should be kept."
    if terms and not terms.second_confirms:
        return "On this ground the second worker is not asked: the lead on call decides."
    if len(record.members) < 2:
        return "Nobody else was there to confirm it."
    return (
        "The second worker gave no answer in time." if terms is None or is_for_lead(record, terms, at) else "The second worker has not answered yet."
    )


def facts_of(record: Record, terms: Terms | None, names: Names, at: datetime, zone: str) -> list[Fact]:
    """All that is known of a record before it is opened, but its ground, project and language."""
    confirmed = name_of(record.confirmer or record.decided_by, names) if record.confirmer or record.decided_by else "nobody yet"
    found = [
        Fact(name="Raised", words=f"{hour_words(record.raised, zone)}, by {name_of(record.raiser, names)}"),
        Fact(name="Confirmed by", words=confirmed),
        Fact(name="Visitor", words="Was told that this is kept" if record.told_visitor else "Was not told, as this ground says"),
        Fact(name="State", words=state_words(record, terms, at)),
        Fact(name="Until", words=until_words(record, zone)),
    ]
    if record.hard_end:
        found.append(Fact(name="Never past", words=f"{day_words(day_of(record.hard_end, zone))}, unless two leads hold it for law"))
    held = hold_words(record.hold, at, zone)
    return [*found, Fact(name="Hold", words=held)] if held else found
