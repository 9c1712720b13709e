"""Whether a shift that somebody writes by hand can be meant. Raises `Refused` with the field and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chatd.domain import recurrence
from chatd.domain.recurrence import NotUnderstood
from chatd.domain.rota import PAIR, Closure, RotaCalendar
from chatd.domain.rota_refusals import Code, Refused
from chatd.domain.rota_shifts import Shift, days, instant

LONGEST: Final = timedelta(hours=24)
MOST_OPERATORS: Final = 12
"""As in a rota's file."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_YEARS: Final = range(2000, 2200)


def refuse_unsound(shift: Shift, calendar: RotaCalendar) -> None:
    """Everything that the shift itself can tell. Who may be named, it cannot."""
    refuse_words("title", shift.title, most=80)
    refuse_hours(zone=shift.zone, starts=shift.starts, ends=shift.ends)
    refuse_rule(shift.repeat, shift)
    refuse_strange("projects", shift.projects, calendar.projects)
    if not all(_LANGUAGE.fullmatch(each) for each in shift.languages):
        raise wrong("languages", "Write each language by its short code, like en or ro.")
    if not PAIR <= shift.needs <= MOST_OPERATORS:
        raise wrong("needs", f"Write how many operators it wants: a number from {PAIR} to {MOST_OPERATORS}.")
    if not 0 <= shift.experienced <= shift.needs:
        raise wrong("experienced", f"Write how many of them are not new: a number from 0 to {shift.needs}.")
    if len(set(shift.operators)) != len(shift.operators):
        raise wrong("operators", "Somebody is there twice. Keep them once.")


def refuse_hours(*, zone: str, starts: datetime, ends: datetime) -> None:
    """Clock times in that zone."""
    _refuse_zone(zone)
    for name, each in (("starts", starts), ("ends", ends)):
        if each.tzinfo is not None or each.year not in _YEARS:
            raise wrong(name, "Write the day and the clock time, like 23 October 2026, 22:00.")
    if ends <= starts:
        raise wrong("ends", "The end is not after the start. Change one of them.")
    if ends - starts > LONGEST:
        raise wrong("ends", "A shift is at most 24 hours long. Write an earlier end, or make two shifts of it.")
    if instant(starts, ZoneInfo(zone)) >= instant(ends, ZoneInfo(zone)):
        raise wrong("ends", "The clocks change that night, and nothing is left of this time. Write a later end.")


def refuse_rule(rule: str | None, shift: Shift) -> None:
    """A rule is read, and names the day on which the shift begins."""
    if rule is None:
        return
    try:
        recurrence.read(rule)
    except NotUnderstood as why:
        raise wrong("repeat", f"{str(why)[0].upper()}{str(why)[1:]}.") from None
    first = shift.starts.date()
    if first not in set(days(shift, first)):
        raise wrong("repeat", f"The rule does not name the day on which it begins, {first}. Change the rule or the day.")


def refuse_closure(closure: Closure, calendar: RotaCalendar) -> None:
    refuse_words("reason", closure.reason, most=200)
    refuse_strange("projects", closure.projects, calendar.projects)
    for name, each in (("starts", closure.starts), ("ends", closure.ends)):
        if each.tzinfo is not None or each.year not in _YEARS:
            raise wrong(name, "Write the day and the clock time, like 25 December 2026, 00:00.")
    if closure.ends <= closure.starts:
        raise wrong("ends", "The end is not after the start. Change one of them.")


def refuse_words(field: str, text: str, *, most: int) -> None:
    """One line, not empty."""
    if not text or len(text) > most or not text.isprintable() or text != " ".join(text.split()):
        raise wrong(field, f"Write 1 to {most} letters on one line.")


def refuse_strange(field: str, named: Sequence[str], known: Sequence[str]) -> None:
    if not set(named) <= set(known) or len(set(named)) != len(named):
        raise wrong(field, "Choose from those that are offered, each once.")


def wrong(field: str, advice: str) -> Refused:
    return Refused(field, Code.NOT_UNDERSTOOD, advice)


def _refuse_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise wrong("zone", "Write a time zone, like Europe/London or Europe/Bucharest.") from None
