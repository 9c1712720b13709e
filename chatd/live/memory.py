"""Live state in this process's memory: the default, and all that one machine needs."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from chatd.domain.ids import ConversationId, ProjectId, RotaId
from chatd.domain.resumption import Resumption
from chatd.live.sealed_log import MemoryLog
from chatd.ports import Sheet
from chatd.tokens import hashed


class MemoryLive:
    """Sheets, sealed logs and resumption secrets (hashed). All of it dies with the process."""

    def __init__(self, *, log_cap: int) -> None:
        self._log_cap = log_cap
        self._sheets: dict[RotaId, Sheet] = defaultdict(Sheet)
        self._locks: dict[RotaId, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._logs: dict[ConversationId, MemoryLog] = {}
        self._rotas: dict[ConversationId, RotaId] = {}
        self._resumptions: dict[ConversationId, Resumption] = {}
        self._waits: dict[bytes, datetime] = {}
        self._pinned: dict[ProjectId, bool] = {}

    def deciding(self, rota: RotaId) -> asyncio.Lock:
        """One decider at a time."""
        return self._locks[rota]

    def keep_sheet(self, rota: RotaId, sheet: Sheet) -> None:
        """The sheet as decided."""
        self._sheets[rota] = sheet

    def sheet(self, rota: RotaId) -> Sheet:
        """The sheet as it is, to read."""
        return self._sheets[rota]

    def sheets(self) -> tuple[Sheet, ...]:
        """Every rota's sheet as it is."""
        return tuple(self._sheets.values())

    def rota_of(self, conversation: ConversationId) -> RotaId | None:
        """On whose desk a conversation is."""
        return self._rotas.get(conversation)

    def ask_to_wait(self, page: str, until: datetime) -> None:
        """This open page may not begin again before then."""
        self._waits[hashed(page)] = until

    def must_wait(self, page: str, at: datetime) -> bool:
        """Was it asked to wait? Waits that are over are forgotten on the way."""
        self._waits = {key: until for key, until in self._waits.items() if until > at}
        return hashed(page) in self._waits

    def note_pinned(self, project: ProjectId, *, pinned: bool) -> None:
        """Whether the page of the last visit was pinned; not when that was."""
        self._pinned[project] = pinned

    def pinned(self) -> Mapping[ProjectId, bool]:
        """Of the projects that had a visit since the server started."""
        return dict(self._pinned)

    def open_log(self, conversation: ConversationId, rota: RotaId) -> None:
        """Begin a conversation's log."""
        self._rotas[conversation] = rota
        self._logs[conversation] = MemoryLog(self._log_cap)

    def log(self, conversation: ConversationId) -> MemoryLog:
        """The sealed log; `KeyError` after the end."""
        return self._logs[conversation]

    def resumption(self, conversation: ConversationId) -> Resumption | None:
        """How that open page may come back, if it may."""
        return self._resumptions.get(conversation)

    def keep_resumption(self, conversation: ConversationId, resumption: Resumption) -> None:
        """Remember it; hashes only."""
        self._resumptions[conversation] = resumption

    def forget(self, conversation: ConversationId) -> bool:
        """Drop all that is held of a conversation."""
        log = self._logs.pop(conversation, None)
        if log is not None:
            log.wipe()
        self._resumptions.pop(conversation, None)
        self._rotas.pop(conversation, None)
        return conversation not in self._logs and conversation not in self._resumptions
