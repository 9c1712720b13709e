"""The system's Chromium, driven by Playwright, with nothing running that would look for the world outside."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def where() -> str:
    """Its path. A browser test that is skipped proves nothing, so there is no way round."""
    found = os.environ.get("CHATD_CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not found:
        raise AssertionError("no Chromium: run the tests with ./dev test, which finds or installs one, or name it in CHATD_CHROMIUM")
    return found


@asynccontextmanager
async def chromium(*more_flags: str) -> AsyncIterator[Browser]:
    """A browser for one test module."""
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=where(), args=[*FLAGS, *more_flags])
        try:
            yield browser
        finally:
            await browser.close()
