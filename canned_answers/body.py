"""The words of an answer: a small Markdown (paragraphs, bullet lists, bold, links), variables in `{braces}` that the console fills,
and placeholders in `[square brackets]` that a person must fill before anything can be sent.

The same rules hold for a draft in the reply box: what `is_sendable` refuses is never sent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from canned_answers.addresses import deceiving

VARIABLES = ("worker", "project", "next_opening", "clinic_name", "clinic_phone", "clinic_hours")
"""The name the operator chose for this shift, the visitor's project, when its chat opens next; and what the project says of its clinic. One without a
value stays as it is written, and keeps the draft from being sent."""

PART = "{part}"
"""Alone on a line: here one message ends and the next begins. Left in a draft it keeps that from being sent, as a variable does."""

NO_WORDS = "Write the answer under the second +++ line."
"""What to do about a file without any."""

MOST_BYTES = 6_000
"""A message is padded to at most 8192 bytes before it is sealed, envelope included."""

_LINK = re.compile(r"\[([^\[\]\n]+)\]\(((?:https://|tel:\+?[0-9]|sms:\+?[0-9])[^()\s]*)\)")
_NEARLY_LINK = re.compile(r"\[[^\[\]\n]*\]\(")
_PLACEHOLDER = re.compile(r"\[([^\[\]]+)\]")
_PART_LINE = re.compile(r"^\{part\}[ ]*$", re.MULTILINE)
_VARIABLE = re.compile(r"\{([a-z_]+)\}")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_JOINERS = "\u200c\u200d"
_LOST = "\ufffd"

_OUTSIDE: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"<[A-Za-z/!?]|&#?\w+;"), "HTML is not allowed.", "Write plain words; use **bold** or [a link](https://…)."),
    (re.compile(r"`|~~~"), "Code marks are not allowed.", "Leave the marks out."),
    (re.compile(r"!\["), "Pictures are not allowed.", "Say it in words."),
    (re.compile(r"^\s*#{1,6}(\s|$)"), "Headings are not allowed.", "Begin the paragraph with a few **bold** words."),
    (re.compile(r"^\s*>"), "Quotations are not allowed.", "Write a plain paragraph."),
    (re.compile(r"^\s*\|"), "Tables are not allowed.", "Use a bullet list."),
    (re.compile(r"^\s*\d+[.)]\s"), "Numbered lists are not allowed.", 'Use a bullet list: begin each line with "- ".'),
    (re.compile(r"^\s*([-=*_]\s*){3,}$"), "Ruled lines are not allowed.", "Leave an empty line instead."),
    (re.compile(r"^\s*[*+]\s|^\s+-\s"), "This bullet is not in our form.", 'Begin each bullet with "- " at the start of the line.'),
)


def placeholders(text: str) -> tuple[str, ...]:
    """What still has to be filled in, in order, without the brackets: `("name of the clinic",)`."""
    return tuple(_PLACEHOLDER.findall(_LINK.sub("", text)))


def unfilled_variables(text: str) -> tuple[str, ...]:
    """What no value was found for, in order; a line between parts that was left in is one of them."""
    return tuple(name for name in _VARIABLE.findall(text) if name in (*VARIABLES, "part"))


def parts(body: str) -> tuple[str, ...]:
    """The messages of an answer, in order; most have one."""
    return tuple(part.strip() for part in _PART_LINE.split(body))


def is_sendable(text: str) -> bool:
    """False while a placeholder or a variable is unfilled: a visitor never gets "call [name of the clinic]"."""
    return not placeholders(text) and not unfilled_variables(text)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of variables, once; a value is never read for variables again. Names without a value stay as they are."""
    return _VARIABLE.sub(lambda found: values.get(found[1], found[0]), text)


def render_plain(body: str, values: Mapping[str, str] | None = None) -> str:
    """The answer as it goes into the reply box: no marks, one line for each paragraph and bullet, links written out."""
    blocks = (_plain_block(block) for block in re.split(r"\n\s*\n", body.strip()))
    return fill("\n\n".join(blocks), values or {})


def faults(body: str) -> Iterator[tuple[int, str, str]]:
    """What stands outside the small Markdown: (line of the body, problem, what to do)."""
    if not body.strip():
        yield 1, "There are no words.", NO_WORDS
    for part in parts(body):
        if len(part.encode("utf-8", "replace")) > MOST_BYTES:
            yield 1, f"It is longer than {MOST_BYTES} bytes.", "Make it shorter, or put a line {part} where a second message may begin."
    if body.strip() and not all(parts(body)):
        yield 1, "A part has no words.", "Write {part} only between two parts, once."
    for number, line in enumerate(body.split("\n"), start=1):
        yield from ((number, problem, what_to_do) for problem, what_to_do in _faults_of_line(line))


def hidden_characters(text: str) -> tuple[str, ...]:
    """Names of characters that nobody sees but that turn, hide or break words (direction marks, zero width, controls,
    the sign for bytes that could not be read)."""
    return tuple(sorted({f"U+{ord(sign):04X}" for sign in set(text) if _is_hidden(sign)}))


def _is_hidden(sign: str) -> bool:
    hidden = unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return sign == _LOST or (hidden and sign not in "\n" + _JOINERS)


def _faults_of_line(line: str) -> Iterator[tuple[str, str]]:
    for sign, problem, what_to_do in _OUTSIDE:
        if sign.search(line):
            yield problem, what_to_do
    yield from _faults_of_links(line)
    yield from _faults_of_variables(line)
    if "*" in _BOLD.sub("", line):
        yield "A * stands alone.", "Write **bold** with two stars on each side, on one line."


def _faults_of_links(line: str) -> Iterator[tuple[str, str]]:
    if deceiving(line):
        yield "This address leads elsewhere than it seems to.", "Copy it from the page itself: no @ before the first /, and letters of one script."
    line = _LINK.sub("", line)
    rest = _PLACEHOLDER.sub("", line)
    if _NEARLY_LINK.search(line):
        yield "This link is not in our form.", "Write [words](https://…), [words](tel:999) or [words](sms:85258)."
    elif "[" in rest or "]" in rest:
        yield "A square bracket stands alone.", "Write [what to fill in] in one line, not empty, and not one inside another."


def _faults_of_variables(line: str) -> Iterator[tuple[str, str]]:
    known = ", ".join(f"{{{name}}}" for name in VARIABLES)
    for name in _VARIABLE.findall("" if _PART_LINE.fullmatch(line) else line):
        if name == "part":
            yield "{part} stands among words.", "Give it a line of its own."
        elif name not in VARIABLES:
            yield f"There is no variable {{{name}}}.", f"Known: {known}. For something a person must fill in, use [square brackets]."
    if re.search(r"[{}]", _VARIABLE.sub("", line)):
        yield "A brace stands alone.", f"Braces are for variables only. Known: {known}."


def _plain_block(block: str) -> str:
    lines = block.split("\n")
    if not lines[0].startswith("- "):
        return _plain_words(" ".join(line.strip() for line in lines))
    items = re.split(r"(?:^|\n)- ", block)[1:]
    return "\n".join("• " + _plain_words(" ".join(item.split())) for item in items)


def _plain_words(text: str) -> str:
    return _LINK.sub(_plain_link, _BOLD.sub(r"\1", text))


def _plain_link(link: re.Match[str]) -> str:
    words, target = link[1], link[2]
    return f"{words} ({target})" if target.startswith("https://") and words not in {target, target[8:]} else words
