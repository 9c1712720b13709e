"""One server for each file of tests, and an empty desk for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests.edges.house import House, house_in


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standing_house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with house_in(tmp_path_factory.mktemp("house") / "data") as house:
        yield house


@pytest_asyncio.fixture(loop_scope="module")
async def house(standing_house: House) -> AsyncIterator[House]:
    standing_house.lines = AsyncExitStack()
    yield standing_house
    await standing_house.sent_home()
