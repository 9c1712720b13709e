"""Every promise names the tests that prove it, or what is missing. A page may print only what is proven, so a test that is not there is a false word."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
PROMISES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("index.toml").read_text("utf-8"))["promise"]
FIELDS = {"id", "title", "words", "tests", "missing", "not_yet"}


@cache
def named_tests(path: str) -> frozenset[str]:
    """Names of the tests in a file that run without being asked for."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(node.name for node in functions if node.name.startswith("test_") and not any(_is_left_out(each) for each in node.decorator_list))


def _is_left_out(decorator: ast.expr) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr in {"skip", "skipif", "xfail", "long"} for part in ast.walk(decorator))


def test_all_twenty_six_are_there_in_order() -> None:
    assert [promise["id"] for promise in PROMISES] == list(range(1, 27))


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: f"{promise['id']}")
def test_a_promise_is_proven_or_says_what_is_missing(promise: dict[str, Any]) -> None:
    assert promise.keys() <= FIELDS
    assert promise["title"] and promise["words"].endswith(".")
    assert bool(promise.get("tests")) != bool(promise.get("not_yet"))
    assert "missing" not in promise or promise.get("tests")


@pytest.mark.parametrize("test", sorted({test for promise in PROMISES for test in promise.get("tests", [])}))
def test_a_named_test_is_there_and_runs(test: str) -> None:
    path, _, name = test.partition("::")

    assert (ROOT / path).is_file()
    assert name in named_tests(path)


def test_a_name_that_is_not_there_would_be_noticed() -> None:
    here = "tests/promises/test_index.py"

    assert "test_all_twenty_six_are_there_in_order" in named_tests(here)
    assert "test_that_was_never_written" not in named_tests(here)
