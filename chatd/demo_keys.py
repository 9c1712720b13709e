"""Keys for the demonstration and for tests: keyrings as browsers make them, root keys, certificates, a first list of leads.

The one module on this side that makes keys which open something. Nothing that serves a real chat may import it: an import contract says so.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import msgspec
from nacl.public import PrivateKey
from nacl.secret import Aead

from chatd import trust
from chatd.sheets import lines_of
from chatd.signatures import Seed, digest, from_text, pack, public_of, sign, to_text
from chatd.trust import Agreement, Certificate, Chain, Lead, LeadList, Purpose, ShiftCertificate, Worker

PAGE: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A worker's keys. Its secrets never print; the root keys it has learned do no harm."""

    signing: Seed
    sealing: Seed
    roots: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[str, object]] = field(default_factory=dict)

    @property
    def signing_key(self) -> str:
        return public_of(self.signing)

    @property
    def sealing_key(self) -> str:
        return to_text(bytes(PrivateKey(self.sealing.reveal()).public_key))

    @property
    def number(self) -> str:
        return trust.key_number(self.signing_key, self.sealing_key)

    def sheet(self) -> list[str]:
        """The recovery sheet."""
        return lines_of(self.signing.reveal() + self.sealing.reveal())

    def sheet_proof(self, person: str) -> str:
        return sign(self.signing, trust.sheet_statement(person, self.signing_key, self.sealing_key))

    def sealed(self, person: str, keyring_half: bytes) -> str:
        """The blob that the server keeps, and that a browser opens with the passphrase."""
        key = digest(pack("chatd keyring key v1", keyring_half))
        aad = pack("chatd keyring v1", person, from_text(self.signing_key), from_text(self.sealing_key))
        return to_text(bytes(Aead(key).encrypt(_padded(self._written()), aad)))

    def _written(self) -> bytes:
        secret = {"signing": to_text(self.signing.reveal()), "sealing": to_text(self.sealing.reveal())}
        return json.dumps({"v": 1, **secret, "roots": self.roots, "lists": self.lists, "revoked": {}}).encode()


def make_ring(roots: Mapping[str, str] | None = None) -> Ring:
    """New keys, knowing these projects' root keys."""
    return Ring(signing=make_root(), sealing=make_root(), roots=dict(roots or {}))


def make_root() -> Seed:
    """A root key; `public_of` gives what a project is told."""
    return Seed(secrets.token_bytes(32))


def certify(by: Seed, purpose: Purpose, project: str, ring: Ring, at: int) -> Certificate:
    """In force from *at* for as long as that purpose may be. *by*: the root's, or for an operator a coordinator's `ring.signing`."""
    not_after = at + trust.LONGEST[purpose]
    statement = trust.certificate_statement(purpose, project, holder=ring.number, key=ring.signing_key, not_before=at, not_after=not_after)
    return Certificate(holder=ring.number, key=ring.signing_key, not_before=at, not_after=not_after, signature=sign(by, statement))


def lead_list(by: Ring, project: str, leads: Mapping[str, Ring], at: int, before: LeadList | None = None) -> LeadList:
    """The list after *before* (None: the first), by person, signed by a coordinator, good for 90 days from *at*."""
    unsigned = LeadList(
        number=before.number + 1 if before else 1,
        dated=at,
        not_after=at + trust.LONGEST_LIST,
        previous=trust.list_hash(project, before) if before else to_text(trust.NOTHING_BEFORE),
        leads=[Lead(person=person, signing=ring.signing_key, sealing=ring.sealing_key) for person, ring in sorted(leads.items())],
        by=by.signing_key,
        signature="",
    )
    return msgspec.structs.replace(unsigned, signature=sign(by.signing, trust.list_statement(project, unsigned)))


def agreed_by(lead: Ring, project: str, leads: LeadList) -> LeadList:
    """The same list, agreed to by a lead of the list before."""
    return msgspec.structs.replace(
        leads, agreed=Agreement(by=lead.signing_key, signature=sign(lead.signing, trust.agreement_statement(project, leads)))
    )


def chain(coordinator: Certificate, operator: Certificate, ring: Ring, project: str, worker: Worker, at: int) -> Chain:
    """All that stands beside a shift key: *ring* is the operator's."""
    until = at + trust.LONGEST_SHIFT
    signature = sign(ring.signing, trust.shift_statement(project, worker, at, until))
    shift = ShiftCertificate(project=project, not_before=at, not_after=until, signature=signature)
    return Chain(coordinator=coordinator, operator=operator, shift=shift)


def _padded(written: bytes) -> bytes:
    return written + b"\x80" + bytes(-(len(written) + 1) % PAGE)
