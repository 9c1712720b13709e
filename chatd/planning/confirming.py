"""Asking by mail, a day or two before, whether somebody will be there. What they answer opens and closes nothing: it is for those who plan.

The mail goes to a private mailbox that others may read: it says nothing of what the service is, of the project, or of anybody's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from chatd.domain.ids import PlannedShiftId
from chatd.domain.people import Person
from chatd.domain.rota_shifts import Occurrence, Shift
from chatd.domain.turns import Confirmation, Turn, lasting, time_of, to_ask_about
from chatd.ports import Clock, Confirmations, Letter, Post, Store
from chatd.tokens import TurnMarks, hashed

KEPT: Final = timedelta(days=7)
"""How long after the day of a turn it is known whether they were asked: long enough to find out why nobody came."""

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a link asks. *time*: None when there is nothing to answer any more, as the turn was cancelled or is somebody else's now."""

    turn: Turn
    time: Occurrence | None
    coming: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirming:
    """*post*: None where no mail is set; then nobody is asked. *links*: makes the secret of each turn's link. *origin*: where the links lead."""

    store: Store
    kept: Confirmations
    post: Post | None
    clock: Clock
    links: TurnMarks
    origin: str

    async def ask(self) -> None:
        """One round: everybody who is due and has not been asked yet. Whose letter could not be sent is due again in the next round."""
        await self.kept.forget_before((self.clock.now() - KEPT).date())
        if self.post is None:
            return
        done = {turn for turn, known in (await self.kept.standing()).items() if known.mailed or known.answered}
        due = await self._due()
        for turn, occurrence in due.items():
            person = await self.store.person(turn.person)
            if turn not in done and person is not None and person.email is not None:
                name = lasting(turn, occurrence.shift)
                await self._ask(self.post, turn, occurrence, self.links.of(turn if name in due else name), person.email)

    async def question(self, token: str) -> Question | None:
        """What this link asks; None for a link that is not ours, or whose turn is over."""
        standing, shifts = await self.kept.standing(), await self._shifts()
        exact = [each for each in standing if self.links.is_of(token, each)]
        moved = [each for each in standing if each.shift in shifts and self.links.is_of(token, lasting(each, shifts[each.shift]))]
        turn = next(iter((*exact, *moved)), None)
        return await self._question(turn, shifts.get(turn.shift), standing[turn]) if turn else None

    async def answer(self, token: str, *, coming: bool) -> Question | None:
        """Note what they say; the last word counts. Returns what the link asks now, or None as `question` does."""
        asked = await self.question(token)
        if asked is not None and asked.time is not None:
            await self.kept.answer(asked.turn, coming=coming, at=self.clock.now())
            return await self.question(token)
        return asked

    async def _due(self) -> dict[Turn, Occurrence]:
        calendars = [rota.calendar for rota in await self.store.rotas() if rota.calendar]
        times = [each for calendar in calendars for each in to_ask_about(calendar, self.clock.now())]
        return {Turn(person=who, shift=each.shift.id, day=each.on): each for each in times for who in each.operators}

    async def _ask(self, post: Post, turn: Turn, occurrence: Occurrence, secret: str, address: str) -> None:
        """Noted as mailed only once it is: after a failure they are asked again, after a success never."""
        await self.kept.ask(turn, self.clock.now())
        if await post.deliver(self._letter(occurrence, secret, address)):
            await self.kept.mailed(turn, self.clock.now())

    def _letter(self, occurrence: Occurrence, secret: str, address: str) -> Letter:
        text = _TEXT.format(hours=in_words(occurrence), link=f"{self.origin}/rota/answer/{secret}")
        return Letter(id=hashed(secret).hex()[:32], to=address, subject=f"Are you there on {weekday_of(occurrence)}?", text=text)

    async def _question(self, turn: Turn, shift: Shift | None, known: Confirmation) -> Question | None:
        person = await self.store.person(turn.person)
        time = time_of(shift, turn.day) if shift else None
        if time is not None and time.ends <= self.clock.now():
            return None
        return Question(turn=turn, time=time if _is_on(person, time) else None, coming=known.coming)

    async def _shifts(self) -> Mapping[PlannedShiftId, Shift]:
        return {shift.id: shift for rota in await self.store.rotas() if rota.calendar for shift in rota.calendar.shifts}


def in_words(occurrence: Occurrence) -> str:
    """`Friday 27 November, 22:00 to Saturday 06:00 (Europe/London)`: as the clock on the wall shows it, where the shift is."""
    zone = ZoneInfo(occurrence.shift.zone)
    starts, ends = occurrence.starts.astimezone(zone), occurrence.ends.astimezone(zone)
    day = f"{_DAYS[starts.weekday()]} {starts.day} {_MONTHS[starts.month - 1]}"
    until = f"{_DAYS[ends.weekday()]} {ends:%H:%M}" if ends.date() != starts.date() else f"{ends:%H:%M}"
    return f"{day}, {starts:%H:%M} to {until} ({occurrence.shift.zone})"


def weekday_of(occurrence: Occurrence) -> str:
    """`Friday`: the day on which it begins, where the shift is."""
    return _DAYS[occurrence.starts.astimezone(ZoneInfo(occurrence.shift.zone)).weekday()]


def _is_on(person: Person | None, time: Occurrence | None) -> bool:
    return person is not None and time is not None and person.id in time.operators


_TEXT: Final = """\
Hello,

you said that you would be there:

    {hours}

Will you be there? Please say yes or no here:

    {link}

If you cannot come, say so soon: then there is time to find somebody else.
The link is for you alone. It works until your time is over.
"""
