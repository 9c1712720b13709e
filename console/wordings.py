"""The pages of a project's own words, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from aiohttp import web

from chatd.desk.context import Desk
from chatd.domain.ids import ProjectId
from chatd.domain.people import Person
from chatd.ports import Tallies
from chatd.transport.agreed import Agreed
from chatd.wording import out_of_hours
from chatd.wording.ports import Texts, Works
from chatd.wording.reading import readings
from chatd.wording.wordings import Wordings
from console.out_of_hours_page import ELSEWHERE, OutOfHoursPage
from console.own_pages import OwnPages
from console.wording_deeds import WordingDeeds
from console.wording_frame import WordsFrame
from console.wording_pages import WordingPages


class Store(Works, Tallies, Protocol):
    """Which projects there are, and what was counted for them."""


def word_routes(
    own: OwnPages, texts: Texts, store: Store, agreed: Agreed, desk: Desk, *, may_keep: Callable[[ProjectId], Awaitable[bool]]
) -> list[web.RouteDef]:
    """Everything below `/words`."""
    sections = {**readings(agreed.languages), **out_of_hours.reading(agreed.languages)}
    wordings = Wordings(texts=texts, works=store, clock=desk.clock, sections=sections)
    frame = WordsFrame(own=own, wordings=wordings, works=store, agreed=agreed, may_keep=may_keep, clock=desk.clock, origin=own.origin)
    pages = WordingPages(frame=frame, tallies=store, elsewhere={out_of_hours.SECTION: ELSEWHERE})
    return [*OutOfHoursPage(frame=frame, desk=desk).routes(), *pages.routes(), *WordingDeeds(frame=frame, page=pages).routes()]


async def lists_for(agreed: Agreed, works: Works, person: Person) -> dict[str, list[str]]:
    """What the two go through before and after a shift, as this person's own charity has it. In English, as the desk speaks it."""
    home = await works.project(person.home)
    if home is None:
        return {}
    practice = agreed.practice(home, "en")
    return {"brief": list(practice.brief.lines), "debrief": list(practice.debrief.lines)}
