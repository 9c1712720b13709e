"""How often a version of the rules stood before a chat: never a number that points at somebody."""

from __future__ import annotations

from datetime import date

import pytest

from chatd.domain.wording import tally_of
from console.rules_seen import seen_in_words

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
KIND = tally_of("ground_rules", "ro", 3)


@pytest.mark.parametrize(
    ("in_may", "in_june", "said"),
    [(0, 0, ""), (1, 0, "under 5"), (2, 2, "under 5"), (2, 3, "at least 5"), (7, 7, "at least 10"), (15, 0, "at least 15")],
)
def test_months_are_taken_together_and_rounded_down(in_may: int, in_june: int, said: str) -> None:
    counted = {(MAY, KIND): in_may, (JUNE, KIND): in_june, (MAY, tally_of("ground_rules", "en", 3)): 99, (MAY, "came"): 114}

    assert said in seen_in_words(counted, "ground_rules", "ro", 3)
    assert bool(seen_in_words(counted, "ground_rules", "ro", 3)) is bool(said)
