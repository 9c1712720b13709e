"""A mail server on this machine that keeps what it is given: real SMTP, real TLS, and rude when it is told to be."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from chatd.settings import Mail

CERTIFICATE = Path(__file__).parent / "localhost.pem"


@dataclass(slots=True, kw_only=True)
class Taken:
    """One message as it came: whom the envelope named, and what was in it."""

    to: list[str]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    @property
    def text(self) -> str:
        return str(self.message.get_content())


@dataclass(slots=True, kw_only=True)
class Sink:
    """*refuses*: answers no to every recipient. *rude*: breaks off after it has taken a message, without goodbye."""

    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    refuses: bool = False
    rude: bool = False
    lines: list[str] = field(default_factory=list)

    @property
    def mail(self) -> Mail:
        return Mail(host="localhost", port=self.port, sender="desk@example.org", to=("on-call@example.org", "second@example.org"))

    def to(self, address: str) -> list[Taken]:
        return [each for each in self.taken if each.to == [address]]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        recipients: list[str] = []
        await _say(writer, "220 localhost")
        while line := (await reader.readline()).decode().strip():
            self.lines.append(line)
            verb = line.split(":")[0].split()[0].upper()
            if verb == "RCPT":
                recipients.append(line.partition("<")[2].partition(">")[0])
            if verb == "DATA":
                await _say(writer, "354 go on")
                raw = await reader.readuntil(b"\r\n.\r\n")
                self.taken.append(Taken(to=recipients, raw=raw.removesuffix(b".\r\n")))
                recipients = []
            refused = verb == "RCPT" and self.refuses
            await _say(writer, "550 <canary@example.org> is nobody" if refused else "221 bye" if verb == "QUIT" else "250 ok")
            if verb == "QUIT" or (verb == "DATA" and self.rude):
                break
        writer.close()
        with suppress(ssl.SSLError):  # the other side may still have been speaking
            await writer.wait_closed()


async def _say(writer: asyncio.StreamWriter, line: str) -> None:
    writer.write(f"{line}\r\n".encode())
    await writer.drain()


def trusting_it() -> ssl.SSLContext:
    """What a client needs to believe this sink, and nobody else."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))


@asynccontextmanager
async def sink() -> AsyncIterator[Sink]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    kept = Sink()
    server = await asyncio.start_server(kept.serve, "127.0.0.1", 0, ssl=context)
    kept.port = server.sockets[0].getsockname()[1]
    async with server:
        yield kept
