"""A charity with a root key, a coordinator, three workers and three leads, each with a real ring; and pages that seal as browsers do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from nacl.utils import random

from chatd.domain.audit import Head
from chatd.domain.ids import NoteId, PersonId, ProjectId, RecordId, SlipId
from chatd.domain.keys import KeptCertificate, KeptList, Keyring, Purpose
from chatd.domain.people import Person, Project, Role
from chatd.domain.retention import Header, Record
from chatd.keeping.brought import Chunk, Closing, Confirmed, MadeBy, Note, Raised, Rewrapped, SealedNote, Slip, Wrap
from chatd.keeping.keeping import Keeping
from chatd.keeping.ports import About
from chatd.keeping.vouched import Vouched
from chatd.live.openings import MemoryOpenings
from chatd.store import certificates, keyrings, lead_lists, people, projects
from chatd.store.certificates import SqlCertificates
from chatd.store.connection import Database
from chatd.store.keeping import SqlKeeping
from chatd.store.keyrings import SqlKeyrings
from chatd.store.lead_lists import SqlLeadLists
from chatd.store.tenancy import SqlStore
from protocols import folder
from tests import sealed_records as sealed
from tests.fakes import WoundClock
from tests.sealed_records import RecordKey, Ring
from tests.sealing import text
from tests.store.empty import put_empty
from tests.store.folder import NORTHTOWN, ROTA, a_project

EVENING = datetime.fromisoformat("2026-11-21T18:25:00+00:00")
HOUR = EVENING.replace(minute=0)
COORDINATOR = PersonId("p-robin")
WREN, HERON, OTTER = (PersonId(f"p-{name}") for name in ("wren", "heron", "otter"))
LARK, PLOVER, SWIFT = (PersonId(f"p-{name}") for name in ("lark", "plover", "swift"))
LEADS = (LARK, PLOVER, SWIFT)
CANARY = "the canary said 4f1c"
PAIR = frozenset({WREN, HERON})


@dataclass(slots=True)
class Told:
    """Letters that were not sent, but would have been."""

    letters: list[tuple[About, frozenset[str]]] = field(default_factory=list)
    reports: list[tuple[Head, frozenset[str]]] = field(default_factory=list)

    async def tell(self, about: About, told: Sequence[Person]) -> None:
        self.letters.append((about, frozenset(each.id for each in told)))

    async def report(self, head: Head, told: Sequence[Person]) -> None:
        self.reports.append((head, frozenset(each.id for each in told)))

    def of(self, about: About) -> list[frozenset[str]]:
        return [told for each, told in self.letters if each is about]


@dataclass(slots=True)
class Rotated:
    """Who is on call, as a test says."""

    lead: PersonId | None = None

    async def on_call(self, project: Project, at: datetime) -> PersonId | None:
        return self.lead


@dataclass(slots=True, kw_only=True)
class House:
    """All of it. *keeping*: the real one, on a real file."""

    database: Database
    keeping: Keeping
    clock: WoundClock
    told: Told
    rota: Rotated
    rings: dict[PersonId, Ring]
    root: Ring
    leads: dict[str, Any]
    folder: Path

    async def person(self, id: PersonId) -> Person:
        found = await self.keeping.people.person(id)
        assert found is not None
        return found

    def page(self, record: str | None = None) -> RecordKey:
        return RecordKey(project=NORTHTOWN, record=record or random(16).hex())

    def flag(self, key: RecordKey, by: PersonId = WREN, *, ground: str = "danger_to_life", told: bool = True, **changed: Any) -> Raised:
        """As the raising page makes it; *changed*: fields of `Raised` that are otherwise."""
        line = {"n": 1, "by": "visitor", "slot": 0, "name": "", "at": None, "kind": "text", "text": CANARY}
        chunks = sealed.seal_chunks(key, [[line]])
        hour = int(self.clock.now().replace(minute=0, second=0).timestamp())
        facts = {"ground": ground, "language": "en", "raised_at": hour, "told": told, "count": 1}
        header = sealed.header_for(key, facts, self.leads, chunks)
        wraps = sealed.wraps_for(key, self.leads["leads"])
        raised = Raised(
            header=as_header(header),
            members=PAIR,
            wraps=as_wraps(wraps),
            chunks=tuple(Chunk(**chunk) for chunk in chunks),
            signature=self.rings[by].sign(sealed.raised_statement(header, wraps)),
        )
        return replace(raised, **changed)

    async def raised(self, key: RecordKey, by: PersonId = WREN, **otherwise: Any) -> Record:
        return await self.keeping.raise_flag(await self.person(by), self.flag(key, by, **otherwise))

    async def confirmed(self, key: RecordKey, by: PersonId = HERON) -> Record:
        return await self.keeping.confirm(await self.person(by), RecordId(key.record), await self.yes(key, by))

    async def yes(self, key: RecordKey, by: PersonId = HERON) -> Confirmed:
        record = await self.keeping.store.record(RecordId(key.record))
        assert record is not None
        wraps = sealed.wraps_for(key, self.leads["leads"])
        statement = sealed.confirmed_statement(as_json(record.header), wraps)
        return Confirmed(wraps=as_wraps(wraps), signature=self.rings[by].sign(statement))

    async def retained(self, key: RecordKey | None = None) -> RecordKey:
        key = key or self.page()
        await self.raised(key)
        await self.confirmed(key)
        return key

    async def decides(self, lead: PersonId, key: RecordKey, *, keep: bool, why: str | None = None) -> Record:
        record = await self.keeping.store.record(RecordId(key.record))
        header = as_json(record.header) if record else as_json(self.flag(key).header)
        why = why or ("ground_is_met" if keep else "ground_not_met")
        signature = self.rings[lead].sign(sealed.decision_statement(header, "keep" if keep else "let_go", why))
        return await self.keeping.decide(await self.person(lead), RecordId(key.record), keep=keep, why=why, signature=signature)

    async def appended(self, key: RecordKey, words: str, by: PersonId = WREN) -> Chunk:
        """The next part, sealed behind what is stored."""
        stored = await self.keeping.store.chunks(RecordId(key.record))
        number, last = len(stored), stored[-1]
        previous = sealed.chunk_hash({"nonce": last.nonce, "box": last.box})
        line = {"n": number + 1, "by": "worker", "slot": 1, "name": "Wren", "at": None, "kind": "text", "text": words}
        nonce = random(24)
        box = sealed.seal(key.key, nonce, sealed.pad(2048, sealed.written({"lines": [line]})), key.chunk_aad(number, previous))
        chunk = Chunk(number=number, nonce=text(nonce), box=text(box))
        await self.keeping.append(await self.person(by), RecordId(key.record), chunk)
        return chunk

    async def closing(self, key: RecordKey, by: PersonId = WREN) -> Closing:
        stored = await self.keeping.store.chunks(RecordId(key.record))
        end = sealed.close(key, self.rings[by], [{"nonce": each.nonce, "box": each.box} for each in stored], len(stored))
        return Closing(chunks=end["chunks"], head=end["head"], lines=end["lines"], signature=end["signature"])

    async def opened(self, key: RecordKey, by: PersonId = LARK, approver: PersonId = PLOVER) -> list[dict[str, Any]]:
        """Two leads open it, and what stands there."""
        requester = await self.person(by)
        await self.keeping.ask_to_open(requester, RecordId(key.record), why_code="act_now", words="they rang")
        await self.approved(key, by, approver)
        peeled = await self.keeping.collect(requester, RecordId(key.record))
        assert peeled is not None
        await self.keeping.got_it(requester, RecordId(key.record))
        whole = await self.keeping.whole(requester, RecordId(key.record))
        header = as_json(whole.record.header)
        (found, *others) = [sealed.open_inner(inner, self.rings[by], header) for inner in peeled.values()]
        assert all(each.key == found.key for each in others)
        return sealed.open_chunks(found, [{"nonce": chunk.nonce, "box": chunk.box} for chunk in whole.chunks])

    async def approved(self, key: RecordKey, by: PersonId = LARK, approver: PersonId = PLOVER) -> None:
        yes = await self.person(approver)
        (wish,) = [each for each in await self.keeping.openings_for(yes) if each.record == key.record and each.requester == by]
        await self.keeping.approve(yes, wish.record, by, self.peel(wish.wraps, by, approver, await self.header(key)))

    def peel(self, wraps: Mapping[MadeBy, str], by: PersonId, approver: PersonId, header: Mapping[str, Any]) -> dict[MadeBy, str]:
        boxes = {made_by: {"requester": by, "approver": approver, "box": box} for made_by, box in wraps.items()}
        return {made_by: sealed.peel(wrap, self.rings[approver], header) for made_by, wrap in boxes.items()}

    async def header(self, key: RecordKey) -> dict[str, Any]:
        record = await self.keeping.store.record(RecordId(key.record))
        assert record is not None
        return as_json(record.header)

    async def rewrapped(self, key: RecordKey, by: PersonId) -> Rewrapped:
        wraps = sealed.wraps_for(key, self.leads["leads"])
        statement = sealed.rewrapped_statement(await self.header(key), self.leads["number"], wraps)
        return Rewrapped(list_number=self.leads["number"], wraps=as_wraps(wraps), signature=self.rings[by].sign(statement))

    def sealed_note(self, key: RecordKey, kind: str, by: PersonId, words: str = CANARY) -> SealedNote:
        id = random(16).hex()
        return SealedNote(id=id, **sealed.seal_note(key, (id, kind, by), {"text": words}))

    def note(self, leads: Sequence[PersonId] = LEADS) -> Note:
        id = random(16).hex()
        copies = {lead: self.copy("note", id, lead) for lead in leads}
        return Note(id=NoteId(id), project=NORTHTOWN, list_number=self.leads["number"], copies=copies, writers=PAIR)

    def slip(self, people: Sequence[PersonId] = (LARK, COORDINATOR)) -> Slip:
        id = random(16).hex()
        return Slip(id=SlipId(id), project=NORTHTOWN, copies={who: self.copy("slip", id, who) for who in people})

    def copy(self, what: str, id: str, person: PersonId) -> str:
        return sealed.seal_copy((what, NORTHTOWN, id, person), self.rings[person].publics["sealing"], {"text": CANARY})

    async def names(self, leads: Sequence[PersonId], *, lasts: timedelta = timedelta(days=80)) -> None:
        """The coordinator's next list, in force at once."""
        now = int(self.clock.now().timestamp())
        named: dict[str, Ring] = {lead: self.rings[lead] for lead in leads}
        fresh = sealed.lead_list(self.rings[COORDINATOR], NORTHTOWN, named, (now, now + int(lasts.total_seconds())), self.leads or None)
        if self.leads:
            fresh = sealed.agree(self.rings[PersonId(self.leads["leads"][0]["person"])], NORTHTOWN, fresh)
        body = msgspec.json.encode(fresh).decode()
        new = KeptList(project=NORTHTOWN, number=fresh["number"], body=body)
        await self.database.write(lambda connection: lead_lists.add(connection, new))
        self.leads = fresh


@asynccontextmanager
async def opened(folder_: Path, *, at: datetime = EVENING, leads: Sequence[PersonId] = LEADS) -> AsyncIterator[House]:
    """The house on a fresh file, everybody certified, a list of those leads in force."""
    put_empty(folder_ / "chatd.sqlite")
    database = await Database.open(folder_ / "chatd.sqlite")
    try:
        house = house_on(database, folder_, at)
        await _fill(house)
        await house.names(leads)
        yield house
    finally:
        await database.close()


def house_on(database: Database, folder_: Path, at: datetime = EVENING) -> House:
    """Around a database that is there; rings and list are the caller's to give."""
    clock, told, rota, store = WoundClock(at), Told(), Rotated(), SqlStore(database)
    rings, certs, lists = SqlKeyrings(database), SqlCertificates(database), SqlLeadLists(database)
    keeping = Keeping(
        store=SqlKeeping(database),
        trusted=Vouched(keyrings=rings, certificates=certs, lists=lists, people=store, clock=clock),
        people=store,
        on_call=rota,
        openings=MemoryOpenings(),
        alerts=told,
        clock=clock,
        policy=folder.safeguarding(),
    )
    everybody = (COORDINATOR, WREN, HERON, OTTER, *LEADS)
    rings_of = {who: Ring() for who in everybody}
    return House(database=database, keeping=keeping, clock=clock, told=told, rota=rota, rings=rings_of, root=Ring(), leads={}, folder=folder_)


async def _fill(house: House) -> None:
    root = house.root.publics["signing"]
    async with house.database.transaction() as connection:
        await projects.add_rota(connection, ROTA)
        await projects.add_project(connection, replace(a_project(NORTHTOWN), root_key=root))
        for who in house.rings:
            await people.add_person(connection, _somebody(who), proof_hash="not-a-hash")
            await keyrings.put(connection, _ring(house, who), replaces=0)
        await certificates.add(connection, _certificate(house, COORDINATOR, Purpose.COORDINATOR, house.root))
        for who in (WREN, HERON, OTTER):
            await certificates.add(connection, _certificate(house, who, Purpose.OPERATOR, house.rings[COORDINATOR]))


def _somebody(who: PersonId) -> Person:
    role = Role.COORDINATOR if who == COORDINATOR else Role.LEAD if who in LEADS else Role.OPERATOR
    name = who.removeprefix("p-")
    roles = {NORTHTOWN: frozenset({role})}
    serves = frozenset({NORTHTOWN}) if role is Role.OPERATOR else frozenset[ProjectId]()
    return Person(id=who, sign_in=name, shift_name=name.title(), languages=("en",), home=NORTHTOWN, roles=roles, serves=serves)


def _ring(house: House, who: PersonId) -> Keyring:
    publics = house.rings[who].publics
    return Keyring(person=who, number=1, signing=publics["signing"], sealing=publics["sealing"], sealed="A" * 80, made=EVENING, sheet_proved=EVENING)


def _certificate(house: House, who: PersonId, purpose: Purpose, by: Ring) -> KeptCertificate:
    begins, days = house.clock.now() - timedelta(hours=1), 90 if purpose is Purpose.COORDINATOR else 30
    ends = begins + timedelta(days=days)
    made = sealed.certify(by, purpose.value, NORTHTOWN, house.rings[who], (int(begins.timestamp()), int(ends.timestamp())))
    return KeptCertificate(
        id=f"{purpose}-{who}",
        project=NORTHTOWN,
        purpose=purpose,
        person=who,
        holder=made["holder"],
        key=made["key"],
        not_before=begins,
        not_after=ends,
        signed_by=by.publics["signing"],
        signature=made["signature"],
    )


def as_header(header: Mapping[str, Any]) -> Header:
    return msgspec.convert({**header, "told": bool(header["told"])}, Header)


def as_json(header: Header) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(header)
    return found


def as_wraps(wraps: Sequence[Mapping[str, str]]) -> tuple[Wrap, ...]:
    return tuple(Wrap(requester=PersonId(each["requester"]), approver=PersonId(each["approver"]), box=each["box"]) for each in wraps)
