"""An answer as the pieces that a translator works on: its title and its paragraphs, each with a name that it keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from canned_answers import body as words
from canned_answers.library import ORIGINAL, Answer
from canned_answers.versions import History, State, Version
from chatd.answering.shelves import Shelf

BREAK: Final = "\n\n"
GONE: Final = frozenset({State.WITHDRAWN, State.PAST})

Piece = tuple[str, str]
"""Its name (`sti-test:title`), and the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One answer: its history in English, the version that stands, and what there is in the other language."""

    original: History
    standing: Version
    translation: History

    @property
    def answer(self) -> Answer:
        return self.original.answer(self.standing.number)

    @property
    def working(self) -> Version | None:
        """The newest translation, where it was not taken back."""
        newest = self.translation.versions[-1:]
        return newest[0] if newest and newest[0].state not in GONE else self.translation.published

    def translated(self) -> Answer | None:
        return self.translation.answer(self.working.number) if self.working else None

    def translated_from(self) -> Answer:
        """What the English said when it was translated; where nobody knows, what it says now."""
        number = self.working.of_number if self.working else None
        return self.original.answer(number) if number and number <= len(self.original.versions) else self.answer


def pairs(shelf: Shelf, beneath: Shelf, language: str) -> Iterator[Pair]:
    """Every English answer that this owner's visitors may be told, with what there is of it in the language, its own first."""
    for file, original in sorted({**beneath.histories, **shelf.histories}.items()):
        if original.language == ORIGINAL and original.standing:
            translated = f"{language}/{original.name}.md"
            under = None if file in shelf.histories else beneath.histories.get(translated)
            translation = shelf.histories.get(translated) or under or History(name=original.name, language=language)
            yield Pair(original=original, standing=original.standing, translation=translation)


def pieces(answer: Answer, *, whole: bool = False) -> list[Piece]:
    """*whole*: its words in one piece."""
    found = [(f"{answer.name}:title", answer.title)]
    if whole:
        return [*found, (f"{answer.name}:whole", answer.body)]
    seen: Counter[str] = Counter()
    for block in answer.body.split(BREAK):
        if not stays(block):
            seen[block] += 1
            found.append((f"{answer.name}:body{f':{seen[block]}' if seen[block] > 1 else ''}", block))
    return found


def side_by_side(original: Answer, translated: Answer) -> Mapping[Piece, str]:
    """What stands for each piece of the original; nothing where the two are not made of the same pieces."""
    theirs, ours = original.body.split(BREAK), translated.body.split(BREAK)
    if len(theirs) != len(ours) or any(one != other for one, other in zip(theirs, ours, strict=True) if stays(one) or stays(other)):
        return {}
    return dict(zip(pieces(original), [translated.title, *(block for block in ours if not stays(block))], strict=True))


def stays(block: str) -> bool:
    """No words: it is the same in every language."""
    return block.strip() in {"", words.PART}


def is_title(name: str) -> bool:
    return name.endswith(":title")


def is_whole(name: str) -> bool:
    return name.endswith(":whole")
