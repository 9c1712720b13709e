"""A house in this process, so that tests can put records into it as workers' pages would, and three leads in three browsers."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.browser.records.leads import Lead, three_leads
from tests.kept import House
from tests.serving import Serving, serving_here

Leads = tuple[Lead, Lead, Lead]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Serving]:
    async with serving_here(tmp_path_factory.mktemp("kept") / "data") as serving:
        yield serving


@pytest.fixture(scope="module")
def house(served: Serving) -> House:
    return House.on(served)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def leads(browser: Browser, served: Serving) -> AsyncIterator[Leads]:
    async with three_leads(browser, served) as all_three:
        yield all_three
