"""Letters by e-mail, where a mail server is set: by TLS, each to one person. They carry no word of a conversation, no project, nobody's name."""

from __future__ import annotations

import asyncio
import logging
import re
import smtplib
import ssl
import threading
from collections.abc import Awaitable, Callable
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

from chatd.domain.people import Rota
from chatd.logs import place_of
from chatd.ports import Clock, Ids, Letter, Post
from chatd.settings import Mail
from chatd.wire import AlertKind

log = logging.getLogger("chatd.mail")

TEXTS = {
    AlertKind.PAIR_BROKEN: "Somebody at the desk has been on their own for a minute. Please look in.",
    AlertKind.SUPERVISOR_CALLED: "Somebody at the desk asks you to look in.",
    AlertKind.CALL_WANTED: "Somebody whose shift has just ended would like a call. The desk shows who.",
}
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_LONGEST_ADDRESS: Final = 254
_SECONDS_TO_WAIT: Final = 20


def is_plain_address(text: str) -> bool:
    """One address and nothing else: no name before it, no second one behind a comma, no line break."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


class SmtpPost:
    """`ports.Post`. *trusted*: whose certificates count; the system's own when not given."""

    def __init__(self, mail: Mail, *, clock: Clock, trusted: ssl.SSLContext | None = None) -> None:
        self._mail = mail
        self._clock = clock
        self._trusted = trusted or ssl.create_default_context()
        self._domain = mail.sender.rpartition("@")[2].strip(" >")

    async def deliver(self, letter: Letter) -> bool:
        return await _apart(lambda: self._hand_over(letter))

    def _hand_over(self, letter: Letter) -> bool:
        """True from the moment that the mail server has said yes, whatever happens on the line afterwards: nobody is written to twice."""
        taken = False
        try:
            message = self._message(letter)
            with self._line() as server:
                server.send_message(message, self._mail.sender, [letter.to])
                taken = True
        except (OSError, smtplib.SMTPException, ValueError) as trouble:
            if not taken:
                log.error("a letter could not be mailed: %s", place_of(trouble))
        return taken

    def _line(self) -> smtplib.SMTP_SSL:
        """Signed in, where there is an account. The greeting names the sender's domain: this machine's own name is nobody's business."""
        mail = self._mail
        server = smtplib.SMTP_SSL(mail.host, mail.port, local_hostname=self._domain, timeout=_SECONDS_TO_WAIT, context=self._trusted)
        try:
            if mail.user and mail.password_file:
                server.login(mail.user, mail.password_file.read_text("utf-8").strip())
        except BaseException:
            server.close()
            raise
        return server

    def _message(self, letter: Letter) -> EmailMessage:
        """Raises ValueError for a line break in a header, and for what is not one plain address."""
        if not is_plain_address(letter.to):
            raise ValueError("not one plain address")
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._mail.sender, Address(addr_spec=letter.to), letter.subject
        message["Date"], message["Message-ID"] = format_datetime(self._clock.now()), f"<{letter.id}@{self._domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        return message


def mail_port(post: Post | None, mail: Mail | None, ids: Ids) -> Callable[[Rota, AlertKind], Awaitable[None]] | None:
    """Something that sends alerts to those who are to have them, or None where no mail is set."""
    if post is None or mail is None:
        return None

    async def send(_rota: Rota, kind: AlertKind) -> None:
        text = TEXTS.get(kind)
        letters = [Letter(id=ids.short(), to=each, subject="Desk: please look in", text=text) for each in mail.to if text]
        await asyncio.gather(*(post.deliver(letter) for letter in letters))

    return send


async def _apart(deed: Callable[[], bool]) -> bool:
    """In a thread that a stopping server does not wait for: a mail server may take its time."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[bool] = loop.create_future()

    def settle(outcome: bool) -> None:  # noqa: FBT001
        if not done.done():
            done.set_result(outcome)

    def work() -> None:
        outcome = False
        try:
            outcome = deed()
        finally:
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, outcome)

    threading.Thread(target=work, name="post", daemon=True).start()
    return await done
