"""How often a project was needed, by month: what is shown of the tally, and what of it is held back so that no number points at somebody.

From 1 to 4 is "under 5". Nothing beside it may tell which: whoever came was served or left, so where one of these two is held back the other is
shown as a least number; and a sum is made of what is shown.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from console.clock_words import MONTHS

FEW: Final = 5
"""A number below this, unless it is 0, is not shown."""
MONTHS_SHOWN: Final = 12
PARTS: Final = ("served", "left_waiting")
"""These two together are those who came."""

Counted = Mapping[tuple[date, str], int]
"""By the first day of the month, and kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of tally, as a coordinator reads it."""

    id: str
    name: str
    meaning: str


KINDS: Final = (
    Kind(id="came", name="Came", meaning="Visitors who started a chat while it was open, and were let in."),
    Kind(id="served", name="Talked with two of us", meaning="Chats that ended after a pair of workers had been there."),
    Kind(id="left_waiting", name="Left while waiting", meaning="Chats that ended before a pair was there."),
    Kind(id="came_when_closed", name="Came when closed", meaning="Visitors who wanted to chat while it was closed."),
    Kind(id="came_when_full", name="Came when full", meaning="Visitors who wanted to chat while the queue was full."),
    Kind(
        id="two_did_not_come",
        name="Came, and we were not two",
        meaning="Visitors who came in promised hours when fewer than two of us were on shift.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number as it may be shown. *least*: what everybody may know that it is at least."""

    words: str
    least: int
    is_exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind: a figure for each month, and all of them together."""

    kind: Kind
    figures: tuple[Figure, ...]
    total: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """*months*: the newest first; empty where nothing was counted yet."""

    months: tuple[str, ...]
    rows: tuple[Row, ...]


def figures_of(counted: Counted, *, until: date) -> Figures:
    """The months before *until*, from the first in which anything was counted."""
    first = min((month for month, _ in counted), default=until)
    months = [month for month in months_before(until) if month >= first]
    return Figures(
        months=tuple(f"{MONTHS[each.month - 1]} {each.year}" for each in months), rows=tuple(_row(kind, months, counted) for kind in KINDS)
    )


def months_before(until: date) -> tuple[date, ...]:
    """The first days of the twelve months before the month of *until*, the newest first."""
    newest = until.year * 12 + until.month - 2
    return tuple(date(each // 12, each % 12 + 1, 1) for each in range(newest, newest - MONTHS_SHOWN, -1))


def as_csv(figures: Figures) -> str:
    """A line for each month and one for all of them, for a spreadsheet."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(["Month", *(row.kind.name for row in figures.rows)])
    lines.writerows([month, *(row.figures[at].words for row in figures.rows)] for at, month in enumerate(figures.months))
    lines.writerow(["Together", *(row.total.words for row in figures.rows)])
    return written.getvalue()


def _row(kind: Kind, months: Sequence[date], counted: Counted) -> Row:
    shown = tuple(_figure(kind.id, month, counted) for month in months)
    return Row(kind=kind, figures=shown, total=together(shown))


def _figure(kind: str, month: date, counted: Counted) -> Figure:
    number = counted.get((month, kind), 0)
    if _is_few(number):
        return by_itself(number)
    beside = [counted.get((month, part), 0) for part in PARTS if part != kind]
    least = _least(kind, counted.get((month, "came"), 0)) if any(map(_is_few, beside)) else 0
    if 0 < least <= number:
        return Figure(words=f"at least {least}", least=least, is_exact=False)
    return by_itself(number)


def by_itself(number: int) -> Figure:
    """One beside which nothing tells of it."""
    return Figure(words=f"under {FEW}", least=1, is_exact=False) if _is_few(number) else Figure(words=str(number), least=number)


def _least(kind: str, came: int) -> int:
    """What may be said beside a part that is held back; 0: the number itself. Where few came, how many came gives it away as well."""
    if kind not in {"came", *PARTS}:
        return 0
    if came < 2 * FEW - 1:
        return FEW
    return came - FEW + 1 if kind in PARTS else 0


def together(shown: Sequence[Figure]) -> Figure:
    """A sum of what is shown, so that it gives nothing away that is not."""
    some = [each for each in shown if each.least]
    if len(some) == 1:
        return some[0]
    least, is_exact = sum(each.least for each in some), all(each.is_exact for each in some)
    return Figure(words=str(least) if is_exact else f"at least {least}", least=least, is_exact=is_exact)


def _is_few(number: int) -> bool:
    return 0 < number < FEW
