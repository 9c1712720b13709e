"""A real server in a folder of its own, and everywhere that it could have written to."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from chatd import letting_go
from chatd.hardening import KEEP_DUMPABLE
from tests.rig import places
from tests.rig.canaries import Canary
from tests.rig.places import Place
from tests.rig.search import Finding, find, find_apart
from tests.serving import Serving, free_port, ready, start_apart

ROOT = Path(__file__).parent.parent.parent
LET_GO_WITHIN = 3 * letting_go.SECONDS
"""Three times as long as it takes on a machine with nothing else to do."""


@dataclass(slots=True)
class Standing:
    """`chatd demo` on the folder *base*: data, temporary files and standard error all lie below it. May be started again after it ended."""

    base: Path
    serving: Serving = field(init=False)
    printed: str = ""
    port: int = field(default_factory=free_port)

    def start(self) -> Serving:
        temporary = self.base / "tmp"
        temporary.mkdir(exist_ok=True)
        process = start_apart(self.base / "data", self.port, environ={KEEP_DUMPABLE: "1", "TMPDIR": str(temporary)})
        self.serving = ready(process, self.base / "data")
        return self.serving

    @property
    def pid(self) -> int:
        assert self.serving.pid
        return self.serving.pid

    def stop(self, *, told: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Ended by a signal: with what it ended, and after how many seconds."""
        process, began = self.serving.process, time.monotonic()
        assert isinstance(process, subprocess.Popen)
        with process:
            process.send_signal(told)
            self.printed += process.communicate(timeout=30)[0]
        return process.returncode, time.monotonic() - began

    def kill(self) -> None:
        """No goodbye."""
        self.stop(told=signal.SIGKILL)

    def written(self) -> list[Place]:
        """Everything that it could have written to."""
        runs = self.serving.process is not None and self.serving.process.poll() is None
        return [
            places.folder(self.base, "data, journals, temporary files and standard error"),
            places.output("standard output", self.printed.encode),
            places.core_files(ROOT, self.base),
            *([places.open_files(self.pid)] if runs else []),
        ]

    async def found_written(self, canaries: Iterable[Canary]) -> list[Finding]:
        return await asyncio.to_thread(find, list(canaries), self.written())

    async def found_in_memory(self, canaries: Iterable[Canary]) -> list[Finding]:
        return await find_apart(canaries, self.pid)

    async def left_in_memory(self, canaries: Iterable[Canary]) -> tuple[list[Finding], float]:
        """What is still there when there is nothing any more, or when patience ends; and how long that took."""
        wanted, began = list(canaries), time.monotonic()
        while True:
            await asyncio.sleep(1.2 * letting_go.SECONDS)  # the server's own step, and a little; sooner there is nothing to look for
            looked_at = time.monotonic() - began
            found = await self.found_in_memory(wanted)
            if not found or looked_at > LET_GO_WITHIN:
                return found, looked_at
