"""Pages written on the server for people who are signed in, and the forms on them. Nothing here needs a script in the browser.

A form is heard only when it comes from a page of ours (Origin), with the token of this sign-in, and small. What was done is told once, on the page that
comes next. What a script of such a page sends is heard on the same terms: see `posted_json`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from urllib.parse import quote, unquote

import msgspec
from aiohttp import web
from jinja2 import Environment

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.domain.second_steps import Lacks
from console.clock_words import day_name
from console.forms import BODY_LIMIT, Body, Refusal, TooLarge, field_in, is_ours, read
from console.pace import Pace
from console.rota_views import Way
from console.sign_in import COOKIE, RECOGNISED, SignInPages

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FORM_LIMIT: Final = 16_384
FORM_TYPE: Final = "application/x-www-form-urlencoded"
TOLD: Final = "__Host-told"
TOLD_FOR_SECONDS: Final = 60
ROOMS: Final = (
    ("/rota", "Rota", "week"),
    ("/answers", "Answers", "list"),
    ("/words", "Words", "talk"),
    ("/services", "Services", "signpost"),
    ("/keys", "My keys", "key"),
)
CSRF: Final = "csrf"
CSRF_HEADER: Final = "X-Chatd-Csrf"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Posted:
    """A form as somebody sent it. *fields*: tidied, without what cannot be seen."""

    person: Person
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """What was written in that field, or nothing."""
        return self.fields.get(name, ("",))[0]

    def every(self, name: str) -> tuple[str, ...]:
        """All that were ticked under that name."""
        return self.fields.get(name, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPages:
    """What such pages share. *origin*: our own, exactly; *policy*: what they may load and run.

    *is_on_shift*: whose desk is open in another window must not be led to a second one.
    """

    sign_in: SignInPages
    templates: Environment
    origin: str
    policy: str
    title: str
    is_on_shift: Callable[[PersonId], bool]
    pace: Pace = field(default_factory=Pace)

    async def reader(self, request: web.Request) -> Person:
        """Who reads; somebody who is not signed in is shown the way, and comes back here after it."""
        person = await self.sign_in.current_person(request)
        if person is None:
            raise web.HTTPSeeOther(_way_in(request.path_qs if request.method == "GET" else "/rota"))
        return person

    async def posted(self, request: web.Request, *, lines: Collection[str] = (), limit: int = FORM_LIMIT) -> Posted:
        """Who sent this form, and what stands in it. Answers everybody else with 303, 400, 403, 413 or 429. *lines*: fields that keep their line breaks;
        *limit*: in bytes, of which a letter of Thai takes nine."""
        if not is_ours(request, self.origin):
            raise web.HTTPForbidden
        person = await self.reader(request)
        fields = await form_fields(request, lines=lines, limit=limit)
        token = fields.pop(CSRF, ("",))[0]
        if not self.sign_in.csrf_matches(request.cookies[COOKIE], token):
            raise web.HTTPForbidden
        if not self.pace.may(person.id):
            raise web.HTTPTooManyRequests
        return Posted(person=person, fields=fields)

    async def caller(self, request: web.Request) -> Person:
        """Whose script asks. Answers somebody who is not signed in with 401, in words for a script."""
        person = await self.sign_in.current_person(request)
        if person is None:
            raise refusal(401, "sign_in_again")
        return person

    async def posted_json(self, request: web.Request, form: type[Body], *, limit: int = BODY_LIMIT) -> tuple[Person, Body]:
        """Who sent this, and what: a closed struct of at most *limit* bytes. Everybody else is answered by status and `{code, field}`: 400
        `bad_field` or `bad_request`, 401 `sign_in_again`, 403 `not_ours` or `stale`, 413 `too_large`, 429 `too_fast`."""
        if not is_ours(request, self.origin):
            raise refusal(403, "not_ours")
        if (request.content_length or 0) > limit:
            raise refusal(413, "too_large")
        person = await self.caller(request)
        if not self.sign_in.csrf_matches(request.cookies[COOKIE], request.headers.get(CSRF_HEADER, "")):
            raise refusal(403, "stale")
        if not self.pace.may(person.id):
            raise refusal(429, "too_fast")
        return person, await _body(request, form, limit)

    def page(self, request: web.Request, name: str, person: Person, *, status: int = 200, **what: Any) -> web.Response:
        """One page from its template, with what the last deed had to tell."""
        told = _read_told(request.cookies.get(TOLD, ""))
        csrf = self.sign_in.csrf_for(request.cookies[COOKIE])
        shared = {"site": self.title, "csrf": csrf, "person": person, "told": told, "on_shift": self.is_on_shift(person.id)}
        shared |= {"second_step": _second_step(request), "rooms": rooms(request.path)}
        text = self.templates.get_template(name).render(**shared, **what)
        headers = {"Content-Security-Policy": self.policy}
        response = web.Response(text=text, status=status, content_type="text/html", headers=headers, zlib_executor_size=FORM_LIMIT)
        if TOLD in request.cookies:
            response.set_cookie(TOLD, "", max_age=0, path="/", secure=True, httponly=True, samesite="Strict")
        return response

    async def long_page(self, request: web.Request, name: str, person: Person, **what: Any) -> web.Response:
        """The same for thousands of lines: written in a thread, so that nobody's chat waits for it, and made small for those on a train. Only where nothing that
        somebody else can choose is repeated on the page, as what is compressed with a secret tells of it by its length."""
        response = await asyncio.to_thread(self.page, request, name, person, **what)
        response.enable_compression()
        return response

    def found_or_not(self, handler: Handler, page: str, ways: tuple[Way, ...], *absent: type[Exception]) -> Handler:
        """What does not exist and what somebody may not know of get the same page, byte for byte. *absent*: the refusals that mean one or the other."""

        async def answer(request: web.Request) -> web.StreamResponse:
            try:
                return await handler(request)
            except absent:
                return self.page(request, page, await self.reader(request), status=404, ways=ways)

        return answer

    def back(self, to: str, said: str, *, kindly: bool = False) -> web.Response:
        """To *to*, where *said* is read once. *kindly*: nothing was done, and it is nobody's fault."""
        return self.telling(web.Response(status=303, headers={"Location": to}), said, kindly=kindly)

    def telling(self, response: web.Response, said: str, *, kindly: bool = False) -> web.Response:
        """The same with an answer to a script, which loads that page itself."""
        value = quote(f"{'sorry' if kindly else 'done'} {said}"[:1_000])
        response.set_cookie(TOLD, value, max_age=TOLD_FOR_SECONDS, path="/", secure=True, httponly=True, samesite="Strict")
        return response


def rooms(path: str) -> tuple[Way, ...]:
    """All rooms of the house, and in which of them *path* is. What somebody may not do there is not shown there."""
    return tuple(Way(href=to, words=words, icon=icon, here=f"{path}/".startswith(f"{to}/")) for to, words, icon in ROOMS)


def refusal(status: int, code: str, *, field: str | None = None) -> web.HTTPException:
    """No, as a script reads it; to be raised."""
    text = msgspec.json.encode(Refusal(code=code, field=field)).decode()
    if status == 413:
        return web.HTTPRequestEntityTooLarge(0, 0, text=text, content_type="application/json")
    return _REFUSED[status](text=text, content_type="application/json")


_REFUSED: Final[Mapping[int, type[web.HTTPException]]] = {
    400: web.HTTPBadRequest,
    401: web.HTTPUnauthorized,
    403: web.HTTPForbidden,
    404: web.HTTPNotFound,
    409: web.HTTPConflict,
    429: web.HTTPTooManyRequests,
}


async def _body(request: web.Request, form: type[Body], limit: int) -> Body:
    try:
        return await read(request, form, limit=limit)
    except msgspec.ValidationError as wrong:
        raise refusal(400, "bad_field", field=field_in(wrong)) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise refusal(400, "bad_request") from None
    except TooLarge:
        raise refusal(413, "too_large") from None


async def form_fields(request: web.Request, *, lines: Collection[str] = (), limit: int = FORM_LIMIT) -> dict[str, tuple[str, ...]]:
    """What stands in a form, tidied. Answers with 400 or 413 what is none."""
    if (request.content_length or 0) > limit:
        raise web.HTTPRequestEntityTooLarge(limit, request.content_length or 0)
    if request.content_type != FORM_TYPE:
        raise web.HTTPBadRequest
    try:
        sent = await request.clone(client_max_size=limit).post()
    except (ValueError, LookupError):  # not the letters it says they are
        raise web.HTTPBadRequest from None
    return {name: tuple((tidy_lines if name in lines else tidy)(value) for value in sent.getall(name) if isinstance(value, str)) for name in sent}


def tidy(text: str) -> str:
    """One line of it, without what cannot be seen."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def tidy_lines(text: str) -> str:
    """The same for each line, without empty ones at both ends."""
    return "\n".join(tidy(line) for line in text.replace("\r\n", "\n").split("\n")).strip()


def _second_step(request: web.Request) -> dict[str, str] | None:
    """What a coordinator or lead is told quietly on every page: by when it is needed, or that something waits for it already."""
    found = request.get(RECOGNISED)
    if found is None or found.lacks is Lacks.NOTHING:
        return None
    by = day_name((found.by - timedelta(seconds=1)).date()) if found.by and not found.is_overdue else ""
    return {"lacks": found.lacks, "by": by, "way": "/second-step" if found.lacks is Lacks.STEP else "/second-step/show"}


def _way_in(after: str) -> str:
    return f"/sign-in?next={quote(after, safe='/')}"


def _read_told(cookie: str) -> tuple[str, str] | None:
    """How and what: only we can have written it, because of the cookie's prefix; and where somebody sends bytes that are no text, a page all the same."""
    how, _, said = unquote(cookie).encode("utf-8", "replace").decode().partition(" ")
    return (how, said) if how in {"done", "sorry"} and said else None
