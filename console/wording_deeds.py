"""What coordinators do with their project's own words: save, publish, restore, take back. Each comes back to the page and says so."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from chatd.domain.clinic import MOST, Clinic, NoSuchFact, fact
from chatd.domain.wording import NotSo
from chatd.wording.wordings import Unfit
from console.own_pages import FORM_LIMIT, Posted
from console.wording_frame import FRONT, MOST_BYTES, WordsFrame
from console.wording_pages import SECTION, Place, WordingPages, number_in, written
from protocols.sections import SECTIONS

LINES = tuple(each.name for section in SECTIONS for each in section.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingDeeds:
    """*page*: shown again where a form is not filled in well."""

    frame: WordsFrame
    page: WordingPages

    def routes(self) -> list[web.RouteDef]:
        found_or_not = self.frame.found_or_not
        return [
            web.post(f"{FRONT}/{{project}}/clinic", found_or_not(self.clinic)),
            web.post(f"{SECTION}/save", found_or_not(self.save)),
            web.post(f"{SECTION}/publish", found_or_not(self.publish)),
            web.post(f"{SECTION}/restore", found_or_not(self.restore)),
            web.post(f"{SECTION}/put-aside", found_or_not(self.put_aside)),
            web.post(f"{SECTION}/take-back", found_or_not(self.take_back)),
        ]

    async def save(self, request: web.Request) -> web.Response:
        """A new draft. What somebody else saved meanwhile stays as the version before."""
        posted, place = await self._posted(request, limit=MOST_BYTES)
        typed = {each.name: posted.one(each.name) for each in place.section.fields}
        before = number_in(posted.one("newest"), least=0)
        try:
            wording = await self.frame.wordings.write(place.here.person, place.here.project.id, place.language, place.section.id, typed)
        except Unfit as unfit:
            return await self.page.show(request, place, typed=typed, faults=_first_of_each(unfit.faults))
        number = len(wording.versions)
        if number == before:
            return self.frame.own.back(place.path, "Nothing is different, so there is no new version.", kindly=True)
        if number > before + 1:
            said = f"Saved as version {number}. Somebody else saved version {number - 1} while you wrote: compare the two before you publish."
            return self.frame.own.back(place.path, said, kindly=True)
        return self.frame.own.back(place.path, f"Saved as version {number}, a draft. Read it once as it will be read, then publish it.")

    async def publish(self, request: web.Request) -> web.Response:
        posted, place = await self._posted(request)
        try:
            await self.frame.wordings.publish(
                place.here.person, place.here.project.id, place.language, place.section.id, number := number_in(posted.one("number"))
            )
        except NotSo as refused:
            return self.frame.own.back(place.path, refused.advice, kindly=True)
        except Unfit as unfit:
            return self.frame.own.back(place.path, f"It cannot be published: {unfit.faults[0][1]}", kindly=True)
        return self.frame.own.back(place.path, f"Version {number} is published. Whoever comes from now on reads it.")

    async def restore(self, request: web.Request) -> web.Response:
        posted, place = await self._posted(request)
        try:
            wording = await self.frame.wordings.restore(
                place.here.person, place.here.project.id, place.language, place.section.id, number := number_in(posted.one("number"))
            )
        except NotSo as refused:
            return self.frame.own.back(place.path, refused.advice, kindly=True)
        return self.frame.own.back(place.path, f"The words of version {number} are a draft again, version {len(wording.versions)}.")

    async def put_aside(self, request: web.Request) -> web.Response:
        posted, place = await self._posted(request)
        try:
            await self.frame.wordings.put_aside(
                place.here.person, place.here.project.id, place.language, place.section.id, number := number_in(posted.one("number"))
            )
        except NotSo as refused:
            return self.frame.own.back(place.path, refused.advice, kindly=True)
        return self.frame.own.back(place.path, f"Version {number} is put aside. It stays in the list, and can be brought back.")

    async def take_back(self, request: web.Request) -> web.Response:
        _, place = await self._posted(request)
        await self.frame.wordings.take_back(place.here.person, place.here.project.id, place.language, place.section.id)
        return self.frame.own.back(place.path, "What comes with chatd is said again. Your versions stay here.")

    async def clinic(self, request: web.Request) -> web.Response:
        """Where the project sends people: for the variables of answers."""
        posted = await self.frame.own.posted(request)
        here = await self.frame.here(request, posted.person)
        await self.frame.wordings.project(here.person, here.project.id)
        typed, facts, faults = {name: posted.one(f"clinic_{name}") for name in MOST}, {}, {}
        for name, said in typed.items():
            try:
                facts[name] = fact(name, said)
            except NoSuchFact as refused:
                faults[f"clinic_{name}"] = f"Please {refused.advice}."
        if faults:
            return await self.page.show_all(request, here, typed=typed, faults=faults)
        await self.frame.wordings.put_clinic(here.person, here.project.id, Clinic(**facts))
        return self.frame.own.back(here.path, "Saved. Answers that name the clinic have it from the next time the desk hears from us.")

    async def _posted(self, request: web.Request, *, limit: int = FORM_LIMIT) -> tuple[Posted, Place]:
        posted = await self.frame.own.posted(request, lines=LINES, limit=limit)
        return posted, written(await self.page.place(request, posted))


def _first_of_each(faults: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return dict(reversed(faults))
