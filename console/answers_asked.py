"""`/answers/{project}/asked`: for its coordinators, how often each answer was sent, and what workers looked for and did not find.

Months that are over, only, and small numbers held back, as on the page of figures: nothing here may point at one chat.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from aiohttp import web

from chatd.answering.asked import Asked, Missing, week_of
from chatd.answering.library import NotThere
from chatd.answering.standing import Line
from console.answer_frame import FRONT, AnswerFrame, Here, Whose
from console.clock_words import MONTHS, day_name
from console.figures import FEW, Figure, by_itself, months_before, together
from console.language_names import language_name

A_WEEK: Final = timedelta(days=7)

Counts = Mapping[tuple[str, str, date], int]
"""By name, language and week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InLanguage:
    """*figures*: one for each month, the newest first."""

    name: str
    figures: tuple[Figure, ...]
    total: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSent:
    """One answer in all its languages. *href*: where it stands, if it still does."""

    title: str
    href: str | None
    languages: tuple[InLanguage, ...]
    total: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingShown:
    """The same words in one language, however often. *ids*: of all that are meant."""

    words: str
    language: str
    week: str
    times: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPage:
    """*frame*: who comes in."""

    frame: AnswerFrame
    asked: Asked

    def routes(self) -> list[web.RouteDef]:
        path, found_or_not = f"{FRONT}/{{project}}/asked", self.frame.found_or_not
        return [web.get(path, found_or_not(self.page)), web.post(path, found_or_not(self.seen_to))]

    async def page(self, request: web.Request) -> web.Response:
        here = _coordinated(await self.frame.here(request))
        found = await self.asked.looked_for(here.person, here.project.id)
        months = months_over(week_of(self.frame.clock.now(), here.project.zone), found.counts)
        what: dict[str, Any] = {
            "missing": shown(found.missing),
            "months": [f"{MONTHS[each.month - 1]} {each.year}" for each in months],
            "answers": by_answer(found.counts, months, titles(here, await self.frame.lines(here))),
            "few": FEW,
        }
        return self.frame.page(request, "asked", here, **what)

    async def seen_to(self, request: web.Request) -> web.Response:
        """Some of it is dealt with, and goes."""
        posted = await self.frame.own.posted(request)
        here = _coordinated(await self.frame.here(request, posted.person))
        await self.asked.seen_to(here.person, here.project.id, posted.every("missed"))
        return self.frame.own.back(request.path, "It is off the list.")


def _coordinated(here: Here) -> Here:
    if not here.may_write(Whose.OWN):
        raise NotThere
    return here


def months_over(this_week: date, counts: Counts) -> list[date]:
    """First days of the months whose last week is over, the newest first, from the first in which anything was counted."""
    until = this_week.replace(day=1)
    first = min((week.replace(day=1) for _, _, week in counts), default=until)
    return [month for month in months_before(until) if month >= first]


def by_answer(counts: Counts, months: Iterable[date], known: Mapping[str, tuple[str, str]]) -> list[AnswerSent]:
    """The most often sent first. *known*: title and address by name."""
    by_month: dict[tuple[str, str, date], int] = {}
    for (name, language, week), number in counts.items():
        key = name, language, week.replace(day=1)
        by_month[key] = by_month.get(key, 0) + number
    shown = set(months)
    names = {name for name, _, month in by_month if month in shown}
    found = [_answer(name, by_month, sorted(shown, reverse=True), known.get(name)) for name in names]
    return sorted(found, key=lambda each: (-each.total.least, each.title.casefold()))


def _answer(name: str, by_month: Counts, months: list[date], known: tuple[str, str] | None) -> AnswerSent:
    title, href = known or (name, None)
    spoken = {language for one, language, month in by_month if one == name and month in months}
    languages = [_in_language(language, [by_itself(by_month.get((name, language, month), 0)) for month in months]) for language in spoken]
    languages.sort(key=lambda each: (-each.total.least, each.name))
    return AnswerSent(title=title, href=href, languages=tuple(languages), total=together([each.total for each in languages]))


def _in_language(language: str, figures: list[Figure]) -> InLanguage:
    return InLanguage(name=language_name(language), figures=tuple(figures), total=together(figures))


def titles(here: Here, lines: Iterable[Line]) -> dict[str, tuple[str, str]]:
    """By name: what an answer is called, in English where there is English, and where it stands."""
    in_order = sorted(lines, key=lambda line: line.language != "en", reverse=True)
    return {line.name: (line.answer.title, f"{here.path}/{_whose(line)}/{line.language}/{line.name}") for line in in_order}


def _whose(line: Line) -> str:
    return "own" if line.layer.value == "own" else "shared"


def shown(missing: Iterable[Missing]) -> list[MissingShown]:
    """The newest first; the same words together."""
    same: dict[tuple[str, str], list[Missing]] = {}
    for missed in missing:
        same.setdefault((missed.words.casefold(), missed.language), []).append(missed)
    return [_together(each) for each in same.values()]


def _together(missing: list[Missing]) -> MissingShown:
    newest = max(missing, key=lambda missed: missed.week)
    return MissingShown(
        words=newest.words,
        language=language_name(newest.language),
        week=day_name(newest.week),
        times=len(missing),
        ids=tuple(missed.id for missed in missing),
    )
