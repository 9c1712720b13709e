"""What is written of projects and people comes back as it was, and a change by another process is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from chatd.domain.ids import PersonId, ProjectId
from chatd.sign_in import NOBODY
from chatd.store import people, tallies
from chatd.store.tenancy import SqlStore
from tests.store.folder import EASTPORT, HERON, NORTHTOWN, ROTA, WREN, a_project, fill, opened


async def test_projects_rotas_and_people_come_back_as_they_were(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        store = SqlStore(database)

        assert await store.project(NORTHTOWN) == a_project(NORTHTOWN)
        assert await store.projects() == (a_project(EASTPORT), a_project(NORTHTOWN))
        assert await store.rota(ROTA.id) == ROTA
        assert await store.rotas() == (ROTA,)
        assert await store.person(WREN.id) == WREN
        assert await store.people() == (HERON, WREN)


async def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        store = SqlStore(database)

        assert await store.project(ProjectId("nowhere")) is None
        assert await store.person(PersonId("p-nobody")) is None
        assert await store.person_signed_in_as("nobody") is None


async def test_whether_somebody_is_found_by_name_is_off_at_first_and_no_change_by_others_touches_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        store = SqlStore(database)
        assert not any(each.found_by_name for each in await store.people())

        await store.set_found_by_name(WREN.id, found=True)
        await database.write(lambda connection: people.put_person(connection, replace(WREN, shift_name="Robin")))

        assert await store.people() == (HERON, replace(WREN, shift_name="Robin", found_by_name=True))


async def test_capitals_and_spaces_in_a_sign_in_name_do_not_count(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)

        assert await SqlStore(database).person_signed_in_as("  Wren ") == WREN


async def test_somebody_named_without_a_passphrase_is_nobody_at_the_door(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database, proof_hash="a-hash")
        store = SqlStore(database)

        assert (await store.proof_of("wren")).stored == "a-hash"
        assert await store.proof_of("heron") is NOBODY
        assert await store.proof_of("no-such-name") is NOBODY


async def test_somebody_added_by_another_process_is_seen_at_the_next_question(tmp_path: Path) -> None:
    async with opened(tmp_path) as ours, opened(tmp_path) as theirs:
        await fill(ours)
        store = SqlStore(ours)
        assert len(await store.people()) == 2

        otter = replace(WREN, id=PersonId("p-otter"), sign_in="otter", shift_name="Otter")
        await theirs.write(lambda connection: people.add_person(connection, otter, proof_hash=None))

        assert await store.person_signed_in_as("otter") == otter


async def test_two_changes_within_one_tick_of_the_files_clock_are_both_seen(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        store = SqlStore(database)

        for turn in range(20):
            new = replace(WREN, id=PersonId(f"p-{turn}"), sign_in=f"name-{turn}")
            await database.write(lambda connection, new=new: people.add_person(connection, new, proof_hash=None))  # type: ignore[misc]
            assert await store.person(new.id) == new


async def test_tallies_add_up_within_one_margin_only(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        store, day = SqlStore(database), date(2026, 11, 23)

        await store.add_to_tally(day, NORTHTOWN, "came", 2)
        await store.add_to_tally(day, NORTHTOWN, "came", 3)
        await store.add_to_tally(day, EASTPORT, "came", 1)
        await store.add_to_tally(date(2026, 11, 24), NORTHTOWN, "came", 9)

        async with database.transaction() as connection:
            assert await tallies.of_day(connection, day) == {(NORTHTOWN, "came"): 5, (EASTPORT, "came"): 1}
