"""Secrets that let somebody in: hashing them, and the short-lived token that starts a visit."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections import deque
from datetime import datetime, timedelta

from chatd.domain.ids import ProjectId
from chatd.domain.turns import Turn

VISIT_TOKEN_LASTS = timedelta(minutes=10)


def in_bytes(sent: str) -> bytes:
    """What somebody sent as a secret. Bytes that are no text come as halves of signs, which UTF-8 has no place for: no secret of ours holds one, and nobody
    shall be able to break a page with it."""
    return sent.encode("utf-8", "surrogatepass")


def hashed(secret: str) -> bytes:
    """What is kept of a random secret of at least 128 bits: 32 bytes of BLAKE2b."""
    return hashlib.blake2b(in_bytes(secret), digest_size=32).digest()


class RandomIds:
    """Names and secrets from the system's generator."""

    def short(self) -> str:
        """128 bits in base32, lower case."""
        return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()

    def token(self) -> str:
        """256 bits, base64url."""
        return secrets.token_urlsafe(32)


class TurnMarks:
    """A name for each turn that only who holds the key can make, and that tells nothing of it: 256 bits, base64url."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, turn: Turn) -> str:
        """The same for the same turn, always."""
        mark = hmac.new(self._key, f"{turn.person}\0{turn.shift}\0{turn.day}".encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(mark).decode().rstrip("=")

    def is_of(self, mark: str, turn: Turn) -> bool:
        """Compared in constant time."""
        return hmac.compare_digest(in_bytes(mark), self.of(turn).encode())


class VisitTokens:
    """Tokens that a project's page gets from its start call and spends by arriving: signed, ten minutes, once.

    Signed and not stored, so that looking at the page costs us nothing and leaves nothing.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._spent: set[str] = set()
        self._order: deque[tuple[float, str]] = deque()

    def make(self, project: ProjectId, at: datetime, *, seen: str = "") -> str:
        """A token for one visit to this project. *seen*: which rules were on the page that asked for it."""
        body = f"{project}.{int((at + VISIT_TOKEN_LASTS).timestamp())}.{secrets.token_urlsafe(9)}.{seen}"
        return f"{body}.{self._mark(body)}"

    def project_of(self, token: str, at: datetime) -> ProjectId | None:
        """Whose token this is; None when forged, out of date or spent."""
        body, _, mark = token.rpartition(".")
        if not hmac.compare_digest(in_bytes(mark), self._mark(body).encode()) or token in self._spent:
            return None
        project, until, _, _ = body.split(".")
        return ProjectId(project) if int(until) > at.timestamp() else None

    def spend(self, token: str, at: datetime) -> ProjectId | None:
        """The project, once; afterwards the token is nobody's."""
        project = self.project_of(token, at)
        if project is not None:
            self._spent.add(token)
            self._order.append((at.timestamp() + VISIT_TOKEN_LASTS.total_seconds(), token))
        self._forget_the_expired(at.timestamp())
        return project

    @staticmethod
    def seen_with(token: str) -> str:
        """Of a token that was good: which rules were on the page."""
        return token.split(".")[3]

    def _forget_the_expired(self, now: float) -> None:
        while self._order and self._order[0][0] < now:
            self._spent.discard(self._order.popleft()[1])

    def _mark(self, body: str) -> str:
        mark = hmac.new(self._key, b"visit|" + in_bytes(body), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(mark[:18]).decode()
