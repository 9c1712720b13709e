"""Who comes to whom: a visitor asks, the desk hints, somebody who fits comes in, and not a word leaves the page before two are there."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser import navigators
from tests.browser.conftest import Pair
from tests.browser.navigators import SLOW, Visitor, Worker
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def otter(browser: Browser, serving: Serving) -> AsyncIterator[Worker]:
    """A third worker, who wished to say something of herself at the gate."""
    context, page, watch = await navigators.fresh_page(browser, navigators.DESKTOP)
    someone = Worker(page=page, context=context, watch=watch, serving=serving, name="otter")
    await someone.signs_in_quickly()
    await page.get_by_label("If you wish: you are").select_option("woman")
    await someone.checks_in()
    yield someone
    assert watch.violations == []
    await context.close()


async def asks(visitor: Visitor, label: str, answer: str) -> None:
    await visitor.frame.get_by_label(label).select_option(label=answer, timeout=SLOW)


async def test_who_asks_for_romanian_gets_somebody_who_speaks_it_whoever_takes(visitor: Visitor, pair: Pair) -> None:
    wren, heron = pair
    await visitor.opens_the_chat()
    await visitor.frame.get_by_text("Ask for a language or a person").click(timeout=SLOW)
    await asks(visitor, "Chat in", "Română")
    await asks(visitor, "Heron from Northtown Project", "Yes, please")

    await visitor.starts()
    await expect(visitor.frame.get_by_text("You asked for Romanian. Somebody who speaks it is free.")).to_be_visible(timeout=SLOW)
    await visitor.says("I wrote this while I waited")
    await visitor.sees_it_marked("I wrote this while I waited", "Waits on this page")
    assert not any('"send"' in text or "I wrote this" in text for text in visitor.watch.said)
    await expect(wren.page.get_by_text("You speak Romanian.")).to_be_visible(timeout=SLOW)
    await expect(heron.page.get_by_text("Asked for you by name.")).to_be_visible(timeout=SLOW)

    await heron.takes_the_visitor()
    await visitor.is_paired()
    await expect(visitor.frame.get_by_text("One of the two speaks Romanian.")).to_be_visible(timeout=SLOW)
    for each in (wren, heron):
        await each.reads("I wrote this while I waited")
    assert not any("I wrote this" in text for text in visitor.watch.said)
    await navigators.cleared(heron, wren)


async def test_a_woman_is_asked_for_and_nobodys_screen_says_who_she_is(visitor: Visitor, pair: Pair, otter: Worker) -> None:
    wren, heron = pair
    await visitor.opens_the_chat()
    await visitor.frame.get_by_text("Ask for a language or a person").click(timeout=SLOW)
    await asks(visitor, "One of the two should be", "a woman")
    await visitor.starts()
    await expect(otter.page.get_by_text("You are who was asked for.")).to_be_visible(timeout=SLOW)
    await expect(wren.page.get_by_text("Asks that one of you is a woman.")).to_be_visible()

    await wren.takes_the_visitor()
    await visitor.is_paired()
    await expect(visitor.frame.get_by_text("One of the two is a woman.")).to_be_visible(timeout=SLOW)
    await expect(visitor.frame.locator(".who")).to_have_text("Wren from Northtown Project · Otter from Eastport Outreach")

    told = [text for each in (wren, heron, visitor) for text in each.watch.heard]
    colleagues = [one for text in told if '"colleagues"' in text for one in json.loads(text[text.index("[") :])[1]["colleagues"]]
    assert {one["name"] for one in colleagues} >= {"Otter", "Wren"}
    assert not any("woman" in json.dumps(one) for one in colleagues)
    await navigators.cleared(wren, otter)


async def test_a_partner_sees_what_a_break_is_for_and_visitors_do_not(visitor: Visitor, pair: Pair) -> None:
    wren, heron = pair
    await heron.page.get_by_role("button", name="Heron").click()
    await heron.page.get_by_role("button", name="Food").click()

    await expect(wren.page.locator(".person").filter(has_text="Heron")).to_contain_text("Food", timeout=SLOW)
    await heron.page.get_by_role("button", name="I am back").first.click()
    await expect(wren.page.locator(".person").filter(has_text="Heron")).not_to_contain_text("Food", timeout=SLOW)

    await visitor.opens_the_chat()
    await expect(visitor.frame.get_by_text("Here now")).to_be_visible(timeout=SLOW)
    assert not any("food" in text.lower() for text in visitor.watch.heard)


async def test_who_lets_it_be_told_is_found_by_name_and_a_visitor_elsewhere_reads_their_own_clock(
    browser: Browser, serving: Serving, pair: Pair
) -> None:
    assert pair
    context, page, watch = await navigators.fresh_page(browser, navigators.PHONE)
    finch = Worker(page=page, context=context, watch=watch, serving=serving, name="finch")
    await finch.signs_in_quickly()
    someone = await navigators.visitor(browser, serving, timezone_id="America/New_York")
    await someone.opens_the_chat()
    await someone.frame.get_by_text("Ask for a language or a person").click(timeout=SLOW)

    await asks_after(someone, "Finch")
    await expect(someone.frame.get_by_text("Nobody called Finch is here just now.")).to_be_visible(timeout=SLOW)
    await lets_it_be_told(page, serving, may=True)
    await asks_after(someone, " fiNCH ")
    said = f"is next here on {_friday_night_in_new_york()} (your time, New York). That can still change."
    await expect(someone.frame.get_by_text(said)).to_be_visible(timeout=SLOW)
    await lets_it_be_told(page, serving, may=False)
    await asks_after(someone, "Finch")
    await expect(someone.frame.get_by_text("Nobody called Finch is here just now.")).to_be_visible(timeout=SLOW)

    for each in (someone, finch):
        assert each.watch.violations == []
        await each.context.close()


async def asks_after(visitor: Visitor, name: str) -> None:
    await visitor.frame.get_by_label("Did you talk with someone else before?").fill(name)
    await visitor.frame.get_by_role("button", name="Look who is here").click()


async def lets_it_be_told(page: Page, serving: Serving, *, may: bool) -> None:
    await page.goto(f"{serving.origin}/rota/mine")
    switch = page.get_by_role("checkbox", name="Visitors who know my shift name may be told when I am next here")
    await expect(switch).to_be_checked(checked=not may)
    await switch.set_checked(may)
    await page.get_by_role("button", name="Keep this choice").click()
    await expect(switch).to_be_checked(checked=may)


def _friday_night_in_new_york() -> str:
    """Finch and Wren are on from 22:00 in London; the clocks of the two cities do not always change in the same week."""
    today = datetime.now(UTC).date()
    friday = today + timedelta(days=(4 - today.weekday() - 1) % 7 + 1)
    starts = datetime.combine(friday, time(22), ZoneInfo("Europe/London")).astimezone(ZoneInfo("America/New_York"))
    return f"{starts:%A} {starts.day} {starts:%B} at {starts:%H:%M}"
