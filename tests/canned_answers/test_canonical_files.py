"""An answer is written in one way only: reading it gives the answer back, and writing that again the same bytes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canned_answers import folder
from canned_answers.body import MOST_BYTES, VARIABLES, is_sendable, parts
from canned_answers.library import Answer, Audience, FileState, Nation, Source, Topic, check, read
from canned_answers.writing import written
from tests.canned_answers.test_answer_files import GOOD, TODAY, TRANSLATED, only_finding_of

seen = st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufffd")
one_line = st.text(seen, max_size=38).map(lambda text: ("x" + unicodedata.normalize("NFC", text))[:38])
slugs = st.from_regex(r"\A[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}\Z")
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
sources = st.builds(
    Source, name=one_line, url=st.none() | st.sampled_from(["https://www.nhs.uk", 'https://a.example/\\?q=1&x="'[:-1]]), checked=st.none() | days
)
bodies = st.lists(
    st.sampled_from(["Hello.", "- one\n- two", "**Bold** and [a link](https://x.uk).", "+++", "[fill me]", "{worker}", "{part}"]),
    min_size=1,
    max_size=5,
)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    is_translation = draw(st.booleans())
    author, reviewer = draw(st.sampled_from([(None, None), ("Heron", "Wren"), ('He"r\\on', None)]))
    return Answer(
        name="test",
        language="ro" if is_translation else "en",
        title=draw(one_line),
        topic=draw(st.sampled_from(Topic)),
        shortcut=draw(slugs),
        nation=tuple(draw(st.lists(st.sampled_from(Nation), min_size=1, unique=True))),
        tags=tuple(draw(st.lists(slugs, max_size=12, unique=True))),
        source=tuple(draw(st.lists(sources, min_size=1, max_size=4))),
        review_by=draw(days),
        changed=draw(st.none() | days),
        reviewed=draw(st.booleans()) if is_translation else True,
        translation_of="test" if is_translation else None,
        body="Begin.\n\n" + "\n\n".join(draw(bodies)) + "\n\nEnd.",
        audience=draw(st.sampled_from(Audience)),
        author=author,
        reviewer=reviewer,
        panel=draw(st.none() | days),
        state=draw(st.sampled_from([None, *FileState])) if reviewer else draw(st.sampled_from([None, FileState.DRAFT])),
    )


def has_no_double_part(answer: Answer) -> bool:
    return all(parts(answer.body))


@given(answers().filter(has_no_double_part))
def test_what_was_written_is_read_back_and_written_the_same(answer: Answer) -> None:
    file = f"{answer.language}/test.md"

    text = written(answer)

    assert read(file, text) == answer
    assert written(read(file, text)) == text


@pytest.mark.parametrize(("file", "text"), folder.read_folder(folder.STARTER))
def test_every_starter_is_in_the_canonical_form(file: str, text: str) -> None:
    assert written(read(file, text)) == text


def test_a_file_in_another_layout_says_the_same() -> None:
    shuffled = GOOD.replace('topic = "sexual-health"\n', "").replace("review_by", "topic = 'sexual-health'\nreview_by").replace("\n", "\r\n")

    assert written(read("en/test.md", shuffled)) == written(read("en/test.md", GOOD))


# ── who wrote it, who read it ──


def test_people_panel_and_state_may_be_named() -> None:
    named = GOOD.replace(
        "+++\nHello", 'author = "heron"\nreviewer = "wren"\npanel = 2026-11-01\nstate = "published"\naudience = "worker"\n+++\nHello'
    )

    answer = read("en/test.md", named)

    assert (answer.author, answer.reviewer, answer.panel) == ("heron", "wren", date(2026, 11, 1))
    assert (answer.state, answer.audience) == (FileState.PUBLISHED, Audience.WORKER)
    assert read("en/test.md", GOOD).audience is Audience.VISITOR


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('author = "Wren"\nreviewer = "wren"', "reviewer"),
        ('state = "published"\nauthor = "wren"', "state"),
        ('state = "reviewed"', "state"),
        ('state = "past"', "state"),
        ('audience = "everybody"', "audience"),
        ('author = ""', "author"),
        ("panel = true", "panel"),
    ],
)
def test_nobody_reviews_their_own_and_nothing_is_published_unread(line: str, field: str) -> None:
    finding = only_finding_of(GOOD.replace("review_by", f"{line}\nreview_by"))

    assert finding.field == field and finding.line >= 8 and finding.what_to_do


def test_a_panel_never_lies_ahead() -> None:
    ahead = GOOD.replace("review_by", "panel = 2026-12-01\nreview_by")

    assert [finding.field for finding in check([("en/test.md", ahead)], today=TODAY)] == ["panel"]


def test_hidden_signs_are_refused_behind_escapes_too() -> None:
    assert only_finding_of(GOOD.replace("A free test", r"A free \u202e test")).field == "file"


# ── parts ──


def test_parts_are_messages_of_their_own() -> None:
    answer = read("en/test.md", GOOD + "\n{part}\n\nAnd then.\n")

    assert [part[:10] for part in parts(answer.body)] == ["Hello from", "And then."]
    assert parts(read("en/test.md", GOOD).body) == (read("en/test.md", GOOD).body,)


def test_a_long_answer_fits_in_parts_and_not_in_one() -> None:
    half = "word " * (MOST_BYTES // 8)

    assert len(parts(read("en/test.md", f"{GOOD}\n{{part}}\n{half}\n{{part}}\n{half}").body)) == 3
    assert only_finding_of(GOOD + half + half).field == "body"


@pytest.mark.parametrize("words", ["{part}", "{part}\nwords\n{part}\n{part}\nwords", "words {part} words"])
def test_a_part_without_words_is_refused(words: str) -> None:
    assert only_finding_of(f"{GOOD}\n{words}\n").field == "body"


@pytest.mark.parametrize("words", ["Call {clinic_phone}.", "Ask at {clinic_name}", "It is open {clinic_hours}", "one\n{part}\ntwo"])
def test_what_a_project_did_not_fill_is_not_sent(words: str) -> None:
    assert is_sendable("Call the clinic.")

    assert not is_sendable(words)


def test_the_desk_knows_the_same_variables() -> None:
    desk = Path(__file__).parents[2] / "console" / "static" / "lib" / "sendable.js"
    known = re.search(r"const KNOWN = \[(.*?)\]", desk.read_text("utf-8"))

    assert known and re.findall(r'"(\w+)"', known[1]) == [*VARIABLES, "part"]


# ── nobody may be found by an answer ──


def finder(text: str) -> list[tuple[str, int, int]]:
    """Stands for the rules of the server."""
    places = [("phone", text.find("020 7946 0999")), ("email", text.find("lily@example.org"))]
    return [(kind, at, at + 13) for kind, at in places if at >= 0]


def test_an_identifier_is_named_with_its_line() -> None:
    text = GOOD + "\nWrite to lily@example.org\n"

    (finding,) = check([("en/test.md", text)], today=TODAY, finder=finder)

    assert (finding.field, finding.line) == ("body", text[: text.index("lily")].count("\n") + 1)
    assert "email" in finding.problem and "lily" not in str(finding)


def test_a_helpline_needs_a_source_that_can_be_compared() -> None:
    text = GOOD + "\nCall 020 7946 0999.\n"

    assert check([("en/test.md", text)], today=TODAY, finder=finder) == []
    (finding,) = check([("en/test.md", text.replace(', url = "https://www.nhs.uk"', ""))], today=TODAY, finder=finder)
    assert finding.field == "body" and "source" in finding.what_to_do


def test_a_title_is_looked_at_as_well() -> None:
    text = TRANSLATED.replace("A free test", "Ask lily@example.org")

    findings = check([("en/test.md", GOOD), ("ro/test.md", text)], today=TODAY, finder=finder)

    assert [(finding.file, finding.field, finding.line) for finding in findings] == [("ro/test.md", "title", 2)]


def test_an_answer_from_another_machine_has_its_accents_in_one_piece() -> None:
    apart = GOOD.replace("It is free", "Sa\u0306na\u0306tate")

    assert "S\u0103n\u0103tate" in written(read("en/test.md", apart))
    assert written(read("en/test.md", apart)) == written(read("en/test.md", written(read("en/test.md", apart))))
