"""A project's root key as its holder keeps it: a small file that can be printed, and typed again from the print."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Final

from chatd.keys.blocks import root_number
from chatd.sheets import SheetWrong, lines_of, secret_of
from chatd.signatures import SEED_SIZE, Seed, public_of

_SECRET_LINE: Final = re.compile(r"^\s*secret \d\s*:(.*)$", re.MULTILINE)
_TEXT: Final = """\
ROOT KEY OF {project}

Whoever has this has the last word on who may speak for the project. Keep it offline: this file on a stick
or a disc that is locked away, or this page in a sealed envelope. Never on the chat's server, never in a mail.

secret 1: {lines[0]}
secret 2: {lines[1]}
secret 3: {lines[2]}
secret 4: {lines[3]}

The rest is no secret.
public: {public}
number: {number}
"""


class BadRootKey(Exception):
    """Not what `chatd sign root` wrote, or not typed as it was printed."""


def make(project: str, path: Path) -> Seed:
    """A new root key, written to *path*, for its owner's eyes alone. Never overwrites anything: raises FileExistsError."""
    seed = Seed(secrets.token_bytes(SEED_SIZE))
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(_written(project, seed))
        file.flush()
        os.fsync(file.fileno())
    return seed


def read(path: Path) -> Seed:
    """Raises BadRootKey, and OSError."""
    lines = _SECRET_LINE.findall(path.read_text("utf-8"))
    if not lines:
        raise BadRootKey(f"{path} has no lines “secret 1:” to “secret 4:”; is it the file that `chatd sign root` wrote?")
    try:
        return Seed(secret_of(lines, SEED_SIZE))
    except SheetWrong as wrong:
        raise BadRootKey(
            f"{path}: {f'“secret {wrong.line}” is not as it was printed' if wrong.line else 'there must be four secret lines'}"
        ) from None


def _written(project: str, seed: Seed) -> str:
    public = public_of(seed)
    return _TEXT.format(project=project, lines=lines_of(seed.reveal()), public=public, number=root_number(public))
