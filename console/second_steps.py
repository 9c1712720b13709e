"""Everything about one's own second steps, put together."""

from __future__ import annotations

from aiohttp import web

from chatd.proving import Proving
from chatd.second_enrolment import Enrolling
from console.own_pages import OwnPages
from console.second_step_frame import SecondStepFrame
from console.second_step_pages import SecondStepPages
from console.second_step_passkeys import PasskeyCalls
from console.second_step_showing import ShowingPages


def second_step_routes(own: OwnPages, enrolling: Enrolling, proving: Proving) -> list[web.RouteDef]:
    frame = SecondStepFrame(own=own, enrolling=enrolling)
    return [*SecondStepPages(frame=frame).routes(), *PasskeyCalls(frame=frame).routes(), *ShowingPages(frame=frame, proving=proving).routes()]
