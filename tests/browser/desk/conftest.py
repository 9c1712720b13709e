from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser

from tests.browser.chromium import chromium
from tests.browser.desk.stage import Wren, stage, wren


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as one:
        yield one


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def origin() -> AsyncIterator[str]:
    async with stage() as served:
        yield served


@pytest_asyncio.fixture(loop_scope="module")
async def worker(browser: Browser, origin: str) -> AsyncIterator[Wren]:
    someone = await wren(browser, origin)
    yield someone
    await someone.context.close()
