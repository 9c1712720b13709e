"""What the desk's script asks and sends when somebody must act at once: the card for danger, a concern note, a slip that a visitor agreed to.

Notes and slips come sealed, one copy for each who may read it; here it is only looked at whether this person was in that conversation, and how much it is.
A conversation that is not theirs is answered like one that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

import msgspec
from aiohttp import web

from chatd.desk import acting
from chatd.desk.context import Desk
from chatd.desk.lately import FOR
from chatd.domain.ids import ConversationId, NoteId, PersonId, ProjectId, SlipId
from chatd.domain.people import OnCall, Person, Project
from chatd.keeping.brought import Note, Slip
from chatd.keeping.keeping import Keeping
from chatd.keys.ports import Keyrings
from chatd.wire import Closed, Id, Number
from console.flagging_pages import told, whole
from console.forms import answered
from console.own_pages import OwnPages, refusal
from protocols import folder as protocols
from protocols.danger_card import Card, InDanger, ready_words
from protocols.emergency import Emergency, NoNumberKnown

MOST_COPIES: Final = 60
LIMIT: Final = 1_200_000
"""Sixty copies of the longest note, as text."""

CopyBox = Annotated[str, msgspec.Meta(min_length=100, max_length=18_000, pattern=r"\A[A-Za-z0-9_-]+\Z")]
RandomId = Annotated[str, msgspec.Meta(min_length=32, max_length=32, pattern=r"\A[0-9a-f]+\Z")]


class CopyForm(Closed, frozen=True):
    """For one person's key alone."""

    person: Id
    box: CopyBox


Copies = Annotated[list[CopyForm], msgspec.Meta(min_length=1, max_length=MOST_COPIES)]


class NoteForm(Closed, frozen=True):
    """*conversation*: it may have ended meanwhile. *list_number*: of the list of leads that it was sealed for."""

    id: RandomId
    project: Id
    conversation: Id
    list_number: Number
    copies: Copies


class SlipForm(Closed, frozen=True):
    id: RandomId
    project: Id
    conversation: Id
    copies: Copies


class Stored(Closed, frozen=True):
    """The server holds it."""

    ok: bool = True


class Numbers(Closed, frozen=True):
    number: str
    also: str | None
    silent_mobile: str | None
    text_number: str | None


class Phone(Closed, frozen=True):
    name: str
    phone: str


class Ready(Closed, frozen=True):
    """Words for a visitor's draft. *checked*: somebody at home in that language has read them."""

    id: str
    title: str
    text: str
    checked: bool


class TakesSlips(Closed, frozen=True):
    """Public keys as the server has them; the page believes those that a list or a certificate bears out."""

    person: str
    name: str
    signing: str
    sealing: str


class OfProject(Closed, frozen=True):
    """*leads*: the names, by person, of those who would read a concern note; empty when there is no good list."""

    project: str
    numbers: Numbers | None
    on_call: Phone | None
    lead: Phone | None
    ready: dict[str, list[Ready]]
    leads: dict[str, str]
    takes_slips: list[TakesSlips]


class Acting(Closed, frozen=True):
    """All that the desk needs to act without asking again. *note_minutes*: how long after the end a note may be written."""

    card: Card
    note_minutes: int
    slip_days: int
    projects: list[OfProject]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingCalls:
    """For the desk's script alone; there is no page to look at."""

    own: OwnPages
    desk: Desk
    keeping: Keeping
    keyrings: Keyrings
    emergency: Emergency
    words: dict[str, InDanger]

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/acting.json", self.acting),
            web.post("/concern-notes", told(self.note)),
            web.post("/slips", told(self.slip)),
        ]

    async def acting(self, request: web.Request) -> web.Response:
        """The card and the phones of every project whose visitors this person answers."""
        person = await self.own.caller(request)
        card, policy = self.words["en"].card, self.keeping.policy
        if card is None:
            raise refusal(404, "not_found")
        projects = [project for project in await self.desk.store.projects() if project.id in person.serves]
        return answered(
            Acting(
                card=card,
                note_minutes=int(FOR.total_seconds() // 60),
                slip_days=policy.times.slip_days if policy else 0,
                projects=[await self._of(project) for project in projects],
            )
        )

    async def note(self, request: web.Request) -> web.Response:
        person, form = await self.own.posted_json(request, NoteForm, limit=LIMIT)
        note = Note(id=NoteId(form.id), project=ProjectId(form.project), list_number=form.list_number, copies=_copies(form.copies))
        await whole(acting.write_note(self.desk, self.keeping, person, ConversationId(form.conversation), note))
        return answered(Stored())

    async def slip(self, request: web.Request) -> web.Response:
        person, form = await self.own.posted_json(request, SlipForm, limit=LIMIT)
        slip = Slip(id=SlipId(form.id), project=ProjectId(form.project), copies=_copies(form.copies))
        await whole(acting.write_slip(self.desk, self.keeping, person, ConversationId(form.conversation), slip))
        return answered(Stored())

    async def _of(self, project: Project) -> OfProject:
        rota, leads = await self.desk.store.rota(project.rota), await self.keeping.leads(project.id)
        people = [await self.desk.store.person(lead.person) for lead in leads.leads] if leads else []
        return OfProject(
            project=project.id,
            numbers=self._numbers(project),
            on_call=_phone(rota.on_call),
            lead=_phone(project.lead_on_call),
            ready=self._ready(project),
            leads={each.id: each.shift_name for each in people if each is not None},
            takes_slips=[taker for each in await self.keeping.may_take_slips(project.id) if (taker := await self._taker(each))],
        )

    async def _taker(self, person: Person) -> TakesSlips | None:
        ring = await self.keyrings.of(person.id)
        return TakesSlips(person=person.id, name=person.shift_name, signing=ring.signing, sealing=ring.sealing) if ring else None

    def _numbers(self, project: Project) -> Numbers | None:
        try:
            here = self.emergency.at(project.country)
        except NoNumberKnown:
            return None
        return Numbers(number=here.number, also=here.also, silent_mobile=here.silent_mobile, text_number=here.text_number)

    def _ready(self, project: Project) -> dict[str, list[Ready]]:
        try:
            here = self.emergency.at(project.country)
        except NoNumberKnown:
            return {}
        return {
            language: [
                Ready(id=id, title=line.title, text=line.text, checked=words.read_by_a_speaker) for id, line in ready_words(words, here).items()
            ]
            for language, words in self.words.items()
        }


def acting_routes(own: OwnPages, desk: Desk, keeping: Keeping, keyrings: Keyrings) -> list[web.RouteDef]:
    calls = ActingCalls(own=own, desk=desk, keeping=keeping, keyrings=keyrings, emergency=protocols.emergency(), words=protocols.in_danger())
    return calls.routes()


def _copies(given: list[CopyForm]) -> dict[PersonId, str]:
    """Two for one person would leave one of them unread."""
    copies = {PersonId(copy.person): copy.box for copy in given}
    if len(copies) < len(given):
        raise refusal(400, "bad_field", field="copies")
    return copies


def _phone(on_call: OnCall | None) -> Phone | None:
    return Phone(name=on_call.name, phone=on_call.phone) if on_call else None
