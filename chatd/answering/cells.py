"""An answer as cells of a row, and such cells as the fields of a file. Which file and which row they are of is `sheet.py`'s business.

What cannot be read is passed on as it was typed, and refused where files are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from canned_answers import body as words
from canned_answers.front_matter import WHAT_TO_DO, Nation, Source
from canned_answers.library import ORIGINAL, Answer

# fmt: off
COLUMNS: Final = (
    "language", "name", "title", "topic", "shortcut", "audience", "nation", "tags", "source", "review_by", "changed", "translation_of", "reviewed",
    "author", "reviewer", "panel", "state", "body",
)
# fmt: on
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
_YES_OR_NO: Final = {"yes": "true", "no": "false", "true": "true", "false": "false"}
_BETWEEN_WORDS: Final = re.compile(r"[\s,;]+")
_A_FACT: Final = re.compile(r"((?:\\.|[^\\|]|\\\Z)*)(?:\||\Z)")


# ── an answer as cells ──


def cells_of(answer: Answer) -> dict[str, str]:
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


def instead(column: str, what_to_do: str) -> str:
    """What to write in a cell, in the place of what a file's writer is told."""
    return _IN_A_CELL.get(column, what_to_do) if what_to_do in _OF_FILES else what_to_do


# ── cells as a file ──


def fields(cells: Mapping[str, str]) -> Iterator[str]:
    """Every field that has something in it; and of a translation that does not say so: what it translates, and that nobody has read it over."""
    said = {column: cell for column, cell in cells.items() if cell.strip()}
    if cells["language"].strip().lower() != ORIGINAL:
        said = {"translation_of": cells["name"], "reviewed": "no", **said}
    for column in COLUMNS[2:-1]:
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
