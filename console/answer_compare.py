"""What one version of an answer says in the place of another: its words, word by word, and its facts."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from canned_answers.comparing import Piece, pieces
from canned_answers.library import Answer, Source
from canned_answers.versions import History, NotSo
from chatd.answering.library import NotThere
from console import answer_views as views
from console.answer_frame import file_of
from console.answer_page import PATH, AnswerPage, number_in
from console.answer_words import day_of

STARTER: Final = 0
"""The number of the starter that may stand before the first version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """*page*: finds what is compared."""

    page: AnswerPage

    def routes(self) -> list[web.RouteDef]:
        return [web.get(f"{PATH}/compare", self.page.frame.found_or_not(self.compare))]

    async def compare(self, request: web.Request) -> web.Response:
        """What one version says in the place of another: in its words, and in its facts."""
        place, file = await self.page.frame.place(request), file_of(request)
        shown = await self.page.shown(place, file)
        one, other = number_in(request.query.get("one", "")), number_in(request.query.get("other", ""))
        try:
            before, after = (self._text(file, shown.history, number) for number in (one, other))
        except NotSo:
            raise NotThere from None
        what: dict[str, Any] = {
            "place": place,
            "path": place.path_of(file),
            "answer": after,
            "one": one,
            "other": other,
            "paragraphs": await asyncio.to_thread(_compared, before.body, after.body),
            "facts": _changed_facts(before, after),
            "called": {
                **({STARTER: "the starter"} if file in self.page.frame.starters else {}),
                **{each.number: f"version {each.number}" for each in shown.history.versions},
            },
        }
        return self.page.frame.page(request, "compare", place.here, **what)

    def _text(self, file: str, history: History, number: int) -> Answer:
        """Raises `NotSo` for what there is not."""
        starter = self.page.frame.starters.get(file) if number == STARTER else None
        return starter or history.answer(number)


def _compared(before: str, after: str) -> list[list[tuple[str, str]]]:
    """For a thread: two long texts of few words take half a second."""
    return paragraphs(pieces(before, after))


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
