"""A project's out-of-hours words as fields that can be kept, and back: what each may hold, and what to write instead. `written(read(…))` is the same again.

{"texts": [{"reason": "holiday", "first": "2026-12-24", "last": "2026-12-26", "weekdays": [], "lines": ["…"]}], "message": ["…"]}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any, Final

from chatd.domain.out_of_hours import ANY_DAY, WEEK, Days, Own, Reason, Text

VARIABLES: Final = ("project", "clinic_name", "clinic_phone", "clinic_hours")
MOST_TEXTS: Final = 20
MOST_LINES: Final = 6
LONGEST_LINE: Final = 300
LONGEST_SPAN: Final = timedelta(days=366)

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


class Unfit(ValueError):
    """Fields that cannot be used. *faults*: (field, what to do), every one."""

    def __init__(self, faults: Collection[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{field}: {advice}" for field, advice in faults))
        self.faults = tuple(faults)


def read(fields: Mapping[str, Any]) -> Own:
    """Raises `Unfit` with every fault at once. Spaces at the ends, empty lines and texts without a line are left out."""
    reading = _Reading()
    for odd in sorted(set(fields) - {"texts", "message"}):
        reading.wrong(odd, "leave this out: it has no meaning here")
    listed = fields.get("texts", ())
    found = [reading.text(each, f"texts.{place}") for place, each in enumerate(listed if isinstance(listed, list | tuple) else (), start=1)]
    own = Own(texts=tuple(each for each in found if each), message=reading.lines(fields.get("message", ()), "message"))
    reading.weigh(own)
    if reading.faults:
        raise Unfit(reading.faults)
    return own


def written(own: Own) -> dict[str, Any]:
    """As JSON can hold it."""
    return {"texts": [_as_fields(each) for each in own.texts], "message": list(own.message)}


def filled(lines: Collection[str], fill: Mapping[str, str]) -> tuple[str, ...]:
    """With variables filled; a line whose variable is not known is not said."""
    return tuple(_VARIABLE.sub(lambda found: fill[found[1]], line) for line in lines if set(_VARIABLE.findall(line)) <= fill.keys())


def variables_in(own: Own) -> frozenset[str]:
    lines = [*own.message, *(line for text in own.texts for line in text.lines)]
    return frozenset(name for line in lines for name in _VARIABLE.findall(line))


def _as_fields(text: Text) -> dict[str, Any]:
    days = text.days
    return {
        "reason": text.reason.value,
        "first": days.first.isoformat() if days.first else "",
        "last": days.last.isoformat() if days.last else "",
        "weekdays": sorted(days.weekdays),
        "lines": list(text.lines),
    }


class _Reading:
    """Collects what is wrong on the way."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, str]] = []

    def wrong(self, field: str, advice: str) -> None:
        self.faults.append((field, advice))

    def text(self, fields: Any, at: str) -> Text | None:
        if not isinstance(fields, Mapping):
            self.wrong(at, "write a text with a reason and lines")
            return None
        lines = self.lines(fields.get("lines", ()), f"{at}.lines")
        if fields.get("reason") not in set(Reason):
            self.wrong(f"{at}.reason", "choose one of the reasons")
            return None
        return Text(reason=Reason(fields["reason"]), lines=lines, days=self.days(fields, at)) if lines else None

    def days(self, fields: Mapping[str, Any], at: str) -> Days:
        first, last = self.day(fields, "first", at), self.day(fields, "last", at)
        weekdays = fields.get("weekdays", ())
        if not isinstance(weekdays, list | tuple) or not set(map(str, weekdays)) <= set(map(str, WEEK)):
            self.wrong(f"{at}.weekdays", "choose days of the week")
            return ANY_DAY
        if bool(fields.get("first")) != bool(fields.get("last")):
            self.wrong(f"{at}.{'last' if fields.get('first') else 'first'}", "write both days, the first and the last; for one day the same twice")
        elif first and last and not timedelta() <= last - first <= LONGEST_SPAN:
            self.wrong(f"{at}.last", "write a day after the first one, and within a year of it")
        return Days(first=first, last=last, weekdays=frozenset(map(int, weekdays)))

    def day(self, fields: Mapping[str, Any], name: str, at: str) -> date | None:
        typed = str(fields.get(name) or "")
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError:
            self.wrong(f"{at}.{name}", "write the day like 2026-12-24")
            return None

    def lines(self, typed: Any, at: str) -> tuple[str, ...]:
        if not isinstance(typed, list | tuple) or not all(isinstance(each, str) for each in typed):
            self.wrong(at, "write lines of text")
            return ()
        found = tuple(tidied for each in typed if (tidied := " ".join(each.split())))
        if len(found) > MOST_LINES:
            self.wrong(at, f"write at most {MOST_LINES} lines")
        for line in found:
            self.line(line, at)
        return found

    def line(self, line: str, at: str) -> None:
        unknown = [name for name in _VARIABLE.findall(line) if name not in VARIABLES]
        if len(line) > LONGEST_LINE:
            self.wrong(at, f"write lines of at most {LONGEST_LINE} letters")
        if unknown or re.search(r"[{}]", _VARIABLE.sub("", line)):
            self.wrong(at, f"use no other braces than {', '.join(f'{{{name}}}' for name in VARIABLES)}")
        if not line.isprintable() or re.search(r"[<>\[\]]", line):
            self.wrong(at, "write it without < > [ ]: it is sent as it stands")

    def weigh(self, own: Own) -> None:
        if len(own.texts) > MOST_TEXTS:
            self.wrong("texts", f"keep at most {MOST_TEXTS} texts; take away those whose days are over")
        seen: set[tuple[Reason, Days]] = set()
        for place, text in enumerate(own.texts, start=1):
            if (text.reason, text.days) in seen:
                self.wrong(f"texts.{place}.reason", "there is a text for this reason and these days already; put the two together")
            seen.add((text.reason, text.days))
