"""The server's one secret, and the keys made from it, one for each purpose.

It makes sign-in salts: a lost `secret.key` means that every worker needs a new passphrase, so it is backed up with the database.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

SIZE = 32


class BadSecretKey(Exception):
    """The file is not there, or not what `chatd init` wrote."""


class SecretKey:
    """32 bytes that never print."""

    __slots__ = ("_bytes",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != SIZE:
            raise BadSecretKey(f"a secret key has {SIZE} bytes, not {len(secret)}")
        self._bytes = secret

    def __repr__(self) -> str:
        return "<secret key>"

    def sub_key(self, purpose: str) -> bytes:
        """32 bytes for *purpose* alone, so that a leak of one use says nothing of another."""
        return hashlib.blake2b(purpose.encode(), key=self._bytes, digest_size=32).digest()


def create(path: Path) -> None:
    """Write a new secret at *path*, readable by its owner alone. Never overwrites one."""
    _write(path, secrets.token_bytes(SIZE))


def copy(source: Path, path: Path) -> None:
    """The same for one that is there."""
    _write(path, source.read_bytes())


def _write(path: Path, secret: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> SecretKey:
    try:
        return SecretKey(path.read_bytes())
    except FileNotFoundError:
        raise BadSecretKey(f"{path} is missing: run `chatd init`, or put it back from your backup") from None
    except BadSecretKey as wrong:
        raise BadSecretKey(f"{path}: {wrong}; put it back from your backup") from None
