"""One browser for the whole run, one server for each module, and a pair that stays on shift while visitors come and go.

Browsers get what ships. To read a failing line, run its test with CHATD_AS_WRITTEN=1, which serves the modules themselves.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.browser import navigators
from tests.browser.chromium import chromium
from tests.browser.navigators import Talk, Visitor, Worker
from tests.serving import Serving, serving_apart

Pair = tuple[Worker, Worker]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The real command in a process of its own."""
    with serving_apart(tmp_path_factory.mktemp("serving") / "data") as started:
        yield started


@pytest.fixture
def serving_alone(tmp_path: Path) -> Iterator[Serving]:
    """The same for one test alone, which may kill it."""
    with serving_apart(tmp_path / "data") as started:
        yield started


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def pair(browser: Browser, serving: Serving) -> AsyncIterator[Pair]:
    """Two workers on shift, each in a browser of their own."""
    both = await navigators.worker(browser, serving, "wren"), await navigators.worker(browser, serving, "heron")
    yield both
    for each in both:
        assert each.watch.violations == []
        await each.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(browser: Browser, serving: Serving) -> AsyncIterator[Visitor]:
    """Somebody on the charity's page, who has not pressed anything yet."""
    someone = await navigators.visitor(browser, serving)
    yield someone
    assert someone.watch.violations == []
    await someone.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def talk(visitor: Visitor, pair: Pair) -> AsyncIterator[Talk]:
    """A visitor in talk with a pair: the first writes, the second reads along."""
    for each in pair:
        await each.page.set_viewport_size(navigators.DESKTOP)
    yield await navigators.talk(visitor, *pair)
    await navigators.cleared(*pair)
