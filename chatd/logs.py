"""Logging that cannot tell on anybody.

Our own lines carry ids and counts. Of anything a library says, only its kind and the place in the code are written: library messages have been seen
to contain message text, origins, addresses and user agents.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import traceback
from types import TracebackType
from typing import Any


class Discreet(logging.Formatter):
    """Our own words; of others' only where and what kind. No time: the hour of a visit is not to be learnt from a log."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        ours = record.name == "chatd" or record.name.startswith("chatd.")
        words = record.getMessage() if ours else "said something that is not written down"
        return f"{record.levelname.lower()} {record.name}: {words}{_kind_and_place(record)}"


def set_up(stream: Any = None) -> None:
    """One handler for everything; the access log off."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Discreet())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("chatd").setLevel(logging.INFO)
    logging.raiseExceptions = False
    for name in ("engineio.server", "socketio.server", "aiohttp.access", "aiohttp.server", "aiohttp.web", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = name != "aiohttp.access"
    logging.getLogger("aiohttp.access").disabled = True
    sys.excepthook = _write_kind_and_place


def quiet_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Exceptions that nobody awaited: kind and place only."""
    loop.set_exception_handler(_loop_trouble)


def place_of(exception: BaseException) -> str:
    """`ValueError at chatd/desk/relaying.py:41`: what to look for, and nothing of what was said."""
    frames = traceback.extract_tb(exception.__traceback__)
    where = f"{'/'.join(frames[-1].filename.split('/')[-3:])}:{frames[-1].lineno}" if frames else "an unknown place"
    return f"{type(exception).__name__} at {where}"


def _loop_trouble(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    exception = context.get("exception")
    logging.getLogger("chatd.loop").error("a task failed: %s", place_of(exception) if exception else "no exception given")


def _write_kind_and_place(kind: type[BaseException], value: BaseException, _trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    sys.stderr.write(f"chatd stopped: {place_of(value)}\n")


def _kind_and_place(record: logging.LogRecord) -> str:
    exception = record.exc_info[1] if record.exc_info else None
    return f" ({place_of(exception)})" if exception else ""
