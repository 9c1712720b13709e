"""Each test has a charity to itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.keys.charity import Charity, charity_in


@pytest_asyncio.fixture
async def charity(tmp_path: Path) -> AsyncIterator[Charity]:
    async with charity_in(tmp_path) as one:
        yield one
