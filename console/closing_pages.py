"""Closing the chat by hand until a time tonight, and opening it again: for coordinators, from a phone, in two taps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import web

from chatd.domain.ids import ProjectId
from chatd.domain.rota_closing import WHY_LIMIT
from chatd.domain.rota_refusals import NotThere, Refused
from console.by_hand_words import clock_there
from console.closure_pages import ClosurePages, next_time
from console.rota_forms import Reading
from console.rota_frame import RotaFrame
from console.shift_pages import filled


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingPages:
    """*page*: where the form stands, shown again with what was wrong."""

    frame: RotaFrame
    page: ClosurePages

    def routes(self) -> list[web.RouteDef]:
        found = self.frame.found_or_not
        return [web.post("/rota/close-now", found(self.close)), web.post("/rota/open-again", found(self.open))]

    async def close(self, request: web.Request) -> web.StreamResponse:
        """From now until that time, for one project or all of the rota."""
        posted = await self.frame.own.posted(request)
        here = await self.frame.here(request, posted.person, rota=posted.one("rota"))
        reading, project = Reading(posted=posted), posted.one("project")
        until = reading.read("until", lambda text: next_time(text, self.frame.clock.now(), here.rota.zone), datetime.min.replace(tzinfo=UTC))
        if not reading.faults:
            try:
                why = posted.one("why")[: WHY_LIMIT + 1]
                await self.frame.planning.shut(posted.person, here.rota.id, until=until, project=ProjectId(project) if project else None, why=why)
                said = f"Closed until {clock_there(until, here.rota.zone, here.reader.now)}. Nobody new comes in; chats that are open go on."
                return self.frame.own.back(f"/rota/closures?rota={here.rota.id}", said)
            except Refused as refused:
                reading.faults[refused.field] = refused.advice
        return await self.page.show(request, here, filled(reading))

    async def open(self, request: web.Request) -> web.StreamResponse:
        """As if it had not been closed."""
        posted = await self.frame.own.posted(request)
        here = await self.frame.here(request, posted.person, rota=posted.one("rota"))
        back = f"{'/rota' if posted.one('from') == 'weeks' else '/rota/closures'}?rota={here.rota.id}"
        try:
            await self.frame.planning.open_again(posted.person, here.rota.id, posted.one("key"))
        except Refused as refused:
            return self.frame.own.back(back, refused.advice, kindly=True)
        except NotThere:
            if not here.rota.may_edit:
                raise
            return self.frame.own.back(back, "It was open again already.", kindly=True)
        return self.frame.own.back(back, "Open again. The shifts count, and the chat is open as soon as two are at the desk.")
