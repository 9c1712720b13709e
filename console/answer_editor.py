"""The editor of answers: begin one, write at it, put together what two people wrote at once, throw a draft away.

The page needs its script, which keeps what is typed; putting together needs none.
"""

from __future__ import annotations

import asyncio
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from aiohttp import web

from canned_answers.front_matter import Slug
from canned_answers.library import ORIGINAL
from canned_answers.merging import Take
from chatd.answering.at_work import AtWork
from chatd.answering.beginning import Beginning
from chatd.answering.drafting import Drafting
from chatd.answering.drafts import Clashing, Drafts, Moved, mark
from chatd.answering.library import NotThere
from console import answer_editor_views as views
from console.answer_editor_calls import EditorCalls
from console.answer_frame import FRONT, AnswerFrame, Place, file_of
from console.answer_page import PATH
from console.answer_views import values_of
from console.answer_words import day_of, tongue
from console.own_pages import Posted

NEW: Final = f"{FRONT}/{{project}}/{{whose}}/new"
_LANGUAGES: Final = ("en", "ro", "bg", "hu", "pl", "pt-BR", "es", "th", "zh-Hans")
"""Those that starters come in; a project's own are offered too."""


def editor_routes(frame: AnswerFrame, drafts: Drafts, new_id: Callable[[], str]) -> list[web.RouteDef]:
    """The editor, put together."""
    at_work = AtWork(now=frame.clock.now)
    beginning = Beginning(answers=frame.library.answers, drafts=drafts, starters=frame.starters)
    drafting = Drafting(library=frame.library, beginning=beginning, at_work=at_work, new_id=new_id)
    return [*EditorPages(frame=frame, drafting=drafting).routes(), *EditorCalls(frame=frame, drafting=drafting).routes()]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorPages:
    """*frame*: who comes in."""

    frame: AnswerFrame
    drafting: Drafting

    def routes(self) -> list[web.RouteDef]:
        found_or_not = self.frame.found_or_not
        return [
            web.get(NEW, found_or_not(self.new)),
            web.get(f"{PATH}/edit", found_or_not(self.edit)),
            web.post(f"{PATH}/edit/drop", found_or_not(self.drop)),
            web.get(f"{PATH}/edit/together/{{aside}}", found_or_not(self.together)),
            web.post(f"{PATH}/edit/together/{{aside}}", found_or_not(self.settle)),
        ]

    async def new(self, request: web.Request) -> web.Response:
        """What is it called, and in which language? Looking changes nothing: it is there once somebody writes."""
        place = await self._writing(request)
        typed, language = request.query.get("name", ""), request.query.get("language", ORIGINAL)
        name, offered = as_name(typed), dict.fromkeys((*_LANGUAGES, *place.project.languages))
        if name and language in offered:
            raise web.HTTPSeeOther(f"{place.path}/{language}/{name}/edit")
        what: dict[str, Any] = {"place": place, "typed": typed[:80], "language": language, "asked": "name" in request.query}
        drafts, names = await self.drafting.being_written(place.person, place.owner), await self.frame.names()
        what["going"] = views.being_written(place, drafts, names)
        what["languages"] = [(each, tongue(each)) for each in offered]
        return self.frame.page(request, "new", place.here, status=400 if what["asked"] else 200, **what)

    async def edit(self, request: web.Request) -> web.Response:
        """The editor with what stands there; first, what this person has still to put together."""
        place, file = await self._writing(request), file_of(request)
        begun = await self.drafting.begun(place.person, place.owner, file)
        if begun.asides:
            raise web.HTTPSeeOther(f"{place.path_of(file)}/edit/together/{begun.asides[0].id}")
        translates = begun.history.language != ORIGINAL
        newest = begun.history.versions[-1] if begun.history.versions else None
        names = await self.frame.names()
        lines = await self.frame.lines(place.here)
        has = frozenset(line.file.partition("/")[0] for line in lines if line.file.endswith(f"/{begun.history.name}.md"))
        what: dict[str, Any] = {
            "place": place,
            "path": place.path_of(file),
            "language": begun.history.language,
            "tongue": tongue(begun.history.language),
            "called": begun.history.name,
            "begun": begun,
            "writer": views.in_a_browser(place.person),
            "working": views.as_json(begun),
            "mark": mark(begun.working),
            "kept_by": names.get(begun.kept.by.casefold(), begun.kept.by) if begun.kept else "",
            "kept_on": day_of(begun.kept.at) if begun.kept else "",
            "newest": newest,
            "translates": translates,
            "english": await asyncio.to_thread(views.english, begun.original, values_of(place.project)),
            "values": msgspec.json.encode(values_of(place.project, place.person.shift_name)).decode(),
            "translations": views.translations(place, file, has) if newest or translates else (),
            "today": self.frame.today(place.here).isoformat(),
            **views.choices(),
        }
        return self.frame.page(request, "edit" if begun.original or not translates else "english_first", place.here, **what)

    async def drop(self, request: web.Request) -> web.Response:
        """The draft away, if it is still as it was looked at."""
        posted, place = await self.frame.posted(request)
        file = file_of(request)
        try:
            await self.drafting.drop(place.person, place.owner, file, of=posted.one("mark"))
        except Moved:
            return self.frame.own.back(f"{place.path_of(file)}/edit", "Somebody wrote on meanwhile, so nothing was thrown away.", kindly=True)
        return self.frame.own.back(f"{place.path_of(file)}/edit", "The draft is gone. This is what was there before.")

    async def together(self, request: web.Request) -> web.Response:
        """Both wordings of each place that two people changed."""
        place = await self._writing(request)
        found = await self.drafting.aside(place.person, place.owner, file_of(request), request.match_info["aside"])
        return await self._shown(request, place, found)

    async def settle(self, request: web.Request) -> web.Response:
        """As this person decided; then back to the editor."""
        posted, place = await self.frame.posted(request)
        file, id = file_of(request), request.match_info["aside"]
        found = await self.drafting.aside(place.person, place.owner, file, id)
        takes = _takes(posted, len(found.together.clashes))
        if takes is None:
            return await self._shown(request, place, found, posted)
        try:
            await self.drafting.settle(place.person, place.owner, file, id, of=posted.one("mark"), takes=takes)
        except Moved:
            sorry = "Somebody wrote on meanwhile. Please look once more; nothing is lost."
            return self.frame.own.back(f"{place.path_of(file)}/edit/together/{id}", sorry, kindly=True)
        return self.frame.own.back(f"{place.path_of(file)}/edit", "Put together. You can write on.")

    async def _shown(self, request: web.Request, place: Place, found: Clashing, posted: Posted | None = None) -> web.Response:
        names = await self.frame.names()
        what: dict[str, Any] = {
            "place": place,
            "path": place.path_of(file_of(request)),
            "language": request.match_info["language"],
            "pieces": await asyncio.to_thread(views.beside, found.together),
            "by": views.other_writer(names, found.by, place.person),
            "mark": mark(found.theirs),
            "chosen": {number: posted.one(f"take-{number}") for number in range(len(found.together.clashes))} if posted else {},
            "undecided": posted is not None,
        }
        return self.frame.page(request, "together", place.here, status=400 if posted else 200, **what)

    async def _writing(self, request: web.Request) -> Place:
        place = await self.frame.place(request)
        if not place.may_write:
            raise NotThere
        return place


def as_name(typed: str) -> str | None:
    """`Free STI test` as `free-sti-test`; nothing where no name can be made of it."""
    letters = unicodedata.normalize("NFKD", typed).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    try:
        return msgspec.convert(name, Slug)
    except msgspec.ValidationError:
        return None


def _takes(posted: Posted, wanted: int) -> list[Take] | None:
    """One decision for each, or nothing while one is missing."""
    said = [posted.one(f"take-{number}") for number in range(wanted)]
    return [Take(each) for each in said] if all(each in set(Take) for each in said) else None
