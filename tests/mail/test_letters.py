"""Letters on real SMTP by real TLS: to one person each, only to a server that can prove itself, and never a word in the log."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading

import pytest

from chatd.domain.ids import CollaborativeId, RotaId
from chatd.domain.people import Rota
from chatd.mail import SmtpPost, is_plain_address, mail_port
from chatd.ports import Letter
from chatd.wire import AlertKind
from tests.fakes import CountedIds, WoundClock
from tests.mail.sink import Sink, sink, trusting_it

ROTA = Rota(id=RotaId("northern"), collaborative=CollaborativeId("north"), zone="Europe/London", timetable=())


def a_letter(*, to: str = "wren@example.org", subject: str = "Are you there on Friday?") -> Letter:
    return Letter(id="canary-id", to=to, subject=subject, text="Friday 27 November, 22:00 – 06:00\n.\nhttps://chat.example.org/x\n")


def post_to(server: Sink) -> SmtpPost:
    return SmtpPost(server.mail, clock=WoundClock(), trusted=trusting_it())


async def test_a_letter_arrives_whole_and_says_no_more_than_it_must() -> None:
    async with sink() as server:
        assert await post_to(server).deliver(a_letter())

        (taken,) = server.taken
    assert taken.to == ["wren@example.org"]
    assert taken.message["Subject"] == "Are you there on Friday?"
    assert taken.message["Message-ID"] == "<canary-id@example.org>"
    assert taken.message["Date"] == "Wed, 18 Nov 2026 12:00:00 +0000"
    assert {name.lower() for name in taken.message} <= {
        *("from", "to", "subject", "date", "message-id", "auto-submitted", "mime-version", "content-type", "content-transfer-encoding")
    }
    assert "Friday 27 November, 22:00 – 06:00" in taken.text.replace("\r\n", "\n")
    assert socket.getfqdn() == "localhost" or socket.getfqdn() not in " ".join((*server.lines, taken.raw.decode("latin-1")))


async def test_a_mail_server_that_cannot_prove_who_it_is_gets_nothing(caplog: pytest.LogCaptureFixture) -> None:
    async with sink() as server:
        assert not await SmtpPost(server.mail, clock=WoundClock()).deliver(a_letter())

        assert (server.taken, server.lines) == ([], [])
    assert "could not be mailed" in caplog.text


@pytest.mark.parametrize(
    "letter",
    [
        a_letter(to="wren@example.org\r\nBcc: all@example.org"),
        a_letter(to="wren@example.org, heron@example.org"),
        a_letter(to="Wren <wren@example.org>"),
        a_letter(to="wren@example.org\n"),
        a_letter(subject="Are you there?\r\nBcc: all@example.org"),
        a_letter(subject="Are you there?\nBcc: all@example.org"),
    ],
)
async def test_nobody_can_write_a_second_line_or_a_second_recipient_into_a_letter(letter: Letter, caplog: pytest.LogCaptureFixture) -> None:
    async with sink() as server:
        assert not await post_to(server).deliver(letter)

        assert server.taken == []
    assert "example.org" not in caplog.text


async def test_trouble_is_told_without_names_addresses_or_what_the_server_said(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with sink() as server:
        server.refuses = True

        assert not await post_to(server).deliver(a_letter())

        assert server.taken == []
    assert "a letter could not be mailed: SMTPRecipientsRefused" in caplog.text
    for hidden in ("canary", "wren", "example.org", "Friday"):
        assert hidden not in caplog.text
    assert "wren" not in repr(a_letter())


async def test_a_server_that_hangs_up_after_yes_has_taken_it(caplog: pytest.LogCaptureFixture) -> None:
    async with sink() as server:
        server.rude = True

        assert await post_to(server).deliver(a_letter())

        assert len(server.taken) == 1
    assert caplog.text == ""


async def test_a_server_that_is_not_there_is_no_more_than_a_no() -> None:
    async with sink() as server:
        post = post_to(server)

    assert not await post.deliver(a_letter())


async def test_nobody_who_stops_waits_for_a_slow_mail_server() -> None:
    asked, released, gone = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def never_answers(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await released.wait()
        writer.close()
        await writer.wait_closed()
        gone.set()

    async with await asyncio.start_server(never_answers, "127.0.0.1", 0) as server:
        slow = Sink(port=server.sockets[0].getsockname()[1])
        sending = asyncio.create_task(post_to(slow).deliver(a_letter()))
        await asked.wait()

        sending.cancel()

        with pytest.raises(asyncio.CancelledError):
            await sending
        assert all(thread.daemon for thread in threading.enumerate() if thread.name == "post")
        released.set()
        await gone.wait()


async def test_an_alert_goes_to_each_of_those_on_call_by_itself() -> None:
    async with sink() as server:
        send = mail_port(post_to(server), server.mail, CountedIds())
        assert send is not None

        await send(ROTA, AlertKind.SUPERVISOR_CALLED)

        assert sorted(each.to for each in server.taken) == [["on-call@example.org"], ["second@example.org"]]
        assert {each.message["Subject"] for each in server.taken} == {"Desk: please look in"}
    assert mail_port(None, None, CountedIds()) is None


def test_an_address_is_one_address() -> None:
    assert is_plain_address("wren.o'hara+rota@mail.example.org")

    for wrong in ("", "wren", "@example.org", "wren@", "a@b@c", "wren@example.org ", "wren@exam ple.org", "wren@example..org", "wrén@example.org"):
        assert not is_plain_address(wrong), wrong
    assert not is_plain_address("w" * 250 + "@example.org")
