"""Coming back to the same open page: a secret that is used once and replaced at each use.

A page that comes back with a secret already replaced and acknowledged means that two hold it: both are closed. The new secret may have been lost
on the way with the line, so the one before stays good until the page has shown, by any later event, that it holds the new one.
Only hashes come here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Verdict(StrEnum):
    """What a presented secret means."""

    WELCOME = "welcome"
    SECOND_HOLDER = "second_holder"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumption:
    """*current*: hash of the secret the page is known to hold. *offered*: of the one sent but not yet acknowledged. *spent*: of those replaced."""

    current: bytes
    offered: bytes | None = None
    spent: frozenset[bytes] = frozenset()

    def verdict(self, presented: bytes) -> Verdict:
        """Is the presented secret (hashed) the page's own?"""
        if presented in {self.current, self.offered}:
            return Verdict.WELCOME
        return Verdict.SECOND_HOLDER if presented in self.spent else Verdict.UNKNOWN

    def after_use(self, presented: bytes, fresh: bytes) -> Resumption:
        """The page came back with `presented` and was sent `fresh`."""
        spent = self.spent | {secret for secret in (self.current, self.offered) if secret is not None and secret != presented}
        return replace(self, current=presented, offered=fresh, spent=spent)

    def acknowledged(self) -> Resumption:
        """The page has shown that it holds the secret last offered."""
        if self.offered is None:
            return self
        return replace(self, current=self.offered, offered=None, spent=self.spent | {self.current})
