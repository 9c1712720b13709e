"""What was let go is overwritten soon, and not only when the process next needs the room. Knows nothing of who let go of what.

Two things keep it longer than anybody wants. Objects that point at each other wait for the garbage collector, which on a quiet server may not come
for hours. And uvloop reads every line into one buffer of its own, where the end of a long read stays until another read is as long.
"""

from __future__ import annotations

import asyncio
import fcntl
import gc
import os

SECONDS = 5
"""How often. A full collection looks through what lives now, which at a thousand conversations takes some hundredths of a second."""

_LONGEST_READ = 256_000
"""The size of uvloop's buffer (`UV_STREAM_RECV_BUF_SIZE`)."""


async def let_go() -> None:
    """Free what nothing refers to any more, and write over what was last read."""
    gc.collect()
    if _reads_into_one_buffer(asyncio.get_running_loop()):
        await wash()


async def wash() -> int:
    """Let the loop read nothing but zeros, as much as it can read at once. Returns how much that was."""
    ours, theirs = os.pipe()
    fcntl.fcntl(theirs, fcntl.F_SETPIPE_SZ, 2 * _LONGEST_READ)
    os.write(theirs, bytes(_LONGEST_READ))
    os.close(theirs)
    water = _Water()
    await asyncio.get_running_loop().connect_read_pipe(lambda: water, os.fdopen(ours, "rb"))
    return await water.longest


class _Water(asyncio.Protocol):
    def __init__(self) -> None:
        self.longest: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._most = 0

    def data_received(self, data: bytes) -> None:
        self._most = max(self._most, len(data))

    def connection_lost(self, _exc: Exception | None) -> None:
        if not self.longest.done():
            self.longest.set_result(self._most)


def _reads_into_one_buffer(loop: asyncio.AbstractEventLoop) -> bool:
    """Only Linux lets a pipe hold as much as the buffer does; elsewhere nobody runs this for others."""
    return type(loop).__module__.startswith("uvloop") and hasattr(fcntl, "F_SETPIPE_SZ")
