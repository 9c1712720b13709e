"""What two people wrote at once: what can be put together is, and nothing of either is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canned_answers.merging import Clash, Same, Take, sentences, together
from canned_answers.working import Working, WorkingSource

BASE = """A test is free. Nobody asks for papers.

- Call the clinic.
- Come as you are.

What would you like to know?"""

WORDS = st.text(alphabet="ab .\n", max_size=30)
FACTS = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True, max_size=4).map(tuple)
WORKINGS = st.builds(Working, title=st.sampled_from(["", "one", "two"]), tags=FACTS, body=WORDS)


def body(text: str) -> Working:
    return Working(body=text)


def test_two_sentences_of_one_paragraph_and_two_bullets_may_be_changed_at_once() -> None:
    mine = body(BASE.replace("A test is free.", "A test costs nothing.").replace("Call the clinic.", "Ring the clinic."))
    theirs = body(BASE.replace("to know?", "to ask?").replace("Come as you are.", "Come in any clothes."))

    found = together(body(BASE), mine, theirs)

    assert not found.clashes
    assert found.settled().body == (
        "A test costs nothing. Nobody asks for papers.\n\n- Ring the clinic.\n- Come in any clothes.\n\nWhat would you like to ask?"
    )


def test_one_sentence_changed_by_both_is_for_a_person_to_decide() -> None:
    mine, theirs = body(BASE.replace("is free", "costs nothing")), body(BASE.replace("is free", "is free and private"))

    found = together(body(BASE), mine, theirs)

    assert found.clashes == (Clash(field="body", base="A test is free.", mine="A test costs nothing.", theirs="A test is free and private."),)
    assert found.settled([Take.MINE]).body == mine.body
    assert found.settled([Take.THEIRS]).body == theirs.body
    assert found.settled([Take.BOTH]).body.startswith("A test costs nothing. A test is free and private. Nobody asks")


def test_what_one_takes_out_while_another_changes_it_is_not_lost() -> None:
    found = together(body("One. Two. Three."), body("One. Three."), body("One. Two and a half. Three."))

    assert [(clash.mine, clash.theirs) for clash in found.clashes] == [("", " Two and a half.")]


def test_a_title_changed_by_both_is_for_a_person_to_decide_and_by_one_is_taken() -> None:
    base = Working(title="Test", shortcut="test", review_by="2027-01-01")
    mine = Working(title="A free test", shortcut="free-test", review_by="2027-01-01")
    theirs = Working(title="A private test", shortcut="test", review_by="2027-05-01")

    found = together(base, mine, theirs)

    assert found.clashes == (Clash(field="title", base="Test", mine="A free test", theirs="A private test"),)
    assert found.settled([Take.BOTH]) == Working(title="A free test A private test", shortcut="free-test", review_by="2027-05-01")


def test_tags_and_sources_are_put_in_and_taken_out_by_both() -> None:
    nhs, trust = WorkingSource(name="NHS"), WorkingSource(name="Trust")
    base = Working(tags=("test", "clinic"), source=(nhs,))
    mine = Working(tags=("clinic", "home-kit"), source=(nhs, trust))
    theirs = Working(tags=("test", "clinic", "free"), source=(WorkingSource(name="NHS", checked="2026-11-21"),))

    found = together(base, mine, theirs).settled()

    assert found.tags == ("clinic", "free", "home-kit")
    assert found.source == (WorkingSource(name="NHS", checked="2026-11-21"), trust)


def test_decisions_that_do_not_fit_the_clashes_are_refused() -> None:
    found = together(body("a."), body("b."), body("c."))

    with pytest.raises(ValueError, match="one decision"):
        found.settled([])


def test_chinese_sentences_are_told_apart() -> None:
    found = together(body("免费。私密。再见。"), body("都免费。私密。再见。"), body("免费。私密。再会。"))

    assert found.settled().body == "都免费。私密。再会。"


@given(WORDS)
def test_the_pieces_of_a_text_make_it_up_again(text: str) -> None:
    assert "".join(sentences(text)) == text


@pytest.mark.parametrize("piece", [".", "…", "! ", "a.", "。", ".。", "...a"])
def test_a_long_row_of_stops_is_cut_at_once(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    began = time.process_time()

    assert "".join(sentences(text)) == text
    assert time.process_time() - began < 1


@given(base=WORKINGS, other=WORKINGS)
def test_what_only_one_changed_is_taken_whole(base: Working, other: Working) -> None:
    assert together(base, other, base).settled() == other
    assert set(together(base, base, other).settled().tags) == set(other.tags)
    assert together(base, base, other).settled().body == other.body
    assert together(base, other, other).settled() == other


@given(base=WORKINGS, mine=WORKINGS, theirs=WORKINGS)
def test_nothing_that_somebody_wrote_is_left_out(base: Working, mine: Working, theirs: Working) -> None:
    found = together(base, mine, theirs)

    shown = " ".join(piece.words if isinstance(piece, Same) else piece.mine + piece.theirs for piece in found.body)
    for side in (mine, theirs):
        assert all(one in shown for one in sentences(side.body) if one not in sentences(base.body))
        assert set(side.tags) - set(base.tags) <= set(found.settled([Take.BOTH] * len(found.clashes)).tags)
    assert {side.title for side in (mine, theirs) if side.title != base.title} <= {
        found.facts.title,
        *(each for clash in found.lines for each in (clash.mine, clash.theirs)),
    }
