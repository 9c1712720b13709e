"""Short secrets of people who sign in, sealed at rest: a stolen database file without `secret.key` holds nothing that makes a code. Backups, likewise.

ChaCha20-Poly1305 with a random nonce, under a sub-key of the server's secret; *about* binds each to its place, so that a row moved to another person
opens nothing. The only module that uses `cryptography`; it knows nothing of conversations, and none of their keys come here.
"""

from __future__ import annotations

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from chatd.secret_key import SecretKey

PURPOSE: Final = "second steps"
NONCE: Final = 12


class CannotOpen(Exception):
    """Sealed with another `secret.key`, or changed since."""


class SealedSecrets:
    """Seals and opens what the server itself must know again."""

    def __init__(self, secret_key: SecretKey, purpose: str = PURPOSE) -> None:
        self._cipher = ChaCha20Poly1305(secret_key.sub_key(purpose))

    def seal(self, secret: bytes, about: str) -> bytes:
        """Nonce, then box."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._cipher.encrypt(nonce, secret, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """Raises `CannotOpen`."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
        except (InvalidTag, ValueError):
            raise CannotOpen from None
