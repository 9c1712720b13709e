"""Private calendars: an address that its owner alone knows, renews and takes away, and what is read there."""

from __future__ import annotations

from dataclasses import dataclass

from chatd.domain.ids import PersonId
from chatd.domain.own_calendar import OwnCalendar, as_icalendar, times_of
from chatd.ports import Clock, Feeds, Store
from chatd.tokens import TurnMarks


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateCalendars:
    """*names*: makes each turn's name in the calendar, which is the same for good and tells nothing. *origin*: where the addresses lead."""

    store: Store
    kept: Feeds
    clock: Clock
    names: TurnMarks
    origin: str

    async def read(self, secret: str) -> str | None:
        """The calendar behind a secret, as a file; None for a secret that is nobody's."""
        own = await self.kept.behind(secret)
        if own is None or await self.store.person(own.person) is None:
            return None
        now = self.clock.now()
        calendars = [rota.calendar for rota in await self.store.rotas() if rota.calendar]
        return as_icalendar(times_of(own.person, calendars, now), title=own.title, at=now, named=self.names.of)

    async def of(self, who: PersonId) -> OwnCalendar | None:
        """Has this person one?"""
        return await self.kept.of(who)

    async def make(self, who: PersonId) -> str:
        """A new address, which nobody can look up later. The one before stops working."""
        return f"{self.origin}/calendar/{await self.kept.make(who, self.clock.now())}.ics"

    async def revoke(self, who: PersonId) -> None:
        """The address stops working."""
        await self.kept.revoke(who)

    async def rename(self, who: PersonId, title: str) -> None:
        await self.kept.rename(who, title)
