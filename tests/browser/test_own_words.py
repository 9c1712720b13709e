"""A coordinator says it in the charity's own words: the next visitor reads it in their language, and the worker has the list and the words at hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from chatd import secret_key, settings
from chatd.store.connection import Database
from chatd.store.sign_ins import SqlSignIns
from chatd.store.tenancy import SqlStore
from console.forms import CsrfTokens
from tests.browser import navigators
from tests.browser.axe import violations
from tests.browser.navigators import PHONE, SLOW
from tests.browser.rota.readers import Reader, reader
from tests.browser.rota.test_everybody_can_use_it import SIDEWAYS, TOO_SMALL
from tests.edges.house import House
from tests.fakes import WoundClock
from tests.serving import serving_here

pytestmark = pytest.mark.asyncio(loop_scope="session")

SHORT: Final = "Doi oameni din echipă, fără nume. Mergem în ritmul tău."


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    folder, clock = tmp_path_factory.mktemp("words") / "data", WoundClock(datetime.now(UTC))
    async with serving_here(folder, clock) as serving:
        database = await Database.open(settings.database_in(folder))
        try:
            key = secret_key.read(settings.secret_key_in(folder))
            sign_ins = SqlSignIns(database, SqlStore(database))
            yield House(serving=serving, clock=clock, sign_ins=sign_ins, csrf=CsrfTokens(key.sub_key("csrf")))
        finally:
            await database.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def heron(browser: Browser, house: House) -> AsyncIterator[Reader]:
    """Coordinates Northtown, on a phone."""
    async with reader(browser, house.serving, "heron") as someone:
        yield someone


async def finds_nothing_wrong(someone: Reader) -> None:
    """Axe; at 320 px nothing scrolls sideways; on a phone everything is big enough for a thumb."""
    page = someone.page
    assert someone.watch.violations == []
    closed = page.locator("details:not([open]) > summary:visible")
    while await closed.count():
        await closed.first.click()
    assert await violations(page) == []
    assert await page.evaluate(TOO_SMALL) == []
    await page.set_viewport_size({"width": 320, "height": 640})
    assert await page.evaluate(SIDEWAYS) <= 0
    await page.set_viewport_size(PHONE)
    someone.watch.complaints.clear()  # axe tries a style of its own, which the policy stops


async def test_rules_in_a_charitys_own_words_reach_the_next_visitor_in_their_language(browser: Browser, house: House, heron: Reader) -> None:
    await heron.opens("/words/northtown?lang=ro")
    await finds_nothing_wrong(heron)
    await heron.page.get_by_role("main").get_by_role("link", name="Ground rules").click()
    await heron.page.get_by_label("In short").fill("Doi [oameni].")
    await heron.presses("Save as a draft")
    await heron.reads("In short. Write it without < > [ ]")
    await heron.page.get_by_label("In short").fill(SHORT)
    await heron.presses("Save as a draft")
    await heron.is_told("Saved as version 1, a draft.")
    await heron.reads("This is how it will be read. Nobody reads it yet.")
    await finds_nothing_wrong(heron)
    await heron.presses("Publish it")
    await heron.is_told("Version 1 is published.")

    await house.worker("wren", languages=("en", "ro")), await house.worker("otter", languages=("en", "ro"))
    context, page, watch = await navigators.fresh_page(browser, PHONE, locale="ro-RO")
    await page.goto(f"{house.origin}/w/northtown/")
    await page.get_by_role("button", name="Reguli și opțiuni").click(timeout=SLOW)

    await expect(page.get_by_text(SHORT)).to_be_visible(timeout=SLOW)
    assert watch.violations == []
    await context.close()


async def test_the_english_is_said_to_be_hard_where_it_is(heron: Reader) -> None:
    await heron.opens("/words/northtown/en/under_18")

    await heron.page.get_by_label("What we say").fill(
        "Notwithstanding confidentiality considerations, safeguarding legislation necessitates notification of the appropriate authorities immediately after disclosure."
    )

    await heron.reads("Hard to read for some.")
    await heron.page.get_by_label("What we say").fill("If you are under 18, you did no wrong. We want to help you. Talk to us.")
    await expect(heron.page.get_by_text("Hard to read for some.")).to_have_count(0)


async def test_the_two_go_through_the_charitys_own_list_before_a_shift(heron: Reader) -> None:
    await heron.opens("/words/northtown/en/brief")
    await heron.page.get_by_label("The list").fill("Say hello.\nFind the red folder.")
    await heron.presses("Save as a draft")
    await heron.presses("Publish it")
    await heron.is_told("is published.")

    await heron.opens("/desk")
    await heron.unfolds("Go through it together")
    await heron.page.get_by_label("Find the red folder.").check()

    await heron.reads("1 of 2")

    await heron.presses("Check in")
    for name, section in (("First replies to copy", "first_replies"), ("How we are there", "netreach")):
        way = heron.page.get_by_role("link", name=name)
        await expect(way).to_have_attribute("href", f"/words/northtown/en/{section}", timeout=SLOW)
