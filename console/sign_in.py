"""The pages and calls of signing in and out. The passphrase never comes here: the browser sends one half of what it derives from it."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Awaitable, Callable
from typing import Annotated, Final

import msgspec
from aiohttp import web
from jinja2 import Environment

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.enrolment import SALTS
from chatd.passwords import MEMORY_KIB, PASSES, salt_for, tidy_name
from chatd.ports import Clock
from chatd.secret_key import SecretKey
from chatd.sign_in import LASTS, Door, StandingSignIns, TooManyTries, WrongNameOrPassphrase
from chatd.wire import Bytes32, Closed, Token
from console.forms import Body, CsrfTokens, FormTokens, TooLarge, answered, field_in, is_ours, read, refused

COOKIE: Final = "__Host-chatd"
OWN_PATHS: Final = re.compile(r"/(?:rota|keys|records)(?:[/?][A-Za-z0-9_/?=&.%+-]*)?")

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
        clock: Clock,
        secret_key: SecretKey,
        origin: str,
        title: str,
        templates: Environment,
        left: Callable[[PersonId], Awaitable[None]],
    ) -> None:
        self._door = door
        self._sign_ins = sign_ins
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
        """Who is signed in on the browser that sent this."""
        return await self.person_for(request.cookies.get(COOKIE))

    async def person_for(self, cookie: str | None) -> Person | None:
        """The same for a socket's handshake, which brings the cookie's value."""
        return await self._sign_ins.person_for(cookie, self._clock.now()) if cookie else None

    def csrf_for(self, cookie: str) -> str:
        """The token that pages of this sign-in send with whatever changes something."""
        return self._csrf.csrf_for(cookie)

    def csrf_matches(self, cookie: str, token: str) -> bool:
        return self._csrf.csrf_matches(cookie, token)

    async def page(self, request: web.Request) -> web.Response:
        after = _own_path(request.query.get("next", ""))
        if await self.current_person(request):
            raise web.HTTPSeeOther(after)
        text = self._page.render(title=self._title, after=after)
        return web.Response(text=text, content_type="text/html", headers={"Cache-Control": "no-store"})

    async def salt(self, request: web.Request) -> web.Response:
        asked = await self._own(request, AskSalt)
        if isinstance(asked, web.Response):
            return asked
        salt = base64.urlsafe_b64encode(salt_for(asked.name, self._salt_key)).decode().rstrip("=")
        token = self._form_tokens.make(tidy_name(asked.name), self._clock.now())
        return answered(Salt(salt=salt, memory_kib=MEMORY_KIB, passes=PASSES, token=token))

    async def sign_in(self, request: web.Request) -> web.Response:
        asked = await self._own(request, SignIn)
        if isinstance(asked, web.Response):
            return asked
        if not self._form_tokens.is_good(asked.token, tidy_name(asked.name), self._clock.now()):
            return refused(403, "stale")
        try:
            secret = await self._door.let_in(asked.name, base64.urlsafe_b64decode(asked.proof + "="))
        except WrongNameOrPassphrase:
            return refused(401, "wrong")
        except TooManyTries as slowed:
            return refused(429, "wait", seconds=max(1, math.ceil(slowed.wait.total_seconds())))
        await self._end_the_one_before(request)
        return _with_cookie(web.Response(status=204), secret, lasts_seconds=int(LASTS.total_seconds()))

    async def sign_out(self, request: web.Request) -> web.Response:
        """Ends this sign-in, or everywhere this person is signed in. Signed out already is signed out."""
        asked = await self._own(request, SignOut)
        if isinstance(asked, web.Response):
            return asked
        secret = request.cookies.get(COOKIE, "")
        if not self.csrf_matches(secret, asked.csrf):
            return refused(403, "stale")
        person = await self.person_for(secret)
        if person is not None:
            await (self._sign_ins.end_all_of(person.id) if asked.everywhere else self._sign_ins.end(secret))
            await self._left(person.id)
        return _with_cookie(web.Response(status=204), "", lasts_seconds=0)

    async def _own(self, request: web.Request, form: type[Body]) -> Body | web.Response:
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

    async def _end_the_one_before(self, request: web.Request) -> None:
        if before := request.cookies.get(COOKIE):
            await self._sign_ins.end(before)


def _own_path(asked: str) -> str:
    """Where to go after signing in: pages of the rota, of keys, of records, else the desk. Nothing that a browser could read as another host's address."""
    return asked if OWN_PATHS.fullmatch(asked) else "/desk"


def _with_cookie(response: web.Response, value: str, *, lasts_seconds: int) -> web.Response:
    response.set_cookie(COOKIE, value, max_age=lasts_seconds, path="/", secure=True, httponly=True, samesite="Strict")
    response.headers["Cache-Control"] = "no-store"
    return response
