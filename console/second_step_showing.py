"""Showing one's second step once more, for what needs a fresh proof; and back to where that was asked."""

from __future__ import annotations

import math
from dataclasses import dataclass

from aiohttp import web

from chatd.domain.second_steps import Kind
from chatd.known_browsers import KNOWN_FOR
from chatd.passkeys import NotRight
from chatd.proving import Proving, WrongCode
from chatd.recognising import Recognised
from chatd.sign_in import TooManyTries
from console.forms import answered
from console.own_pages import refusal
from console.second_sign_in import KNOWN, AskPasskey, ShownPasskey
from console.second_step_frame import CODE_WRONG, HERE, Done, SecondStepFrame, digits, next_of, with_next
from console.sign_in import COOKIE, with_cookie


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowingPages:
    """With a code no script is needed."""

    frame: SecondStepFrame
    proving: Proving

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(f"{HERE}/show", self.before_showing),
            web.post(f"{HERE}/show", self.show),
            web.post(f"{HERE}/show/ask", self.ask_to_show),
            web.post(f"{HERE}/show/passkey", self.show_passkey),
        ]

    async def before_showing(self, request: web.Request) -> web.Response:
        """The box for a code, the button for a passkey."""
        return await self._show_page(request, await self.frame.reader(request))

    async def _show_page(self, request: web.Request, who: Recognised, *, status: int = 200, after: str = "", wrong: str = "") -> web.Response:
        after = after or next_of(request.query.get("next", ""))
        kinds = {each.kind for each in await self.frame.enrolling.steps(who.standing)}
        if not kinds:
            return web.Response(status=303, headers={"Location": with_next(HERE, after)})
        what = {"has_code": Kind.TOTP in kinds, "has_passkey": Kind.PASSKEY in kinds, "after": after or HERE, "wrong": wrong}
        return self.frame.own.page(request, "second_step/show.html", who.person, status=status, **what)

    async def show(self, request: web.Request) -> web.Response:
        """With a code; then back to where it was asked for."""
        sent, who = await self.frame.posted(request)
        after = next_of(sent.one("next"))
        try:
            known = await self.proving.show_code(
                who.standing.person, request.cookies[COOKIE], digits(sent.one("code")), request.cookies.get(KNOWN, "")
            )
        except WrongCode:
            return await self._show_page(request, who, status=400, after=after, wrong=CODE_WRONG)
        except TooManyTries as slowed:
            seconds = max(1, math.ceil(slowed.wait.total_seconds()))
            return await self._show_page(request, who, status=429, after=after, wrong=_wait_words(seconds))
        return with_cookie(self.frame.own.back(after or HERE, "Thank you. Go on."), KNOWN, known, lasts=KNOWN_FOR)

    async def ask_to_show(self, request: web.Request) -> web.Response:
        """What to ask this browser's passkeys."""
        _, who = await self.frame.called(request, AskPasskey)
        return web.json_response(await self.proving.to_show_again(who.standing.person, request.cookies[COOKIE]))

    async def show_passkey(self, request: web.Request) -> web.Response:
        """With a passkey."""
        shown, who = await self.frame.called(request, ShownPasskey)
        try:
            known = await self.proving.show_passkey(who.standing.person, request.cookies[COOKIE], shown.as_answered())
        except NotRight:
            raise refusal(400, "wrong_passkey") from None
        return with_cookie(answered(Done()), KNOWN, known, lasts=KNOWN_FOR)


def _wait_words(seconds: int) -> str:
    long = f"{seconds} seconds" if seconds < 90 else f"{math.ceil(seconds / 60)} minutes"
    return f"There were many tries just now. Nothing is locked: try again in {long}."
