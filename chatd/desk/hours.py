"""Minutes on shift on their way to the store: each stint once, when it is over. What could not be written is tried again."""

from __future__ import annotations

from collections import Counter

from chatd.domain import shift_work
from chatd.domain.ids import PersonId
from chatd.domain.shift_work import Stint
from chatd.ports import Store


class HoursGiven:
    """What is not yet written, by person and month."""

    def __init__(self) -> None:
        self._minutes: Counter[tuple[PersonId, str]] = Counter()

    def add(self, stint: Stint) -> None:
        """A stint that is over."""
        for month, minutes in shift_work.minutes_by_month(stint).items():
            self._minutes[stint.person, month] += minutes

    async def write(self, store: Store) -> None:
        """All of it. A line is taken away before it is written and comes back when that failed, so that no minute is written twice."""
        for who, month in list(self._minutes):
            minutes = self._minutes.pop((who, month))
            try:
                await store.add_hours(who, month, minutes)
            except BaseException:
                self._minutes[who, month] += minutes
                raise
