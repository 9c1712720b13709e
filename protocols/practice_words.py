"""What workers have ready and go by, in one language: boundary and finishing words, the lists before and after a shift, netreach, first replies."""

from __future__ import annotations

from typing import Annotated

import msgspec

from protocols.strictly import Closed, Line, convert, table_of

Lines = Annotated[tuple[Line, ...], msgspec.Meta(min_length=1, max_length=20)]


class Boundary(Closed, frozen=True):
    """*title* is how the worker finds it."""

    title: Line
    ready: Lines


class Finishing(Closed, frozen=True):
    """Three texts for a draft, each with its title."""

    busy_title: Line
    busy: Lines
    soon_title: Line
    soon: Lines
    end_title: Line
    end: Lines


class Listed(Closed, frozen=True):
    lines: Lines


class FirstReplies(Closed, frozen=True):
    """To somebody who wrote elsewhere; a worker copies them."""

    sms: Lines
    email: Lines
    forum: Lines


class Practice(Closed, frozen=True):
    boundary: Boundary
    finishing: Finishing
    brief: Listed
    debrief: Listed
    netreach: Listed
    first_replies: FirstReplies


def read_practice(text: str) -> Practice:
    """Raises `ProtocolRefused`. What its variables may be is said in `protocols/sections.py`, and a test holds every language to it."""
    return convert(table_of(text), Practice)
