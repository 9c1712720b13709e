"""The pictures of a chat that is kept: the sheet, the second's question, the visitor's notice, and after the end."""

from __future__ import annotations

from typing import Final

from playwright.async_api import Browser, expect

from tests.browser import navigators
from tests.browser.desk.pictures import Take, on_tab
from tests.browser.navigators import DESKTOP, SLOW, Visitor, Worker
from tests.serving import Serving

STATES: Final = ("desk-keeping", "desk-kept-asked", "desk-kept", "visit-kept", "desk-kept-over", "visit-kept-over")


async def take_keeping(take: Take, browser: Browser, serving: Serving) -> None:
    """One talk, kept by one and confirmed by the other."""
    wren, heron = await _signed_in(browser, serving, "wren"), await _signed_in(browser, serving, "heron")
    someone = await navigators.visitor(browser, serving)
    await navigators.talk(someone, wren, heron)
    await _a_few_words(someone, wren)
    await _kept(take, someone, wren, heron)
    await wren.page.set_viewport_size(DESKTOP)
    await wren.closes_the_conversation()
    await expect(wren.page.get_by_text("being kept under the policy")).to_be_visible(timeout=SLOW)
    await take("desk-kept-over", wren.page, on_tab(wren, "Conversation"))
    await expect(someone.frame.get_by_role("button", name="Copy what I need")).to_be_visible(timeout=SLOW)
    await take("visit-kept-over", someone.page)
    for each in (wren, heron, someone):
        await each.context.close()


async def _signed_in(browser: Browser, serving: Serving, name: str) -> Worker:
    """By the page, so that their keys are open in it."""
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    worker = Worker(page=page, context=context, watch=watch, serving=serving, name=name)
    await worker.signs_in()
    await worker.checks_in()
    return worker


async def _a_few_words(someone: Visitor, wren: Worker) -> None:
    await someone.says("He locked me in last night and took my phone.")
    await wren.reads("took my phone")
    await wren.replies("I am so sorry. That is serious, and it is not your fault. Are you safe just now?")
    await someone.says("yes. please write this down somewhere, i might need it")
    await wren.reads("i might need it")


async def _kept(take: Take, someone: Visitor, wren: Worker, heron: Worker) -> None:
    page = wren.page
    await page.keyboard.press("Alt+Y")
    await page.get_by_role("radio", name="Serious harm was done").check(timeout=SLOW)
    await take("desk-keeping", page, on_tab(wren, "Conversation"))
    await page.set_viewport_size(DESKTOP)
    await page.get_by_role("button", name="Keep it").click()
    await expect(heron.page.get_by_text("What was sealed agrees")).to_be_visible(timeout=SLOW)
    await take("desk-kept-asked", heron.page, on_tab(heron, "Conversation"))
    await expect(someone.frame.get_by_role("heading", name="This chat is being kept")).to_be_visible(timeout=SLOW)
    await someone.frame.get_by_text("How long, who can open it").click()
    await take("visit-kept", someone.page)
    await heron.page.set_viewport_size(DESKTOP)
    await heron.page.get_by_role("button", name="Yes, keep it").click()
    await expect(page.get_by_text("Two of you agreed.")).to_be_visible(timeout=SLOW)
    await take("desk-kept", page, on_tab(wren, "Conversation"))
