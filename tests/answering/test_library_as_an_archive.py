"""A library as one .zip: the same bytes again, and nothing that an archive says of itself is believed."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canned_answers.findings import AnswerRefused
from chatd.answering import archive
from tests.answering.answers_made import folders
from tests.canned_answers.test_answer_files import GOOD


def packed(*files: tuple[str | zipfile.ZipInfo, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, content in files:
            archive.writestr(name, content, how)
    return made.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(AnswerRefused) as refused:
        archive.read(content)
    assert all(finding.what_to_do for finding in refused.value.findings)
    return str(refused.value)


@given(files=folders())
def test_a_library_out_and_in_and_out_again_has_the_same_bytes(files: list[tuple[str, str]]) -> None:
    if not files:
        return
    once = archive.written(files)

    assert sorted(archive.read(once).files) == files
    assert archive.written(reversed(archive.read(once).files)) == once


def test_a_folder_packed_by_somebody_elses_program_is_read() -> None:
    brought = archive.read(
        packed(
            ("my answers/", ""),
            ("my answers/en/test.md", "\ufeff" + GOOD),
            ("my answers/README.md", "Read me."),
            ("my answers/notes.docx", b"PK"),
            ("__MACOSX/my answers/en/._test.md", b"\x00"),
            ("my answers/.DS_Store", b"\x00"),
        )
    )

    assert brought.files == (("en/test.md", GOOD),)
    assert [each.partition(":")[0] for each in brought.left_alone] == ["my answers/README.md", "my answers/notes.docx"]


@pytest.mark.parametrize("name", ["../en/test.md", "/en/test.md", "en/../../test.md", "C:/en/test.md", "en\\..\\test.md", "\\\\host\\en\\test.md"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    assert "leads out" in refusal(packed(("en/other.md", GOOD), (name, GOOD)))


def test_a_folder_packed_on_windows_with_its_strokes_the_other_way_is_read() -> None:
    brought = archive.read(packed(("answers\\", ""), ("answers\\en\\test.md", GOOD), ("__MACOSX\\en\\._test.md", b"\x00")))

    assert (brought.files, brought.left_alone) == ((("en/test.md", GOOD),), ())


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("en/test.md")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16

    assert "leads out" in refusal(packed((link, "/etc/passwd")))


def test_one_answer_in_two_folders_is_refused() -> None:
    assert "twice" in refusal(packed(("a/en/test.md", GOOD), ("b/en/test.md", GOOD)))


def test_a_small_archive_that_opens_into_a_large_one_is_refused_before_it_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed(("en/test.md", b"0" * 50_000_000))
    assert len(bomb) < 100_000

    assert "longer than" in refusal(bomb)
    assert "Opened, it is larger" in refusal(packed(*((f"en/a{number}.md", b"0" * archive.MOST_OF_ONE) for number in range(510))))


def test_an_archive_that_understates_its_files_is_not_believed() -> None:
    honest = packed(("en/test.md", b"0" * 200_000), how=zipfile.ZIP_STORED)
    size, lie = struct.pack("<I", 200_000), struct.pack("<I", 10)

    assert "longer than" in refusal(honest)
    assert refusal(honest.replace(size, lie))


def test_what_is_locked_or_packed_oddly_is_refused() -> None:
    plain = bytearray(packed(("en/test.md", GOOD)))
    for place in (plain.index(b"PK\x03\x04") + 6, plain.index(b"PK\x01\x02") + 8):
        plain[place] |= 1

    assert "password" in refusal(bytes(plain))
    assert "packed in a way" in refusal(packed(("en/test.md", GOOD), how=zipfile.ZIP_LZMA))


def test_too_many_files_or_none_are_refused() -> None:
    assert "more than" in refusal(packed(*((f"en/a{number}.md", "") for number in range(archive.MOST_FILES + 1)), how=zipfile.ZIP_STORED))
    assert "no answers" in refusal(packed(("readme.txt", "Hello.")))
    assert "workbook" in refusal(packed(("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "<x/>")))
    assert "larger than" in refusal(b"PK\x03\x04" + b"0" * archive.MOST_BYTES)


@given(content=st.binary(max_size=100), at=st.integers(0, 600), put=st.binary(max_size=8))
def test_whatever_is_sent_is_read_or_refused_in_words(content: bytes, at: int, put: bytes) -> None:
    good = packed(("en/test.md", GOOD), ("ro/test.md", GOOD))
    for broken in (content, b"PK\x03\x04" + content, good[:at] + put + good[at + len(put) :], good[:at]):
        with contextlib.suppress(AnswerRefused):
            archive.read(broken)
