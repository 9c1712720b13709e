"""The pictures of acting at once: the card for danger, a concern note, a slip on both sides."""

from __future__ import annotations

from playwright.async_api import Browser

from tests.browser import navigators
from tests.browser.desk.pictures import Take, on_tab
from tests.browser.navigators import DESKTOP, SLOW, Worker
from tests.serving import Serving

STATES = (
    "desk-danger",
    "desk-concern",
    "desk-concern-written",
    "desk-slip",
    "desk-slip-asked",
    "visit-slip",
    "visit-slip-passed-on",
    "desk-concern-after",
)


async def take_acting(take: Take, browser: Browser, serving: Serving) -> None:
    """One talk, from the first alarm to what is passed on."""
    wren, otter = [await _with_keys(browser, serving, name) for name in ("wren", "otter")]
    someone = await navigators.visitor(browser, serving)
    await navigators.talk(someone, wren, otter)
    await someone.says("he is outside my door and says he will not go")
    await wren.reads("he will not go")
    page = wren.page
    await page.keyboard.press("Alt+s")
    await take("desk-danger", page, on_tab(wren, "Conversation"))
    await _noted(take, wren)
    await page.set_viewport_size(DESKTOP)
    await wren.replies("They are on their way, and I stay here with you. Shall we ask the clinic to call you tomorrow?")
    await _slipped(take, wren)
    card = someone.frame.get_by_role("region", name="May we pass this on?")
    await card.wait_for(timeout=SLOW)
    await take("visit-slip", someone.page)
    await take("desk-slip-asked", page, on_tab(wren, "Conversation"))
    await card.get_by_role("checkbox", name="Pass on line 2").uncheck()
    await card.get_by_role("button", name="Yes, pass this on").click()
    await someone.finds_noted("Passed on to our team.")
    await take("visit-slip-passed-on", someone.page)
    await someone.ends()
    await page.set_viewport_size(DESKTOP)
    await page.get_by_role("button", name="Write a concern note").wait_for(timeout=SLOW)
    await take("desk-concern-after", page, on_tab(wren, "Conversation"))
    for each in (wren, otter, someone):
        await each.context.close()


async def _with_keys(browser: Browser, serving: Serving, name: str) -> Worker:
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    worker = Worker(page=page, context=context, watch=watch, serving=serving, name=name)
    await worker.signs_in()
    await worker.checks_in()
    return worker


async def _noted(take: Take, wren: Worker) -> None:
    page = wren.page
    await page.set_viewport_size(DESKTOP)
    await page.get_by_role("button", name="Write a concern note").click()
    await page.get_by_role("textbox", name="What do you know?").fill("He is outside the flat and says that he will not go. Nobody is hurt.")
    await page.get_by_role("textbox", name="What did you two decide, and why?").fill("To ring 999. She asked us to.")
    await page.get_by_role("textbox", name="What have you done?").fill("Otter rang at 23:04 and left 07700 900123 to ring back.")
    await page.get_by_role("textbox", name="Who was told?").fill("999, Robin on call")
    await take("desk-concern", page, on_tab(wren, "Conversation"))
    await page.set_viewport_size(DESKTOP)
    await page.get_by_role("button", name="Seal and write").click()
    await page.get_by_text("can read it now").wait_for(timeout=SLOW)
    await take("desk-concern-written", page, on_tab(wren, "Conversation"))
    await page.get_by_role("button", name="Close", exact=True).click()


async def _slipped(take: Take, wren: Worker) -> None:
    page = wren.page
    await page.keyboard.press("Alt+c")
    await page.get_by_role("textbox", name="Who gets it?").fill("Northtown clinic, reception")
    await page.get_by_role("textbox", name="What for?").fill("A call back about an appointment")
    await page.get_by_role("textbox", name="Line 1").fill("Please call me about an appointment this week. Evenings after seven are best.")
    await page.get_by_role("button", name="One more line").click()
    await page.get_by_role("textbox", name="Line 2").fill("I would rather not give my name at the desk.")
    await take("desk-slip", page, on_tab(wren, "Conversation"))
    await page.set_viewport_size(DESKTOP)
    await page.get_by_role("button", name="Show it to the visitor").click()
