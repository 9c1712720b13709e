"""Canned answers as the desk searches them."""

from __future__ import annotations

from pathlib import Path

from canned_answers import folder, library
from canned_answers.library import Answer
from chatd.wire import Closed


class AnswerOnDesk(Closed, frozen=True):
    """One answer in one language. `id` is `LANG/name`; `body` is Markdown of our small kind."""

    id: str
    title: str
    topic: str
    language: str
    shortcut: str
    nation: list[str]
    tags: list[str]
    body: str
    reviewed: bool
    review_by: str
    changed: str | None
    source: list[str]
    translation_of: str | None


def answers_in(path: Path = folder.STARTER) -> tuple[AnswerOnDesk, ...]:
    """Every answer of a folder. Raises `AnswerRefused` for one that does not pass: a half-read library is not served."""
    return tuple(_on_desk(library.read(file, text)) for file, text in folder.read_folder(path))


def _on_desk(answer: Answer) -> AnswerOnDesk:
    return AnswerOnDesk(
        id=f"{answer.language}/{answer.name}",
        title=answer.title,
        topic=answer.topic.value,
        language=answer.language,
        shortcut=answer.shortcut,
        nation=[nation.value for nation in answer.nation],
        tags=list(answer.tags),
        body=answer.body,
        reviewed=answer.reviewed,
        review_by=answer.review_by.isoformat(),
        changed=answer.changed.isoformat() if answer.changed else None,
        source=[source.name for source in answer.source],
        translation_of=answer.translation_of,
    )
