"""The pages of one's own second steps: what there is, adding one, showing it once more, taking one off. All but passkeys work without a script."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlencode

import msgspec
import segno
from aiohttp import web

from chatd.domain.second_steps import LONGEST_NAME, Kind, SecondStep, must_have_one
from chatd.known_browsers import KNOWN_FOR
from chatd.passkeys import NotRight
from chatd.proving import Proving, WrongCode
from chatd.recognising import Recognised
from chatd.second_enrolment import AsManyAsMay, Enrolling, NoSuchStep, NotFresh, TheLastOne
from chatd.sign_in import TooManyTries
from chatd.wire import Closed
from console.clock_words import day_name
from console.forms import BODY_LIMIT, Body, answered
from console.own_pages import OwnPages, Posted, refusal, tidy
from console.second_sign_in import KNOWN, AskPasskey, Encoded, ShownPasskey
from console.sign_in import COOKIE, own_path, with_cookie

HERE: Final = "/second-step"
PASSKEY_LIMIT: Final = 8_192
NAME_WRONG: Final = f"Write a name of 1 to {LONGEST_NAME} letters, such as “My phone”."
CODE_WRONG: Final = "That is not the code that the app shows now. Wait for the next one and write its six digits."
TOO_MANY: Final = "There is no room for more, or that one is set up already."
SHOW_FIRST: Final = "First show once more that it is you."

PasskeyName = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME)]


class NewPasskey(Closed, frozen=True):
    """What `navigator.credentials.create` answered, base64url, and what its owner calls it."""

    name: PasskeyName
    id: Encoded
    client: Encoded
    attestation: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,5500}$")]

    def as_answered(self) -> dict[str, Any]:
        """As the library reads it."""
        response = {"clientDataJSON": self.client, "attestationObject": self.attestation}
        return {"id": self.id, "rawId": self.id, "type": "public-key", "response": response}


class Done(Closed, frozen=True):
    ok: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondStepPages:
    """For everybody who is signed in; each sees and changes their own alone."""

    own: OwnPages
    enrolling: Enrolling
    proving: Proving

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(HERE, self.look),
            web.post(f"{HERE}/code", self.begin_code),
            web.get(f"{HERE}/code", self.code),
            web.get(f"{HERE}/code.svg", self.picture),
            web.post(f"{HERE}/code/prove", self.prove_code),
            web.post(f"{HERE}/passkey/ask", self.ask_passkey),
            web.post(f"{HERE}/passkey", self.add_passkey),
            web.post(f"{HERE}/remove", self.remove),
            web.get(f"{HERE}/show", self.before_showing),
            web.post(f"{HERE}/show", self.show),
            web.post(f"{HERE}/show/ask", self.ask_to_show),
            web.post(f"{HERE}/show/passkey", self.show_passkey),
        ]

    # ── what there is ──

    async def look(self, request: web.Request) -> web.Response:
        """All of mine, and what can be added."""
        return await self._page(request, await self._who(request))

    async def _page(
        self, request: web.Request, who: Recognised, *, status: int = 200, after: str = "", called: str = "My phone", wrong: str = ""
    ) -> web.Response:
        steps = await self.enrolling.steps(who.standing)
        after = after or _after(request.query.get("next", ""))
        return self.own.page(
            request,
            "second_step/page.html",
            who.person,
            status=status,
            steps=[(each, _kind(each), day_name(each.made.date())) for each in steps],
            after=after,
            again=_with_next(f"{HERE}/show", after) if steps else f"/sign-in?{urlencode({'again': 'yes', 'next': _with_next(HERE, after)})}",
            is_fresh=who.standing.is_fresh(self.enrolling.clock.now()),
            needs_one=must_have_one(who.standing.person),
            longest=LONGEST_NAME,
            called=called,
            wrong=wrong,
        )

    # ── adding a code ──

    async def begin_code(self, request: web.Request) -> web.Response:
        """Makes a secret, which the next page shows."""
        sent, who = await self._posted(request)
        name, after = sent.one("name"), _after(sent.one("next"))
        if not 1 <= len(name) <= LONGEST_NAME:
            return await self._page(request, who, status=400, after=after, called=name, wrong=NAME_WRONG)
        try:
            await self.enrolling.begin_code(who.standing, name)
        except NotFresh:
            return self.own.back(_with_next(HERE, after), SHOW_FIRST, kindly=True)
        except AsManyAsMay:
            return self.own.back(_with_next(HERE, after), TOO_MANY, kindly=True)
        return web.Response(status=303, headers={"Location": _with_next(f"{HERE}/code", after)})

    async def code(self, request: web.Request) -> web.Response:
        """The square to photograph, the same in letters, and the box for the first code."""
        return await self._code_page(request, await self._who(request))

    async def _code_page(self, request: web.Request, who: Recognised, *, status: int = 200, after: str = "", wrong: str = "") -> web.Response:
        after = after or _after(request.query.get("next", ""))
        try:
            step = await self.enrolling.waiting(who.standing)
        except (NotFresh, NoSuchStep):
            return self.own.back(_with_next(HERE, after), "Begin once more.", kindly=True)
        secret = self.enrolling.codes.secret_of(step)
        groups = [secret[place : place + 4] for place in range(0, len(secret), 4)]
        address = self._address(step, who)
        what = {"step": step, "groups": groups, "address": address, "after": after, "wrong": wrong}
        return self.own.page(request, "second_step/code.html", who.person, status=status, **what)

    async def picture(self, request: web.Request) -> web.Response:
        """The square alone. Its own address, so that nothing is written into the page; never stored by the browser."""
        who = await self._who(request)
        try:
            step = await self.enrolling.waiting(who.standing)
        except (NotFresh, NoSuchStep):
            raise web.HTTPNotFound from None
        drawn = segno.make_qr(self._address(step, who)).svg_inline(omitsize=True, border=4, light="#fff", dark="#000")
        drawn = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        return web.Response(text=drawn, content_type="image/svg+xml")

    async def prove_code(self, request: web.Request) -> web.Response:
        """With its first code it counts."""
        sent, who = await self._posted(request)
        after = _after(sent.one("next"))
        try:
            await self.enrolling.prove_code(who.standing, request.cookies[COOKIE], _digits(sent.one("code")))
        except WrongCode:
            return await self._code_page(request, who, status=400, after=after, wrong=CODE_WRONG)
        except (NotFresh, NoSuchStep):
            return self.own.back(_with_next(HERE, after), "That took a while. Begin once more.", kindly=True)
        return self.own.back(after or HERE, "Your second step is set up. It is asked each time you sign in.")

    def _address(self, step: SecondStep, who: Recognised) -> str:
        return self.enrolling.codes.address_of(step, whose=who.person.sign_in, issuer=self.own.title)

    # ── adding a passkey ──

    async def ask_passkey(self, request: web.Request) -> web.Response:
        """What to ask the browser for."""
        _, who = await self._called(request, AskPasskey)
        try:
            return web.json_response(await self.enrolling.to_make(who.standing, request.cookies[COOKIE]))
        except NotFresh:
            raise refusal(403, "show_first") from None
        except AsManyAsMay:
            raise refusal(409, "as_many_as_may") from None

    async def add_passkey(self, request: web.Request) -> web.Response:
        """The one that the browser made."""
        new, who = await self._called(request, NewPasskey, limit=PASSKEY_LIMIT)
        name = tidy(new.name)
        if not name:
            raise refusal(400, "bad_field", field="name")
        try:
            await self.enrolling.add_passkey(who.standing, request.cookies[COOKIE], name, new.as_answered())
        except NotFresh:
            raise refusal(403, "show_first") from None
        except NotRight:
            raise refusal(400, "wrong_passkey") from None
        except AsManyAsMay:
            raise refusal(409, "as_many_as_may") from None
        return self.own.telling(answered(Done()), "Your passkey is set up. It is asked each time you sign in.")

    # ── taking one off ──

    async def remove(self, request: web.Request) -> web.Response:
        """One of mine, but not the last of somebody who must have one."""
        sent, who = await self._posted(request)
        try:
            await self.enrolling.remove(who.standing, sent.one("step"))
        except NotFresh:
            return self.own.back(f"{HERE}/show", SHOW_FIRST, kindly=True)
        except TheLastOne:
            return self.own.back(HERE, "That is your only one, and you need one. Add another first, then remove this.", kindly=True)
        except NoSuchStep:
            return self.own.back(HERE, "It is not there any more.", kindly=True)
        return self.own.back(HERE, "It is removed, and opens nothing any more.")

    # ── showing it once more ──

    async def before_showing(self, request: web.Request) -> web.Response:
        """The box for a code, the button for a passkey."""
        return await self._show_page(request, await self._who(request))

    async def _show_page(self, request: web.Request, who: Recognised, *, status: int = 200, after: str = "", wrong: str = "") -> web.Response:
        after = after or _after(request.query.get("next", ""))
        kinds = {each.kind for each in await self.enrolling.steps(who.standing)}
        if not kinds:
            return web.Response(status=303, headers={"Location": _with_next(HERE, after)})
        what = {"has_code": Kind.TOTP in kinds, "has_passkey": Kind.PASSKEY in kinds, "after": after or HERE, "wrong": wrong}
        return self.own.page(request, "second_step/show.html", who.person, status=status, **what)

    async def show(self, request: web.Request) -> web.Response:
        """With a code; then back to where it was asked for."""
        sent, who = await self._posted(request)
        after = _after(sent.one("next"))
        try:
            known = await self.proving.show_code(
                who.standing.person, request.cookies[COOKIE], _digits(sent.one("code")), request.cookies.get(KNOWN, "")
            )
        except WrongCode:
            return await self._show_page(request, who, status=400, after=after, wrong=CODE_WRONG)
        except TooManyTries as slowed:
            seconds = max(1, math.ceil(slowed.wait.total_seconds()))
            return await self._show_page(request, who, status=429, after=after, wrong=_wait_words(seconds))
        return with_cookie(self.own.back(after or HERE, "Thank you. Go on."), KNOWN, known, lasts=KNOWN_FOR)

    async def ask_to_show(self, request: web.Request) -> web.Response:
        """What to ask this browser's passkeys."""
        _, who = await self._called(request, AskPasskey)
        return web.json_response(await self.proving.to_show_again(who.standing.person, request.cookies[COOKIE]))

    async def show_passkey(self, request: web.Request) -> web.Response:
        """With a passkey."""
        shown, who = await self._called(request, ShownPasskey)
        try:
            known = await self.proving.show_passkey(who.standing.person, request.cookies[COOKIE], shown.as_answered())
        except NotRight:
            raise refusal(400, "wrong_passkey") from None
        return with_cookie(answered(Done()), KNOWN, known, lasts=KNOWN_FOR)

    # ── who ──

    async def _who(self, request: web.Request) -> Recognised:
        await self.own.reader(request)
        return await self._standing(request)

    async def _posted(self, request: web.Request) -> tuple[Posted, Recognised]:
        return await self.own.posted(request), await self._standing(request)

    async def _called(self, request: web.Request, form: type[Body], *, limit: int = BODY_LIMIT) -> tuple[Body, Recognised]:
        _, sent = await self.own.posted_json(request, form, limit=limit)
        return sent, await self._standing(request)

    async def _standing(self, request: web.Request) -> Recognised:
        """With all their roles, as keeping the last second step hangs on them."""
        found = await self.own.sign_in.recognised(request)
        if found is None:  # signed out since the line before
            raise web.HTTPForbidden
        return found


def _after(asked: str) -> str:
    return own_path(asked, "")


def _with_next(path: str, after: str) -> str:
    return f"{path}?{urlencode({'next': after})}" if after and after != HERE else path


def _digits(typed: str) -> str:
    return "".join(letter for letter in typed if letter.isascii() and letter.isdecimal())


def _kind(step: SecondStep) -> str:
    return "Code from an app" if step.kind is Kind.TOTP else "Passkey"


def _wait_words(seconds: int) -> str:
    long = f"{seconds} seconds" if seconds < 90 else f"{math.ceil(seconds / 60)} minutes"
    return f"There were many tries just now. Nothing is locked: try again in {long}."
