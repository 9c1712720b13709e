"""Planning, for coordinators: a new shift, changing one, calling one off, opening now, closures. Few fields; bad ones keep what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from aiohttp import web

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.rota_editing import KEEP, Edits, NewShift
from chatd.domain.rota_plan import Scope
from chatd.domain.rota_refusals import NotThere, Refused
from chatd.planning.seen import Choices, PersonSeen, TurnView
from console.clock_words import zone_name
from console.language_names import language_name
from console.own_pages import Posted
from console.rota_forms import AS_IT_IS, Reading, WrittenShift, shift_in
from console.rota_frame import Here, RotaFrame, shift_day
from console.rota_views import Choice, address
from console.rota_words import repeat_words
from console.turn_views import one_turn

OFTEN: Final = (("once", "Only once"), ("weekly", "Every week"), ("fortnightly", "Every two weeks"), ("daily", "Every day"))
DAYS: Final = (("MO", "Mon"), ("TU", "Tue"), ("WE", "Wed"), ("TH", "Thu"), ("FR", "Fri"), ("SA", "Sat"), ("SU", "Sun"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What stands in a form: one value each, or those that are ticked."""

    typed: Mapping[str, str] = field(default_factory=dict)
    ticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPages:
    """For those who coordinate a project on the rota; for all others they are not there."""

    frame: RotaFrame

    def routes(self) -> list[web.RouteDef]:
        found = self.frame.found_or_not
        edit = "/rota/shift/{shift}/{day}/edit"
        return [
            web.get("/rota/shift/new", found(self.new)),
            web.post("/rota/shift/new", found(self.add)),
            web.get(edit, found(self.edit)),
            web.post(edit, found(self.change)),
            web.post("/rota/shift/{shift}/{day}/cancel", found(self.cancel)),
        ]

    async def new(self, request: web.Request) -> web.Response:
        """An empty form, with what is likely."""
        here = await self.frame.here(request)
        typed = {"day": here.reader.today.isoformat(), "starts": "18:00", "ends": "21:00", "needs": "2", "experienced": "0", "repeat": "weekly"}
        return await self._form(request, here, Filled(typed=typed))

    async def add(self, request: web.Request) -> web.StreamResponse:
        """A new shift."""
        posted = await self.frame.own.posted(request)
        here = await self.frame.here(request, posted.person, rota=posted.one("rota"))
        written, reading = shift_in(posted, here.rota.zone)
        if not reading.faults:
            try:
                at = await self.frame.planning.add_shift(posted.person, here.rota.id, new_shift(written))
                return self.frame.own.back(address(at), "The shift is on the rota.")
            except Refused as refused:
                _blame(reading, refused)
        return await self._form(request, here, filled(reading))

    async def edit(self, request: web.Request) -> web.Response:
        """The form with the shift as it is on that day."""
        here, turn = await self._turn(request, None)
        return await self._form(request, here, as_it_is(turn), turn)

    async def change(self, request: web.Request) -> web.StreamResponse:
        """That day alone, or it and all after it."""
        posted = await self.frame.own.posted(request)
        here, turn = await self._turn(request, posted)
        written, reading = shift_in(posted, turn.zone)
        if not reading.faults:
            try:
                at = await self.frame.planning.edit_shift(posted.person, turn.at, edits(written), scope_in(posted))
                return self.frame.own.back(address(at), "The shift is changed.")
            except Refused as refused:
                _blame(reading, refused)
        return await self._form(request, here, filled(reading), turn)

    async def cancel(self, request: web.Request) -> web.StreamResponse:
        """Call it off. The form asks once, by unfolding."""
        posted, at = await self.frame.own.posted(request), shift_day(request)
        try:
            await self.frame.planning.cancel(posted.person, at, scope_in(posted))
        except Refused as refused:
            return self.frame.own.back(address(at), refused.advice, kindly=True)
        if scope_in(posted) is Scope.FOLLOWING:
            return self.frame.own.back("/rota", "This shift and all after it are off the rota.")
        return self.frame.own.back(address(at), "This one is called off. Please tell those who were on it.")

    async def _turn(self, request: web.Request, posted: Posted | None) -> tuple[Here, TurnView]:
        person = posted.person if posted else await self.frame.own.reader(request)
        turn = await self.frame.planning.turn(person, shift_day(request))
        if not turn.may_edit:
            raise NotThere
        return await self.frame.here(request, person, rota=turn.rota), turn

    async def _form(self, request: web.Request, here: Here, form: Filled, turn: TurnView | None = None) -> web.Response:
        choices = await self.frame.planning.choices(here.person, here.rota.id)
        return self.frame.page(
            request,
            "shift",
            here,
            status=400 if form.faults else 200,
            turn=one_turn(turn, here.reader) if turn else None,
            at=turn.at if turn else None,
            clock=zone_name(turn.zone if turn else here.rota.zone),
            typed=form.typed,
            faults=form.faults,
            choices=offered(choices, form, turn),
        )


def new_shift(written: WrittenShift) -> NewShift:
    return NewShift(
        title=written.title,
        starts=written.starts,
        ends=written.ends,
        repeat=None if written.repeat == AS_IT_IS else written.repeat,
        projects=tuple(map(ProjectId, written.projects)),
        languages=written.languages,
        operators=tuple(map(PersonId, written.operators)),
        supervisor=PersonId(written.supervisor) if written.supervisor else None,
        lead=PersonId(written.lead) if written.lead else None,
        needs=written.needs,
        experienced=written.experienced,
    )


def edits(written: WrittenShift) -> Edits:
    """Every field; what is as it was is no edit."""
    return Edits(
        title=written.title,
        starts=written.starts,
        ends=written.ends,
        repeat=KEEP if written.repeat == AS_IT_IS else written.repeat,
        projects=tuple(map(ProjectId, written.projects)),
        languages=written.languages,
        operators=tuple(map(PersonId, written.operators)),
        supervisor=PersonId(written.supervisor) if written.supervisor else None,
        lead=PersonId(written.lead) if written.lead else None,
        needs=written.needs,
        experienced=written.experienced,
    )


def scope_in(posted: Posted) -> Scope:
    """Only this one, unless the other was picked."""
    return Scope.FOLLOWING if posted.one("scope") == Scope.FOLLOWING else Scope.THIS


def filled(reading: Reading) -> Filled:
    """As it was sent."""
    return Filled(typed=reading.typed, ticked=reading.posted.fields, faults=reading.faults)


def as_it_is(turn: TurnView) -> Filled:
    """The shift as it stands on that day."""
    typed = {
        "title": turn.title,
        "day": turn.starts_local.date().isoformat(),
        "starts": f"{turn.starts_local:%H:%M}",
        "ends": f"{turn.ends_local:%H:%M}",
        "needs": str(turn.wanted),
        "experienced": str(turn.experienced),
        "supervisor": turn.supervisor.id if turn.supervisor else "",
        "lead": turn.lead.id if turn.lead else "",
        "repeat": AS_IT_IS,
        "scope": Scope.THIS.value,
    }
    ticked = {
        "projects": () if turn.covers_all else tuple(each.id for each in turn.projects),
        "languages": turn.languages,
        "operators": tuple(each.id for each in turn.operators),
    }
    return Filled(typed=typed, ticked=ticked)


def offered(choices: Choices, form: Filled, turn: TurnView | None) -> Mapping[str, tuple[Choice, ...]]:
    """Everything there is to tick and to pick, with what is."""
    often = ((AS_IT_IS, f"As it is: {repeat_words(turn.repeat, turn.starts_local)}"), *OFTEN) if turn else OFTEN
    return {
        "repeat": _picked(often, form.typed.get("repeat", "")),
        "weekdays": _ticked(DAYS, form.ticked.get("weekdays", ())),
        "projects": _ticked(((each.id, each.name) for each in choices.projects), form.ticked.get("projects", ())),
        "languages": _ticked(((code, language_name(code)) for code in choices.languages), form.ticked.get("languages", ())),
        "operators": _people(choices.operators, form.ticked.get("operators", ())),
        "supervisor": (Choice(value="", words="Nobody yet"), *_people(choices.supervisors, (form.typed.get("supervisor", ""),))),
        "lead": (Choice(value="", words="Nobody yet"), *_people(choices.leads, (form.typed.get("lead", ""),))),
    }


def _picked(pairs: Iterable[tuple[str, str]], picked: str) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, words=words, picked=value == picked) for value, words in pairs)


def _ticked(pairs: Iterable[tuple[str, str]], ticked: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, words=words, picked=value in ticked) for value, words in pairs)


def _people(people: Iterable[PersonSeen], picked: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=each.id, words=each.shift_name, more=each.charity + (", new" if each.is_new else ""), picked=each.id in picked)
        for each in people
    )


def _blame(reading: Reading, refused: Refused) -> None:
    reading.faults[refused.field] = refused.advice
