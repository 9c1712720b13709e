"""When the chat is open, for everybody: as data for a project's own site, and as a page for every browser, without a script.

The same for whoever asks, held for a minute, and nothing in it of who is on shift or how many.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec
from aiohttp import web
from jinja2 import Environment

from chatd.desk import visits
from chatd.desk.context import Desk
from chatd.desk.outside import Outlook, outlook_for, promises_for
from chatd.domain import availability
from chatd.domain.availability import Openness
from chatd.domain.ids import ProjectId
from chatd.domain.people import Project
from chatd.instants import as_text
from chatd.transport import closed_words
from chatd.transport.agreed import Agreed
from chatd.transport.assets import Assets
from chatd.transport.headers import plain_page
from protocols.languages import direction, own_name
from protocols.times_in_words import in_words, place_of

FOR_A_MINUTE: Final = {"Cache-Control": "public, max-age=60"}
FOR_EVERY_SITE: Final = {**FOR_A_MINUTE, "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPages:
    """Sets no cookie and keeps nothing of who asked."""

    desk: Desk
    agreed: Agreed
    assets: Assets
    templates: Environment

    def routes(self) -> list[web.RouteDef]:
        """The button's answer, the one for other sites, the longer one, and the page."""
        return [
            web.get("/p/{project}/button.json", self.button),
            web.get("/p/{project}/availability.json", self.availability),
            web.get("/p/{project}/openings.json", self.openings),
            web.get("/p/{project}/", self.page),
        ]

    async def button(self, request: web.Request) -> web.Response:
        """For the button on a charity's page: whether we are here, and its words in the page's language (`?lang`). As old as the answers below may be."""
        project = await self._project(request)
        told = await outlook_for(self.desk, project)
        return _json({"state": told.answer.state, "labels": self.agreed.button(request.query.get("lang", ""))})

    async def availability(self, request: web.Request) -> web.Response:
        """For other sites, and buttons of old: at most 300 bytes, and a minute old, so that nobody can watch who comes on shift. *then*: the opening after the next."""
        project = await self._project(request)
        told = await outlook_for(self.desk, project)
        following = told.openings[1:2] if told.answer.next_opening else ()
        return _json({**_state(told, project), "then": as_text(following[0]) if following else None})

    async def openings(self, request: web.Request) -> web.Response:
        """The same in full, and by language what is promised."""
        project = await self._project(request)
        told, promises = await outlook_for(self.desk, project), await promises_for(self.desk, project)
        spoken = {code: {"promised_now": each.is_now, "openings": _instants(each.openings, project)} for code, each in promises.items()}
        full = {"two_did_not_come": told.answer.two_did_not_come, "openings": _instants(told.openings, project), "languages": spoken}
        return _json({**_state(told, project), **full})

    async def page(self, request: web.Request) -> web.Response:
        """For every browser. Somebody who reads here that two of us did not come is counted; a machine that fetches the page is not."""
        project = await self._project(request)
        told = await outlook_for(self.desk, project)
        if told.answer.two_did_not_come and _is_read_by_somebody(request):
            visits.count_turned_away(self.desk, project.id, told.answer)
        language = self.agreed.language_for(request.query.get("lang"), project)
        text = self.templates.get_template("open.html").render(**await self._filled(project, told, language))
        response = web.Response(text=text, content_type="text/html", headers={**FOR_A_MINUTE, "Content-Security-Policy": plain_page()})
        response.headers["Vary"] = "Accept-Encoding"
        response.enable_compression()
        return response

    async def _filled(self, project: Project, told: Outlook, language: str) -> dict[str, Any]:
        words, now = self.agreed.for_the_open_page(project, language), self.desk.clock.now()
        times, today = self.agreed.times(language), now.astimezone(ZoneInfo(project.zone)).date()
        said = closed_words.said_now(project, self.agreed.words(project, language).out_of_hours, language, told.reason, today)

        def listed(openings: Iterable[datetime]) -> list[tuple[str, str]]:
            return [(as_text(each), in_words(times, each, now=now, zone=project.zone)) for each in openings]

        promises = await promises_for(self.desk, project)
        return {
            "lang": language,
            "dir": direction(language),
            "project": project,
            "words": words,
            "heading": (heading := _heading(words, told)),
            "said": [line for line in said.lines if line != heading],
            "message": said.message,
            "may_come": availability.admits(told.answer.state),
            "is_over": told.answer.state in {Openness.CLOSED, Openness.CLOSING_SOON},
            "openings": listed(told.openings),
            "spoken": [(code, own_name(code), each.is_now, listed(each.openings)) for code, each in promises.items()],
            "others": [(code, own_name(code)) for code in project.languages if code in self.agreed.languages],
            "contacts": self.agreed.elsewhere(project, language),
            "clock": words["outside"]["clock"].format(place=place_of(project.zone, language), zone=project.zone),
            "made_at": words["outside"]["made_at"].format(clock=f"{now.astimezone(ZoneInfo(project.zone)):%H:%M}"),
            "css": self.assets.address("widget/styles/plain.css"),
        }

    async def _project(self, request: web.Request) -> Project:
        project = await self.desk.store.project(ProjectId(request.match_info["project"]))
        if project is None:
            raise web.HTTPNotFound
        return project


def _heading(words: dict[str, Any], told: Outlook) -> str:
    """It names the state, whatever else a project says of it."""
    return str(words["outside"]["open"] if availability.admits(told.answer.state) else words["out_of_hours"][told.answer.state])


def _is_read_by_somebody(request: web.Request) -> bool:
    """A browser that a person steers says so; one that only looks ahead says that too."""
    return request.headers.get("Sec-Fetch-Mode") == "navigate" and "Sec-Purpose" not in request.headers and request.method == "GET"


def _state(told: Outlook, project: Project) -> dict[str, Any]:
    next_opening = told.answer.next_opening
    return {
        "state": told.answer.state,
        "reason": told.reason,
        "next_opening": as_text(next_opening) if next_opening else None,
        "zone": project.zone,
    }


def _instants(openings: Iterable[datetime], project: Project) -> list[dict[str, str]]:
    """In UTC, and what the clock shows in the project's zone."""
    zone = ZoneInfo(project.zone)
    return [{"at": as_text(each), "local": f"{each.astimezone(zone):%Y-%m-%dT%H:%M:%S}"} for each in openings]


def _json(told: object) -> web.Response:
    return web.Response(body=msgspec.json.encode(told), content_type="application/json", headers=FOR_EVERY_SITE)
