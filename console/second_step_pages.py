"""The pages of one's own second steps: what there is, setting up a code, taking one off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

import segno
from aiohttp import web

from chatd.domain.second_steps import LONGEST_NAME, Kind, SecondStep, must_have_one
from chatd.proving import WrongCode
from chatd.recognising import Recognised
from chatd.second_enrolment import AsManyAsMay, NoSuchStep, NotFresh, TheLastOne
from console.clock_words import day_name
from console.second_step_frame import CODE_WRONG, HERE, SHOW_FIRST, SecondStepFrame, digits, next_of, with_next
from console.sign_in import COOKIE

NAME_WRONG: Final = f"Write a name of 1 to {LONGEST_NAME} letters, such as “My phone”."
TOO_MANY: Final = "There is no room for more, or that one is set up already."


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondStepPages:
    """For everybody who is signed in. All of it works without a script."""

    frame: SecondStepFrame

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(HERE, self.look),
            web.post(f"{HERE}/code", self.begin_code),
            web.get(f"{HERE}/code", self.code),
            web.get(f"{HERE}/code.svg", self.picture),
            web.post(f"{HERE}/code/prove", self.prove_code),
            web.post(f"{HERE}/remove", self.remove),
        ]

    # ── what there is ──

    async def look(self, request: web.Request) -> web.Response:
        """All of mine, and what can be added."""
        return await self._page(request, await self.frame.reader(request))

    async def _page(
        self, request: web.Request, who: Recognised, *, status: int = 200, after: str = "", called: str = "My phone", wrong: str = ""
    ) -> web.Response:
        steps = await self.frame.enrolling.steps(who.standing)
        after = after or next_of(request.query.get("next", ""))
        return self.frame.own.page(
            request,
            "second_step/page.html",
            who.person,
            status=status,
            steps=[(each, _kind(each), day_name(each.made.date())) for each in steps],
            after=after,
            again=with_next(f"{HERE}/show", after) if steps else f"/sign-in?{urlencode({'again': 'yes', 'next': with_next(HERE, after)})}",
            is_fresh=who.standing.is_fresh(self.frame.enrolling.clock.now()),
            needs_one=must_have_one(who.standing.person),
            longest=LONGEST_NAME,
            called=called,
            wrong=wrong,
        )

    # ── adding a code ──

    async def begin_code(self, request: web.Request) -> web.Response:
        """Makes a secret, which the next page shows."""
        sent, who = await self.frame.posted(request)
        name, after = sent.one("name"), next_of(sent.one("next"))
        if not 1 <= len(name) <= LONGEST_NAME:
            return await self._page(request, who, status=400, after=after, called=name, wrong=NAME_WRONG)
        try:
            await self.frame.enrolling.begin_code(who.standing, name)
        except NotFresh:
            return self.frame.own.back(with_next(HERE, after), SHOW_FIRST, kindly=True)
        except AsManyAsMay:
            return self.frame.own.back(with_next(HERE, after), TOO_MANY, kindly=True)
        return web.Response(status=303, headers={"Location": with_next(f"{HERE}/code", after)})

    async def code(self, request: web.Request) -> web.Response:
        """The square to photograph, the same in letters, and the box for the first code."""
        return await self._code_page(request, await self.frame.reader(request))

    async def _code_page(self, request: web.Request, who: Recognised, *, status: int = 200, after: str = "", wrong: str = "") -> web.Response:
        after = after or next_of(request.query.get("next", ""))
        try:
            step = await self.frame.enrolling.waiting(who.standing)
        except (NotFresh, NoSuchStep):
            return self.frame.own.back(with_next(HERE, after), "Begin once more.", kindly=True)
        secret = self.frame.enrolling.codes.secret_of(step)
        groups = [secret[place : place + 4] for place in range(0, len(secret), 4)]
        address = self._address(step, who)
        what = {"step": step, "groups": groups, "address": address, "after": after, "wrong": wrong}
        return self.frame.own.page(request, "second_step/code.html", who.person, status=status, **what)

    async def picture(self, request: web.Request) -> web.Response:
        """The square alone. Its own address, so that nothing is written into the page; never stored by the browser."""
        who = await self.frame.reader(request)
        try:
            step = await self.frame.enrolling.waiting(who.standing)
        except (NotFresh, NoSuchStep):
            raise web.HTTPNotFound from None
        drawn = segno.make_qr(self._address(step, who)).svg_inline(omitsize=True, border=4, light="#fff", dark="#000")
        drawn = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        return web.Response(text=drawn, content_type="image/svg+xml")

    async def prove_code(self, request: web.Request) -> web.Response:
        """With its first code it counts."""
        sent, who = await self.frame.posted(request)
        after = next_of(sent.one("next"))
        try:
            await self.frame.enrolling.prove_code(who.standing, request.cookies[COOKIE], digits(sent.one("code")))
        except WrongCode:
            return await self._code_page(request, who, status=400, after=after, wrong=CODE_WRONG)
        except (NotFresh, NoSuchStep):
            return self.frame.own.back(with_next(HERE, after), "That took a while. Begin once more.", kindly=True)
        return self.frame.own.back(after or HERE, "Your second step is set up. It is asked each time you sign in.")

    def _address(self, step: SecondStep, who: Recognised) -> str:
        return self.frame.enrolling.codes.address_of(step, whose=who.person.sign_in, issuer=self.frame.own.title)

    # ── taking one off ──

    async def remove(self, request: web.Request) -> web.Response:
        """One of mine, but not the last of somebody who must have one."""
        sent, who = await self.frame.posted(request)
        try:
            await self.frame.enrolling.remove(who.standing, sent.one("step"))
        except NotFresh:
            return self.frame.own.back(f"{HERE}/show", SHOW_FIRST, kindly=True)
        except TheLastOne:
            return self.frame.own.back(HERE, "That is your only one, and you need one. Add another first, then remove this.", kindly=True)
        except NoSuchStep:
            return self.frame.own.back(HERE, "It is not there any more.", kindly=True)
        return self.frame.own.back(HERE, "It is removed, and opens nothing any more.")


def _kind(step: SecondStep) -> str:
    return "Code from an app" if step.kind is Kind.TOTP else "Passkey"
