"""`/answers/{project}/due`: what waits for somebody, the most pressing first, and whether anybody is written to about it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from aiohttp import web

from canned_answers.library import ORIGINAL
from canned_answers.versions import State
from chatd.answering.reminding import Reminding
from chatd.answering.standing import Layer, Line, Waiting, fell_behind
from console.answer_frame import FRONT, AnswerFrame, Here, Place, Whose
from console.answer_words import day_of, tongue
from console.library_views import WHOSE

MOST: Final = 50
"""Of one kind, one by one: nobody does more in one evening, and a page of thousands is a wall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to see to."""

    title: str
    href: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Things of one kind. *starters*: how many starters are so as well; those are looked through in the list, at *more*. *all_at*: where all the others can be
    looked through, if anywhere."""

    id: str
    title: str
    hint: str
    items: tuple[Item, ...]
    starters: int = 0
    more: str = ""
    all_at: str = ""

    @property
    def first(self) -> tuple[Item, ...]:
        return self.items[:MOST]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePage:
    """*frame*: who comes in; *reminding*: when letters went out."""

    frame: AnswerFrame
    reminding: Reminding

    def routes(self) -> list[web.RouteDef]:
        return [web.get(f"{FRONT}/{{project}}/due", self.frame.found_or_not(self.show))]

    async def show(self, request: web.Request) -> web.Response:
        here = await self.frame.here(request)
        lines, today = await self.frame.lines(here), self.frame.today(here)
        last = await self.reminding.last(here.own.collaborative)
        what: dict[str, Any] = {
            "groups": await asyncio.to_thread(_not_empty, here, lines, today),  # in a large library it takes a while
            "mails": self.reminding.post is not None,
            "last": day_of(last) if last else "",
        }
        return self.frame.page(request, "due", here, **what)


def _not_empty(here: Here, lines: tuple[Line, ...], today: date) -> list[Group]:
    return [group for group in groups(here, lines, today) if group.items or group.starters]


def groups(here: Here, lines: tuple[Line, ...], today: date) -> Iterator[Group]:
    """Every kind, also those with nothing in them. A translation is called by its English title: not everybody who looks here reads Thai."""
    originals = {line.name: line for line in lines if line.language == ORIGINAL}
    titles = {name: line.answer.title for name, line in originals.items()}

    def those(is_so: Callable[[Line], bool], words: Callable[[Line], str]) -> tuple[Item, ...]:
        return tuple(_item(here, line, titles, words(line)) for line in lines if is_so(line))

    def by_day(is_so: Callable[[Line], bool], words: Callable[[Line], str]) -> tuple[Item, ...]:
        """What waits longest first."""
        found = sorted((line for line in lines if is_so(line)), key=lambda line: line.answer.review_by)
        return tuple(_item(here, line, titles, words(line)) for line in found)

    def of_theirs(id: str, title: str, hint: str, is_so: Callable[[Line], bool], *, only: str = "") -> Group:
        """The library's one by one, the starters by their number."""
        starters = sum(line.layer is Layer.STARTER and is_so(line) for line in lines)
        found = those(lambda line: line.layer is not Layer.STARTER and is_so(line), lambda line: WHOSE[line.layer].lower())
        more = f"{here.path}?stands={id}&whose=starter{only}"
        return Group(id=id, title=title, hint=hint, items=found, starters=starters, more=more, all_at=f"{here.path}?stands={id}{only}")

    yield Group(
        id="due",
        title="Due",
        hint="Visitors are told these, and nobody has looked since the day they were to be looked at. Compare every fact, then write a new day.",
        items=by_day(lambda line: line.is_due(today), lambda line: f"since {day_of(line.answer.review_by)}"),
        all_at=f"{here.path}?stands=due",
    )
    yield Group(
        id="read",
        title="To be read over",
        hint="Written, and waiting for somebody who did not write them.",
        items=tuple(_waiting(here, lines, titles, State.DRAFT)),
        all_at=f"{here.path}?stands=draft",
    )
    yield Group(
        id="publish",
        title="To be published",
        hint="Somebody else has read these. A coordinator publishes them.",
        items=tuple(_waiting(here, lines, titles, State.REVIEWED)),
        all_at=f"{here.path}?stands=reviewed",
    )
    yield Group(
        id="soon",
        title="Due within a month",
        hint="",
        items=by_day(lambda line: line.is_due_soon(today), lambda line: f"by {day_of(line.answer.review_by)}"),
        all_at=f"{here.path}?stands=soon",
    )
    yield Group(
        id="behind",
        title="Translations that fell behind",
        hint="The English is yours now, or its facts have changed since. The first kind is not told to visitors until somebody brings it along.",
        items=(
            *those(lambda line: line.is_left_out, lambda _: "not told"),
            *those(lambda line: _is_behind(line, originals), lambda _: "the English is newer"),
        ),
    )
    yield of_theirs(
        "unreviewed",
        "Translations that nobody has checked",
        "Somebody who speaks the language well should read them. Until then workers press twice to send them.",
        lambda line: line.told is not None and line.is_unreviewed,
    )
    yield of_theirs(
        "unverified",
        "Law and numbers that nobody has compared",
        "Each source has to be looked at. Until then workers press twice to send them.",
        lambda line: line.told is not None and line.is_unverified and line.language == ORIGINAL,
        only=f"&language={ORIGINAL}",
    )


def _waiting(here: Here, lines: Iterable[Line], titles: Mapping[str, str], state: State) -> Iterator[Item]:
    for line in lines:
        for each in line.waiting:
            if each.version.state is state:
                place = Place(here=here, whose=Whose.OWN if each.layer is Layer.OWN else Whose.SHARED)
                href = f"{place.path_of(line.file)}?version={each.version.number}"
                yield Item(title=titles.get(line.name, line.answer.title), href=href, words=_by_whom(here, line, each))


def _by_whom(here: Here, line: Line, waiting: Waiting) -> str:
    mine = waiting.version.state is State.DRAFT and waiting.version.is_by(here.person.sign_in)
    return ", ".join([tongue(line.language), WHOSE[waiting.layer].lower(), *(["you wrote it"] if mine else [])])


def _is_behind(line: Line, originals: Mapping[str, Line]) -> bool:
    """Told, in words that the English has gone on from. Starters came together, and are as old as each other."""
    name = line.answer.translation_of
    original = originals.get(name) if name and line.told else None
    return original is not None and original.layer is not Layer.STARTER and fell_behind(line.answer, line.version, original)


def _item(here: Here, line: Line, titles: Mapping[str, str], words: str) -> Item:
    return Item(title=titles.get(line.name, line.answer.title), href=here.path_to(line), words=f"{tongue(line.language)}, {words}")
