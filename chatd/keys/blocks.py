"""What travels between a project's page and the offline machine that holds its root key: short blocks of text, to be copied, mailed, or typed.

A block says its kind in its first and last line and has one `name: value` for each field between. Spaces and line breaks do not matter, so that no mail
program and no form can spoil it. Nothing in one is secret; what is signed in it is checked wherever it arrives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, TypeVar

import msgspec

from chatd.instants import as_text
from chatd.signatures import digest, from_text, pack, to_text
from chatd.trust import Agreement, Certificate, Holder, Id, Key, Lead, LeadList, ListNumber, Purpose, Revocation, Signature

Text = Mapping[str, str]
Shape = TypeVar("Shape", bound=msgspec.Struct)

_BLOCK: Final = re.compile(r"-{3,}\s*BEGIN CHATD (?P<kind>[A-Z]+)\s*-{3,}(?P<inside>.*?)-{3,}\s*END CHATD (?P=kind)\s*-{3,}", re.DOTALL)
_LINE: Final = re.compile(r"([a-z_]+):\s*(\S+)")
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TAKEN_AS: Final = str.maketrans("OIL", "011")


class BadBlock(Exception):
    """*field*: what is wrong in it; `block` when it is none of ours."""

    def __init__(self, field: str, advice: str) -> None:
        super().__init__(f"{field}: {advice}")
        self.field = field
        self.advice = advice


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A coordinator asks the root's holder to vouch for these keys."""

    project: Id
    holder: Holder
    signing: Key
    sealing: Key


class SignedCertificate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    purpose: Purpose
    project: Id
    holder: Holder
    key: Key
    not_before: str
    not_after: str
    signature: Signature


class SignedAgreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    project: Id
    number: ListNumber
    by: Key
    signature: Signature


class SignedList(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """*leads*: `person/signing/sealing`, with commas between."""

    project: Id
    number: ListNumber
    dated: str
    not_after: str
    previous: Key
    leads: str
    by: Key
    signature: Signature


class SignedRevocation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    project: Id
    key: Key
    at: str
    by: Key
    signature: Signature


def write_request(request: Request) -> str:
    return _written("REQUEST", msgspec.structs.asdict(request))


def read_request(text: str) -> Request:
    return _read(text, "REQUEST", Request)


def write_certificate(project: str, purpose: Purpose, certificate: Certificate) -> str:
    during = {"not_before": _instant(certificate.not_before), "not_after": _instant(certificate.not_after)}
    named = {"purpose": purpose, "project": project, "holder": certificate.holder, "key": certificate.key}
    return _written("CERTIFICATE", {**named, **during, "signature": certificate.signature})


def read_certificate(text: str) -> tuple[str, Purpose, Certificate]:
    """Project, purpose, and what was signed."""
    found = _read(text, "CERTIFICATE", SignedCertificate)
    certificate = Certificate(
        holder=found.holder,
        key=found.key,
        not_before=_seconds("not_before", found.not_before),
        not_after=_seconds("not_after", found.not_after),
        signature=found.signature,
    )
    return found.project, found.purpose, certificate


def write_revocation(project: str, revocation: Revocation) -> str:
    named = {"project": project, "key": revocation.key, "at": _instant(revocation.at), "by": revocation.by, "signature": revocation.signature}
    return _written("REVOCATION", named)


def read_revocation(text: str) -> tuple[str, Revocation]:
    found = _read(text, "REVOCATION", SignedRevocation)
    return found.project, Revocation(key=found.key, at=_seconds("at", found.at), by=found.by, signature=found.signature)


def write_list(project: str, leads: LeadList) -> str:
    named = {"project": project, "number": str(leads.number), "dated": _instant(leads.dated), "not_after": _instant(leads.not_after)}
    said = ",".join(f"{each.person}/{each.signing}/{each.sealing}" for each in leads.leads)
    return _written("LIST", {**named, "previous": leads.previous, "leads": said, "by": leads.by, "signature": leads.signature})


def read_list(text: str) -> tuple[str, LeadList]:
    found = _read(text, "LIST", SignedList)
    leads = LeadList(
        number=found.number,
        dated=_seconds("dated", found.dated),
        not_after=_seconds("not_after", found.not_after),
        previous=found.previous,
        leads=[_lead(each) for each in found.leads.split(",")],
        by=found.by,
        signature=found.signature,
    )
    return found.project, leads


def write_agreement(project: str, number: int, agreed: Agreement) -> str:
    return _written("AGREEMENT", {"project": project, "number": str(number), "by": agreed.by, "signature": agreed.signature})


def read_agreement(text: str) -> tuple[str, int, Agreement]:
    found = _read(text, "AGREEMENT", SignedAgreement)
    return found.project, found.number, Agreement(by=found.by, signature=found.signature)


def kind_of(text: str) -> str:
    """`request`, `certificate`, `revocation`, `list` or `agreement`. Raises BadBlock."""
    return _found(text)["kind"].lower()


def root_number(root: str) -> str:
    """A root key's number, as it stands on the charity's paper and on workers' pages: 80 bits, `XXXX-XXXX-XXXX-XXXX`."""
    number = int.from_bytes(digest(pack("chatd root number v1", from_text(root)))[:10], "big")
    letters = "".join(_LETTERS[number >> shift & 31] for shift in range(75, -5, -5))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def tidy_number(text: str) -> str:
    """A number as somebody wrote it: small letters, spaces, and letters that look like others do not matter."""
    letters = re.sub(r"[^0-9A-Z]", "", text.upper()).translate(_TAKEN_AS)
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def is_public_key(text: str) -> bool:
    """32 bytes, base64url."""
    try:
        return len(text) == 43 and len(from_text(text)) == 32 and to_text(from_text(text)) == text
    except ValueError:
        return False


def _written(kind: str, fields: Text) -> str:
    lines = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return f"-----BEGIN CHATD {kind}-----\n{lines}\n-----END CHATD {kind}-----\n"


def _read(text: str, kind: str, shape: type[Shape]) -> Shape:
    found = _found(text)
    if found["kind"] != kind:
        raise BadBlock("block", f"this is a {found['kind'].lower()}, and a {kind.lower()} is wanted here")
    try:
        return msgspec.convert(dict(_LINE.findall(found["inside"])), shape, strict=False)
    except msgspec.ValidationError as wrong:
        raise BadBlock(*_said(wrong)) from None


def _found(text: str) -> re.Match[str]:
    found = _BLOCK.search(text)
    if found is None:
        raise BadBlock("block", "there is no block in this: copy it from “-----BEGIN CHATD” to the end of its last line")
    return found


def _said(wrong: msgspec.ValidationError) -> tuple[str, str]:
    """Which field; never what stood in it."""
    _, placed, place = str(wrong).rpartition("`$.")
    if placed:
        return place.rstrip("`"), "this is not as it was written; copy the whole block once more"
    named = re.search(r"field `(\w+)`", str(wrong))
    return (named[1] if named else "block"), "this line is missing, or one too many; copy the whole block once more"


def _lead(text: str) -> Lead:
    person, _, keys = text.partition("/")
    signing, _, sealing = keys.partition("/")
    try:
        return msgspec.convert({"person": person, "signing": signing, "sealing": sealing}, Lead)
    except msgspec.ValidationError:
        raise BadBlock("leads", "this is not as it was written; copy the whole block once more") from None


def _instant(seconds: int) -> str:
    return as_text(datetime.fromtimestamp(seconds, UTC))


def _seconds(field: str, text: str) -> int:
    try:
        return int(datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp())
    except ValueError:
        raise BadBlock(field, "write a time like 2026-11-21T18:04:00Z") from None
