"""On which line of a TOML file a field stands. The standard library's reader does not say, and a report without lines is no help in a long file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Path = tuple[str | int, ...]
"""`("rota", 0, "shift", 2, "starts")`."""

_HEADER: Final = re.compile(r"\s*\[(\[?)\s*([\w\-\"'. ]+?)\s*\]\]?\s*(?:#.*)?")
_KEY: Final = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Where each table and field begins. What is written otherwise than one field a line has the line of the table around it."""

    known: Mapping[Path, int]

    @classmethod
    def of_text(cls, text: str) -> Lines:
        """From a file's text, which need not be right."""
        known: dict[Path, int] = {(): 1}
        counts: dict[Path, int] = {}
        table: Path = ()
        for number, line in enumerate(text.split("\n"), start=1):
            if header := _HEADER.fullmatch(line):
                table = _table_of(header[2], counts, is_list=bool(header[1]))
                known.setdefault(table, number)
            elif key := _KEY.match(line):
                known.setdefault((*table, key[1]), number)
        return cls(known=known)

    def of(self, path: Path) -> int:
        """The line of the field, or of what it is missing from."""
        while path not in self.known:
            path = path[:-1]
        return self.known[path]


def _table_of(name: str, counts: dict[Path, int], *, is_list: bool) -> Path:
    """The place that a header speaks of: the last of each list above it, and a new one of its own."""
    path: Path = ()
    for part in (part.strip(" \"'") for part in name.split(".")):
        if path in counts:
            path = (*path, counts[path] - 1)
        path = (*path, part)
    if not is_list:
        return path
    counts[path] = counts.get(path, 0) + 1
    return (*path, counts[path] - 1)
