"""A closed project answers with the right words, in three languages and for different reasons; one of them a coordinator has written here."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from console.sign_in import COOKIE
from protocols import folder
from tests.browser.axe import violations
from tests.browser.navigators import PHONE
from tests.edges.closed_house import CHRISTMAS_DAY, MONDAY, PAGE, PROMISED, closed_house
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = {language: words.out_of_hours for language, words in folder.words().items()}
OURS = "De Crăciun ne odihnim. Ne întoarcem miercuri."
ELSEWHERE = {"en": "Where else to turn", "ro": "Unde mai poți cere ajutor", "es": "Dónde más pedir ayuda"}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with closed_house(tmp_path_factory.mktemp("house") / "data") as house:
        yield house


@asynccontextmanager
async def a_page(browser: Browser, house: House, *, of: str | None = None) -> AsyncIterator[Page]:
    """A phone in Madrid; *of*: whose sign-in it has."""
    context = await browser.new_context(viewport=PHONE, timezone_id="Europe/Madrid")
    if of:
        secret = (await house.signed_in(of))[0].partition("=")[2]
        await context.add_cookies([{"name": COOKIE, "value": secret, "domain": "localhost", "path": "/", "secure": True, "httpOnly": True}])
    yield await context.new_page()
    await context.close()


async def test_a_coordinator_writes_for_some_days_sees_what_will_be_read_on_one_and_publishes_it(browser: Browser, house: House) -> None:
    async with a_page(browser, house, of="heron") as page:
        await page.goto(house.origin + PAGE.format("ro"))
        assert not await page.get_by_label("First day").is_visible(), "only the days that count are shown"
        await page.get_by_label("When").select_option("holiday")
        await page.get_by_label("From a day to a day").check()
        await page.get_by_label("First day").fill("2026-12-24")
        await page.get_by_label("What you say").fill(OURS)
        await page.get_by_role("button", name="Save as a draft").click()
        await expect(page.get_by_role("alert")).to_contain_text("2026-12-24")
        assert await page.get_by_label("What you say").first.input_value() == OURS, "nothing typed is lost"
        await page.get_by_label("Last day").first.fill("2026-12-26")
        await page.get_by_role("button", name="Save as a draft").click()
        await expect(page.get_by_role("status")).to_contain_text("Saved as version 1, a draft.")

        await page.get_by_label("On", exact=True).fill("2026-12-25")
        await page.get_by_role("button", name="Show me").click()

        read = page.get_by_role("region", name="As a visitor reads it")
        for line in (WORDS["ro"].closed, OURS, "Deschidem din nou miercuri, 30 decembrie, ora 12:00.", "sună la 999", "Northtown drop-in"):
            await expect(read).to_contain_text(line)
        await expect(page.get_by_text("Your own text for “A planned closure”")).to_be_visible()
        assert await violations(page) == []
        await page.set_viewport_size({"width": 320, "height": 640})
        assert await page.evaluate(SIDEWAYS) == 0
        await page.get_by_role("button", name="Publish version 1").click()
        await expect(page.get_by_role("status")).to_contain_text("Version 1 is published.")


@pytest.mark.parametrize(
    ("language", "at", "said", "opens"),
    [
        ("es", MONDAY, "", "Próxima apertura: miércoles 13:00 (tu hora, Madrid)."),
        ("ro", CHRISTMAS_DAY, OURS, "Deschidem din nou miercuri 13:00 (ora ta, Madrid)."),
        ("en", CHRISTMAS_DAY, WORDS["en"].holiday, "We open again Wednesday 13:00 (your time, Madrid)."),
        ("es", PROMISED, WORDS["es"].two_did_not_come, "Próxima apertura: miércoles, 25 de noviembre 13:00 (tu hora, Madrid)."),
    ],
    ids=["outside the hours, in Spanish", "a holiday, in Romanian", "a holiday, in English", "two did not come, in Spanish"],
)
async def test_each_visitor_reads_the_right_words(browser: Browser, house: House, language: str, at: datetime, said: str, opens: str) -> None:
    house.clock._at = at
    async with a_page(browser, house) as page:
        await page.clock.set_fixed_time(at)
        await page.goto(f"{house.origin}/w/northtown/#{language}.")

        await expect(page.get_by_role("heading", level=2, name=WORDS[language].closed)).to_be_visible()
        everything = page.get_by_role("main")
        for line in (said, opens, *WORDS[language].message, WORDS[language].options):
            await expect(everything).to_contain_text(line)
        assert await page.locator("summary").filter(has_text="999").is_visible()
        places = page.locator("section").filter(has=page.get_by_role("heading", name=ELSEWHERE[language])).get_by_role("link")
        assert await places.all_inner_texts() == ["Northtown drop-in", "Samaritans", "Shout"], "three stand open, and the others behind a fold"
        others = {WORDS[each].holiday for each in WORDS} | {WORDS[each].two_did_not_come for each in WORDS} | {OURS}
        shown = await everything.inner_text()
        assert [line for line in others - {said} if line in shown] == []
        if not said:
            assert await violations(page) == []
