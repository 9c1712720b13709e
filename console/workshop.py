"""The pages of the answers' workshop, put together. Whole names come before holes."""

from __future__ import annotations

from aiohttp import web

from console.answer_frame import AnswerFrame
from console.library_pages import LibraryPages


def workshop_routes(frame: AnswerFrame) -> list[web.RouteDef]:
    """Everything below `/answers`."""
    pages = (LibraryPages(frame=frame),)
    return [route for each in pages for route in each.routes()]
