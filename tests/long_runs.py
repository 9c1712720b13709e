"""Long calendars, fuzzing and fault runs: a slice that is the same every time, unless `--long` asks for all of them."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("slice", derandomize=True, max_examples=50, deadline=None, print_blob=True)
settings.register_profile("long", max_examples=2000, deadline=None, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run whole what otherwise runs as a seeded slice")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "slice")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="runs with --long"))


@pytest.fixture
def runs_long(request: pytest.FixtureRequest) -> bool:
    """Whether to take all of a calendar, or every seventh day of it."""
    return bool(request.config.getoption("--long"))
