"""Each test has an evening to itself."""

from __future__ import annotations

import pytest

from tests.desk.evening import Evening


@pytest.fixture
def evening() -> Evening:
    return Evening()
