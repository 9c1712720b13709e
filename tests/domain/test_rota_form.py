"""A rota written and read again is the same rota, and a field's line is found however the file is laid out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chatd.domain import rota_writing
from chatd.domain.rota_fields import Known
from chatd.domain.rota_form import read
from chatd.domain.rota_lines import Lines
from tests.domain.test_rota_agrees import PROJECTS, ZONES, a_rota

ANYBODY = Known(anybody=True)


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_written_is_read_again_as_it_was(zone: str) -> None:
    rotas = [replace(a_rota(seed, zone), name=f"Rota {seed}", workers={}) for seed in range(20)]

    form = read(rota_writing.as_toml(rotas), ANYBODY)

    assert form.report.problems == []
    assert [each.calendar for each in form.rotas] == rotas


def test_two_are_not_promised_to_a_project_that_only_one_of_them_serves() -> None:
    rota = a_rota(1, "Europe/London")
    at = datetime(2026, 11, 1, tzinfo=UTC)
    assert any(span.promised for project in PROJECTS for span in rota.spans_for(project, around=at))

    alone = replace(rota, workers={who: worker for who, worker in rota.workers.items() if who == "wren"})

    assert not any(span.promised for project in PROJECTS for span in alone.spans_for(project, around=at, ahead=timedelta(days=300)))


LAID_OUT = """\
# a rota
[[ rota ]]
"name" = "One"
[[rota.shift]]
title = "First"
operators = [
  "wren",
  "heron",
]
[[rota.shift]] # the second
  title = "Second"
  change = [{ on = 2026-11-06, cancelled = true }]
[[rota]]
name = "Two"
[[rota.shift]]
title = "Third"
[[rota.shift.change]]
on = 2026-11-06
[[rota.shift.change]]
on = 2026-11-13
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("rota", 0), 2),
        (("rota", 0, "name"), 3),
        (("rota", 0, "zone"), 2),
        (("rota", 0, "shift", 0, "operators"), 6),
        (("rota", 0, "shift", 1), 10),
        (("rota", 0, "shift", 1, "title"), 11),
        (("rota", 0, "shift", 1, "change", 0, "on"), 12),
        (("rota", 1, "shift", 0, "title"), 16),
        (("rota", 1, "shift", 0, "change", 1, "on"), 20),
        (("rota", 1, "shift", 0, "change", 1, "ends"), 19),
        (("elsewhere",), 1),
    ],
)
def test_a_fields_line_is_found(path: tuple[str | int, ...], line: int) -> None:
    assert Lines.of_text(LAID_OUT).of(path) == line
