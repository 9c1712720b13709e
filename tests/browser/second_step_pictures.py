"""The pictures of second steps: setting one up, being asked for it, and what waits for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from playwright.async_api import Browser, Page, expect

from tests.browser.navigators import SLOW
from tests.browser.rota.readers import reader
from tests.browser.test_second_step import has_passkeys, sets_up_code, stranger, tries
from tests.serving import Serving

STATES: Final = ("second-step-none", "second-step-code", "second-step-two", "second-step-show", "sign-in-second")

Take = Callable[[str, Page], Awaitable[None]]


async def take_second_step(take: Take, browser: Browser, serving: Serving) -> None:
    """A coordinator sets up both kinds; a lead is asked for theirs."""
    async with reader(browser, serving, "heron") as heron:
        await has_passkeys(heron.page)
        await heron.opens("/second-step")
        await take("second-step-none", heron.page)
        await heron.presses("Set up a code")
        await take("second-step-code", heron.page)
        await sets_up_code(heron)
        await heron.presses("Make a passkey")
        await heron.is_told("Your passkey is set up.")
        await heron.opens("/second-step")
        await take("second-step-two", heron.page)
        await heron.opens("/second-step/show")
        await take("second-step-show", heron.page)
    async with stranger(browser, serving) as lark:
        await tries(lark.page, serving, "lark")
        await expect(lark.page.get_by_role("textbox", name="Code")).to_be_visible(timeout=SLOW)
        await take("sign-in-second", lark.page)
