"""`/words/{project}/{language}/out-of-hours`: what a project says when nobody new can come in, by reason and day, with what a visitor would read on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web

from chatd.desk.context import Desk
from chatd.domain import out_of_hours_fields
from chatd.domain.ids import ProjectId
from chatd.domain.out_of_hours import Own, Reason
from chatd.domain.people import Person, Project
from chatd.domain.wording import NotSo, Said, Version, Wording
from chatd.wording.doubts import doubts
from chatd.wording.out_of_hours import SECTION
from chatd.wording.wordings import NotThere, Unfit
from console import wording_views as views
from console.out_of_hours_form import LINES, text_forms, typed_in
from console.out_of_hours_preview import preview
from console.out_of_hours_words import REASONS, compared, field_in_words
from console.own_pages import Posted
from console.rota_forms import LAST_YEAR
from console.rota_views import Choice
from console.wording_frame import FRONT, MOST_BYTES, Here, WordsFrame
from protocols.languages import direction
from protocols.sections import Readers, Section

PAGE: Final = f"{FRONT}/{{project}}/{{language}}/out-of-hours"
OUT_OF_HOURS: Final = Section(
    id=SECTION,
    title="Out of hours",
    about="When the chat is closed or full: by reason and day. When it opens next and where else to turn stand beside it.",
    readers=Readers.VISITORS,
    fields=(),
)
ELSEWHERE: Final = (OUT_OF_HOURS.title, OUT_OF_HOURS.about, "out-of-hours")
"""As it stands in the list of all sections: title, about, and the end of its address."""
NOTHING_NEW: Final = "Nothing is different, so there is no new version."
NOTHING_YET: Final = out_of_hours_fields.written(Own())


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """This section of one project in one language, for one of its coordinators."""

    here: Here
    language: str
    wording: Wording
    section: Section = OUT_OF_HOURS

    @property
    def path(self) -> str:
        return self.here.path_of(self.language, "out-of-hours")

    @property
    def key(self) -> tuple[Person, ProjectId, str, str]:
        """Whose words these are, as `Wordings` is asked."""
        return self.here.person, self.here.project.id, self.language, SECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfHoursPage:
    """For coordinators of the project; for all others it is not there."""

    frame: WordsFrame
    desk: Desk

    def routes(self) -> list[web.RouteDef]:
        found_or_not = self.frame.found_or_not
        return [
            web.get(PAGE, found_or_not(self.one)),
            web.get(f"{PAGE}/compare", found_or_not(self.compare)),
            web.post(f"{PAGE}/save", found_or_not(self.save)),
            *(web.post(f"{PAGE}/{deed}", found_or_not(self.do)) for deed in ("publish", "restore", "put-aside", "take-back")),
        ]

    async def one(self, request: web.Request) -> web.Response:
        """To be written; and what a visitor reads on a day, with the draft where there is one."""
        return await self._one(request, await self._place(request))

    async def compare(self, request: web.Request) -> web.Response:
        """What one version says in the place of another."""
        place, numbers = await self._place(request), (_number(request.query.get("one", "")), _number(request.query.get("other", "")))
        try:
            found = await self.frame.wordings.compare(*place.key, numbers=numbers)
        except NotSo:
            raise NotThere from None
        what: dict[str, Any] = {"place": place, "one": numbers[0], "other": numbers[1], "changes": compared(found)}
        return self.frame.page(request, "compare", place.here, direction=direction(place.language), **what)

    async def save(self, request: web.Request) -> web.Response:
        """A new draft. What somebody else saved meanwhile stays as the version before."""
        posted = await self.frame.own.posted(request, lines=LINES, limit=MOST_BYTES)
        place, typed = await self._place(request, posted), typed_in(posted)
        if not place.wording.versions and not typed["texts"] and not any(typed["message"]):
            return self.frame.own.back(place.path, NOTHING_NEW, kindly=True)
        try:
            wording = await self.frame.wordings.write(*place.key, typed)
        except Unfit as unfit:
            return await self._one(request, place, typed=typed, faults=unfit.faults)
        number, before = len(wording.versions), posted.one("newest")
        if number == len(place.wording.versions):
            return self.frame.own.back(place.path, NOTHING_NEW, kindly=True)
        if str(number - 1) != before:
            said = f"Saved as version {number}. Somebody else saved version {number - 1} while you wrote: look at it before you publish."
            return self.frame.own.back(place.path, said, kindly=True)
        return self.frame.own.back(place.path, f"Saved as version {number}, a draft. Look at it on a day or two, then publish it.")

    async def do(self, request: web.Request) -> web.Response:
        """Publish, restore or put aside a version, or take one's own back."""
        posted = await self.frame.own.posted(request)
        place, number = await self._place(request, posted), _number(posted.one("number"))
        try:
            match request.path.rpartition("/")[2]:
                case "publish":
                    await self.frame.wordings.publish(*place.key, number)
                    said = f"Version {number} is published. Whoever comes from now on reads it."
                case "restore":
                    wording = await self.frame.wordings.restore(*place.key, number)
                    said = f"The words of version {number} are a draft again, version {len(wording.versions)}."
                case "put-aside":
                    await self.frame.wordings.put_aside(*place.key, number)
                    said = f"Version {number} is put aside. It stays in the list, and can be brought back."
                case _:
                    await self.frame.wordings.take_back(*place.key)
                    said = "What comes with chatd is said again. Your versions stay here."
        except NotSo as refused:
            return self.frame.own.back(place.path, refused.advice, kindly=True)
        except Unfit as unfit:
            return self.frame.own.back(place.path, f"It cannot be published: {unfit.faults[0][1]}", kindly=True)
        return self.frame.own.back(place.path, said)

    async def _one(
        self, request: web.Request, place: Place, *, typed: Mapping[str, Any] | None = None, faults: Sequence[tuple[str, str]] = ()
    ) -> web.Response:
        here, wording, project = place.here, place.wording, place.here.project
        draft, own = wording.draft, project.says.get((place.language, SECTION))
        fields = typed or (draft.fields if draft else own.fields if own else NOTHING_YET)
        on, reason = self._asked(request, project)
        shown = with_draft(project, place.language, draft) if draft else project
        what: dict[str, Any] = {
            "place": place,
            "direction": direction(place.language),
            "tongues": views.tongues(((each, here.path_of(each, "out-of-hours")) for each in self._languages(here)), here=place.language),
            "own": own,
            "draft": draft,
            "texts": text_forms(fields, faults),
            "message": "\n".join(fields["message"]),
            "supplied": self.frame.agreed.words(project, place.language).out_of_hours,
            "variables": [f"{{{name}}}" for name in out_of_hours_fields.VARIABLES],
            "newest": len(wording.versions),
            "past": views.past(wording, project, lambda _: ""),
            "faults": {_anchor(at): f"Please {advice}." for at, advice in reversed(faults)},
            "named_faults": {_anchor(at): f"{field_in_words(at)}. Please {advice}." for at, advice in reversed(faults)},
            "doubts": views.doubts_in_words(doubts(SECTION, _said_in(draft.fields), {})) if draft else (),
            "preview": await preview(self.desk, self.frame.agreed, shown, place.language, on=on, reason=reason),
            "reasons": [
                Choice(value="", words="As the calendar has it", picked=reason is None),
                *(Choice(value=each.value, words=words, picked=each is reason) for each, words in REASONS.items()),
            ],
        }
        return self.frame.page(request, "out_of_hours", here, status=400 if faults else 200, **what)

    async def _place(self, request: web.Request, posted: Posted | None = None) -> Place:
        here = await self.frame.here(request, posted.person if posted else None)
        language = request.match_info["language"]
        if not here.may_write or language not in self._languages(here):
            raise NotThere
        wording = await self.frame.wordings.one(here.person, here.project.id, language, SECTION)
        return Place(here=here, language=language, wording=wording)

    def _languages(self, here: Here) -> tuple[str, ...]:
        """Those that its visitors read."""
        return tuple(each for each in here.languages if each in self.frame.agreed.languages)

    def _asked(self, request: web.Request, project: Project) -> tuple[date, Reason | None]:
        """Which day and reason; today and as the calendar has it, where nothing else can be read."""
        typed, reason = request.query.get("on", ""), request.query.get("why", "")
        try:
            on = date.fromisoformat(typed)
        except ValueError:
            on = date.min
        if not 2000 <= on.year <= LAST_YEAR:
            on = self.desk.clock.now().astimezone(ZoneInfo(project.zone)).date()
        return on, Reason(reason) if reason in set(Reason) else None


def with_draft(project: Project, language: str, draft: Version) -> Project:
    """As if it were published."""
    return replace(project, says={**project.says, (language, SECTION): Said(number=draft.number, fields=draft.fields)})


def _said_in(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Without its reasons and days."""
    return {"lines": [line for text in fields["texts"] for line in text["lines"]], "message": fields["message"]}


def _anchor(at: str) -> str:
    """The id of the field in the form: `texts.2.lines` is `lines-2`."""
    _, _, rest = at.partition("texts.")
    number, _, name = rest.partition(".")
    return f"{ {'weekdays': 'weekday'}.get(name, name) }-{number}" if name else at


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 0
