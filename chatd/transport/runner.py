"""What is answered when what came is not HTTP at all, before any of our own code is asked.

The library would say its name and version, repeat what was sent, and know none of our headers.
"""

from __future__ import annotations

from http import HTTPStatus

from aiohttp import web
from aiohttp.web_protocol import RequestHandler
from aiohttp.web_request import BaseRequest

from chatd.transport.headers import ALWAYS, NOTHING


class PlainAnswers(RequestHandler):
    """One connection, which says as little as can be when something is wrong."""

    __slots__ = ()

    def handle_error(
        self, request: BaseRequest, status: int = 500, exc: BaseException | None = None, message: str | None = None
    ) -> web.StreamResponse:
        """Status and headers; neither a log line, which would hold an address, nor a word of what was sent."""
        if request.writer.output_size > 0:
            raise ConnectionError("the answer has begun")
        headers = {**ALWAYS, "Content-Security-Policy": NOTHING, "X-Frame-Options": "DENY", "Cache-Control": "no-store"}
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        answer = web.Response(status=status, text=HTTPStatus(status).phrase, headers=headers)
        answer.force_close()
        return answer


class PlainServer(web.Server):
    """The library's server, with connections of that kind."""

    def __call__(self) -> RequestHandler:
        return PlainAnswers(self, loop=self._loop, **self._kwargs)


class PlainRunner(web.AppRunner):
    """The library's runner, with a server of that kind."""

    async def _make_server(self) -> web.Server:
        made = await super()._make_server()
        made.__class__ = PlainServer
        return made
