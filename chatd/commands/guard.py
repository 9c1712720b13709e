"""`chatd guard`: what in each line of standard input could lead somebody to a person?"""

from __future__ import annotations

import json
import os
import sys
from typing import BinaryIO

import click

from chatd.domain.redaction import identifiers


@click.command()
def guard() -> None:
    """Read lines on standard input; print for each one JSON list of what somebody could be found by. An empty list: nothing was seen.

    Each finding has its kind, and from which character (start) to which (end, not with it) it stands. The words themselves are not said again,
    and nothing is kept. Bytes that are no UTF-8 count as one unreadable character each. What it finds and what it misses stands in docs/guard.md.

    \b
    Example:
      chatd guard < answers.csv
    """
    if sys.stdin is None or sys.stdout is None:  # closed by whoever began us: there is nothing to read, or nobody to tell
        raise SystemExit(0 if sys.stdin is None else 1)
    answers = sys.stdout.buffer
    try:
        for line in sys.stdin.buffer:
            _write(answers, line)
    except BrokenPipeError:
        _let_go_of(answers)
    except OSError as wrong:
        _let_go_of(answers)
        raise click.ClickException(f"It could not go on: {wrong.strerror}.") from None


def _write(answers: BinaryIO, line: bytes) -> None:
    """At once, for whoever writes a line and waits for its answer."""
    text = line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", errors="replace")
    answers.write(json.dumps([{"kind": one.kind.value, "start": one.start, "end": one.end} for one in identifiers(text)]).encode() + b"\n")
    answers.flush()


def _let_go_of(answers: BinaryIO) -> None:
    """Nobody reads on, as after `| head`: no trouble of ours, and Python would complain when it closes what is closed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), answers.fileno())
