"""The page behind the link in a mail: "will you be there?", two buttons, no sign-in.

It shows no name, no project and no shift's title: whoever reads somebody's mail may open it. Looking changes nothing, as mail scanners follow links.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiohttp import web
from jinja2 import Environment

from chatd.planning.confirming import Confirming, Question, in_words
from console.forms import is_ours
from console.own_pages import form_fields

ANSWERS: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPages:
    """*origin*: our own, exactly; *policy*: what the page may load."""

    confirming: Confirming
    templates: Environment
    origin: str
    policy: str

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/rota/answer/{token}", self.look), web.post("/rota/answer/{token}", self.answer)]

    async def look(self, request: web.Request) -> web.Response:
        return self._page(await self.confirming.question(request.match_info["token"]))

    async def answer(self, request: web.Request) -> web.Response:
        """Note the answer, and show the page again by an address that may be loaded twice."""
        if not is_ours(request, self.origin):
            raise web.HTTPForbidden
        said = (await form_fields(request)).get("coming", ("",))[0]
        if said not in ANSWERS:
            raise web.HTTPBadRequest
        if await self.confirming.answer(request.match_info["token"], coming=ANSWERS[said]) is None:
            raise web.HTTPNotFound
        raise web.HTTPSeeOther(request.path)

    def _page(self, asked: Question | None) -> web.Response:
        if asked is None:
            raise web.HTTPNotFound
        turn = f"/rota/turn/{asked.turn.shift}/{asked.turn.day}"
        text = self.templates.get_template("rota/answer.html").render(
            hours=in_words(asked.time) if asked.time else None, coming=asked.coming, turn=turn
        )
        return web.Response(text=text, content_type="text/html", headers={"Content-Security-Policy": self.policy})
