"""The numbers the desk obeys, and how far each may go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from protocols.strictly import ProtocolRefused, table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPolicy:
    """The numbers the desk obeys (`protocols/desk.toml` says what each is for); times are in the unit of their name."""

    two_workers: bool
    supervisor_counts: bool
    chats_as_first: int
    chats_as_second: int
    queue: int
    active_seconds: int
    pairing_seconds: int
    alone_grace_seconds: int
    alone_notice_seconds: int
    supervisor_alert_seconds: int
    wish_minutes: int
    still_there_minutes: int
    answer_minutes: int
    resume_minutes: int
    closing_minutes: int
    late_minutes: int
    abusive_wait_minutes: int
    second_step_days: int
    sealed_bytes_cap: int


RANGES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "chats_as_first": (1, 4),
        "chats_as_second": (1, 4),
        "queue": (0, 50),
        "active_seconds": (30, 600),
        "pairing_seconds": (10, 120),
        "alone_grace_seconds": (0, 10),
        "alone_notice_seconds": (5, 15),
        "supervisor_alert_seconds": (15, 600),
        "wish_minutes": (0, 15),
        "still_there_minutes": (3, 60),
        "answer_minutes": (2, 30),
        "resume_minutes": (1, 5),
        "closing_minutes": (5, 180),
        "late_minutes": (1, 30),
        "abusive_wait_minutes": (1, 1440),
        "second_step_days": (0, 30),
        "sealed_bytes_cap": (65_536, 16_777_216),
    }
)
"""Least and most. The upper ends of notice and resume are promised to visitors."""


def read_desk(text: str) -> DeskPolicy:
    table = table_of(text)
    for name in table:
        if name not in {field.name for field in fields(DeskPolicy)}:
            raise ProtocolRefused(name, "There is no such number.", "Take the line out, or mend its spelling.")
    policy = DeskPolicy(**{field.name: _setting(table, field.name) for field in fields(DeskPolicy)})
    if not policy.two_workers:
        raise ProtocolRefused("two_workers", "It is false.", "Set it to true: no visitor is connected to fewer than two.")
    if policy.alone_grace_seconds >= policy.alone_notice_seconds:
        raise ProtocolRefused("alone_grace_seconds", "It is not less than alone_notice_seconds.", "Make it smaller.")
    if policy.supervisor_alert_seconds < policy.alone_notice_seconds:
        raise ProtocolRefused("supervisor_alert_seconds", "It is less than alone_notice_seconds.", "Make it larger: the visitor is told first.")
    return policy


def _setting(table: dict[str, Any], name: str) -> Any:
    if name not in table:
        raise ProtocolRefused(name, "It is missing.", f"Add a line {name} = {_allowed(name)}.")
    value = table[name]
    if name not in RANGES:
        fits = isinstance(value, bool)
    else:
        least, most = RANGES[name]
        fits = type(value) is int and least <= value <= most
    if not fits:
        raise ProtocolRefused(name, f"It is {str(value)[:40]!r}.", f"Use {_allowed(name)}.")
    return value


def _allowed(name: str) -> str:
    return "a whole number from {} to {}".format(*RANGES[name]) if name in RANGES else "true or false"
