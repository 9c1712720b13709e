"""Telling leads, by mail, that there is something to look at. No project, no name, and nothing of what it is about."""

from __future__ import annotations

import asyncio

from chatd.domain.people import Person
from chatd.ports import Ids, Letter, Post


class MailedLeadAlerts:
    """`keys.ports.LeadAlerts`. *post*: None where no mail is set; then the page alone shows it. *origin*: where the link leads."""

    def __init__(self, post: Post | None, *, ids: Ids, origin: str) -> None:
        self._post = post
        self._ids = ids
        self._origin = origin
        self._on_their_way: set[asyncio.Task[bool]] = set()

    async def list_changed(self, told: tuple[Person, ...]) -> None:
        """Whoever has signed does not wait for the mail server."""
        for address in dict.fromkeys(each.email for each in told if each.email):
            self._send(Letter(id=self._ids.short(), to=address, subject="Please look in", text=_TEXT.format(link=f"{self._origin}/keys")))

    async def all_sent(self) -> None:
        """Wait for what is on its way."""
        await asyncio.gather(*self._on_their_way)

    def _send(self, letter: Letter) -> None:
        if self._post is None:
            return
        task = asyncio.ensure_future(self._post.deliver(letter))
        self._on_their_way.add(task)
        task.add_done_callback(self._on_their_way.discard)


_TEXT = """\
Hello,

something on a list that concerns you is new. Please look at it when you next sign in:

    {link}
"""
