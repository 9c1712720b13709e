"""Canned answers as the desk searches them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from canned_answers import folder, library
from canned_answers.library import Answer, Topic
from chatd.domain.ids import ProjectId
from chatd.domain.people import Project
from chatd.transport.agreed import Agreed
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
    project: str | None = None
    """Said for that project's visitors alone."""


def answers_in(path: Path = folder.STARTER) -> tuple[AnswerOnDesk, ...]:
    """Every answer of a folder. Raises `AnswerRefused` for one that does not pass: a half-read library is not served."""
    return tuple(_on_desk(library.read(file, text)) for file, text in folder.read_folder(path))


async def cards_of(agreed: Agreed, projects: Iterable[Project], may_keep: Callable[[ProjectId], Awaitable[bool]]) -> tuple[AnswerOnDesk, ...]:
    """The short text about confidentiality, for each project in each of its languages, as it is true there now."""
    found = []
    for project in projects:
        kept = await may_keep(project.id)
        for language, _ in agreed.spoken_for(project):
            title, body = agreed.card(project, language, may_keep=kept)
            found.append(_card(f"{language}/confidentiality-{project.id}", title, body, language, project.id))
    return tuple(found)


def _card(id: str, title: str, body: str, language: str, project: ProjectId) -> AnswerOnDesk:
    return AnswerOnDesk(
        id=id,
        title=title,
        topic=Topic.THIS_CHAT.value,
        language=language,
        shortcut="confidentiality",
        nation=["any"],
        tags=["confidentiality", "privacy", "kept"],
        body=body,
        reviewed=language == "en",
        review_by="",
        changed=None,
        source=["protocols/words"],
        translation_of=None if language == "en" else f"confidentiality-{project}",
        project=project,
    )


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
