"""The log's newest mark goes to coordinators once a week, in a letter that tells nothing but a number and a hash."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from chatd.domain.audit import Head, read_head
from chatd.keeping.alerting import MailedKeepingAlerts
from chatd.mail import SmtpPost
from tests.fakes import CountedIds, WoundClock
from tests.keeping.house import COORDINATOR, LEADS, WREN, House, opened
from tests.mail.sink import sink, trusting_it


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as made:
        yield made


async def test_it_goes_out_once_a_week_also_over_restarts(house: House) -> None:
    await house.raised(house.page())
    await house.keeping.sweep()
    ((head, told),) = house.told.reports
    assert head == await house.keeping.store.audit_head()
    assert COORDINATOR in told and WREN not in told and not told & set(LEADS)

    for _ in range(13):
        house.clock.wind(timedelta(hours=12))
        await replace(house.keeping).sweep()

    assert len(house.told.reports) == 2
    assert house.told.reports[1][0].number >= head.number


async def test_while_nothing_was_ever_done_there_is_no_letter(house: House) -> None:
    await house.keeping.sweep()

    assert house.told.reports == []


async def test_the_letter_says_a_number_and_a_hash_and_nothing_else_that_tells(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    await house.raised(house.page())
    head = await house.keeping.store.audit_head()
    coordinator = replace(await house.person(COORDINATOR), email="robin@example.org")
    async with sink() as server:
        post = SmtpPost(server.mail, clock=WoundClock(), trusted=trusting_it())
        alerts = MailedKeepingAlerts(post, ids=CountedIds(), origin="https://chat.example.org")
        await alerts.report(head, [coordinator, coordinator])
        await alerts.all_sent()

        (taken,) = server.to("robin@example.org")
    found = next(line.strip() for line in taken.text.splitlines() if ":" in line and line.startswith(" "))
    assert read_head(found) == head
    whole = taken.raw.decode().lower()
    for telling in ("record", "safeguarding", "chat.example.org", "northtown", "robin ", "visitor", "sex", "kept", "lead", "audit", "log"):
        assert telling not in whole.replace("robin@example.org", ""), telling
    assert "robin" not in caplog.text


async def test_where_no_mail_is_set_nothing_breaks() -> None:
    alerts = MailedKeepingAlerts(None, ids=CountedIds(), origin="https://chat.example.org")

    await alerts.report(Head(number=3, hash="a" * 64), [])
    await alerts.all_sent()
