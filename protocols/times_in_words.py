"""An instant as a visitor reads it, in the words of their language and by the clock of a named zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import get_timezone_location

from protocols.spoken import Times


def in_words(times: Times, at: datetime, *, now: datetime, zone: str) -> str:
    """`today, Saturday 21 November, 17:00`; with the year when it is another one."""
    local, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    form = times.when if local.year == today.year else times.when_in_a_year
    said = form.format(
        weekday=times.weekdays[local.weekday()], day=local.day, month=times.months[local.month - 1], year=local.year, clock=f"{local:%H:%M}"
    )
    near = {today.date(): times.today, today.date() + timedelta(days=1): times.tomorrow}.get(local.date())
    return f"{near}, {said}" if near else said


@lru_cache(maxsize=512)
def place_of(zone: str, language: str) -> str:
    """The city that a zone is named after, as it is called in that language: `Londra` for `Europe/London`. Not every language has every city."""
    return get_timezone_location(zone, locale=Locale.parse(language, sep="-"), return_city=True)
