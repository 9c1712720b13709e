"""What coordinators and leads see where something is held back from them until their second step is shown.

Recognition takes away the roles, so every page finds that this is not theirs, without knowing why. Here, in one place, that answer becomes a way to go
on. It is given in the place of "not there" alone, and so says nothing of what there is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from aiohttp import web

from chatd.domain.second_steps import Lacks
from console.forms import refused
from console.own_pages import OwnPages
from console.sign_in import RECOGNISED

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def leading_on(own: OwnPages, *, but_at_the_desk: frozenset[str]) -> Callable[..., Awaitable[web.StreamResponse]]:
    """The outermost middleware: it sees every answer as it would go out. *but_at_the_desk*: paths of the work that goes on without."""

    @web.middleware
    async def answer(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            response = await handler(request)
        except web.HTTPException as told:
            instead = _instead(own, request, told, but_at_the_desk)
            if instead is None:
                raise
            return instead
        return _instead(own, request, response, but_at_the_desk) or response

    return answer


def _instead(own: OwnPages, request: web.Request, response: web.StreamResponse, but_at_the_desk: frozenset[str]) -> web.Response | None:
    found, resource = request.get(RECOGNISED), request.match_info.route.resource
    if response.status != 404 or found is None or not found.is_held_back or (resource and resource.canonical in but_at_the_desk):
        return None
    if response.content_type == "application/json":
        return refused(403, "second_step")
    after = urlencode({"next": request.path_qs if request.method == "GET" else "/rota"})
    way = "/second-step" if found.lacks is Lacks.STEP else "/second-step/show"
    return own.page(request, "second_step/first.html", found.person, status=403, lacks=found.lacks, way=f"{way}?{after}")
