"""The directory of services as a CSV file, and back: all of it, or every fault with its line and column.

One canonical form is written, so that a file read and written again has the same bytes. Nothing in it is a formula to a spreadsheet: an apostrophe
is put before every sign that could begin one, and before figures that it would change, and taken away again when the file is read (docs/decisions/0034).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from chatd.domain.rota_fields import Problem
from chatd.domain.service_fields import Unfit, read, written
from chatd.domain.service_row import COLUMNS, NEEDED
from chatd.domain.services import Entry

MOST_BYTES: Final = 4_000_000
MOST_ENTRIES: Final = 5_000
_BYTE_ORDER_MARK: Final = "\ufeff"
_FILE: Final = "file"

_CELL_BEGINS: Final = r"(?:\A|[;,\t\n\r])[ \"]*"
"""Also after a separator in the middle of a cell: a spreadsheet that is set to another separator cuts the cell there."""
_A_SIGN: Final = r"'*[=+\-@＝＋－＠]"
_FIGURES_ALONE: Final = r"'*[0-9][0-9 ().:/\-]*\Z"
"""A spreadsheet would take the nought from a phone number, and turn a day round."""
_BARE: Final = re.compile(rf"(?P<before>{_CELL_BEGINS}(?={_A_SIGN})|\A(?={_FIGURES_ALONE}))")
_GUARDED: Final = re.compile(rf"(?P<before>{_CELL_BEGINS}(?='{_A_SIGN})|\A(?='{_FIGURES_ALONE}))'")


class NotRead(Exception):
    """The file has faults, and nothing of it was taken."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(sorted(set(problems)))


def as_csv(entries: Iterable[Entry]) -> bytes:
    """UTF-8 with a byte order mark, commas, CRLF; in the order of names, the shared ones of two first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in sorted(entries, key=lambda each: (each.key[1], not each.shared)):
        writer.writerow([guarded(words) for words in written(entry).values()])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def from_csv(content: bytes, *, known_needs: Collection[str], today: date) -> tuple[Entry, ...]:
    """The entries, without ids. With or without a byte order mark, commas or semicolons, columns in any order. Raises `NotRead`."""
    rows = _rows(_text(content))
    columns = _header(rows)
    problems: list[Problem] = []
    entries: dict[tuple[bool, str], int] = {}
    found = []
    for line, cells in rows[1:]:
        try:
            entry = _entry(line, columns, cells, known_needs, today)
        except NotRead as wrong:
            problems += wrong.problems
            continue
        if entry.key in entries:
            problems.append(Problem(line=line, field="name", advice=f"line {entries[entry.key]} has this name already; keep one, or name them apart"))
        entries.setdefault(entry.key, line)
        found.append(entry)
    if problems:
        raise NotRead(problems)
    return tuple(found)


def guarded(words: str) -> str:
    """*words* with an apostrophe before each sign that a spreadsheet could take for the beginning of a formula, and before figures that it would change."""
    return _BARE.sub(r"\g<before>'", words)


def bare(words: str) -> str:
    """What `guarded` was given."""
    return _GUARDED.sub(r"\g<before>", words)


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise _refused(1, _FILE, "is larger than 4 MB; a directory of 5000 entries is smaller, so take out what is none")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise _refused(line, _FILE, "is not text in UTF-8; save it as “CSV UTF-8” and try again") from None
    if "\x00" in text:
        raise _refused(text.count("\n", 0, text.index("\x00")) + 1, _FILE, "is not text; save it as “CSV UTF-8” and try again")
    return text


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Each row with the line that it begins on. Rows without a word in them are left out: spreadsheets leave such behind."""
    first = next(iter(text.strip().splitlines()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    rows, begins = [], 1
    try:
        for cells in reader:
            rows += [(begins, cells)] if any(cell.strip() for cell in cells) else []
            begins = reader.line_num + 1
    except csv.Error:
        raise _refused(
            begins, _FILE, 'a quotation mark is not closed, or stands inside a cell alone; write "" for one inside a quoted cell'
        ) from None
    if len(rows) > MOST_ENTRIES + 1:
        raise _refused(rows[MOST_ENTRIES + 1][0], _FILE, f"has more than {MOST_ENTRIES} entries; take some out")
    return rows


def _header(rows: Sequence[tuple[int, list[str]]]) -> list[str]:
    if not rows:
        raise _refused(1, _FILE, f"is empty; the first line names the columns: {','.join(COLUMNS)}")
    line, cells = rows[0]
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    problems = list(_faults_of_header(line, names))
    if problems:
        raise NotRead(problems)
    return names


def _faults_of_header(line: int, names: Sequence[str]) -> Iterator[Problem]:
    for place, name in enumerate(names, start=1):
        if name not in COLUMNS:
            yield Problem(line=line, field=f"column {place}", advice=f"there is no column {name[:40]!r}; there are: {', '.join(COLUMNS)}")
        elif name in names[: place - 1]:
            yield Problem(line=line, field=name, advice="this column is there twice; keep one")
    for name in NEEDED:
        if name not in names:
            yield Problem(line=line, field=name, advice="this column is missing; add it to the first line")


def _entry(line: int, columns: Sequence[str], cells: Sequence[str], known_needs: Collection[str], today: date) -> Entry:
    if len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
        raise _refused(
            line, _FILE, f"has {len(cells)} cells where the first line has {len(columns)}; put a cell with a separator in it in quotation marks"
        )
    try:
        return read({column: bare(cell) for column, cell in zip(columns, cells, strict=False)}, known_needs=known_needs, today=today)
    except Unfit as wrong:
        raise NotRead(Problem(line=line, field=column, advice=advice) for column, advice in wrong.faults) from None


def _refused(line: int, column: str, advice: str) -> NotRead:
    return NotRead([Problem(line=line, field=column, advice=advice)])
