"""The pictures of the editor of answers, as two coordinators meet it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from playwright.async_api import Browser, Page, expect

from tests.browser.navigators import SLOW
from tests.browser.rota.readers import Reader, reader
from tests.serving import Serving

STATES: Final = ("answer-editor", "answer-editor-clash", "answer-editor-together", "answer-editor-translating")
PEP: Final = "shared/en/pep"
Take = Callable[[str, Page], Awaitable[None]]
"""One state, in every size and scheme."""


async def take_editor(take: Take, browser: Browser, serving: Serving) -> None:
    """An answer that two write at, what they cannot both have, and a translation whose English has moved on."""
    async with reader(browser, serving, "heron") as heron, reader(browser, serving, "finch") as finch:
        await _opens(heron, f"/answers/northtown/{PEP}/edit")
        await _opens(finch, f"/answers/eastport/{PEP}/edit")
        await _is_open_elsewhere(heron)
        await take("answer-editor", heron.page)
        await finch.context.set_offline(True)
        await _writes(finch, " We are here until ten.")
        await _writes(heron, " We are here all evening.")
        await expect(heron.page.locator("#kept")).to_have_text("All of it is kept on the server.", timeout=SLOW)
        await finch.context.set_offline(False)
        await finch.page.get_by_role("link", name="Put the two together").wait_for()
        await take("answer-editor-clash", finch.page)
        await finch.page.get_by_role("link", name="Put the two together").click()
        await finch.page.get_by_label("Take both").check()
        await take("answer-editor-together", finch.page)
        await finch.presses("Put together")
        await _opens(heron, "/answers/northtown/own/ro/prep/edit")
        await _saves(heron)
        await _opens(heron, "/answers/northtown/own/en/prep/edit")
        await _writes(heron, " It is free.")
        await _saves(heron)
        await _opens(heron, "/answers/northtown/own/ro/prep/edit")
        await take("answer-editor-translating", heron.page)


async def _opens(someone: Reader, path: str) -> None:
    await someone.opens(path)
    await expect(someone.page.get_by_label("The words")).to_be_visible(timeout=SLOW)


async def _is_open_elsewhere(someone: Reader) -> None:
    await expect(someone.page.locator("#others")).to_contain_text("has this open too", timeout=SLOW)


async def _writes(someone: Reader, words: str) -> None:
    await someone.page.get_by_label("The words").press("Control+End")
    await someone.page.keyboard.type(words)
    await someone.page.evaluate("scrollTo(0, 0)")


async def _saves(someone: Reader) -> None:
    await someone.page.get_by_role("button", name="Save as a version").first.click()
    await expect(someone.page.locator(".told")).to_contain_text("Kept as version", timeout=SLOW)
