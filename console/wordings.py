"""The pages of a project's own words, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from chatd.domain.ids import ProjectId
from chatd.ports import Clock
from chatd.transport.agreed import Agreed
from chatd.wording.ports import Texts, Works
from chatd.wording.reading import readings
from chatd.wording.wordings import Wordings
from console.own_pages import OwnPages
from console.wording_frame import WordsFrame
from console.wording_pages import WordingPages


def word_routes(
    own: OwnPages, texts: Texts, works: Works, agreed: Agreed, *, may_keep: Callable[[ProjectId], Awaitable[bool]], clock: Clock
) -> list[web.RouteDef]:
    """Everything below `/words`."""
    wordings = Wordings(texts=texts, works=works, clock=clock, sections=readings(agreed.languages))
    frame = WordsFrame(own=own, wordings=wordings, works=works, agreed=agreed, may_keep=may_keep, clock=clock, origin=own.origin)
    return WordingPages(frame=frame).routes()
