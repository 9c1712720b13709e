"""What people do with their keys, as sentences."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pyotp
from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.browser import navigators
from tests.browser.navigators import PHONE, SLOW, Watch
from tests.serving import Serving

ROOT = Path(__file__).resolve().parents[3]


@dataclass(slots=True)
class Holder:
    """Somebody with a browser of their own."""

    page: Page
    context: BrowserContext
    watch: Watch
    serving: Serving
    name: str

    async def signs_in(self, after: str = "/keys", passphrase: str | None = None, *, arrives: str | None = None) -> None:
        """On the page for it, with a second step where they have one."""
        await self.page.goto(f"{self.serving.origin}/sign-in?next={after}")
        await self.page.get_by_role("textbox", name="Name").fill(self.name)
        await self.page.get_by_role("textbox", name="Passphrase").fill(passphrase or self.serving.passphrases[self.name])
        await self.page.get_by_role("button", name="Sign in").click()
        if secret := self.serving.totp_secrets.get(self.name):
            await self.page.get_by_role("textbox", name="Code").fill(pyotp.TOTP(secret).now(), timeout=SLOW)
            await self.page.get_by_role("button", name="Go on").click()
        await self.page.wait_for_url(lambda url: urlsplit(url).path == (arrives or after), timeout=SLOW)

    async def opens(self, path: str = "/keys") -> None:
        await self.page.goto(f"{self.serving.origin}{path}")

    async def presses(self, name: str, within: Locator | None = None) -> None:
        """A button, by what is written on it."""
        await (within or self.page.get_by_role("main")).get_by_role("button", name=name, exact=True).first.click(timeout=SLOW)

    async def unfolds(self, name: str, within: Locator | None = None) -> None:
        await (within or self.page).locator("summary").filter(has_text=name).first.click(timeout=SLOW)

    async def is_told(self, words: str) -> None:
        """Reads it at the head of the page."""
        await expect(self.page.locator(".told").filter(has_text=words).first).to_be_visible(timeout=SLOW)

    async def reads(self, words: str) -> None:
        await expect(self.page.get_by_role("main")).to_contain_text(words, timeout=SLOW)

    def card(self, title: str) -> Locator:
        """The card with that heading."""
        return self.page.locator(".sheet-card").filter(has=self.page.get_by_role("heading", name=title, exact=True))

    async def number(self) -> str:
        """Their own key number, as they read it out."""
        return (await self.page.locator(".number--big").inner_text(timeout=SLOW)).strip()

    async def types_the_sheet(self, lines: list[str]) -> None:
        for place, line in enumerate(lines, start=1):
            await self.page.locator(f'[data-line="{place}"]').fill(line)

    async def signs_out(self) -> None:
        """From the desk."""
        await self.page.get_by_role("button", name="Sign out").first.click(timeout=SLOW)
        await self.page.wait_for_url("**/sign-in*", timeout=SLOW)

    async def keys_are_open(self) -> None:
        await expect(self.page.locator("[data-open]")).to_be_visible(timeout=SLOW)


@asynccontextmanager
async def holder(browser: Browser, serving: Serving, name: str, *, size: ViewportSize | None = None, dark: bool = False) -> AsyncIterator[Holder]:
    """Somebody, not signed in yet; no policy was broken when they leave."""
    context, page, watch = await navigators.fresh_page(browser, size or PHONE, dark=dark)
    yield Holder(page=page, context=context, watch=watch, serving=serving, name=name)
    assert watch.violations == [], watch.violations
    await context.close()


def chatd(serving: Serving | None, *words: str, given: str = "") -> str:
    """The command line, on this server's folder or on none."""
    folder = ["--data", str(serving.data)] if serving else []
    done = subprocess.run([sys.executable, "-m", "chatd", *folder, *words], cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def passphrase_in(told: str) -> str:
    found = re.search(r"Passphrase:  (.+)", told)
    assert found, told
    return found[1].strip()
