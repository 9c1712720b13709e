"""What coordinators and leads sign in their browsers, sent to be checked and kept. Deny by default: the use cases know whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

import msgspec
from aiohttp import web

from chatd.domain.ids import PersonId, ProjectId
from chatd.keys.leading import Leading
from chatd.keys.vouching import Vouching
from chatd.trust import Agreement, Certificate, LeadList, Revocation
from chatd.wire import Bytes64, Closed, Id
from console.forms import answered
from console.key_calls import told
from console.own_pages import OwnPages

CERTIFY_LIMIT: Final = 60_000
AT_ONCE: Final = 100
LIST_LIMIT: Final = 16_000


class ForOne(Closed, frozen=True):
    person: Id
    certificate: Certificate


class Certify(Closed, frozen=True):
    project: Id
    certificates: Annotated[list[ForOne], msgspec.Meta(min_length=1, max_length=AT_ONCE)]


class TakeBack(Closed, frozen=True):
    project: Id
    revocation: Revocation


class Propose(Closed, frozen=True):
    project: Id
    list: LeadList


class Agree(Closed, frozen=True):
    project: Id
    number: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
    agreed: Agreement


class OfProject(Closed, frozen=True):
    project: Id


class OwnCertificate(Closed, frozen=True):
    project: Id
    certificate: Certificate


class Sheet(Closed, frozen=True):
    signature: Bytes64


class Done(Closed, frozen=True):
    ok: bool = True


class Proposed(Closed, frozen=True):
    """*waits*: a lead has yet to agree."""

    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VouchingCalls:
    own: OwnPages
    vouching: Vouching
    leading: Leading

    def routes(self) -> list[web.RouteDef]:
        calls = {
            "certify": self.certify,
            "revoke": self.take_back,
            "coordinator": self.own_certificate,
            "sheet": self.sheet,
            "leads": self.propose,
            "leads/agree": self.agree,
            "leads/withdraw": self.withdraw,
        }
        return [web.post(f"/keys/{name}", told(call)) for name, call in calls.items()]

    async def certify(self, request: web.Request) -> web.Response:
        person, sent = await self.own.posted_json(request, Certify, limit=CERTIFY_LIMIT)
        await self.vouching.certify(person, ProjectId(sent.project), [(PersonId(each.person), each.certificate) for each in sent.certificates])
        return self._done("Signed. They are vouched for now.")

    async def take_back(self, request: web.Request) -> web.Response:
        person, sent = await self.own.posted_json(request, TakeBack)
        await self.vouching.take_back(person, ProjectId(sent.project), sent.revocation)
        return self._done("Taken back. Nobody is given that key any more.")

    async def own_certificate(self, request: web.Request) -> web.Response:
        person, sent = await self.own.posted_json(request, OwnCertificate)
        await self.vouching.accept_own(person, ProjectId(sent.project), sent.certificate)
        return answered(Done())

    async def sheet(self, request: web.Request) -> web.Response:
        person, sent = await self.own.posted_json(request, Sheet)
        await self.leading.prove_sheet(person, sent.signature)
        return self._done("The paper is right. Now lock it away.")

    async def propose(self, request: web.Request) -> web.Response:
        person, sent = await self.own.posted_json(request, Propose, limit=LIST_LIMIT)
        in_force = await self.leading.propose(person, ProjectId(sent.project), sent.list)
        said = "The list is signed and holds." if in_force else "The list is signed. It holds as soon as a lead has agreed to it."
        return self.own.telling(answered(Proposed(waits=not in_force)), said)

    async def agree(self, request: web.Request) -> web.Response:
        person, sent = await self.own.posted_json(request, Agree)
        await self.leading.agree(person, ProjectId(sent.project), sent.number, sent.agreed)
        return self._done("You agreed. The new list holds.")

    async def withdraw(self, request: web.Request) -> web.Response:
        person, sent = await self.own.posted_json(request, OfProject)
        await self.leading.withdraw(person, ProjectId(sent.project))
        return self._done("That list is taken back. The one before holds.")

    def _done(self, said: str) -> web.Response:
        """The page is loaded again, and says it."""
        response = answered(Done())
        self.own.telling(response, said)
        return response
