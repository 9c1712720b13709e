"""A hardened process forgets what it lets go, leaves no core and cannot be read; told by real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chatd.hardening import KEEP_DUMPABLE, debug_malloc_works, unencrypted_swaps

TELL = """
import ctypes, os, resource
from chatd.hardening import freed_memory_is_overwritten, harden, re_exec_with_debug_malloc
re_exec_with_debug_malloc()
harden()
umask = os.umask(0)
print(freed_memory_is_overwritten(), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), oct(umask))
"""
ROOT = Path(__file__).parent.parent.parent


def told(program: str, *flags: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONMALLOC", KEEP_DUMPABLE}}
    return subprocess.run(
        [sys.executable, *flags, "-c", program],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=clean | {"PYTHONPATH": str(ROOT)} | environment,
        check=False,
    )


def test_a_hardened_process_overwrites_what_it_frees_and_cannot_be_dumped() -> None:
    assert told(TELL).stdout.split("\n")[0] == "True (0, 0) 0 0o77"


def test_the_tests_launcher_leaves_out_only_the_dumpable_flag() -> None:
    assert told(TELL, **{KEEP_DUMPABLE: "1"}).stdout.split("\n")[0] == "True (0, 0) 1 0o77"


def test_without_the_debug_allocator_the_self_test_says_so() -> None:
    found = told("from chatd.hardening import freed_memory_is_overwritten as asked; print(asked())")

    assert found.stdout.strip() == "False"


def test_a_setting_that_is_not_in_force_refuses_to_start() -> None:
    """With `-E` Python does not look at its environment variables."""
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom chatd.hardening import re_exec_with_debug_malloc as start; start(); print('started')"
    )

    refused = told(program, "-E", PYTHONMALLOC="debug")

    assert "NotHardened" in refused.stderr
    assert "started" not in refused.stdout


def test_this_python_can_be_hardened() -> None:
    assert debug_malloc_works()


# ── swap ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def swaps(root: Path, *areas: str) -> None:
    (root / "proc").mkdir()
    lines = [f"{area}  partition  1000  0  -2" for area in areas]
    (root / "proc/swaps").write_text("\n".join(["Filename Type Size Used Priority", *lines]) + "\n")


def block(root: Path, name: str, *, uuid: str | None = None, below: tuple[str, ...] = ()) -> None:
    device = root / "sys/class/block" / name
    (device / "slaves").mkdir(parents=True)
    for each in below:
        (device / "slaves" / each).symlink_to(root / "sys/class/block" / each)
    if uuid:
        (device / "dm").mkdir()
        (device / "dm/uuid").write_text(uuid)


def test_no_swap_is_safe_and_so_is_swap_in_memory(tmp_path: Path) -> None:
    assert unencrypted_swaps(tmp_path) == ()
    swaps(tmp_path, "/dev/zram0")
    assert unencrypted_swaps(tmp_path) == ()


def test_swap_on_a_plain_disc_is_found(tmp_path: Path) -> None:
    swaps(tmp_path, "/dev/sda2", "/dev/zram0")
    block(tmp_path, "sda2")

    assert unencrypted_swaps(tmp_path) == ("/dev/sda2",)


def test_swap_on_an_encrypted_disc_is_safe_also_under_a_volume_group(tmp_path: Path) -> None:
    swaps(tmp_path, "/dev/dm-0", "/dev/dm-1", "/dev/dm-2")
    block(tmp_path, "sda2")
    block(tmp_path, "dm-0", uuid="CRYPT-LUKS2-abc", below=("sda2",))
    block(tmp_path, "dm-1", uuid="LVM-abc", below=("dm-0",))
    block(tmp_path, "dm-2", uuid="LVM-def", below=("dm-0", "sda2"))

    assert unencrypted_swaps(tmp_path) == ("/dev/dm-2",)


@pytest.mark.parametrize("area", ["/swapfile", "/nowhere/swap"])
def test_a_swap_file_whose_disc_cannot_be_seen_is_not_trusted(tmp_path: Path, area: str) -> None:
    swaps(tmp_path, area)

    assert unencrypted_swaps(tmp_path) == (area,)
