"""What workers have ready, and the sections that a project may say in its own words: the supplied words fit the same rules as anybody's."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols import folder
from protocols.laying_over import practice_over, words_over
from protocols.practice_words import read_practice
from protocols.sections import BY_ID, SECTIONS, Field, Section, supplied, tidied
from protocols.strictly import ProtocolRefused
from tests.canned_answers.test_plain_words import BANNED_IN, reading_grade

PRACTICE = folder.practice()
WORDS = folder.words()
ENGLISH = (folder.SUPPLIED / "practice" / "en.toml").read_text("utf-8")
FIELDS = [pytest.param(section, field, id=f"{section.id}.{field.name}") for section in SECTIONS for field in section.fields]


def lines_of(language: str) -> list[str]:
    found = [said for table in msgspec.to_builtins(PRACTICE[language]).values() for said in table.values()]
    return [line for said in found for line in ([said] if isinstance(said, str) else said)]


def test_every_language_that_visitors_are_spoken_to_is_supplied_with_as_many_lines() -> None:
    assert set(PRACTICE) == set(WORDS)
    counts = [
        {name: len(said) for table in msgspec.to_builtins(PRACTICE[each]).values() for name, said in table.items() if not isinstance(said, str)}
        for each in PRACTICE
    ]
    assert all(each == counts[0] for each in counts)


@pytest.mark.parametrize("language", sorted(PRACTICE))
def test_no_word_in_it_hurts_or_makes_a_person_a_case(language: str) -> None:
    assert not [found.group() for line in lines_of(language) if (found := BANNED_IN[language].search(line))]


@pytest.mark.parametrize("table", sorted(msgspec.to_builtins(PRACTICE["en"])))
def test_english_is_plain(table: str) -> None:
    lines = [line for said in msgspec.to_builtins(PRACTICE["en"])[table].values() for line in ([said] if isinstance(said, str) else said)]

    assert reading_grade(" ".join(re.sub(r"\{\w+\}", "us", line) for line in lines)) <= 7


@pytest.mark.parametrize("language", sorted(PRACTICE))
@pytest.mark.parametrize("section", [pytest.param(each, id=each.id) for each in SECTIONS])
def test_what_is_supplied_fits_the_rules_of_its_section(language: str, section: Section) -> None:
    said = supplied(section.id, WORDS[language], PRACTICE[language])

    assert tidied(section, said) == (said, [])


def test_a_first_text_message_says_nothing_of_what_we_are_for() -> None:
    for language in PRACTICE:
        said = " ".join(PRACTICE[language].first_replies.sms).casefold()
        assert not re.search(r"\b(sex|clinic|clinică|hiv|sti)\b", said)


@pytest.mark.parametrize(("old", "new"), [("[brief]", "[briefs]"), ('end_title = "Ending with care"\n', ""), ("Say hello.", "Say <b>hello</b>.")])
def test_a_practice_that_lacks_something_is_refused(old: str, new: str) -> None:
    assert old in ENGLISH

    with pytest.raises(ProtocolRefused):
        read_practice(ENGLISH.replace(old, new, 1))


@pytest.mark.parametrize(("section", "field"), FIELDS)
@pytest.mark.parametrize("typed", ["Say {secret}.", "Say {.", "<b>Hello</b>", "Fill [this].", "a" * 501])
def test_what_cannot_be_sent_as_it_stands_is_refused_at_its_field(section: Section, field: Field, typed: str) -> None:
    _, faults = tidied(section, {field.name: typed})

    assert field.name in {name for name, _ in faults}


@pytest.mark.parametrize(("section", "field"), FIELDS)
def test_an_empty_field_is_refused_but_where_own_lines_are_added_to_fixed_ones(section: Section, field: Field) -> None:
    _, faults = tidied(section, {})

    assert (field.name in {name for name, _ in faults}) is not field.may_be_empty
    assert field.may_be_empty == (section.id == "confidentiality")


@given(typed=st.text(max_size=300))
def test_tidying_twice_is_tidying_once(typed: str) -> None:
    section = BY_ID["brief"]
    once, _ = tidied(section, {"lines": typed})

    assert tidied(section, once)[0] == once


def test_own_lines_are_added_to_what_is_said_of_confidentiality_and_take_nothing_away() -> None:
    words = WORDS["en"]

    over = words_over(words, {"confidentiality": {"own": ["Our lead is told first."], "more": ["All is secret."], "kept": "Nothing is kept."}})

    assert over.confidentiality.more == (*words.confidentiality.more, "Our lead is told first.")
    assert msgspec.structs.replace(over, confidentiality=words.confidentiality) == words


def test_own_sections_stand_in_the_place_of_those_supplied_and_others_stay() -> None:
    own = {"boundary": {"lines": ["We stop here."], "ready": ["Please stop."]}, "brief": {"lines": ["Say hello."]}}

    words, practice = words_over(WORDS["en"], own), practice_over(PRACTICE["en"], own)

    assert words.boundary.lines == ("We stop here.",) and practice.boundary.ready == ("Please stop.",)
    assert practice.boundary.title == PRACTICE["en"].boundary.title
    assert practice.brief.lines == ("Say hello.",) and practice.debrief == PRACTICE["en"].debrief
    assert words.ground_rules == WORDS["en"].ground_rules
