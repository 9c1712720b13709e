"""Telling leads and coordinators, by mail, that something waits for them. Discreet words: no name, no project, nothing of what it is about; the
link leads to the sign-in, as the name of a page would say too much."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Final

from chatd.domain.audit import Head
from chatd.domain.people import Person
from chatd.keeping.ports import About
from chatd.ports import Ids, Letter, Post

log = logging.getLogger("chatd.keeping")

SAYS: Final[Mapping[About, tuple[str, str]]] = {
    About.DECIDE: ("Desk: something waits for your decision", "something on the desk waits for you to decide. Please look today:"),
    About.NOTE: ("Desk: a note for you, please look now", "somebody at the desk has left you a note that should not wait. Please look now:"),
    About.OPEN: ("Desk: somebody asks for your yes", "a colleague asks you to agree to something. It stands for half an hour:"),
    About.REVIEW: ("Desk: something is to be looked at again", "something on the desk is to be looked at again:"),
    About.HOLD: ("Desk: something was changed, please look", "a colleague has changed how long something stays. Please look:"),
    About.SLIP: ("Desk: something for you to take out", "something on the desk is for you to take out. It stays a few days:"),
    About.FEW_LEADS: ("Desk: too few who can be asked", "fewer than two of your colleagues can be asked when it matters. Please see to it:"),
}


class MailedKeepingAlerts:
    """`ports.KeepingAlerts`. *post*: None where no mail is set; then the pages alone show it. *origin*: where the link leads."""

    def __init__(self, post: Post | None, *, ids: Ids, origin: str) -> None:
        self._post = post
        self._ids = ids
        self._origin = origin
        self._on_their_way: set[asyncio.Task[bool]] = set()

    async def tell(self, about: About, told: Sequence[Person]) -> None:
        """Nobody waits for the mail server."""
        if told:
            log.info("told of %s: %d", about, len(told))
        for address in dict.fromkeys(each.email for each in told if each.email):
            self._send(about, address)

    async def report(self, head: Head, told: Sequence[Person]) -> None:
        """Nothing in it tells what it is of: a number and a hash, to be kept where the server cannot reach."""
        if told:
            log.info("the week's mark goes to %d", len(told))
        for address in dict.fromkeys(each.email for each in told if each.email):
            self._post_it(address, "Desk: a line to keep", _REPORT.format(head=head))

    async def all_sent(self) -> None:
        """Wait for what is on its way."""
        await asyncio.gather(*self._on_their_way)

    def _send(self, about: About, address: str) -> None:
        subject, words = SAYS[about]
        self._post_it(address, subject, f"Hello,\n\n{words}\n\n    {self._origin}/sign-in\n")

    def _post_it(self, address: str, subject: str, text: str) -> None:
        if self._post is None:
            return
        task = asyncio.ensure_future(self._post.deliver(Letter(id=self._ids.short(), to=address, subject=subject, text=text)))
        self._on_their_way.add(task)
        task.add_done_callback(self._on_their_way.discard)


_REPORT = """\
Hello,

please keep this letter for a year, where nobody at the desk can change it:

    {head}

There is nothing to do. If it is ever asked whether something was changed, this line helps to tell.
"""
