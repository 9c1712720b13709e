"""How we keep and forget: short first, all of it on demand, every number leading to what was tested; without a script, in both themes, at every width."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, expect

from protocols import folder
from tests.browser.axe import violations
from tests.browser.conftest import Pair
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDER_THAN_IT_MAY = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
PAGES = folder.privacy()


async def opened(browser: Browser, serving: Serving, language: str, *, scripts: bool) -> Page:
    context = await browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    page = await context.new_page()
    await page.goto(f"{serving.origin}/privacy/northtown?lang={language}")
    return page


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_it_reads_without_javascript_in_both_themes_and_has_no_axe_violation(browser: Browser, serving: Serving, language: str) -> None:
    plain = await opened(browser, serving, language, scripts=False)
    for part in PAGES[language].part:
        await expect(plain.get_by_role("heading", name=part.title)).to_be_visible()
    for fold in await plain.locator("summary").all():
        await fold.click()
    await expect(plain.get_by_text(PAGES[language].part[3].lines[1].say)).to_be_visible()
    assert await plain.context.cookies() == []
    await plain.context.close()

    page = await opened(browser, serving, language, scripts=True)
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        assert await violations(page) == []
    for fold in await page.locator("summary").all():
        await fold.click()
    for width in (320, 390, 1440):
        await page.set_viewport_size({"width": width, "height": 900})
        assert not await page.evaluate(WIDER_THAN_IT_MAY), width
    assert await violations(page) == []
    await page.context.close()


async def test_every_number_leads_to_what_was_tested(browser: Browser, serving: Serving) -> None:
    page = await opened(browser, serving, "en", scripts=True)
    numbers = await page.locator("a.proof").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    printed = await page.locator(".proven dt").evaluate_all("all => all.map(each => '#' + each.id)")

    assert len(numbers) > 25
    assert set(numbers) <= set(printed)
    assert printed == [f"#p{number}" for number in folder.proven()]
    await page.context.close()


async def test_where_a_chat_can_be_kept_every_ground_is_told_in_plain_words(browser: Browser, serving: Serving) -> None:
    page = await opened(browser, serving, "en", scripts=False)
    await page.get_by_text(PAGES["en"].grounds.title).click()

    for ground in folder.safeguarding().ground:
        await expect(page.get_by_text(ground.words["en"].plain)).to_be_visible()
    assert await page.get_by_text(PAGES["en"].grounds.not_told).count() == sum(not each.tell_visitor for each in folder.safeguarding().ground)
    await expect(page.get_by_role("link", name=re.compile("Information Commissioner"))).to_be_visible()
    await page.context.close()


async def test_the_chat_says_it_in_three_short_lines_and_all_of_it_when_it_is_unfolded(browser: Browser, serving: Serving, pair: Pair) -> None:
    context = await browser.new_context(viewport={"width": 390, "height": 844})
    page = await context.new_page()
    await page.goto(f"{serving.origin}/w/northtown/")
    words = folder.words()["en"].confidentiality
    await expect(page.get_by_text(words.kept)).to_be_visible()
    may_not_tell = page.get_by_text("It can happen that we do not tell you")
    await expect(may_not_tell).to_have_count(0)

    await page.get_by_text("More", exact=True).click()

    await expect(may_not_tell).to_be_visible()
    await expect(page.get_by_text(words.sealed_limits)).to_be_visible()
    await context.close()
