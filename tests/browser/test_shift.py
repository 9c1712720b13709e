"""The shift itself, in browsers: a pair from two charities, a card handed over, a supervisor asked in, a debrief."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser import navigators
from tests.browser.navigators import PHONE, SLOW, Visitor, Worker
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASKED = "Somebody wants money to keep quiet."


async def plain_link(browser: Browser, serving: Serving, project: str) -> Page:
    """The chat's page of a charity by itself, as its plain link opens it."""
    _, page, _ = await navigators.fresh_page(browser, PHONE)
    await page.goto(f"{serving.origin}/w/{project}/")
    return page


async def accent(page: Page) -> str:
    """The charity's colour as the page wears it."""
    found = await page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent-light').trim().toLowerCase()")
    return str(found)


async def gone(*everybody: Worker | Visitor) -> None:
    for each in everybody:
        assert each.watch.violations == []
        await each.context.close()


async def test_a_pair_from_two_charities_serves_visitors_of_both_each_of_whom_sees_their_own(browser: Browser, serving_alone: Serving) -> None:
    serving = serving_alone
    heron, otter = await navigators.worker(browser, serving, "heron"), await navigators.worker(browser, serving, "otter")
    northtown, eastport = await plain_link(browser, serving, "northtown"), await plain_link(browser, serving, "eastport")
    here = "Heron from Northtown Project"
    for page, name, other in ((northtown, "Northtown Project", "Eastport Outreach"), (eastport, "Eastport Outreach", "Northtown Project")):
        await expect(page.get_by_role("heading", name=name)).to_be_visible(timeout=SLOW)
        await expect(page.get_by_text(here)).to_be_visible(timeout=SLOW)
        await expect(page.get_by_text("Otter from Eastport Outreach")).to_be_visible()
        await expect(page.get_by_role("heading", name=other)).to_have_count(0)
    assert (await accent(northtown), await accent(eastport)) == ("rgb(91 58 110)", "rgb(31 95 107)")

    await northtown.get_by_role("button", name="Start chat").click()
    await heron.takes_the_visitor()
    await expect(northtown.get_by_role("status").filter(has_text="Two workers are here")).to_be_visible(timeout=SLOW)
    await eastport.get_by_role("button", name="Start chat").click()
    await otter.takes_the_visitor()
    await expect(eastport.get_by_role("status").filter(has_text="Two workers are here")).to_be_visible(timeout=SLOW)
    await otter.replies("Hello from both of us")

    await expect(eastport.get_by_role("log").get_by_text("Hello from both of us")).to_be_visible(timeout=SLOW)
    await expect(northtown.get_by_role("log").get_by_text("Hello from both of us")).to_have_count(0)
    await expect(otter.page.locator(".head")).to_contain_text("Eastport Outreach")
    await expect(heron.page.locator(".head")).to_contain_text("Northtown Project")
    for page in (northtown, eastport):
        await page.context.close()
    await gone(heron, otter)


async def test_at_the_end_of_a_shift_the_chat_goes_to_somebody_who_reads_the_card_first(browser: Browser, serving_alone: Serving) -> None:
    serving = serving_alone
    wren, heron = await navigators.worker(browser, serving, "wren"), await navigators.worker(browser, serving, "heron")
    someone = await navigators.visitor(browser, serving)
    await navigators.talk(someone, wren, heron)
    await someone.says("hello")
    await wren.reads("hello")
    otter = await navigators.worker(browser, serving, "otter")

    await wren.page.get_by_role("button", name="Online").click()
    await wren.page.get_by_role("button", name="End shift").click()
    await wren.page.get_by_role("region", name="The end of your shift").get_by_role("button", name="Hand over").click()
    await wren.page.get_by_role("textbox", name="What was asked").fill(ASKED)
    await wren.page.get_by_role("textbox", name="What comes next").fill("They think about whom to tell.")
    await wren.page.get_by_role("button", name="Hand over now").click()

    await expect(wren.page.get_by_role("heading", name="Your shift has ended. Thank you.")).to_be_visible(timeout=SLOW)
    card = otter.page.locator(".card-slip")
    await expect(card).to_contain_text(ASKED, timeout=SLOW)
    await expect(card).to_contain_text("from Wren")
    await expect(card).to_have_attribute("open", "")
    await heron.sees_state("Two are here")
    await someone.is_told("Two workers are here")
    await someone.finds_noted("Otter has come in.")
    await expect(someone.frame.get_by_text(ASKED)).to_have_count(0)
    assert not any(ASKED in said for said in (*wren.watch.said, *heron.watch.said, *otter.watch.heard))

    await wren.page.get_by_role("button", name="I have looked back on it").click()
    await expect(heron.page.get_by_role("region", name="Gone home")).to_contain_text("has debriefed", timeout=SLOW)
    await gone(wren, heron, otter, someone)


async def test_with_nobody_free_nobody_leaves_and_the_words_stay(browser: Browser, serving_alone: Serving) -> None:
    serving = serving_alone
    wren, heron = await navigators.worker(browser, serving, "wren"), await navigators.worker(browser, serving, "heron")
    someone = await navigators.visitor(browser, serving)
    await navigators.talk(someone, wren, heron)
    await wren.page.get_by_role("button", name="Online").click()
    await wren.page.get_by_role("button", name="End shift").click()
    await wren.page.get_by_role("button", name="Hand over (").click()

    await wren.page.get_by_role("button", name="Hand over now").click()

    await expect(wren.page.locator(".notices")).to_contain_text("Nobody is free to be second just now", timeout=SLOW)
    await wren.sees_state("Two are here")
    await someone.is_told("Two workers are here")
    await gone(wren, heron, someone)


async def test_after_a_heavy_chat_one_key_offers_a_breather_that_ends_when_the_worker_says_so(browser: Browser, serving_alone: Serving) -> None:
    serving = serving_alone
    wren, heron = await navigators.worker(browser, serving, "wren"), await navigators.worker(browser, serving, "heron")
    someone = await navigators.visitor(browser, serving)
    await navigators.talk(someone, wren, heron)
    await wren.closes_the_conversation()
    await expect(wren.page.get_by_role("button", name="Have a breather")).to_be_visible(timeout=SLOW)

    await wren.page.keyboard.press("Alt+g")
    await wren.page.get_by_role("button", name="10 minutes").click()

    await expect(wren.page.get_by_text("About 10 minutes are left.")).to_be_visible(timeout=SLOW)
    await expect(heron.page.locator(".block--team")).to_contain_text("On a break", timeout=SLOW)
    await wren.page.get_by_role("button", name="I am back").click()
    await expect(heron.page.locator(".block--team")).to_contain_text("Online", timeout=SLOW)
    await gone(wren, heron, someone)


async def test_a_supervisor_confers_unseen_and_comes_into_the_chat_only_in_sight_of_the_visitor(browser: Browser, serving_alone: Serving) -> None:
    serving = serving_alone
    wren, heron = await navigators.worker(browser, serving, "wren"), await navigators.worker(browser, serving, "heron")
    someone = await navigators.visitor(browser, serving)
    await navigators.talk(someone, wren, heron)
    await someone.says("said before anybody else came")
    finch = await navigators.worker(browser, serving, "finch")

    await asks(wren, "Ask the supervisor to confer")
    await finch.page.get_by_role("button", name="Come in").click(timeout=SLOW)
    await expect(finch.page.get_by_text("You are with the pair only.")).to_be_visible(timeout=SLOW)
    await wren.confers("what would you do?")
    await finch.reads_in_confer("what would you do?")
    await finch.confers("breathe first")
    await heron.reads_in_confer("breathe first")
    await expect(finch.page.get_by_text("said before anybody else came")).to_have_count(0)
    await expect(someone.frame.get_by_text("Finch")).to_have_count(0)

    await asks(wren, "Ask the supervisor into the chat")
    await finch.page.get_by_role("button", name="Come in").click(timeout=SLOW)

    await someone.is_told("Two workers are here, and a supervisor")
    await someone.finds_noted("Finch, a supervisor, has come in.")
    await expect(finch.page.get_by_text("Earlier lines are sealed.")).to_be_visible(timeout=SLOW)
    await someone.says("said with all three here")
    await finch.reads("said with all three here")
    await expect(finch.page.get_by_text("said before anybody else came")).to_have_count(0)
    await gone(wren, heron, finch, someone)


async def asks(worker: Worker, deed: str) -> None:
    """By the menu for what is needed seldom."""
    await worker.page.get_by_text("More", exact=True).click()
    await worker.page.get_by_role("button", name=deed).click()
