"""Gone means gone from every byte of the data folder; broken off anywhere, a deed has happened whole or not at all; time is kept over restarts."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import NoteId, RecordId, SlipId
from chatd.domain.refusals import IsTaken, NoSuchRecord
from chatd.domain.retention import State
from chatd.keeping.brought import Filter
from chatd.keeping.ports import About
from chatd.store.connection import Database
from tests.keeping.house import COORDINATOR, HERON, LARK, LEADS, OTTER, PLOVER, SWIFT, WREN, House, opened
from tests.sealed_records import RecordKey
from tests.store.folder import NORTHTOWN, bytes_on_disc


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as made:
        yield made


async def boxes_of(house: House, key: RecordKey) -> list[bytes]:
    """Every sealed thing of a record, in pieces short enough to stand on one page of the file."""
    store, id = house.keeping.store, RecordId(key.record)
    boxes = [wrap.box for each in (await store.wraps(id)).values() for wrap in each]
    boxes += [chunk.box for chunk in await store.chunks(id)]
    boxes += [box for note in await store.notes(id) for box in (note.box, *note.boxes.values()) if box]
    return [box[at : at + 60].encode() for box in boxes for at in range(0, max(len(box) - 60, 1), 60)]


def there(house: House, pieces: list[bytes]) -> int:
    on_disc = bytes_on_disc(house.folder)
    return sum(piece in on_disc for piece in pieces)


# ── byte for byte ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_record_that_nobody_confirmed_is_gone_after_its_time_byte_for_byte(house: House) -> None:
    key = house.page()
    await house.raised(key)
    await house.appended(key, "and more")
    pieces = await boxes_of(house, key)
    assert there(house, pieces) > len(pieces) * 0.9

    for _ in range(6):
        house.clock.wind(timedelta(days=1))
        await house.keeping.sweep()
    assert there(house, pieces) > len(pieces) * 0.9
    house.clock.wind(timedelta(days=1))
    await house.keeping.sweep()

    assert there(house, pieces) == 0
    assert not (house.folder / "chatd.sqlite-journal").read_bytes()
    assert key.commitment.encode() not in bytes_on_disc(house.folder)


async def test_a_kept_record_with_notes_tags_and_forms_is_gone_at_its_end(house: House) -> None:
    key = await house.retained()
    await house.opened(key)
    lark = await house.person(LARK)
    await house.keeping.add_note(lark, RecordId(key.record), house.sealed_note(key, "note", LARK))
    await house.keeping.export(lark, RecordId(key.record), house.sealed_note(key, "form", LARK), why_code="to_court")
    await house.keeping.set_tags(lark, RecordId(key.record), "t1", {lead: house.copy("tag", "t1", lead) for lead in LEADS})
    pieces = await boxes_of(house, key)
    assert there(house, pieces) > len(pieces) * 0.9

    await house.keeping.store.sweep(house.clock.now() + timedelta(days=365))

    assert there(house, pieces) == 0


async def test_let_go_by_the_lead_it_is_gone_at_once(house: House) -> None:
    key = house.page()
    await house.raised(key, ground="about_a_worker", told=False)
    pieces = await boxes_of(house, key)

    await house.decides(LARK, key, keep=False)

    assert there(house, pieces) == 0


async def test_a_note_that_was_dealt_with_and_one_that_expired_leave_nothing(house: House) -> None:
    done, old = house.note(), house.note()
    pieces = [box[:60].encode() for note in (done, old) for box in note.copies.values()]
    for note in (done, old):
        await house.keeping.write_note(await house.person(WREN), note)
    assert there(house, pieces) == len(pieces)
    lark = await house.person(LARK)

    with pytest.raises(NoSuchRecord):
        await house.keeping.note_done(lark, done.id)
    await house.keeping.mark_read(lark, done.id)
    await house.keeping.note_done(lark, done.id)
    assert there(house, pieces) == len(old.copies)
    await house.keeping.store.sweep(house.clock.now() + timedelta(days=30))

    assert there(house, pieces) == 0


async def test_a_slip_is_taken_out_once_and_leaves_nothing(house: House) -> None:
    slip = house.slip((LARK, PLOVER, COORDINATOR))
    await house.keeping.write_slip(await house.person(WREN), slip)
    others = [slip.copies[who][:60].encode() for who in (PLOVER, COORDINATOR)]
    mine = slip.copies[LARK][:60].encode()
    lark, plover = await house.person(LARK), await house.person(PLOVER)
    assert there(house, [mine, *others]) == 3

    assert await house.keeping.take_slip(lark, slip.id) == slip.copies[LARK]
    assert (there(house, others), there(house, [mine])) == (0, 1)
    with pytest.raises(IsTaken):
        await house.keeping.take_slip(plover, slip.id)
    with pytest.raises(NoSuchRecord):
        await house.keeping.take_slip(await house.person(OTTER), slip.id)
    assert await house.keeping.take_slip(lark, slip.id) == slip.copies[LARK]
    await house.keeping.slip_done(lark, slip.id)

    assert there(house, [mine, *others]) == 0
    with pytest.raises(NoSuchRecord):
        await house.keeping.take_slip(lark, slip.id)


@pytest.mark.parametrize(("is_taken", "after"), [(True, timedelta(hours=1)), (False, timedelta(days=7))])
async def test_a_slip_that_is_forgotten_goes_by_itself(house: House, *, is_taken: bool, after: timedelta) -> None:
    slip = house.slip()
    await house.keeping.write_slip(await house.person(WREN), slip)
    if is_taken:
        await house.keeping.take_slip(await house.person(LARK), slip.id)

    await house.keeping.store.sweep(house.clock.now() + after)

    assert there(house, [box[:60].encode() for box in slip.copies.values()]) == 0


async def test_what_is_due_is_read_by_nobody_before_it_is_swept(house: House) -> None:
    key, note, slip = await house.retained(), house.note(), house.slip()
    lark = await house.person(LARK)
    await house.keeping.write_note(await house.person(WREN), note)
    await house.keeping.write_slip(await house.person(WREN), slip)
    assert (await house.keeping.record(lark, RecordId(key.record))).record.state is State.RETAINED

    house.clock.wind(timedelta(days=50))
    assert await house.keeping.notes_for(lark) == ()
    assert await house.keeping.slips_for(lark) == ()
    await house.names(LEADS)
    house.clock.wind(timedelta(days=79))
    for _ in range(3):
        await house.names(LEADS)
        house.clock.wind(timedelta(days=79))
    assert await house.keeping.records_for(lark, Filter()) == ()
    with pytest.raises(NoSuchRecord):
        await house.keeping.record(lark, RecordId(key.record))


# ── broken off anywhere ───────────────────────────────────────────────────────────────────────────────────────────


class Broken(Exception):
    """As if the disc had gone, or the process."""


@contextmanager
def breaking(house: House, at: int) -> Iterator[None]:
    """Inside, the *at*-th statement fails."""
    count = 0

    def before(*_: object) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise Broken

    engine = house.database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", before)


async def all_that_is_stored(database: Database) -> dict[str, list[Any]]:
    async def read(connection: AsyncConnection) -> dict[str, list[Any]]:
        tables = (
            "record",
            "record_wrap",
            "record_chunk",
            "record_note",
            "concern_note",
            "concern_copy",
            "consent_slip",
            "slip_copy",
            "shredded",
            "audit",
        )
        return {name: [tuple(row) for row in await connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1, 2")] for name in tables}

    return await database.read(read)


Deed = Callable[[House, RecordKey], Awaitable[object]]


async def _append(house: House, key: RecordKey) -> None:
    await house.appended(key, "more")


async def _note(house: House, key: RecordKey) -> None:
    await house.keeping.write_note(await house.person(WREN), house.note())


async def _read_note(house: House, key: RecordKey) -> None:
    (note, *_) = await house.keeping.notes_for(await house.person(LARK))
    await house.keeping.mark_read(await house.person(LARK), NoteId(note.id))


async def _slip(house: House, key: RecordKey) -> None:
    await house.keeping.write_slip(await house.person(WREN), house.slip())


async def _take(house: House, key: RecordKey) -> None:
    (slip, *_) = await house.keeping.slips_for(await house.person(LARK))
    await house.keeping.take_slip(await house.person(LARK), SlipId(slip.id))


async def _sweep(house: House, key: RecordKey) -> None:
    await house.keeping.store.sweep(house.clock.now() + timedelta(days=8))


async def _answer_no(house: House, key: RecordKey) -> None:
    await house.keeping.answer_no(await house.person(HERON), RecordId(key.record))


async def _kept(house: House) -> RecordKey:
    (record,) = [each for each in await house.keeping.store.records() if each.state is State.RETAINED]
    return RecordKey(project=NORTHTOWN, record=record.id)


async def _ask(house: House, key: RecordKey) -> None:
    kept = await _kept(house)
    await house.keeping.ask_to_open(await house.person(SWIFT), RecordId(kept.record), why_code="act_now", words="")


async def _approve(house: House, key: RecordKey) -> None:
    await house.approved(await _kept(house))


async def _hold(house: House, key: RecordKey) -> None:
    until = house.clock.now() + timedelta(days=30)
    await house.keeping.hold(await house.person(LARK), RecordId((await _kept(house)).record), why="court_order", until=until)


async def _let_go(house: House, key: RecordKey) -> None:
    await house.keeping.review(await house.person(LARK), RecordId((await _kept(house)).record), keep_until=None, why="purpose_is_over")


async def _decide(house: House, key: RecordKey) -> None:
    (record,) = [each for each in await house.keeping.store.records() if each.ground == "about_a_worker"]
    await house.decides(LARK, RecordKey(project=NORTHTOWN, record=record.id), keep=False)


DEEDS: dict[str, Deed] = {
    "raise": lambda house, key: house.raised(house.page()),
    "append": _append,
    "confirm": lambda house, key: house.confirmed(key),
    "say no": _answer_no,
    "write a note": _note,
    "read a note": _read_note,
    "write a slip": _slip,
    "take a slip": _take,
    "sweep": _sweep,
    "ask to open": _ask,
    "approve": _approve,
    "hold": _hold,
    "let go at a review": _let_go,
    "let go by the lead": _decide,
}


@pytest.mark.parametrize("deed", DEEDS)
async def test_a_fault_at_any_statement_leaves_it_as_it_was(house: House, deed: str) -> None:
    """The sweeper does one record after the other, each whole."""
    key = house.page()
    await house.raised(key)
    await _note(house, key)
    await _slip(house, key)
    kept = await house.retained()
    await house.raised(house.page(), ground="about_a_worker", told=False)
    await house.keeping.ask_to_open(await house.person(LARK), RecordId(kept.record), why_code="act_now", words="")
    before = await all_that_is_stored(house.database)
    wishes = house.keeping.openings.standing(house.clock.now())

    for at in range(1, 200):
        try:
            with breaking(house, at):
                await DEEDS[deed](house, key)
        except Broken:
            after = await all_that_is_stored(house.database)
            assert after == before or deed == "sweep"
            assert hanging_loose(after) == []
            assert house.keeping.openings.standing(house.clock.now()) == wishes
            continue
        break

    assert at > 5
    assert await all_that_is_stored(house.database) != before


def hanging_loose(stored: dict[str, list[Any]]) -> list[str]:
    """A record is there with its wraps and chunks and is on no list; or is on the list and nothing of it is there."""
    shredded = {row[0] for row in stored["shredded"]}
    records = {row[0] for row in stored["record"]}
    loose = [name for name in ("record_wrap", "record_chunk") if {row[0] for row in stored[name]} != records]
    notes = {row[0] for row in stored["concern_note"]} != {row[0] for row in stored["concern_copy"]}
    return [*loose, *(["notes"] if notes else []), *(["listed"] if shredded & records else [])]


async def test_a_fault_at_any_await_leaves_it_as_it_was(house: House) -> None:
    """A closed tab cancels its handler wherever it is: the write goes to its end, or was never begun."""
    for steps in range(0, 60, 3):
        key = house.page()
        raising = asyncio.ensure_future(house.raised(key))
        for _ in range(steps):
            await asyncio.sleep(0)
        raising.cancel()
        await asyncio.wait([raising])
        stored = await house.keeping.store.record(RecordId(key.record))
        wraps, chunks = await house.keeping.store.wraps(RecordId(key.record)), await house.keeping.store.chunks(RecordId(key.record))
        assert bool(stored) == bool(wraps) == bool(chunks)
    assert hanging_loose(await all_that_is_stored(house.database)) == []


KILLED = """
import asyncio, sys
from pathlib import Path
from datetime import timedelta
from tests.keeping.house import opened, EVENING

async def main():
    async with opened(Path(sys.argv[1])) as house:
        print("ready", flush=True)
        while True:
            key = await house.retained()
            await house.raised(house.page())
            await house.keeping.store.sweep(EVENING + timedelta(days=8))

asyncio.run(main())
"""


@pytest.mark.parametrize("after", [0.05, 0.12, 0.2, 0.31])
async def test_killed_in_the_middle_every_record_is_whole_or_gone(tmp_path: Path, after: float) -> None:
    words = (sys.executable, "-c", KILLED, str(tmp_path))
    busy = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    assert busy.stdout is not None
    await busy.stdout.readline()
    await asyncio.sleep(after)
    busy.kill()
    await busy.communicate()

    database = await Database.open(tmp_path / "chatd.sqlite")
    try:
        assert hanging_loose(await all_that_is_stored(database)) == []
        async with database.transaction() as connection:
            assert (await connection.exec_driver_sql("PRAGMA integrity_check")).scalar() == "ok"
    finally:
        await database.close()


# ── time ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_after_a_jump_of_the_clock_nothing_is_shredded_for_a_day_and_the_log_says_so(house: House, caplog: pytest.LogCaptureFixture) -> None:
    key = house.page()
    await house.raised(key)
    await house.keeping.sweep()
    house.clock.wind(timedelta(days=300))

    with caplog.at_level(logging.WARNING, logger="chatd.keeping"):
        await house.keeping.sweep()

    assert "nothing is shredded for a day" in caplog.text
    assert await house.keeping.store.record(RecordId(key.record)) is not None
    house.clock.wind(timedelta(hours=23))
    await house.keeping.sweep()
    assert await house.keeping.store.record(RecordId(key.record)) is not None
    house.clock.wind(timedelta(hours=1))
    await house.keeping.sweep()
    assert await house.keeping.store.record(RecordId(key.record)) is None


async def test_a_hold_by_two_stops_the_sweeper_until_its_end(house: House) -> None:
    key = await house.retained()
    lark, plover = await house.person(LARK), await house.person(PLOVER)
    until = house.clock.now() + timedelta(days=365)
    await house.keeping.hold(lark, RecordId(key.record), why="court_order", until=until)
    assert house.told.of(About.HOLD) == [{PLOVER, SWIFT}]
    await house.keeping.agree_hold(plover, RecordId(key.record))

    await house.keeping.store.sweep(until - timedelta(seconds=1))
    assert await house.keeping.store.record(RecordId(key.record)) is not None
    await house.keeping.store.sweep(until)
    assert await house.keeping.store.record(RecordId(key.record)) is None


async def test_let_go_at_a_review_others_are_told_and_may_keep_it(house: House) -> None:
    key = await house.retained()
    lark, plover = await house.person(LARK), await house.person(PLOVER)

    going = await house.keeping.review(lark, RecordId(key.record), keep_until=None, why="purpose_is_over")
    assert going.ends == house.clock.now() + timedelta(days=7)
    assert house.told.of(About.REVIEW) == [{PLOVER, SWIFT}]

    kept = await house.keeping.review(plover, RecordId(key.record), keep_until=house.clock.now() + timedelta(days=300), why="inquiry_runs")
    assert kept.ends == house.clock.now() + timedelta(days=300)


async def test_once_a_day_those_are_told_for_whom_something_waits(house: House) -> None:
    await house.raised(house.page(), ground="about_a_worker", told=False)
    await house.keeping.write_note(await house.person(WREN), house.note())
    house.told.letters.clear()

    await house.keeping.sweep()
    await house.keeping.sweep()
    assert sorted(about for about, _ in house.told.letters) == [About.DECIDE, About.NOTE]

    house.clock.wind(timedelta(days=1))
    await house.keeping.sweep()
    assert sorted(about for about, _ in house.told.letters) == [About.DECIDE, About.DECIDE, About.NOTE, About.NOTE]


async def test_coordinators_are_told_daily_while_there_are_too_few_leads(tmp_path: Path) -> None:
    async with opened(tmp_path, leads=(LARK,)) as house:
        await house.keeping.sweep()

        assert house.told.of(About.FEW_LEADS) == [{COORDINATOR}]


async def test_when_a_note_is_read_the_others_see_it_and_it_ends_sooner(house: House) -> None:
    note = house.note()
    await house.keeping.write_note(await house.person(WREN), note)
    assert house.told.of(About.NOTE) == [set(LEADS)]

    await house.keeping.mark_read(await house.person(LARK), note.id)

    (seen,) = await house.keeping.notes_for(await house.person(SWIFT))
    assert seen.read_by == {LARK} and seen.project == NORTHTOWN
    assert seen.ends == (house.clock.now() + timedelta(days=7))
    with pytest.raises(NoSuchRecord):
        await house.keeping.mark_read(await house.person(OTTER), note.id)
