"""Whose the data folder is just now: a server's that runs on it, or a command's that must have it alone."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderInUse(Exception):
    """A chat is running on this folder, or another command works on it."""


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """While inside, nobody has it alone. The system lets go of it when the process dies, however it dies."""
    with _locked(folder, fcntl.LOCK_SH):
        yield


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Raises `FolderInUse` when anybody else is in it."""
    with _locked(folder, fcntl.LOCK_EX):
        yield


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except OSError:
            raise FolderInUse from None
        yield
    finally:
        os.close(descriptor)
