"""What stands for one project, answer by answer and language by language: who tells it to visitors, what waits above it, what is to be seen to. Pure.

`told_by()` and `Says.leaves()` say the same of what is told; a test holds them to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from canned_answers import library
from canned_answers.library import ORIGINAL, Answer
from canned_answers.verifying import is_unverified
from canned_answers.versions import History, State, Version
from chatd.answering.shelves import Shelf

SOON: Final = timedelta(days=30)
SETTLED: Final = frozenset({State.PUBLISHED, State.PAST, State.WITHDRAWN})
"""A library in which a version of a file is one of these has spoken for itself: no starter stands under it any more."""


class Layer(StrEnum):
    """Whose words: the project's own, the collaborative's, or those that came with chatd."""

    OWN = "own"
    SHARED = "shared"
    STARTER = "starter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A version written after what stands: somebody has to read it over, or to publish it."""

    layer: Layer
    version: Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer in one language. *told*: who tells it to visitors, if anybody; *answer*: what is told, else what was written last, in *layer*; *version*:
    which one that is, None for a starter. *is_left_out*: a starter whose English the library has taken over, or taken back, and that nobody has brought along."""

    file: str
    told: Layer | None
    layer: Layer
    version: Version | None
    answer: Answer
    waiting: tuple[Waiting, ...] = ()
    is_hidden: bool = False
    is_left_out: bool = False

    @property
    def name(self) -> str:
        return self.answer.name

    @property
    def language(self) -> str:
        return self.answer.language

    @property
    def state(self) -> State | None:
        return self.version.state if self.version else None

    @property
    def is_unreviewed(self) -> bool:
        """A translation that nobody who speaks the language well has read."""
        return self.answer.translation_of is not None and not self.answer.reviewed

    @property
    def is_unverified(self) -> bool:
        return is_unverified(self.answer)

    def is_due(self, today: date) -> bool:
        return self.told is not None and self.answer.review_by < today

    def is_due_soon(self, today: date) -> bool:
        return self.told is not None and today <= self.answer.review_by <= today + SOON


@lru_cache(maxsize=10_000)
def read(file: str, text: str) -> Answer:
    """A version never changes, and every page reads all of them."""
    return library.read(file, text)


def standing(own: Shelf, shared: Shelf, starters: Mapping[str, Answer]) -> tuple[Line, ...]:
    """Every answer that a project has to do with, in the order of names and languages, English first."""
    files = {*own.histories, *shared.histories, *starters}
    return tuple(_line(file, own, shared, starters) for file in sorted(files, key=_order))


def fell_behind(translation: Answer, version: Version | None, original: Line) -> bool:
    """Is the English another than the one it was made from, or are its facts newer? Of a starter nobody says which it was made from."""
    if version and version.of_number and original.version and original.layer is not Layer.STARTER:
        return original.version.number > version.of_number
    changed = original.answer.changed
    return changed is not None and (translation.changed is None or translation.changed < changed)


def _order(file: str) -> tuple[str, bool, str]:
    language, _, name = file.partition("/")
    return name, language != ORIGINAL, language


def _line(file: str, own: Shelf, shared: Shelf, starters: Mapping[str, Answer]) -> Line:
    name = file.partition("/")[2].removesuffix(".md")
    original = f"{ORIGINAL}/{name}.md"
    is_hidden, has_its_own = name in own.hidden, own.history(original).published is not None
    settled = any(_has_spoken(shelf.history(each)) for shelf in (own, shared) for each in (file, original))
    starter = starters.get(file)
    told = next(
        (
            layer
            for layer, is_told in (
                (Layer.OWN, own.history(file).published is not None),
                (Layer.SHARED, shared.history(file).published is not None and not has_its_own and not is_hidden),
                (Layer.STARTER, starter is not None and not settled and not is_hidden),
            )
            if is_told
        ),
        None,
    )
    layer, version = _shown(told, own.history(file), shared.history(file))
    return Line(
        file=file,
        told=told,
        layer=layer,
        version=version,
        answer=read(file, version.text) if version else starters[file],
        waiting=tuple(_waiting(own.history(file), shared.history(file))),
        is_hidden=is_hidden,
        is_left_out=version is None and settled and not is_hidden,
    )


def _shown(told: Layer | None, own: History, shared: History) -> tuple[Layer, Version | None]:
    """Whose words a line shows: those that are told, else those that stand nearest to the project."""
    for layer, history in ((Layer.OWN, own), (Layer.SHARED, shared)):
        if history.standing and told in {layer, None}:
            return layer, history.standing
    return Layer.STARTER, None


def _waiting(own: History, shared: History) -> Iterator[Waiting]:
    for layer, history in ((Layer.OWN, own), (Layer.SHARED, shared)):
        newest = history.versions[-1] if history.versions else None
        if newest and newest.state in {State.DRAFT, State.REVIEWED}:
            yield Waiting(layer=layer, version=newest)


def _has_spoken(history: History) -> bool:
    return any(version.state in SETTLED for version in history.versions)
