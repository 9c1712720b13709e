"""What the editor's script asks while somebody writes: keep this, what has changed, make a version of it.

Every answer says what stands now, what is still to mend, and who else has it open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from canned_answers.versions import State, Version
from canned_answers.working import Fault, Working
from chatd.answering.drafting import Drafting
from chatd.answering.drafts import Clashing, NotReady, Original, Sent, mark
from chatd.wire import Closed
from console.answer_editor_views import other_writer
from console.answer_frame import AnswerFrame, Place, file_of, told
from console.answer_page import PATH
from console.forms import answered

SENT_LIMIT: Final = 400_000
"""Two texts of the longest kind, in any script."""


class Written(Closed, frozen=True):
    """*mine* is what stands in the page, *base* what it went on from; *aside*: where this page's words were set aside before."""

    base: Working
    mine: Working
    aside: str | None = None
    follows: bool = True
    """Only asked for a version of a translation: does it say what the English says now?"""


class Known(Closed, frozen=True):
    """*mark*: of what the page knows to stand."""

    mark: str | None = None


class ToMend(Closed, frozen=True):
    """One thing that is still to mend."""

    field: str
    problem: str
    what_to_do: str
    line: int | None
    blocks: bool
    by_guard: bool


class Stands(Closed, frozen=True):
    """What stands now. *working*: None where the page knows it already. *aside*, *to* and *by*: its words are set aside, where they are put together, and
    whose are in their place."""

    mark: str
    others: list[str]
    working: Working | None = None
    faults: list[ToMend] | None = None
    aside: str | None = None
    to: str | None = None
    by: str | None = None


class Saved(Closed, frozen=True):
    """Where the new version is looked at."""

    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorCalls:
    """*frame*: who comes in."""

    frame: AnswerFrame
    drafting: Drafting

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post(f"{PATH}/edit/keep", told(self.keep)),
            web.post(f"{PATH}/edit/here", told(self.here)),
            web.post(f"{PATH}/edit/version", told(self.version)),
        ]

    async def keep(self, request: web.Request) -> web.Response:
        """Into the draft, or aside."""
        place, body = await self.frame.sent(request, Written, limit=SENT_LIMIT)
        file = file_of(request)
        kept = await self.drafting.keep(place.person, place.owner, file, _sent(body))
        return answered(await self._stands(place, file, kept))

    async def here(self, request: web.Request) -> web.Response:
        """Somebody is still there; what others have written meanwhile."""
        place, body = await self.frame.sent(request, Known)
        file = file_of(request)
        begun = await self.drafting.begun(place.person, place.owner, file)
        now, others = mark(begun.working), await self._others(place, file)
        if now == body.mark:
            return answered(Stands(mark=now, others=others))
        by = await self._called(begun.kept.by) if begun.kept and begun.kept.by != place.person.sign_in else None
        return answered(
            Stands(mark=now, others=others, working=begun.working, faults=await self._to_mend(place, begun.working, begun.original), by=by)
        )

    async def version(self, request: web.Request) -> web.Response:
        """A version of it, or all that is in the way."""
        place, body = await self.frame.sent(request, Written, limit=SENT_LIMIT)
        file = file_of(request)
        try:
            done = await self.drafting.save(place.person, place.owner, file, _sent(body), follows=body.follows)
        except NotReady as refused:
            begun = await self.drafting.begun(place.person, place.owner, file)
            faults = [_to_mend(each) for each in refused.faults]
            return answered(Stands(mark=mark(begun.working), others=[], working=begun.working, faults=faults))
        if isinstance(done, Clashing):
            return answered(await self._stands(place, file, done))
        history = (await self.drafting.begun(place.person, place.owner, file)).history
        return self.frame.own.telling(answered(Saved(to=f"{place.path_of(file)}?version={done}")), _saved_as(history.version(done)))

    # ── what it says ──

    async def _stands(self, place: Place, file: str, kept: Working | Clashing) -> Stands:
        begun, others = await self.drafting.begun(place.person, place.owner, file), await self._others(place, file)
        if isinstance(kept, Clashing):
            to, by = f"{place.path_of(file)}/edit/together/{kept.id}", other_writer(await self.frame.names(), kept.by, place.person)
            return Stands(mark=mark(kept.theirs), others=others, aside=kept.id, to=to, by=by)
        return Stands(mark=mark(kept), others=others, working=kept, faults=await self._to_mend(place, kept, begun.original))

    async def _to_mend(self, place: Place, working: Working, original: Original | None) -> list[ToMend]:
        return [_to_mend(fault) for fault in await self.drafting.faults(place.owner, working, original)]

    async def _others(self, place: Place, file: str) -> list[str]:
        there = self.drafting.at_work.seen(place.owner, file, place.person)
        names = await self.frame.names() if there else {}
        return [_called(names, each) for each in there]

    async def _called(self, sign_in: str) -> str:
        return _called(await self.frame.names(), sign_in)


def _saved_as(version: Version) -> str:
    """Words that are in a version already make no second one."""
    if version.state is not State.DRAFT:
        return f"Nothing is otherwise than in version {version.number}, so there is no new version."
    return f"Kept as version {version.number}, a draft. Somebody else reads it over, then it can be published."


def _called(names: Mapping[str, str], sign_in: str) -> str:
    return names.get(sign_in.casefold(), sign_in) or "somebody else"


def _sent(body: Written) -> Sent:
    return Sent(base=body.base, mine=body.mine, aside=body.aside)


def _to_mend(fault: Fault) -> ToMend:
    said = {"field": fault.field, "problem": fault.problem, "what_to_do": fault.what_to_do}
    return ToMend(**said, line=fault.line, blocks=fault.blocks, by_guard=fault.by_guard)
