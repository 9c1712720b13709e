"""What visitors are told: every language says all of it, and a number stands where the country has one, never elsewhere."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols import folder
from protocols.in_a_country import if_in_danger, where_the_young_turn, where_to_turn
from protocols.reader import Contact, NoNumberKnown, ProtocolRefused, Words, read_emergency, read_words
from protocols.spoken import VARIABLES

WORDS = folder.words()
EMERGENCY = folder.emergency()
ENGLISH = (folder.SUPPLIED / "words" / "en.toml").read_text("utf-8")
COUNTRIES = (folder.SUPPLIED / "emergency.toml").read_text("utf-8")


def keys_of(words: Words) -> dict[str, list[str]]:
    return {table: list(spoken) for table, spoken in msgspec.to_builtins(words).items()}


def refusal_of(text: str) -> ProtocolRefused:
    with pytest.raises(ProtocolRefused) as refused:
        read_words(text)
    return refused.value


def test_english_and_romanian_are_spoken() -> None:
    assert {"en", "ro"} <= set(WORDS)


@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_language_has_the_same_keys_and_as_many_lines(language: str) -> None:
    assert keys_of(WORDS[language]) == keys_of(WORDS["en"])
    assert len(WORDS[language].confidentiality.more) == len(WORDS["en"].confidentiality.more)
    assert len(WORDS[language].confidentiality.keeping) == len(WORDS["en"].confidentiality.keeping)
    assert len(WORDS[language].ground_rules.lines) == len(WORDS["en"].ground_rules.lines)


def test_the_first_screen_is_three_short_lines() -> None:
    first = WORDS["en"].confidentiality

    assert all(len(line) <= 90 for line in (first.who, first.kept, first.kept_nowhere, first.tell))
    assert sum(map(len, first.more)) > 3 * sum(map(len, (first.who, first.kept, first.tell)))


@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_contact_of_every_country_has_words_in_every_language(language: str) -> None:
    contacts = {contact.id for country in EMERGENCY.by_country.values() for contact in country.contacts}

    assert set(WORDS[language].contacts) == contacts


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("IE", "112"), ("RO", "112"), ("DE", "112"), ("CH", "112")])
@pytest.mark.parametrize("language", sorted(WORDS))
def test_danger_names_the_number_of_the_country_first(language: str, country: str, number: str) -> None:
    lines = if_in_danger(WORDS[language], EMERGENCY.at(country))

    assert number in lines[0]
    assert lines[-1] == WORDS[language].in_danger.where
    assert not re.search(r"[{}]", " ".join(lines))


def test_pressing_55_is_told_only_where_it_works() -> None:
    assert any("press 55" in line for line in if_in_danger(WORDS["en"], EMERGENCY.at("GB")))
    assert not any("55" in line for line in if_in_danger(WORDS["en"], EMERGENCY.at("IE")))


def test_a_country_without_a_known_number_is_refused_and_none_is_guessed() -> None:
    with pytest.raises(NoNumberKnown):
        EMERGENCY.at("US")


def test_a_contact_is_a_name_what_it_is_for_and_a_link_to_press() -> None:
    first = where_to_turn(WORDS["en"], EMERGENCY.at("GB"))[0]

    assert (first.name, first.href) == ("Samaritans", "tel:116123")
    assert first.how.startswith("116 123. ")


def test_lines_for_under_18s_are_told_to_them_alone() -> None:
    country = EMERGENCY.at("GB")

    assert [place.name for place in where_the_young_turn(WORDS["en"], country)] == ["Childline"]
    assert "Childline" not in [place.name for place in where_to_turn(WORDS["en"], country)]


@pytest.mark.parametrize("contact", [c for country in EMERGENCY.by_country.values() for c in country.contacts], ids=lambda c: c.id)
def test_a_number_to_press_is_the_number_shown(contact: Contact) -> None:
    number, href = contact.number, contact.href

    assert href.startswith("https://") if number is None else re.sub(r"\D", "", href) == number.replace(" ", "")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('closed = "We are closed now."\n', "", "out_of_hours"),
        ('closed = "We', 'shut = "We', "out_of_hours"),
        ('closed = "We are closed now."', "closed = 5", "out_of_hours.closed"),
        ('closed = "We are closed now."', 'closed = "<b>Closed</b>"', "out_of_hours.closed"),
        ('closed = "We are closed now."', 'closed = "Closed [when]."', "out_of_hours.closed"),
        ("We open again {next_opening}.", "We open again soon.", "out_of_hours.next_opening"),
        ("We are closed now.", "We are closed, {name}.", "out_of_hours.closed"),
        ("We are closed now.", "We are {closed now.", "out_of_hours.closed"),
        ("[boundary]", "[boundaries]", "file"),
    ],
)
def test_words_that_lack_a_key_or_change_a_variable_are_refused_by_name(old: str, new: str, field: str) -> None:
    assert old in ENGLISH

    refusal = refusal_of(ENGLISH.replace(old, new, 1))

    assert refusal.field == field and refusal.what_to_do


def test_only_words_that_exist_hold_variables() -> None:
    assert {field.split(".")[1] for field in VARIABLES} <= {key for keys in keys_of(WORDS["en"]).values() for key in keys}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('number = "999"', "number = 999"),
        ('number = "999"', 'number = "nine"'),
        ('href = "tel:116123"', 'href = "javascript:1"'),
        ('id = "shout"', 'id = "samaritans"'),
        ("[EU]", "[XX]"),
        ("[GB]", "[Britain]"),
        ('silent_mobile = "55"', 'silent = "55"'),
    ],
)
def test_emergency_numbers_are_read_strictly(old: str, new: str) -> None:
    assert old in COUNTRIES

    with pytest.raises(ProtocolRefused):
        read_emergency(COUNTRIES.replace(old, new, 1))


@given(st.text(max_size=300))
def test_no_text_crashes_the_readers(text: str) -> None:
    for read in (read_words, read_emergency):
        with pytest.raises(ProtocolRefused):
            read(text)
