"""What the database file promises: deletion that deletes, transactions that do not mix, one form per version."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.store import connection as connection_module
from chatd.store import people, tallies
from chatd.store.connection import PRAGMAS, Database, UnsafeDatabase
from chatd.store.migrating import is_current, migrate
from chatd.store.tables import catalogue
from tests.store.folder import NORTHTOWN, bytes_on_disc, fill, opened

DAY = date(2026, 11, 23)


async def test_every_pragma_that_deletion_rests_on_is_in_force(tmp_path: Path) -> None:
    async with opened(tmp_path) as database, database.transaction() as connection:
        found = {name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar() for name in PRAGMAS}

    assert found == {name: expected for name, (_, expected) in PRAGMAS.items()}
    assert found["journal_mode"] == "truncate"
    assert found["secure_delete"] == 1
    assert found["synchronous"] == 2


async def test_a_database_that_will_not_delete_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection_module.PRAGMAS, "secure_delete", ("OFF", 1))

    with pytest.raises(UnsafeDatabase, match="secure_delete"):
        await Database.open(tmp_path / "chatd.sqlite")


async def test_an_empty_file_is_brought_to_this_versions_form_and_again_changes_nothing(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "chatd.sqlite")
    assert not await is_current(database)

    await migrate(database)
    await migrate(database)

    assert await is_current(database)
    async with database.transaction() as connection:
        assert await connection.run_sync(_differences) == []
    await database.close()


def _differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), catalogue))


async def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "chatd.sqlite")
    async with database.transaction() as connection:
        await connection.execute(text("CREATE TABLE tally (odd TEXT)"))

    with pytest.raises(Exception, match="tally"):
        await migrate(database)

    async with database.transaction() as connection:
        names = set((await connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))).scalars())
    await database.close()
    assert names == {"tally"}


async def test_no_table_has_a_row_for_a_visitor_or_a_conversation() -> None:
    allowed = {
        *("collaborative", "rota", "rota_opening", "project", "project_origin", "project_language", "project_contact"),
        *("person", "person_language", "membership", "serves", "sign_in_session", "tally", "availability_override"),
        *("rota_calendar", "rota_project", "rota_shift", "rota_shift_project", "rota_shift_language", "rota_shift_operator"),
        *("rota_change", "rota_change_operator", "rota_closure", "rota_closure_project"),
        *("cover_request", "stay_on", "turn_confirmation", "calendar_feed", "hours_given"),
        *("keyring", "certificate", "lead_list", "second_step", "shredded", "audit", "keeping_round"),
        *("record", "record_wrap", "record_chunk", "record_note", "concern_note", "concern_copy", "consent_slip", "slip_copy"),
        *("answer", "answer_version", "answer_draft", "service", "protocol_text"),
        *("answer_star", "answer_use", "answer_missing", "answer_reminder"),
    }
    about_visits = {"visitor", "conversation", "address", "slot", "page_key"}

    assert set(catalogue.tables) == allowed
    assert not [f"{table.name}.{column.name}" for table in catalogue.tables.values() for column in table.columns if column.name in about_visits]


async def test_what_is_deleted_is_gone_from_every_byte(tmp_path: Path) -> None:
    canary = b"canary-7f3a91"
    async with opened(tmp_path) as database:
        async with database.transaction() as connection:
            await connection.execute(insert(catalogue.tables["collaborative"]).values(id=canary.decode()))
        assert canary in bytes_on_disc(tmp_path)

        async with database.transaction() as connection:
            await connection.execute(catalogue.tables["collaborative"].delete())

        assert canary not in bytes_on_disc(tmp_path)


async def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)

        await asyncio.gather(*(database.write(_count_one) for _ in range(100)))

        async with database.transaction() as connection:
            assert await tallies.of_day(connection, DAY) == {(NORTHTOWN, "came"): 100}


async def test_one_writers_failure_never_undoes_anothers_work(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)

        outcomes = await asyncio.gather(*(database.write(_count_one if turn % 2 else _count_and_fail) for turn in range(40)), return_exceptions=True)

        assert sum(isinstance(outcome, RuntimeError) for outcome in outcomes) == 20
        async with database.transaction() as connection:
            assert await tallies.of_day(connection, DAY) == {(NORTHTOWN, "came"): 20}


async def test_a_write_goes_to_its_end_when_the_one_who_asked_has_gone(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        begun, may_end = asyncio.Event(), asyncio.Event()

        async def slow(connection: AsyncConnection) -> None:
            begun.set()
            await may_end.wait()
            await _count_one(connection)

        asking = asyncio.create_task(database.write(slow))
        await begun.wait()
        asking.cancel()
        may_end.set()
        with pytest.raises(asyncio.CancelledError):
            await asking

        async with database.transaction() as connection:
            assert await tallies.of_day(connection, DAY) == {(NORTHTOWN, "came"): 1}


async def test_a_question_broken_off_takes_nobody_elses_with_it(tmp_path: Path) -> None:
    """A closed tab cancels its handler wherever it is; the next handler shares the connection."""
    async with opened(tmp_path) as database:
        await fill(database)

        for steps in range(60):
            asking = asyncio.create_task(database.read(people.all_people))
            for _ in range(steps):
                await asyncio.sleep(0)
            asking.cancel()
            await asyncio.wait([asking])
            assert len(await database.read(people.all_people)) == 2


async def test_a_foreign_key_to_nothing_is_refused(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        with pytest.raises(Exception, match="FOREIGN KEY"):
            await database.write(_count_one)


async def test_another_process_that_writes_is_waited_for(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        other = sqlite3.connect(tmp_path / "chatd.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        writing = asyncio.create_task(database.write(_count_one))
        await asyncio.wait([writing], timeout=0.2)
        assert not writing.done()
        other.execute("COMMIT")
        other.close()

        await writing


async def _count_one(connection: AsyncConnection) -> None:
    await tallies.add(connection, day=DAY, project=NORTHTOWN, category="came", count=1)


async def _count_and_fail(connection: AsyncConnection) -> None:
    await _count_one(connection)
    raise RuntimeError
