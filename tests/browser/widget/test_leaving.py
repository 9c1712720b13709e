"""Leaving quickly: hidden at once whatever the network does, by click and by key, from the frame and from the charity's page."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.widget.stage import SOON, Onlooker, Stage, onlooker

pytestmark = pytest.mark.asyncio(loop_scope="module")

HIDDEN = "getComputedStyle(document.documentElement).display === 'none'"
PRESS = f"(() => {{ const at = performance.now(); document.querySelector('.leave').click(); return [{HIDDEN}, performance.now() - at] }})()"


async def shifts(page: Page, times: int = 3) -> None:
    for _ in range(times):
        await page.keyboard.press("Shift")


async def slowed_and_cut_off(someone: Onlooker) -> None:
    devtools = await someone.context.new_cdp_session(someone.page)
    await devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    await someone.context.set_offline(True)


async def test_a_click_hides_everything_within_100_ms_with_the_network_cut_and_the_processor_slow(browser: Browser, sites: Stage) -> None:
    someone = await onlooker(browser, sites)
    await someone.sees_scene("paired")
    await expect(someone.page.get_by_role("log")).to_contain_text("frightening")
    await slowed_and_cut_off(someone)

    hidden, after = await someone.page.evaluate(PRESS)

    assert hidden and after < 100


async def test_leaving_tells_the_server_drops_the_words_and_goes_where_the_project_says(phone: Onlooker) -> None:
    await phone.sees_scene("paired")

    told, left = await phone.page.evaluate("(document.querySelector('.leave').click(), [rehearsal.heard.at(-1), document.body.textContent])")

    assert told == {"name": "leave", "body": {"how": "quickly"}}
    assert left == ""
    await expect(phone.page).to_have_url(re.compile("/weather$"), timeout=SOON)


async def test_shift_three_times_leaves_from_the_chats_page(phone: Onlooker) -> None:
    await phone.sees_scene("before")

    await shifts(phone.page)

    await expect(phone.page).to_have_url(re.compile("/weather$"), timeout=SOON)


async def test_capital_letters_never_leave(phone: Onlooker) -> None:
    await phone.sees_scene("paired")
    box = phone.page.get_by_role("textbox", name="Your message")

    for letter in "HELP ME PLEASE":
        await box.press(f"Shift+{letter}" if letter != " " else "Space")

    assert await box.input_value() == "HELP ME PLEASE"
    assert not await phone.page.evaluate(HIDDEN)


async def test_from_inside_the_charitys_page_the_whole_page_is_left_without_an_entry_to_come_back_to(phone: Onlooker) -> None:
    await phone.page.goto(f"{phone.stage.site}/weather?before")
    await phone.visits_the_charity("paired")
    await phone.button.click()
    await expect(phone.frame.get_by_role("status").filter(has_text="Two workers are here")).to_be_visible(timeout=SOON)
    entries = await phone.page.evaluate("history.length")

    await phone.frame.get_by_role("button", name="Leave this page quickly").click()

    await expect(phone.page).to_have_url(re.compile("/weather$"), timeout=SOON)
    assert await phone.page.evaluate("history.length") == entries
    await phone.page.go_back()
    assert phone.page.url.endswith("/weather?before")


async def test_however_slow_the_network_the_page_to_leave_to_is_asked_for_once(phone: Onlooker, sites: Stage) -> None:
    """Each asking begins anew. Frame and loader told each other for ever, and in Firefox nobody got away to a page that takes longer than a moment."""
    await phone.visits_the_charity("before")
    await phone.button.click()
    sites.asked.clear()
    sites.weather_takes = 0.6  # longer than the frame waits before it takes the tab by itself

    await phone.frame.get_by_role("button", name="Leave this page quickly").click(no_wait_after=True)

    await expect(phone.page).to_have_url(re.compile("/weather$"), timeout=SOON)
    sites.weather_takes = 0
    assert sites.asked == ["/weather"]


async def test_shift_three_times_on_the_charitys_page_leaves_once_the_chat_is_there(phone: Onlooker) -> None:
    await phone.visits_the_charity("before")
    await shifts(phone.page)
    await phone.button.click()
    await expect(phone.frame.get_by_role("button", name="Start chat")).to_be_visible(timeout=SOON)
    await phone.page.get_by_role("heading", name="Northtown").first.evaluate("heading => heading.ownerDocument.defaultView.focus()")
    search = phone.page.get_by_role("textbox", name="Search")
    for letter in "ABCDE":
        await search.press(f"Shift+{letter}")
    assert not await phone.page.evaluate(HIDDEN)

    await shifts(phone.page)

    await expect(phone.page).to_have_url(re.compile("/weather$"), timeout=SOON)


async def test_a_charitys_page_without_a_working_loader_cannot_keep_anybody(phone: Onlooker) -> None:
    await phone.visits_the_charity("paired")
    await phone.page.evaluate(
        """address => { chatd.destroy(); const frame = document.createElement('iframe'); frame.src = address;
           frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin allow-top-navigation-by-user-activation');
           frame.width = 380; frame.height = 700; document.body.append(frame) }""",
        f"{phone.stage.chat}/w/paired/",
    )
    await expect(phone.frame.get_by_role("status").filter(has_text="Two workers are here")).to_be_visible(timeout=SOON)

    await phone.frame.get_by_role("button", name="Leave this page quickly").click()

    await expect(phone.page).to_have_url(re.compile("/weather$"), timeout=SOON)


async def test_a_page_that_comes_back_out_of_the_browsers_cache_is_empty(phone: Onlooker) -> None:
    await phone.sees_scene("ended")

    await phone.page.evaluate(
        "dispatchEvent(new PageTransitionEvent('pagehide')), dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    )

    assert await phone.page.evaluate(HIDDEN)
    assert await phone.page.evaluate("document.body.textContent") == ""
