"""The gettext PO format, strictly: entries with a context, an original and a translation. What they mean is `translating.py`'s business.

Babel writes and reads; but where its reader guesses, lets the later of two stand, or believes a header that asks for a billion plurals, the file is refused
before it gets there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, generate_po

from canned_answers.findings import Finding
from chatd.answering.brought import refuse, refused

MOST_BYTES: Final = 16_000_000
MOST_IN_A_LINE: Final = 100_000
"""Signs; no answer is half as long. A pattern that reads a line of millions holds up everybody's lines while it does."""
MOST_FAULTS: Final = 1_000
"""That are told of one file: a file of another kind has one in each of its lines."""
_FUZZY: Final = "fuzzy"
_LINE: Final = re.compile(r'(?:(?P<word>msgctxt|msgid|msgstr) +)?"(?:[^"\\]|\\[\\"nrt])*"')
_AFTER: Final = {"msgctxt": {"", "msgstr"}, "msgid": {"", "msgstr", "msgctxt"}, "msgstr": {"msgid"}}
_BEFORE: Final = "The English was: "
"""Not as `#|`, which Babel would break in the middle of a text. Other programs write such a line beside what they guessed."""
_SAVE_IT: Final = "Save it as a gettext .po file in UTF-8."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """*note*: for the translator. *before*: what the original said when this was translated, where it says something else now: until somebody has taken
    the mark `fuzzy` away, *translation* is a guess then. *line*: of its original in the file that it was read from."""

    context: str
    original: str
    translation: str = ""
    is_fuzzy: bool = False
    file: str = ""
    note: str = ""
    before: str | None = None
    line: int = 0

    @property
    def is_guess(self) -> bool:
        """Nobody has said that this translates that."""
        return not self.translation.strip() or (self.is_fuzzy and self.before is not None)


def written(language: str, entries: Iterable[Entry]) -> bytes:
    """The same bytes for the same entries: no day, no name, no program's version."""
    catalog = Catalog(fuzzy=False)
    for entry in entries:
        flags = [_FUZZY] if entry.is_fuzzy and entry.translation else []
        message = catalog.add(
            entry.original,
            entry.translation,
            locations=[(entry.file, None)] if entry.file else [],  # type: ignore[list-item]  # a file without a line, as Babel reads and writes them
            flags=flags,
            auto_comments=[*([entry.note] if entry.note else []), *([f"{_BEFORE}{entry.before}"] if entry.before is not None else [])],
            context=entry.context,
        )
        message.flags -= {"python-format"}  # "100 % of" is none, and a translator's program would complain
    lines = generate_po(catalog, width=0, omit_header=True)
    return "".join([_header(language), *lines]).encode()


def _header(language: str) -> str:
    facts = {
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{name}: {value}\\n"' for name, value in facts.items()), "", ""])


def read(content: bytes, *, name: str) -> tuple[str, tuple[Entry, ...]]:
    """The language that its header names, and every entry that is not struck out. Raises `AnswerRefused`."""
    lines = _text(content, name).split("\n")
    refuse(islice(_faults(lines, name), MOST_FAULTS))
    kept = _Kept()
    try:
        PoFileParser(kept, abort_invalid=True).parse("" if line.lstrip().startswith("#~") else line for line in lines)
    except PoFileError as wrong:
        raise refused(name, wrong.lineno + 1, "entry", "This entry is not whole.", "Each has a msgid and then a msgstr.") from None
    refuse(_twice(kept.messages, name))
    header = next((message for message in kept.messages if message.id == ""), None)
    if header is None or header.context:
        raise refused(name, 1, "header", "There is no header.", "Begin with an empty msgid whose msgstr has a line such as Language: ro.")
    return _language(str(header.string)), tuple(_entry(message) for message in kept.messages if message.id)


class _Kept(Catalog):
    """Every message as it stands, none laid over another; the header is one of them, and nothing in it is obeyed."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []

    def __setitem__(self, id: object, message: Message) -> None:
        self.messages.append(message)


def _text(content: bytes, name: str) -> str:
    if len(content) > MOST_BYTES:
        raise refused(name, 1, "file", f"It is larger than {MOST_BYTES // 1_000_000} MB.", "Send it in two parts.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise refused(name, content.count(b"\n", 0, wrong.start) + 1, "file", "It is not text in UTF-8.", _SAVE_IT) from None
    if "\x00" in text:
        raise refused(name, text.count("\n", 0, text.index("\x00")) + 1, "file", "It is not text.", _SAVE_IT)
    return text.replace("\r\n", "\n")


def _faults(lines: Iterable[str], name: str) -> Iterator[Finding]:
    """Everything that is no comment must be one of three words and a text in quotation marks, in their order."""
    last = ""
    for number, line in enumerate(map(str.strip, lines), start=1):
        if len(line) > MOST_IN_A_LINE:
            yield Finding(file=name, line=number, field="entry", problem="This line is too long.", what_to_do=_SAVE_IT)
            continue
        if not line or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            problem = "Answers have no plurals." if line.startswith(("msgid_plural", "msgstr[")) else "This line is not in the form of gettext."
            yield Finding(file=name, line=number, field="entry", problem=problem, what_to_do=_SAVE_IT)
            continue
        word = found["word"] or ""
        if not last or word:
            if last not in _AFTER.get(word, ()):
                yield Finding(file=name, line=number, field="entry", problem="This line is not where it belongs.", what_to_do=_SAVE_IT)
            last = word or last


def _twice(messages: Iterable[Message], name: str) -> Iterator[Finding]:
    seen: dict[tuple[str | None, str], int] = {}
    for message in messages:
        line = message.lineno or 1
        first = seen.setdefault((message.context, str(message.id)), line)
        if first != line:
            yield Finding(file=name, line=line, field=message.context or "entry", problem=f"It is on line {first} already.", what_to_do="Keep one.")


def _language(header: str) -> str:
    found = re.search(r"^Language:[ \t]*([A-Za-z0-9_-]*)[ \t]*$", header, re.MULTILINE)
    return found[1].replace("_", "-") if found else ""


def _entry(message: Message) -> Entry:
    was = [
        *(comment for comment in message.user_comments if comment.startswith("|")),
        *(c for c in message.auto_comments if c.startswith(_BEFORE.strip())),
    ]
    return Entry(
        context=message.context or "",
        original=str(message.id),
        translation=str(message.string),
        is_fuzzy=_FUZZY in message.flags,
        before="\n".join(was) if was else None,
        line=message.lineno or 1,
    )
