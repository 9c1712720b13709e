"""An open record closes by itself, and what was agreed to in a server that started again is agreed to no more."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from chatd.live.openings import MemoryOpenings
from tests.browser.records.conftest import Leads
from tests.browser.records.leads import Lead, opened
from tests.kept import House

pytestmark = pytest.mark.asyncio(loop_scope="session")

OUT_OF_SIGHT = """() => {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


async def test_after_half_an_hour_nothing_of_it_is_left_on_the_page(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    await lark.page.clock.install()
    await opened(lark, plover, (await house.whole()).id)

    await lark.page.clock.fast_forward("29:00")
    await expect(lark.reading).to_be_visible()
    await lark.page.clock.fast_forward("02:00")

    await is_gone(lark)


async def test_out_of_sight_for_long_nothing_of_it_is_left_either(leads: Leads, house: House) -> None:
    _, lark, plover = leads
    await lark.page.clock.install()
    await opened(lark, plover, (await house.whole()).id)

    await lark.page.evaluate(OUT_OF_SIGHT)
    await lark.page.clock.fast_forward("04:00")
    await expect(lark.reading).to_be_visible()
    await lark.page.clock.fast_forward("02:00")

    await is_gone(lark)


async def test_a_server_that_starts_again_has_forgotten_what_was_asked_and_agreed_to(leads: Leads, house: House) -> None:
    _, plover, swift = leads
    whole = await house.whole()
    await swift.asks_to_open(whole.id)

    object.__setattr__(house.keeping, "openings", MemoryOpenings())

    await swift.reads("The half hour is over, or nobody agreed.")
    await expect(swift.page.get_by_role("button", name="Ask to open")).to_be_visible()
    await plover.opens(f"/records/{whole.id}")
    await expect(plover.page.get_by_role("button", name="Agree")).to_have_count(0)


async def is_gone(lead: Lead) -> None:
    await expect(lead.reading).to_be_hidden()
    assert "tonight" not in await lead.page.content()
    await expect(lead.page.get_by_role("button", name="Ask to open")).to_be_visible()
