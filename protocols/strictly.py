"""Reading agreed data strictly: a key too many, a key too few or a value out of range is an error that names the field."""

from __future__ import annotations

import tomllib
from typing import Annotated, Any, TypeVar

import msgspec

T = TypeVar("T")

Line = Annotated[str, msgspec.Meta(min_length=1, max_length=500, pattern=r"\A[^\s<>\[\]][^<>\[\]\n]*\Z")]
"""One line for a visitor: no HTML, and no placeholder, because code sends it at once."""


class Closed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table in which every key is known."""


class ProtocolRefused(Exception):
    """A protocol the code will not obey. `field` is the key, with dots where tables nest."""

    def __init__(self, field: str, problem: str, what_to_do: str) -> None:
        super().__init__(f"{field}: {problem} {what_to_do}")
        self.field = field
        self.problem = problem
        self.what_to_do = what_to_do


def table_of(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as broken:
        raise ProtocolRefused("file", f"This is not valid TOML ({broken}).", "Write name = value, text in quotation marks.") from None


def convert(table: dict[str, Any], kind: type[T]) -> T:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as unfit:
        problem, _, at = str(unfit).partition(" - at ")
        raise ProtocolRefused(
            at.strip("`").removeprefix("$.") or "file", f"{problem}.", "Compare it with the English file or the one supplied."
        ) from None
