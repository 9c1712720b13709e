"""The desk's page and the answers it searches."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from aiohttp import web
from jinja2 import Environment

from chatd.domain.ids import ProjectId
from chatd.domain.people import Person
from chatd.transport.assets import Assets
from console.answers import AnswerOnDesk
from console.sign_in import COOKIE, SignInPages


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPages:
    """For signed-in workers only."""

    sign_in: SignInPages
    templates: Environment
    assets: Assets
    title: str
    answers: Callable[[], Awaitable[tuple[AnswerOnDesk, ...]]]
    cards: Callable[[], Awaitable[tuple[AnswerOnDesk, ...]]]
    lists: Callable[[Person], Awaitable[Mapping[str, Sequence[str]]]]
    """What the two go through before and after a shift: `brief` and `debrief`."""

    def routes(self) -> list[web.RouteDef]:
        """The desk, its answers, and the way in."""
        return [web.get("/", self.front), web.get("/desk", self.desk), web.get("/desk/answers.json", self.all_answers)]

    async def front(self, request: web.Request) -> web.Response:
        """The host's front door is the desk."""
        raise web.HTTPSeeOther("/desk")

    async def desk(self, request: web.Request) -> web.Response:
        """One page, never navigated while somebody is checked in."""
        person = await self.sign_in.current_person(request)
        if person is None:
            raise web.HTTPSeeOther("/sign-in")
        text = self.templates.get_template("desk.html").render(
            title=self.title,
            csrf=self.sign_in.csrf_for(request.cookies[COOKIE]),
            person={**_person(person), **await self.lists(person)},
            css=self.assets.address("console/styles/desk.css"),
            js=self.assets.address("console/desk.js"),
        )
        return web.Response(text=text, content_type="text/html")

    async def all_answers(self, request: web.Request) -> web.Response:
        """Every canned answer for visitors of projects that this person works for; the search itself happens on the desk, where the visitor's words are. Desks ask
        again and again: 304 where nothing is new for them."""
        person = await self.sign_in.current_person(request)
        if person is None:
            raise web.HTTPForbidden
        all_of_them = [each for each in (*await self.answers(), *await self.cards()) if _is_for(person, each)]
        body, mark = await asyncio.to_thread(_written, all_of_them)
        found = web.Response(body=body, content_type="application/json")
        if any(known.value == mark for known in request.if_none_match or ()):
            found = web.Response(status=304)
        found.etag = mark
        return found


def _is_for(person: Person, answer: AnswerOnDesk) -> bool:
    """What another project says alone is not theirs to know, nor when it changes."""
    return answer.project is None or person.works_for(ProjectId(answer.project))


def _written(answers: Sequence[AnswerOnDesk]) -> tuple[bytes, str]:
    """Made in a thread, so that nobody's line waits for a long one; and a mark that is the same as long as it is."""
    body = msgspec.json.encode(answers)
    return body, hashlib.sha256(body).hexdigest()[:32]


def _person(person: Person) -> dict[str, object]:
    return {"name": person.shift_name, "languages": list(person.languages), "home": person.home}
