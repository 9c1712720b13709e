"""What the pages and calls of one's own second steps share: who asks, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from aiohttp import web

from chatd.recognising import Recognised
from chatd.second_enrolment import Enrolling
from chatd.wire import Closed
from console.forms import BODY_LIMIT, Body
from console.own_pages import OwnPages, Posted
from console.sign_in import RECOGNISED, own_path

HERE: Final = "/second-step"
SHOW_FIRST: Final = "First show once more that it is you."
CODE_WRONG: Final = "That is not the code that the app shows now. Wait for the next one and write its six digits."


class Done(Closed, frozen=True):
    ok: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondStepFrame:
    """Each sees and changes their own alone. Everybody comes with all their roles, as keeping the last second step hangs on them."""

    own: OwnPages
    enrolling: Enrolling

    async def reader(self, request: web.Request) -> Recognised:
        await self.own.reader(request)
        return request[RECOGNISED]

    async def posted(self, request: web.Request) -> tuple[Posted, Recognised]:
        return await self.own.posted(request), request[RECOGNISED]

    async def called(self, request: web.Request, form: type[Body], *, limit: int = BODY_LIMIT) -> tuple[Body, Recognised]:
        _, sent = await self.own.posted_json(request, form, limit=limit)
        return sent, request[RECOGNISED]


def next_of(asked: str) -> str:
    """Where they were, if that is a page of ours."""
    return own_path(asked, "")


def with_next(path: str, after: str) -> str:
    return f"{path}?{urlencode({'next': after})}" if after and after != HERE else path


def digits(typed: str) -> str:
    """A code as it is compared, however it was spaced."""
    return "".join(letter for letter in typed if letter.isascii() and letter.isdecimal())
