"""What workers look for: kept by week and project, without anybody's name, for those who write answers alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from chatd.answering.asked import MOST_COUNTED, MOST_MISSING, MOST_STARS, Asked, InVain, NamesSomebody, Sent, week_of
from chatd.answering.library import NotThere
from chatd.domain.ids import ProjectId
from chatd.domain.people import Role
from chatd.store import leaving
from chatd.store.asked import SqlAsked
from chatd.store.asked_tables import answer_missing, answer_star, answer_use
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from tests.fakes import CountedIds, WoundClock
from tests.store import folder as stored
from tests.store.folder import EASTPORT, HERON, NORTHTOWN, WREN, bytes_on_disc

ROSA = replace(HERON, roles={NORTHTOWN: frozenset({Role.COORDINATOR})})
STRANGER = replace(HERON, serves=frozenset(), roles={ProjectId("elsewhere"): frozenset({Role.COORDINATOR})})
MONDAY = date(2026, 11, 16)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[tuple[Asked, WoundClock, Database]]:
    async with stored.opened(path) as database:
        await stored.fill(database)
        clock = WoundClock()
        yield Asked(kept=SqlAsked(database), works=SqlStore(database), clock=clock, ids=CountedIds()), clock, database


def test_a_week_is_the_week_there() -> None:
    sunday_night = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)

    assert week_of(sunday_night, "Europe/London") == MONDAY
    assert week_of(sunday_night, "Europe/Bucharest") == MONDAY + timedelta(days=7)


async def test_a_star_is_ones_own_and_can_be_taken_off(tmp_path: Path) -> None:
    async with opened(tmp_path) as (asked, _, _):
        for starred in (True, True):
            await asked.star(WREN, "sti-test", starred=starred)
        await asked.star(WREN, "tax", starred=True)
        await asked.star(WREN, "tax", starred=False)

        assert await asked.stars(WREN) == {"sti-test"}
        assert await asked.stars(HERON) == set()


async def test_stars_go_with_whoever_leaves(tmp_path: Path) -> None:
    async with opened(tmp_path) as (asked, _, database):
        await asked.star(WREN, "canary-answer", starred=True)
        assert b"canary-answer" in bytes_on_disc(tmp_path)

        await database.write(lambda connection: leaving.remove_person(connection, WREN.id))

        assert b"canary-answer" not in bytes_on_disc(tmp_path)


async def test_counts_add_up_by_week_and_tell_nobodys_name(tmp_path: Path) -> None:
    async with opened(tmp_path) as (asked, clock, _):
        await asked.sent(
            WREN, [Sent(project=NORTHTOWN, name="tax", language="ro", times=2), Sent(project=EASTPORT, name="tax", language="ro", times=9)]
        )
        await asked.sent(WREN, [Sent(project=NORTHTOWN, name="tax", language="ro", times=1)])
        clock.wind(timedelta(days=7))
        await asked.sent(WREN, [Sent(project=NORTHTOWN, name="tax", language="ro", times=5)])

        counts = (await asked.looked_for(ROSA, NORTHTOWN)).counts

        assert counts == {("tax", "ro", MONDAY): 3, ("tax", "ro", MONDAY + timedelta(days=7)): 5}


async def test_what_is_missing_waits_until_somebody_has_seen_to_it_and_is_then_in_no_byte(tmp_path: Path) -> None:
    async with opened(tmp_path) as (asked, _, _):
        await asked.in_vain(
            WREN, [InVain(project=NORTHTOWN, words="canary hostel", language="ro"), InVain(project=NORTHTOWN, words="visa", language="en")]
        )
        (one, other) = (await asked.looked_for(ROSA, NORTHTOWN)).missing
        assert {(each.words, each.language, each.week) for each in (one, other)} == {("canary hostel", "ro", MONDAY), ("visa", "en", MONDAY)}

        hostel = next(each for each in (one, other) if "canary" in each.words)
        await asked.seen_to(ROSA, NORTHTOWN, [hostel.id])

        assert [each.words for each in (await asked.looked_for(ROSA, NORTHTOWN)).missing] == ["visa"]
        assert b"canary hostel" not in bytes_on_disc(tmp_path)


async def test_what_is_missing_that_could_lead_to_somebody_is_refused_with_all_that_came_with_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (asked, _, _):
        with pytest.raises(NamesSomebody) as refused:
            await asked.in_vain(WREN, [InVain(project=NORTHTOWN, words=words, language="en") for words in ("visa", "ana 07700 900123")])

        assert refused.value.at == 1
        assert (await asked.looked_for(ROSA, NORTHTOWN)).missing == ()


async def test_a_page_that_was_changed_fills_no_disc(tmp_path: Path) -> None:
    async with opened(tmp_path) as (asked, _, database):
        await database.write(
            lambda connection: connection.execute(insert(answer_star), [{"person": WREN.id, "name": f"star-{n}"} for n in range(MOST_STARS)])
        )
        here = {"project": NORTHTOWN, "language": "en", "week": MONDAY}
        uses = [{**here, "name": f"answer-{n}", "count": 1} for n in range(MOST_COUNTED)]
        await database.write(lambda connection: connection.execute(insert(answer_use), uses))
        missing = [{**here, "id": f"missed-{n}", "words": f"visa {n}"} for n in range(MOST_MISSING)]
        await database.write(lambda connection: connection.execute(insert(answer_missing), missing))

        await asked.star(WREN, "one-more", starred=True)
        await asked.sent(WREN, [Sent(project=NORTHTOWN, name=name, language="en", times=1) for name in ("one-more", "answer-0")])
        await asked.in_vain(WREN, [InVain(project=NORTHTOWN, words="one more", language="en")])

        found = await asked.looked_for(ROSA, NORTHTOWN)
        assert "one-more" not in await asked.stars(WREN)
        assert len(found.counts) == MOST_COUNTED and found.counts["answer-0", "en", MONDAY] == 2
        assert len(found.missing) == MOST_MISSING and "one more" not in {each.words for each in found.missing}
        await asked.star(WREN, "star-0", starred=False)
        await asked.star(WREN, "one-more", starred=True)
        assert "one-more" in await asked.stars(WREN), "one goes, another comes"


async def test_what_is_not_ones_own_is_not_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as (asked, _, _):
        assert (await asked.looked_for(ROSA, NORTHTOWN)).missing == (), "the same is there for whom it is"
        for who, project in ((WREN, NORTHTOWN), (ROSA, EASTPORT), (STRANGER, NORTHTOWN), (ROSA, ProjectId("nobody"))):
            with pytest.raises(NotThere):
                await asked.looked_for(who, project)
            with pytest.raises(NotThere):
                await asked.seen_to(who, project, ["id1"])
        for project in (NORTHTOWN, ProjectId("nobody")):
            with pytest.raises(NotThere):
                await asked.sent(STRANGER, [Sent(project=project, name="tax", language="en", times=1)])
            with pytest.raises(NotThere):
                await asked.in_vain(STRANGER, [InVain(project=project, words="visa", language="en")])

        assert (await asked.looked_for(ROSA, NORTHTOWN)).counts == {}


async def test_what_one_project_misses_is_not_dropped_from_another(tmp_path: Path) -> None:
    async with opened(tmp_path) as (asked, _, _):
        finch = replace(HERON, roles={EASTPORT: frozenset({Role.COORDINATOR})})
        await asked.in_vain(WREN, [InVain(project=NORTHTOWN, words="visa", language="en")])
        (missed,) = (await asked.looked_for(ROSA, NORTHTOWN)).missing

        await asked.seen_to(finch, EASTPORT, [missed.id])

        assert (await asked.looked_for(ROSA, NORTHTOWN)).missing == (missed,)


async def test_what_is_old_is_forgotten(tmp_path: Path) -> None:
    async with opened(tmp_path) as (asked, clock, _):
        await asked.in_vain(WREN, [InVain(project=NORTHTOWN, words="visa", language="en")])
        await asked.sent(WREN, [Sent(project=NORTHTOWN, name="tax", language="en", times=1)])

        clock.wind(timedelta(weeks=25))
        await asked.forget()
        assert (await asked.looked_for(ROSA, NORTHTOWN)).missing
        clock.wind(timedelta(weeks=2))
        await asked.forget()
        assert not (await asked.looked_for(ROSA, NORTHTOWN)).missing
        assert (await asked.looked_for(ROSA, NORTHTOWN)).counts, "a year of months is kept"

        clock.wind(timedelta(weeks=32))
        await asked.forget()
        assert not (await asked.looked_for(ROSA, NORTHTOWN)).counts
