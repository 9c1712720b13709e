"""One answer from one file: what is read, and that everything else is refused with words a coordinator can act on."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canned_answers.library import Answer, AnswerRefused, Finding, Nation, Topic, check, read

GOOD = """+++
title = "A free test"
topic = "sexual-health"
shortcut = "test"
nation = ["england", "wales"]
tags = ["clinic"]
source = [{ name = "NHS", url = "https://www.nhs.uk", checked = 2026-11-01 }]
review_by = 2027-05-01
+++
Hello from {project}. **It is free.**

- See [the list](https://www.nhs.uk).
- Ask at [name of the clinic].
"""
TRANSLATED = GOOD.replace("review_by", 'reviewed = false\ntranslation_of = "test"\nreview_by')
TODAY = date(2026, 11, 21)


def findings_of(text: str, file: str = "en/test.md") -> tuple[Finding, ...]:
    with pytest.raises(AnswerRefused) as refused:
        read(file, text)
    return refused.value.findings


def only_finding_of(text: str, file: str = "en/test.md") -> Finding:
    (finding,) = findings_of(text, file)
    return finding


def test_a_file_becomes_an_answer() -> None:
    answer = read("en/test.md", GOOD)

    assert (answer.name, answer.language, answer.shortcut) == ("test", "en", "test")
    assert answer.topic is Topic.SEXUAL_HEALTH
    assert answer.nation == (Nation.ENGLAND, Nation.WALES)
    assert answer.source[0].checked == date(2026, 11, 1)
    assert answer.reviewed and answer.translation_of is None
    assert answer.body.startswith("Hello from {project}.")


def test_a_translation_says_what_it_translates_and_whether_it_was_reviewed() -> None:
    answer = read("ro/test.md", TRANSLATED)

    assert answer.translation_of == "test" and not answer.reviewed
    assert {finding.field for finding in findings_of(GOOD, "ro/test.md")} == {"reviewed", "translation_of"}


def test_an_original_carries_nothing_of_a_translation() -> None:
    assert {finding.field for finding in findings_of(TRANSLATED)} == {"reviewed", "translation_of"}


@pytest.mark.parametrize("field", ["title", "topic", "shortcut", "nation", "tags", "source", "review_by"])
def test_a_missing_field_is_named(field: str) -> None:
    text = "\n".join(line for line in GOOD.split("\n") if not line.startswith(field))

    finding = only_finding_of(text)

    assert (finding.field, finding.problem) == (field, "It is missing.")


@pytest.mark.parametrize(
    ("line", "field", "at"),
    [
        ('title = ""', "title", 2),
        ('topic = "gossip"', "topic", 3),
        ('shortcut = "Two Words"', "shortcut", 4),
        ("nation = []", "nation", 5),
        ('nation = ["france"]', "nation", 5),
        ('nation = ["uk", "uk"]', "nation", 5),
        ('tags = "clinic"', "tags", 6),
        ("source = []", "source", 7),
        ('source = [{ url = "https://www.nhs.uk" }]', "source", 7),
        ('source = [{ name = "NHS", checked = "lately" }]', "source", 7),
        ('source = [{ name = "NHS", checked = 2026-11-01, page = 3 }]', "source", 7),
        ('source = [{ name = "NHS", checked = 2026-11-01, url = "http://nhs.uk" }]', "source", 7),
        ('review_by = "next May"', "review_by", 8),
    ],
)
def test_an_unfit_value_is_named_with_its_line_and_what_to_do(line: str, field: str, at: int) -> None:
    text = "\n".join(line if old.startswith(field) else old for old in GOOD.split("\n"))

    finding = only_finding_of(text)

    assert (finding.file, finding.field, finding.line) == ("en/test.md", field, at)
    assert finding.problem and finding.what_to_do


def test_a_source_that_nobody_has_compared_has_no_day() -> None:
    answer = read("en/test.md", GOOD.replace(", checked = 2026-11-01", ""))

    assert answer.source[0].checked is None


def test_an_unknown_field_is_named_with_its_line() -> None:
    finding = only_finding_of(GOOD.replace("tags =", 'mood = "calm"\ntags ='))

    assert (finding.field, finding.line) == ("mood", 6)
    assert "review_by" in finding.what_to_do


def test_every_fault_of_a_file_is_told_at_once() -> None:
    text = GOOD.replace('"sexual-health"', '"gossip"').replace("2027-05-01", "5").replace("{project}", "{clinic}")

    assert [finding.field for finding in findings_of(text)] == ["topic", "review_by", "body"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("no front matter", 1), ("+++\ntitle = \n+++\nwords", 2), ("+++\n" + "a = " + "[" * 5_000 + "\n+++\nwords", 1)],
)
def test_what_is_not_front_matter_is_refused(text: str, line: int) -> None:
    assert only_finding_of(text).line == line


@pytest.mark.parametrize("file", ["test.md", "en/Test.md", "en/te st.md", "en/test.txt", "../.md"])
def test_a_file_name_that_is_not_in_our_form_is_refused(file: str) -> None:
    assert only_finding_of(GOOD, file).field == "file"


@pytest.mark.parametrize(
    "words",
    [
        "<b>bold</b>",
        "a <!-- comment -->",
        "&lt;script&gt;",
        "# Heading",
        "> said",
        "| a | b |",
        "1. first",
        "* star bullet",
        "  - nested",
        "---",
        "`code`",
        "![picture](https://x.uk/a.png)",
        "[words](http://x.uk)",
        "[words](javascript:alert(1))",
        "[the NHS](https://www.nhs.uk@example.org/)",
        "See https://www.nhs.uk:secret@example.org now.",
        "See https://n\u04bbs.uk now.",
        "[words](https://ex\u0430mple.org/help)",
        "[words] and ] alone",
        "[]",
        "{clinic}",
        "words {part} words",
        "{worker",
        "one * star",
        "hidden \u202e direction",
        "zero\u200bwidth",
        "a bell \x07",
        "lost \ufffd bytes",
    ],
)
def test_what_stands_outside_the_small_markdown_is_refused(words: str) -> None:
    assert read("en/test.md", GOOD + "\nPlain words.\n").body

    finding = findings_of(GOOD + "\n" + words + "\n")[0]

    assert finding.field in {"body", "file"}
    assert finding.line == 15 or finding.field == "file"


@pytest.mark.parametrize(
    "address",
    ["https://www.nhs.uk/a?b=c@d#e", "https://example.org:8443/x", "https://xn--e1afmkfd.example", "https://помощ.бг/", "https://santé.example"],
)
def test_an_address_that_is_what_it_looks_like_passes_in_words_and_as_a_source(address: str) -> None:
    answer = read("en/test.md", GOOD.replace('https://www.nhs.uk"', f'{address}"') + f"\nSee {address}. Or [there]({address}).\n")

    assert answer.source[0].url == address


@pytest.mark.parametrize("address", ["https://www.nhs.uk@example.org", "https://n\u04bbs.uk", "https://", "https:///x"])
def test_a_source_that_leads_elsewhere_than_it_seems_to_is_refused(address: str) -> None:
    assert only_finding_of(GOOD.replace('https://www.nhs.uk"', f'{address}"')).field == "source"


@pytest.mark.parametrize(
    "deep", [".".join("a" * 9_000) + " = 1", "[" + " . ".join("a" * 4_000) + "]", "x = { " + ".".join(['""'] * 6_000) + " = 1 }", "a" * 18_000]
)
def test_names_in_names_are_refused_before_anybody_waits_for_them(deep: str) -> None:
    began = time.process_time()

    assert findings_of(f"+++\n{deep}\n+++\nWords.\n")[0].field == "front matter"
    assert time.process_time() - began < 1


def test_an_answer_without_words_or_too_long_to_seal_is_refused() -> None:
    front = GOOD[: GOOD.index("Hello")]

    assert only_finding_of(front + "\n \n").field == "body"
    assert only_finding_of(front + "ș" * 3_001).field == "body"
    assert only_finding_of(front + "a" * 30_000).field == "file"


def test_windows_line_ends_are_read_as_any_others() -> None:
    assert read("en/test.md", GOOD.replace("\n", "\r\n")) == read("en/test.md", GOOD)


@given(st.text(max_size=400))
def test_no_text_crashes_the_reader(text: str) -> None:
    _is_answer_or_clear_refusal(text)


toml_values = st.recursive(
    st.one_of(
        st.integers(-10, 10).map(str),
        st.booleans().map(lambda true: str(true).lower()),
        st.sampled_from(["2026-11-01", "2026-11-01T00:00:00Z", "10:00:00", "inf", "'uk'", '"\\u202E"', "[", "{", '"""']),
        st.text(max_size=12).map(lambda text: '"' + text.replace("\\", "").replace('"', "") + '"'),
    ),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
    max_leaves=6,
)
field_names = st.sampled_from(
    ["title", "topic", "shortcut", "nation", "tags", "source", "review_by", "changed", "reviewed", "translation_of", "x.y", '"a b"']
)


@given(st.dictionaries(field_names, toml_values), st.text(max_size=60), st.sampled_from(["en/test.md", "ro/test.md"]))
def test_no_front_matter_crashes_the_reader(fields: dict[str, str], body: str, file: str) -> None:
    front = "\n".join(f"{name} = {value}" for name, value in fields.items())

    _is_answer_or_clear_refusal(f"+++\n{front}\n+++\n{body}", file)


@given(st.sampled_from(GOOD.split("\n")), st.text(max_size=30))
def test_a_line_replaced_by_anything_never_crashes_the_reader(old: str, new: str) -> None:
    _is_answer_or_clear_refusal(GOOD.replace(old, new))


def _is_answer_or_clear_refusal(text: str, file: str = "en/test.md") -> None:
    outcome = _read_or_refused(file, text)
    if isinstance(outcome, Answer):
        return
    assert outcome.findings
    for finding in outcome.findings:
        assert finding.file == file and 1 <= finding.line <= text.count("\n") + 2
        assert finding.field and finding.problem and finding.what_to_do


def _read_or_refused(file: str, text: str) -> Answer | AnswerRefused:
    try:
        return read(file, text)
    except AnswerRefused as refused:
        return refused


def test_a_due_answer_and_a_source_checked_in_the_future_are_found() -> None:
    assert check([("en/test.md", GOOD)], today=TODAY) == []
    assert [finding.field for finding in check([("en/test.md", GOOD)], today=date(2027, 5, 2))] == ["review_by"]
    assert [finding.field for finding in check([("en/test.md", GOOD)], today=date(2026, 10, 1))] == ["source"]


@pytest.mark.parametrize("written", ['"lately"', "2026-11-20T08:00:00Z", "true", "[2026-11-20]"])
def test_the_day_of_a_change_is_a_day(written: str) -> None:
    finding = only_finding_of(GOOD.replace("review_by", f"changed = {written}\nreview_by"))

    assert (finding.field, finding.line) == ("changed", 8)
    assert "2026-11-21" in finding.what_to_do


@pytest.mark.parametrize(("file", "text"), [("en/test.md", GOOD), ("ro/test.md", TRANSLATED)])
def test_the_day_of_a_change_may_be_given_and_never_lies_ahead(file: str, text: str) -> None:
    changed = text.replace("review_by", "changed = 2026-11-20\nreview_by")

    assert read(file, text).changed is None
    assert read(file, changed).changed == date(2026, 11, 20)
    assert "changed" not in [finding.field for finding in check([(file, changed)], today=date(2026, 11, 20))]
    assert "changed" in [finding.field for finding in check([(file, changed)], today=date(2026, 11, 19))]


def test_one_shortcut_leads_to_one_answer_in_each_language() -> None:
    files = [("en/test.md", GOOD), ("ro/test.md", TRANSLATED)]
    assert check(files, today=TODAY) == []

    (finding,) = check([*files, ("en/other.md", GOOD)], today=TODAY)

    assert (finding.file, finding.field, finding.line) == ("en/other.md", "shortcut", 4)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('translation_of = "test"', 'translation_of = "lost"', "translation_of"),
        ('shortcut = "test"', 'shortcut = "other"', "shortcut"),
        ('nation = ["england", "wales"]', 'nation = ["uk"]', "nation"),
        ("{project}", "us", "body"),
        ("[name of the clinic]", "the desk", "body"),
    ],
)
def test_a_translation_that_drifted_from_its_english_is_found(old: str, new: str, field: str) -> None:
    (finding,) = check([("en/test.md", GOOD), ("ro/test.md", TRANSLATED.replace(old, new))], today=TODAY)

    assert (finding.file, finding.field) == ("ro/test.md", field)


def test_a_finding_reads_as_one_line() -> None:
    assert str(only_finding_of("")) == (
        "en/test.md:1: file: There is no front matter. Begin with a line +++, then the fields, then a second line +++."
    )
