"""A text as the guard reads it: one plain sign for each that is seen, so that a wide digit, an accent or a hidden sign hides no number.

`console/static/lib/guard_plain.js` is the same in the browser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

Span = tuple[int, int, bool]
"""From, to, and whether it is one of those looked for; another is only put out of the way of the rules that follow."""

Rule = Callable[[str], Iterable[Span]]

ANY_CASE: Final = re.IGNORECASE | re.ASCII
GONE: Final = "\x00"
_UNSEEN: Final = re.compile("[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20e3\ufe00-\ufe0f\ufeff]")
"""Also signs that turn the direction: between digits they hide a number as well as a space without width does."""
_ACCENTED: Final = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_DIGITS: Final = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0)
"""Each nought of a script that has digits of its own."""
_DRESSED: Final = (*range(0x2070, 0x20A0), *range(0x2460, 0x2500), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800), *range(0x1F130, 0x1F14A))
"""Raised, in a ring, wide, bold, slanted, in a box: letters and digits in fancy dress, as adverts and names on sites have them."""
_PLAIN: Final[dict[int, str]] = {
    **{code: bare for code in _ACCENTED if (bare := unicodedata.normalize("NFD", chr(code))[0]).isascii()},
    **{ord(sign): other for sign, other in zip("łŁđĐøØıß\u00b7\u2022\u2192\u2212\u2018\u2019\u2026\u3000", "lLdDoOis***-''. ", strict=True)},
    **{ord(sign): digit for sign, digit in zip("〇零一二三四五六七八九", "00123456789", strict=True)},
    **{code: chr(code + 0x20) for code in range(0x0410, 0x0430)},
    **dict.fromkeys((0x00A0, 0x202F, *range(0x2000, 0x200B)), " "),
    **dict.fromkeys(range(0x2010, 0x2016), "-"),
    **{code: bare for code in _DRESSED if len(bare := unicodedata.normalize("NFKC", chr(code))) == 1 and bare.isascii()},
    **{start + digit: str(digit) for start in _DIGITS for digit in range(10)},
}


def plain(text: str) -> tuple[str, Sequence[int]]:
    """The text in plain signs, without those that nobody sees, and where each stood."""
    if _UNSEEN.search(text) is None:
        return text.translate(_PLAIN), range(len(text))
    places = [at for at, sign in enumerate(text) if not _UNSEEN.match(sign)]
    return _UNSEEN.sub("", text).translate(_PLAIN), places


def without(letters: str, spans: Iterable[Span]) -> str:
    """Put out of the way, each place still where it was. One pass: a text full of findings is no longer to read than another."""
    kept, last = [], 0
    for start, end, _ in spans:
        kept += [letters[last:start], GONE * (end - start)]
        last = end
    return "".join([*kept, letters[last:]])


def rule(pattern: str, is_one: Callable[[re.Match[str]], bool] = lambda _: True, *, needs: str = "") -> Callable[[str], Iterator[Span]]:
    """*needs*: a sign without which there is nothing to look for."""
    ready = re.compile(pattern, ANY_CASE)

    def spans(letters: str) -> Iterator[Span]:
        for match in ready.finditer(letters) if needs in letters else ():
            if stands_alone(letters, match.start(), match.end()):
                yield match.start(), match.end(), is_one(match)

    return spans


def stands_alone(letters: str, start: int, end: int) -> bool:
    before, after = letters[start - 1 : start], letters[end : end + 1]
    return not (_WORD.match(letters[start]) and _WORD.match(before)) and not (_WORD.match(letters[end - 1]) and _WORD.match(after))


_WORD: Final = re.compile(r"[A-Za-z0-9а-я]")
