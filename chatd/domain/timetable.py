"""The weekly timetable: local clock times in a named zone, laid out as instants.

The only place besides the rota that knows local time. Start and end are clock times, so an evening across a clock change may last an hour more or less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from chatd.domain.availability import Span
from chatd.domain.people import WeeklyOpening


def spans(timetable: Sequence[WeeklyOpening], zone: ZoneInfo, *, around: datetime, days: int = 14) -> tuple[Span, ...]:
    """Openings from two days before `around` until `days` after, by start, as instants in UTC.

    Two, because at UTC noon it is already tomorrow in some zones, where an opening of yesterday may still stand.
    """
    first = around.astimezone(zone).date() - timedelta(days=2)
    found = (span for n in range(days + 3) for span in _on(first + timedelta(days=n), timetable, zone))
    return tuple(sorted(found, key=lambda span: (span.starts, span.ends)))


def _on(day: date, timetable: Sequence[WeeklyOpening], zone: ZoneInfo) -> Iterator[Span]:
    for opening in timetable:
        if opening.weekday != day.weekday():
            continue
        last = day + timedelta(days=1) if opening.ends <= opening.starts else day
        starts = datetime.combine(day, opening.starts, zone).astimezone(UTC)
        ends = datetime.combine(last, opening.ends, zone).astimezone(UTC)
        if starts < ends:
            yield Span(starts=starts, ends=ends)
