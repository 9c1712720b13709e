"""A rota as a coordinator writes it: TOML with a closed form, read whole, every problem with its line. Nothing here knows what is stored.

In a form people stand under their sign-in names, so the calendars read here carry those in the place of ids.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from typing import Any

from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_fields import Known, Problem, Report, Table
from chatd.domain.rota_lines import Lines, Path
from chatd.domain.rota_shifts import Change, Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRota:
    """A rota that could be read, and where each of its shifts stands."""

    calendar: RotaCalendar
    path: Path
    shifts: tuple[tuple[Path, Shift], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What was read, as far as it could be; the report has no problems when all of it could."""

    report: Report
    rotas: tuple[WrittenRota, ...] = ()


def read(text: str, known: Known) -> Form:
    """From the text of the file."""
    report = Report(lines=Lines.of_text(text))
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        found = re.search(r"\(at line (\d+), .*\)", str(wrong))
        line = int(found[1]) if found else text.rstrip("\n").count("\n") + 1
        report.problems.append(Problem(line=line, field="file", advice=f"this is not TOML: {wrong}"))
        return Form(report=report)
    found_rotas = (_read_rota(report, known, path, rota) for path, rota in Table(report, known, (), table, {"rota"}).tables("rota", needed=True))
    return Form(rotas=tuple(rota for rota in found_rotas if rota), report=report)


def _read_rota(report: Report, known: Known, path: Path, table: dict[str, Any]) -> WrittenRota | None:
    here = Table(report, known, path, table, {"name", "zone", "projects", "closing_minutes", "sign_up_days", "sign_up_hours", "shift", "closure"})
    rota = RotaCalendar(
        name=here.words("name", most=80),
        zone=here.zone("zone"),
        projects=here.projects("projects"),
        closing_minutes=here.minutes("closing_minutes"),
        sign_up_days=here.number("sign_up_days", least=1, most=366, otherwise=None),
        sign_up_hours=here.number("sign_up_hours", least=0, most=720, otherwise=None),
    )
    if "projects" not in table:
        here.wrong("projects", 'is missing; write the projects that share this rota, like ["northtown", "eastport"]')
    read_shifts = [(at, _read_shift(report, known, rota, at, each)) for at, each in here.tables("shift")]
    read_closures = [_read_closure(report, known, rota, at, each) for at, each in here.tables("closure")]
    if not here.has_read("name", "zone", "projects"):
        return None
    shifts = tuple((at, shift) for at, shift in read_shifts if shift)
    closures = tuple(closure for closure in read_closures if closure)
    return WrittenRota(calendar=replace(rota, shifts=tuple(shift for _, shift in shifts), closures=closures), path=path, shifts=shifts)


def _read_shift(report: Report, known: Known, rota: RotaCalendar, path: Path, table: dict[str, Any]) -> Shift | None:
    names = {
        "title",
        "zone",
        "starts",
        "ends",
        "repeat",
        "projects",
        "languages",
        "operators",
        "supervisor",
        "lead",
        "needs",
        "experienced",
        "change",
    }
    here = Table(report, known, path, table, names)
    before = len(report.problems)
    shift = Shift(
        title=here.words("title", most=80),
        zone=here.zone("zone") if "zone" in table else rota.zone,
        starts=here.moment("starts"),
        ends=here.moment("ends"),
        repeat=here.rule("repeat"),
        projects=here.projects("projects", of=rota.projects),
        languages=here.languages("languages"),
        operators=here.people("operators"),
        supervisor=here.person("supervisor"),
        lead=here.person("lead"),
        needs=here.number("needs", least=2, most=12, otherwise=2) or 2,
        experienced=here.number("experienced", least=0, most=12, otherwise=0) or 0,
        changes=tuple(_read_change(report, known, at, each) for at, each in here.tables("change")),
    )
    here.in_order("starts", shift.starts, "ends", shift.ends)
    return shift if len(report.problems) == before else None


def _read_change(report: Report, known: Known, path: Path, table: dict[str, Any]) -> Change:
    here = Table(report, known, path, table, {"on", "operators", "cancelled", "starts", "ends"})
    change = Change(
        on=here.day("on"),
        operators=here.people("operators") if "operators" in table else None,
        cancelled=here.yes("cancelled"),
        starts=here.moment("starts") if "starts" in table else None,
        ends=here.moment("ends") if "ends" in table else None,
    )
    others = {"operators", "starts", "ends"} & table.keys()
    if change.cancelled and others:
        here.wrong("cancelled", f"a cancelled shift has no {', '.join(sorted(others))}; take one or the other out")
    if not change.cancelled and not others:
        here.wrong("on", "nothing changes on this day; write operators, cancelled = true, or starts and ends, or take the change out")
    return change


def _read_closure(report: Report, known: Known, rota: RotaCalendar, path: Path, table: dict[str, Any]) -> Closure | None:
    here = Table(report, known, path, table, {"from", "until", "reason", "projects"})
    before = len(report.problems)
    closure = Closure(
        starts=here.moment("from"),
        ends=here.moment("until"),
        reason=here.words("reason", most=200),
        projects=here.projects("projects", of=rota.projects),
    )
    here.in_order("from", closure.starts, "until", closure.ends)
    return closure if len(report.problems) == before else None
