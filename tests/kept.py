"""Things kept under policy, made for tests as workers' pages make them: flags raised and confirmed, concern notes, consent slips."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from chatd import demo_keys
from chatd.domain.audit import Entry
from chatd.domain.ids import NoteId, PersonId, ProjectId, RecordId, SlipId
from chatd.domain.keys import KeptList
from chatd.domain.people import Person
from chatd.domain.retention import Header, to_the_hour
from chatd.keeping.brought import Chunk, Closing, Confirmed, Leads, Note, Raised, Slip, Wrap
from chatd.keeping.keeping import Keeping
from chatd.keeping.vouched import Vouched
from chatd.store import audit
from chatd.store.keeping import SqlKeeping
from chatd.trust import LeadList
from tests import sealed_records as bytes_of
from tests.sealed_records import Json, RecordKey, Ring
from tests.sealing import text
from tests.serving import Serving

NORTHTOWN = ProjectId("northtown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One record, and its key, which only a test has."""

    id: RecordId
    key: RecordKey


def line(n: int, words: str, *, by: str = "visitor", name: str = "", kind: str = "text", at: str | None = "2026-11-23T18:04:00Z") -> Json:
    return {"n": n, "by": by, "slot": 0 if by == "visitor" else 1, "name": name, "at": at, "kind": kind, "text": words}


SAID = (
    line(1, "Hello? He knows where I work."),
    line(2, "Hello, I am Wren, and Otter is here with me.", by="worker", name="Wren"),
    line(3, "", kind="gap", at=None),
    line(4, "moment", kind="signal"),
    line(5, "He said he will come tonight. I am scared.", at="2026-11-23T18:09:00Z"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The parts of a server in this process that keeping needs."""

    keeping: Keeping
    rings: dict[str, Ring]

    @classmethod
    def on(cls, serving: Serving) -> House:
        assert serving.server
        return cls(keeping=serving.server.keeping, rings={name: ring_of(ring) for name, ring in serving.rings.items()})

    async def person(self, name: str) -> Person:
        found = await self.keeping.people.person(PersonId(name))
        assert found
        return found

    async def raised(
        self,
        said: Sequence[Json] = SAID,
        *,
        ground: str = "danger_to_life",
        raiser: str = "wren",
        members: Sequence[str] = ("wren", "otter"),
        language: str = "en",
        project: ProjectId = NORTHTOWN,
    ) -> Kept:
        """A flag that nobody has confirmed."""
        leads = await self.leads(project)
        key = RecordKey(project=project, record=secrets.token_hex(16))
        chunks = bytes_of.seal_chunks(key, [list(said)])
        policy = self.keeping.sound_policy()
        facts = {
            "ground": ground,
            "language": language,
            "raised_at": int(to_the_hour(self.keeping.now()).timestamp()),
            "told": policy.grounds()[ground].tell_visitor,
            "count": len(said),
        }
        header = header_of(key, facts, leads, chunks)
        wraps = wraps_for(key, leads)
        raised = Raised(
            header=header,
            members=frozenset(map(PersonId, members)),
            wraps=wraps,
            chunks=tuple(Chunk(**each) for each in chunks),
            signature=self.rings[raiser].sign(bytes_of.raised_statement(msgspec.to_builtins(header), msgspec.to_builtins(wraps))),
        )
        await self.keeping.raise_flag(await self.person(raiser), raised)
        return Kept(id=RecordId(key.record), key=key)

    async def confirmed(self, kept: Kept, by: str = "otter") -> Kept:
        record = await self.keeping.store.record(kept.id)
        assert record
        wraps = wraps_for(kept.key, await self.leads(record.project))
        statement = bytes_of.confirmed_statement(msgspec.to_builtins(record.header), msgspec.to_builtins(wraps))
        await self.keeping.confirm(await self.person(by), kept.id, Confirmed(wraps=wraps, signature=self.rings[by].sign(statement)))
        return kept

    async def ended(self, kept: Kept, by: str = "wren") -> Kept:
        """The last part, which says under the record's key that nothing more comes."""
        record, chunks = await self.keeping.so_far(await self.person(by), kept.id)
        last = chunks[-1]
        previous = bytes_of.chunk_hash({"nonce": last.nonce, "box": last.box})
        nonce = secrets.token_bytes(24)
        sealed = bytes_of.seal(
            kept.key.key, nonce, bytes_of.pad(2048, bytes_of.written({"lines": [], "end": True})), kept.key.chunk_aad(len(chunks), previous)
        )
        chunk = Chunk(number=len(chunks), nonce=text(nonce), box=text(sealed))
        await self.keeping.append(await self.person(by), kept.id, chunk)
        everything = [*({"nonce": each.nonce, "box": each.box} for each in chunks), {"nonce": chunk.nonce, "box": chunk.box}]
        end = bytes_of.close(kept.key, self.rings[by], everything, record.header.count)
        closing = Closing(chunks=end["chunks"], head=end["head"], lines=end["lines"], signature=end["signature"])
        await self.keeping.close_lines(await self.person(by), kept.id, closing)
        return kept

    async def whole(self, said: Sequence[Json] = SAID, **how: Any) -> Kept:
        """Raised, confirmed by the other and ended."""
        return await self.ended(await self.confirmed(await self.raised(said, **how)))

    async def note(self, words: Json, *, by: str = "wren", project: ProjectId = NORTHTOWN) -> NoteId:
        """A concern note, sealed to each lead."""
        id, leads = NoteId(secrets.token_hex(16)), await self.leads(project)
        copies = {lead.person: bytes_of.seal_copy(("note", project, id, lead.person), lead.sealing, words) for lead in leads.leads}
        note = Note(id=id, project=project, list_number=leads.number, copies=copies, writers=frozenset({PersonId(by), PersonId("otter")}))
        await self.keeping.write_note(await self.person(by), note)
        return id

    async def slip(self, words: Json, *, by: str = "wren", project: ProjectId = NORTHTOWN) -> SlipId:
        """A consent slip, sealed to everybody who may take one out."""
        id = SlipId(secrets.token_hex(16))
        people = [each.id for each in await self.keeping.may_take_slips(project) if each.id in self.rings]
        copies = {each: bytes_of.seal_copy(("slip", project, id, each), self.rings[each].publics["sealing"], words) for each in people}
        await self.keeping.write_slip(await self.person(by), Slip(id=id, project=project, copies=copies))
        return id

    async def entries(self) -> tuple[Entry, ...]:
        """The audit log."""
        assert isinstance(self.keeping.store, SqlKeeping)
        return await self.keeping.store._database.read(audit.entries)

    async def leads(self, project: ProjectId = NORTHTOWN) -> Leads:
        found = await self.keeping.leads(project)
        assert found, "a good list of leads"
        return found


def ring_of(ring: demo_keys.Ring) -> Ring:
    """The demonstration's keys, as the tests' own reading of the bytes takes them."""
    return Ring(signing=SigningKey(ring.signing.reveal()), sealing=PrivateKey(ring.sealing.reveal()))


def header_of(key: RecordKey, facts: Json, leads: Leads, chunks: list[Json]) -> Header:
    return Header(
        project=ProjectId(key.project),
        record=RecordId(key.record),
        ground=facts["ground"],
        language=facts["language"],
        list_number=leads.number,
        list_hash=leads.hash,
        commitment=key.commitment,
        count=facts["count"],
        chunks=len(chunks),
        head=text(bytes_of.chunk_hash(chunks[-1])),
        raised_at=facts["raised_at"],
        told=facts["told"],
    )


def wraps_for(key: RecordKey, leads: Leads) -> tuple[Wrap, ...]:
    made = bytes_of.wraps_for(key, [{"person": lead.person, "sealing": lead.sealing} for lead in leads.leads])
    return tuple(Wrap(requester=PersonId(each["requester"]), approver=PersonId(each["approver"]), box=each["box"]) for each in made)


async def next_list(house: House, serving: Serving, *, add: Mapping[str, demo_keys.Ring] | None = None, drop: Collection[str] = ()) -> None:
    """Northtown's leads from now on: signed by its coordinator, agreed to by Lark."""
    trusted = house.keeping.trusted
    assert isinstance(trusted, Vouched)
    before = (await trusted.lists.of(NORTHTOWN))[-1]
    newest = msgspec.json.decode(before.body, type=LeadList)
    rings = {**serving.rings, **(add or {})}
    leads = {each.person: rings[each.person] for each in newest.leads if each.person not in drop} | dict(add or {})
    signed = demo_keys.lead_list(serving.rings["heron"], NORTHTOWN, leads, int(house.keeping.now().timestamp()), newest)
    agreed = demo_keys.agreed_by(serving.rings["lark"], NORTHTOWN, signed) if add else signed
    await trusted.lists.add(KeptList(project=NORTHTOWN, number=agreed.number, body=msgspec.json.encode(agreed).decode()))
