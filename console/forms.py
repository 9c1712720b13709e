"""What every request that changes something must bring: our own origin, a small closed body, and a token.

Two guards for one danger (another site's page acting in a worker's name), so that a browser's mistake in one is not enough.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final, TypeVar

import msgspec
from aiohttp import web

from chatd.tokens import in_bytes
from chatd.wire import Closed

BODY_LIMIT: Final = 4_096
FORM_TOKEN_LASTS: Final = timedelta(minutes=10)

Body = TypeVar("Body", bound=Closed)


class Refusal(Closed, frozen=True):
    """*code* picks the words on the screen; *seconds*: how long to wait."""

    code: str
    field: str | None = None
    seconds: int | None = None
    ok: bool = False


def refused(status: int, code: str, *, field: str | None = None, seconds: int | None = None) -> web.Response:
    answer = answered(Refusal(code=code, field=field, seconds=seconds), status=status)
    if seconds is not None:
        answer.headers["Retry-After"] = str(seconds)
    return answer


def answered(body: Closed, *, status: int = 200) -> web.Response:
    return web.Response(status=status, body=msgspec.json.encode(body), content_type="application/json", headers={"Cache-Control": "no-store"})


def is_ours(request: web.Request, origin: str) -> bool:
    """Was this sent by a page of *origin*? A request without an Origin was not."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return request.headers.get("Origin") == origin and site == "same-origin"


async def read(request: web.Request, form: type[Body], *, limit: int = BODY_LIMIT) -> Body:
    """The body as *form*. Raises msgspec.ValidationError (which names the field), msgspec.DecodeError, or TooLarge."""
    if request.content_type != "application/json":
        raise msgspec.DecodeError("not JSON")
    text = await request.content.read(limit + 1)
    while len(text) <= limit and not request.content.at_eof():
        text += await request.content.read(limit + 1 - len(text))
    if len(text) > limit:
        raise TooLarge
    return msgspec.json.decode(text, type=form)


class TooLarge(Exception):
    """No form of ours is this long."""


def field_in(wrong: msgspec.ValidationError) -> str | None:
    """The field a validation error speaks of, as its last words "at `$.name`" say; never its value."""
    _, found, place = str(wrong).rpartition("`$.")
    return place.rstrip("`") if found else None


class FormTokens:
    """A token for one name's sign-in: signed, short-lived, stored nowhere."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def make(self, name: str, at: datetime) -> str:
        until = int((at + FORM_TOKEN_LASTS).timestamp())
        return f"{until}.{self._mark(name, until)}"

    def is_good(self, token: str, name: str, at: datetime) -> bool:
        until, _, mark = token.partition(".")
        if not until.isdecimal() or not hmac.compare_digest(in_bytes(mark), self._mark(name, int(until)).encode()):
            return False
        return int(until) > at.timestamp()

    def _mark(self, name: str, until: int) -> str:
        return hmac.new(self._key, f"{until}|{name}".encode(), hashlib.sha256).hexdigest()


class CsrfTokens:
    """A token derived from the standing sign-in: a page of ours gets it, another site's cannot."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def csrf_for(self, secret: str) -> str:
        return hmac.new(self._key, in_bytes(secret), hashlib.sha256).hexdigest()

    def csrf_matches(self, secret: str, token: str) -> bool:
        return hmac.compare_digest(in_bytes(token), self.csrf_for(secret).encode())
