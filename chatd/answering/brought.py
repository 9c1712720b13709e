"""What somebody brings to the library in one file of whatever form, and how such a file is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from canned_answers.findings import AnswerRefused, Finding
from chatd.answering.shelves import Shelf


class Form(StrEnum):
    """How a library travels in one file: answers as Markdown in an archive, as rows of a sheet, or as paragraphs for translators."""

    ZIP = "zip"
    CSV = "csv"
    PO = "po"


def as_found(finding: Finding) -> Finding:
    return finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """*files*: (file, text) as they would lie in a folder. *made_from*: of translations, from which version of the original. *left_alone*: what was not
    taken, and why; *unchanged*: how many more say what stands already. *where*: a finding about one of *files*, as one about what was brought."""

    files: tuple[tuple[str, str], ...]
    made_from: Mapping[str, int] = field(default_factory=dict)
    left_alone: tuple[str, ...] = ()
    unchanged: int = 0
    where: Callable[[Finding], Finding] = as_found


Reading = Callable[[Shelf, Shelf], Brought]
"""Reads a file beside the owner's shelf and what stands beneath it. Raises `AnswerRefused`."""


def refused(file: str, line: int, field: str, problem: str, what_to_do: str) -> AnswerRefused:
    return AnswerRefused((Finding(file=file, line=line, field=field, problem=problem, what_to_do=what_to_do),))


def refuse(findings: Iterable[Finding]) -> None:
    """Raises `AnswerRefused` where there are any, by file and line."""
    found = tuple(sorted(findings, key=lambda each: (each.file, each.line)))
    if found:
        raise AnswerRefused(found)
