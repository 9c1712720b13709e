"""Taking a whole library out as one file, and such a file in: for those who work in folders, in spreadsheets, or for translators.

What comes in by this page is never published by it: everything that is new is a draft of whoever brought it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from aiohttp import web

from canned_answers.findings import AnswerRefused, Finding
from canned_answers.library import ORIGINAL
from chatd.answering.brought import Form
from chatd.answering.exchange import MOST_BYTES, Exchange, Meanwhile, Taken, Wanted, reading
from chatd.answering.library import NotThere
from chatd.domain.people import Person
from console.answer_frame import FRONT, AnswerFrame, Place, Whose
from console.answer_words import tongue
from console.language_names import IN_ENGLISH
from console.uploads import TooLargeAFile, Uploaded, uploaded

PATH: Final = f"{FRONT}/{{project}}/{{whose}}/exchange"
SHOWN: Final = 100
"""Of what is to mend, or was left alone; the rest is counted. Nobody reads on before these are mended."""
_KINDS: Final = {Form.ZIP: "application/zip", Form.CSV: "text/csv; charset=utf-8", Form.PO: "text/x-gettext-translation; charset=utf-8"}
_BESIDES: Final = ("pt-BR", "zh-Hans")
_WHOLE_FILE: Final = frozenset({"file", "entry", "header", "row"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to mend, as the page says it."""

    where: str
    problem: str
    what_to_do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """What came of a file. *is_trial*: it was only looked at."""

    file: str
    faults: tuple[Fault, ...] = ()
    more: int = 0
    taken: Taken | None = None
    is_trial: bool = False

    @cached_property
    def said(self) -> str:
        """One sentence of what was, or would be, done."""
        if self.taken is None:
            return ""
        new, same = len(self.taken.files), self.taken.unchanged
        begun = f"{_answers(new)} would become {_drafts(new)}" if self.is_trial else f"{_answers(new)} became {_drafts(new)} of yours"
        return f"{begun}. {_answers(same)} {'says' if same == 1 else 'say'} what is here already." if same else f"{begun}."


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangePages:
    """For those who coordinate; for all others they are not there. *one_at_a_time*: of files that are read. A large one takes minutes of a processor, and
    many at once would keep sign-ins waiting, which are reckoned in the same threads."""

    frame: AnswerFrame
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def routes(self) -> list[web.RouteDef]:
        found_or_not = self.frame.found_or_not
        return [web.get(PATH, found_or_not(self.show)), web.post(PATH, found_or_not(self.take)), web.get(f"{PATH}/file", found_or_not(self.give))]

    async def show(self, request: web.Request) -> web.Response:
        return await self._page(request, await self._place(request))

    async def give(self, request: web.Request) -> web.Response:
        """The file, by a name that says nothing to whoever sees it among others."""
        place, query = await self._place(request), request.query
        try:
            form = Form(query.get("form", ""))
        except ValueError:
            raise NotThere from None
        language = query.get("language", "") if form is Form.PO else ""
        if form is Form.PO and language not in {each.value for each in await self._languages(place)}:
            raise NotThere
        content = await self._exchange.give(place.person, place.owner, Wanted(form=form, language=language, everything="everything" in query))
        name = f"answers{f'-{language}' if language else ''}.{form}"
        return web.Response(body=content, headers={"Content-Type": _KINDS[form], "Content-Disposition": f'attachment; filename="{name}"'})

    async def take(self, request: web.Request) -> web.StreamResponse:
        """A file, looked at or taken in."""
        try:
            sent = await uploaded(self.frame.own, request, most=MOST_BYTES, let_in=lambda person: self._place(request, person))
        except TooLargeAFile as wrong:
            place = await self._place(request, wrong.person)
            wanted = f"Send one of at most {wrong.most // 1_000_000} MB."
            return await self._page(
                request, place, Report(file="", faults=(Fault(where="The file", problem="It is too large.", what_to_do=wanted),)), status=413
            )
        place = await self._place(request, sent.person)
        report = await self._report(place, sent)
        if report.taken is None or report.is_trial or report.taken.left_alone:
            return await self._page(request, place, report, status=400 if report.faults else 200)
        return self.frame.own.back(f"{place.path}/exchange", report.said)

    async def _report(self, place: Place, sent: Uploaded) -> Report:
        name, is_trial = sent.file_name or "the file", sent.one("only") == "look"
        if not sent.content:
            return Report(
                file=name, faults=(Fault(where="File", problem="No file was chosen, or it is empty.", what_to_do="Choose one, then press again."),)
            )
        if self.one_at_a_time.locked():
            return _busy(name)
        try:
            async with self.one_at_a_time:
                taken = await self._exchange.take(place.person, place.owner, reading(sent.content, name), keep=not is_trial)
        except AnswerRefused as refusal:
            faults = tuple(_fault(name, finding) for finding in refusal.findings[:SHOWN])
            return Report(file=name, faults=faults, more=len(refusal.findings) - len(faults))
        except Meanwhile:
            return _busy(name)
        return Report(file=name, taken=taken, is_trial=is_trial)

    async def _place(self, request: web.Request, person: Person | None = None) -> Place:
        place = await self.frame.place(request, person)
        if not place.may_write:
            raise NotThere
        return place

    async def _page(self, request: web.Request, place: Place, report: Report | None = None, *, status: int = 200) -> web.Response:
        here = place.here
        both = tuple(whose for whose in Whose if here.may_write(whose))
        languages = await self._languages(place)
        has_none = not (await self.frame.library.shelf(place.person, place.owner)).histories
        return self.frame.page(
            request,
            "exchange",
            here,
            status=status,
            place=place,
            both=both,
            languages=languages,
            report=report,
            shown=SHOWN,
            has_none=has_none,
            megabytes=MOST_BYTES // 1_000_000,
        )

    async def _languages(self, place: Place) -> tuple[Choice, ...]:
        """Those that something is there in come first."""
        begun = await self._exchange.languages(place.person, place.owner)
        others = sorted(({*IN_ENGLISH, *_BESIDES} - {ORIGINAL, *begun}), key=tongue)
        return tuple(
            Choice(value=code, words=tongue(code) if code in begun else f"{tongue(code)} (new)") for code in (*sorted(begun, key=tongue), *others)
        )

    @property
    def _exchange(self) -> Exchange:
        return Exchange(library=self.frame.library, starters=self.frame.starters)


def _busy(name: str) -> Report:
    return Report(
        file=name, faults=(Fault(where="The library", problem="Others are writing into it just now.", what_to_do="Try again in a minute."),)
    )


def _fault(name: str, finding: Finding) -> Fault:
    """Where in the file: the line, and what stands there."""
    line = f"Line {finding.line}" if finding.file == name else f"{finding.file}, line {finding.line}"
    field = "" if finding.field in _WHOLE_FILE else f": {finding.field}"
    return Fault(where=f"{line}{field}", problem=finding.problem, what_to_do=finding.what_to_do)


def _answers(number: int) -> str:
    return "1 answer" if number == 1 else f"{number or 'No'} answers"


def _drafts(number: int) -> str:
    return "a draft" if number == 1 else "drafts"
