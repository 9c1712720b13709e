"""Days and hours as visitors read them, by the clock of the zone that is named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from protocols import folder
from protocols.languages import direction, own_name
from protocols.times_in_words import in_words, place_of

WORDS = folder.words()
SATURDAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def said(at: datetime, language: str = "en", zone: str = "Europe/London", now: datetime = SATURDAY) -> str:
    return in_words(WORDS[language].times, at, now=now, zone=zone)


def test_the_day_is_said_in_words_and_those_close_by_twice() -> None:
    assert said(datetime(2026, 11, 24, 17, 0, tzinfo=UTC)) == "Tuesday 24 November, 17:00"
    assert said(datetime(2026, 11, 21, 17, 5, tzinfo=UTC)) == "today, Saturday 21 November, 17:05"
    assert said(datetime(2026, 11, 22, 0, 0, tzinfo=UTC)) == "tomorrow, Sunday 22 November, 00:00"
    assert said(datetime(2026, 11, 24, 17, 0, tzinfo=UTC), "ro") == "marți, 24 noiembrie, ora 17:00"


def test_the_zone_decides_which_day_and_hour_it_is() -> None:
    at = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)

    assert said(at) == "today, Saturday 21 November, 23:30"
    assert said(at, zone="Europe/Bucharest") == "tomorrow, Sunday 22 November, 01:30"
    assert said(at, zone="America/St_Johns") == "today, Saturday 21 November, 20:00"
    assert said(datetime(2027, 6, 1, 17, 0, tzinfo=UTC)) == "Tuesday 1 June 2027, 18:00"


@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_day_of_a_year_is_said_otherwise(language: str) -> None:
    days = [datetime.fromtimestamp(SATURDAY.timestamp() + n * 86_400, UTC) for n in range(2, 365)]

    assert len({said(day, language) for day in days}) == len(days)


def test_places_and_languages_are_named() -> None:
    assert (place_of("America/New_York", "en"), place_of("UTC", "en")) == ("New York", "UTC")
    assert (own_name("ro"), own_name("pt-BR"), own_name("xx")) == ("Română", "Português", "xx")
    assert (direction("ar"), direction("en")) == ("rtl", "ltr")


@pytest.mark.parametrize(
    ("language", "london"), [("en", "London"), ("ro", "Londra"), ("pt-BR", "Londres"), ("zh-Hans", "伦敦"), ("th", "ลอนดอน"), ("bg", "Лондон")]
)
def test_a_city_is_called_as_it_is_called_in_that_language(language: str, london: str) -> None:
    assert place_of("Europe/London", language) == london
