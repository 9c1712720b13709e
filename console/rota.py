"""Every page of the rota that people sign in for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from chatd.domain.ids import PersonId
from console.closing_pages import ClosingPages
from console.closure_pages import ClosurePages
from console.rota_frame import RotaFrame
from console.rota_pages import OwnChoices, RotaPages
from console.shift_pages import ShiftPages
from console.turn_pages import TurnPages


def rota_routes(frame: RotaFrame, hours: Callable[[PersonId], Awaitable[Mapping[str, int]]], choices: OwnChoices) -> list[web.RouteDef]:
    """*hours*: minutes that somebody gave, by month."""
    closures = ClosurePages(frame=frame)
    of_shifts = (RotaPages(frame=frame, hours=hours, choices=choices), TurnPages(frame=frame), ShiftPages(frame=frame))
    pages = (*of_shifts, closures, ClosingPages(frame=frame, page=closures))
    return [route for each in pages for route in each.routes()]
