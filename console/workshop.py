"""The pages of the answers' workshop, put together. Whole names come before holes."""

from __future__ import annotations

from aiohttp import web

from chatd.answering.reminding import Reminding
from console.answer_compare import ComparePage
from console.answer_deeds import AnswerDeeds
from console.answer_exchange import ExchangePages
from console.answer_frame import AnswerFrame
from console.answer_page import AnswerPage
from console.due_page import DuePage
from console.library_pages import LibraryPages


def workshop_routes(frame: AnswerFrame, reminding: Reminding) -> list[web.RouteDef]:
    """Everything below `/answers`."""
    page = AnswerPage(frame=frame)
    pages = (
        LibraryPages(frame=frame),
        DuePage(frame=frame, reminding=reminding),
        ExchangePages(frame=frame),
        page,
        ComparePage(page=page),
        AnswerDeeds(frame=frame, page=page),
    )
    return [route for each in pages for route in each.routes()]
