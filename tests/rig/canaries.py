"""Tokens that stand nowhere else in the world, so that one copy found is one copy leaked."""

from __future__ import annotations

import secrets
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """*text* as a person would type it, or *raw* for what was never text: a key, a sealed box."""

    name: str
    text: str | None = None
    raw: bytes | None = None

    def __repr__(self) -> str:
        return f"<canary {self.name}>"


def words(name: str) -> Canary:
    """Something said. It holds what every encoding writes in its own way: a space, an accent, a quotation mark, a slash, a sign beyond the first plane."""
    return Canary(name=name, text=f'{_unique()} né “{_unique()}"/ 🕊 {_unique()}')


def plain(name: str) -> Canary:
    """Something that fits in a header, a path or a name."""
    return Canary(name=name, text=_unique())


def key(name: str, raw: bytes) -> Canary:
    return Canary(name=name, raw=raw)


def written(name: str, text: str) -> Canary:
    """Something that others made and that is known by its text: a token, a box as it went over the line."""
    return Canary(name=name, text=text)


def _unique() -> str:
    return f"zq{secrets.token_hex(11)}"
