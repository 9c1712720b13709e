"""The guard against identifiers, on the published cases; here and in the browser the same."""

from __future__ import annotations

import json
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain.redaction import Kind, identifiers
from protocols import folder as protocols
from tools.identifiers import corpus, found_here, score, wrong

ROOT = Path(__file__).parents[2]
GUARD = ROOT / "console" / "static" / "lib" / "guard.js"
PRECISION_FLOOR, RECALL_FLOOR = 0.97, 0.95
IN_THE_BROWSERS_LANGUAGE = f"""
import {{ identifiersIn }} from "{GUARD.as_uri()}";
let given = "";
for await (const part of process.stdin) given += part;
process.stdout.write(JSON.stringify(JSON.parse(given).map((text) => identifiersIn(text).map(({{ kind, start, end }}) => [kind, start, end]))));
"""


def in_the_browser(texts: list[str]) -> list[list[tuple[str, int, int]]]:
    told = subprocess.run(
        ["node", "--input-type=module", "--eval", IN_THE_BROWSERS_LANGUAGE], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return [[tuple(one) for one in found] for found in json.loads(told.stdout)]


def test_precision_and_recall_stay_above_their_floors() -> None:
    of_all = score(corpus())

    assert of_all.wanted > 120
    print(f"precision {of_all.precision:.3f}, recall {of_all.recall:.3f}; wrong: {list(wrong(corpus()))}")
    assert of_all.precision >= PRECISION_FLOOR
    assert of_all.recall >= RECALL_FLOOR


@pytest.mark.parametrize("kind", list(Kind))
def test_no_kind_is_left_behind(kind: Kind) -> None:
    of_kind = score(corpus(), kind)

    assert of_kind.wanted >= 6
    assert of_kind.recall >= 0.9


def test_the_browser_finds_just_what_the_server_finds() -> None:
    texts = [case.text for case in corpus()]

    assert in_the_browser(texts) == [list(found_here(text)) for text in texts]


def test_no_number_that_is_there_for_everybody_is_taken_for_somebodys() -> None:
    for country in protocols.emergency().by_country.values():
        numbers = [country.number, country.also, country.silent_mobile, country.text_number, *(contact.number for contact in country.contacts)]
        for number in filter(None, numbers):
            assert identifiers(f"They were told to ring {number}.") == ()


PIECES = st.sampled_from(
    ["07700", "900123", "+44", "(0)", " ", "-", ".", ":", "/", "£", "€", "NE1", "4LP", "@", "lily", "_", "example", ".org", "https://", "instagram.com/", "19", "1991",
     "04", "03", "born", "April", "[", "]", "{", "insta", "dot", "at", "seven ", "oh ", "0800", "1234", "\u200b", "\n", "é", "０", "st", "ş", "K", "ſ"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_is_found_lies_in_the_text_and_never_overlaps(text: str) -> None:
    found = identifiers(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_the_browser_agrees_on_what_nobody_thought_of() -> None:
    """Pieces put together at hazard, the same each time: one run of the other language for all of them."""
    texts: list[str] = []

    @given(st.lists(PIECES, max_size=14).map("".join))
    def gather(text: str) -> None:
        texts.append(text)

    gather()
    assert in_the_browser(texts) == [list(found_here(text)) for text in texts]


def test_a_long_hostile_text_does_not_take_long() -> None:
    for piece in ("a", "a.", "07", "1 ", "@a", "seven ", "1.1 ", "A1", "https://a.", "born "):
        identifiers(piece * (8_000 // len(piece)))
