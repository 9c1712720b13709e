"""A passkey in software, for tests over HTTP: it makes and shows as a browser would, and can be told to do it wrongly."""

from __future__ import annotations

import hashlib
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import encode_cbor

PRESENT, VERIFIED, CREDENTIAL_INCLUDED = 1, 4, 64


def text(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def bytes_of(value: str) -> bytes:
    return urlsafe_b64decode(value + "=" * (-len(value) % 4))


@dataclass(kw_only=True)
class SoftKey:
    """*origin*: of the page on which it is used. *counts*: whether it counts at all; keys that are kept in several places do not."""

    origin: str
    host: str = "localhost"
    counts: bool = True
    count: int = 0
    id: bytes = field(default_factory=lambda: os.urandom(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, asked: dict[str, Any]) -> dict[str, str]:
        """What `navigator.credentials.create` would answer."""
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + encode_cbor(public)
        data = self._data(PRESENT | VERIFIED | CREDENTIAL_INCLUDED) + credential
        attestation = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        return {"id": text(self.id), "client": text(self._client("webauthn.create", asked)), "attestation": text(attestation)}

    def show(self, asked: dict[str, Any], *, flags: int = PRESENT | VERIFIED) -> dict[str, str]:
        """What `navigator.credentials.get` would answer."""
        self.count += self.counts
        client, data = self._client("webauthn.get", asked), self._data(flags)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return {"id": text(self.id), "client": text(client), "authenticator": text(data), "signature": text(signature)}

    def _client(self, type: str, asked: dict[str, Any]) -> bytes:
        return json.dumps({"type": type, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": False}).encode()

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")
