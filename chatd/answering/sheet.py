"""A library as a sheet, one answer and language a row, and back: what a spreadsheet opens, changes and saves as CSV.

A row is made into the file that it stands for and read as such, so that nothing is allowed here that is not allowed there. What a spreadsheet could make of
its cells is `chatd/domain/spreadsheet.py`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from canned_answers import library
from canned_answers.findings import AnswerRefused, Finding
from canned_answers.front_matter import SLUG
from canned_answers.versions import History
from chatd.answering.brought import Brought, refuse, refused
from chatd.answering.cells import COLUMNS, cells_of, fields, instead
from chatd.domain import spreadsheet
from chatd.domain.spreadsheet import NotRead, Row, Sheet

MOST_BYTES: Final = 16_000_000
MOST_ANSWERS: Final = 6_000
SHEET: Final = Sheet(
    columns=COLUMNS,
    needed=("language", "name", "title", "topic", "shortcut", "nation", "source", "review_by", "body"),
    things="answers",
    most_bytes=MOST_BYTES,
    most_rows=MOST_ANSWERS,
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_STAYS: Final = frozenset({"audience", "tags", "changed", "translation_of"})
"""Facts of the answer. Who wrote, read and published it is said anew each time."""
NOTHING: Final[Mapping[str, History]] = MappingProxyType({})


def written(files: Iterable[tuple[str, str]]) -> bytes:
    """The sheet, by language and name; the same bytes for the same files."""
    return spreadsheet.as_csv(SHEET, (cells_of(library.read(file, text)) for file, text in sorted(files)))


def read(content: bytes, *, name: str = "answers.csv", standing: Mapping[str, History] = NOTHING) -> Brought:
    """*standing*: what there is already; what the sheet has no column for stays as it is there. Raises `AnswerRefused`: of each fault the line of the file, the
    row of the spreadsheet, the column, and of long cells the line within."""
    try:
        rows, problems = spreadsheet.from_csv(SHEET, content)
    except NotRead as wrong:
        raise AnswerRefused(
            tuple(Finding(file=name, line=one.line, field=one.field, problem=_sentence(one.advice), what_to_do="") for one in wrong.problems)
        ) from None
    found = [Finding(file=name, line=one.line, field=one.field, problem=_sentence(one.advice), what_to_do="") for one in problems]
    made = [_Made.of(row, standing) for row in rows]
    refuse([*found, *(finding for one in made for finding in _misnamed(name, one.row)), *_twice(name, made)])
    if not made:
        raise refused(name, 1, "file", "There are no answers in it.", "Under the first line, each row is an answer in one language.")
    by_file = {one.file: one for one in made}
    return Brought(files=tuple((one.file, one.text) for one in made), where=lambda finding: _where(name, by_file[finding.file], finding))


# ── rows as files ──


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A row as a file; *above*: how many lines of it stand before its words."""

    row: Row
    file: str
    text: str
    above: int

    @classmethod
    def of(cls, row: Row, standing: Mapping[str, History]) -> _Made:
        cells = _unsaid(row, standing) | {column: re.sub(r"\r\n?", "\n", cell) for column, cell in row.cells.items()}
        lines = ["+++", *fields(cells), "+++"]
        return cls(row=row, file=_file(row), text="\n".join([*lines, cells["body"], ""]), above=len(lines))


def _file(row: Row) -> str:
    return f"{_language(row)}/{row.cells['name'].strip()}.md"


def _language(row: Row) -> str:
    """`EN` and `Ro` are meant as `en` and `ro`; in longer codes capitals have a meaning."""
    word = row.cells["language"].strip()
    return word if "-" in word else word.lower()


def _unsaid(row: Row, standing: Mapping[str, History]) -> dict[str, str]:
    """So that a sheet without a column for whom an answer is does not tell visitors what was meant for workers."""
    unsaid, history = _STAYS - row.cells.keys(), standing.get(_file(row))
    if not unsaid or history is None or history.standing is None:
        return {}
    stands = cells_of(history.answer(history.standing.number))
    return {column: stands[column] for column in unsaid}


# ── where in the sheet ──


def _misnamed(name: str, row: Row) -> Iterator[Finding]:
    if not _LANGUAGE.fullmatch(row.cells["language"].strip()):
        yield _at(name, row, "language", "There is no such language.", "Write its short code, such as en, ro or pt-BR.")
    if not re.match(SLUG, row.cells["name"].strip()):
        yield _at(name, row, "name", "This is no name of an answer.", "Use small letters, figures and single hyphens, such as sti-test.")


def _twice(name: str, made: Iterable[_Made]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for one in made:
        if first.setdefault(one.file, one.row.number) != one.row.number:
            yield _at(name, one.row, "name", f"Row {first[one.file]} is this answer in this language already.", "Keep one of them.")


def _where(name: str, made: _Made, finding: Finding) -> Finding:
    """By line of the CSV for whoever opens that, by row and column for whoever opens the spreadsheet."""
    field = finding.field if finding.field in COLUMNS else "row"
    moved = _at(name, made.row, field, finding.problem, instead(field, finding.what_to_do))
    below = finding.line - made.above - 1
    if field != "body" or below <= 0:
        return moved
    return replace(moved, line=moved.line + below, field=f"{moved.field}, line {below + 1}")


def _at(name: str, row: Row, column: str, problem: str, what_to_do: str) -> Finding:
    place = row.place_of(column) if column in COLUMNS else f"row {row.number}"
    return Finding(file=name, line=row.lines.get(column, row.line), field=place, problem=problem, what_to_do=what_to_do)


def _sentence(advice: str) -> str:
    return f"It {advice}." if advice.startswith(("is ", "has ")) else f"{advice[:1].upper()}{advice[1:]}."
