"""The card for danger: read strictly, true in every country, and kind in every language."""

from __future__ import annotations

import pytest

from chatd.domain.redaction import identifiers
from protocols import folder
from protocols.danger_card import read_in_danger, ready_words
from protocols.strictly import ProtocolRefused

SPOKEN = folder.in_danger()
TEXTS = {file.stem: file.read_text("utf-8") for file in (folder.SUPPLIED / "in_danger").glob("*.toml")}
COUNTRIES = folder.emergency().by_country


def refused(texts: dict[str, str]) -> ProtocolRefused:
    with pytest.raises(ProtocolRefused) as told:
        read_in_danger(texts)
    return told.value


def test_english_and_romanian_are_spoken_and_the_translation_is_marked() -> None:
    assert SPOKEN["en"].read_by_a_speaker
    assert not SPOKEN["ro"].read_by_a_speaker
    assert SPOKEN["en"].card is not None


def test_the_card_says_that_no_address_is_held_and_asks_where() -> None:
    card = SPOKEN["en"].card

    assert card is not None
    assert "no address" in card.no_place
    assert card.ask[0].startswith("Where")


@pytest.mark.parametrize("country", sorted(COUNTRIES))
@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_a_line_with_a_number_is_offered_only_where_the_country_has_it(language: str, country: str) -> None:
    here = COUNTRIES[country]

    lines = ready_words(SPOKEN[language], here)

    assert here.number in lines["call_yourself"].text
    assert ("cannot_speak" in lines) == (here.silent_mobile is not None)
    assert not any("{" in line.text or "[" in line.text for line in lines.values())
    assert not any(identifiers(line.text) for line in lines.values())


def test_a_missing_line_another_brace_and_an_unknown_key_are_refused_by_name() -> None:
    without = TEXTS["ro"].replace("[visitor.hurt]", "[visitor.hurting]")
    braces = TEXTS["en"].replace("I am here and I am staying.", "I am {name}.")
    extra = TEXTS["en"] + '\n[visitor.more]\ntitle = "More"\ntext = "More."\nloud = true\n'

    assert refused({**TEXTS, "ro": without}).field == "ro.visitor"
    assert refused({**TEXTS, "en": braces}).field == "en.visitor.with_you.text"
    assert "loud" in str(refused({**TEXTS, "en": extra}))
    assert refused({"ro": TEXTS["ro"]}).field == "en.card"
