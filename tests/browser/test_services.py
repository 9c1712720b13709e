"""The directory of services in browsers: a coordinator writes down a place, a worker finds it near a visitor and puts its card into the reply, and the
visitor reads it. Where the visitor is never leaves the worker's page."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.axe import violations
from tests.browser.navigators import DESKTOP, PHONE, SLOW, Watch, Worker, fresh_page
from tests.edges.house import House, house_in

pytestmark = pytest.mark.asyncio(loop_scope="session")

HERE = "/services/northtown"
WIDER = "document.documentElement.scrollWidth > innerWidth"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with house_in(tmp_path_factory.mktemp("house") / "data") as one:
        yield one
        await one.sent_home()


async def comes(browser: Browser, house: House, name: str, path: str, size: ViewportSize) -> tuple[Page, Watch]:
    """Somebody who has signed in, on that page."""
    context, page, watch = await fresh_page(browser, size)
    cookie, _, secret = (await house.signed_in(name))[0].partition("=")
    await context.add_cookies([{"name": cookie, "value": secret, "url": house.origin.replace("http:", "https:"), "secure": True, "httpOnly": True}])
    await page.goto(f"{house.origin}{path}")
    return page, watch


async def test_each_page_is_accessible_and_fits_a_phone(browser: Browser, house: House) -> None:
    page, watch = await comes(browser, house, "heron", HERE, PHONE)

    for path in ("", "/due", "/new", "/file", "/entry/example-2"):
        before = len(watch.violations)  # axe itself writes styles that the policy refuses
        await page.goto(f"{house.origin}{HERE}{path}")
        assert not await page.evaluate(WIDER), path
        assert watch.violations[before:] == [], path
        assert await violations(page) == [], path
    await page.context.close()


async def test_a_place_is_written_down_found_near_and_read_by_a_visitor(browser: Browser, house: House) -> None:
    await writes_it_down(browser, house)
    desk, watch = await comes(browser, house, "wren", "/desk", DESKTOP)
    await desk.get_by_role("button", name="Check in").click(timeout=SLOW)
    await expect(desk.get_by_role("heading", name="Someone is waiting")).to_be_visible(timeout=SLOW)
    await house.worker("otter")
    visitor = await house.visitor(language="ro")
    await desk.get_by_role("button", name="Take", exact=True).click(timeout=SLOW)
    await visitor.until(lambda: visitor.room.get("state") == "paired")

    await desk.keyboard.press("Alt+i")
    await expect(desk.get_by_role("combobox", name="What for")).to_be_focused(timeout=SLOW)
    where = desk.get_by_role("textbox", name="Where")
    await where.fill("NT1 4AB")
    await expect(desk.get_by_text("more than the first half")).to_be_visible(timeout=SLOW)
    await where.fill("nt1")
    await desk.get_by_role("searchbox", name="Name or words").fill("bed night")
    await expect(desk.locator(".services > li")).to_have_count(1, timeout=SLOW)
    await expect(desk.locator(".services > li")).to_contain_text("not checked")
    await desk.get_by_text("Lantern House").click()
    await expect(desk.get_by_text("Nobody has checked this.")).to_be_visible()
    await desk.get_by_role("button", name="Place in reply").click()

    reply = desk.get_by_role("textbox", name="Reply", exact=True)
    await expect(reply).to_have_value(
        "Lantern House\nA bed for the night.\nSunați: 01632 960199\nNu am verificat recent aceste date, așa că este posibil să se fi schimbat."
    )
    await reply.press("Enter")
    await expect(desk.locator(".reply__fault")).not_to_be_empty()
    assert visitor.texts == [], "facts that nobody checked ask for a second press"
    await reply.press("Enter")
    await visitor.until(lambda: any("Sunați: 01632 960199" in words for words in visitor.texts))

    assert watch.violations == []
    sent = [*watch.addresses, *(asked.post_data or "" for asked in watch.asked), *watch.said]
    assert any("/desk/services.json" in each for each in sent)
    assert not [each for each in sent if "nt1" in each.lower() or "bed" in each], "what was looked for stays on the page"

    wren = Worker(page=desk, context=desk.context, watch=watch, serving=house.serving, name="wren")
    await wren.closes_the_conversation()
    await wren.puts_it_away()
    await expect(where).to_have_value("")
    await desk.context.close()


async def writes_it_down(browser: Browser, house: House) -> None:
    """First with a fault, and nothing is lost by it."""
    page, _ = await comes(browser, house, "heron", f"{HERE}/new", DESKTOP)
    await page.get_by_label("Name", exact=True).fill("Lantern House")
    await page.get_by_label("What they do").fill("A bed for the night.")
    await page.get_by_label("Housing, benefits, debt").check()
    await page.get_by_label("Which places it reaches").fill("NT1")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("alert")).to_contain_text("say how to reach it")
    await expect(page.get_by_label("Name", exact=True)).to_have_value("Lantern House")

    await page.get_by_label("Telephone").fill("01632 960199")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("heading", name="Lantern House")).to_be_visible(timeout=SLOW)
    await page.context.close()
