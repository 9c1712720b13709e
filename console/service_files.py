"""For coordinators: the directory as a CSV file, and a file into the directory. All of it or nothing, with every fault by its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from chatd.domain.rota_fields import Problem
from chatd.domain.service_csv import MOST_BYTES, NotRead
from chatd.domain.services import Entry
from console.service_frame import FRONT, Here, ServiceFrame
from console.uploads import TooLargeAFile, Uploaded, uploaded

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a file would do. *problems*: why it is refused, the first of them; *more*: how many there are besides."""

    file_name: str = ""
    problems: Sequence[Problem] = ()
    more: int = 0
    added: Sequence[str] = ()
    changed: Sequence[str] = ()
    is_same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFiles:
    """For those who coordinate the project; for all others they are not there."""

    frame: ServiceFrame

    def routes(self) -> list[web.RouteDef]:
        found_or_not, path = self.frame.found_or_not, f"{FRONT}/{{project}}/file"
        return [
            web.get(path, found_or_not(self.before)),
            web.post(path, found_or_not(self.take_in)),
            web.get(f"{path}/services.csv", found_or_not(self.out)),
        ]

    async def before(self, request: web.Request) -> web.Response:
        return self._page(request, await self.frame.looking_after(request), None)

    async def out(self, request: web.Request) -> web.Response:
        """All of the directory, withdrawn entries too; by a name that says nothing to whoever sees it among others."""
        here = await self.frame.looking_after(request)
        content = await self.frame.directory.as_file(here.person, here.project.id)
        headers = {"Content-Disposition": 'attachment; filename="services.csv"', "Cache-Control": "no-store"}
        return web.Response(body=content, content_type="text/csv", charset="utf-8", headers=headers)

    async def take_in(self, request: web.Request) -> web.StreamResponse:
        """Look at a file, or take it in."""
        try:
            sent = await uploaded(self.frame.own, request, most=MOST_BYTES, let_in=lambda person: self.frame.looking_after(request, person))
        except TooLargeAFile as refused:
            here = await self.frame.looking_after(request, refused.person)
            too_large = Problem(line=1, field="file", advice=f"is larger than {MOST_BYTES // 1_000_000} MB; take some entries out")
            return self._page(request, here, Looked(problems=[too_large]), status=413)
        here = await self.frame.looking_after(request, sent.person)
        if not sent.content:
            return self._page(request, here, Looked(problems=[Problem(line=1, field="file", advice="choose a file first")]))
        try:
            return await self._taken_in(request, here, sent)
        except NotRead as refused:
            shown = refused.problems[:MOST_SHOWN]
            return self._page(request, here, Looked(file_name=sent.file_name, problems=shown, more=len(refused.problems) - len(shown)))

    async def _taken_in(self, request: web.Request, here: Here, sent: Uploaded) -> web.StreamResponse:
        directory, project = self.frame.directory, here.project.id
        before = {each.key for each in await directory.entries(here.person, project)}
        if sent.one("do") == "look":
            coming = await directory.looked_at(here.person, project, sent.content)
            return self._page(request, here, _looked(sent.file_name, coming, before))
        written = await directory.take_in(here.person, project, sent.content)
        looked = _looked(sent.file_name, written, before)
        said = "Nothing in it was new." if looked.is_same else f"Taken in: {len(looked.added)} added, {len(looked.changed)} changed."
        return self.frame.own.back(f"{here.path}/file", said)

    def _page(self, request: web.Request, here: Here, looked: Looked | None, *, status: int = 400) -> web.Response:
        """*status*: where there is something to mend."""
        return self.frame.page(request, "file", here, status=status if looked and looked.problems else 200, looked=looked)


def _looked(file_name: str, coming: Sequence[Entry], before: set[tuple[bool, str]]) -> Looked:
    return Looked(
        file_name=file_name,
        added=[each.service.name for each in coming if each.key not in before],
        changed=[each.service.name for each in coming if each.key in before],
        is_same=not coming,
    )
