"""The pictures of what goes round the talks: a supervisor asked in, a chat handed over, the end of a shift, a breather."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from playwright.async_api import Browser, Page, expect

from tests.browser import navigators
from tests.browser.navigators import DESKTOP, SLOW, Visitor, Worker
from tests.serving import Serving

STATES = ("desk-supervisor", "desk-end-of-shift", "desk-handing-over", "desk-debrief", "desk-handover-card", "desk-breather")


Press = Callable[[str], Awaitable[None]]


class Take(Protocol):
    """One state, in every size and scheme; what has to be pressed first is told the size."""

    async def __call__(self, state: str, page: Page, before: Press | None = None) -> None: ...


async def take_shift(take: Take, browser: Browser, serving: Serving) -> None:
    """One talk of a pair, out of which the first goes home."""
    wren, heron, finch, otter = [await navigators.worker(browser, serving, name) for name in ("wren", "heron", "finch", "otter")]
    someone = await navigators.visitor(browser, serving)
    await navigators.talk(someone, wren, heron)
    await _a_few_words(someone, wren)
    await _supervised(take, wren, finch)
    await _handed_over(take, wren, otter)
    await _a_breather(take, otter, heron)
    for each in (wren, heron, finch, otter, someone):
        await each.context.close()


def on_tab(worker: Worker, name: str) -> Press:
    """On a phone one pane stands at a time; this one is the state that is meant."""

    async def press(size: str) -> None:
        if size == "phone":
            await worker.page.get_by_role("navigation", name="Show").get_by_role("button", name=name).click()

    return press


async def _a_few_words(someone: Visitor, wren: Worker) -> None:
    await someone.says("A client says he will tell my landlord.")
    await wren.reads("tell my landlord")
    await wren.replies("That is not all right, and you are not alone with it. Are you somewhere safe just now?")
    await someone.says("yes, at a friend's")
    await wren.reads("at a friend's")


async def _supervised(take: Take, wren: Worker, finch: Worker) -> None:
    await wren.page.get_by_text("More", exact=True).click()
    await wren.page.get_by_role("button", name="Ask the supervisor to confer").click()
    await finch.page.get_by_role("button", name="Come in").click(timeout=SLOW)
    await wren.confers("He wants money to keep quiet. Have we had him before?")
    await finch.reads_in_confer("Have we had him before?")
    await finch.confers("Yes, twice. Offer the warning, and take your time.")
    await take("desk-supervisor", finch.page, on_tab(finch, "Conversation"))


async def _handed_over(take: Take, wren: Worker, otter: Worker) -> None:
    page = wren.page
    await page.locator(".notice__away").first.click()
    await page.get_by_role("button", name="Online").click()
    await page.get_by_role("button", name="End shift").click()
    ending = page.get_by_role("region", name="The end of your shift")
    await ending.wait_for(timeout=SLOW)
    await take("desk-end-of-shift", page, on_tab(wren, "Conversation"))
    await page.set_viewport_size(DESKTOP)
    await ending.get_by_role("button", name="Hand over").click()
    await page.get_by_role("textbox", name="What was asked").fill("A client wants money to keep quiet. What can they do?")
    await page.get_by_role("textbox", name="What comes next").fill("They think about whom to tell.")
    await take("desk-handing-over", page, on_tab(wren, "Conversation"))
    await page.set_viewport_size(DESKTOP)
    await page.get_by_role("button", name="Hand over now").click()
    await page.get_by_role("heading", name="Your shift has ended. Thank you.").wait_for(timeout=SLOW)
    await take("desk-debrief", page)
    await expect(otter.page.locator(".card-slip")).to_contain_text("whom to tell", timeout=SLOW)
    await take("desk-handover-card", otter.page, on_tab(otter, "Conversation"))
    await page.get_by_role("button", name="I have looked back on it").click()


async def _a_breather(take: Take, otter: Worker, heron: Worker) -> None:
    first = heron if await heron.page.get_by_role("button", name="Close conversation").count() else otter
    await first.page.set_viewport_size(DESKTOP)
    await first.closes_the_conversation()
    await first.page.get_by_role("button", name="Have a breather").wait_for(timeout=SLOW)
    await first.page.keyboard.press("Alt+g")
    await first.page.get_by_role("button", name="10 minutes").wait_for(timeout=SLOW)
    await take("desk-breather", first.page, on_tab(first, "Conversation"))
