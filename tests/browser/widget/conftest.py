from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser

from tests.browser.chromium import chromium
from tests.browser.widget.stage import Onlooker, Stage, onlooker, stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as one:
        yield one


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sites() -> AsyncIterator[Stage]:
    async with stage() as built:
        yield built


@pytest_asyncio.fixture(loop_scope="module")
async def phone(browser: Browser, sites: Stage) -> AsyncIterator[Onlooker]:
    someone = await onlooker(browser, sites)
    yield someone
    await someone.context.close()
