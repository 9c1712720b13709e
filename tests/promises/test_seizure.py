"""The table of what a seizure yields: every claim proven or called unproven, with what does not flatter us, and the page as it is made."""

from __future__ import annotations

import pytest

from tests.promises.test_index import ROOT, named_tests
from tools import seizure

PARTS = (
    "server, imaged while it runs", "server, powered off", "server, taken over and changed", "A backup", "operator's laptop", "One lead's passphrase",
    "Two leads", "charity's page", "visitor's phone",
)  # fmt: skip


def test_the_page_is_as_it_would_be_made() -> None:
    assert seizure.page() == seizure.PAGE.read_text("utf-8"), "run ./dev docs"


@pytest.mark.parametrize("test", seizure.proofs())
def test_every_proof_is_there_and_runs(test: str) -> None:
    path, _, name = test.partition("::")

    assert (ROOT / path).is_file()
    assert name in named_tests(path)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_that_can_be_taken_has_its_row(part: str) -> None:
    found = [row for row in seizure.rows() if part in row["what"]]

    assert found
    assert all(row["there"] and row["not_there"] for row in found)


def test_a_claim_without_a_test_says_so() -> None:
    claims = [claim for row in seizure.rows() for side in ("there", "not_there") for claim in row[side]]
    unproven = [claim for claim in claims if not claim.get("proof")]
    assert unproven

    assert seizure.table().count("*(not proven)*") == len(unproven)
    assert all("|" not in claim["say"] and claim["say"].endswith(".") for claim in claims)


def test_what_is_not_there_is_mostly_proven() -> None:
    """A list of comforting claims that nothing backs would be worse than none."""
    claims = [claim for row in seizure.rows() for claim in row["not_there"]]

    assert sum(bool(claim.get("proof")) for claim in claims) >= len(claims) - 1
