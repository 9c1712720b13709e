"""The table "What a seizure yields", made of `tests/promises/seizure.toml`: every claim with the tests that prove it, or "not proven"."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "tests" / "promises" / "seizure.toml"
PAGE = ROOT / "SECURITY.md"
BEGINS = "<!-- made of tests/promises/seizure.toml by ./dev docs -->"
ENDS = "<!-- up to here -->"


def rows() -> list[dict[str, Any]]:
    """As written: *what*, and claims that are *there* and *not_there*."""
    found: list[dict[str, Any]] = tomllib.loads(SOURCE.read_text("utf-8"))["row"]
    return found


def proofs() -> list[str]:
    """Every test that a claim names, in the order of the table."""
    return list(dict.fromkeys(test for row in rows() for side in ("there", "not_there") for claim in row[side] for test in claim.get("proof", [])))


def page() -> str:
    """SECURITY.md with the table as it should be."""
    text = PAGE.read_text("utf-8")
    before, begins, rest = text.partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not begins or not ends:
        raise SystemExit(f"{PAGE.name} has lost the lines {BEGINS} and {ENDS}")
    return f"{before}{BEGINS}\n\n{table()}\n\n{ENDS}{after}"


def table() -> str:
    numbers = {test: number for number, test in enumerate(proofs(), start=1)}
    lines = [f"| **{row['what']}** | {_claims(row['there'], numbers)} | {_claims(row['not_there'], numbers)} |" for row in rows()]
    tests = [
        f"{number}. `{test.partition('::')[0]}` · {test.partition('::')[2].removeprefix('test_').replace('_', ' ')}"
        for test, number in numbers.items()
    ]
    head = ["| what is taken | what is there | what is not |", "|---|---|---|"]
    return "\n".join([*head, *lines, "", "<details><summary>The tests by their numbers</summary>", "", *tests, "", "</details>"])


def _claims(claims: list[dict[str, Any]], numbers: dict[str, int]) -> str:
    return "<br>".join(f"{claim['say']} {_mark(claim.get('proof', []), numbers)}" for claim in claims)


def _mark(proof: list[str], numbers: dict[str, int]) -> str:
    return f"<sup>{', '.join(str(numbers[test]) for test in proof)}</sup>" if proof else "*(not proven)*"
