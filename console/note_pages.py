"""`/records/notes` for leads, `/records/slips` for leads, coordinators and the writer: what was sealed to each of them singly, and opens in their own browser.

A concern note is read by any one lead, at once. A slip is taken out once, by one person; then it is gone from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from chatd.domain.ids import NoteId, PersonId, SlipId
from chatd.domain.people import Person
from chatd.domain.refusals import NoSuchRecord
from chatd.keeping.brought import NoteForMe, SlipForMe
from chatd.wire import Closed
from console.clock_words import zone_name
from console.forms import answered
from console.record_frame import RecordFrame, not_there, told
from console.record_words import Names, day_of, day_words, hour_words, name_of


class NoteShown(Closed, frozen=True):
    """*box*: for this lead's keys. *is_new*: this lead has not read it."""

    id: str
    project: str
    project_name: str
    written: str
    ends: str
    writers: str
    read_by: str
    is_new: bool
    box: str


class Notes(Closed, frozen=True):
    """The newest first. *person*: whose boxes these are."""

    person: str
    notes: list[NoteShown]


class SlipShown(Closed, frozen=True):
    """*is_mine*: taken out, and not yet put away."""

    id: str
    project: str
    project_name: str
    made: str
    ends: str
    writer: str
    is_mine: bool


class Slips(Closed, frozen=True):
    person: str
    slips: list[SlipShown]


class Nothing(Closed, frozen=True):
    """Only that it is meant."""


class Taken(Closed, frozen=True):
    """*box*: for this person's keys; nobody else's is left."""

    box: str


class Ok(Closed, frozen=True):
    ok: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePages:
    """For leads alone."""

    frame: RecordFrame

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/records/notes", not_there(self.page)),
            web.get("/concern-notes.json", told(self.notes)),
            web.post("/concern-notes/{note}/read", told(self.read)),
            web.post("/concern-notes/{note}/done", told(self.done)),
        ]

    async def page(self, request: web.Request) -> web.Response:
        lead = await self.frame.lead(request)
        policy = self.frame.keeping.policy
        days = (
            {"note_days": policy.times.note_days, "note_read_days": policy.times.note_read_days} if policy else {"note_days": 0, "note_read_days": 0}
        )
        return await self.frame.page(request, "notes", lead.person, **days)

    async def notes(self, request: web.Request) -> web.Response:
        """Asked every few seconds while the page stands open, so that one is read within the minute."""
        lead = await self.frame.asking(request)
        names, found = await self.frame.names(), await self.frame.keeping.notes_for(lead.person)
        mine = [each for each in found if each.project in lead.projects]
        shown = [_note(each, lead.person, names, lead.projects[each.project].name, lead.projects[each.project].zone) for each in reversed(mine)]
        return answered(Notes(person=lead.person.id, notes=shown))

    async def read(self, request: web.Request) -> web.Response:
        """Marked by the page once it was opened and shown."""
        lead, _ = await self.frame.sent(request, Nothing)
        await self.frame.keeping.mark_read(lead.person, NoteId(request.match_info["note"]))
        return answered(Ok())

    async def done(self, request: web.Request) -> web.Response:
        lead, _ = await self.frame.sent(request, Nothing)
        await self.frame.keeping.note_done(lead.person, NoteId(request.match_info["note"]))
        return answered(Ok())


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPages:
    """For leads and coordinators, and for whoever wrote a slip that waits."""

    frame: RecordFrame

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/records/slips", not_there(self.page)),
            web.get("/slips.json", told(self.slips)),
            web.post("/slips/{slip}/take", told(self.take)),
            web.post("/slips/{slip}/done", told(self.done)),
        ]

    async def page(self, request: web.Request) -> web.Response:
        person = await self.frame.own.reader(request)
        await self.frame.slips_of(person)
        policy = self.frame.keeping.policy
        return await self.frame.page(request, "slips", person, slip_days=policy.times.slip_days if policy else 0)

    async def slips(self, request: web.Request) -> web.Response:
        person = await self.frame.own.caller(request)
        names, found = await self.frame.names(), await self.frame.slips_of(person)
        projects = {each.id: each for each in await self.frame.keeping.people.projects()}
        shown = [_slip(each, names, projects[each.project].name, projects[each.project].zone) for each in found if each.project in projects]
        return answered(Slips(person=person.id, slips=shown))

    async def take(self, request: web.Request) -> web.Response:
        """Everybody else's copy is gone with this."""
        person = await self._sent(request)
        return answered(Taken(box=await self.frame.keeping.take_slip(person, SlipId(request.match_info["slip"]))))

    async def done(self, request: web.Request) -> web.Response:
        person = await self._sent(request)
        await self.frame.keeping.slip_done(person, SlipId(request.match_info["slip"]))
        return answered(Ok())

    async def _sent(self, request: web.Request) -> Person:
        person, _ = await self.frame.own.posted_json(request, Nothing)
        theirs = await self.frame.slips_of(person)
        if not await self.frame.is_known(person) and request.match_info["slip"] not in {each.id for each in theirs}:
            raise NoSuchRecord
        return person


def _note(note: NoteForMe, reader: Person, names: Names, project: str, zone: str) -> NoteShown:
    return NoteShown(
        id=note.id,
        project=note.project,
        project_name=project,
        written=f"{hour_words(note.written, zone)} ({zone_name(zone)})",
        ends=day_words(day_of(note.ends, zone)),
        writers=_listed(note.writers, names),
        read_by=_listed(note.read_by, names),
        is_new=reader.id not in note.read_by,
        box=note.box,
    )


def _slip(slip: SlipForMe, names: Names, project: str, zone: str) -> SlipShown:
    return SlipShown(
        id=slip.id,
        project=slip.project,
        project_name=project,
        made=hour_words(slip.made, zone),
        ends=day_words(day_of(slip.ends, zone)),
        writer=name_of(slip.writer, names),
        is_mine=slip.is_mine,
    )


def _listed(people: frozenset[PersonId], names: Names) -> str:
    return ", ".join(sorted(name_of(each, names) for each in people))
