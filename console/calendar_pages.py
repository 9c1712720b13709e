"""A private calendar: the file that a calendar programme asks for, and the page on which its owner makes, renames and ends its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiohttp import web

from chatd.domain.own_calendar import LONGEST_TITLE
from chatd.domain.people import Person
from chatd.planning.feeds import PrivateCalendars
from console.own_pages import OwnPages, Posted

HERE: Final = "/rota/mine/feed"
TITLE_WRONG: Final = f"Write 1 to {LONGEST_TITLE} letters."


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPages:
    """The file needs no sign-in: whoever has its address may read it, and it says next to nothing."""

    own: OwnPages
    calendars: PrivateCalendars

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/calendar/{secret}.ics", self.file), web.get(HERE, self.look), web.post(HERE, self.change)]

    async def file(self, request: web.Request) -> web.Response:
        """The same answer for an address that was taken away as for one that never was."""
        text = await self.calendars.read(request.match_info["secret"])
        if text is None:
            raise web.HTTPNotFound
        return web.Response(text=text, content_type="text/calendar", headers={"Cache-Control": "private, max-age=900"})

    async def look(self, request: web.Request) -> web.Response:
        return await self._page(request, await self.own.reader(request))

    async def change(self, request: web.Request) -> web.Response:
        """Make or renew, end, or give another title."""
        sent = await self.own.posted(request)
        match sent.one("deed"):
            case "make":
                return await self._make(request, sent)
            case "revoke":
                await self.calendars.revoke(sent.person.id)
                return self.own.back(HERE, "Your address has stopped working.")
            case "title":
                return await self._rename(request, sent)
            case _:
                raise web.HTTPBadRequest

    async def _make(self, request: web.Request, sent: Posted) -> web.Response:
        """Shown on the answer to this one form. Sent once more (by loading again), it makes no second address, which would end the first."""
        if sent.one("before") != await self._made(sent.person):
            return self.own.back(HERE, "That was done already. If you did not copy the address, make a new one.", kindly=True)
        return await self._page(request, sent.person, address=await self.calendars.make(sent.person.id))

    async def _rename(self, request: web.Request, sent: Posted) -> web.Response:
        title = sent.one("title")
        if not 1 <= len(title) <= LONGEST_TITLE:
            return await self._page(request, sent.person, typed=title, wrong=TITLE_WRONG, status=400)
        await self.calendars.rename(sent.person.id, title)
        return self.own.back(HERE, f"Your times are called “{title}” now. Calendars show it when they next look.")

    async def _page(
        self, request: web.Request, person: Person, *, address: str = "", typed: str | None = None, wrong: str = "", status: int = 200
    ) -> web.Response:
        own = await self.calendars.of(person.id)
        title = typed if typed is not None else own.title if own else ""
        what = {"has_one": own is not None, "before": await self._made(person), "title": title, "wrong": wrong, "longest": LONGEST_TITLE}
        one_tap = address.replace("https://", "webcal://").replace("http://", "webcal://")
        return self.own.page(request, "rota/feed.html", person, status=status, address=address, one_tap=one_tap, here=HERE, **what)

    async def _made(self, person: Person) -> str:
        """Which address is the present one: says when it was made, and nothing of its secret."""
        own = await self.calendars.of(person.id)
        return own.made.isoformat() if own else ""
