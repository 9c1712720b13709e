"""The directory as a file: the same bytes again, no formulas, and every fault with its line."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain.service_csv import MOST_ENTRIES, Coming, NotRead, as_csv, from_csv
from chatd.domain.services import NOT_STORED, Entry, Reach, Source
from chatd.domain.spreadsheet import bare, guarded
from tests.domain.services_made import NEEDS, TODAY, a_service, an_entry, entries, verified

HEADER = "name,what,needs,areas,phone"
ROW = "Harbour Clinic,Free tests,sexual-health,NT1,+44 191 496 0000"
A_FORMULA = re.compile(r"\A[=+\-@＝＋－＠]")


def read(text: str | bytes) -> tuple[Entry, ...]:
    return from_csv(text if isinstance(text, bytes) else text.encode(), known_needs=NEEDS, today=TODAY).entries


def faults(text: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(NotRead) as refused:
        read(text)
    return [(each.line, each.field) for each in refused.value.problems]


def listed(text: str) -> Coming:
    return from_csv(text.encode(), known_needs=NEEDS, today=TODAY)


def names(text: str | bytes) -> list[str]:
    return [each.service.name for each in read(text)]


@given(listed=st.lists(entries(), max_size=6, unique_by=lambda each: each.key))
def test_a_file_read_and_written_again_has_the_same_bytes(listed: list[Entry]) -> None:
    once = as_csv(listed)

    assert sorted(read(once), key=lambda each: each.key) == sorted(listed, key=lambda each: each.key)
    assert as_csv(read(once)) == once


@given(listed=st.lists(entries(), max_size=4, unique_by=lambda each: each.key), separator=st.sampled_from(",;\t"))
def test_no_cell_of_a_file_begins_a_formula_whatever_separator_a_spreadsheet_cuts_at(listed: list[Entry], separator: str) -> None:
    text = as_csv(listed).decode("utf-8-sig")

    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        assert not [cell for cell in cells if A_FORMULA.match(cell.lstrip(' "'))]


@given(words=st.text(st.sampled_from("=+-@＝'\";, \t\n\rab01./:"), max_size=30))
def test_guarding_can_be_undone_whatever_the_words(words: str) -> None:
    assert bare(guarded(words)) == words
    assert not re.search(r"(?:\A|[;,\t\n\r])[ \"]*[=+\-@＝]", guarded(words))


def test_numbers_and_days_are_guarded_in_the_file_and_read_with_or_without_the_guard() -> None:
    typed = f"{HEADER},sms,verified,verified_by,review_by,source\n{ROW},03001234567,2026-11-01,wren,2027-05-01,Site\n"
    (entry,) = read(typed)

    cells = as_csv([entry]).decode().splitlines()[1].split(",")
    assert {"'+44 191 496 0000", "'03001234567", "'2026-11-01", "'2027-05-01"} <= set(cells)
    assert read(as_csv([entry])) == (entry,)


def test_a_number_that_lost_its_nought_in_a_spreadsheet_is_noticed() -> None:
    assert names(f"{HEADER}\n{ROW.replace('+44 191 496 0000', '116 123')}\n") == ["Harbour Clinic"]

    assert faults(f"{HEADER}\n{ROW.replace('+44 191 496 0000', '3001234567')}\n") == [(2, "phone in row 2")]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_of_every_spreadsheet_are_read(mark: bytes, ends: str, separator: str) -> None:
    text = ends.join([HEADER, ROW, 'Night Bus,"A van; with ""tea"", and\r\ntests",sexual-health,NT,0300 123 4567', ",,,,", ""])
    rows = csv.reader(io.StringIO(text, newline=""))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=ends).writerows(rows)

    assert names(mark + out.getvalue().encode()) == ["Harbour Clinic", "Night Bus"]
    assert read(mark + out.getvalue().encode())[1].service.what == 'A van; with "tea", and\ntests'


def test_columns_may_stand_in_any_order() -> None:
    assert names("Phone, areas ,needs,what,NAME\n111,NT,the-law,Law,Aid\n") == ["Aid"]


def test_a_fault_has_the_line_that_its_entry_begins_on() -> None:
    text = f'{HEADER}\n{ROW}\nTwo,"over\nthree\nlines",sexual-health,NT,111\n\nBad,,cheese,NT1 4LP,111\n{ROW}\n'

    assert faults(text) == [(7, "areas in row 5"), (7, "needs in row 5"), (7, "what in row 5"), (8, "name in row 6")]


def test_one_fault_keeps_all_of_it_out() -> None:
    assert names(f"{HEADER}\n{ROW}\n") == ["Harbour Clinic"]
    assert faults(f"{HEADER}\n{ROW}\nNight Bus,,sexual-health,NT,111\n") == [(3, "what in row 3")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "file")]),
        ("name,what,needs\n", [(1, "areas")]),
        (f"{HEADER},colour\n", [(1, "column 6")]),
        (f"{HEADER},name\n", [(1, "name")]),
        (f"{HEADER}\n{ROW},extra\n", [(2, "row 2")]),
        (f"{HEADER}\nHarbour Clinic,Free tests\n", [(2, "row 2")]),
        (f'{HEADER}\n{ROW}\n"Open', [(3, "file")]),
        (f'{HEADER}\n"Har"bour,x,the-law,NT,111\n', [(2, "file")]),
        (f"{HEADER}\n{ROW}\n".encode() + b"\xff", [(3, "file")]),
        (f"{HEADER}\n\x00", [(2, "file")]),
        (f"{HEADER}\n".encode("utf-16"), [(1, "file")]),
        (b"PK\x03\x04\x14\x00", [(1, "file")]),
        (f"{ROW}\n{ROW}", [(1, "file")]),
        ("name,,what,needs,areas\n", [(1, "column 2")]),
        (f"{HEADER}\n{ROW.replace('Free tests', '#NAME?')}\n", [(2, "what in row 2")]),
        (f"{HEADER}\n{ROW.replace('Free tests', ' Err:508 ')}\n", [(2, "what in row 2")]),
    ],
)
def test_what_is_no_such_file_is_told_by_line(text: str | bytes, expected: list[tuple[int, str]]) -> None:
    assert faults(text) == expected


def test_a_file_has_an_end() -> None:
    rows = "\n".join(f"{number}{ROW}" for number in range(MOST_ENTRIES + 1))

    assert faults(f"{HEADER}\n{rows}") == [(MOST_ENTRIES + 2, "file")]
    assert faults(b"a" * 4_000_001) == [(1, "file")]


def test_the_same_name_may_be_shared_and_ones_own_but_not_twice() -> None:
    assert len(read(f"{HEADER},shared\n{ROW},yes\n{ROW},\n")) == 2

    assert faults(f"{HEADER},shared\n{ROW},yes\n{ROW.replace('Harbour', 'HARBOUR')},yes\n") == [(3, "name in row 3")]


def test_a_name_typed_on_another_machine_is_the_same_name() -> None:
    apart, whole = "Cafe\u0301", "Caf\u00e9"

    assert names(f"{HEADER}\n{ROW.replace('Harbour', apart)}\n") == [f"{whole} Clinic"]


def test_a_file_says_nothing_of_what_it_has_no_column_for() -> None:
    stands = replace(verified(for_whom="All", hours="Mon"), reach=Reach(phone="111", walk_in="The green door"))
    before = an_entry(stands, shared=True, withdrawn=True)
    (same,) = listed("name,what,needs,areas,phone\nharbour clinic,Free tests,sexual-health,NT1,111").over([before])
    (other,) = listed("name,what,needs,areas,phone,walk_in\nHarbour Clinic,Free tests,sexual-health,NT1,112,").over([before])

    assert same == replace(before, id=NOT_STORED, service=replace(stands, name="harbour clinic", verified=None, source=Source(), review_by=None))
    assert (other.shared, other.withdrawn, other.service.hours) == (True, True, "Mon")
    assert other.service.reach == Reach(phone="112")


def test_what_somebody_checked_stays_checked_only_while_its_facts_do() -> None:
    before = an_entry(verified(hours="Mon"))
    (same,) = listed(f"{HEADER}\n{ROW}").over([before])
    (other,) = listed(f"{HEADER}\n{ROW.replace('0000', '0001')}").over([before])

    assert same == replace(before, id=NOT_STORED)
    assert (other.service.hours, other.service.verified, other.service.review_by) == ("Mon", None, None)


def test_a_file_with_every_column_says_all_there_is() -> None:
    empty = as_csv([an_entry(a_service())])

    assert from_csv(empty, known_needs=NEEDS, today=TODAY).over([an_entry(verified(hours="Mon"))]) == read(empty)
