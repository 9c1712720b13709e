"""The editor in a browser: two coordinators write at once, a line is lost and comes back, a browser is closed in between, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from tests.browser.axe import violations
from tests.browser.navigators import DESKTOP, PHONE, SLOW
from tests.browser.rota.readers import Reader, reader
from tests.serving import Serving, serving_here

pytestmark = pytest.mark.asyncio(loop_scope="session")

ENGLISH = "shared/en/symptoms"
KEPT = "All of it is kept on the server."
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(slots=True)
class Editor:
    """Somebody with an answer open to write at."""

    someone: Reader
    project: str

    @property
    def words(self) -> Locator:
        return self.someone.page.get_by_label("The words", exact=True)

    @property
    def kept(self) -> Locator:
        return self.someone.page.locator("#kept")

    async def opens(self, answer: str) -> None:
        await self.someone.opens(f"/answers/{self.project}/{answer}/edit")
        await expect(self.words).to_be_visible(timeout=SLOW)

    async def writes_first(self, words: str) -> None:
        await self.words.press("Control+Home")
        await self.someone.page.keyboard.type(words)

    async def writes_last(self, words: str) -> None:
        await self.words.press("Control+End")
        await self.someone.page.keyboard.type(words)

    async def comes_back(self) -> None:
        """To the window, which asks at once what others have written."""
        await self.someone.page.evaluate("dispatchEvent(new Event('focus'))")

    async def is_kept(self, words: str = KEPT) -> None:
        await expect(self.kept).to_contain_text(words, timeout=SLOW)

    async def reads(self, start: str, end: str) -> None:
        """What stands in the box begins and ends so."""
        await expect(self.words).to_have_value(_between(start, end), timeout=SLOW)

    async def is_a_version(self, number: int) -> None:
        """Saved, and on the page of the answer."""
        await expect(self.someone.page.locator(".told")).to_contain_text(f"Kept as version {number}, a draft.", timeout=SLOW)

    async def passes_axe(self) -> None:
        assert await violations(self.someone.page) == []
        self.someone.watch.complaints.clear()  # axe tries a style of its own, which the policy stops


def _between(start: str, end: str) -> re.Pattern[str]:
    return re.compile(rf"^{re.escape(start)}[\s\S]*{re.escape(end)}$")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Serving]:
    async with serving_here(tmp_path_factory.mktemp("house") / "data") as serving:
        yield serving


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def both(browser: Browser, house: Serving) -> AsyncIterator[tuple[Editor, Editor]]:
    """Coordinators of two charities that share their answers."""
    async with reader(browser, house, "heron", size=DESKTOP) as heron, reader(browser, house, "finch", size=DESKTOP) as finch:
        yield Editor(someone=heron, project="northtown"), Editor(someone=finch, project="eastport")


async def test_two_write_at_once_one_loses_the_line_and_nothing_is_lost(both: tuple[Editor, Editor]) -> None:
    heron, finch = both
    await heron.opens(ENGLISH)
    await finch.opens(ENGLISH)

    # Both write; each sees what the other wrote, and that the other is there.
    await heron.writes_first("Heron begins. ")
    await finch.writes_last(" Finch ends.")
    for each in both:
        await each.is_kept()
        await each.comes_back()
    for each in both:
        await each.comes_back()
        await each.reads("Heron begins. ", " Finch ends.")
    await expect(heron.someone.page.locator("#others")).to_contain_text("Finch has this open too", timeout=SLOW)

    # Finch loses the line and writes on; Heron changes the same place.
    await finch.someone.context.set_offline(True)
    await finch.writes_last(" Finch was alone.")
    await finch.is_kept("Kept in this browser only")
    await heron.writes_last(" Heron was quicker.")
    await heron.is_kept()
    await finch.someone.context.set_offline(False)
    await finch.is_kept("You and Heron changed the same place. Your words are on the server")

    # Finch decides, and both have all of it.
    await finch.kept.get_by_role("link", name="Put the two together").click()
    await finch.someone.reads("You and Heron wrote at the same place")
    await finch.passes_axe()
    await finch.someone.page.get_by_label("Take both").check()
    await finch.someone.presses("Put together")
    end = " Finch was alone. Heron was quicker."
    await finch.reads("Heron begins. ", end)
    await heron.comes_back()
    await heron.reads("Heron begins. ", end)

    await finch.someone.page.get_by_role("button", name="Save as a version").first.click()
    await finch.is_a_version(1)


async def test_words_typed_without_a_line_are_there_when_the_page_comes_back(both: tuple[Editor, Editor]) -> None:
    heron, _ = both
    page, answer = heron.someone.page, "own/en/pep"
    await heron.opens(answer)
    await heron.someone.context.set_offline(True)
    await heron.writes_first("Not lost. ")
    await heron.is_kept("Kept in this browser only")

    await page.goto("about:blank")
    await heron.someone.context.set_offline(False)
    await heron.opens(answer)

    await heron.reads("Not lost. ", "")
    await heron.is_kept()
    assert await page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('answer-draft')).length") == 0


async def test_whoever_writes_in_one_source_writes_on_while_another_goes(both: tuple[Editor, Editor]) -> None:
    heron, finch = both
    for each in both:
        await each.opens("shared/en/results")
    lines = [each.someone.page.locator("#source li") for each in both]
    await heron.someone.page.get_by_role("button", name="One more source").click()
    await heron.someone.page.keyboard.type("Ours")
    await heron.is_kept()
    before = await lines[0].count()
    await finch.comes_back()
    await expect(lines[1]).to_have_count(before, timeout=SLOW)

    await lines[1].first.get_by_role("button", name="Remove").click()
    await finch.is_kept()
    await heron.comes_back()
    await expect(lines[0]).to_have_count(before - 1, timeout=SLOW)
    await heron.someone.page.keyboard.type(" too")

    await expect(lines[0].last.get_by_label("Name")).to_have_value("Ours too")


async def test_a_translator_sees_the_english_what_changed_in_it_and_what_a_visitor_will_read(both: tuple[Editor, Editor]) -> None:
    heron, _ = both
    page = heron.someone.page
    for answer in ("own/en/prep", "own/ro/prep"):
        await heron.opens(answer)
        await page.get_by_role("button", name="Save as a version").first.click()
        await heron.is_a_version(1)
    await heron.opens("own/en/prep")
    await heron.writes_first("A quick word. ")
    await page.get_by_role("button", name="Save as a version").first.click()
    await heron.is_a_version(2)

    await heron.opens("own/ro/prep")
    await expect(page.get_by_role("region", name="What changed in the English")).to_contain_text("A quick word.")
    await heron.words.fill("**Bună!** Sunt {worker}.\n{part}\nSună la lily@example.org, la [telefonul nostru].")

    shown = page.get_by_role("region", name="What a visitor reads")
    await expect(shown).to_contain_text("Bună! Sunt Heron.")
    await expect(shown.locator(".hole")).to_have_text("[telefonul nostru]")
    await expect(page.locator("#found")).to_contain_text("“lily@example.org” (an e-mail address): this could lead somebody to a person.")
    await page.get_by_role("button", name="Save as a version").first.click()
    await expect(page.get_by_role("list").filter(has_text="This could lead somebody to a person")).to_be_visible(timeout=SLOW)
    await expect(heron.words).to_have_attribute("aria-invalid", "true")
    await heron.passes_axe()
    await page.set_viewport_size({"width": 320, "height": 640})
    assert await page.evaluate(SIDEWAYS) == 0
    await page.set_viewport_size(PHONE)
    await heron.words.scroll_into_view_if_needed()
    await expect(heron.kept).to_be_in_viewport()
