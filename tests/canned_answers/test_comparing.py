"""What two texts say otherwise: nothing is lost, and no more is marked than has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canned_answers import folder, library
from canned_answers.comparing import What, pieces

TEXTS = st.lists(st.sampled_from(["a", "clinic", "free", "is", " ", "  ", "\n\n", "ตรวจ", "免费", "ă"])).map("".join)


def marked(one: str, other: str) -> list[tuple[str, str]]:
    return [(piece.what.value, piece.words) for piece in pieces(one, other)]


@given(TEXTS, TEXTS)
def test_both_texts_are_whole_in_it(one: str, other: str) -> None:
    found = pieces(one, other)

    assert "".join(piece.words for piece in found if piece.what is not What.NEW) == one
    assert "".join(piece.words for piece in found if piece.what is not What.GONE) == other
    assert all(piece.words for piece in found)


@given(TEXTS)
def test_what_is_the_same_is_not_marked(text: str) -> None:
    assert {piece.what for piece in pieces(text, text)} <= {What.SAME}


def test_only_the_words_that_changed_are_marked() -> None:
    assert marked("The test is free for all.", "The test costs nothing for all.") == [
        ("same", "The test "),
        ("gone", "is free"),
        ("new", "costs nothing"),
        ("same", " for all."),
    ]


def test_where_no_spaces_are_written_single_signs_are_compared() -> None:
    assert marked("检测是免费的", "检测是保密的") == [("same", "检测是"), ("gone", "免费"), ("new", "保密"), ("same", "的")]


def test_one_word_among_many_in_thai_is_marked_alone() -> None:
    thai = library.read("th/sti-test.md", (folder.STARTER / "th" / "sti-test.md").read_text("utf-8")).body
    at = len(thai) // 2
    assert len(thai) > 500

    found = pieces(thai, f"{thai[:at]}ใหม่{thai[at:]}")

    assert [(piece.what, len(piece.words)) for piece in found if piece.what is not What.SAME] == [(What.NEW, 4)]


def test_two_long_texts_are_compared_without_looking_at_every_pair_of_words() -> None:
    one = "free is a clinic " * 1_100

    found = pieces(one, one.replace("free is", "is free", 3))

    assert "".join(piece.words for piece in found if piece.what is not What.NEW) == one
