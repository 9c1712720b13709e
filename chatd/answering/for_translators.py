"""A library for translators, as a gettext file: each piece in English, with what stands for it in one language.

`fuzzy` is an answer that nobody who speaks the language well has read over. Where the English has changed since it was translated, what stands for the piece
that it was is shown beside it, as a guess.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from canned_answers import body as words
from canned_answers.library import ORIGINAL
from chatd.answering import gettext
from chatd.answering.gettext import Entry
from chatd.answering.pieces import GONE, Pair, Piece, is_title, pairs, pieces, side_by_side
from chatd.answering.shelves import Shelf

_NEARLY: Final = 0.6
"""How alike two pieces must be for what stands for one to be shown beside the other."""


def written(shelf: Shelf, beneath: Shelf, language: str, *, everything: bool = False) -> bytes:
    """Every answer that this owner has in English, and what it has in *language* of others'. *everything*: also the others'."""
    found = (pair for pair in pairs(shelf, beneath, language) if pair.standing.state not in GONE)
    theirs = (pair for pair in found if everything or {pair.original.file, pair.translation.file} & shelf.histories.keys())
    return gettext.written(language, (entry for pair in theirs for entry in _entries(pair)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What stands for a piece; *before*: where it was said for other words, for which."""

    words: str = ""
    before: str | None = None


def _entries(pair: Pair) -> Iterator[Entry]:
    translated, answer = pair.translated(), pair.answer
    beside = _beside(pair)
    for piece in pieces(answer, whole=any(name.endswith(":whole") for name, _ in beside)):
        said = _said(piece, beside)
        yield Entry(
            context=piece[0],
            original=piece[1],
            translation=said.words,
            is_fuzzy=translated is not None and (not translated.reviewed or said.before is not None),
            file=f"{ORIGINAL}/{answer.name}.md",
            note=_note(piece[1]),
            before=said.before,
        )


def _beside(pair: Pair) -> Mapping[Piece, str]:
    """What stands for each piece of what was translated; in one piece, where the two are made of different ones."""
    translated, original = pair.translated(), pair.translated_from()
    if translated is None:
        return {}
    return side_by_side(original, translated) or dict(zip(pieces(original, whole=True), (translated.title, translated.body), strict=True))


def _said(piece: Piece, beside: Mapping[Piece, str]) -> _Said:
    if piece in beside:
        return _Said(words=beside[piece])
    others = {said: into for (name, said), into in beside.items() if is_title(name) == is_title(piece[0])}
    if piece[1] in others:
        return _Said(words=others[piece[1]])
    near = difflib.get_close_matches(piece[1], others, n=1, cutoff=_NEARLY)
    return _Said(words=others[near[0]], before=near[0]) if near else _Said()


def _note(original: str) -> str:
    said = ["Leave {words in braces} as they are."] if words.unfilled_variables(original) else []
    said += ["Translate what stands [in square brackets], and leave the brackets."] if words.placeholders(original) else []
    return " ".join(said)
