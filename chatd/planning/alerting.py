"""Telling those who plan, by mail, that a time gets thin. Discreet words: when, and where to look; nobody's name."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from chatd.domain.ids import RotaId
from chatd.domain.people import Person
from chatd.domain.rota_shifts import Occurrence
from chatd.planning.confirming import in_words, weekday_of
from chatd.ports import Ids, Letter, Post

log = logging.getLogger("chatd.planning")


class MailedAlerts:
    """`ports.PlanningAlerts`. *post*: None where no mail is set; then the rota alone shows it. *origin*: where the link leads."""

    def __init__(self, post: Post | None, *, ids: Ids, origin: str) -> None:
        self._post = post
        self._ids = ids
        self._origin = origin
        self._on_their_way: set[asyncio.Task[bool]] = set()

    async def late_withdrawal(self, rota: RotaId, occurrence: Occurrence, who: Person, told: Sequence[Person]) -> None:
        """Whoever has just withdrawn does not wait for the mail server, and is not written to."""
        log.info("a late withdrawal on rota %s", rota)
        for address in dict.fromkeys(each.email for each in told if each.email and each.id != who.id):
            self._send(self._letter(occurrence, address))

    async def all_sent(self) -> None:
        """Wait for what is on its way."""
        await asyncio.gather(*self._on_their_way)

    def _send(self, letter: Letter) -> None:
        if self._post is None:
            return
        task = asyncio.ensure_future(self._post.deliver(letter))
        self._on_their_way.add(task)
        task.add_done_callback(self._on_their_way.discard)

    def _letter(self, occurrence: Occurrence, address: str) -> Letter:
        link = f"{self._origin}/rota/turn/{occurrence.shift.id}/{occurrence.on}"
        text = _TEXT.format(hours=in_words(occurrence), link=link)
        return Letter(id=self._ids.short(), to=address, subject=f"Somebody cannot come on {weekday_of(occurrence)}", text=text)


_TEXT = """\
Hello,

somebody has just said that they cannot come:

    {hours}

Please look whether somebody else can:

    {link}
"""
