"""Ed25519 signatures and the bytes they are made over: whose statement is this? Opens nothing, and cannot.

The statements themselves stand in `docs/keeping.md`.
"""

from __future__ import annotations

import base64
import hashlib

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

SEED_SIZE = 32


class Seed:
    """A private signing key: 32 bytes that never print."""

    __slots__ = ("_bytes",)

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_SIZE:
            raise ValueError(f"a signing key has {SEED_SIZE} bytes")
        self._bytes = seed

    def __repr__(self) -> str:
        return "<signing key>"

    def reveal(self) -> bytes:
        """For a file or a sheet of paper that its owner keeps offline, and for nothing else."""
        return self._bytes


def to_text(raw: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """The bytes of base64url without padding; ValueError when it is anything else, so that the same bytes are always written the same."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_")
    except ValueError:
        raise ValueError("not base64url") from None
    if to_text(raw) != text:
        raise ValueError("not base64url")
    return raw


def pack(*parts: str | int | bytes) -> bytes:
    """Joins parts without ambiguity: each is four bytes of length and then itself (`docs/sealing.md`)."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in map(_part, parts))


def _part(part: str | int | bytes) -> bytes:
    if isinstance(part, int):
        return part.to_bytes(8, "big")
    return part.encode() if isinstance(part, str) else part


def digest(message: bytes, size: int = 32) -> bytes:
    """BLAKE2b without a key."""
    return hashlib.blake2b(message, digest_size=size).digest()


def is_signed(public: str, statement: bytes, signature: str) -> bool:
    """Did whoever holds this key sign just these bytes? Key and signature are base64url; anything malformed is a no."""
    try:
        VerifyKey(from_text(public)).verify(statement, from_text(signature))
    except (CryptoError, ValueError, TypeError):
        return False
    return True


def sign(seed: Seed, statement: bytes) -> str:
    """The signature, 86 letters of base64url."""
    return to_text(SigningKey(seed.reveal()).sign(statement).signature)


def public_of(seed: Seed) -> str:
    """The public key, 43 letters of base64url."""
    return to_text(bytes(SigningKey(seed.reveal()).verify_key))
