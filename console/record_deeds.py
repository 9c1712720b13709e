"""What leads do about a record, each one call of a script on `/records/{id}`: what comes in is codes, days, signatures and sealed bytes.

Nothing here can open any of it. What a form asks is checked at its field; what was done is told on the page that comes next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from aiohttp import web

from chatd.domain.ids import PersonId, RecordId
from chatd.domain.refusals import TooLate
from chatd.keeping.brought import ForMe, MadeBy, Rewrapped, SealedNote, Wrap
from console.forms import answered
from console.own_pages import refusal
from console.record_deed_forms import AddNote, Approve, Ask, Collect, Decide, Done, Export, Held, Peeled, Review, Rewrap, SetTag
from console.record_facts import RecordFacts
from console.record_frame import LARGE, Lead, RecordFrame, told
from console.record_views import on


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeeds:
    """*frame*: who comes in; *facts*: what an export gives to the page."""

    frame: RecordFrame
    facts: RecordFacts

    def routes(self) -> list[web.RouteDef]:
        deeds = {
            "decide": self.decide,
            "open": self.ask,
            "approve": self.approve,
            "collect": self.collect,
            "note": self.note,
            "tags": self.tag,
            "export": self.export,
            "review": self.review,
            "hold": self.hold,
            "rewrap": self.rewrap,
        }
        return [web.post(f"/records/{{record}}/{name}", told(deed)) for name, deed in deeds.items()]

    async def decide(self, request: web.Request) -> web.Response:
        lead, sent = await self.frame.sent(request, Decide)
        _needed(sent.why, "why")
        await self.frame.keeping.decide(lead.person, await self._named(lead, request), keep=sent.keep, why=sent.why, signature=sent.signature)
        if sent.keep:
            return self._done(_at(request), "It is kept. Your signature stands beside the one that raised it.")
        return self._done("/records", "It is let go: the keys first, then the sealed words.")

    async def ask(self, request: web.Request) -> web.Response:
        lead, sent = await self.frame.sent(request, Ask)
        _needed(sent.why, "why")
        _needed(sent.words.strip(), "words")
        await self.frame.keeping.ask_to_open(lead.person, await self._named(lead, request), why_code=sent.why, words=sent.words)
        return answered(Done(to=_at(request)))

    async def approve(self, request: web.Request) -> web.Response:
        lead, sent = await self.frame.sent(request, Approve)
        peeled = {MadeBy(by): box for by, box in sent.peeled.items()}
        await self.frame.keeping.approve(lead.person, await self._named(lead, request), PersonId(sent.requester), peeled)
        return self._done(_at(request), "You agreed. Their page can open it now, for half an hour.")

    async def collect(self, request: web.Request) -> web.Response:
        """Asked every few seconds by the requester's page, which says when it has what it came for."""
        lead, sent = await self.frame.sent(request, Collect)
        if sent.got:
            await self.frame.keeping.got_it(lead.person, await self._named(lead, request))
            return answered(Peeled(state="gone"))
        openings = await self.frame.keeping.openings_for(lead.person)
        mine = next((each for each in openings if each.requester == lead.person.id and each.record == _named(request)), None)
        if mine is None:
            await self.frame.record(lead, request)
            return answered(Peeled(state="gone"))
        peeled = await self.frame.keeping.collect(lead.person, await self._named(lead, request))
        until = mine.until.isoformat()
        if not peeled:
            return answered(Peeled(state="gone" if mine.approver else "waiting", until=until))
        return answered(Peeled(state="agreed", peeled={str(by): box for by, box in peeled.items()}, until=until))

    async def note(self, request: web.Request) -> web.Response:
        lead, sent = await self.frame.sent(request, AddNote, limit=LARGE)
        await self.frame.keeping.add_note(lead.person, await self._named(lead, request), SealedNote(id=sent.id, nonce=sent.nonce, box=sent.box))
        return answered(Done(to=_at(request)))

    async def tag(self, request: web.Request) -> web.Response:
        lead, sent = await self.frame.sent(request, SetTag, limit=LARGE)
        await self.frame.keeping.set_tags(
            lead.person, await self._named(lead, request), sent.id, {PersonId(who): box for who, box in sent.copies.items()}
        )
        return answered(Done(to=_at(request)))

    async def export(self, request: web.Request) -> web.Response:
        lead, sent = await self.frame.sent(request, Export, limit=LARGE)
        _needed(sent.why, "why")
        form = SealedNote(id=sent.id, nonce=sent.nonce, box=sent.box)
        whole = await self.frame.keeping.export(lead.person, await self._named(lead, request), form, why_code=sent.why)
        return answered(await self.facts.of(whole))

    async def review(self, request: web.Request) -> web.Response:
        lead, sent = await self.frame.sent(request, Review)
        one = await self.frame.record(lead, request)
        if sent.let_go:
            _needed(sent.why, "why")
            record = await self.frame.keeping.review(lead.person, one.record.id, keep_until=None, why=sent.why)
            left = f"It goes on {record.ends.astimezone(self._zone(lead, one)):%d.%m.%Y}."
            return self._done(_at(request), f"{left} Until then another lead can still keep it.")
        _needed(sent.why, "why")
        until = self._instant(sent.until, lead, one)
        await self.frame.keeping.review(lead.person, one.record.id, keep_until=until, why=sent.why)
        return self._done(_at(request), "It is kept until then. Somebody looks again before.")

    async def hold(self, request: web.Request) -> web.Response:
        lead, sent = await self.frame.sent(request, Held)
        one = await self.frame.record(lead, request)
        if sent.deed == "agree":
            await self.frame.keeping.agree_hold(lead.person, one.record.id)
            return self._done(_at(request), "You agreed. It is held.")
        if sent.deed == "end":
            await self.frame.keeping.end_hold(lead.person, one.record.id)
            return self._done(_at(request), "The hold is ended.")
        _needed(sent.why, "why")
        until = self._instant(sent.until, lead, one)
        await self.frame.keeping.hold(lead.person, one.record.id, why=sent.why, until=until)
        return self._done(_at(request), "You asked for it. It is held once another lead agrees.")

    async def rewrap(self, request: web.Request) -> web.Response:
        lead, sent = await self.frame.sent(request, Rewrap, limit=LARGE)
        wraps = tuple(Wrap(requester=PersonId(each.requester), approver=PersonId(each.approver), box=each.box) for each in sent.wraps)
        rewrapped = Rewrapped(list_number=sent.list_number, wraps=wraps, signature=sent.signature)
        await self.frame.keeping.rewrap(lead.person, await self._named(lead, request), rewrapped)
        return answered(Done(to=_at(request)))

    async def _named(self, lead: Lead, request: web.Request) -> RecordId:
        """Of the record that the address names, if it is theirs."""
        return (await self.frame.record(lead, request)).record.id

    def _done(self, to: str, said: str) -> web.Response:
        return self.frame.own.telling(answered(Done(to=to)), said)

    def _instant(self, text: str, lead: Lead, one: ForMe) -> datetime:
        """The end of that day, by the project's clock."""
        _needed(text, "until")
        day = on(text)
        if day is None:
            raise refusal(400, "bad_field", field="until")
        return end_of(day, self._zone(lead, one))

    def _zone(self, lead: Lead, one: ForMe) -> ZoneInfo:
        return ZoneInfo(lead.projects[one.record.project].zone)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The last second of a day, as an instant in UTC. The first and last days there are have none."""
    try:
        return datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC)
    except OverflowError:
        raise TooLate from None


def _named(request: web.Request) -> RecordId:
    return RecordId(request.match_info["record"])


def _at(request: web.Request) -> str:
    return f"/records/{_named(request)}"


def _needed(value: str, field: str) -> None:
    if not value:
        raise refusal(400, "missing", field=field)
