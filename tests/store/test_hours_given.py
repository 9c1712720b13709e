"""Hours given: minutes by person and month, added up, and nothing beside them."""

from __future__ import annotations

from pathlib import Path

from chatd.store import hours
from chatd.store.filling_tables import hours_given
from chatd.store.tenancy import SqlStore
from tests.store.folder import HERON, WREN, fill, opened


async def test_minutes_add_up_by_person_and_month(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        store = SqlStore(database)

        for who, month, minutes in ((WREN.id, "2026-11", 90), (HERON.id, "2026-11", 30), (WREN.id, "2026-11", 45), (WREN.id, "2026-12", 60)):
            await store.add_hours(who, month, minutes)

        assert await database.read(lambda connection: hours.of_person(connection, WREN.id)) == {"2026-12": 60, "2026-11": 135}
        assert await database.read(lambda connection: hours.of_person(connection, HERON.id)) == {"2026-11": 30}


def test_there_is_no_column_for_anything_else() -> None:
    assert [column.name for column in hours_given.columns] == ["person", "month", "minutes"]
