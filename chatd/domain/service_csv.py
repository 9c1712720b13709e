"""The directory of services as a CSV file, and back: all of it, or every fault with its line and column.

One canonical form is written, so that a file read and written again has the same bytes. What a spreadsheet could make of its cells is
`chatd/domain/spreadsheet.py`'s business.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from chatd.domain import spreadsheet
from chatd.domain.rota_fields import Problem
from chatd.domain.service_fields import Unfit, read, with_what_stood, written
from chatd.domain.service_row import COLUMNS, NEEDED
from chatd.domain.services import Entry
from chatd.domain.spreadsheet import NotRead, Row, Sheet

__all__ = ["MOST_BYTES", "MOST_ENTRIES", "Coming", "NotRead", "as_csv", "from_csv"]

MOST_BYTES: Final = 4_000_000
MOST_ENTRIES: Final = 5_000
_SHEET: Final = Sheet(columns=tuple(COLUMNS), needed=tuple(NEEDED), things="entries", most_bytes=MOST_BYTES, most_rows=MOST_ENTRIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What a file says. *entries*: without ids; *unsaid*: columns that it does not have."""

    entries: tuple[Entry, ...]
    unsaid: frozenset[str]

    def over(self, standing: Iterable[Entry]) -> tuple[Entry, ...]:
        """The entries, with what the file does not speak of as it stands: a list of names and hours must not wipe out who checked them, nor bring back what was
        withdrawn."""
        there = {each.key: each for each in standing}
        return tuple(self._over(each, there.get(each.key) or there.get((True, each.key[1]))) for each in self.entries)

    def _over(self, entry: Entry, before: Entry | None) -> Entry:
        is_the_same = before is not None and (before.key == entry.key or "shared" in self.unsaid)
        return with_what_stood(entry, before, self.unsaid) if before and self.unsaid and is_the_same else entry


def as_csv(entries: Iterable[Entry]) -> bytes:
    """In the order of names, the shared ones of two first."""
    return spreadsheet.as_csv(_SHEET, (written(entry) for entry in sorted(entries, key=lambda each: (each.key[1], not each.shared))))


def from_csv(content: bytes, *, known_needs: Collection[str], today: date) -> Coming:
    """Raises `NotRead`."""
    rows, problems = spreadsheet.from_csv(_SHEET, content)
    entries: dict[tuple[bool, str], int] = {}
    found = []
    for row in rows:
        try:
            entry = _entry(row, known_needs, today)
        except NotRead as wrong:
            problems += wrong.problems
            continue
        if entry.key in entries:
            advice = f"row {entries[entry.key]} has this name already; keep one, or name them apart"
            problems.append(Problem(line=row.lines["name"], field=row.place_of("name"), advice=advice))
        entries.setdefault(entry.key, row.number)
        found.append(entry)
    if problems:
        raise NotRead(problems)
    said = rows[0].cells.keys() if rows else COLUMNS
    return Coming(entries=tuple(found), unsaid=frozenset(COLUMNS) - frozenset(said))


def _entry(row: Row, known_needs: Collection[str], today: date) -> Entry:
    try:
        return read(row.cells, known_needs=known_needs, today=today)
    except Unfit as wrong:
        raise NotRead(
            Problem(line=row.lines.get(column, row.line), field=row.place_of(column), advice=advice) for column, advice in wrong.faults
        ) from None
