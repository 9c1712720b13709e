"""A library as a sheet, one answer and language a row, and back: what a spreadsheet opens, changes and saves as CSV.

A row is made into the file that it stands for and read as such, so that nothing is allowed here that is not allowed there. What a spreadsheet could make of
its cells is `chatd/domain/spreadsheet.py`'s business.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from canned_answers import body as words
from canned_answers import library
from canned_answers.findings import AnswerRefused, Finding
from canned_answers.front_matter import SLUG, WHAT_TO_DO, Nation, Source
from canned_answers.library import ORIGINAL, Answer
from canned_answers.versions import History
from chatd.answering.brought import Brought, refuse, refused
from chatd.domain import spreadsheet
from chatd.domain.spreadsheet import NotRead, Row, Sheet

MOST_BYTES: Final = 16_000_000
MOST_ANSWERS: Final = 6_000
SHEET: Final = Sheet(
    columns=(
        *(
            "language",
            "name",
            "title",
            "topic",
            "shortcut",
            "audience",
            "nation",
            "tags",
            "source",
            "review_by",
            "changed",
            "translation_of",
            "reviewed",
        ),
        *("author", "reviewer", "panel", "state", "body"),
    ),
    needed=("language", "name", "title", "topic", "shortcut", "nation", "source", "review_by", "body"),
    things="answers",
    most_bytes=MOST_BYTES,
    most_rows=MOST_ANSWERS,
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WORDS: Final = frozenset({"topic", "shortcut", "audience", "translation_of", "state"})
_LISTS: Final = frozenset({"nation", "tags"})
_DAYS: Final = frozenset({"review_by", "changed", "panel"})
_A_DAY: Final = "Write year, month and day with an apostrophe before them, such as '2027-05-21"
_IN_A_CELL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "Write one short line, such as: A free and private STI test.",
        "shortcut": "Use small letters, figures and single hyphens, such as sti-test.",
        "nation": f"Write one or more of these, with a space between: {', '.join(Nation)}.",
        "tags": "Write words in small letters with a space between, such as test clinic, or leave it empty.",
        "source": "Write one a line, such as NHS | https://www.nhs.uk | 2026-11-21; leave out the day until somebody has compared them.",
        "review_by": f"{_A_DAY}.",
        "changed": f"{_A_DAY}, or leave it empty.",
        "panel": f"{_A_DAY}, or leave it empty.",
        "reviewed": "Write yes when somebody who speaks the language well has read it, else no.",
        "translation_of": "Write the name of the English answer, such as sti-test, or leave it empty.",
        "author": "Write a name of at most 40 letters, or leave it empty.",
        "reviewer": "Write the name of somebody other than the author, or leave it empty.",
        "body": "Write what a visitor is to read.",
    }
)
"""What to write instead, by column, for whoever has never seen such a file from inside."""
_OF_FILES: Final = frozenset({*WHAT_TO_DO.values(), words.NO_WORDS})
_STAYS: Final = frozenset({"audience", "tags", "changed", "translation_of"})
"""Facts of the answer. Who wrote, read and published it is said anew each time."""
NOTHING: Final[Mapping[str, History]] = MappingProxyType({})
_YES_OR_NO: Final = {"yes": "true", "no": "false", "true": "true", "false": "false"}
_BETWEEN_WORDS: Final = re.compile(r"[\s,;]+")
_A_FACT: Final = re.compile(r"((?:\\.|[^\\|]|\\\Z)*)(?:\||\Z)")


def written(files: Iterable[tuple[str, str]]) -> bytes:
    """The sheet, by language and name; the same bytes for the same files."""
    return spreadsheet.as_csv(SHEET, (_cells(library.read(file, text)) for file, text in sorted(files)))


def read(content: bytes, *, name: str = "answers.csv", standing: Mapping[str, History] = NOTHING) -> Brought:
    """*standing*: what there is already; what the sheet has no column for stays as it is there. Raises `AnswerRefused`: of each fault the line of the file, the row of the spreadsheet, the column, and of long cells the line within."""
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


# ── an answer as cells ──


def _cells(answer: Answer) -> dict[str, str]:
    return {
        "language": answer.language,
        "name": answer.name,
        "title": answer.title,
        "topic": answer.topic,
        "shortcut": answer.shortcut,
        "audience": answer.audience,
        "nation": " ".join(answer.nation),
        "tags": " ".join(answer.tags),
        "source": "\n".join(map(_source, answer.source)),
        "review_by": str(answer.review_by),
        "changed": _or_nothing(answer.changed),
        "translation_of": _or_nothing(answer.translation_of),
        "reviewed": "" if answer.translation_of is None else "yes" if answer.reviewed else "no",
        "author": _or_nothing(answer.author),
        "reviewer": _or_nothing(answer.reviewer),
        "panel": _or_nothing(answer.panel),
        "state": _or_nothing(answer.state),
        "body": answer.body,
    }


def _or_nothing(value: object) -> str:
    return "" if value is None else str(value)


def _source(source: Source) -> str:
    """`NHS | https://www.nhs.uk | 2026-11-01`; a bar that belongs to one of them has a backslash before it."""
    facts = [fact.replace("\\", "\\\\").replace("|", "\\|") for fact in (source.name, source.url or "", _or_nothing(source.checked))]
    while not facts[-1]:
        facts.pop()
    return " | ".join(facts)


# ── cells as a file ──


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
        lines = ["+++", *_fields(cells), "+++"]
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
    stands = _cells(history.answer(history.standing.number))
    return {column: stands[column] for column in unsaid}


def _fields(cells: Mapping[str, str]) -> Iterator[str]:
    """Every field that has something in it; and of a translation that does not say so: what it translates, and that nobody has read it over."""
    said = {column: cell for column, cell in cells.items() if cell.strip()}
    if cells["language"].strip().lower() != ORIGINAL:
        said = {"translation_of": cells["name"], "reviewed": "no", **said}
    for column in SHEET.columns[2:-1]:
        if column in said or column == "tags":
            yield f"{column} = {_value(column, said.get(column, ''))}"


def _value(column: str, cell: str) -> str:
    word = cell.strip()
    if column in _LISTS:
        return _list(map(_quoted, filter(None, _BETWEEN_WORDS.split(word))))
    if column == "source":
        return _list(_source_in(line) for line in cell.split("\n") if line.strip())
    if column in _DAYS:
        return _day(word)
    if column == "reviewed":
        return _YES_OR_NO.get(word.lower(), _quoted(word))
    return _quoted(word if column in _WORDS else cell)


def _source_in(line: str) -> str:
    """One more than three facts is a field that no source has, and is refused as such."""
    name, *rest = _facts(line)
    pairs = [f"name = {_quoted(name)}"]
    for field, word in zip(("url", "checked", "more"), map(str.strip, rest), strict=False):
        pairs += [f"{field} = {_day(word) if field == 'checked' else _quoted(word)}"] if word else []
    return f"{{ {', '.join(pairs)} }}"


def _facts(line: str) -> list[str]:
    """What stands between the bars, without the one space beside each."""
    found = [fact[1] for fact in _A_FACT.finditer(line) if fact.start() < len(line)]
    bare = [fact.removeprefix(" ") if place else fact for place, fact in enumerate(found)]
    return [re.sub(r"\\(.)", r"\1", fact if place == len(bare) - 1 else fact.removesuffix(" ")) for place, fact in enumerate(bare)]


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _day(word: str) -> str:
    """Bare where it is a day, else as a text, which is then refused by the name of its field."""
    try:
        return date.fromisoformat(word).isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", word) else _quoted(word)
    except ValueError:
        return _quoted(word)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


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
    field = finding.field if finding.field in SHEET.columns else "row"
    what_to_do = _IN_A_CELL.get(field, finding.what_to_do) if finding.what_to_do in _OF_FILES else finding.what_to_do
    moved = _at(name, made.row, field, finding.problem, what_to_do)
    below = finding.line - made.above - 1
    if field != "body" or below <= 0:
        return moved
    return replace(moved, line=moved.line + below, field=f"{moved.field}, line {below + 1}")


def _at(name: str, row: Row, column: str, problem: str, what_to_do: str) -> Finding:
    place = row.place_of(column) if column in SHEET.columns else f"row {row.number}"
    return Finding(file=name, line=row.lines.get(column, row.line), field=place, problem=problem, what_to_do=what_to_do)


def _sentence(advice: str) -> str:
    return f"It {advice}." if advice.startswith(("is ", "has ")) else f"{advice[:1].upper()}{advice[1:]}."
