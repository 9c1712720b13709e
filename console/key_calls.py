"""What the scripts of our own pages ask and send about keys. Public halves, signatures and sealed bytes only: nothing here can be opened or signed with.

*share*: one of two parts of what keeps a ring open while somebody is signed in; it is made from their cookie, and worth nothing without the part that is
stored in their browser.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec
from aiohttp import web

from chatd.domain.keys import KeptCertificate, Keyring, is_lead_of
from chatd.domain.people import Person
from chatd.domain.second_steps import must_have_one
from chatd.keys.ports import SecondSteps
from chatd.keys.refusals import Code, KeysRefused, NoSuchThing
from chatd.keys.rings import LONGEST_RING, ProjectKeys, Rings
from chatd.passwords import MEMORY_KIB, PASSES, salt_for
from chatd.wire import Bytes32, Certificate, Closed, Count
from console.forms import answered
from console.own_pages import OwnPages, refusal
from console.sign_in import COOKIE, RECOGNISED

RING_LIMIT: Final = LONGEST_RING + 1_000

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Ring(Closed, frozen=True):
    number: int
    signing: str
    sealing: str
    sealed: str


class Vouched(Closed, frozen=True):
    """A certificate and the key that signed it."""

    purpose: str
    certificate: Certificate
    signed_by: str


class Revoked(Closed, frozen=True):
    """A key that was taken back, and who signed that."""

    key: str
    at: int
    by: str
    signature: str


class ProjectFacts(Closed, frozen=True):
    """*root*: the key that the server says is the project's; pages believe the one they have seen before."""

    project: str
    name: str
    root: str | None
    my: list[Vouched]
    coordinators: list[Vouched]
    lists: list[msgspec.Raw]
    revoked: list[Revoked]
    is_lead: bool


class SecondStepFacts(Closed, frozen=True):
    needed: bool
    has: bool


class Facts(Closed, frozen=True):
    person: str
    csrf: str
    share: str
    ring: Ring | None
    salt: str
    memory_kib: int
    passes: int
    projects: list[ProjectFacts]
    second_step: SecondStepFacts


class KeepRing(Closed, frozen=True):
    signing: Bytes32
    sealing: Bytes32
    sealed: Annotated[str, msgspec.Meta(min_length=100, max_length=LONGEST_RING, pattern=r"\A[A-Za-z0-9_-]+\Z")]
    replaces: Count


class KeptRing(Closed, frozen=True):
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RingCalls:
    """*salts*: the key of sign-in salts; *shares*: of the shares."""

    own: OwnPages
    rings: Rings
    second_steps: SecondSteps
    salts: bytes
    shares: bytes

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/keys/ring.json", self.facts), web.post("/keys/ring", told(self.keep))]

    async def facts(self, request: web.Request) -> web.Response:
        """All that the page needs to open the ring and to check with it."""
        person = await self.own.caller(request)
        mine, found = await self.rings.of(person), request[RECOGNISED]
        facts = Facts(
            person=person.id,
            csrf=self.own.sign_in.csrf_for(request.cookies[COOKIE]),
            share=_text(hashlib.blake2b(request.cookies[COOKIE].encode(), key=self.shares, digest_size=32).digest()),
            ring=_ring(mine.ring),
            salt=_text(salt_for(person.sign_in, self.salts)),
            memory_kib=MEMORY_KIB,
            passes=PASSES,
            projects=[_project(each, person) for each in mine.projects],
            second_step=SecondStepFacts(
                needed=must_have_one(found.standing.person), has=any(each.is_proved for each in await self.second_steps.of(person.id))
            ),
        )
        return answered(facts)

    async def keep(self, request: web.Request) -> web.Response:
        person, sent = await self.own.posted_json(request, KeepRing, limit=RING_LIMIT)
        ring = await self.rings.keep(person, signing=sent.signing, sealing=sent.sealing, sealed=sent.sealed, replaces=sent.replaces)
        return answered(KeptRing(number=ring.number))


def told(handler: Handler) -> Handler:
    """Refusals as a script reads them: 409 for what is out of step, 404 for what is not there, 400 with the field for all else."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NoSuchThing:
            raise refusal(404, "not_found") from None
        except KeysRefused as refused:
            raise refusal(409 if refused.code is Code.OUT_OF_STEP else 400, refused.code, field=refused.field) from None

    return answer


def vouched(kept: KeptCertificate) -> Vouched:
    return Vouched(
        purpose=kept.purpose,
        signed_by=kept.signed_by,
        certificate=Certificate(
            holder=kept.holder,
            key=kept.key,
            not_before=int(kept.not_before.timestamp()),
            not_after=int(kept.not_after.timestamp()),
            signature=kept.signature,
        ),
    )


def _project(keys: ProjectKeys, person: Person) -> ProjectFacts:
    return ProjectFacts(
        project=keys.project.id,
        name=keys.project.name,
        root=keys.project.root_key,
        my=[vouched(each) for each in keys.mine],
        coordinators=[vouched(each) for each in keys.coordinators],
        lists=[msgspec.Raw(each.body.encode()) for each in keys.lists],
        revoked=[_revoked(each) for each in keys.revoked],
        is_lead=is_lead_of(person, keys.project.id),
    )


def _revoked(kept: KeptCertificate) -> Revoked:
    at = int(kept.revoked.timestamp()) if kept.revoked else 0
    return Revoked(key=kept.key, at=at, by=kept.revoked_by or "", signature=kept.revocation or "")


def _ring(ring: Keyring | None) -> Ring | None:
    return None if ring is None else Ring(number=ring.number, signing=ring.signing, sealing=ring.sealing, sealed=ring.sealed)


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
