"""`/records` and each record's own page, for leads. No word of a conversation is on them: words come sealed to a lead's own page, and only once two opened it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from chatd.domain.ids import ProjectId
from chatd.domain.people import Person
from chatd.domain.refusals import NoSuchRecord
from chatd.domain.retention import Hold
from chatd.keeping.brought import Filter, ForMe
from chatd.wire import Closed
from console import one_record
from console import record_views as views
from console.forms import answered
from console.language_names import language_name
from console.record_frame import Lead, RecordFrame, not_there, told
from console.record_views import Shown, Wait
from console.rota_views import Choice


class Seen(Closed, frozen=True):
    """A mark that is another as soon as something else waits: what a page that stands open asks for."""

    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPages:
    """*frame*: who comes in."""

    frame: RecordFrame

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/records", not_there(self.front)),
            web.get("/records.json", told(self.seen)),
            web.get("/records/{record}", not_there(self.record)),
        ]

    async def front(self, request: web.Request) -> web.Response:
        """What waits for this lead, and what is kept."""
        lead = await self.frame.lead(request)
        shown, waits = await self.shown(lead), await self.waits(lead)
        asked = _asked(request, lead)
        found = lead.theirs(await self.frame.keeping.records_for(lead.person, asked.which))
        everything = lead.theirs(await self.frame.keeping.records_for(lead.person, Filter()))
        what: dict[str, Any] = {
            "waits": waits,
            "seen": _mark(waits, everything),
            "asked": asked,
            "records": [views.row(each, shown) for each in found],
            "choices": _choices(lead, everything, asked, shown),
        }
        return await self.frame.page(request, "front", lead.person, **what)

    async def seen(self, request: web.Request) -> web.Response:
        """Whether the front page is still as it is."""
        lead = await self.frame.asking(request)
        return answered(Seen(seen=_mark(await self.waits(lead), lead.theirs(await self.frame.keeping.records_for(lead.person, Filter())))))

    async def record(self, request: web.Request) -> web.Response:
        """What is known of one record, and what this lead may do."""
        lead = await self.frame.lead(request)
        one = await self.frame.record(lead, request)
        shown, openings = await self.shown(lead), await self.frame.keeping.openings_for(lead.person)
        here = [each for each in openings if each.record == one.record.id]
        mine = next((each for each in here if each.requester == lead.person.id), None)
        leads = await self.frame.keeping.leads(one.record.project)
        what: dict[str, Any] = {
            "record": one_record.page(one, lead.person, leads, shown),
            "asked": [
                one_record.asked(each, lead.person, one.record, shown) for each in here if each.requester != lead.person.id and not each.approver
            ],
            "opening": "none" if mine is None else "agreed" if mine.approver else "asked",
        }
        return await self.frame.page(request, "record", lead.person, **what)

    async def shown(self, lead: Lead) -> Shown:
        """What the views are given."""
        if self.frame.keeping.policy is None:
            raise NoSuchRecord
        return Shown(
            policy=self.frame.keeping.policy,
            names=await self.frame.names(),
            projects=lead.projects,
            now=self.frame.keeping.now(),
            keeping=self.frame.keeping,
        )

    async def waits(self, lead: Lead) -> tuple[Wait, ...]:
        """Everything that waits for this lead, the most pressing first."""
        keeping, shown = self.frame.keeping, await self.shown(lead)
        every = {each.record.id: each for each in lead.theirs(await keeping.records_for(lead.person, Filter()))}
        openings = [each for each in await keeping.openings_for(lead.person) if each.requester != lead.person.id and not each.approver]
        slips = [each for each in await keeping.slips_for(lead.person) if not each.is_mine]
        return (
            *views.new_notes(each for each in await keeping.notes_for(lead.person) if each.project in lead.projects),
            *(views.to_decide(each, shown) for each in lead.theirs(await keeping.waiting_for(lead.person))),
            *(views.to_approve(each, every[each.record].record, shown) for each in openings if each.record in every),
            *(views.to_agree(each.record, hold, shown) for each in every.values() if (hold := _hold_to_agree(each, lead.person, shown.now))),
            *views.new_slips(slips),
            *(views.to_review(each, shown) for each in lead.theirs(await keeping.reviews_due(lead.person))),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for, as it was asked and as it is understood. *wrong*: why part of it is not."""

    which: Filter
    from_day: str = ""
    until_day: str = ""
    wrong: str = ""

    @property
    def any(self) -> bool:
        return bool(self.which != Filter() or self.wrong)


def _asked(request: web.Request, lead: Lead) -> Asked:
    query = request.query
    days = {name: query.get(name, "") for name in ("from", "until")}
    read = {name: views.on(text) for name, text in days.items()}
    wrong = "Write a day like 2026-11-21." if any(text and read[name] is None for name, text in days.items()) else ""
    zone = ZoneInfo(lead.zone)
    first, last = read["from"], read["until"]
    which = Filter(
        project=ProjectId(query["project"]) if query.get("project") else None,
        ground=query.get("ground") or None,
        language=query.get("language") or None,
        since=datetime.combine(first, time(), zone) if first else None,
        until=datetime.combine(last, time(), zone) + timedelta(days=1) if last else None,
    )
    return Asked(which=which, from_day=days["from"][:10], until_day=days["until"][:10], wrong=wrong)


def _choices(lead: Lead, everything: tuple[ForMe, ...], asked: Asked, shown: Shown) -> Mapping[str, list[Choice]]:
    """What can be looked for: what there is."""
    grounds = sorted({each.record.ground for each in everything})
    languages = sorted({each.record.language for each in everything})
    which = asked.which
    return {
        "grounds": [Choice(value=each, words=shown.ground(each), picked=each == which.ground) for each in grounds],
        "languages": [Choice(value=each, words=language_name(each), picked=each == which.language) for each in languages],
        "projects": [Choice(value=each.id, words=each.name, picked=each.id == which.project) for each in lead.projects.values()],
    }


def _hold_to_agree(one: ForMe, person: Person, at: datetime) -> Hold | None:
    """One that another lead asks for, and this one may agree to."""
    hold = one.record.hold
    is_open = hold is not None and hold.agreed_by is None and hold.by != person.id and at < hold.until
    return hold if is_open and person.id not in one.record.members else None


def _mark(waits: tuple[Wait, ...], records: tuple[ForMe, ...]) -> str:
    """Another as soon as anything on the front page is."""
    told = [repr((each.kind, each.title, each.lines)) for each in waits] + [
        repr((each.record.id, each.record.state, each.record.goes)) for each in records
    ]
    return blake2b("\n".join(told).encode(), digest_size=8).hexdigest()
