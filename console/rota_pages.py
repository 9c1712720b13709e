"""Reading the rota: the weeks, what is thin, what is mine. Works without a script, on a phone first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Protocol
from urllib.parse import urlencode

from aiohttp import web

from chatd.domain.ids import PersonId
from chatd.domain.rota_refusals import NotThere
from chatd.planning.seen import CoverSeen, GapView, Mine
from console.clock_words import MONTHS, length, span_name, when
from console.rota_forms import Wrong, a_day
from console.rota_frame import Here, RotaFrame
from console.rota_views import Card, Day, Look, Reader, Way, address, card, days_of, missing_in, request_words
from console.rota_words import risk_words
from console.turn_views import Suggested, suggested

WEEK: Final = 7
FORTNIGHT: Final = 14
MONTH: Final = 28
AHEAD: Final = timedelta(days=92)
MONTHS_SHOWN: Final = 12
FOUND: Final = "Visitors who know your shift name may be told now when you are next here."
NOT_FOUND: Final = "No visitor is told when you are next here."


@dataclass(frozen=True, slots=True, kw_only=True)
class ThinCard:
    """A time that lacks something or is at risk. *is_gap*: no opening is promised in it."""

    card: Card
    is_gap: bool
    risks: tuple[str, ...]
    suggestions: tuple[Suggested, ...]


class OwnChoices(Protocol):
    """Keeps what everybody chooses for themselves."""

    async def set_found_by_name(self, who: PersonId, *, found: bool) -> None:
        """May visitors who know their shift name be told when they are here next?"""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaPages:
    """For signed-in people on a rota. *hours*: minutes that somebody gave, by month."""

    frame: RotaFrame
    hours: Callable[[PersonId], Awaitable[Mapping[str, int]]]
    choices: OwnChoices

    def routes(self) -> list[web.RouteDef]:
        found = self.frame.found_or_not
        return [
            web.get("/rota", found(self.weeks)),
            web.get("/rota/mine", found(self.mine)),
            web.post("/rota/mine/found", found(self.found)),
            web.get("/rota/gaps", found(self.gaps)),
        ]

    async def weeks(self, request: web.Request) -> web.Response:
        """Seven days from today or another day, or only what is missing in four weeks."""
        here, is_thin = await self.frame.here(request), request.query.get("only") == "missing"
        since, many = _since(request, here.reader), MONTH if is_thin else WEEK
        mine = await self.frame.planning.mine(here.person, here.reader.now + AHEAD)
        days = await self._days(here, since, many)
        return self.frame.page(
            request,
            "weeks",
            here,
            key_note=await self.frame.key_note(here.person),
            by_hand=await self.frame.by_hand(here),
            span=span_name(since, since + timedelta(days=many - 1)),
            earlier=_weeks_at(here, since - timedelta(days=many), thin=is_thin) if not is_thin or since > here.reader.today else None,
            later=_weeks_at(here, since + timedelta(days=many), thin=is_thin),
            other=Way(href=_weeks_at(here, since, thin=not is_thin), words="All shifts" if is_thin else "Only gaps"),
            days=missing_in(days) if is_thin else days,
            only_missing=is_thin,
            next_turn=_next_turn(mine, here.reader),
            asked=tuple(request_card(each, here.reader) for each in (*mine.received, *mine.open_to_all) if each.may_take),
            rotas=[Way(href=f"/rota?{urlencode({'rota': each.id})}", words=each.name, here=each is here.rota) for each in here.rotas],
        )

    async def mine(self, request: web.Request) -> web.Response:
        """My turns, what I asked and was asked, and what I could take."""
        here = await self.frame.here(request)
        mine = await self.frame.planning.mine(here.person, here.reader.now + AHEAD)
        return self.frame.page(
            request,
            "mine",
            here,
            turns=tuple(card(each, here.reader) for each in mine.turns),
            received=tuple(request_card(each, here.reader) for each in mine.received),
            made=tuple(request_card(each, here.reader) for each in mine.made),
            open_to_all=tuple(request_card(each, here.reader) for each in mine.open_to_all if each.may_take),
            hours=tuple(month_words(month, minutes) for month, minutes in (await self.hours(here.person.id)).items())[:MONTHS_SHOWN],
        )

    async def found(self, request: web.Request) -> web.Response:
        """Everybody chooses for themselves; nobody, and no command, for somebody else."""
        sent = await self.frame.own.posted(request)
        told = sent.one("told") == "yes"
        await self.choices.set_found_by_name(sent.person.id, found=told)
        return self.frame.own.back("/rota/mine", FOUND if told else NOT_FOUND)

    async def gaps(self, request: web.Request) -> web.Response:
        """For coordinators: what lacks something, what is at risk, and who could come."""
        here = await self.frame.here(request)
        if not here.rota.may_edit:
            raise NotThere
        further = request.query.get("weeks") == "4"
        found = await self.frame.planning.gaps(here.person, here.rota.id, here.reader.now + timedelta(days=MONTH if further else FORTNIGHT))
        cards = [thin_card(each, here.reader) for each in found]
        return self.frame.page(
            request,
            "gaps",
            here,
            further=further,
            thin=[each for each in cards if each.is_gap],
            at_risk=[each for each in cards if not each.is_gap],
        )

    async def _days(self, here: Here, since: date, many: int) -> tuple[Day, ...]:
        week = await self.frame.planning.weeks(here.person, here.rota.id, since, many, here.reader.zone)
        return days_of(week, here.reader, since=since, days=many)


def month_words(month: str, minutes: int) -> tuple[str, str]:
    """From `2026-11` and 90 to `November 2026` and `1 hour 30 minutes`."""
    year, _, number = month.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}", length(timedelta(minutes=minutes))


def request_card(request: CoverSeen, reader: Reader) -> Card:
    """Somebody's request for cover, in a list."""
    turn = request.turn
    return Card(
        href=address(turn.at),
        title=turn.title,
        when=when(turn.starts, turn.ends, zone=reader.zone, home=reader.zone, now=reader.now),
        look=Look.COVERED if request.is_mine else Look.MISSING,
        note=_made_words(request) if request.is_mine else request_words(request, reader),
    )


def thin_card(gap: GapView, reader: Reader) -> ThinCard:
    """A gap with those who could fill it."""
    return ThinCard(
        card=replace(card(gap.turn, reader), note=None),
        is_gap=gap.is_gap,
        risks=tuple(risk_words(risk) for risk in gap.turn.risks),
        suggestions=suggested(gap.suggestions)[:3],
    )


def _made_words(request: CoverSeen) -> str:
    if request.taken_by:
        return f"{request.taken_by.shift_name} took it. You are free."
    asked = request.asked.shift_name if request.asked else "everybody"
    return f"{asked} cannot. Ask somebody else." if request.declined else f"You asked {asked} for cover."


def _next_turn(mine: Mine, reader: Reader) -> Card | None:
    return next((card(each, reader) for each in mine.turns), None)


def _since(request: web.Request, reader: Reader) -> date:
    """The first day to show: what the address says, where that is a day, or today."""
    try:
        return a_day(request.query.get("from", ""))
    except Wrong:
        return reader.today


def _weeks_at(here: Here, since: date, *, thin: bool) -> str:
    asked: dict[str, str] = {"rota": here.rota.id} if len(here.rotas) > 1 else {}
    asked |= {"from": since.isoformat()} if since != here.reader.today else {}
    asked |= {"only": "missing"} if thin else {}
    return f"/rota?{urlencode(asked)}" if asked else "/rota"
