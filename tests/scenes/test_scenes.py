"""Plays every scene on a real server with sealed clients and a clock that is wound."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio

from tests.edges.house import House, house_in
from tests.scenes.stage import SENTENCES, Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")
SCENES = sorted(Path(__file__).parent.glob("*.scene"))


def lines_of(scene: Path) -> list[tuple[int, str]]:
    """Numbered lines; what begins with # is for the reader alone."""
    numbered = enumerate(scene.read_text("utf-8").splitlines(), start=1)
    return [(number, line.strip()) for number, line in numbered if line.strip() and not line.startswith("#")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with house_in(tmp_path_factory.mktemp("scenes") / "data") as house:
        yield house


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.stem)
async def test_scene(house: House, scene: Path) -> None:
    house.lines = AsyncExitStack()
    stage = Stage(house)
    try:
        for number, line in lines_of(scene):
            try:
                await stage.plays(line)
            except Exception as trouble:
                raise AssertionError(f"{scene.name}:{number}: {line}") from trouble
    finally:
        await house.sent_home()


async def test_every_sentence_is_used_and_fits_one_pattern() -> None:
    lines = [line for scene in SCENES for _, line in lines_of(scene)]

    for line in lines:
        assert len([pattern for pattern, _ in SENTENCES if pattern.fullmatch(line)]) == 1, line
    for pattern, _ in SENTENCES:
        assert any(pattern.fullmatch(line) for line in lines), pattern.pattern
