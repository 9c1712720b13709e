"""The words round the facts on a service's card."""

from __future__ import annotations

import pytest

from protocols import folder
from protocols.service_card_words import read_service_card_words
from protocols.strictly import ProtocolRefused

TEXTS = {file.stem: file.read_text("utf-8") for file in (folder.SUPPLIED / "service_card").glob("*.toml")}


def test_every_language_of_the_chat_has_them_and_only_english_was_read_by_somebody_at_home_in_it() -> None:
    spoken = folder.service_card()

    assert set(folder.words()) <= set(spoken)
    assert {language for language, words in spoken.items() if words.reviewed} == {"en"}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_label_is_said_once_in_each_language(language: str) -> None:
    words = read_service_card_words(TEXTS[language])
    labels = [words.for_whom, words.hours, words.phone, words.sms, words.web, words.email, words.walk_in, words.cost, words.spoken]

    assert len(set(labels)) == len(labels)


def test_what_is_missing_too_much_or_holds_a_brace_is_refused_by_name() -> None:
    for old, new, field in (('web = "Web"\n', "", "file"), ('web = "Web"', 'web = "[Web]"', "web"), ("reviewed", "fax", "file")):
        assert old in TEXTS["en"]
        with pytest.raises(ProtocolRefused) as refused:
            read_service_card_words(TEXTS["en"].replace(old, new, 1))
        assert refused.value.field == field
