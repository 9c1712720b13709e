"""`/keys/snippet`: what coordinators paste into the charity's page, with or without the project's root key, and what that does and does not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from chatd import snippet
from chatd.desk.context import Desk
from chatd.domain.ids import ProjectId
from chatd.domain.people import Project
from chatd.domain.rota_refusals import NotThere
from chatd.keys.blocks import root_number
from chatd.snippet import PHONE, Pin
from chatd.transport.agreed import Agreed
from chatd.transport.assets import PinnedLoader
from console.key_pages import ways_on
from console.key_words import SCRIPT_WORDS
from console.language_names import language_name
from console.own_pages import OwnPages, tidy
from console.rota_frame import coordinated

LAST: Final[Mapping[bool | None, str]] = {
    True: "pinned at the last visit",
    False: "not pinned at the last visit",
    None: "no visit since the server started",
}
BAD_PHONE: Final = "Write a phone number: digits, and spaces if you like."


@dataclass(frozen=True, slots=True, kw_only=True)
class SnippetPage:
    """*loader*: the one built last, None where none was. *origin*: our own. *policy*: of pages on which keys are opened."""

    own: OwnPages
    desk: Desk
    agreed: Agreed
    loader: PinnedLoader | None
    origin: str
    policy: str

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/keys/snippet", self.page)]

    async def page(self, request: web.Request) -> web.Response:
        """For the projects that somebody coordinates; to everybody else it is not there."""
        person = await self.own.reader(request)
        shown: dict[str, Any] = {"ways": ways_on(request.path, person), "said": SCRIPT_WORDS}
        try:
            theirs, project = coordinated(person, await self.desk.store.projects(), request.query.get("project"))
        except NotThere:
            return self._with_policy(self.own.page(request, "keys/not_there.html", person, status=404, **shown))
        phone, wrong = _phone(request, project)
        language = self.agreed.language_for(request.query.get("lang"), project)
        pin = self._pin(project, phone, language)
        filled: dict[str, Any] = {
            "projects": theirs,
            "project": project,
            "root_number": root_number(project.root_key) if project.root_key else None,
            "languages": [(each, language_name(each)) for each in project.languages if each in self.agreed.languages],
            "language": language,
            "phone": tidy(request.query.get("phone", "")) if wrong else phone,
            "wrong": wrong,
            "unpinned": snippet.unpinned(self.origin, project),
            "plain_link": f"{self.origin}/w/{project.id}/",
            "pinned": snippet.pinned(self.origin, project, pin, language=language) if pin else None,
            "pinned_link": snippet.pinned_link(self.origin, project, pin) if pin else None,
            "loader": self.loader,
            "last": [(each.name, LAST[self._last(each.id)]) for each in theirs],
        }
        return self._with_policy(self.own.page(request, "keys/snippet.html", person, **shown, **filled))

    def _pin(self, project: Project, phone: str, language: str) -> Pin | None:
        if self.loader is None or project.root_key is None:
            return None
        danger = self.agreed.for_the_open_page(project, language)["out_of_hours"]["danger"]
        return Pin(root=project.root_key, path=self.loader.path, integrity=self.loader.integrity, phone=phone, danger=danger)

    def _last(self, project: ProjectId) -> bool | None:
        return self.desk.live.pinned().get(project)

    def _with_policy(self, response: web.Response) -> web.Response:
        response.headers["Content-Security-Policy"] = self.policy
        return response


def _phone(request: web.Request, project: Project) -> tuple[str, str | None]:
    """The number asked for, or the project's own; and what is wrong with it."""
    written = tidy(request.query.get("phone", snippet.phone_of(project)))
    if not written or PHONE.fullmatch(written):
        return written, None
    return snippet.phone_of(project), BAD_PHONE
