"""What the memory search found once, each by itself: a block that moved, the loop's own buffer, what waits for the collector."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest

from chatd import letting_go

ROOT = Path(__file__).parent.parent.parent
MOVED = "from chatd.hardening import moved_memory_is_overwritten as asked; print(asked())"
HARDENED = f"from chatd.hardening import re_exec_with_debug_malloc as start; start(); {MOVED}"


def told(program: str, **environ: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONMALLOC", "GLIBC_TUNABLES"}}
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=clean | environ, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize(("program", "environ", "is_overwritten"), [(MOVED, {"PYTHONMALLOC": "debug"}, "False"), (HARDENED, {}, "True")])
def test_a_block_that_moved_while_it_grew_is_overwritten(program: str, environ: dict[str, str], is_overwritten: str) -> None:
    """Python's own debug allocator leaves its middle."""
    assert told(program, **environ) == is_overwritten


def test_other_settings_of_the_c_library_stay_as_they_are() -> None:
    program = "from chatd.hardening import re_exec_with_debug_malloc as start; start(); import os; print(os.environ['GLIBC_TUNABLES'])"

    settings = told(program, GLIBC_TUNABLES="glibc.malloc.arena_max=2:glibc.malloc.perturb=0").split(":")

    assert settings == ["glibc.malloc.arena_max=2", "glibc.malloc.perturb=221", "glibc.malloc.tcache_count=0"]


def test_one_wash_fills_all_that_the_loop_can_read_at_once() -> None:
    import uvloop  # noqa: PLC0415  Not made for every system.

    assert uvloop.run(letting_go.wash()) == 256_000


@pytest.mark.asyncio
async def test_what_points_at_itself_does_not_wait_for_a_busy_hour() -> None:
    class Held:
        def __init__(self) -> None:
            self.me = self

    gc.disable()
    try:
        gone = weakref.ref(Held())
        assert gone() is not None
        await letting_go.let_go()
    finally:
        gc.enable()

    assert gone() is None
