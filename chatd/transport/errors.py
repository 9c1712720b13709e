"""Errors as a person can read them, and without a word of what went wrong inside."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web
from jinja2 import Environment

from chatd.logs import place_of
from chatd.transport.assets import Assets
from chatd.transport.headers import plain_page

log = logging.getLogger("chatd.transport")

SAID = {
    403: ("This did not come from our own page", "Go back, load the page again and try once more. Nothing was changed."),
    404: ("There is nothing here", "If you came from a website, go back to it: it lists other ways to reach somebody."),
    405: ("This address does not do that", "Go back and try again. Nothing was changed."),
    413: ("That is too long", "Make it shorter and send it again. Nothing was changed."),
    500: ("Something went wrong on our side", "Please try again in a minute. Nothing that you wrote was kept."),
}


def kind_errors(templates: Environment, assets: Assets) -> Callable[..., Awaitable[web.StreamResponse]]:
    """Every refusal and every fault, on every path, as the same few pages. The path asked for is never repeated."""

    @web.middleware
    async def say(request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as told:
            if told.status < 400 or told.content_type == "application/json":  # a script that asked is told so itself
                raise
            return _page(told.status, _allowed(told))
        except ConnectionError:
            raise
        except Exception as trouble:  # noqa: BLE001  The last door: the library would write the address of whoever asked.
            log.error("a page failed: %s", place_of(trouble))
            return _page(500, {})

    def _page(status: int, headers: dict[str, str]) -> web.Response:
        title, what = SAID.get(status, SAID[500] if status >= 500 else SAID[405])
        text = templates.get_template("nothing_here.html").render(title=title, what=what, css=assets.address("widget/styles/plain.css"))
        headers = {**headers, "Content-Security-Policy": plain_page()}
        return web.Response(text=text, status=status, content_type="text/html", headers=headers)

    return say


def _allowed(told: web.HTTPException) -> dict[str, str]:
    return {"Allow": told.headers["Allow"]} if "Allow" in told.headers else {}
