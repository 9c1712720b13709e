"""Nobody may be found by an answer: what in its words could lead to a person, and what may stand there all the same.

What looks like an identifier is for others to say: a *finder* comes in as an argument, so that the library is read without the server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

Finder = Callable[[str], Iterable[tuple[str, int, int]]]
"""What in a text could lead somebody to a person: (kind, from, to). The kind `phone` is a number that can be called."""

_FILLED_LATER = re.compile(r"\{[a-z_]+\}|\[[^\[\]\n]+\](?!\()")
_WHAT_TO_DO = "Leave it out. A place to turn to belongs in a link or in the directory, a person nowhere."


def faults(words: str, finder: Finder, *, phones_have_a_source: bool) -> Iterator[tuple[int, str, str]]:
    """(line of the words, problem, what to do). A helpline is nobody's own number where a source with an address stands behind it."""
    for kind, start, _ in finder(_FILLED_LATER.sub(lambda found: " " * len(found[0]), words)):
        line = words.count("\n", 0, start) + 1
        if kind != "phone":
            yield line, f"This could lead somebody to a person ({kind.replace('_', ' ')}).", _WHAT_TO_DO
        elif not phones_have_a_source:
            yield (
                line,
                "This phone number has no source.",
                "Name a source with its web address (url), where the number can be compared; or leave it out.",
            )
