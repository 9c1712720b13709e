"""Promise 2: another program of the server's own user cannot read its memory, no core file is made, and freed memory is overwritten.

Where the tests run as root, server and reader run as somebody else. Both then keep one right, to open any file: the interpreter may lie where only root
may look. It does not help to read a process's memory, which the positive test shows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chatd.hardening import KEEP_DUMPABLE
from tests.serving import Serving, free_port, ready, stop

ROOT = Path(__file__).parent.parent.parent
NOBODY = 65_534
READ = "import sys; from tests.rig.places import memory; print(sum(len(piece) for _, piece in memory(int(sys.argv[1])).read()))"


def as_somebody_else() -> list[str]:
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    assert setpriv, "running as root, this test needs setpriv (util-linux) to become somebody else"
    right = "-all,+dac_override"
    return [setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", f"--inh-caps={right}", f"--ambient-caps={right}"]


@contextmanager
def serving_as_somebody_else(base: Path, **environ: str) -> Iterator[Serving]:
    base.chmod(0o777)
    command = [*as_somebody_else(), sys.executable, "-m", "chatd", "demo", "--port", str(free_port()), "--data", str(base / "data")]
    clean = {name: value for name, value in os.environ.items() if name not in {KEEP_DUMPABLE, "PYTHONMALLOC", "GLIBC_TUNABLES"}}
    process = subprocess.Popen(command, cwd=ROOT, env=clean | environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield ready(process, base / "data")
    finally:
        stop(process)


def read_by_the_same_user(pid: int | None) -> subprocess.CompletedProcess[str]:
    assert Path(f"/proc/{pid}/task").stat()
    return subprocess.run([*as_somebody_else(), sys.executable, "-c", READ, str(pid)], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kept", ["1", "0"])
def test_only_with_the_tests_own_switch_may_the_same_user_read_it(tmp_path: Path, kept: str) -> None:
    with serving_as_somebody_else(tmp_path, **{KEEP_DUMPABLE: kept}) as serving:
        found = read_by_the_same_user(serving.pid)

    if kept == "1":
        assert int(found.stdout) > 1_000_000, found.stderr
    else:
        assert "PermissionError" in found.stderr
        assert not found.stdout


def test_the_real_server_makes_no_core_file_and_overwrites_what_it_frees(tmp_path: Path) -> None:
    with serving_as_somebody_else(tmp_path) as serving:
        limits = Path(f"/proc/{serving.pid}/limits").read_text()
        environment = Path(f"/proc/{serving.pid}/environ").read_bytes().split(b"\0") if os.geteuid() == 0 else []
        found = read_by_the_same_user(serving.pid)

    core = next(line.split() for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core[4:6] == ["0", "0"]
    assert "PermissionError" in found.stderr
    # The settings were looked at by the server itself before it began: it refuses to start where they are not in force.
    assert not environment or {b"PYTHONMALLOC=malloc_debug"} <= set(environment)
