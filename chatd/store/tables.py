"""The catalogue with every table in it, for migrations and for the test that no table was forgotten."""

from __future__ import annotations

from chatd.store import (
    answer_tables,
    asked_tables,
    closures,
    draft_tables,
    filling_tables,
    keeping_tables,
    key_tables,
    people,
    projects,
    reminder_tables,
    rotas,
    sign_ins,
    tallies,
    wording_tables,
)
from chatd.store.schema import catalogue

__all__ = [
    "answer_tables",
    "asked_tables",
    "catalogue",
    "closures",
    "draft_tables",
    "filling_tables",
    "keeping_tables",
    "key_tables",
    "people",
    "projects",
    "reminder_tables",
    "rotas",
    "sign_ins",
    "tallies",
    "wording_tables",
]
