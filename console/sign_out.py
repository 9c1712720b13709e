"""Signing out everywhere, as a form: a button that works without a script, on the page of one's keys and on the desk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from chatd.domain.ids import PersonId
from chatd.sign_in import StandingSignIns
from console.own_pages import OwnPages
from console.sign_in import COOKIE, with_cookie


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOutEverywhere:
    """*left*: told whose sign-ins have ended, so that their lines can be closed."""

    own: OwnPages
    sign_ins: StandingSignIns
    left: Callable[[PersonId], Awaitable[None]]

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/sign-out/everywhere", self.end)]

    async def end(self, request: web.Request) -> web.Response:
        """All of their sign-ins, on every device, and the lines that stand on them."""
        sent = await self.own.posted(request)
        await self.sign_ins.end_all_of(sent.person.id)
        await self.left(sent.person.id)
        return with_cookie(web.Response(status=303, headers={"Location": "/sign-in"}), COOKIE, "")
