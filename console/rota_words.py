"""What the rota says in words: what is lacking, what is at risk, why somebody is suggested. Short enough for a card on a phone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, assert_never

from chatd.domain.recurrence import Every, NotUnderstood, read
from chatd.domain.rota_gaps import Gap, GapKind, Reason, ReasonKind, RiskKind
from chatd.planning.seen import PersonSeen, ProjectSeen, RiskSeen
from console.clock_words import WEEKDAYS, day_name, length
from console.language_names import language_name

NUMBERS: Final = ("no one", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NTH: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
REASONS_SAID: Final = 3
MOST_HELPFUL: Final = (
    ReasonKind.FILLS,
    ReasonKind.WOULD_STAY_ON,
    ReasonKind.FEW_HOURS,
    ReasonKind.EXPERIENCED,
    ReasonKind.SPEAKS,
    ReasonKind.RESTED,
    ReasonKind.SERVES_ALL,
)


def and_so(words: tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def gap_words(gap: Gap, signed_up: int, projects: tuple[ProjectSeen, ...]) -> str:
    """What is lacking. *signed_up*: how many are on."""
    match gap.kind:
        case GapKind.TOO_FEW:
            return f"Needs {'one more' if signed_up and gap.missing == 1 else NUMBERS[min(gap.missing, 12)]}"
        case GapKind.NOT_SERVED:
            name = next((each.name for each in projects if each.id == gap.project), "one of the projects")
            return f"Needs {NUMBERS[min(gap.missing, 12)]} more for {name}"
        case GapKind.LANGUAGE:
            return f"Nobody speaks {language_name(gap.language or '')} yet"
        case GapKind.BEGINNERS:
            return "Both are new" if signed_up == 2 else "All are new"
        case GapKind.EXPERIENCE:
            return f"Needs {'somebody' if gap.missing == 1 else NUMBERS[min(gap.missing, 12)]} with experience"
        case GapKind.WANTED:
            return f"Could do with {NUMBERS[min(gap.missing, 12)]} more"
        case _:
            assert_never(gap.kind)


def risk_words(risk: RiskSeen) -> str:
    """What may yet go wrong, and with whom."""
    who = and_so(tuple(each.shift_name for each in risk.people))
    several = len(risk.people) > 1
    match risk.kind:
        case RiskKind.COVER_ASKED:
            return f"{who} ask{'' if several else 's'} for cover"
        case RiskKind.NOT_CONFIRMED:
            return f"{who} {'have' if several else 'has'} not said yet whether they come"
        case RiskKind.SAID_NO:
            return f"{who} said they cannot come"
        case RiskKind.NO_SUPERVISOR:
            return "No supervisor is on call"
        case RiskKind.NO_LEAD:
            return "No safeguarding lead is on call"
        case _:
            assert_never(risk.kind)


def reason_words(reason: Reason) -> str | None:
    """Why somebody is suggested. None where the reason would be no help in words."""
    match reason.kind:
        case ReasonKind.SERVES_ALL:
            return "answers for every project here"
        case ReasonKind.SPEAKS:
            return f"speaks {language_name(reason.language or '')}"
        case ReasonKind.EXPERIENCED:
            return "has experience"
        case ReasonKind.FILLS | ReasonKind.RESTED:
            return _fills_words(reason.gap) if reason.gap else f"has {length(reason.rest)} of rest in between" if reason.rest else None
        case ReasonKind.FEW_HOURS:
            return (
                f"has {length(timedelta(minutes=reason.minutes))} in these four weeks" if reason.minutes else "has no other turn in these four weeks"
            )
        case ReasonKind.WOULD_STAY_ON:
            return "would stay on if nobody comes"
        case _:
            assert_never(reason.kind)


def reasons_words(reasons: tuple[Reason, ...], *, fewest: bool) -> str:
    """The few that help to choose: what they bring that is lacking first. *fewest*: nobody who is suggested has fewer hours."""
    said = [
        "has had the fewest hours this month" if fewest and each.kind is ReasonKind.FEW_HOURS else reason_words(each)
        for each in sorted(reasons, key=lambda each: MOST_HELPFUL.index(each.kind))
    ]
    return and_so(tuple(words for words in dict.fromkeys(said) if words)[:REASONS_SAID])


def _fills_words(gap: Gap) -> str | None:
    """What they bring that is lacking. That they are one more goes without saying."""
    if gap.language:
        return f"speaks {language_name(gap.language)}"
    return "has experience" if gap.kind in {GapKind.BEGINNERS, GapKind.EXPERIENCE} else None


def minutes_of(reasons: tuple[Reason, ...]) -> int | None:
    """How long they are on in the weeks around it, where that is known."""
    return next((each.minutes for each in reasons if each.kind is ReasonKind.FEW_HOURS), None)


def named(people: tuple[PersonSeen, ...]) -> str:
    """`Otter (Eastport Outreach) and Wren (Northtown Project)`."""
    return and_so(tuple(f"{each.shift_name} ({each.charity})" for each in people))


def repeat_words(rule: str | None, first: datetime) -> str:
    """How it comes again: `every Friday`."""
    if rule is None:
        return "once"
    try:
        found = read(rule)
    except NotUnderstood:
        return "by a rule of its own"
    days = tuple(f"{NTH[day.nth]} {WEEKDAYS[day.weekday]}" if day.nth else WEEKDAYS[day.weekday] for day in found.days)
    often = {Every.DAY: "day", Every.WEEK: "week", Every.MONTH: "month"}[found.every]
    every = f"every {often}" if found.interval == 1 else f"every {NUMBERS[min(found.interval, 12)]} {often}s"
    if found.every is Every.WEEK:
        named_days = and_so(days or (WEEKDAYS[first.weekday()],))
        every = f"every {named_days}" if found.interval == 1 else f"{every} on {named_days}"
    elif days:
        every = f"{every} on the {and_so(days)}"
    return f"{every} until {day_name(found.until.date())} {found.until.year}" if found.until else every
