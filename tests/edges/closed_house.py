"""A house whose project is shut at known times, speaks three languages, and has a coordinator who writes out-of-hours words."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete

from chatd import settings
from chatd.demo import NORTHTOWN
from chatd.domain.clinic import NOT_SAID
from chatd.domain.ids import PersonId
from chatd.domain.people import Project
from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_shifts import Shift
from chatd.store import projects
from chatd.store.connection import Database
from chatd.store.rotas import put_calendar
from tests.edges.house import NORTHERN, House, house_in
from tests.edges.test_words_over_http import Caller
from tests.fakes import NOON

LANGUAGES = ("en", "ro", "es")
PAGE = "/words/northtown/{}/out-of-hours"
CHRISTMAS = Closure(starts=datetime(2026, 12, 24), ends=datetime(2026, 12, 28), reason="Christmas")  # noqa: DTZ001  A clock time.
CHRISTMAS_DAY = datetime(2026, 12, 25, 14, tzinfo=UTC)
AFTER = datetime(2026, 12, 27, 14, tzinfo=UTC)
MONDAY = NOON - timedelta(days=2)
"""Nothing is planned."""
PROMISED = NOON + timedelta(minutes=30)
"""Two are promised, and a good while of it is over."""


def calendar() -> RotaCalendar:
    begins = datetime(2026, 11, 18, 12)  # noqa: DTZ001  A clock time.
    operators = (PersonId("wren"), PersonId("otter"))
    wednesdays = Shift(title="Noon", zone="Europe/London", starts=begins, ends=begins.replace(hour=15), repeat="FREQ=WEEKLY", operators=operators)
    return RotaCalendar(name="Northern", zone="Europe/London", projects=(), shifts=(wednesdays,), closures=(CHRISTMAS,))


@asynccontextmanager
async def closed_house(folder: Path) -> AsyncIterator[House]:
    """On a Monday, with nobody there."""
    async with house_in(folder) as house:
        database = await Database.open(settings.database_in(house.serving.data))
        async with database.transaction() as connection:
            await connection.execute(delete(projects.rota_opening))
            await put_calendar(connection, NORTHERN, calendar(), iter("abcd").__next__)
        await database.close()
        await changed(house, languages=LANGUAGES, clinic=NOT_SAID)
        house.clock._at = MONDAY
        yield house


async def changed(house: House, **how: Any) -> Project:
    """Northtown with something otherwise; as it was before is handed back."""
    database = await Database.open(settings.database_in(house.serving.data))
    async with database.transaction() as connection:
        before = next(each for each in await projects.all_projects(connection) if each.id == NORTHTOWN)
        await projects.put_project(connection, replace(before, **how))
    await database.close()
    return before


def a_text(number: int, lines: str, *, reason: str = "holiday", first: str = "", last: str = "") -> dict[str, str]:
    days = {f"days-{number}": "span", f"first-{number}": first, f"last-{number}": last} if first else {f"days-{number}": "any"}
    return {f"reason-{number}": reason, f"lines-{number}": lines, **days}


async def writes(coordinator: Caller, language: str, fields: Mapping[str, str]) -> tuple[int, str]:
    _, page = await coordinator.asks(PAGE.format(language))
    newest = re.search(r'name="newest" value="(\d+)"', page)
    assert newest
    return await coordinator.asks(f"{PAGE.format(language)}/save", {**fields, "newest": newest[1]})


async def publishes(coordinator: Caller, language: str, fields: Mapping[str, str]) -> None:
    _, page = await writes(coordinator, language, fields)
    number = re.search(r"Publish version (\d+)", page)
    assert number, page
    assert (await coordinator.asks(f"{PAGE.format(language)}/publish", {"number": number[1]}))[0] == 303
