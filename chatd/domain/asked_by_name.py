"""When somebody whose name a visitor knows is here next: only of those who chose that it be told, and only what is promised.

The same is done for every name, so that the time an answer takes does not tell a name that nobody has from one that is not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from chatd.domain.availability import Span
from chatd.domain.ids import ProjectId
from chatd.domain.rota import RotaCalendar

AHEAD: Final = timedelta(days=14)


def next_turn(calendar: RotaCalendar, project: ProjectId, name: str, now: datetime, *, shut: Sequence[Span] = ()) -> datetime | None:
    """When the first of their turns in the next two weeks begins. Of two who share a name, the earlier turn. *shut*: by hand; what begins in it is not
    promised."""
    wanted = _plain(name)
    sought = {who for who, worker in calendar.workers.items() if wanted and project in worker.serves and _plain(worker.found_as) == wanted}
    turns = [
        (sought.isdisjoint(each.operators), starts)
        for each, starts in calendar.promised(project, now, now + AHEAD)
        if not any(span.holds(starts) for span in shut)
    ]
    return min((starts for is_anothers, starts in turns if not is_anothers and starts < now + AHEAD), default=None)


def _plain(name: str) -> str:
    """As it is compared: capitals and spaces do not count."""
    return " ".join(name.split()).casefold()
