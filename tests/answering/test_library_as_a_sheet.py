"""A library as rows of a spreadsheet: the same bytes again, nothing that a spreadsheet would compute, and each fault where it is."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canned_answers import library
from canned_answers.findings import AnswerRefused, Finding
from canned_answers.writing import written
from chatd.answering import sheet
from chatd.answering.placing import placed
from chatd.domain.spreadsheet import guarded
from tests.answering.answers_made import EMPTY, by, folders
from tests.canned_answers.test_answer_files import GOOD, TRANSLATED

HEADER = "language,name,title,topic,shortcut,nation,source,review_by,body"
ROW = "en,test,A free test,sexual-health,test,england wales,NHS | https://www.nhs.uk | 2026-11-01,2027-05-01,It is free."
A_FORMULA = re.compile(r"\A[=+\-@＝＋－＠]")


def text_of(content: str, file: str = "en/test.md") -> str:
    return written(library.read(file, dict(sheet.read(content.encode()).files)[file]))


def faults(content: str) -> list[Finding]:
    """Of reading the sheet, or of taking what it says into a library."""
    try:
        brought = sheet.read(content.encode())
        try:
            placed(EMPTY, EMPTY, brought.files, by())
        except AnswerRefused as wrong:
            return list(map(brought.where, wrong.findings))
    except AnswerRefused as refused:
        return list(refused.findings)
    return []


@given(files=folders())
def test_a_library_out_and_in_and_out_again_has_the_same_bytes(files: list[tuple[str, str]]) -> None:
    if not files:
        return
    once = sheet.written(files)
    back = [(file, written(library.read(file, text))) for file, text in sheet.read(once).files]

    assert sorted(back) == files
    assert sheet.written(back) == once


@given(files=folders(), separator=st.sampled_from(",;\t"))
def test_no_cell_begins_a_formula_whatever_separator_a_spreadsheet_cuts_at(files: list[tuple[str, str]], separator: str) -> None:
    text = sheet.written(files).decode("utf-8-sig")

    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        assert not [cell for cell in cells if A_FORMULA.match(cell.lstrip(' "'))]


def test_a_list_of_points_is_guarded_and_comes_back_as_it_was() -> None:
    once = sheet.written([("en/test.md", GOOD)]).decode("utf-8-sig")

    assert "'- See [the list]" in once and "'2027-05-01" in once
    assert text_of(once) == written(library.read("en/test.md", GOOD))


def test_a_sheet_that_a_spreadsheet_has_saved_is_read_as_it_was_meant() -> None:
    typed = f'Body;{HEADER.replace(",body", "").replace(",", ";").upper()};;\r\n"One.\r\n- Two";{ROW.replace(",It is free.", "").replace(",", ";")};;\r\n;;;;;;;;;;\r\n'

    answer = library.read("en/test.md", text_of(typed))

    assert answer.body == "One.\n- Two"
    assert (answer.title, answer.tags, answer.source[0].checked) == ("A free test", (), date(2026, 11, 1))


def test_a_translation_that_says_no_more_is_one_that_nobody_has_read_over() -> None:
    answer = library.read("ro/test.md", text_of(f"{HEADER}\n{ROW.replace('en,', 'ro,', 1)}", "ro/test.md"))

    assert (answer.translation_of, answer.reviewed) == ("test", False)


def test_a_sheet_says_nothing_of_what_it_has_no_column_for() -> None:
    stands = GOOD.replace("nation =", 'audience = "worker"\nchanged = 2026-11-01\nnation =')
    standing = placed(EMPTY, EMPTY, [("en/test.md", stands), ("ro/test.md", TRANSLATED)], by()).shelf.histories
    known = dict(sheet.read(f"{HEADER}\n{ROW}\nro,{ROW[3:]}".encode(), standing=standing).files)
    answer = library.read("en/test.md", known["en/test.md"])

    assert (answer.audience, answer.tags, answer.changed) == ("worker", library.read("en/test.md", stands).tags, date(2026, 11, 1))
    assert (answer.title, answer.body) == ("A free test", "It is free.")
    assert library.read("ro/test.md", known["ro/test.md"]).translation_of == "test"
    emptied = sheet.read(f"{HEADER},audience,tags\n{ROW},,".encode(), standing=standing).files
    assert (library.read(*emptied[0]).audience, library.read(*emptied[0]).tags) == ("visitor", ())


def test_a_bar_or_a_stroke_in_the_name_of_a_source_stays_its_own() -> None:
    odd = GOOD.replace('name = "NHS"', r'name = "A | B \\ C \\| "')

    assert text_of(sheet.written([("en/test.md", odd)]).decode()) == written(library.read("en/test.md", odd))


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("A free test", "", 2, "title in row 2"),
        ("sexual-health", "health", 2, "topic in row 2"),
        ("england wales", "england narnia", 2, "nation in row 2"),
        ("2027-05-01", "1 May 2027", 2, "review_by in row 2"),
        ("2027-05-01", "2027-13-01", 2, "review_by in row 2"),
        ("2027-05-01", "2020-05-01", 2, "review_by in row 2"),
        (" | 2026-11-01", " | yesterday", 2, "source in row 2"),
        (" | 2026-11-01", " | 2026-11-01 | more", 2, "source in row 2"),
        ("en,test", "english,test", 2, "language in row 2"),
        ("en,test", "../en,test", 2, "language in row 2"),
        ("en,test", "en,../test", 2, "name in row 2"),
        ("It is free.", "<b>It is free.</b>", 2, "body in row 2"),
        ("It is free.", '"It is free.\n\n- Ask {nobody}."', 4, "body in row 2, line 3"),
    ],
)
def test_each_fault_is_told_with_the_line_of_the_file_and_the_row_and_column_of_the_sheet(old: str, new: str, line: int, field: str) -> None:
    assert faults(f"{HEADER}\n{ROW}") == []

    (fault,) = faults(f"{HEADER}\n{ROW}".replace(old, new))

    assert (fault.file, fault.line, fault.field) == ("answers.csv", line, field)
    assert fault.problem and fault.what_to_do


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2027-05-01", "01/05/2027", "This is no day. Write year, month and day with an apostrophe before them"),
        ("england wales", "England", "Number 1 in the list: there is no 'England'. Write one or more of these, with a space between: england"),
        ("https://www.nhs.uk", "www.nhs.uk", "Number 1 in the list: it is not in our form. Write one a line, such as NHS | https"),
        ("A free test", "A" * 81, "It has more than 80 letters. Write one short line"),
        ("en,test,", "en,An STI,", "This is no name of an answer."),
        ("It is free.", "", "There are no words. Write what a visitor is to read."),
    ],
)
def test_what_is_to_mend_is_said_for_somebody_who_has_a_spreadsheet_open(old: str, new: str, says: str) -> None:
    (finding,) = faults(f"{HEADER}\n{ROW.replace(old, new, 1)}")

    assert f"{finding.problem} {finding.what_to_do}".startswith(says), finding
    assert "`" not in str(finding) and "[" not in str(finding)


def test_a_language_in_capitals_and_a_spreadsheets_own_yes_are_what_they_mean() -> None:
    (english, _), (romanian, text) = sheet.read(f"{HEADER},reviewed\n{ROW.replace('en,', 'EN,')},\n{ROW.replace('en,', 'Ro,')},TRUE".encode()).files

    assert (english, romanian) == ("en/test.md", "ro/test.md")
    assert library.read(romanian, text).reviewed


def test_rows_below_long_cells_are_told_by_their_own_line_and_row() -> None:
    long = ROW.replace("It is free.", '"It is free.\n\nAnd\nquick."')
    (fault,) = faults(f"{HEADER}\n{long}\n\n{ROW.replace('test', 'other').replace('sexual-health', 'health')}")

    assert (fault.line, fault.field) == (7, "topic in row 4")


def test_one_answer_twice_is_refused_and_so_is_a_sheet_without_any() -> None:
    assert [fault.field for fault in faults(f"{HEADER}\n{ROW}\n{ROW}")] == ["name in row 3"]
    assert "no answers" in faults(HEADER)[0].problem
    assert faults("")[0].field == "file"
    assert "mood" in faults(f"{HEADER},mood\n{ROW},calm")[0].problem


def test_a_translation_without_its_english_is_told_at_its_row() -> None:
    cells = sheet.written([("ro/test.md", TRANSLATED)]).decode()

    assert [(fault.line, fault.field) for fault in faults(cells)] == [(2, "translation_of in row 2")]


@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: f"{HEADER}\n{text}".encode())))
def test_whatever_is_sent_is_read_or_refused_in_words(content: bytes) -> None:
    with contextlib.suppress(AnswerRefused):
        sheet.read(content)


def test_a_formula_that_somebody_typed_is_guarded_on_its_way_out() -> None:
    typed = f"{HEADER}\n{ROW.replace('A free test', '=HYPERLINK(evil)')}"

    assert f",{guarded('=HYPERLINK(evil)')}," in sheet.written([("en/test.md", text_of(typed))]).decode()
