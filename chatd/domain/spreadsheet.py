"""CSV that a spreadsheet may open: cells that no formula hides in, and rows with the line that each begins on.

An apostrophe is put before every sign that could begin a formula, and before figures that a spreadsheet would change, and taken away again when the file
is read (docs/decisions/0034).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chatd.domain.rota_fields import Problem

FILE: Final = "file"
_BYTE_ORDER_MARK: Final = "\ufeff"
_A_WORKBOOK: Final = b"PK\x03\x04"
_SEPARATORS: Final = (",", ";", "\t")
_COULD_NOT: Final = re.compile(r"#(?:NAME\?|VALUE!|REF!|N/A|NUM!|NULL!|DIV/0!|SPILL!|CALC!)|Err:5\d\d|#{3,}")
"""What a spreadsheet leaves in a cell that it took for a formula, or that was too narrow when it was copied."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a kind of sheet may hold. *columns*: all, in the order in which they are written; *things*: what its rows are called."""

    columns: Sequence[str]
    needed: Collection[str]
    things: str
    most_bytes: int
    most_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """*line*: on which line of the file it begins; *number*: which row of a spreadsheet it is; *cells*: by column, without their guards."""

    line: int
    number: int
    cells: Mapping[str, str]
    lines: Mapping[str, int]
    """On which line of the file each cell begins."""

    def place_of(self, column: str) -> str:
        """For whoever has the spreadsheet open, where a row may have several lines."""
        return f"{column} in row {self.number}"


def as_csv(sheet: Sheet, rows: Iterable[Mapping[str, str]]) -> bytes:
    """UTF-8 with a byte order mark, commas, CRLF, all columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    for cells in rows:
        writer.writerow([guarded(cells[column]) for column in sheet.columns])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def from_csv(sheet: Sheet, content: bytes) -> tuple[list[Row], list[Problem]]:
    """The rows that fit the first line, and what is wrong with the others. With or without a byte order mark, commas, semicolons or tabs, columns in any order.
    Raises `NotRead` where the file as a whole cannot be read."""
    rows = _rows(sheet, _text(sheet, content))
    columns = _header(sheet, rows)
    found, problems = [], []
    for line, number, cells in rows[1:]:
        if len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
            advice = f"has {len(cells)} cells where the first line has {len(columns)}; put a cell with a separator in it in quotation marks"
            problems.append(Problem(line=line, field=f"row {number}", advice=advice))
        else:
            row = _row(line, number, columns, cells)
            found.append(row)
            problems += _lost(row)
    return found, problems


def guarded(words: str) -> str:
    """*words* with an apostrophe before each sign that a spreadsheet could take for the beginning of a formula, and before figures that it would change."""
    return _BARE.sub(r"\g<before>'", words)


def bare(words: str) -> str:
    """What `guarded` was given."""
    return _GUARDED.sub(r"\g<before>", words)


def _row(line: int, number: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    begins, lines = line, {}
    for column, cell in zip(columns, cells, strict=False):
        lines[column] = begins
        begins += len(re.findall(r"\r\n|\r|\n", cell))
    return Row(line=line, number=number, cells={column: bare(cell) for column, cell in zip(columns, cells, strict=False)}, lines=lines)


def _lost(row: Row) -> Iterator[Problem]:
    for column, cell in row.cells.items():
        if _COULD_NOT.fullmatch(cell.strip()):
            advice = f"a spreadsheet has put {cell.strip()} here; write the words again, with an apostrophe before them"
            yield Problem(line=row.lines[column], field=row.place_of(column), advice=advice)


def _text(sheet: Sheet, content: bytes) -> str:
    if content.startswith(_A_WORKBOOK):
        raise _refused(1, "is a workbook, like .xlsx or .ods; open it, save it as “CSV UTF-8”, and send that")
    if len(content) > sheet.most_bytes:
        size = f"{sheet.most_bytes // 1_000_000} MB"
        raise _refused(1, f"is larger than {size}; {sheet.most_rows} {sheet.things} are smaller, so take out what is none")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise _refused(line, "is not text in UTF-8; save it as “CSV UTF-8” and try again") from None
    if "\x00" in text:
        raise _refused(text.count("\n", 0, text.index("\x00")) + 1, "is not text; save it as “CSV UTF-8” and try again")
    return text


def _rows(sheet: Sheet, text: str) -> list[tuple[int, int, list[str]]]:
    """Each row with the line that it begins on, and its number. Rows without a word in them are left out: spreadsheets leave such behind."""
    first = next(iter(text.strip().splitlines()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count), strict=True)
    rows, begins = [], 1
    try:
        for number, cells in enumerate(reader, start=1):
            rows += [(begins, number, cells)] if any(cell.strip() for cell in cells) else []
            begins = reader.line_num + 1
    except csv.Error:
        raise _refused(begins, 'a quotation mark is not closed, or stands inside a cell alone; write "" for one inside a quoted cell') from None
    if len(rows) > sheet.most_rows + 1:
        raise _refused(rows[sheet.most_rows + 1][0], f"has more than {sheet.most_rows} {sheet.things}; take some out")
    return rows


def _header(sheet: Sheet, rows: Sequence[tuple[int, int, list[str]]]) -> list[str]:
    if not rows:
        raise _refused(1, f"is empty; the first line names the columns: {','.join(sheet.columns)}")
    line, _, cells = rows[0]
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    problems = list(_faults_of_header(sheet, line, names))
    if problems:
        raise NotRead(problems)
    return names


def _faults_of_header(sheet: Sheet, line: int, names: Sequence[str]) -> Iterator[Problem]:
    if not set(names) & set(sheet.columns):
        yield Problem(line=line, field=FILE, advice=f"the first line must name the columns: {', '.join(sheet.columns)}")
        return
    for place, name in enumerate(names, start=1):
        if not name:
            yield Problem(line=line, field=f"column {place}", advice="this column has no name; name it, or take it out")
        elif name not in sheet.columns:
            yield Problem(line=line, field=f"column {place}", advice=f"there is no column {name[:40]!r}; there are: {', '.join(sheet.columns)}")
        elif name in names[: place - 1]:
            yield Problem(line=line, field=name, advice="this column is there twice; keep one")
    for name in sheet.needed:
        if name not in names:
            yield Problem(line=line, field=name, advice="this column is missing; add it to the first line")


def _refused(line: int, advice: str) -> NotRead:
    return NotRead([Problem(line=line, field=FILE, advice=advice)])
