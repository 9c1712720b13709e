"""The page of one answer in one language: as a visitor reads it, with every version, who wrote, read and published it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from canned_answers.library import ORIGINAL, Answer
from canned_answers.versions import History, NotSo, Version
from chatd.answering.library import NotThere
from chatd.answering.standing import Layer, Line, fell_behind
from console import answer_views as views
from console.answer_frame import FRONT, AnswerFrame, Place, Whose, file_of
from console.answer_words import day_of, tongue

PATH: Final = f"{FRONT}/{{project}}/{{whose}}/{{language}}/{{name}}"
NO_FAULTS: Final[Mapping[str, str]] = {}
_INSTEAD: Final[Mapping[Layer, str]] = {
    Layer.OWN: "what is published in their project’s own words",
    Layer.SHARED: "the shared version that is published",
    Layer.STARTER: "the starter of this name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is looked at. *version*: None for a starter that the library has no words of its own for."""

    file: str
    history: History
    version: Version | None
    answer: Answer
    lines: tuple[Line, ...]

    @property
    def line(self) -> Line:
        return next(each for each in self.lines if each.file == self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """*frame*: who comes in."""

    frame: AnswerFrame

    def routes(self) -> list[web.RouteDef]:
        return [web.get(PATH, self.frame.found_or_not(self.show))]

    async def show(self, request: web.Request) -> web.Response:
        """One version: the one asked for, or what stands."""
        place, file = await self.frame.place(request), file_of(request)
        number = number_in(request.query["version"]) if "version" in request.query else None
        return await self.page(request, place, await self.shown(place, file, number))

    async def page(
        self,
        request: web.Request,
        place: Place,
        shown: Shown,
        *,
        typed: Mapping[str, str] = NO_FAULTS,
        faults: Mapping[str, str] = NO_FAULTS,
    ) -> web.Response:
        """*typed* and *faults*: of the form that notes what was done."""
        today, version, answer = self.frame.today(place.here), shown.version, shown.answer
        original = _original(shown)
        values = views.values_of(place.project)
        what: dict[str, Any] = {
            "place": place,
            "path": place.path_of(shown.file),
            "answer": answer,
            "said": views.said(answer, values),
            "original": views.said(original.answer, values) if original else None,
            "original_path": place.here.path_to(original) if original else "",
            "moved_on": original is not None and fell_behind(answer, version, original),
            "since": _since(place, version, original),
            "whose": views.words_of(_layer(place, version), place),
            "now": _status(place, shown),
            "marks": views.marks(answer, version.state if version else None, today),
            "tongues": views.tongues(place, shown.file, shown.lines),
            "facts": views.facts(answer),
            "versions": views.versions(
                place, shown.history, await self.frame.names(), version.number if version else 0, has_starter=shown.file in self.frame.starters
            ),
            "version": version,
            "newest": shown.history.versions[-1] if shown.history.versions else None,
            "may": views.may(place, shown.history, version, today) if version else views.May(),
            "may_hide": place.whose is Whose.SHARED and place.person.coordinates(place.project.id),
            "may_make_own": place.whose is Whose.SHARED and place.here.may_write(Whose.OWN),
            "own_path": Place(here=place.here, whose=Whose.OWN).path_of(shown.file),
            "line": shown.line,
            "starter_under": shown.file in self.frame.starters,
            "translate_into": _to_translate(place, shown) if place.may_write else [],
            "day_of": day_of,
            "today": today.isoformat(),
            "typed": typed,
            "faults": faults,
        }
        return self.frame.page(request, "one", place.here, status=400 if faults else 200, **what)

    async def shown(self, place: Place, file: str, number: int | None = None) -> Shown:
        """Raises `NotThere` for what is nowhere; leads to the shared answer where a project has none of its own."""
        history = (await self.frame.library.shelf(place.person, place.owner)).history(file)
        lines = await self.frame.lines(place.here)
        if not history.versions:
            if all(line.file != file for line in lines):
                raise NotThere
            if place.whose is Whose.OWN:
                raise web.HTTPSeeOther(Place(here=place.here, whose=Whose.SHARED).path_of(file))
            starter = self.frame.starters.get(file)
            if starter is None or number is not None:
                raise NotThere
            return Shown(file=file, history=history, version=None, answer=starter, lines=lines)
        try:
            version = history.version(number) if number is not None else history.standing
        except NotSo:
            raise NotThere from None
        if version is None:
            raise NotThere
        return Shown(file=file, history=history, version=version, answer=history.answer(version.number), lines=lines)


def number_in(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 4:
        raise NotThere
    return int(text)


def _layer(place: Place, version: Version | None) -> Layer:
    return Layer.STARTER if version is None else Layer(place.whose.value)


def _original(shown: Shown) -> Line | None:
    """What stands in English, beside a translation."""
    name = shown.answer.translation_of
    return next((line for line in shown.lines if line.file == f"{ORIGINAL}/{name}.md"), None) if name else None


def _since(place: Place, version: Version | None, original: Line | None) -> str:
    """Where it stands what the English says otherwise than the version that a translation was made from; empty where nobody knows which that was."""
    if not version or not version.of_number or not original or not original.version:
        return ""
    return f"{place.here.path_to(original)}/compare?one={version.of_number}&other={original.version.number}"


def _to_translate(place: Place, shown: Shown) -> list[tuple[str, str]]:
    """Languages of the project in which there is nothing of that name yet."""
    there = {line.language for line in shown.lines if line.name == shown.history.name}
    return [(language, tongue(language)) for language in place.project.languages if language not in there]


def _status(place: Place, shown: Shown) -> str:
    """One sentence: what visitors are told of this now."""
    line, version, project = shown.line, shown.version, place.project.name
    told_here = line.told is not None and line.told is _layer(place, version)
    if line.is_hidden and place.whose is Whose.SHARED:
        return f"{project} does without this answer. Its visitors are not told it."
    if version is None:
        return f"Visitors of {project} are told this." if told_here else "The library has its own words in its place. Nobody is told this."
    if told_here and version == shown.history.published:
        return f"Visitors of {project} are told this."
    if line.told is None:
        return f"Visitors of {project} are not told this, nor anything else of this name in this language."
    return f"Visitors of {project} are not told this now, but {_INSTEAD[line.told]}."
