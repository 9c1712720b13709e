"""Marks by which a browser is known that has shown somebody's second step before.

A mark opens nothing. Wrong codes from a browser that has one are counted apart, so that somebody who knows a passphrase and guesses codes elsewhere
does not slow down the person whose passphrase it is. It names nobody: only with the server's key can one see whose it is.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Final

from chatd.domain.ids import PersonId

KNOWN_FOR: Final = timedelta(days=30)


class KnownBrowsers:
    def __init__(self, key: bytes) -> None:
        self._key = key

    def make(self, who: PersonId, at: datetime) -> str:
        until, which = int((at + KNOWN_FOR).timestamp()), secrets.token_urlsafe(12)
        return f"{until}.{which}.{self._signed(until, which, who)}"

    def mark_in(self, cookie: str, who: PersonId, at: datetime) -> str:
        """The mark's own name, if it is good and theirs; nothing for all other browsers together."""
        until, _, rest = cookie.partition(".")
        which, _, signature = rest.partition(".")
        if not (until.isascii() and until.isdecimal() and len(until) < 16):
            return ""
        is_good = hmac.compare_digest(signature.encode(), self._signed(int(until), which, who).encode())
        return which if is_good and int(until) > at.timestamp() else ""

    def _signed(self, until: int, which: str, who: PersonId) -> str:
        return hmac.new(self._key, f"{until}|{which}|{who}".encode(), hashlib.sha256).hexdigest()
