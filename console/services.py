"""The directory of services on screens, put together. Whole names come before holes."""

from __future__ import annotations

from aiohttp import web

from chatd.signposting.directory import Directory
from console.own_pages import OwnPages
from console.service_files import ServiceFiles
from console.service_forms import ServiceForms
from console.service_frame import ServiceFrame, Works
from console.service_pages import ServicePages
from console.services_on_desk import ServicesOnDesk


def service_routes(own: OwnPages, directory: Directory, works: Works) -> list[web.RouteDef]:
    """Everything below `/services`, and what the desk fetches."""
    frame = ServiceFrame(own=own, directory=directory, works=works)
    pages = (ServiceForms(frame=frame), ServiceFiles(frame=frame), ServicePages(frame=frame), ServicesOnDesk(own=own, directory=directory))
    return [route for each in pages for route in each.routes()]
