"""What the desk's page asks and sends of the answers it searched: stars, counts at the end of a shift, and what was looked for in vain.

Searches themselves never come here: only what a worker was shown and pressed a button for, and counts that name no chat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

import msgspec
from aiohttp import web

from chatd.answering.asked import Asked, InVain, NamesSomebody, Sent
from chatd.answering.library import NotThere
from chatd.domain.ids import ProjectId
from chatd.wire import Closed, Id, Language
from console.forms import answered
from console.own_pages import OwnPages, refusal

BATCH_LIMIT: Final = 65_536
AnswerName = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"\A[a-z0-9][a-z0-9_-]*\Z")]
"""Cards of the protocols end with a project's id, which may hold a stroke below."""
Words = Annotated[
    str, msgspec.Meta(min_length=2, max_length=80, pattern=r"\A(?=.*\S)[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+\Z")
]


class Stars(Closed, frozen=True):
    """Names of answers."""

    stars: list[str]
    ok: bool = True


class Star(Closed, frozen=True):
    """One star put on or taken off."""

    name: AnswerName
    starred: bool


class SentTimes(Closed, frozen=True):
    """One line of a shift's counts."""

    project: Id
    name: AnswerName
    language: Language
    times: Annotated[int, msgspec.Meta(ge=1, le=200)]


class SentAnswers(Closed, frozen=True):
    """A whole shift's."""

    sent: Annotated[list[SentTimes], msgspec.Meta(max_length=300)]


class LookedInVain(Closed, frozen=True):
    """One search that found nothing, as a worker let it stand."""

    project: Id
    words: Words
    language: Language


class MissingAnswers(Closed, frozen=True):
    """A whole shift's."""

    missing: Annotated[list[LookedInVain], msgspec.Meta(max_length=40)]


class Done(Closed, frozen=True):
    """Heard."""

    ok: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCalls:
    """For workers at their desks, by script."""

    own: OwnPages
    asked: Asked

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/desk/stars.json", self.stars),
            web.post("/desk/star", self.star),
            web.post("/desk/sent-answers", self.sent),
            web.post("/desk/missing", self.missing),
        ]

    async def stars(self, request: web.Request) -> web.Response:
        person = await self.own.caller(request)
        return answered(Stars(stars=sorted(await self.asked.stars(person))))

    async def star(self, request: web.Request) -> web.Response:
        person, body = await self.own.posted_json(request, Star)
        await self.asked.star(person, body.name, starred=body.starred)
        return answered(Done())

    async def sent(self, request: web.Request) -> web.Response:
        person, body = await self.own.posted_json(request, SentAnswers, limit=BATCH_LIMIT)
        sent = [Sent(project=ProjectId(each.project), name=each.name, language=each.language, times=each.times) for each in body.sent]
        try:
            await self.asked.sent(person, sent)
        except NotThere:
            raise refusal(404, "not_there") from None
        return answered(Done())

    async def missing(self, request: web.Request) -> web.Response:
        """400 `names_somebody` at the place of the one that holds what could lead to a person; none is kept then."""
        person, body = await self.own.posted_json(request, MissingAnswers, limit=BATCH_LIMIT)
        found_nothing = [InVain(project=ProjectId(each.project), words=each.words.strip(), language=each.language) for each in body.missing]
        try:
            await self.asked.in_vain(person, found_nothing)
        except NamesSomebody as refused:
            raise refusal(400, "names_somebody", field=f"missing[{refused.at}]") from None
        except NotThere:
            raise refusal(404, "not_there") from None
        return answered(Done())
