"""The catalogue with every table in it, for migrations and for the test that no table was forgotten."""

from __future__ import annotations

from chatd.store import closures, filling_tables, keeping_tables, key_tables, people, projects, rotas, sign_ins, tallies
from chatd.store.schema import catalogue

__all__ = ["catalogue", "closures", "filling_tables", "keeping_tables", "key_tables", "people", "projects", "rotas", "sign_ins", "tallies"]
