"""The directory as the desk searches it: fetched whole, so that neither what a visitor needs nor where they are ever leaves the worker's page."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from aiohttp import web

from chatd.domain.ids import ProjectId
from chatd.domain.services import Entry, Found
from chatd.signposting.directory import NEEDS, Directory
from chatd.wire import Closed
from console.own_pages import OwnPages
from console.service_cards import cards, unreviewed
from console.topic_words import topic_words


class ServiceOnDesk(Closed, frozen=True):
    """One service. *projects*: for whose visitors it stands. *cards*: ready for the reply box, by language."""

    id: str
    projects: list[str]
    name: str
    what: str
    for_whom: str
    needs: list[str]
    areas: list[str]
    whose: str
    standing: str
    verified: str | None
    review_by: str | None
    cards: dict[str, str]


class DirectoryOnDesk(Closed, frozen=True):
    """*needs*: all there are, in their order, by what they are called. *unreviewed*: languages whose words on cards nobody at home in them has read."""

    needs: dict[str, str]
    unreviewed: list[str]
    services: list[ServiceOnDesk]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesOnDesk:
    """For signed-in workers: what stands for the projects that they serve."""

    own: OwnPages
    directory: Directory

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/desk/services.json", self.everything)]

    async def everything(self, request: web.Request) -> web.Response:
        """All of it; made in a thread, so that nobody's line waits for a long one."""
        person = await self.own.caller(request)
        found = {project: await self.directory.search(person, project) for project in sorted(person.serves)}
        body = await asyncio.to_thread(lambda: msgspec.json.encode(_on_desk(found, self.directory.today())))
        return web.Response(body=body, content_type="application/json", headers={"Cache-Control": "no-store"})


def _on_desk(found: Mapping[ProjectId, Sequence[Found]], today: date) -> DirectoryOnDesk:
    projects: dict[Entry, list[ProjectId]] = {}
    for project, services in found.items():
        for each in services:
            projects.setdefault(each.entry, []).append(project)
    seen = {each.entry: each for services in found.values() for each in services}
    on_desk = [_service(seen[entry], named, today) for entry, named in projects.items()]
    return DirectoryOnDesk(needs={need: topic_words(need) for need in NEEDS}, unreviewed=list(unreviewed()), services=on_desk)


def _service(found: Found, projects: Sequence[ProjectId], today: date) -> ServiceOnDesk:
    service = found.entry.service
    return ServiceOnDesk(
        id=found.entry.id,
        projects=list(projects),
        name=service.name,
        what=service.what,
        for_whom=service.for_whom,
        needs=list(service.needs),
        areas=list(service.areas),
        whose=service.whose,
        standing=found.standing,
        verified=service.verified.on.isoformat() if service.verified else None,
        review_by=service.review_by.isoformat() if service.review_by else None,
        cards=cards(service, today=today),
    )
