"""The page that says when we are here: without a script, at every width, in both languages, to the eye and to axe."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Pair
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")

WIDTHS = (320, 390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDER_THAN_IT_MAY = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


async def opened(browser: Browser, serving: Serving, language: str, *, scripts: bool, width: int = 390) -> Page:
    context = await browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    page = await context.new_page()
    await page.goto(f"{serving.origin}/p/northtown/?lang={language}")
    return page


async def test_without_a_script_it_says_that_two_did_not_come_and_where_else_to_turn(browser: Browser, serving: Serving) -> None:
    page = await opened(browser, serving, "en", scripts=False)

    await expect(page).to_have_title("When we are here")
    await expect(page.get_by_role("heading", level=1)).to_have_text("We are closed now.")
    await expect(page.get_by_text("We meant to be here now")).to_be_visible()
    await expect(page.get_by_text("call 999")).to_be_visible()
    await expect(page.get_by_role("link", name="Samaritans")).to_have_attribute("href", "tel:116123")
    await page.get_by_role("link", name="Română").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Acum este închis.")
    assert await page.context.cookies() == []
    await page.context.close()


async def test_where_no_script_runs_the_chats_page_leads_here(browser: Browser, serving: Serving) -> None:
    page = await opened(browser, serving, "ro", scripts=False)
    await page.goto(f"{serving.origin}/w/northtown/?lang=ro")

    await page.get_by_role("link", name="Când suntem aici").click()

    await expect(page).to_have_title("Când suntem aici")
    await page.context.close()


async def test_the_chats_own_page_says_so_too_in_the_language_of_whoever_came(browser: Browser, serving: Serving) -> None:
    page = await opened(browser, serving, "ro", scripts=True)

    await page.goto(f"{serving.origin}/w/northtown/#ro.")

    await expect(page.get_by_text("Trebuia să fim aici acum")).to_be_visible()
    await expect(page.get_by_role("link", name="Samaritans")).to_be_visible()
    await page.context.close()


async def test_no_width_language_or_scheme_breaks_it(browser: Browser, serving: Serving) -> None:
    for language in ("en", "ro"):
        page = await opened(browser, serving, language, scripts=True)
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": 800})
            assert not await page.evaluate(WIDER_THAN_IT_MAY), f"{language}, {width}"
        for scheme in SCHEMES:
            await page.emulate_media(color_scheme=scheme)
            assert await violations(page) == []
        await page.evaluate("() => document.documentElement.dir = 'rtl'")
        assert not await page.evaluate(WIDER_THAN_IT_MAY), "from right to left"
        await page.context.close()


async def test_with_two_here_one_press_leads_to_the_chat(browser: Browser, serving: Serving, pair: Pair) -> None:
    page = await opened(browser, serving, "ro", scripts=True)

    assert await violations(page) == []
    await page.get_by_role("link", name="Mergi la chat").click()

    await expect(page.get_by_role("button", name="Începe")).to_be_visible()
    await page.context.close()
