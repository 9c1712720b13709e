"""Alerts by e-mail, where a mail server is set. They carry no word of a conversation, no project, nobody's name."""

from __future__ import annotations

import asyncio
import logging
import smtplib
from collections.abc import Awaitable, Callable
from email.message import EmailMessage

from chatd.domain.people import Rota
from chatd.logs import place_of
from chatd.settings import Mail
from chatd.wire import AlertKind

log = logging.getLogger("chatd.mail")

TEXTS = {
    AlertKind.PAIR_BROKEN: "Somebody at the desk has been on their own for a minute. Please look in.",
    AlertKind.SUPERVISOR_CALLED: "Somebody at the desk asks you to look in.",
}


def mail_port(mail: Mail | None) -> Callable[[Rota, AlertKind], Awaitable[None]] | None:
    """Something that sends alerts, or None where no mail is set."""
    if mail is None:
        return None

    async def send(_rota: Rota, kind: AlertKind) -> None:
        text = TEXTS.get(kind)
        if text is None:
            return
        try:
            await asyncio.to_thread(_deliver, mail, text)
        except (OSError, smtplib.SMTPException) as trouble:
            log.error("an alert could not be mailed: %s", place_of(trouble))

    return send


def _deliver(mail: Mail, text: str) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = mail.sender, ", ".join(mail.to), "Desk: please look in"
    message.set_content(text)
    with smtplib.SMTP_SSL(mail.host, mail.port, timeout=20) as server:
        if mail.user and mail.password_file:
            server.login(mail.user, mail.password_file.read_text("utf-8").strip())
        server.send_message(message)
