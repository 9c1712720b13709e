"""What a coordinator is asked to look at once more, and what not."""

from __future__ import annotations

import pytest

from chatd.wording.doubts import Doubt, doubts
from protocols import folder
from protocols.sections import SECTIONS, supplied

LANGUAGES = sorted(folder.words())


@pytest.mark.parametrize(
    "line",
    [
        "We never tell anybody.",
        "Niciodată nu spunem.",
        "Nunca lo decimos.",
        "Nigdy tego nie mówimy.",
        "Никога не казваме.",
        "Soha nem mondjuk el.",
        "Ninguém vai saber.",
        "เราไม่มีวันบอกใคร",
        "我们绝不告诉任何人。",
        "It is 100 % safe.",
    ],
)
def test_what_nobody_can_promise_is_asked_about_in_every_language_where_visitors_rely_on_it(line: str) -> None:
    assert [doubt for doubt, _ in doubts("confidentiality", {"own": [line]}, {})] == [Doubt.PROMISE]
    assert doubts("brief", {"lines": [line]}, {}) == ()


def test_what_could_lead_to_a_person_is_asked_about_everywhere_once() -> None:
    found = doubts("brief", {"lines": ["Ring 07700 900123 first.", "Then ring 07700 900123 again.", "anna@example.org"]}, {})

    assert found == ((Doubt.PERSON, "07700 900123"), (Doubt.PERSON, "anna@example.org"))


def test_a_page_to_complain_on_is_nobodys_address() -> None:
    assert doubts("confidentiality", {"own": ["Write to us: https://northtown.example/complaints", "Our lead is told first."]}, {}) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_with_chatd_is_not_asked_about(language: str) -> None:
    for section in SECTIONS:
        comes = supplied(section.id, folder.words()[language], folder.practice()[language])
        assert doubts(section.id, comes, comes) == ()
