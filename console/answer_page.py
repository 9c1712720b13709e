"""The page of one answer in one language: as a visitor reads it, with every version, who wrote, read and published it; and of what two versions say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from canned_answers.comparing import Piece, pieces
from canned_answers.library import ORIGINAL, Answer, Source
from canned_answers.versions import History, NotSo, Version
from chatd.answering.library import NotThere
from chatd.answering.standing import Layer, Line, fell_behind
from chatd.domain.people import Project
from console import answer_views as views
from console.answer_frame import FRONT, AnswerFrame, Place, Whose, coordinates, file_of
from console.answer_words import day_of, tongue

PATH: Final = f"{FRONT}/{{project}}/{{whose}}/{{language}}/{{name}}"
NO_FAULTS: Final[Mapping[str, str]] = {}


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
        found_or_not = self.frame.found_or_not
        return [web.get(PATH, found_or_not(self.show)), web.get(f"{PATH}/compare", found_or_not(self.compare))]

    async def show(self, request: web.Request) -> web.Response:
        """One version: the one asked for, or what stands."""
        place, file = await self.frame.place(request), file_of(request)
        number = _number(request.query["version"]) if "version" in request.query else None
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
        today, version, answer = self.frame.clock.now().date(), shown.version, shown.answer
        original = _original(shown)
        values = _values(place.project)
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
            "versions": views.versions(place, shown.history, await self.frame.names(), version.number if version else 0),
            "version": version,
            "newest": shown.history.versions[-1] if shown.history.versions else None,
            "may": views.may(place, shown.history, version, today) if version else views.May(),
            "may_hide": place.whose is Whose.SHARED and coordinates(place.person, place.project),
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

    async def compare(self, request: web.Request) -> web.Response:
        """What one version says in the place of another: in its words, and in its facts."""
        place, file = await self.frame.place(request), file_of(request)
        shown = await self.shown(place, file)
        one, other = _number(request.query.get("one", "")), _number(request.query.get("other", ""))
        try:
            before, after = shown.history.answer(one), shown.history.answer(other)
        except NotSo:
            raise NotThere from None
        what: dict[str, Any] = {
            "place": place,
            "path": place.path_of(file),
            "answer": after,
            "one": one,
            "other": other,
            "paragraphs": paragraphs(pieces(before.body, after.body)),
            "facts": _changed_facts(before, after),
            "numbers": [each.number for each in shown.history.versions],
        }
        return self.frame.page(request, "compare", place.here, **what)

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


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 4:
        raise NotThere
    return int(text)


def _values(project: Project) -> Mapping[str, str]:
    """What is known of variables without a conversation."""
    clinic = project.clinic
    known = {"project": project.name, "clinic_name": clinic.name, "clinic_phone": clinic.phone, "clinic_hours": clinic.hours}
    return {name: value for name, value in known.items() if value}


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
    return f"This is not what visitors of {project} are told now."


def paragraphs(found: Iterable[Piece]) -> list[list[tuple[str, str]]]:
    """Pieces as (what, words), line by line. A line's end that came or went is shown as the end of that line."""
    lines: list[list[tuple[str, str]]] = [[]]
    for piece in found:
        first, *more = piece.words.split("\n")
        lines[-1].append((piece.what.value, first))
        lines.extend([(piece.what.value, words)] for words in more)
    return [[(what, words) for what, words in line if words] for line in lines if any(words.strip() for _, words in line)]


def _changed_facts(before: Answer, after: Answer) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each term whose words became otherwise, with what went and what came."""
    old, new = _facts(before), _facts(after)
    terms = [*new, *(term for term in old if term not in new)]
    return [(term, _by_piece(old.get(term, ""), new.get(term, ""))) for term in terms if old.get(term) != new.get(term)]


def _facts(answer: Answer) -> dict[str, str]:
    sources = {f"Source: {source.name}": _source(source) for source in answer.source}
    checked = {"Checked by a good speaker": "Yes" if answer.reviewed else "Not yet"} if answer.translation_of else {}
    return {"Title": answer.title, **dict(views.facts(answer)), **sources, **checked}


def _source(source: Source) -> str:
    when = f"compared on {day_of(source.checked)}" if source.checked else "not compared"
    return f"{source.url} {when}" if source.url else when


def _by_piece(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.what.value, piece.words) for piece in pieces(before, after)]
