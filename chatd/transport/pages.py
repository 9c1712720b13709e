"""What a browser asks for before there is a socket: the loader, the chat's page and its start call, files, health."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec
from aiohttp import web
from jinja2 import Environment

from chatd.desk import visits
from chatd.desk.context import Desk
from chatd.desk.opening import answer_for, genders_on, operators_for
from chatd.desk.outside import Outlook, outlook_for
from chatd.domain import asked_by_name, availability
from chatd.domain.availability import Answer, Openness
from chatd.domain.by_hand import overrides_for
from chatd.domain.ids import ProjectId
from chatd.domain.out_of_hours import Reason, but_the_police
from chatd.domain.people import Project
from chatd.domain.wording import seen
from chatd.instants import as_text
from chatd.tokens import VisitTokens
from chatd.transport import closed_words
from chatd.transport.agreed import Agreed
from chatd.transport.assets import LOADER, Assets
from chatd.transport.closed_words import Said
from chatd.transport.headers import Policies, plain_page
from chatd.wire import Closed, Language
from protocols.languages import own_name
from protocols.times_in_words import place_of

START_LIMIT = 1_000
"""Bytes in the body of a start call."""

NOT_ALLOWED = {"ok": False, "code": "not_allowed", "text_key": "refused.not_allowed"}
BAD_EVENT = {"ok": False, "code": "bad_event", "text_key": "refused.bad_event"}

FEW = 2
"""Other places to turn that stand on the page before any script runs; the start call brings the rest."""


class Start(Closed, frozen=True):
    """The body of `POST /w/{project}/start`. *again*: the same open page asks once more, and is not counted once more."""

    language: Language | None = None
    again: bool = False
    speaks: Language | None = None
    """In which language the two are to answer, where it is not the page's."""


class Sought(Closed, frozen=True):
    """The body of `POST /w/{project}/when`: a name that a worker used. Not kept, not logged, not counted."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorPages:
    """The visitor's side over plain HTTP. Sets no cookie and keeps nothing of who asked."""

    desk: Desk
    tokens: VisitTokens
    agreed: Agreed
    may_keep: Callable[[ProjectId], Awaitable[bool]]
    """Whether a chat of that project can be kept now: the words differ."""
    assets: Assets
    policies: Policies
    origin: str
    templates: Environment

    def routes(self) -> list[web.RouteDef]:
        """Every route a visitor's browser may use."""
        return [
            web.get("/embed.js", self.loader),
            web.get("/{loader:embed-[0-9a-f]{16}\\.js}", self.pinned_loader),
            web.get("/w/{project}/", self.frame),
            web.post("/w/{project}/start", self.start),
            web.get("/w/{project}/rules.json", self.rules),
            web.post("/w/{project}/when", self.when),
            web.get("/privacy/{project}", self.privacy),
            web.get("/static/{path:.+}", self.assets.serve),
            web.get("/health", self.health),
        ]

    async def loader(self, request: web.Request) -> web.Response:
        """The one script of a charity's page: the same for everyone, so it may be held for five minutes."""
        return _for_any_site(self.assets.respond("widget/loader.js", request))

    async def pinned_loader(self, request: web.Request) -> web.Response:
        """The same by its bytes, and any built before it, for pages that have their browsers check them."""
        return _for_any_site(self.assets.respond_pinned(request.match_info["loader"], request))

    async def frame(self, request: web.Request) -> web.Response:
        """The chat's page, in a frame on the charity's site or on its own."""
        project = await self._project(request)
        language = self.agreed.language_for(request.query.get("lang"), project)
        words = self.agreed.for_the_open_page(project, language)
        text = self.templates.get_template("frame.html").render(
            lang=language,
            project=project.id,
            languages=" ".join(project.languages),
            leave_url=project.leave_url,
            css=self.assets.address("widget/styles/frame.css"),
            js=self.assets.address("widget/frame.js"),
            words={},
            in_danger=words["out_of_hours"]["danger"],
            hours=words["outside"]["title"],
            contacts=self.agreed.elsewhere(project, language)[:FEW],
        )
        response = web.Response(text=text, content_type="text/html")
        response.headers["Content-Security-Policy"] = self.policies.visitor_page(project.origins)
        response.enable_compression()
        return response

    async def start(self, request: web.Request) -> web.Response:
        """All that the page needs before a visitor decides: who is there, what is said, and a token for one visit."""
        if not _is_from_our_page(request, self.origin):
            return _json(NOT_ALLOWED, status=403)
        project = await self._project(request)
        try:
            asked = msgspec.json.decode(await _short_body(request), type=Start)
        except msgspec.MsgspecError:
            return _json({**BAD_EVENT, "field": "language"}, status=400)
        response = _json(await self._start_answer(project, asked))
        response.enable_compression()
        return response

    async def when(self, request: web.Request) -> web.Response:
        """When the worker of that name is here next, if they chose that it be told. Every other name has one and the same answer."""
        if not _is_from_our_page(request, self.origin):
            return _json(NOT_ALLOWED, status=403)
        project = await self._project(request)
        try:
            sought = msgspec.json.decode(await _short_body(request), type=Sought)
        except msgspec.MsgspecError:
            return _json({**BAD_EVENT, "field": "name"}, status=400)
        rota = await self.desk.store.rota(project.rota)
        calendar, shut = rota.calendar if project.may_open else None, overrides_for(rota.by_hand, project.id)
        at = (
            asked_by_name.next_turn(calendar, project.id, sought.name, self.desk.clock.now(), shut=[each.span for each in shut]) if calendar else None
        )
        return _json({"next": as_text(at) if at else None})

    async def privacy(self, request: web.Request) -> web.Response:
        """What we cannot know, do not collect, must know and count: of every sentence only what tests prove."""
        project = await self._project(request)
        language = self.agreed.language_for(request.query.get("lang"), project)
        text = self.templates.get_template("privacy.html").render(
            lang=language,
            project=project.name,
            **self.agreed.for_the_privacy_page(project, language, may_keep=await self.may_keep(project.id)),
            others=[(code, own_name(code)) for code in project.languages if code in self.agreed.languages],
            css=self.assets.address("widget/styles/plain.css"),
        )
        return web.Response(text=text, content_type="text/html", headers={"Content-Security-Policy": plain_page()})

    async def rules(self, request: web.Request) -> web.Response:
        """The long words about the rules and confidentiality, for a visitor who wants more than the start call said."""
        project = await self._project(request)
        language = self.agreed.language_for(request.query.get("lang"), project)
        response = _json(self.agreed.rules(project, language, may_keep=await self.may_keep(project.id)))
        response.enable_compression()
        return response

    async def health(self, request: web.Request) -> web.Response:
        """The server answers."""
        return _json({"ok": True})

    async def _start_answer(self, project: Project, asked: Start) -> dict[str, Any]:
        language = self.agreed.language_for(asked.language, project)
        answer = await answer_for(self.desk, project, language=asked.speaks or language)
        told = await outlook_for(self.desk, project)
        in_any = told.answer
        if not asked.again:
            visits.count_turned_away(self.desk, project.id, in_any)
        on = operators_for(project.id, self.desk.live.sheet(project.rota))
        admits = availability.admits(answer.state)
        words = self.agreed.before_a_chat(project, language, may_keep=await self.may_keep(project.id), admits=admits)
        closed_words.put_into(words["out_of_hours"], self._said(project, language, _reason_of(answer, told)))
        return {
            "token": self.tokens.make(project.id, self.desk.clock.now(), seen=str(seen(project.says, language))) if admits else None,
            "language": language,
            "project": {
                "id": project.id,
                "name": project.name,
                "accent": project.accent,
                "languages": list(project.languages),
                "zone": project.zone,
                "place": place_of(project.zone, language),
                "country": project.country,
                "leave_url": project.leave_url,
                "contacts": [{"name": each.name, "how": each.how, "href": each.href} for each in but_the_police(project.contacts)],
            },
            "availability": {
                "state": answer.state,
                "next_opening": as_text(answer.next_opening) if answer.next_opening else None,
                "languages": sorted({spoken for shift in on for spoken in shift.languages}) if availability.admits(in_any.state) else [],
                "genders": sorted(genders_on(project, on)) if admits else [],
                **_in_any_language(answer, in_any),
            },
            "on_shift": [{"name": shift.name, "charity": shift.charity} for shift in on] if admits else [],
            "words": words,
        }

    def _said(self, project: Project, language: str, reason: Reason | None) -> Said:
        today = self.desk.clock.now().astimezone(ZoneInfo(project.zone)).date()
        return closed_words.said_now(project, self.agreed.words(project, language).out_of_hours, language, reason, today)

    async def _project(self, request: web.Request) -> Project:
        project = await self.desk.store.project(ProjectId(request.match_info["project"]))
        if project is None:
            raise web.HTTPNotFound
        return project


def _reason_of(answer: Answer, in_any: Outlook) -> Reason | None:
    """Why there is no place. Where others could chat in another language, the page says so itself."""
    if answer.state == in_any.answer.state:
        return in_any.reason
    return None if availability.admits(in_any.answer.state) else Reason.HOURS


def _in_any_language(answer: Answer, in_any: Answer) -> dict[str, str]:
    """Where the chat opens for others before it does for somebody of that language, or for them alone: it would be false not to say so."""
    is_shut = answer.state is Openness.CLOSED and not availability.admits(in_any.state)
    is_other = is_shut and in_any.next_opening not in {None, answer.next_opening}
    return {"next_in_any": as_text(in_any.next_opening)} if is_other and in_any.next_opening else {}


def _for_any_site(response: web.Response) -> web.Response:
    """Readable from every site: without that a browser checks no `integrity`."""
    response.headers.update({"Cache-Control": LOADER, "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"})
    return response


def _is_from_our_page(request: web.Request, origin: str) -> bool:
    return request.headers.get("Origin") == origin and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


async def _short_body(request: web.Request) -> bytes:
    if (request.content_length or 0) > START_LIMIT:
        raise web.HTTPRequestEntityTooLarge(START_LIMIT, request.content_length or 0)
    async with asyncio.timeout(10):
        body = await request.content.read(START_LIMIT + 1)
    if len(body) > START_LIMIT:
        raise web.HTTPRequestEntityTooLarge(START_LIMIT, len(body))
    return body or b"{}"


def _json(told: object, *, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(told), status=status, content_type="application/json")
