"""What coordinators and leads see where something is held back from them until their second step is shown.

Recognition takes away the roles, so every page finds that this is not theirs, without knowing why. Here, in one place, that answer becomes a way to go
on. It is given in the place of "not there" alone, and so says nothing of what there is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlencode

from aiohttp import web

from chatd.domain.second_steps import Lacks
from console.forms import refused
from console.own_pages import OwnPages
from console.sign_in import RECOGNISED

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

NOT_THEIRS: Final = frozenset({403, 404})


def leading_on(own: OwnPages) -> Callable[..., Awaitable[web.StreamResponse]]:
    """The outermost middleware: it sees every answer as it would go out."""

    @web.middleware
    async def answer(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            response = await handler(request)
        except web.HTTPException as told:
            instead = _instead(own, request, told)
            if instead is None:
                raise
            return instead
        return _instead(own, request, response) or response

    return answer


def _instead(own: OwnPages, request: web.Request, response: web.StreamResponse) -> web.Response | None:
    found = request.get(RECOGNISED)
    if found is None or not found.is_held_back:
        return None
    if response.content_type == "application/json":
        return refused(403, "second_step") if response.status in NOT_THEIRS and not _is_forged(response) else None
    if response.status != 404:
        return None
    after = urlencode({"next": request.path_qs if request.method == "GET" else "/rota"})
    way = "/second-step" if found.lacks is Lacks.STEP else "/second-step/show"
    return own.page(request, "second_step/first.html", found.person, status=403, lacks=found.lacks, way=f"{way}?{after}")


def _is_forged(response: web.StreamResponse) -> bool:
    """Refused for where it came from: a second step would not help."""
    body = response.body if isinstance(response, web.Response) else None
    return isinstance(body, bytes) and (b'"stale"' in body or b'"not_ours"' in body)
