"""Who may speak for a project, as the server checks it: certificates, chains, keys taken back, lists of leads, sheets. Signatures are real."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatd import demo_keys, sheets, trust
from chatd.demo_keys import Ring, agreed_by, certify, lead_list, make_ring, make_root
from chatd.record_statements import is_for_every_pair
from chatd.signatures import Seed, digest, from_text, is_signed, public_of, sign, to_text
from chatd.trust import Certificate, Chain, LeadList, Revocation, Worker

NOW = 1_795_305_600
DAY = 86_400
P = "harbour"


@dataclass(frozen=True, kw_only=True)
class Project:
    """Two coordinators, three who are or may become leads, and an operator on shift."""

    root: Seed = field(default_factory=make_root)
    heron: Ring = field(default_factory=make_ring)
    tern: Ring = field(default_factory=make_ring)
    lark: Ring = field(default_factory=make_ring)
    plover: Ring = field(default_factory=make_ring)
    swift: Ring = field(default_factory=make_ring)
    wren: Ring = field(default_factory=make_ring)

    @property
    def root_key(self) -> str:
        return public_of(self.root)

    def certificates(self) -> list[Certificate]:
        return [certify(self.root, "coordinator", P, ring, NOW) for ring in (self.heron, self.tern)]

    def first(self) -> LeadList:
        return lead_list(self.heron, P, {"plover": self.plover, "lark": self.lark}, NOW)

    def second(self) -> LeadList:
        return lead_list(self.tern, P, {"plover": self.plover, "lark": self.lark, "swift": self.swift}, NOW + DAY, self.first())

    def takes(self, *lists: LeadList, root: str | None = None, certificates: list[Certificate] | None = None) -> bool:
        known = self.certificates() if certificates is None else certificates
        return trust.lists_are_good(list(lists), known, root or self.root_key, project=P)

    def chain(self) -> tuple[Chain, Worker]:
        worker = Worker(name="Wren", charity="Harbour", key=self.wren.sealing_key)
        coordinator = self.certificates()[0]
        operator = certify(self.heron.signing, "operator", P, self.wren, NOW)
        return demo_keys.chain(coordinator, operator, self.wren, P, worker, NOW), worker


THE = Project()


# ── certificates ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_chain_holds_from_the_root_to_the_shift() -> None:
    chain, worker = THE.chain()

    assert trust.chain_is_good(chain, THE.root_key, P, worker, NOW)
    assert trust.chain_is_good(chain, THE.root_key, P, worker, NOW + trust.LONGEST_SHIFT)
    assert not trust.chain_is_good(chain, THE.root_key, P, worker, NOW + trust.LONGEST_SHIFT + trust.LEEWAY + 1)
    assert not trust.chain_is_good(chain, THE.root_key, P, worker, NOW - trust.LEEWAY - 1)
    assert not trust.chain_is_good(chain, public_of(make_root()), P, worker, NOW)
    assert not trust.chain_is_good(chain, THE.root_key, "other", worker, NOW)


@pytest.mark.parametrize("change", [{"name": "Magpie"}, {"charity": "Other"}, {"key": THE.lark.sealing_key}])
def test_a_chain_is_for_one_name_charity_and_key(change: dict[str, str]) -> None:
    chain, worker = THE.chain()

    assert not trust.chain_is_good(chain, THE.root_key, P, msgspec.structs.replace(worker, **change), NOW)


@pytest.mark.parametrize(("purpose", "days"), [("coordinator", 90), ("operator", 30)])
def test_no_certificate_lasts_longer_than_its_purpose_may(purpose: trust.Purpose, days: int) -> None:
    def lasting(seconds: int) -> Certificate:
        facts: dict[str, Any] = {"holder": THE.wren.number, "key": THE.wren.signing_key, "not_before": NOW, "not_after": NOW + seconds}
        return Certificate(**facts, signature=sign(THE.root, trust.certificate_statement(purpose, P, **facts)))

    assert trust.is_good(lasting(days * DAY), purpose, P, THE.root_key, NOW)
    assert not trust.is_good(lasting(days * DAY + 1), purpose, P, THE.root_key, NOW)
    assert not trust.is_good(lasting(-1), purpose, P, THE.root_key, NOW)


@pytest.mark.parametrize(
    "change", [{"holder": "0000-0000-0000-0000"}, {"key": THE.lark.signing_key}, {"not_before": NOW + 1}, {"not_after": NOW + 5}]
)
def test_nothing_in_a_certificate_may_change(change: dict[str, Any]) -> None:
    good = certify(THE.root, "coordinator", P, THE.wren, NOW)

    assert trust.is_good(good, "coordinator", P, THE.root_key, NOW + 2)
    assert not trust.is_good(msgspec.structs.replace(good, **change), "coordinator", P, THE.root_key, NOW + 2)
    assert not trust.is_good(good, "operator", P, THE.root_key, NOW + 2)
    assert not trust.is_good(good, "coordinator", "other", THE.root_key, NOW + 2)


def test_a_key_is_taken_back_by_the_root_or_by_who_was_a_coordinator_then() -> None:
    def told(by: Seed, key: str, at: int) -> Revocation:
        return Revocation(key=key, at=at, by=public_of(by), signature=sign(by, trust.revocation_statement(P, key, at)))

    key = THE.wren.signing_key
    certificates = THE.certificates()

    assert trust.revocation_is_good(told(THE.root, key, NOW), THE.root_key, certificates, P)
    assert trust.revocation_is_good(told(THE.tern.signing, key, NOW), THE.root_key, certificates, P)
    assert not trust.revocation_is_good(told(THE.tern.signing, key, NOW + 91 * DAY), THE.root_key, certificates, P)
    assert not trust.revocation_is_good(told(THE.lark.signing, key, NOW), THE.root_key, certificates, P)
    assert not trust.revocation_is_good(told(THE.tern.signing, key, NOW), THE.root_key, certificates, "other")


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_row_of_lists_is_good_when_each_follows_and_new_keys_were_agreed_to() -> None:
    first, second = THE.first(), THE.second()

    assert THE.takes(first)
    assert not THE.takes(first, second)
    assert THE.takes(first, agreed_by(THE.plover, P, second))
    assert not THE.takes(first, agreed_by(THE.swift, P, second))
    assert not THE.takes(first, agreed_by(THE.tern, P, second))
    assert THE.takes(first, agreed_by(Ring(signing=THE.root, sealing=THE.root), P, second))


def test_a_row_is_not_good_with_a_list_missing_or_under_another_root_or_coordinator() -> None:
    first, second = THE.first(), agreed_by(THE.lark, P, THE.second())

    assert not THE.takes(second)
    assert not THE.takes(first, second, root=public_of(make_root()))
    assert not THE.takes(first, second, certificates=[])
    assert not THE.takes(first, second, certificates=[certify(make_root(), "coordinator", P, ring, NOW) for ring in (THE.heron, THE.tern)])
    assert not THE.takes(first, second, certificates=[certify(THE.root, "operator", P, ring, NOW) for ring in (THE.heron, THE.tern)])


CHANGES: dict[str, Callable[[LeadList], dict[str, Any]]] = {
    "number": lambda leads: {"number": leads.number + 1},
    "dated": lambda leads: {"dated": leads.dated + 1},
    "not_after": lambda leads: {"not_after": leads.not_after - 1},
    "previous": lambda leads: {"previous": to_text(bytes(range(32)))},
    "one fewer": lambda leads: {"leads": leads.leads[1:]},
    "turned round": lambda leads: {"leads": leads.leads[::-1]},
    "one twice": lambda leads: {"leads": [leads.leads[0], msgspec.structs.replace(leads.leads[0], person="zoe")]},
    "another key": lambda leads: {"leads": [leads.leads[0], msgspec.structs.replace(leads.leads[1], sealing=THE.swift.sealing_key)]},
    "by another": lambda leads: {"by": THE.tern.signing_key},
}


@pytest.mark.parametrize("what", CHANGES)
def test_nothing_in_a_list_may_change(what: str) -> None:
    first = THE.first()

    assert THE.takes(first)
    assert not THE.takes(msgspec.structs.replace(first, **CHANGES[what](first)))


def test_a_list_holds_until_its_day_and_while_its_signer_does() -> None:
    first = THE.first()

    assert trust.is_in_force(first, [], NOW)
    assert trust.is_in_force(first, [THE.tern.signing_key], NOW)
    assert not trust.is_in_force(first, [THE.heron.signing_key], NOW)
    assert not trust.is_in_force(first, [], NOW + 91 * DAY)


# ── what is written as text ───────────────────────────────────────────────────────────────────────────────────────


def test_keys_do_not_print() -> None:
    ring = make_ring()
    chain, worker = THE.chain()

    printed = f"{ring!r} {ring.signing} {chain!r} {worker!r}"

    for seed in (ring.signing, ring.sealing):
        assert to_text(seed.reveal()) not in printed
        assert seed.reveal().hex() not in printed


@given(st.text(max_size=90), st.binary(max_size=40), st.text(max_size=90))
def test_what_is_no_signature_is_a_no_and_nothing_else(key: str, statement: bytes, signature: str) -> None:
    assert not is_signed(key, statement, signature)


@given(st.binary(min_size=1, max_size=60), st.integers(min_value=0))
def test_no_bit_of_what_is_signed_may_change(statement: bytes, where: int) -> None:
    signature = sign(THE.root, statement)
    at, bit = divmod(where % (8 * len(statement)), 8)
    changed = bytes(byte ^ (1 << bit if place == at else 0) for place, byte in enumerate(statement))

    assert is_signed(THE.root_key, statement, signature)
    assert not is_signed(THE.root_key, changed, signature)


@given(st.binary(min_size=64, max_size=64), st.data())
@settings(max_examples=200)
def test_one_wrong_letter_on_a_sheet_names_its_line(secret: bytes, data: st.DataObject) -> None:
    lines = sheets.lines_of(secret)
    where = data.draw(st.integers(min_value=0, max_value=7))
    at = data.draw(st.sampled_from([at for at, letter in enumerate(lines[where]) if letter != "-"]))
    wrong = data.draw(st.sampled_from([letter for letter in sheets.LETTERS + "U" if letter != lines[where][at]]))
    typed = [*lines[:where], lines[where][:at] + wrong + lines[where][at + 1 :], *lines[where + 1 :]]

    assert sheets.secret_of(lines, 64) == secret
    with pytest.raises(sheets.SheetWrong) as refused:
        sheets.secret_of(typed, 64)
    assert refused.value.line == where + 1


@given(st.binary(min_size=32, max_size=32), st.integers(min_value=0, max_value=3), st.integers(min_value=0, max_value=3))
def test_lines_of_a_sheet_in_each_others_place_are_found(secret: bytes, one: int, other: int) -> None:
    lines = sheets.lines_of(secret)
    lines[one], lines[other] = lines[other], lines[one]

    if one == other:
        assert sheets.secret_of(lines, 32) == secret
    else:
        with pytest.raises(sheets.SheetWrong) as refused:
            sheets.secret_of(lines, 32)
        assert refused.value.line == min(one, other) + 1


@pytest.mark.parametrize("lines", [[], sheets.lines_of(bytes(56)), sheets.lines_of(bytes(72))])
def test_a_sheet_with_lines_missing_or_too_many_says_so(lines: list[str]) -> None:
    with pytest.raises(sheets.SheetWrong) as refused:
        sheets.secret_of(lines, 64)
    assert refused.value.line == 0


def test_base64url_has_one_way_of_being_written() -> None:
    assert from_text(to_text(digest(b"x"))) == digest(b"x")
    for wrong in ("a", "a+b/", "ab=c", "ä"):
        with pytest.raises(ValueError, match="base64url"):
            from_text(wrong)


@given(st.lists(st.sampled_from("abcdef"), unique=True, min_size=2))
def test_a_set_of_wraps_is_for_every_ordered_pair_or_is_refused(people: list[str]) -> None:
    @dataclass
    class Wrap:
        requester: str
        approver: str
        box: str = ""

    wraps = [Wrap(one, other) for one in people for other in people if one != other]

    assert is_for_every_pair(wraps, people)
    assert not is_for_every_pair(wraps[1:], people)
    assert not is_for_every_pair([*wraps, wraps[0]], people)
    assert not is_for_every_pair([*wraps[1:], Wrap(people[0], people[0])], people)
