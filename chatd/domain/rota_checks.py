"""What one line of a rota cannot tell: two shifts of one person at once, a change of a day that is none, a gap that nobody fills.

Refused is what cannot be meant. A gap may well be meant, for now: it is warned of, and no opening is promised there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.rota import PAIR, RotaCalendar
from chatd.domain.rota_fields import Report
from chatd.domain.rota_form import WrittenRota
from chatd.domain.rota_lines import Path
from chatd.domain.rota_shifts import Change, Occurrence, Shift, days, occurrences, usual_hours

_LOOKED_AHEAD: Final = timedelta(days=2 * 366)
"""Rules come round within this, so that shifts which ever meet have met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """One person's one time on shift. Without a path it stands in a rota that is not in this file."""

    occurrence: Occurrence
    rota: str
    path: Path | None


def refuse(rotas: Sequence[WrittenRota], *, standing: Iterable[RotaCalendar], report: Report) -> None:
    """Complain of all that makes these rotas impossible beside each other and beside those that stand. People go by the same kind of name in all."""
    others = tuple(standing)
    _refuse_shared_names(rotas, report)
    _refuse_shared_projects(rotas, others, report)
    for rota in rotas:
        for path, shift in rota.shifts:
            _refuse_days(path, shift, report)
    _refuse_overlaps(rotas, others, report)


def warn(rotas: Iterable[WrittenRota], report: Report) -> None:
    """Note what will keep the chat shut, or promise too much, though it can be meant."""
    for rota in rotas:
        for path, shift in rota.shifts:
            _warn_of_start(path, shift, report)
            _warn_of_gaps(path, shift, report)
            _warn_of_workers(path, shift, rota.calendar, report)


def _refuse_shared_names(rotas: Iterable[WrittenRota], report: Report) -> None:
    seen: dict[str, Path] = {}
    for rota in rotas:
        first = seen.setdefault(rota.calendar.name.casefold(), rota.path)
        if first != rota.path:
            report.complain((*rota.path, "name"), f"there is a rota of this name on line {report.lines.of((*first, 'name'))}; choose another")


def _refuse_shared_projects(rotas: Iterable[WrittenRota], standing: Iterable[RotaCalendar], report: Report) -> None:
    taken: dict[ProjectId, str] = {project: other.name for other in standing for project in other.projects}
    for rota in rotas:
        for project in rota.calendar.projects:
            if taken.setdefault(project, rota.calendar.name) != rota.calendar.name:
                advice = f"{project} is on the rota {taken[project]!r}, and a project has one; take it out of one of the two"
                report.complain((*rota.path, "projects"), advice)


def _refuse_days(path: Path, shift: Shift, report: Report) -> None:
    last = max((shift.starts.date() + _LOOKED_AHEAD, *(change.on for change in shift.changes)))
    begins = set(days(shift, last))
    if not begins:
        report.complain((*path, "repeat"), "the rule names no day from the start on; mend its BYDAY or its UNTIL")
    seen: set[date] = set()
    for place, change in enumerate(shift.changes):
        at = (*path, "change", place)
        if change.on not in begins:
            report.complain((*at, "on"), f"{shift.title!r} does not begin on {change.on}; write the day on which it would begin without the change")
        if change.on in seen:
            report.complain((*at, "on"), f"there are two changes for {change.on}; put them into one")
        seen.add(change.on)
        _refuse_hours(at, shift, change, report)


def _refuse_hours(path: Path, shift: Shift, change: Change, report: Report) -> None:
    usual_start, usual_end = usual_hours(shift, change.on)
    starts, ends = change.starts or usual_start, change.ends or usual_end
    if (change.starts or change.ends) and ends <= starts:
        advice = f"the shift would begin at {starts.isoformat()} and end at {ends.isoformat()}; write both, the end after the start"
        report.complain((*path, "ends" if change.ends else "starts"), advice)


def _refuse_overlaps(rotas: Sequence[WrittenRota], standing: Iterable[RotaCalendar], report: Report) -> None:
    starts = [shift.starts for rota in rotas for _, shift in rota.shifts]
    if not starts:
        return
    since, until = (at.replace(tzinfo=UTC) for at in (min(starts) - timedelta(days=2), max(starts) + _LOOKED_AHEAD))
    for who, turns in sorted(_turns(rotas, standing, since, until).items()):
        told: set[tuple[Path | None, Path | None]] = set()
        for one, other in _clashes(turns):
            if (one.path, other.path) not in told and (one.path or other.path):
                told.add((one.path, other.path))
                _complain_of_overlap(who, one, other, report)


def _turns(rotas: Iterable[WrittenRota], standing: Iterable[RotaCalendar], since: datetime, until: datetime) -> Mapping[PersonId, list[_Turn]]:
    turns: dict[PersonId, list[_Turn]] = defaultdict(list)
    written: list[tuple[str, Path | None, Shift]] = [(rota.calendar.name, path, shift) for rota in rotas for path, shift in rota.shifts]
    for name, path, shift in [*written, *((rota.name, None, shift) for rota in standing for shift in rota.shifts)]:
        for occurrence in occurrences(shift, since, until):
            for who in set(occurrence.operators):
                turns[who].append(_Turn(occurrence=occurrence, rota=name, path=path))
    return turns


def _clashes(turns: Iterable[_Turn]) -> Iterator[tuple[_Turn, _Turn]]:
    """Pairs that overlap: each turn beside the one before it that ends last."""
    longest: _Turn | None = None
    for turn in sorted(turns, key=lambda turn: turn.occurrence.starts):
        if longest and turn.occurrence.starts < longest.occurrence.ends:
            yield longest, turn
        if longest is None or turn.occurrence.ends > longest.occurrence.ends:
            longest = turn


def _complain_of_overlap(who: PersonId, one: _Turn, other: _Turn, report: Report) -> None:
    later, earlier = (one, other) if other.path is None or (one.path and report.lines.of(one.path) > report.lines.of(other.path)) else (other, one)
    path = later.path or ()
    where = f"line {report.lines.of(earlier.path)}" if earlier.path else f"the rota {earlier.rota!r}"
    day = max(one.occurrence.starts, other.occurrence.starts).astimezone(ZoneInfo(later.occurrence.shift.zone))
    met = "another time of the same shift" if earlier.path == later.path else f"{earlier.occurrence.shift.title!r} ({where})"
    advice = f"{who} is then on {met} too, at {day:%Y-%m-%d %H:%M}; nobody can be on two shifts at once: give one of them to somebody else"
    report.complain((*path, "operators"), advice)


def _warn_of_start(path: Path, shift: Shift, report: Report) -> None:
    first = next(days(shift, shift.starts.date() + _LOOKED_AHEAD), None)
    if first and first != shift.starts.date():
        report.complain((*path, "starts"), f"the rule does not name {shift.starts:%Y-%m-%d}; the first time is {first}")


def _warn_of_gaps(path: Path, shift: Shift, report: Report) -> None:
    missing = "a gap: a shift needs two operators, and no opening is promised until they are there"
    if len(shift.operators) < PAIR:
        report.complain((*path, "operators"), f"{len(shift.operators)} signed up, {missing}")
    for place, change in enumerate(shift.changes):
        if change.operators is not None and len(change.operators) < PAIR:
            report.complain((*path, "change", place, "operators"), f"{len(change.operators)} signed up on {change.on}, {missing}")


def _warn_of_workers(path: Path, shift: Shift, rota: RotaCalendar, report: Report) -> None:
    for who in sorted(shift.signed_up() - rota.workers.keys()):
        report.complain((*path, "operators"), f"{who} answers visitors of none of this rota's projects, and does not count towards two")
    for who in sorted(shift.signed_up() & rota.workers.keys()):
        unserved = [project for project in shift.projects or rota.projects if project not in rota.workers[who].serves]
        if unserved:
            report.complain((*path, "operators"), f"{who} does not answer visitors of {', '.join(unserved)}, and does not count there")
    spoken = {each for who in shift.operators if who in rota.workers for each in rota.workers[who].languages}
    for language in shift.languages:
        if shift.operators and language not in spoken:
            report.complain((*path, "languages"), f"nobody who is signed up speaks {language}")
