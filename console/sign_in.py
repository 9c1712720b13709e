"""The pages and calls of signing in and out. The passphrase never comes here: the browser sends one half of what it derives from it."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Annotated, Final

import msgspec
from aiohttp import web
from jinja2 import Environment

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.enrolment import SALTS
from chatd.half_way import LASTS as HALF_WAY_LASTS
from chatd.passwords import MEMORY_KIB, PASSES, salt_for, tidy_name
from chatd.ports import Clock
from chatd.recognising import Recognised, Recognition
from chatd.secret_key import SecretKey
from chatd.sign_in import LASTS, Door, SecondStepWanted, StandingSignIns, TooManyTries, WrongNameOrPassphrase
from chatd.wire import Bytes32, Closed, Token
from console.forms import Body, CsrfTokens, FormTokens, TooLarge, answered, field_in, is_ours, read, refused

COOKIE: Final = "__Host-chatd"
HALF_WAY: Final = "__Host-half"
RECOGNISED: Final = web.RequestKey("recognised", Recognised)
OWN_PATHS: Final = re.compile(r"/(?:rota|keys|records|second-step|answers|words|services)(?:[/?][A-Za-z0-9_/?=&.%+-]*)?")

SignInName = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class AskSalt(Closed, frozen=True):
    name: SignInName


class Salt(Closed, frozen=True):
    """How to derive both halves; *token* goes back with the proof."""

    salt: str
    memory_kib: int
    passes: int
    token: str


class SignIn(Closed, frozen=True):
    name: SignInName
    proof: Bytes32
    token: Token


class HalfWayIn(Closed, frozen=True):
    """The passphrase was right. *kinds*: what the second step may be shown with."""

    kinds: list[str]


class SignOut(Closed, frozen=True):
    csrf: Token
    everywhere: bool = False


class SignInPages:
    """*origin*: our own, exactly. *left*: told whose sign-in has just ended, so that their lines can be closed."""

    def __init__(  # noqa: PLR0913  Each is a port or a fact, given once by the composition root.
        self,
        *,
        door: Door,
        sign_ins: StandingSignIns,
        recognition: Recognition,
        clock: Clock,
        secret_key: SecretKey,
        origin: str,
        title: str,
        templates: Environment,
        left: Callable[[PersonId], Awaitable[None]],
    ) -> None:
        self._door = door
        self._sign_ins = sign_ins
        self._recognition = recognition
        self._clock = clock
        self._salt_key = secret_key.sub_key(SALTS)
        self._form_tokens = FormTokens(secret_key.sub_key("sign-in form"))
        self._csrf = CsrfTokens(secret_key.sub_key("csrf"))
        self._origin = origin
        self._title = title
        self._page = templates.get_template("sign_in.html")
        self._left = left

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sign-in", self.page),
            web.post("/sign-in/salt", self.salt),
            web.post("/sign-in", self.sign_in),
            web.post("/sign-out", self.sign_out),
        ]

    async def current_person(self, request: web.Request) -> Person | None:
        """Who is signed in on the browser that sent this, with the roles that this sign-in may act in."""
        found = await self.recognised(request)
        return found.person if found else None

    async def person_for(self, cookie: str | None) -> Person | None:
        """The same for a socket's handshake, which brings the cookie's value."""
        found = await self._recognition.behind(cookie) if cookie else None
        return found.person if found else None

    async def recognised(self, request: web.Request) -> Recognised | None:
        """The same, with what is held back. Noted on the request, for whoever writes its answer."""
        cookie = request.cookies.get(COOKIE)
        found = await self._recognition.behind(cookie) if cookie else None
        if found is not None:
            request[RECOGNISED] = found
        return found

    def csrf_for(self, cookie: str) -> str:
        """The token that pages of this sign-in send with whatever changes something."""
        return self._csrf.csrf_for(cookie)

    def csrf_matches(self, cookie: str, token: str) -> bool:
        return self._csrf.csrf_matches(cookie, token)

    async def page(self, request: web.Request) -> web.Response:
        after = own_path(request.query.get("next", ""))
        if await self.current_person(request) and "again" not in request.query:
            raise web.HTTPSeeOther(after)
        text = self._page.render(title=self._title, after=after)
        return web.Response(text=text, content_type="text/html", headers={"Cache-Control": "no-store"})

    async def salt(self, request: web.Request) -> web.Response:
        asked = await self.own_call(request, AskSalt)
        if isinstance(asked, web.Response):
            return asked
        salt = base64.urlsafe_b64encode(salt_for(asked.name, self._salt_key)).decode().rstrip("=")
        token = self._form_tokens.make(tidy_name(asked.name), self._clock.now())
        return answered(Salt(salt=salt, memory_kib=MEMORY_KIB, passes=PASSES, token=token))

    async def sign_in(self, request: web.Request) -> web.Response:
        asked = await self.own_call(request, SignIn)
        if isinstance(asked, web.Response):
            return asked
        if not self._form_tokens.is_good(asked.token, tidy_name(asked.name), self._clock.now()):
            return refused(403, "stale")
        try:
            secret = await self._door.let_in(asked.name, base64.urlsafe_b64decode(asked.proof + "="))
        except WrongNameOrPassphrase:
            return refused(401, "wrong")
        except TooManyTries as slowed:
            return slow_down(slowed)
        except SecondStepWanted as more:
            return with_cookie(answered(HalfWayIn(kinds=list(more.kinds)), status=202), HALF_WAY, more.token, lasts=HALF_WAY_LASTS)
        return await self.welcome(request, secret)

    async def welcome(self, request: web.Request, secret: str) -> web.Response:
        """They are in; what this browser was signed in as before has ended."""
        if before := request.cookies.get(COOKIE):
            await self._sign_ins.end(before)
        return with_cookie(web.Response(status=204), COOKIE, secret, lasts=LASTS)

    async def sign_out(self, request: web.Request) -> web.Response:
        """Ends this sign-in, or everywhere this person is signed in. Signed out already is signed out."""
        asked = await self.own_call(request, SignOut)
        if isinstance(asked, web.Response):
            return asked
        secret = request.cookies.get(COOKIE, "")
        if not self.csrf_matches(secret, asked.csrf):
            return refused(403, "stale")
        person = await self.person_for(secret)
        if person is not None:
            await (self._sign_ins.end_all_of(person.id) if asked.everywhere else self._sign_ins.end(secret))
            await self._left(person.id)
        return with_cookie(web.Response(status=204), COOKIE, "")

    async def own_call(self, request: web.Request, form: type[Body]) -> Body | web.Response:
        """What a page of ours sent, or the refusal to answer with."""
        if not is_ours(request, self._origin):
            return refused(403, "not_ours")
        try:
            return await read(request, form)
        except msgspec.ValidationError as wrong:
            return refused(400, "bad_field", field=field_in(wrong))
        except (msgspec.DecodeError, UnicodeDecodeError):
            return refused(400, "bad_request")
        except TooLarge:
            return refused(413, "too_large")


def own_path(asked: str, otherwise: str = "/desk") -> str:
    """Where to go on: pages of the rota, of keys, of records, of the second step, of answers, words and services; else *otherwise*. Nothing that a browser could read as the
    address of another host."""
    return asked if OWN_PATHS.fullmatch(asked) else otherwise


def slow_down(slowed: TooManyTries) -> web.Response:
    return refused(429, "wait", seconds=max(1, math.ceil(slowed.wait.total_seconds())))


def with_cookie(response: web.Response, name: str, value: str, *, lasts: timedelta = timedelta()) -> web.Response:
    """A cookie that no script and no other site can read. One that lasts no time is taken away."""
    response.set_cookie(name, value, max_age=int(lasts.total_seconds()), path="/", secure=True, httponly=True, samesite="Strict")
    response.headers["Cache-Control"] = "no-store"
    return response
