"""What a project says of its clinic stands in answers as it was written, or is refused."""

from __future__ import annotations

import pytest

from chatd.domain.clinic import NoSuchFact, fact


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name", "  The   Junction Clinic ", "The Junction Clinic"),
        ("phone", "01632 960 123", "01632 960 123"),
        ("phone", "+44 (0)1632 960123", "+44 (0)1632 960123"),
        ("hours", "Mon-Fri 10:00-16:00", "Mon-Fri 10:00-16:00"),
        ("hours", " ", None),
    ],
)
def test_a_fact_is_kept_tidied(field: str, typed: str, kept: str | None) -> None:
    assert fact(field, typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "[name]"),
        ("name", "{worker}"),
        ("hours", "**always**"),
        ("name", "a" * 81),
        ("phone", "ask at the desk"),
        ("phone", "12"),
        ("name", "a\x00b"),
    ],
)
def test_what_would_break_an_answer_is_refused_with_its_field(field: str, typed: str) -> None:
    with pytest.raises(NoSuchFact) as refused:
        fact(field, typed)

    assert refused.value.field == field
