"""The fields of a rota's form: what each may be, and what to say of one that is something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chatd.domain import recurrence
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.recurrence import NotUnderstood
from chatd.domain.rota_lines import Lines, Path

T = TypeVar("T")

_PROJECT: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_YEARS: Final = range(2000, 2200)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What is wrong in a form, where, and what to write instead."""

    line: int
    field: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who and what is there. *anybody*: others may be named too, and will be made."""

    projects: Collection[str] = ()
    people: Collection[str] = ()
    anybody: bool = False


@dataclass(slots=True, kw_only=True)
class Report:
    """What is wrong, as it is found."""

    lines: Lines
    problems: list[Problem] = field(default_factory=list)

    def complain(self, path: Path, advice: str) -> None:
        """Note one problem at that place."""
        self.problems.append(Problem(line=self.lines.of(path), field=str(path[-1]), advice=advice))


_NEVER: Final = datetime(2000, 1, 1)  # noqa: DTZ001  A clock time; stands in for one that could not be read.


class Table:
    """One table of the form. Each field is read with what it must be; what it is not is complained of, and reading goes on."""

    def __init__(self, report: Report, known: Known, path: Path, table: Mapping[str, Any], names: Collection[str]) -> None:
        self._report, self._known, self._path, self._table = report, known, path, table
        self._bad: set[str] = set()
        for name in table:
            if name not in names:
                self.wrong(name, f"there is no such field here; there are {', '.join(sorted(names))}")

    def wrong(self, name: str, advice: str) -> None:
        self._bad.add(name)
        self._report.complain((*self._path, name), advice)

    def has_read(self, *names: str) -> bool:
        """Could these be read?"""
        return not self._bad.intersection(names)

    def tables(self, name: str, *, needed: bool = False) -> list[tuple[Path, dict[str, Any]]]:
        header = "[[" + ".".join(str(part) for part in (*self._path, name) if isinstance(part, str)) + "]]"
        found = self._table.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found) or (needed and not found):
            self.wrong(name, f"write each one under a line {header}")
            return []
        return [((*self._path, name, place), each) for place, each in enumerate(found)]

    def words(self, name: str, *, most: int) -> str:
        text = self._needed(name, str, f'write 1 to {most} letters in quotation marks, like "Friday night"', "")
        if text and (not text.isprintable() or text != " ".join(text.split()) or len(text) > most):
            self.wrong(name, f"write 1 to {most} letters on one line, single spaces between words")
        return text

    def zone(self, name: str) -> str:
        text = self._needed(name, str, 'write a time zone, like "Europe/London"', "UTC")
        try:
            ZoneInfo(text)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.wrong(name, f"{text!r} is not a known time zone; write one like Europe/London or Europe/Bucharest")
            return "UTC"
        return text

    def moment(self, name: str) -> datetime:
        advice = "write the clock time in the rota's zone, without an offset, like 2026-10-23T22:00:00"
        found = self._needed(name, datetime, advice, _NEVER)
        if found.tzinfo is not None or found.microsecond or found.year not in _YEARS:
            self.wrong(name, f"{found.isoformat()}: {advice}")
            return _NEVER
        return found

    def day(self, name: str) -> date:
        found = self._needed(name, date, "write the day on which the shift would begin, like 2026-11-06", _NEVER.date())
        if isinstance(found, datetime) or found.year not in _YEARS:
            self.wrong(name, f"{found.isoformat()}: write the day alone, like 2026-11-06")
            return _NEVER.date()
        return found

    def rule(self, name: str) -> str | None:
        if name not in self._table:
            return None
        text = self._needed(name, str, 'write a rule, like "FREQ=WEEKLY;BYDAY=FR"', "")
        try:
            recurrence.read(text)
        except NotUnderstood as wrong:
            self.wrong(name, str(wrong))
            return None
        return text

    def minutes(self, name: str) -> int | None:
        found = self._table.get(name)
        if found is not None and not (type(found) is int and 0 <= found <= 1440):
            self.wrong(name, "write whole minutes, 0 to 1440: nobody new comes in for so long before cover ends")
            return None
        return found

    def number(self, name: str, *, least: int, most: int, otherwise: int | None) -> int | None:
        found: int | None = self._table.get(name, otherwise)
        if name in self._table and not (type(found) is int and least <= found <= most):
            self.wrong(name, f"write a whole number from {least} to {most}")
            return otherwise
        return found

    def yes(self, name: str) -> bool:
        if name in self._table and self._table[name] is not True:
            self.wrong(name, "write true, or take the line out")
        return name in self._table

    def projects(self, name: str, *, of: Collection[str] = ()) -> tuple[ProjectId, ...]:
        def unknown(text: str) -> str | None:
            if of:
                return None if text in of else f"{text} is not among this rota's projects: {', '.join(of)}"
            return self._unknown(text, self._known.projects, "project", _PROJECT.fullmatch(text) is not None)

        return tuple(ProjectId(each) for each in self._names(name, str, unknown))

    def people(self, name: str) -> tuple[PersonId, ...]:
        return tuple(PersonId(each) for each in self._names(name, str.casefold, self._unknown_person, may_be_empty=True))

    def person(self, name: str) -> PersonId | None:
        text = self._table.get(name)
        if text is None:
            return None
        advice = self._unknown_person(text.casefold()) if isinstance(text, str) else 'write one sign-in name, like "finch"'
        if advice:
            self.wrong(name, advice)
            return None
        return PersonId(text.casefold())

    def languages(self, name: str) -> tuple[str, ...]:
        def unknown(text: str) -> str | None:
            return None if _LANGUAGE.fullmatch(text) else f"{text!r}: write the language's short code, like en or ro"

        return self._names(name, str, unknown)

    def in_order(self, first: str, starts: datetime, last: str, ends: datetime) -> None:
        """Complain of an end that is not after its start, where both could be read."""
        if self.has_read(first, last) and ends <= starts:
            self.wrong(last, f"{ends.isoformat()} is not after {first}, {starts.isoformat()}; mend one of them")

    def _needed(self, name: str, kind: type[T], advice: str, otherwise: T) -> T:
        found = self._table.get(name)
        if not isinstance(found, kind) or found == "":
            self.wrong(name, advice if name in self._table else f"is missing; {advice}")
            return otherwise
        return found

    def _names(self, name: str, tidy: Callable[[str], str], unknown: Callable[[str], str | None], *, may_be_empty: bool = False) -> tuple[str, ...]:
        """A list of names, each once. Complains of every one that cannot be used, on one line each."""
        found = self._table.get(name, [])
        if (
            not isinstance(found, list)
            or not all(isinstance(each, str) for each in found)
            or (name in self._table and not found and not may_be_empty)
        ):
            self.wrong(name, 'write a list of names, like ["wren", "heron"]')
            return ()
        tidied = [tidy(each) for each in found]
        for each in dict.fromkeys(tidied):
            if tidied.count(each) > 1:
                self.wrong(name, f"{each} is there twice; keep one")
            if advice := unknown(each):
                self.wrong(name, advice)
        return tuple(dict.fromkeys(tidied))

    def _unknown_person(self, text: str) -> str | None:
        may_be = 2 <= len(text) <= 40 and all(letter.isalnum() or letter in "._-" for letter in text)
        return self._unknown(text, self._known.people, "person", may_be)

    def _unknown(self, text: str, known: Collection[str], kind: str, may_be: bool) -> str | None:  # noqa: FBT001
        if text in known or (self._known.anybody and may_be):
            return None
        if not may_be:
            return f"{text!r} cannot be the name of a {kind}; use letters, digits and hyphens, like {'northtown' if kind == 'project' else 'wren'}"
        made = "`chatd project add`" if kind == "project" else "`chatd operator add`"
        return f"there is no {kind} {text}; mend the name, add it with {made}, or load with --create-missing"
