"""What the rota's pages show, as words and addresses: from what somebody may see to what the templates are given. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from chatd.domain.rota_plan import ShiftDay
from chatd.planning.seen import CoverSeen, PersonSeen, TurnBrief, TurnView, WeekView
from console.clock_words import MONTHS, WEEKDAYS, When, near, when
from console.rota_words import gap_words


class Look(StrEnum):
    """How one turn stands out among the others."""

    MINE = "mine"
    MISSING = "missing"
    COVERED = "covered"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """In which zone somebody reads, and when."""

    zone: str
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody who is signed up: the name they chose for shifts, and their charity. *note*: that they ask for cover."""

    id: str
    name: str
    charity: str
    is_me: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One time of a shift, in a list. *lacks*: what is missing, in short words; *note*: what else is to be known."""

    href: str
    title: str
    when: When
    look: Look
    seats: tuple[Seat, ...] = ()
    lacks: tuple[str, ...] = ()
    note: str | None = None

    @property
    def others(self) -> tuple[Seat, ...]:
        """Everybody but the one who reads."""
        return tuple(seat for seat in self.seats if not seat.is_me)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the list."""

    weekday: str
    date: str
    near: str | None
    is_today: bool
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """In which zone times are shown, and the rota's own where that is another. *back*: the address that shows the rota's own."""

    name: str
    zone: str
    home: str | None
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to tick or to pick."""

    value: str
    words: str
    more: str = ""
    picked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to go on."""

    href: str
    words: str
    icon: str = ""
    here: bool = False


def address(at: ShiftDay) -> str:
    """Where one time of a shift is shown."""
    return f"/rota/turn/{at.shift}/{at.day.isoformat()}"


def card(turn: TurnView, reader: Reader) -> Card:
    """One time of a shift in a list."""
    asks = {request.asker.id for request in turn.cover if request.taken_by is None and not request.declined}
    return Card(
        href=address(turn.at),
        title=turn.title,
        when=when(turn.starts, turn.ends, zone=reader.zone, home=turn.zone, now=reader.now),
        look=_look(turn),
        seats=tuple(seat(each, asks) for each in turn.operators),
        lacks=lacks(turn),
        note=_note(turn, asks),
    )


def seat(person: PersonSeen, asks: Iterable[str] = ()) -> Seat:
    """Somebody who is signed up."""
    note = "asks for cover" if person.id in asks else None
    return Seat(id=person.id, name=person.shift_name, charity=person.charity, is_me=person.me, note=note)


def lacks(turn: TurnView) -> tuple[str, ...]:
    """What is missing, where that can still be mended."""
    if turn.is_over or turn.is_cancelled or turn.closed_by:
        return ()
    return tuple(dict.fromkeys(gap_words(gap, len(turn.operators), turn.projects) for gap in turn.gaps))


def brief_words(turn: TurnBrief, reader: Reader) -> str:
    """`Friday night, Friday 27 November, 22:00–06:00`."""
    said = when(turn.starts, turn.ends, zone=reader.zone, home=reader.zone, now=reader.now)
    return f"{turn.title}, {said.day}, {said.hours}"


def request_words(request: CoverSeen, reader: Reader) -> str:
    """What somebody asks, in one sentence."""
    offer = f" In return they take your {brief_words(request.swap, reader)}." if request.swap else ""
    return f"{request.asker.shift_name} asks {'you' if request.is_for_me else 'everybody'} for cover.{offer}"


def days_of(week: WeekView, reader: Reader, *, since: date, days: int) -> tuple[Day, ...]:
    """The turns by the day on which they begin for whoever reads. One that began yesterday and is not over stands on today."""
    found: dict[date, list[Card]] = {since + timedelta(days=n): [] for n in range(days)}
    for turn in week.turns:
        begins = turn.starts.astimezone(ZoneInfo(reader.zone)).date()
        day = reader.today if turn.has_begun and not turn.is_over else begins
        if day in found:
            found[day].append(card(turn, reader))
    return tuple(_day(day, cards, reader.today) for day, cards in found.items())


def missing_in(days: Iterable[Day]) -> tuple[Day, ...]:
    """Only where somebody is missing or asks for cover, and days on which that is so."""
    thin = ((day, tuple(each for each in day.cards if each.look is not Look.OVER and (each.lacks or each.note))) for day in days)
    return tuple(Day(weekday=day.weekday, date=day.date, near=day.near, is_today=day.is_today, cards=cards) for day, cards in thin if cards)


def _day(day: date, cards: list[Card], today: date) -> Day:
    return Day(
        weekday=WEEKDAYS[day.weekday()],
        date=f"{day.day} {MONTHS[day.month - 1]}",
        near=near(day, today),
        is_today=day == today,
        cards=tuple(cards),
    )


def _look(turn: TurnView) -> Look:
    if turn.is_over or turn.is_cancelled or turn.closed_by:
        return Look.OVER
    if turn.is_mine:
        return Look.MINE
    return Look.MISSING if turn.gaps else Look.COVERED


def _note(turn: TurnView, asks: Iterable[str]) -> str | None:
    if turn.is_cancelled:
        return "Cancelled"
    if turn.closed_by:
        return f"Closed: {turn.closed_by}"
    asking = [each for each in turn.operators if each.id in set(asks)]
    if not asking:
        return None
    return "You asked for cover" if asking[0].me else f"{asking[0].shift_name} asks for cover"
