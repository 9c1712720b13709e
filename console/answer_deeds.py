"""What is done with one answer from its page: read over, published, withdrawn, restored, noted upon, done without. Each comes back to the page and says so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import msgspec
from aiohttp import web

from canned_answers.findings import AnswerRefused
from canned_answers.library import Answer
from canned_answers.versions import History, NotSo, State
from canned_answers.writing import written
from chatd.answering.library import NotThere
from console.answer_frame import AnswerFrame, Place, Whose, file_of
from console.answer_page import PATH, AnswerPage
from console.answer_views import what_is_against
from console.answer_words import tongue
from console.own_pages import Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What is said of a deed. *number*: the version that is looked at next, where it is not the one that stands."""

    said: str
    number: int | None = None


Deed = Callable[[Place, str, int], Awaitable[Done]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDeeds:
    """*page*: shown again where a form is not filled in well."""

    frame: AnswerFrame
    page: AnswerPage

    def routes(self) -> list[web.RouteDef]:
        deeds: Mapping[str, Deed] = {"review": self.review, "publish": self.publish, "withdraw": self.withdraw, "restore": self.restore}
        found_or_not = self.frame.found_or_not
        return [
            *(web.post(f"{PATH}/{name}", found_or_not(self._done(deed))) for name, deed in deeds.items()),
            web.post(f"{PATH}/note", found_or_not(self.note)),
            web.post(f"{PATH}/hide", found_or_not(self.hide)),
        ]

    async def review(self, place: Place, file: str, number: int) -> Done:
        history = await self.frame.library.review(place.person, place.owner, file, number)
        return Done(said=f"You have read version {number}. {_what_now(place, history, number, self.frame.today(place.here))}", number=number)

    async def publish(self, place: Place, file: str, number: int) -> Done:
        await self.frame.library.publish(place.person, place.owner, file, number)
        return Done(said=f"Version {number} is published. Every desk has it within two minutes.")

    async def withdraw(self, place: Place, file: str, number: int) -> Done:
        history = await self.frame.library.withdraw(place.person, place.owner, file, number)
        was_told = history.version(number).published is not None
        gone = "gone from every desk within two minutes" if was_told else "no visitor is told it"
        return Done(said=f"Version {number} is withdrawn. It is kept here, and {gone}.", number=number)

    async def restore(self, place: Place, file: str, number: int) -> Done:
        new = len((await self.frame.library.restore(place.person, place.owner, file, number)).versions)
        return Done(said=f"The words of version {number} are a new draft, version {new}. Somebody else reads it over.", number=new)

    async def note(self, request: web.Request) -> web.Response:
        """The words of one version with other facts about them, as a new draft."""
        posted, place = await self.frame.posted(request)
        file = file_of(request)
        shown = await self.page.shown(place, file, _number(posted))
        if not place.may_write or shown.version is None:
            raise NotThere
        newest = shown.history.versions[-1]
        if newest != shown.version and newest.state in {State.DRAFT, State.REVIEWED}:
            return self._sorry(
                place, file, f"Version {newest.number} was written since, and waits. Note it there; or withdraw that one first.", newest.number
            )
        changes, faults = _noted(posted, shown.answer, self.frame.today(place.here))
        if faults:
            typed = {name: posted.one(name) for name in ("panel", "review_by", "compared", "speaks")}
            return await self.page.page(request, place, shown, typed=typed, faults=faults)
        try:
            text, others = written(replace(shown.answer, **changes)), shown.version.unread_of(place.person.sign_in)
            history = await self.frame.library.write(place.person, place.owner, file, text, of_number=shown.version.of_number, written_with=others)
        except AnswerRefused as refused:
            return self._sorry(place, file, " ".join(f"{one.problem} {one.what_to_do}" for one in refused.findings[:3]), shown.version.number)
        number = len(history.versions)
        return self._back(place, file, f"Noted in version {number}, a draft. Somebody else reads it over, then it is published.", number)

    async def hide(self, request: web.Request) -> web.Response:
        """The project does without a shared answer or a starter, in every language; or takes it back."""
        posted, place = await self.frame.posted(request)
        file, hidden = file_of(request), posted.one("hidden") == "yes"
        await self.page.shown(place, file)
        await self.frame.library.hide(place.person, place.here.owner(Whose.OWN), file.partition("/")[2].removesuffix(".md"), hidden=hidden)
        name = place.project.name
        return self._back(place, file, f"{name} does without it now." if hidden else f"{name} has it again.")

    def _done(self, deed: Deed) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def answer(request: web.Request) -> web.StreamResponse:
            posted, place = await self.frame.posted(request)
            file, number = file_of(request), _number(posted)
            await self.page.shown(place, file, number)
            try:
                done = await deed(place, file, number)
            except NotSo as refused:
                return self._sorry(place, file, refused.advice, number)
            return self._back(place, file, done.said, done.number)

        return answer

    def _back(self, place: Place, file: str, said: str, number: int | None = None, *, kindly: bool = False) -> web.Response:
        return self.frame.own.back(f"{place.path_of(file)}{f'?version={number}' if number else ''}", said, kindly=kindly)

    def _sorry(self, place: Place, file: str, said: str, number: int) -> web.Response:
        return self._back(place, file, said, number, kindly=True)


def _number(posted: Posted) -> int:
    """Which version the form was about: what somebody else wrote meanwhile is another."""
    number = posted.one("number")
    if not number.isascii() or not number.isdecimal() or len(number) > 4:
        raise NotThere
    return int(number)


def _what_now(place: Place, history: History, number: int, today: date) -> str:
    against = what_is_against(history, history.version(number), today)
    if against:
        return f"It cannot be published as it is. {against}"
    return "You may publish it now." if place.may_write else "A coordinator may publish it now."


def _noted(posted: Posted, answer: Answer, today: date) -> tuple[dict[str, Any], dict[str, str]]:
    """What becomes otherwise, and what was not filled in well."""
    changes, faults = _days(posted, answer, today)
    if posted.one("compared"):
        changes["source"] = tuple(msgspec.structs.replace(source, checked=today) for source in answer.source)
    if posted.one("speaks") and answer.translation_of and not answer.reviewed:
        changes["reviewed"] = True
    if not changes and not faults:
        speaks = f", that somebody who speaks {tongue(answer.language)} well has read it" if answer.translation_of else ""
        faults["compared"] = f"Say what was done: that the sources were compared{speaks}, or a day."
    return changes, faults


def _days(posted: Posted, answer: Answer, today: date) -> tuple[dict[str, Any], dict[str, str]]:
    changes: dict[str, Any] = {}
    faults: dict[str, str] = {}
    bounds = {
        "panel": (date.min, today, "Write the day on which peers read it, today or before."),
        "review_by": (today + timedelta(days=1), date.max, "Write a day to come by which somebody looks at it again."),
    }
    for name, (first, last, advice) in bounds.items():
        said = posted.one(name)
        day = _day(said)
        if not said or (day and day == getattr(answer, name)):
            continue
        if day is None or not first <= day <= last:
            faults[name] = advice
        else:
            changes[name] = day
    return changes, faults


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
