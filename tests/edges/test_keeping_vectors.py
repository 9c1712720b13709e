"""What is kept holds what `docs/keeping.md` says: the vectors are what their tool writes, and the server's own checks agree with them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chatd import record_statements, sheets, trust
from chatd.demo_keys import make_ring
from chatd.domain.ids import PersonId
from chatd.domain.retention import Header
from chatd.keeping.brought import Wrap
from chatd.signatures import digest, is_signed, to_text
from chatd.trust import Certificate, Chain, LeadList, Revocation, Worker
from tests import sealed_records
from tests.sealing import raw

ROOT = Path(__file__).resolve().parent.parent.parent
VECTORS: dict[str, Any] = json.loads((ROOT / "docs" / "keeping-vectors.json").read_text("utf-8"))
PROJECT, NOW = VECTORS["project"], VECTORS["now"]
ROOT_KEY = VECTORS["chain"]["root"]
COORDINATOR = msgspec.convert(VECTORS["chain"]["chain"]["coordinator"], Certificate)
LISTS = [msgspec.convert(each["list"], LeadList) for each in VECTORS["lists"]]


def test_the_vectors_are_what_the_tool_writes() -> None:
    assert subprocess.run([sys.executable, "tools/keeping_vectors.py", "--check"], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("ring", VECTORS["rings"], ids=lambda ring: ring["name"])
def test_the_server_reads_key_numbers_and_sheets_as_the_vectors_do(ring: dict[str, Any]) -> None:
    secret = raw(ring["secret"]["signing"]) + raw(ring["secret"]["sealing"])
    proof = trust.sheet_statement(ring["name"], ring["public"]["signing"], ring["public"]["sealing"])

    assert trust.key_number(ring["public"]["signing"], ring["public"]["sealing"]) == ring["number"]
    assert sheets.lines_of(secret) == ring["sheet"]
    assert sheets.secret_of(ring["sheet"], 64) == secret
    assert is_signed(ring["public"]["signing"], proof, ring["sheet_proof"])


def test_the_chain_of_the_vectors_holds_for_the_server_too() -> None:
    worker = msgspec.convert(VECTORS["chain"]["worker"], Worker)
    chain = msgspec.convert(VECTORS["chain"]["chain"], Chain)

    assert trust.chain_is_good(chain, ROOT_KEY, PROJECT, worker, NOW)
    assert not trust.chain_is_good(chain, ROOT_KEY, PROJECT, msgspec.structs.replace(worker, name="Magpie"), NOW)


def test_the_lists_of_the_vectors_hold_for_the_server_too() -> None:
    assert [trust.list_hash(PROJECT, leads) for leads in LISTS] == [each["hash"] for each in VECTORS["lists"]]
    assert trust.lists_are_good(LISTS, [COORDINATOR], ROOT_KEY, project=PROJECT)
    assert trust.is_in_force(LISTS[1], [], NOW)


def test_the_key_taken_back_in_the_vectors_is_taken_back_for_the_server_too() -> None:
    told = msgspec.convert(VECTORS["revocation"]["revocation"], Revocation)

    assert trust.revocation_is_good(told, ROOT_KEY, [COORDINATOR], PROJECT)
    assert not trust.revocation_is_good(msgspec.structs.replace(told, at=told.at + 1), ROOT_KEY, [COORDINATOR], PROJECT)


def test_what_is_signed_over_the_vectors_record_is_the_same_for_the_server() -> None:
    record = VECTORS["record"]
    header = Header(**record["header"])
    wraps = [Wrap(requester=PersonId(each["requester"]), approver=PersonId(each["approver"]), box=each["box"]) for each in reversed(record["wraps"])]
    made = {
        "raised": record_statements.raised_statement(header, wraps),
        "confirmed": record_statements.confirmed_statement(header, wraps),
        "decision": record_statements.decision_statement(header, keep=True, why="risk_goes_on"),
        "rewrapped": record_statements.rewrapped_statement(header, 2, wraps),
    }
    end = {name: record["closing"][name] for name in ("chunks", "head", "lines")}
    closed = record_statements.closing_statement(header.project, header.record, **end)

    assert {name: to_text(statement) for name, statement in made.items()} == record["statements"]
    assert all(is_signed(record["signed"][name]["key"], statement, record["signed"][name]["signature"]) for name, statement in made.items())
    assert is_signed(record["closing"]["key"], closed, record["closing"]["signature"])
    assert to_text(record_statements.chunk_hash(record["chunks"][0]["nonce"], record["chunks"][0]["box"])) == record["header"]["head"]
    assert record_statements.is_for_every_pair(wraps, ["plover", "lark"])
    assert not record_statements.is_for_every_pair(wraps, ["plover", "lark", "swift"])


def test_a_keyring_made_here_for_the_demonstration_opens_as_the_document_says() -> None:
    half = digest(b"half")
    made = make_ring({PROJECT: ROOT_KEY})
    publics = {"signing": made.signing_key, "sealing": made.sealing_key}

    ring, learned = sealed_records.open_ring(made.sealed("lark", half), "lark", publics, half)

    assert sealed_records.sheet_of(ring) == made.sheet()
    assert learned == {"roots": {PROJECT: ROOT_KEY}, "lists": {}, "revoked": {}}
    assert bytes(ring.signing).hex() not in repr(made)
