"""For coordinators: a new entry of the directory, an entry changed, checked again, withdrawn, brought back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from aiohttp import web

from chatd.domain.service_fields import Unfit
from chatd.domain.services import Entry, Whose, standing
from chatd.signposting.directory import NEEDS, ChangedMeanwhile, mark
from console.own_pages import Posted
from console.rota_views import Choice
from console.service_frame import FRONT, Here, ServiceFrame
from console.service_pages import one_entry
from console.service_views import checked
from console.service_words import LABELS, LINES, blank_words, checked_again, columns, faults_of, form_words
from console.topic_words import topic_words

MEANWHILE: Final = (
    "Somebody else changed this entry while you wrote. What you typed is still here; open the entry beside it, and save again what should stand."
)
WHOSE_CHOICES: Final = (
    (Whose.LED, "Led by sex workers"),
    (Whose.FRIENDLY, "Friendly to sex workers"),
    (Whose.GENERAL, "For everybody, or not known"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form as somebody left it. *typed*: by field; *needs*: those ticked."""

    typed: dict[str, str]
    needs: tuple[str, ...] = ()
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceForms:
    """For those who coordinate the project; for all others they are not there."""

    frame: ServiceFrame

    def routes(self) -> list[web.RouteDef]:
        found_or_not, one = self.frame.found_or_not, f"{FRONT}/{{project}}/entry/{{service}}"
        return [
            web.get(f"{FRONT}/{{project}}/new", found_or_not(self.before_new)),
            web.post(f"{FRONT}/{{project}}/new", found_or_not(self.new)),
            web.get(f"{one}/edit", found_or_not(self.before_change)),
            web.post(f"{one}/edit", found_or_not(self.change)),
            web.post(f"{one}/checked", found_or_not(self.check)),
            web.post(f"{one}/withdraw", found_or_not(self.withdraw)),
            web.post(f"{one}/bring-back", found_or_not(self.bring_back)),
        ]

    async def before_new(self, request: web.Request) -> web.Response:
        here = await self.frame.looking_after(request)
        return self._form(request, here, None, Filled(typed=blank_words(self.frame.directory.today())))

    async def new(self, request: web.Request) -> web.StreamResponse:
        posted = await self.frame.own.posted(request, lines=LINES)
        here = await self.frame.looking_after(request, posted.person)
        return await self._put(request, here, posted, None)

    async def before_change(self, request: web.Request) -> web.Response:
        here = await self.frame.looking_after(request)
        entry = await self.frame.entry(request, here)
        typed = {**form_words(entry, self.frame.directory.today()), "checked": "before" if entry.service.verified else "no", "mark": mark(entry)}
        return self._form(request, here, entry, Filled(typed=typed, needs=entry.service.needs))

    async def change(self, request: web.Request) -> web.StreamResponse:
        posted = await self.frame.own.posted(request, lines=LINES)
        here = await self.frame.looking_after(request, posted.person)
        return await self._put(request, here, posted, await self.frame.entry(request, here))

    async def check(self, request: web.Request) -> web.StreamResponse:
        """Somebody made sure of all of it, today."""
        posted = await self.frame.own.posted(request)
        here = await self.frame.looking_after(request, posted.person)
        entry = await self.frame.entry(request, here)
        words = checked_again(posted, entry, self.frame.directory.today())
        try:
            await self.frame.directory.put(here.person, here.project.id, words, id=entry.id, known=posted.one("mark"))
        except Unfit as unfit:
            return await one_entry(self.frame, request, here, faults=faults_of(unfit.faults), typed=typed_in(posted))
        except ChangedMeanwhile:
            return self.frame.own.back(here.path_of(entry), "Somebody else changed this entry just now. Please look at it again.", kindly=True)
        return self.frame.own.back(here.path_of(entry), "It counts as checked from today.")

    async def withdraw(self, request: web.Request) -> web.StreamResponse:
        return await self._stands(request, withdrawn=True, said="Nobody is sent there any more. You find it under “To check”.")

    async def bring_back(self, request: web.Request) -> web.StreamResponse:
        return await self._stands(request, withdrawn=False, said="It is in the directory again.")

    async def _stands(self, request: web.Request, *, withdrawn: bool, said: str) -> web.StreamResponse:
        posted = await self.frame.own.posted(request)
        here = await self.frame.looking_after(request, posted.person)
        entry = await self.frame.entry(request, here)
        await self.frame.directory.withdraw(here.person, here.project.id, entry.id, withdrawn=withdrawn)
        return self.frame.own.back(here.path_of(entry), said)

    async def _put(self, request: web.Request, here: Here, posted: Posted, before: Entry | None) -> web.StreamResponse:
        words = columns(posted, before=before, today=self.frame.directory.today())
        known = posted.one("mark") if before else None
        try:
            entry = await self.frame.directory.put(here.person, here.project.id, words, id=before.id if before else None, known=known)
        except Unfit as unfit:
            return self._form(request, here, before, _filled(posted, faults_of(unfit.faults)))
        except ChangedMeanwhile:
            left = _filled(posted, {"name": MEANWHILE})
            return self._form(
                request, here, before, Filled(typed={**left.typed, "mark": mark(before) if before else ""}, needs=left.needs, faults=left.faults)
            )
        return self.frame.own.back(here.path_of(entry), "It is saved. Desks have it as soon as somebody opens the services there.")

    def _form(self, request: web.Request, here: Here, before: Entry | None, form: Filled) -> web.Response:
        today = self.frame.directory.today()
        return self.frame.page(
            request,
            "form",
            here,
            status=400 if form.faults else 200,
            entry=before,
            labels=LABELS,
            typed=form.typed,
            faults=form.faults,
            needs=[Choice(value=need, words=topic_words(need), picked=need in form.needs) for need in NEEDS],
            whose=[Choice(value=each, words=words, picked=each == form.typed.get("whose")) for each, words in WHOSE_CHOICES],
            shared=_shared_choices(here, form),
            checks=_check_choices(before, form, checked(before.service, standing(before.service, today), here) if before else ""),
        )


def typed_in(posted: Posted) -> dict[str, str]:
    return {name: values[0] for name, values in posted.fields.items() if values}


def _filled(posted: Posted, faults: dict[str, str]) -> Filled:
    return Filled(typed=typed_in(posted), needs=posted.every("needs"), faults=faults)


def _shared_choices(here: Here, form: Filled) -> list[Choice]:
    is_shared = form.typed.get("shared") == "yes"
    alone = Choice(value="", words=f"{here.project.name} alone", picked=not is_shared)
    return [
        alone,
        Choice(value="yes", words="All charities of the collaborative", more="For what is not local, like a national line.", picked=is_shared),
    ]


def _check_choices(before: Entry | None, form: Filled, said: str) -> list[Choice]:
    chosen = form.typed.get("checked")
    kept = [Choice(value="before", words="What was checked is still as it was.", more=said, picked=chosen == "before")]
    return [
        *(kept if before and before.service.verified else []),
        Choice(value="today", words="I checked all of it today.", picked=chosen == "today"),
        Choice(value="no", words="Nobody has checked it yet.", more="Workers are told so, and visitors read it on the card.", picked=chosen == "no"),
    ]
