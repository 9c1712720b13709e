"""One time of a shift: its page, and every deed on it. Each deed is a form of its own; what it did is said once, on the page that comes next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from aiohttp import web

from chatd.domain.ids import PersonId, PlannedShiftId
from chatd.domain.people import Person
from chatd.domain.rota_plan import Scope, ShiftDay
from chatd.domain.rota_refusals import AlreadyCovered, NotThere, Refused
from chatd.planning.planning import Planning
from console.own_pages import Posted
from console.rota_forms import Wrong, a_day
from console.rota_frame import RotaFrame, shift_day
from console.rota_views import address
from console.turn_views import in_return, one_turn, whom_to_ask

QUICKER: Final = "{} was a moment quicker. Thank you – the shift is covered."

Told = tuple[ShiftDay, str]
"""Where to go on, and what was done."""
Deed = Callable[[Planning, Posted, ShiftDay], Awaitable[Told]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPages:
    """For signed-in people on a rota. What is not theirs to know is not there."""

    frame: RotaFrame

    def routes(self) -> list[web.RouteDef]:
        found = self.frame.found_or_not
        return [web.get("/rota/turn/{shift}/{day}", found(self.turn)), web.post("/rota/turn/{shift}/{day}/{deed}", found(self.do))]

    async def turn(self, request: web.Request) -> web.Response:
        """One time of a shift."""
        return await self._page(request, await self.frame.own.reader(request), shift_day(request))

    async def do(self, request: web.Request) -> web.StreamResponse:
        """One deed, then back to where its result is seen."""
        posted, at = await self.frame.own.posted(request), shift_day(request)
        deed = DEEDS.get(request.match_info["deed"])
        if deed is None:
            raise NotThere
        try:
            now_at, said = await deed(self.frame.planning, posted, at)
        except AlreadyCovered as covered:
            return self.frame.own.back("/rota", QUICKER.format(covered.by), kindly=True)
        except Refused as refused:
            return await self._refused(request, posted, at, refused)
        return self.frame.own.back("/rota/gaps" if posted.one("back") == "gaps" else address(now_at), said)

    async def _refused(self, request: web.Request, posted: Posted, at: ShiftDay, refused: Refused) -> web.Response:
        """At the field where it was asked, with what was picked; a deed without fields is told at the top."""
        if request.match_info["deed"] != "ask-cover":
            return self.frame.own.back(address(at), refused.advice, kindly=True)
        where = refused.field if refused.field in {"asked", "swap"} else "asked"
        return await self._page(request, posted.person, at, faults={where: refused.advice}, posted=posted)

    async def _page(
        self,
        request: web.Request,
        person: Person,
        at: ShiftDay,
        *,
        faults: Mapping[str, str] = MappingProxyType({}),
        posted: Posted | None = None,
    ) -> web.Response:
        view = await self.frame.planning.turn(person, at)
        here = await self.frame.here(request, person, rota=view.rota)
        turn = one_turn(view, here.reader)
        swaps = await self.frame.planning.swaps(person, at) if turn.may_leave else ()
        return self.frame.page(
            request,
            "turn",
            here,
            status=400 if faults else 200,
            turn=turn,
            people=whom_to_ask(turn, posted.one("asked") if posted else ""),
            swaps=in_return(swaps, here.reader, posted.one("swap") if posted else ""),
            faults=faults,
        )


async def _sign_up(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    await planning.sign_up(posted.person, at, _scope(posted))
    return at, "You are signed up. Thank you."


async def _withdraw(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    await planning.withdraw(posted.person, at, _scope(posted))
    return at, "You are off. Thank you for saying so."


async def _ask_cover(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    asked = PersonId(posted.one("asked")) if posted.one("asked") else None
    await planning.ask_cover(posted.person, at, asked=asked, swap=_swap(posted.one("swap")))
    return at, "You have asked. Until somebody takes it, it is still your turn."


async def _take(planning: Planning, posted: Posted, _at: ShiftDay) -> Told:
    return await planning.take(posted.person, posted.one("request")), "It is yours now. Thank you."


async def _decline(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    await planning.decline(posted.person, posted.one("request"))
    return at, "You said that you cannot. That is all right."


async def _take_back(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    await planning.take_back(posted.person, posted.one("request"))
    return at, "Your request is gone. It is your turn, as before."


async def _stay_on(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    await planning.offer_to_stay(posted.person, at, on=True)
    return at, "Good to know. You would stay on if nobody comes."


async def _not_stay_on(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    await planning.offer_to_stay(posted.person, at, on=False)
    return at, "You do not have to stay on."


async def _confirm(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    comes = posted.one("coming") == "yes"
    await planning.answer(posted.person, at, comes=comes)
    return at, "Thank you. See you then." if comes else "Thank you for saying so. Below you can ask for cover, or take yourself off."


async def _put_on(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    await planning.put_on(posted.person, PersonId(posted.one("person")), at)
    return at, "They are on. Please tell them yourself."


async def _restore(planning: Planning, posted: Posted, at: ShiftDay) -> Told:
    await planning.restore(posted.person, at)
    return at, "It is back on the rota."


DEEDS: Final[Mapping[str, Deed]] = MappingProxyType(
    {
        "sign-up": _sign_up,
        "withdraw": _withdraw,
        "ask-cover": _ask_cover,
        "take": _take,
        "decline": _decline,
        "take-back": _take_back,
        "stay-on": _stay_on,
        "not-stay-on": _not_stay_on,
        "confirm": _confirm,
        "put-on": _put_on,
        "restore": _restore,
    }
)


def _scope(posted: Posted) -> Scope:
    return Scope.FOLLOWING if posted.one("scope") == Scope.FOLLOWING else Scope.THIS


def _swap(picked: str) -> ShiftDay | None:
    """The turn that was picked in return. One that is none is like one that is not there."""
    if not picked:
        return None
    shift, _, day = picked.partition("/")
    try:
        return ShiftDay(shift=PlannedShiftId(shift), day=a_day(day))
    except Wrong:
        raise NotThere from None
