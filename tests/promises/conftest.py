"""One real server and one pair for the browser tests here. The pair are not browsers: what is proven is the visitor's side."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.promises.evidence import Evidence
from tests.promises.meeting import Meeting, meeting
from tests.serving import Serving, serving_the_command


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """What ships, and not the modules as written."""
    with serving_the_command(tmp_path_factory.mktemp("promises") / "data") as started:
        yield started


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def met(serving: Serving) -> AsyncIterator[Meeting]:
    """Two workers on shift."""
    async with meeting(serving, Evidence()) as one:
        yield one
