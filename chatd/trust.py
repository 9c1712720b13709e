"""Who may speak for a project: certificates from its root key down to a worker's shift, and the numbered lists of its leads.

Pure checking over `chatd/signatures.py`; the bytes stand in `docs/keeping.md`, and browsers check the same (`widget/lib/trust.js`,
`console/static/lib/trusting.js`). Knows no store and no clock: instants are whole Unix seconds and come as arguments.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, Literal

import msgspec

from chatd.signatures import digest, from_text, is_signed, pack, to_text

DAY = 86_400
LONGEST = {"coordinator": 90 * DAY, "operator": 30 * DAY}
LONGEST_SHIFT = 16 * 3_600
LONGEST_LIST = 90 * DAY
LEEWAY = 300
"""Seconds by which two clocks may differ."""
NOTHING_BEFORE = bytes(32)

_B64 = r"\A[A-Za-z0-9_-]+\Z"
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"\A[a-z0-9][a-z0-9_-]*\Z")]
Key = Annotated[str, msgspec.Meta(min_length=43, max_length=43, pattern=_B64)]
Signature = Annotated[str, msgspec.Meta(min_length=86, max_length=86, pattern=_B64)]
Holder = Annotated[str, msgspec.Meta(pattern=r"\A[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}\Z")]
Seconds = Annotated[int, msgspec.Meta(ge=0, le=2**42)]
ListNumber = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
Purpose = Literal["coordinator", "operator"]


class _Stated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Certificate(_Stated, frozen=True):
    """This key is the one of the keyring numbered *holder*, and may serve the project until then."""

    holder: Holder
    key: Key
    not_before: Seconds
    not_after: Seconds
    signature: Signature


class ShiftCertificate(_Stated, frozen=True):
    """This shift key is mine: by an operator's signing key."""

    project: Id
    not_before: Seconds
    not_after: Seconds
    signature: Signature


class Chain(_Stated, frozen=True):
    """All that lies between a project's root key and one shift key."""

    coordinator: Certificate
    operator: Certificate
    shift: ShiftCertificate


class Worker(_Stated, frozen=True):
    """A worker as visitors see them: the name chosen for the shift, and the shift's key."""

    name: str
    charity: str
    key: Key


class Revocation(_Stated, frozen=True):
    """That key speaks for the project no more; *by* is the root or one of the project's coordinators."""

    key: Key
    at: Seconds
    by: Key
    signature: Signature


class Lead(_Stated, frozen=True):
    person: Id
    signing: Key
    sealing: Key


class Agreement(_Stated, frozen=True):
    """A lead of the list before, or the root, agrees to a key that is new."""

    by: Key
    signature: Signature


class LeadList(_Stated, frozen=True):
    """One numbered list of a project's leads, as it is stored and sent. *previous*: the hash of the statement before, zeros for list 1."""

    number: ListNumber
    dated: Seconds
    not_after: Seconds
    previous: Key
    leads: Annotated[list[Lead], msgspec.Meta(max_length=20)]
    by: Key
    signature: Signature
    agreed: Agreement | None = None


# ── certificates ──────────────────────────────────────────────────────────────────────────────────────────────────


def key_number(signing: str, sealing: str) -> str:
    """A keyring's number, as people read it out to each other: 80 bits, `XXXX-XXXX-XXXX-XXXX`."""
    number = int.from_bytes(digest(pack("chatd key number v1", from_text(signing), from_text(sealing)))[:10], "big")
    letters = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[number >> shift & 31] for shift in range(75, -5, -5))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def statement_of(purpose: Purpose, project: str, certificate: Certificate) -> bytes:
    """What a certificate's signature is made over."""
    return certificate_statement(
        purpose, project, holder=certificate.holder, key=certificate.key, not_before=certificate.not_before, not_after=certificate.not_after
    )


def certificate_statement(purpose: Purpose, project: str, *, holder: str, key: str, not_before: int, not_after: int) -> bytes:
    return pack("chatd certificate v1", purpose, project, holder, from_text(key), not_before, not_after)


def is_good(certificate: Certificate, purpose: Purpose, project: str, by: str, at: int) -> bool:
    """Signed by the key *by* (the root, or for an operator a coordinator's key), in force at *at*, and not for longer than that purpose may be."""
    in_force = _in_force(certificate.not_before, certificate.not_after, LONGEST[purpose], at)
    return in_force and is_signed(by, statement_of(purpose, project, certificate), certificate.signature)


def shift_statement(project: str, worker: Worker, not_before: int, not_after: int) -> bytes:
    return pack("chatd shift v1", project, worker.name, worker.charity, from_text(worker.key), not_before, not_after)


def chain_is_good(chain: Chain, root: str, project: str, worker: Worker, at: int) -> bool:
    """Does the chain lead from the root to this shift key, under this name and charity?"""
    shift = chain.shift
    return (
        is_good(chain.coordinator, "coordinator", project, root, at)
        and is_good(chain.operator, "operator", project, chain.coordinator.key, at)
        and shift.project == project
        and _in_force(shift.not_before, shift.not_after, LONGEST_SHIFT, at)
        and is_signed(chain.operator.key, shift_statement(project, worker, shift.not_before, shift.not_after), shift.signature)
    )


def revocation_statement(project: str, key: str, at: int) -> bytes:
    return pack("chatd revoked v1", project, from_text(key), at)


def revocation_is_good(revocation: Revocation, root: str, certificates: Iterable[Certificate], project: str) -> bool:
    """By the root, or by somebody who was a coordinator of that project when it was signed."""
    may = revocation.by == root or any(
        certificate.key == revocation.by and is_good(certificate, "coordinator", project, root, revocation.at) for certificate in certificates
    )
    return may and is_signed(revocation.by, revocation_statement(project, revocation.key, revocation.at), revocation.signature)


# ── lists of leads ────────────────────────────────────────────────────────────────────────────────────────────────


def list_statement(project: str, leads: LeadList) -> bytes:
    """What a list's signature is made over; its hash is what the next list, and a record's header, name."""
    return lead_list_statement(project, number=leads.number, dated=leads.dated, not_after=leads.not_after, previous=leads.previous, leads=leads.leads)


def lead_list_statement(project: str, *, number: int, dated: int, not_after: int, previous: str, leads: Iterable[Lead]) -> bytes:
    lead_bytes = b"".join(pack(lead.person, from_text(lead.signing), from_text(lead.sealing)) for lead in sorted(leads, key=lambda lead: lead.person))
    return pack("chatd leads v1", project, number, dated, not_after, from_text(previous), lead_bytes)


def list_hash(project: str, leads: LeadList) -> str:
    return to_text(digest(list_statement(project, leads)))


def agreement_statement(project: str, leads: LeadList) -> bytes:
    return pack("chatd leads agreed v1", digest(list_statement(project, leads)))


def list_is_good(leads: LeadList, before: LeadList | None, certificates: Iterable[Certificate], root: str, *, project: str) -> bool:
    """Is this the list that may follow *before* (None: the first), signed by a coordinator of that time, a new key agreed to by a lead of the list
    before? *certificates* are the coordinators' own. Says nothing of whether it still holds: that is `is_in_force`."""
    agreed = not needs_agreement(leads, before) or _is_agreed(leads, before, root, project)
    return agreed and list_is_signed(leads, before, certificates, root, project=project)


def list_is_signed(leads: LeadList, before: LeadList | None, certificates: Iterable[Certificate], root: str, *, project: str) -> bool:
    """The same, but for the agreement to a new key, which may come later: until then the list is not in force."""
    return (
        0 <= leads.not_after - leads.dated <= LONGEST_LIST
        and _names_each_once(leads.leads)
        and _follows(leads, before, project)
        and any(certificate.key == leads.by and is_good(certificate, "coordinator", project, root, leads.dated) for certificate in certificates)
        and is_signed(leads.by, list_statement(project, leads), leads.signature)
    )


def is_in_force(leads: LeadList, revoked: Iterable[str], at: int) -> bool:
    """Does this list hold now? Not when out of date, nor when whoever signed it was taken back since: then another coordinator signs a new one."""
    return _in_force(leads.dated, leads.not_after, LONGEST_LIST, at) and leads.by not in set(revoked)


def lists_are_good(lists: list[LeadList], certificates: Iterable[Certificate], root: str, *, project: str) -> bool:
    """Do they run from list 1 without a break?"""
    kept = list(certificates)
    steps = zip([None, *lists], lists, strict=False)
    return all(list_is_good(leads, before, kept, root, project=project) for before, leads in steps)


def needs_agreement(leads: LeadList, before: LeadList | None) -> bool:
    """Does it name a key that the list before did not?"""
    known = {(lead.person, lead.signing, lead.sealing) for lead in before.leads} if before else set()
    return before is not None and any((lead.person, lead.signing, lead.sealing) not in known for lead in leads.leads)


def _follows(leads: LeadList, before: LeadList | None, project: str) -> bool:
    if before is None:
        return leads.number == 1 and from_text(leads.previous) == NOTHING_BEFORE
    return leads.number == before.number + 1 and leads.previous == list_hash(project, before) and leads.dated >= before.dated


def _is_agreed(leads: LeadList, before: LeadList | None, root: str, project: str) -> bool:
    may = {root} | {lead.signing for lead in (before.leads if before else ())}
    agreed = leads.agreed
    return agreed is not None and agreed.by in may and is_signed(agreed.by, agreement_statement(project, leads), agreed.signature)


def _names_each_once(leads: list[Lead]) -> bool:
    """And in rising order, so that one list has one way of being written."""
    keys = [key for lead in leads for key in (lead.signing, lead.sealing)]
    return all(one.person < other.person for one, other in pairwise(leads)) and len(set(keys)) == len(keys)


def _in_force(not_before: int, not_after: int, longest: int, at: int) -> bool:
    return 0 <= not_after - not_before <= longest and not_before - LEEWAY <= at <= not_after + LEEWAY


# ── sheets ────────────────────────────────────────────────────────────────────────────────────────────────────────


def sheet_statement(person: str, signing: str, sealing: str) -> bytes:
    """What a lead signs with the keys typed back from paper."""
    return pack("chatd sheet v1", person, from_text(signing), from_text(sealing))
