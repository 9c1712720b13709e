"""An answer's way: a coordinator writes it in two languages, somebody else reads it over, it is published, an operator finds it with a slip of the finger,
and a visitor reads it in Romanian. And the pages on that way, to axe.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from canned_answers import folder
from tests.browser import navigators
from tests.browser.axe import violations
from tests.browser.navigators import DESKTOP, PHONE, SLOW, Worker
from tests.serving import Serving, serving_here

pytestmark = pytest.mark.asyncio(loop_scope="session")

ENGLISH: Final = "The Lantern is a clinic that is open late. It is free, and you need no papers."
ROMANIAN: Final = "Felinarul este o clinică deschisă până târziu. Este gratuită și nu îți trebuie acte."
SHARED: Final = "/answers/northtown/shared"
ALL: Final = len([file for file, _ in folder.read_folder(folder.STARTER) if file.startswith("en/")]) + 1
"""Those that it came with, and the one that is written here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A server with its library, a coordinator and somebody who answers."""

    serving: Serving
    coordinator: Worker
    colleague: Worker


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with serving_here(tmp_path_factory.mktemp("answers") / "data") as serving:
        both = [await signed_in(browser, serving, name) for name in ("heron", "wren")]
        yield House(serving=serving, coordinator=both[0], colleague=both[1])
        for each in both:
            assert each.watch.violations == []
            await each.context.close()


async def signed_in(browser: Browser, serving: Serving, name: str) -> Worker:
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    worker = Worker(page=page, context=context, watch=watch, serving=serving, name=name)
    await worker.signs_in_quickly()
    return worker


async def goes_to(worker: Worker, path: str) -> Page:
    await worker.page.goto(f"{worker.serving.origin}{path}")
    return worker.page


async def is_told(page: Page, words: str) -> None:
    """What the last deed had to say."""
    await expect(page.locator(".told").filter(has_text=words)).to_be_visible(timeout=SLOW)


async def sees_no_fault(page: Page) -> None:
    """To axe, at the size of a phone."""
    await page.set_viewport_size(PHONE)
    assert await violations(page) == []
    assert not await page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), "wider than a phone"
    await page.set_viewport_size(DESKTOP)


async def test_an_answer_goes_from_whoever_writes_it_to_a_visitor_in_romanian(house: House, browser: Browser) -> None:
    await writes(house.coordinator, "en", "The Lantern, open late", ENGLISH)
    await is_read_over_and_published(house, "en")
    await writes(house.coordinator, "ro", "Felinarul, deschis până târziu", ROMANIAN)
    await is_read_over_and_published(house, "ro")

    for each in (house.coordinator, house.colleague):
        await goes_to(each, "/desk")
        await each.checks_in()
    context, visitor, _ = await navigators.fresh_page(browser, PHONE)
    await visitor.goto(f"{house.serving.origin}/w/northtown/#ro.")
    await visitor.get_by_role("button", name="Începe").click(timeout=SLOW)
    operator = house.colleague
    await operator.takes_the_visitor()
    await operator.sees_state("Two are here")
    await operator.reply_box.press_sequentially("/lantren")
    await expect(operator.page.get_by_role("option", selected=True)).to_contain_text("Felinarul", timeout=SLOW)
    await operator.reply_box.press("Enter")
    await operator.reply_box.press("Enter")

    await expect(visitor.get_by_text(ROMANIAN)).to_be_visible(timeout=SLOW)
    await context.close()


async def writes(coordinator: Worker, language: str, title: str, words: str) -> None:
    """In the editor, as a version."""
    page = await goes_to(coordinator, f"{SHARED}/{language}/lantern/edit")
    await page.get_by_label("Title").fill(title)
    await page.get_by_label("The words").fill(words)
    if language == "en":
        await page.get_by_label("Topic").select_option("sexual-health")
        await page.get_by_label("Shortcut").fill("lantern")
        await page.get_by_label("England").check()
        await page.get_by_role("button", name="One more source").click()
        source = page.get_by_role("listitem").filter(has=page.get_by_label("Compared on"))
        await source.get_by_label("Name").fill("The clinic's own page")
        await source.get_by_label("Address").fill("https://www.nhs.uk/lantern")
        await source.get_by_role("button", name="Compared today").click()
        await page.get_by_label("Look again by").fill("2099-01-01")
    else:
        await page.get_by_label("Somebody who speaks Romanian well has read this").check()
    await page.get_by_role("button", name="Save as a version").first.click()
    await expect(page.get_by_role("heading", name="What is next for version 1")).to_be_visible(timeout=SLOW)
    await expect(page.get_by_text("You wrote it, so somebody else reads it over.")).to_be_visible()
    await expect(page.get_by_role("button", name="I have read this")).to_have_count(0)


async def is_read_over_and_published(house: House, language: str) -> None:
    path = f"{SHARED}/{language}/lantern"
    page = await goes_to(house.colleague, path)
    await page.get_by_role("button", name="I have read this").click()
    await is_told(page, "You have read version 1. A coordinator may publish it now.")
    await expect(page.get_by_role("button", name="Publish it")).to_have_count(0)
    page = await goes_to(house.coordinator, path)
    await page.get_by_role("button", name="Publish it").click()
    await is_told(page, "Version 1 is published.")
    await expect(page.get_by_text("Visitors of Northtown Project are told this.")).to_be_visible()


async def test_the_list_is_searched_in_the_page_and_picked_out_of(house: House) -> None:
    page = await goes_to(house.coordinator, "/answers?due")
    await expect(page.get_by_role("heading", name="What waits at Northtown Project")).to_be_visible()
    await sees_no_fault(page)
    await page.get_by_role("link", name="Answers", exact=True).click()
    await page.get_by_label("Find by words").fill("lantren")
    await expect(page.get_by_role("status")).to_have_text(f"1 of {ALL} answers.")
    asked = len(house.coordinator.watch.asked)
    await page.get_by_label("Find by words").fill("lantren late")
    await expect(page.get_by_role("status")).to_have_text(f"1 of {ALL} answers.")
    await page.get_by_label("Find by words").fill("lantren early")
    await expect(page.get_by_role("status")).to_have_text(f"0 of {ALL} answers.")
    assert len(house.coordinator.watch.asked) == asked, "what is typed goes nowhere"
    await page.get_by_label("Find by words").fill("")
    await sees_no_fault(page)
    await page.get_by_text("Pick out").click()
    await page.get_by_label("Whose").select_option("shared")
    await page.get_by_role("button", name="Show these").click()

    await expect(page.locator(".entry__title")).to_have_text(["The Lantern, open late"])


async def test_two_versions_are_compared_and_an_old_one_comes_back(house: House) -> None:
    path = f"{SHARED}/en/lantern"
    page = await goes_to(house.coordinator, path)
    await page.get_by_text("Note what was done").click()
    await page.get_by_label("Read with a peer panel on").fill("2026-11-02")
    await page.get_by_role("button", name="Note it").click()
    await is_told(page, "Noted in version 2")
    await sees_no_fault(page)

    await page.get_by_role("link", name="What changed from version 1").click()
    await expect(page.locator(".facts ins")).to_contain_text("Read on 2 November 2026")
    await expect(page.locator(".compared").get_by_text(ENGLISH)).to_be_visible()
    await sees_no_fault(page)

    await goes_to(house.coordinator, path)
    await page.get_by_text("Withdraw version 1").click()
    await page.get_by_role("button", name="Withdraw it").click()
    await is_told(page, "Version 1 is withdrawn")
    await goes_to(house.coordinator, f"{path}?version=1")
    await page.get_by_text("Bring version 1 back").click()
    await page.get_by_role("button", name="Make a draft of it").click()
    await is_told(page, "The words of version 1 are a new draft, version 3")
