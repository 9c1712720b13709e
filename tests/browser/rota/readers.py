"""What people do on the rota's pages, as sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.browser import navigators
from tests.browser.navigators import PHONE, SLOW, Watch, Worker
from tests.serving import Serving


@dataclass(slots=True)
class Reader:
    """Somebody signed in, with the rota before them."""

    page: Page
    context: BrowserContext
    watch: Watch
    serving: Serving
    name: str

    async def opens(self, path: str = "/rota") -> None:
        """One of the rota's pages."""
        await self.page.goto(f"{self.serving.origin}{path}")

    async def presses(self, name: str) -> None:
        """A button or a link, by what is written on it."""
        await self._pressable(name).click(timeout=SLOW)

    async def unfolds(self, name: str) -> None:
        """What opens where it stands."""
        await self.page.locator("summary").filter(has_text=name).click(timeout=SLOW)

    async def writes(self, **fields: str) -> None:
        """Into boxes, by the word above them."""
        for label, text in fields.items():
            await self.page.get_by_label(label.replace("_", " "), exact=True).fill(text)

    async def is_told(self, words: str) -> None:
        """Reads that at the head of the page, as what was done or not done."""
        await expect(self.page.get_by_role("status")).to_contain_text(words, timeout=SLOW)

    async def reads(self, words: str) -> None:
        """Sees that somewhere on the page."""
        await expect(self.page.get_by_role("main")).to_contain_text(words, timeout=SLOW)

    async def opens_turn(self, title: str) -> None:
        """The first time of that shift that the page lists."""
        await self.page.get_by_role("link", name=title, exact=True).first.click(timeout=SLOW)
        await expect(self.page.get_by_role("heading", level=1, name=title)).to_be_visible(timeout=SLOW)

    def _pressable(self, name: str) -> Locator:
        main = self.page.get_by_role("main")
        return main.get_by_role("button", name=name, exact=True).or_(main.get_by_role("link", name=name, exact=True)).first


@asynccontextmanager
async def reader(browser: Browser, serving: Serving, name: str, *, size: ViewportSize | None = None, **more: Any) -> AsyncIterator[Reader]:
    """Somebody signs in, on a phone unless another *size* is given; no policy was broken and nothing went wrong when they leave."""
    context, page, watch = await navigators.fresh_page(browser, size or PHONE, **more)
    await Worker(page=page, context=context, watch=watch, serving=serving, name=name).signs_in_quickly()
    yield Reader(page=page, context=context, watch=watch, serving=serving, name=name)
    assert watch.violations == [], watch.violations
    await context.close()
