"""A library as a zip archive of Markdown files, as they lie in a folder: LANG/NAME.md. Nothing is ever written to a disk by what an archive says.

An archive is somebody else's claim about itself: sizes are counted while it is opened, never read from it, and of its names only the two last parts count.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final

from canned_answers.findings import AnswerRefused, Finding
from chatd.answering.brought import Brought, refuse, refused

MOST_BYTES: Final = 8_000_000
MOST_FILES: Final = 6_000
MOST_OF_ONE: Final = 80_000
MOST_OPENED: Final = 40_000_000
"""Bytes: of the archive, of one file, of all files opened."""

_EVERY_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The same library gives the same bytes, and the hour somebody worked at stays at home."""
_PATH: Final = re.compile(r"(?:[^/]+/)*([^/]+/(?!README\.md)[^/]+\.md)")
_OF_OTHERS: Final = re.compile(r"(?:\A|/)(?:__MACOSX/|\.(?!\.(?:/|\Z))|Thumbs\.db|desktop\.ini)")
_LEADS_OUT: Final = re.compile(r"\A/|\A[A-Za-z]:|(?:\A|/)\.\.(?:/|\Z)|\x00")
_OF_WORKBOOKS: Final = frozenset({"[Content_Types].xml", "mimetype"})
_OPENED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def written(files: Iterable[tuple[str, str]]) -> bytes:
    """The archive, the same bytes for the same files."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file, text in sorted(files):
            entry = zipfile.ZipInfo(file, date_time=_EVERY_TIME)
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            packed.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED, 9)
    return archive.getvalue()


def read(content: bytes, *, name: str = "archive.zip") -> Brought:
    """Every LANG/NAME.md, in whatever folder they lie together. Raises `AnswerRefused`."""
    if len(content) > MOST_BYTES:
        raise refused(name, 1, "file", f"It is larger than {MOST_BYTES // 1_000_000} MB.", "Send the answers in two archives.")
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return _opened(packed, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, OverflowError):
        raise refused(name, 1, "file", "It is no archive, or a broken one.", "Make a new .zip of the folder.") from None


def _opened(packed: zipfile.ZipFile, name: str) -> Brought:
    entries = [entry for entry in packed.infolist() if not _called(entry).endswith("/") and not _OF_OTHERS.search(_called(entry))]
    if len(entries) > MOST_FILES:
        raise refused(name, 1, "file", f"There are more than {MOST_FILES} files in it.", "Send the answers in two archives.")
    refuse(finding for entry in entries for finding in _faults(entry))
    found = [(_PATH.fullmatch(_called(entry)), entry) for entry in entries]
    answers = [(path[1], entry) for path, entry in found if path]
    refuse(_twice(path for path, _ in answers))
    if not answers and any(entry.filename in _OF_WORKBOOKS for entry in packed.infolist()):
        raise refused(name, 1, "file", "It is a workbook, or a document.", "Open it in your spreadsheet, save it as “CSV UTF-8”, and send that.")
    if not answers:
        raise refused(name, 1, "file", "There are no answers in it.", "Answers are files such as en/sti-test.md, in folders by language.")
    texts = zip((path for path, _ in answers), _texts(packed, (entry for _, entry in answers), name), strict=True)
    left_alone = tuple(f"{entry.filename[:80]}: it is no answer, such as en/sti-test.md" for path, entry in found if not path)
    return Brought(files=tuple(sorted(texts)), left_alone=left_alone)


def _called(entry: zipfile.ZipInfo) -> str:
    """Some programs on Windows write strokes the other way. The whole name, not what Python keeps of one with a nought in it."""
    return entry.orig_filename.replace("\\", "/")


def _faults(entry: zipfile.ZipInfo) -> Iterator[Finding]:
    said = ascii(entry.filename)[1:-1][:80]
    if _LEADS_OUT.search(_called(entry)) or stat.S_ISLNK(entry.external_attr >> 16):
        yield Finding(file=said, line=1, field="file", problem="Its name leads out of the archive.", what_to_do="Make a new .zip of the folder.")
    if entry.flag_bits & 1:
        yield Finding(file=said, line=1, field="file", problem="It is locked with a password.", what_to_do="Make a .zip without one.")
    elif entry.compress_type not in _OPENED:
        yield Finding(file=said, line=1, field="file", problem="It is packed in a way we do not open.", what_to_do="Make a plain .zip.")


def _twice(paths: Iterable[str]) -> Iterator[Finding]:
    for path, times in Counter(paths).items():
        if times > 1:
            yield Finding(file=path[:80], line=1, field="file", problem="It is there twice.", what_to_do="Keep one of them.")


def _texts(packed: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo], name: str) -> Iterator[str]:
    left = MOST_OPENED
    for entry in entries:
        with packed.open(entry) as opened:
            content = opened.read(MOST_OF_ONE + 1)
        left -= len(content)
        if len(content) > MOST_OF_ONE:
            raise _too_long(entry.filename)
        if left < 0:
            raise refused(name, 1, "file", f"Opened, it is larger than {MOST_OPENED // 1_000_000} MB.", "Send the answers in two archives.")
        yield content.decode("utf-8-sig", "replace")


def _too_long(file: str) -> AnswerRefused:
    return refused(file[:80], 1, "file", f"It is longer than {MOST_OF_ONE} bytes.", "Make it shorter, or make two answers of it.")
