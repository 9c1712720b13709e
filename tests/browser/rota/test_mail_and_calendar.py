"""What people meet outside the desk: the page behind the link in a mail, without sign-in or script, and the address for their own calendar."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, expect

from chatd import secret_key, settings
from chatd.domain.ids import PersonId
from chatd.domain.turns import Turn
from chatd.store.confirmations import SqlConfirmations
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from chatd.tokens import TurnMarks
from tests.browser.navigators import PHONE, fresh_page
from tests.browser.rota.readers import Reader, reader
from tests.browser.rota.test_everybody_can_use_it import Auditor
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def link_in_the_mail(serving: Serving) -> str:
    """The address that Wren is sent for the next turn."""
    database, now = await Database.open(settings.database_in(serving.data)), datetime.now(UTC)
    try:
        calendars = [rota.calendar for rota in await SqlStore(database).rotas() if rota.calendar]
        times = [time for calendar in calendars for time in calendar.occurrences(now, now + timedelta(days=60)) if "wren" in time.operators]
        turn = Turn(person=PersonId("wren"), shift=times[0].shift.id, day=times[0].on)
        await SqlConfirmations(database).ask(turn, now)
    finally:
        await database.close()
    marks = TurnMarks(secret_key.read(settings.secret_key_in(serving.data)).sub_key("answer links"))
    return f"/rota/answer/{marks.of(turn)}"


async def test_a_mail_is_answered_with_one_tap_without_sign_in_or_script(browser: Browser, serving_alone: Serving) -> None:
    context, page, watch = await fresh_page(browser, PHONE, java_script_enabled=False)
    someone = Reader(page=page, context=context, watch=watch, serving=serving_alone, name="")
    await someone.opens(await link_in_the_mail(serving_alone))

    await someone.presses("No, I cannot come")
    await someone.reads("You are still down for this time.")
    await someone.presses("I can come after all")
    await someone.reads("You said that you will be there.")
    await someone.presses("I cannot come after all")
    await someone.presses("Ask for cover")

    await expect(page).to_have_url(re.compile(r"/sign-in\?next=/rota/turn/"))
    await context.close()


async def test_no_page_of_mail_or_calendar_has_an_axe_violation_or_is_too_small_or_too_wide(
    browser: Browser, serving_alone: Serving, runs_long: bool
) -> None:
    auditor, link = Auditor(whole=runs_long), await link_in_the_mail(serving_alone)
    async with reader(browser, serving_alone, "wren") as wren:
        await wren.opens(link)
        await auditor.looks_at(wren, "asked")
        await wren.presses("Yes, I will be there")
        await auditor.looks_at(wren, "yes")
        await wren.presses("I cannot come after all")
        await auditor.looks_at(wren, "no")
        await wren.opens("/rota/mine")
        await wren.presses("Set it up, rename it or end it")
        await auditor.looks_at(wren, "no address yet")
        await wren.presses("Make my address")
        await wren.reads("It is shown only now.")
        await auditor.looks_at(wren, "an address")
        await wren.writes(What_your_times_are_called=" ")
        await wren.presses("Keep this name")
        await wren.reads("Write 1 to 40 letters.")
        await auditor.looks_at(wren, "a title that will not do")
        await wren.writes(What_your_times_are_called="Choir")
        await wren.presses("Keep this name")
        await wren.is_told("Your times are called “Choir” now.")
        await wren.presses("End this address")
        await wren.is_told("Your address has stopped working.")

    assert auditor.looked_at == 6
    assert auditor.found == {}
