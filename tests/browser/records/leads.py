"""What safeguarding leads do on the pages of what is kept, as sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pyotp
from playwright.async_api import Browser, Locator, ViewportSize, expect

from tests.browser import navigators
from tests.browser.navigators import PHONE, SLOW
from tests.browser.rota.readers import Reader
from tests.serving import Serving


class Lead(Reader):
    """A lead, or a coordinator, signed in with all that they must show, their keys open in this browser."""

    __slots__ = ()

    @property
    def reading(self) -> Locator:
        """The open record."""
        return self.page.locator("#reading")

    @property
    def said(self) -> Locator:
        """Everything said in it, with what is missing between."""
        return self.page.get_by_role("log", name="The conversation")

    async def opens(self, path: str = "/records") -> None:
        """One of these pages."""
        await super().opens(path)

    async def presses(self, name: str) -> None:
        """A button, by what is written on it; of several alike the first."""
        await self.page.get_by_role("button", name=name, exact=True).first.click(timeout=SLOW)

    async def is_told(self, words: str) -> None:
        """Reads that at the head of the page, as what was done."""
        await expect(self.page.locator(".told").first).to_contain_text(words, timeout=SLOW)

    async def reads(self, words: str) -> None:
        """Sees that somewhere on the page; what is there and hidden nobody sees."""
        await expect(self.page.get_by_role("main")).to_contain_text(words, use_inner_text=True, timeout=SLOW)

    async def asks_to_open(self, record: str, *, why: str = "act_now", words: str = "To see whether somebody is safe.") -> None:
        await self.opens(f"/records/{record}")
        await self.page.locator("#open-why").select_option(why)
        await self.page.locator("#open-words").fill(words)
        await self.presses("Ask to open")
        await self.waits()

    async def waits(self) -> None:
        """For another lead to agree."""
        await expect(self.page.get_by_text("Keep this page open")).to_be_visible(timeout=SLOW)

    async def agrees_that(self, other: str, record: str) -> None:
        """Another lead may open it."""
        await self.opens(f"/records/{record}")
        await self.presses(f"Agree: let {other} read it")
        await self.is_told("You agreed.")

    async def has_it_open(self) -> None:
        await expect(self.reading).to_be_visible(timeout=SLOW)


async def opened(requester: Lead, approver: Lead, record: str) -> None:
    """By two."""
    await requester.asks_to_open(record)
    await approver.agrees_that(requester.name.title(), record)
    await requester.has_it_open()


async def come(browser: Browser, serving: Serving, name: str, size: ViewportSize | None = None) -> Lead:
    """Signs in on the page for it, so that the keys are open in this browser too."""
    context, page, watch = await navigators.fresh_page(browser, size or PHONE)
    await page.goto(f"{serving.origin}/sign-in?next=/records/audit")
    await page.get_by_role("textbox", name="Name").fill(name)
    await page.get_by_role("textbox", name="Passphrase").fill(serving.passphrases[name])
    await page.get_by_role("button", name="Sign in").click()
    if name in serving.totp_secrets:
        await page.get_by_role("textbox", name="Code").fill(pyotp.TOTP(serving.totp_secrets[name]).now(), timeout=SLOW)
        await page.get_by_role("button", name="Go on").click()
    await expect(page.get_by_role("heading", name="Who did what")).to_be_visible(timeout=SLOW)
    return Lead(page=page, context=context, watch=watch, serving=serving, name=name)


@asynccontextmanager
async def three_leads(browser: Browser, serving: Serving) -> AsyncIterator[tuple[Lead, Lead, Lead]]:
    """Lark, Plover and Swift, each in a browser of their own."""
    lark, plover, swift = [await come(browser, serving, name) for name in ("lark", "plover", "swift")]
    yield lark, plover, swift
    for each in (lark, plover, swift):
        assert each.watch.violations == []
        await each.context.close()
