"""The pictures of a project's own words, as its coordinator meets them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from playwright.async_api import Browser, Page

from tests.browser.rota.readers import reader
from tests.serving import Serving

STATES: Final = ("words-all", "words-draft", "words-compared", "words-first-replies")
Take = Callable[[str, Page], Awaitable[None]]
"""One state, in every size and scheme."""


async def take_words(take: Take, browser: Browser, serving: Serving) -> None:
    """Rules written twice, of which the first are published; and texts to copy."""
    async with reader(browser, serving, "heron") as heron:
        await heron.opens("/words/northtown/en/ground_rules")
        await heron.page.get_by_label("In short").fill("Two of us, no name needed. Go at your own pace.")
        await heron.presses("Save as a draft")
        await heron.presses("Publish it")
        await heron.is_told("is published.")
        await heron.page.get_by_label("Title").fill("How we talk here")
        await heron.presses("Save as a draft")
        await take("words-draft", heron.page)
        await heron.presses("What it says otherwise")
        await take("words-compared", heron.page)
        await heron.opens("/words/northtown")
        await take("words-all", heron.page)
        await heron.opens("/words/northtown/ro/first_replies")
        await take("words-first-replies", heron.page)
