"""The demonstration in a process of its own, for tests that are not about what is left of it: forked from one that has loaded everything, on passphrases
that were made before, and without overwriting freed memory. Each of these takes longer than all the rest of its start.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TextIO

from chatd.commands.serve import run
from chatd.demo import Proof, serve_demo

_NEST: Final = multiprocessing.get_context("forkserver")
_NEST.set_forkserver_preload([__name__])


class Forked:
    """What such a process is to a test: as much of `subprocess.Popen` as is asked of it. *stdout*: what it says, to its end."""

    def __init__(self, port: int, folder: Path, proofs: Mapping[str, Proof], environ: Mapping[str, str], troubles: Path) -> None:
        ours, theirs = _NEST.Pipe(duplex=False)
        self._process: BaseProcess = _NEST.Process(target=_serve, args=(port, folder, proofs, environ, theirs, troubles), daemon=True)
        self._process.start()
        theirs.close()
        self.stdout: TextIO = os.fdopen(os.dup(ours.fileno()))
        ours.close()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("chatd demo", timeout or 0)
        return self._process.exitcode

    def send_signal(self, told: int) -> None:
        os.kill(self.pid, told)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None) -> None:
        self.stdout.close()
        self._process.join()


def _serve(port: int, folder: Path, proofs: Mapping[str, Proof], environ: Mapping[str, str], said: Connection, troubles: Path) -> None:
    os.environ.update(environ)
    os.dup2(said.fileno(), 1)
    os.dup2(os.open(troubles, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    with serve_demo(port=port, data=folder, proofs=proofs) as serving:
        run(serving)
