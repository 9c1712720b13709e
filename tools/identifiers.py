"""How well the guard against identifiers does on `tests/identifiers*.toml`: `.venv/bin/python -m tools.identifiers`.

*Precision*: of what it found, how much was to be found. *Recall*: of what was to be found, how much it found, as what it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chatd.domain.redaction import identifiers

TESTS = Path(__file__).parent.parent / "tests"
BEYOND = "beyond"
_MARKED = re.compile("«([^»]*)»")

Span = tuple[str, int, int]
"""Kind, from, to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    language: str
    text: str
    finds: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    found: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def corpus() -> tuple[Case, ...]:
    """What the rules were made and mended with."""
    first = tomllib.loads((TESTS / "identifiers.toml").read_text("utf-8"))
    return (*_cases("en", first), *(case for name in ("languages", "against", "strangers") for case in _by_language(f"identifiers_{name}.toml")))


def held_out() -> tuple[Case, ...]:
    """What no rule was mended with."""
    return _by_language("identifiers_held_out.toml")


def held_out_later() -> tuple[Case, ...]:
    """The same, of what was written when the rules knew the others."""
    return _by_language("identifiers_held_out_later.toml")


def beyond() -> tuple[Case, ...]:
    """What leads to somebody, and no rule looks for."""
    return tuple(case for name in ("strangers", "held_out_later") for case in _by_language(f"identifiers_{name}.toml", beyond=True))


def _by_language(name: str, *, beyond: bool = False) -> tuple[Case, ...]:
    languages = tomllib.loads((TESTS / name).read_text("utf-8"))
    return tuple(
        case
        for language, lists in languages.items()
        for case in _cases(language, {kind: lines for kind, lines in lists.items() if (kind == BEYOND) is beyond})
    )


def _cases(language: str, lists: Mapping[str, Sequence[str]]) -> Iterator[Case]:
    return (_case(language, kind, marked) for kind, sentences in lists.items() for marked in sentences)


def _case(language: str, kind: str, marked: str) -> Case:
    finds, text = [], ""
    for part, is_marked in _parts(marked):
        if is_marked:
            finds.append((kind, len(text), len(text) + len(part)))
        text += part
    return Case(language=language, text=text, finds=tuple(finds))


def _parts(marked: str) -> Iterator[tuple[str, bool]]:
    for number, part in enumerate(_MARKED.split(marked)):
        yield part, number % 2 == 1


def found_here(text: str) -> tuple[Span, ...]:
    return tuple((found.kind.value, found.start, found.end) for found in identifiers(text))


def score(cases: Iterable[Case], kind: str | None = None) -> Score:
    """Of one kind, or of all."""
    found = right = wanted = 0
    for case in cases:
        these = [one for one in found_here(case.text) if kind in {None, one[0]}]
        looked_for = [one for one in case.finds if kind in {None, one[0]}]
        found, wanted = found + len(these), wanted + len(looked_for)
        right += sum(any(_meets(one, want) for want in looked_for) for one in these)
    return Score(found=found, right=right, wanted=wanted)


def _meets(one: Span, want: Span) -> bool:
    """The same kind, and all of it: half a number warned of is half a number kept."""
    return one[0] == want[0] and one[1] <= want[1] and one[2] >= want[2]


def wrong(cases: Sequence[Case]) -> Iterator[str]:
    """Sentences where it did something else than it was to do."""
    for case in cases:
        found = found_here(case.text)
        if len(found) != len(case.finds) or not all(any(_meets(one, want) for one in found) for want in case.finds):
            yield f"{case.text!r}: found {[(kind, case.text[start:end]) for kind, start, end in found]}"


def main() -> None:
    for title, cases in (("mended with", corpus()), ("held out", held_out()), ("held out later", held_out_later())):
        print(f"{title}: {len(cases)} sentences")
        for kind in (*sorted({want[0] for case in cases for want in case.finds}), None):
            of = score(cases, kind)
            print(f"  {kind or 'all':12} to find {of.wanted:4}   found {of.found:4}   precision {of.precision:.3f}   recall {of.recall:.3f}")
    print("\nOf those it was mended with, wrong in:")
    print("\n".join(f"  {line}" for line in wrong(corpus())))


if __name__ == "__main__":
    main()
