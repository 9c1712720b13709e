"""Two charities with root keys, and somebody for every part, on a real database. Everybody signs with keys of their own, as their browsers would."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from chatd import demo_keys, trust
from chatd.demo_keys import Ring
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.keys import Keyring
from chatd.domain.people import Person, Role
from chatd.domain.second_steps import Kind, SecondStep
from chatd.keys.leading import Leading
from chatd.keys.rings import Rings
from chatd.keys.vouching import Vouching
from chatd.signatures import Seed, public_of, sign
from chatd.store import people, projects
from chatd.store.certificates import SqlCertificates
from chatd.store.connection import Database
from chatd.store.keyrings import SqlKeyrings
from chatd.store.lead_lists import SqlLeadLists
from chatd.store.tenancy import SqlStore
from chatd.trust import DAY, Agreement, Certificate, LeadList, Purpose, Revocation
from tests.fakes import CountedIds, WoundClock
from tests.store.folder import EASTPORT, NORTHTOWN, ROTA, a_project, opened


def somebody(name: str, *serves: ProjectId, home: ProjectId = NORTHTOWN, role: Role = Role.OPERATOR) -> Person:
    return Person(
        id=PersonId(name),
        sign_in=name,
        shift_name=name.title(),
        languages=("en",),
        home=home,
        roles={home: frozenset({role})},
        serves=frozenset(serves),
    )


CORA = somebody("cora", role=Role.COORDINATOR)
COLIN = somebody("colin", role=Role.COORDINATOR)
EDIE = somebody("edie", home=EASTPORT, role=Role.COORDINATOR)
WREN = somebody("wren", NORTHTOWN)
OTTER = somebody("otter", NORTHTOWN, EASTPORT, home=EASTPORT)
LARK, PLOVER, SWIFT = (somebody(name, role=Role.LEAD) for name in ("lark", "plover", "swift"))
EVERYBODY = (CORA, COLIN, EDIE, WREN, OTTER, LARK, PLOVER, SWIFT)


@dataclass
class Steps:
    """`keys.ports.SecondSteps`: who has one."""

    enrolled: set[PersonId] = field(default_factory=set)

    async def of(self, who: PersonId) -> tuple[SecondStep, ...]:
        made = datetime.fromisoformat("2026-11-01T00:00:00+00:00")
        return (SecondStep(id="s", person=who, kind=Kind.TOTP, name="Phone", secret=b"", made=made),) if who in self.enrolled else ()


@dataclass
class Told:
    """`keys.ports.LeadAlerts` and `Leaving`: who was told, and who left."""

    told: list[set[PersonId]] = field(default_factory=list)
    left: list[PersonId] = field(default_factory=list)

    async def list_changed(self, told: tuple[Person, ...]) -> None:
        self.told.append({each.id for each in told})

    async def lead_left(self, project: ProjectId, person: PersonId) -> None:
        self.left.append(person)


@dataclass(kw_only=True)
class Charity:
    """*rings*: everybody's keys; *roots*: of both projects."""

    rings: dict[PersonId, Ring]
    roots: dict[ProjectId, Seed]
    keyrings: SqlKeyrings
    certificates: SqlCertificates
    lists: SqlLeadLists
    works: SqlStore
    clock: WoundClock
    steps: Steps
    told: Told
    ids: CountedIds = field(default_factory=CountedIds)

    @property
    def vouching(self) -> Vouching:
        return Vouching(keyrings=self.keyrings, certificates=self.certificates, works=self.works, clock=self.clock, ids=self.ids)

    @property
    def leading(self) -> Leading:
        return Leading(
            keyrings=self.keyrings,
            lists=self.lists,
            works=self.works,
            second_steps=self.steps,
            vouching=self.vouching,
            alerts=self.told,
            leaving=self.told,
            clock=self.clock,
        )

    @property
    def rings_of(self) -> Rings:
        return Rings(keyrings=self.keyrings, certificates=self.certificates, lists=self.lists, works=self.works, clock=self.clock)

    @property
    def now(self) -> int:
        return int(self.clock.now().timestamp())

    def passes(self, days: float) -> None:
        self.clock.wind(timedelta(days=days))

    def signed(self, by: Person | Seed, purpose: Purpose, who: Person, project: ProjectId = NORTHTOWN, **more: Any) -> Certificate:
        """By a coordinator or a root, for as long as may be; *more* makes it otherwise, before it is signed."""
        ring, days = self.rings[who.id], {"coordinator": 90, "operator": 30}[purpose]
        values: dict[str, Any] = {"holder": ring.number, "key": ring.signing_key, "not_before": self.now, "not_after": self.now + days * DAY, **more}
        seed = by if isinstance(by, Seed) else self.rings[by.id].signing
        statement = trust.certificate_statement(purpose, project, **values)
        return Certificate(**values, signature=sign(seed, statement))

    async def root_vouches_for(self, who: Person, project: ProjectId = NORTHTOWN) -> None:
        found = await self.works.project(project)
        assert found
        await self.vouching.accept_coordinator(found, self.signed(self.roots[project], "coordinator", who, project))

    async def vouches(self, by: Person, *served: Person, project: ProjectId = NORTHTOWN) -> None:
        await self.vouching.certify(by, project, [(each.id, self.signed(by, "operator", each, project)) for each in served])

    def taken_back(self, by: Person | Seed, who: Person, project: ProjectId = NORTHTOWN) -> Revocation:
        seed = by if isinstance(by, Seed) else self.rings[by.id].signing
        key = self.rings[who.id].signing_key
        return Revocation(key=key, at=self.now, by=public_of(seed), signature=sign(seed, trust.revocation_statement(project, key, self.now)))

    async def newest(self) -> LeadList | None:
        listing = await self.leading.listing(CORA, NORTHTOWN)
        return listing.newest

    async def list_of(self, *leads: Person, by: Person = CORA, **more: Any) -> LeadList:
        """The next list, signed; *more* makes it otherwise before it is signed."""
        ring = self.rings[by.id]
        plain = demo_keys.lead_list(ring, NORTHTOWN, {str(each.id): self.rings[each.id] for each in leads}, self.now, await self.newest())
        changed = msgspec.structs.replace(plain, **more)
        return msgspec.structs.replace(changed, signature=sign(ring.signing, trust.list_statement(NORTHTOWN, changed)))

    def agreed(self, by: Person | Seed, leads: LeadList) -> Agreement:
        seed = by if isinstance(by, Seed) else self.rings[by.id].signing
        return Agreement(by=public_of(seed), signature=sign(seed, trust.agreement_statement(NORTHTOWN, leads)))

    async def enrol(self, *leads: Person) -> None:
        for each in leads:
            self.steps.enrolled.add(each.id)
            await self.leading.prove_sheet(each, self.rings[each.id].sheet_proof(each.id))

    async def makes_new_keys(self, who: Person) -> None:
        before = await self.keyrings.of(who.id)
        ring = self.rings[who.id] = demo_keys.make_ring()
        sealed = ring.sealed(who.id, bytes(32))
        await self.rings_of.keep(who, signing=ring.signing_key, sealing=ring.sealing_key, sealed=sealed, replaces=before.number if before else 0)


@asynccontextmanager
async def charity_in(folder: Path) -> AsyncIterator[Charity]:
    """Root keys set, everybody has keys; nobody is vouched for yet."""
    clock, rings = WoundClock(), {each.id: demo_keys.make_ring() for each in EVERYBODY}
    roots = {NORTHTOWN: demo_keys.make_root(), EASTPORT: demo_keys.make_root()}
    async with opened(folder) as database:
        await _fill(database, roots)
        charity = Charity(
            rings=rings,
            roots=roots,
            keyrings=SqlKeyrings(database),
            certificates=SqlCertificates(database),
            lists=SqlLeadLists(database),
            works=SqlStore(database),
            clock=clock,
            steps=Steps(),
            told=Told(),
        )
        for who, ring in rings.items():
            sealed = ring.sealed(who, bytes(32))
            kept = Keyring(person=who, number=1, signing=ring.signing_key, sealing=ring.sealing_key, sealed=sealed, made=clock.now())
            await charity.keyrings.put(kept, replaces=0)
        yield charity


async def _fill(database: Database, roots: dict[ProjectId, Seed]) -> None:
    async with database.transaction() as connection:
        await projects.add_rota(connection, ROTA)
        for project, root in roots.items():
            await projects.add_project(connection, replace(a_project(project), root_key=public_of(root)))
        for person in EVERYBODY:
            await people.add_person(connection, person, proof_hash=None)
