"""The page about keeping and forgetting: no sentence without a promise, none printed whose promise nothing proves, and each said where it is true."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain.ids import ProjectId, RotaId
from chatd.domain.people import Project
from chatd.transport.agreed import Agreed, Protocols, agreed_in
from protocols import folder
from protocols.privacy_words import PARTS, read_privacy
from protocols.strictly import ProtocolRefused

PAGES = folder.privacy()
ENGLISH = (folder.SUPPLIED / "privacy" / "en.toml").read_text("utf-8")
POLICY = folder.safeguarding()
INDEX = tomllib.loads((Path(__file__).parent.parent / "promises" / "index.toml").read_text("utf-8"))["promise"]


def project(country: str = "GB") -> Project:
    return Project(
        id=ProjectId("northtown"), rota=RotaId("north"), name="Northtown Support", zone="Europe/London", country=country,
        languages=("en", "ro"), origins=(), leave_url="https://example.org/", accent="#5B3A6E", contacts=(),
    )  # fmt: skip


def with_proven(proven: dict[int, str]) -> Agreed:
    return Agreed(
        Protocols(words=folder.words(), practice=folder.practice(), privacy=PAGES, emergency=folder.emergency(), policy=POLICY, proven=proven)
    )


def printed(agreed: Agreed, *, may_keep: bool, language: str = "en") -> str:
    page = agreed.for_the_privacy_page(project(), language, may_keep=may_keep)
    return json.dumps({name: told for name, told in page.items() if name not in {"page", "proven"}}, ensure_ascii=False)


def test_every_language_that_is_spoken_has_the_page_with_the_same_sentences_on_the_same_promises() -> None:
    assert set(PAGES) == set(folder.words())
    for page in PAGES.values():
        assert [(each.rests_on, each.where) for each in page.sentences()] == [(each.rests_on, each.where) for each in PAGES["en"].sentences()]
        assert len(page.rights.lines) == len(PAGES["en"].rights.lines)


def test_every_sentence_rests_on_promises_that_tests_prove() -> None:
    """The build fails here, before the page would leave a sentence out."""
    proven = {each["id"] for each in INDEX if each.get("tests")}

    for page in PAGES.values():
        assert [each.say for each in page.sentences() if not set(each.rests_on) <= proven] == []
        assert set(page.grounds.rests_on) <= proven


def test_what_is_proven_is_what_the_index_says() -> None:
    assert dict(folder.proven()) == {each["id"]: each["words"] for each in INDEX if each.get("tests")}


def test_a_sentence_whose_promise_is_not_proven_is_not_printed() -> None:
    everything = dict.fromkeys(range(1, 27), "It was tried.")
    less = {number: words for number, words in everything.items() if number != 26}
    about_backups = "What is kept is in our backups too"
    assert about_backups in printed(with_proven(everything), may_keep=True)

    assert about_backups not in printed(with_proven(less), may_keep=True)
    assert '"grounds": []' in printed(with_proven({}), may_keep=True)


@pytest.mark.parametrize("language", sorted(PAGES))
def test_where_nothing_can_be_kept_nothing_else_is_said(language: str) -> None:
    agreed, page = agreed_in(POLICY), PAGES[language]
    kept = [each.say.partition("{")[0] for each in page.sentences() if each.where == "kept"]
    nowhere = [each.say.partition("{")[0] for each in page.sentences() if each.where == "nowhere"]
    assert kept and nowhere
    can, cannot = (printed(Agreed(agreed), may_keep=each, language=language) for each in (True, False))

    assert all(line in can and line not in cannot for line in kept)
    assert all(line in cannot and line not in can for line in nowhere)
    assert all(ground.words[language].plain in can and ground.words[language].plain not in cannot for ground in POLICY.ground)


@pytest.mark.parametrize("may_keep", [True, False])
def test_the_start_call_the_rules_and_the_card_say_the_same_of_keeping(*, may_keep: bool) -> None:
    agreed = Agreed(agreed_in(POLICY))
    before = agreed.before_a_chat(project(), "en", may_keep=may_keep, admits=True)["confidentiality"]["kept"]
    words = folder.words()["en"].confidentiality

    assert before == (words.kept if may_keep else words.kept_nowhere)
    assert agreed.rules(project(), "en", may_keep=may_keep)["confidentiality"]["kept"] == before
    assert before in agreed.card(project(), "en", may_keep=may_keep)[1]


def test_numbers_are_those_of_the_policy_and_without_one_none_is_made_up() -> None:
    with_policy = Agreed(agreed_in(POLICY)).rules(project(), "en", may_keep=True)["confidentiality"]["more"]
    without = Agreed(agreed_in(None)).rules(project(), "en", may_keep=False)["confidentiality"]["more"]

    assert any(f"after {POLICY.times.provisional_days} days" in line for line in with_policy)
    assert not any(re.search(r"\d|[{}]", line) for line in without)


def test_that_we_may_not_tell_is_said_beforehand() -> None:
    rules = Agreed(agreed_in(POLICY)).rules(project(), "en", may_keep=True)["confidentiality"]["more"]

    assert any("It can happen that we do not tell you" in line for line in rules)
    assert {ground.tell_visitor for ground in POLICY.ground} == {True, False}


def test_a_complaint_goes_to_the_regulator_of_the_country_where_one_is_known() -> None:
    agreed = Agreed(agreed_in(POLICY))

    assert agreed.for_the_privacy_page(project("GB"), "en", may_keep=True)["regulator"]["href"].startswith("https://ico.org.uk/")
    assert agreed.for_the_privacy_page(project("DE"), "en", may_keep=True)["regulator"] is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rests_on = [7] },", "rests_on = [] },"),
        ("rests_on = [7] },", "rests_on = [27] },"),
        (", rests_on = [7] },", " },"),
        ('id = "do_not_collect"', 'id = "collect"'),
        ("{provisional_days}", "{days_or_so}"),
        ("after {review}", "after a while"),
        ('where = "nowhere"', 'where = "somewhere"'),
    ],
)
def test_a_sentence_without_a_promise_or_with_another_variable_is_refused(old: str, new: str) -> None:
    assert old in ENGLISH

    with pytest.raises(ProtocolRefused) as refused:
        read_privacy(ENGLISH.replace(old, new, 1))

    assert refused.value.what_to_do


def test_the_four_parts_come_in_their_order() -> None:
    assert tuple(part.id for part in PAGES["en"].part) == PARTS


@given(st.text(max_size=300))
def test_no_text_crashes_the_reader(text: str) -> None:
    with pytest.raises(ProtocolRefused):
        read_privacy(text)
