"""How the tests are run: of long calendars, fuzzing and fault runs a slice that is the same every time, unless `--long` asks for all of them; and the
files that take longest first, so that none is left over when the others are done.
"""

from __future__ import annotations

import gc

import pytest
from hypothesis import settings

settings.register_profile("slice", derandomize=True, max_examples=50, deadline=None, print_blob=True)
settings.register_profile("long", max_examples=2000, deadline=None, print_blob=True)


FIRST = (
    "tests/browser/test_lost_lines.py",
    "tests/promises/test_forgetting.py",
    "tests/browser/widget/test_every_state.py",
    "tests/browser/test_accessibility.py",
    "tests/browser/desk/test_every_state.py",
    "tests/browser",
    "tests/promises",
    "tests/edges",
    "tests/commands",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run whole what otherwise runs as a seeded slice")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "slice")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=_place)
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="runs with --long"))


def pytest_collection_finish() -> None:
    """As the server does for itself: what lives for the whole run, six thousand tests among it, need not be looked through every few seconds."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _place(item: pytest.Item) -> int:
    return next((place for place, where in enumerate(FIRST) if item.nodeid.startswith(where)), len(FIRST))


@pytest.fixture
def runs_long(request: pytest.FixtureRequest) -> bool:
    """Whether to take all of a calendar, or every seventh day of it."""
    return bool(request.config.getoption("--long"))
