"""Canned answers as the desk searches them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from canned_answers import folder, library
from canned_answers.library import Answer, Audience, Topic
from canned_answers.verifying import is_unverified
from chatd.answering.shelves import Says, Told
from chatd.answering.standing import read
from chatd.domain.ids import ProjectId
from chatd.domain.people import Project
from chatd.transport.agreed import Agreed, Ready
from chatd.wire import Closed


class AnswerOnDesk(Closed, frozen=True):
    """One answer in one language. `id` is `LANG/name`, or `LANG/name@PROJECT` for one that not all projects have; `body` is Markdown of our small kind."""

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
    verified: bool = True
    """False while law or a number stands in it that nobody has compared with its source; of the published only starters can be so."""
    project: str | None = None
    """Said for that project's visitors alone."""


@cache
def starters_in(path: Path = folder.STARTER) -> Mapping[str, Answer]:
    """Every answer of a folder, by file, read once. Raises `AnswerRefused` for one that does not pass: a half-read library is not served."""
    return {file: library.read(file, text) for file, text in folder.read_folder(path)}


def answers_in(path: Path = folder.STARTER) -> tuple[AnswerOnDesk, ...]:
    """What the desk has of a folder."""
    return on_desk(starters_in(path).values())


def on_desk(answers: Iterable[Answer]) -> tuple[AnswerOnDesk, ...]:
    return tuple(_visitors(answers))


def served(says: Mapping[ProjectId, Says], starters: tuple[AnswerOnDesk, ...]) -> tuple[AnswerOnDesk, ...]:
    """Each project's published answers, and the starters that still stand under them. What all projects have is there once, and said for nobody in
    particular; so nothing is sent twice where nobody has a library yet, or all have the same."""
    has = {project: {one.id: one for one in (*_from_library(said.answers), *_left(said, starters))} for project, said in says.items()}
    if not has:
        return starters
    everybodys = {id: one for id, one in next(iter(has.values())).items() if all(others.get(id) == one for others in has.values())}
    return (
        *everybodys.values(),
        *(_only_for(project, one, everybodys) for project, own in has.items() for id, one in own.items() if id not in everybodys),
    )


@dataclass(slots=True, kw_only=True)
class Served:
    """What desks are given, made again only when a library says something else: each of them asks every few minutes, whatever anybody does. In a thread, as
    whoever asks first waits for a large library to be read, and nobody's line should wait with them."""

    told: Callable[[], Awaitable[Mapping[ProjectId, Says]]]
    starters: tuple[AnswerOnDesk, ...]
    _of: Mapping[ProjectId, Says] | None = None
    _made: tuple[AnswerOnDesk, ...] = ()

    async def now(self) -> tuple[AnswerOnDesk, ...]:
        says = await self.told()
        if says != self._of:
            self._made, self._of = await asyncio.to_thread(served, says, self.starters), says
        return self._made


async def cards_of(agreed: Agreed, projects: Iterable[Project], may_keep: Callable[[ProjectId], Awaitable[bool]]) -> tuple[AnswerOnDesk, ...]:
    """The short text about confidentiality, for each project in each of its languages, as it is true there now."""
    found = []
    for project in projects:
        kept = await may_keep(project.id)
        for language, _ in agreed.spoken_for(project):
            title, body = agreed.card(project, language, may_keep=kept)
            text = Ready(id="confidentiality", title=title, body=body, is_own=False)
            found.append(_card(text, language, project.id, tags=("confidentiality", "privacy", "kept")))
        found += ready_for(agreed, project)
    return tuple(found)


def ready_for(agreed: Agreed, project: Project) -> list[AnswerOnDesk]:
    """The short texts for drawing a line, for waiting and for ending, in each language of the project that has them."""
    texts = ((language, text) for language in dict.fromkeys(("en", *project.languages)) for text in agreed.ready(project, language))
    return [_card(text, language, project.id, tags=("wait", "end", "stop")) for language, text in texts]


def _card(text: Ready, language: str, project: ProjectId, *, tags: tuple[str, ...]) -> AnswerOnDesk:
    """What the project wrote itself has been read over by it; English comes so with chatd."""
    return AnswerOnDesk(
        id=f"{language}/{text.id}-{project}",
        title=text.title,
        topic=Topic.THIS_CHAT.value,
        language=language,
        shortcut=text.id,
        nation=["any"],
        tags=list(tags),
        body=text.body,
        reviewed=text.is_own or language == "en",
        review_by="",
        changed=None,
        source=["protocols"],
        translation_of=None if language == "en" else f"{text.id}-{project}",
        project=project,
    )


def _left(said: Says, starters: Iterable[AnswerOnDesk]) -> Iterator[AnswerOnDesk]:
    return (starter for starter in starters if said.leaves(f"{starter.id}.md"))


def _from_library(answers: Iterable[Told]) -> tuple[AnswerOnDesk, ...]:
    return tuple(_visitors(read(each.file, each.text) for each in answers))


def _visitors(answers: Iterable[Answer]) -> Iterator[AnswerOnDesk]:
    """What is for a worker's own eyes has no place in a reply."""
    yield from (_on_desk(answer) for answer in answers if answer.audience is Audience.VISITOR)


def _only_for(project: ProjectId, one: AnswerOnDesk, everybodys: Mapping[str, AnswerOnDesk]) -> AnswerOnDesk:
    """A translation names its original as that is served: for all, or for this project alone."""
    original = one.translation_of
    if original and f"{library.ORIGINAL}/{original}" not in everybodys:
        original = f"{original}@{project}"
    return replace(one, id=f"{one.id}@{project}", translation_of=original, project=project)


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
        verified=not is_unverified(answer),
    )
