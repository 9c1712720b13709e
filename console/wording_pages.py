"""`/words`: what a project says in its own words, section by section: read, written, looked at as a draft, compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from aiohttp import web

from chatd.domain.clinic import MOST
from chatd.domain.out_of_hours import FEWEST_OPTIONS
from chatd.domain.people import Project
from chatd.domain.wording import NOTHING_OWN, SEEN_BEFORE_A_CHAT, Fields, NotSo, Wording
from chatd.ports import Tallies
from chatd.wording.doubts import doubts
from chatd.wording.reading import can_be_said
from chatd.wording.wordings import NotThere
from console import wording_views as views
from console.own_pages import Posted
from console.rules_seen import counted_for, seen_in_words
from console.wording_frame import FRONT, Here, WordsFrame
from protocols.languages import direction
from protocols.sections import BY_ID, SECTIONS, Readers, Section, supplied

SECTION = f"{FRONT}/{{project}}/{{language}}/{{section:[a-z_0-9]+}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One section of one project in one language. *wording*: its versions, for a coordinator alone."""

    here: Here
    language: str
    section: Section
    wording: Wording | None

    @property
    def path(self) -> str:
        return self.here.path_of(self.language, self.section.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPages:
    """*elsewhere*: sections with pages of their own: title, about, and the end of their address."""

    frame: WordsFrame
    tallies: Tallies
    elsewhere: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)

    def routes(self) -> list[web.RouteDef]:
        found_or_not = self.frame.found_or_not
        return [
            web.get(FRONT, found_or_not(self.front)),
            web.get(f"{FRONT}/{{project}}", found_or_not(self.all)),
            web.get(SECTION, found_or_not(self.one)),
            web.get(f"{SECTION}/compare", found_or_not(self.compare)),
        ]

    # ── looking ──

    async def front(self, request: web.Request) -> web.Response:
        projects = await self.frame.projects_of(await self.frame.own.reader(request))
        if not projects:
            raise NotThere
        raise web.HTTPSeeOther(f"{FRONT}/{projects[0].id}")

    async def all(self, request: web.Request) -> web.Response:
        return await self.show_all(request, await self.frame.here(request))

    async def one(self, request: web.Request) -> web.Response:
        """To be read; and, by a coordinator, to be written."""
        return await self.show(request, await self.place(request))

    async def compare(self, request: web.Request) -> web.Response:
        place = written(await self.place(request))
        numbers = (number_in(request.query.get("one", "")), number_in(request.query.get("other", "")))
        try:
            found = await self.frame.wordings.compare(place.here.person, place.here.project.id, place.language, place.section.id, numbers=numbers)
        except NotSo:
            raise NotThere from None
        what: dict[str, Any] = {"place": place, "one": numbers[0], "other": numbers[1], "changes": views.changes(place.section, found)}
        return self.frame.page(request, "compare", place.here, direction=direction(place.language), **what)

    # ── pages ──

    async def show_all(
        self, request: web.Request, here: Here, *, typed: Mapping[str, str | None] | None = None, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        language = _asked(request, here)
        found = await self.frame.wordings.all_of(here.person, here.project.id) if here.may_write else {}
        what: dict[str, Any] = {
            "language": language,
            "tongues": views.tongues(((each, f"{here.path}?lang={each}") for each in here.languages), here=language),
            "groups": [(title, self._rows(here, language, found, readers)) for title, readers in _GROUPS],
            "typed": typed or {name: getattr(here.project.clinic, name) for name in MOST},
            "faults": faults or {},
        }
        return self.frame.page(request, "all", here, status=400 if faults else 200, **what)

    def _rows(self, here: Here, language: str, found: Mapping[tuple[str, str], Wording], readers: Readers) -> list[views.Row]:
        sections = [(each.id, each.title, each.about, each.id) for each in SECTIONS if each.readers is readers and self._is_said(each.id, language)]
        if readers is Readers.VISITORS and here.may_write and language in self.frame.agreed.languages:
            sections += [(id, *what) for id, what in self.elsewhere.items()]
        return [
            views.Row(
                title=title,
                about=about,
                href=here.path_of(language, end),
                mark=views.TOO_FEW_PLACES
                if id in self.elsewhere and len(self.frame.agreed.elsewhere(here.project, language)) < FEWEST_OPTIONS
                else views.mark_of(found.get((language, id)), english=found.get(("en", id)) if language != "en" else None),
            )
            for id, title, about, end in sections
        ]

    async def show(self, request: web.Request, place: Place, *, typed: Fields | None = None, faults: Mapping[str, str] | None = None) -> web.Response:
        here, section, wording, fill = place.here, place.section, place.wording, self._fill(place.here.project)
        comes = supplied(section.id, *self.frame.agreed.supplied(place.language))
        own = here.project.says.get((place.language, section.id))
        said = own.fields if own else comes
        draft = wording.draft if wording else None
        seen = await self._seen(place)
        paths = ((each, here.path_of(each, section.id)) for each in here.languages if self._is_said(section.id, each))
        what: dict[str, Any] = {
            "place": place,
            "direction": direction(place.language),
            "tongues": views.tongues(paths, here=place.language),
            "own": own,
            "said_in": place.language if own or self.frame.agreed.is_supplied_in(section.id, place.language) else "en",
            "said": views.read(section, said, fill),
            "stays": await self._stays(place),
            "english": self._in_english(place),
            "draft": draft,
            "drafted": views.read(section, draft.fields, fill) if draft else (),
            "doubts": views.doubts_in_words(doubts(section.id, draft.fields, comes)) if draft else (),
            "boxes": views.boxes(section, typed or (draft.fields if draft else said)),
            "newest": len(wording.versions) if wording else 0,
            "past": views.past(wording, here.project, seen) if wording else (),
            "seen": seen(own.number if own else 0),
            "faults": faults or {},
            "named_faults": views.with_titles(section, faults or {}),
        }
        return self.frame.page(request, "one", here, status=400 if faults else 200, **what)

    async def _stays(self, place: Place) -> list[str]:
        """What is said of confidentiality whatever a project adds."""
        if place.section.id != "confidentiality":
            return []
        bare, may_keep = replace(place.here.project, says=NOTHING_OWN), await self.frame.may_keep(place.here.project.id)
        said = self.frame.agreed.rules(bare, place.language, may_keep=may_keep)["confidentiality"]
        return [said["who"], said["kept"], said["tell"], *said["more"]]

    async def _seen(self, place: Place) -> Callable[[int], str]:
        """Of a version: before how many chats it stood, for those who may know."""
        if place.section.id not in SEEN_BEFORE_A_CHAT or not place.here.may_write:
            return lambda _: ""
        counted = await counted_for(self.tallies, place.here.project, self.frame.clock.now())
        return lambda number: seen_in_words(counted, place.section.id, place.language, number)

    def _in_english(self, place: Place) -> tuple[views.Read, ...]:
        """What the English says today, for whoever writes another language."""
        if place.language == "en":
            return ()
        own, section = place.here.project.says.get(("en", place.section.id)), place.section
        said = own.fields if own else supplied(section.id, *self.frame.agreed.supplied("en"))
        return views.read(section, said, {})

    # ── where ──

    async def place(self, request: web.Request, posted: Posted | None = None) -> Place:
        here = await self.frame.here(request, posted.person if posted else None)
        language, section = request.match_info["language"], BY_ID.get(request.match_info["section"])
        if section is None or language not in here.languages or not self._is_said(section.id, language):
            raise NotThere
        wording = await self.frame.wordings.one(here.person, here.project.id, language, section.id) if here.may_write else None
        return Place(here=here, language=language, section=section, wording=wording)

    def _is_said(self, section: str, language: str) -> bool:
        return can_be_said(section, language, self.frame.agreed.languages)

    def _fill(self, project: Project) -> dict[str, str]:
        return {"project": project.name, "link": self.frame.link(project), "number": self.frame.agreed.number_for_danger(project)}


_GROUPS = (("Visitors read these", Readers.VISITORS), ("Workers go by these", Readers.WORKERS))


def _asked(request: web.Request, here: Here) -> str:
    return asked if (asked := request.query.get("lang", "")) in here.languages else here.languages[0]


def written(place: Place) -> Place:
    """For those who write. Raises `NotThere` for others."""
    if place.wording is None:
        raise NotThere
    return place


def number_in(typed: str, *, least: int = 1) -> int:
    if not typed.isascii() or not typed.isdecimal() or len(typed) > 5 or int(typed) < least:
        raise NotThere
    return int(typed)
