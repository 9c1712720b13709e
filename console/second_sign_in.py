"""The second half of signing in: after the right passphrase, the code or the passkey. Only then is anybody in.

Which browser is half-way in says a cookie that no script can read; whose name it was is not asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

import msgspec
from aiohttp import web

from chatd.half_way import NotHalfWay
from chatd.known_browsers import KNOWN_FOR
from chatd.passkeys import NotRight
from chatd.proving import Entered, Proving, WrongCode
from chatd.sign_in import TooManyTries
from chatd.wire import Closed
from console.forms import refused
from console.sign_in import HALF_WAY, SignInPages, slow_down, with_cookie

KNOWN: Final = "__Host-known"

Digits = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{6}$")]
Encoded = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,2000}$")]


class WithCode(Closed, frozen=True):
    code: Digits


class AskPasskey(Closed, frozen=True):
    """Nothing but the cookie is needed."""


class ShownPasskey(Closed, frozen=True):
    """What `navigator.credentials.get` answered, each part base64url."""

    id: Encoded
    client: Encoded
    authenticator: Encoded
    signature: Encoded

    def as_answered(self) -> dict[str, Any]:
        """As the library reads it."""
        response = {"clientDataJSON": self.client, "authenticatorData": self.authenticator, "signature": self.signature}
        return {"id": self.id, "rawId": self.id, "type": "public-key", "response": response}


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondSignIn:
    pages: SignInPages
    proving: Proving

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/sign-in/code", self.with_code),
            web.post("/sign-in/passkey/ask", self.ask),
            web.post("/sign-in/passkey", self.with_passkey),
        ]

    async def with_code(self, request: web.Request) -> web.Response:
        """In with a code."""
        asked = await self.pages.own_call(request, WithCode)
        if isinstance(asked, web.Response):
            return asked
        try:
            entered = await self.proving.enter_with_code(_half_way(request), asked.code, request.cookies.get(KNOWN, ""))
        except NotHalfWay:
            return refused(401, "begin_again")
        except WrongCode:
            return refused(401, "wrong_code")
        except TooManyTries as slowed:
            return slow_down(slowed)
        return await self._welcome(request, entered)

    async def ask(self, request: web.Request) -> web.Response:
        """What to ask this browser's passkeys."""
        asked = await self.pages.own_call(request, AskPasskey)
        if isinstance(asked, web.Response):
            return asked
        try:
            return web.json_response(await self.proving.to_enter(_half_way(request)))
        except NotHalfWay:
            return refused(401, "begin_again")

    async def with_passkey(self, request: web.Request) -> web.Response:
        """In with a passkey."""
        asked = await self.pages.own_call(request, ShownPasskey)
        if isinstance(asked, web.Response):
            return asked
        try:
            entered = await self.proving.enter_with_passkey(_half_way(request), asked.as_answered())
        except NotHalfWay:
            return refused(401, "begin_again")
        except NotRight:
            return refused(401, "wrong_passkey")
        return await self._welcome(request, entered)

    async def _welcome(self, request: web.Request, entered: Entered) -> web.Response:
        response = await self.pages.welcome(request, entered.secret)
        with_cookie(response, HALF_WAY, "")
        return with_cookie(response, KNOWN, entered.known, lasts=KNOWN_FOR)


def _half_way(request: web.Request) -> str:
    return request.cookies.get(HALF_WAY, "")
