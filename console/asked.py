"""What workers look for among the answers, put together: what their desks send, and what coordinators read of it."""

from __future__ import annotations

from aiohttp import web

from chatd.answering.asked import Asked
from console.answer_frame import AnswerFrame
from console.answers_asked import AskedPage
from console.asked_calls import AskedCalls


def asked_routes(frame: AnswerFrame, asked: Asked) -> list[web.RouteDef]:
    return [*AskedCalls(own=frame.own, asked=asked).routes(), *AskedPage(frame=frame, asked=asked).routes()]
