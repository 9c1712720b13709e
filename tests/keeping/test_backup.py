"""One command backs everything up, one puts it back: a kept record opens again, a shredded one does not come back, what is past its time is gone."""

from __future__ import annotations

import asyncio
import base64
import shutil
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from click.testing import CliRunner, Result

from chatd import backing_up, data_folder, secret_key, settings
from chatd.backing_up import Backup
from chatd.cli import main
from chatd.domain.audit import first_bad
from chatd.domain.ids import RecordId
from chatd.keeping.brought import MadeBy
from chatd.store import audit
from chatd.store.connection import Database
from chatd.store.shredding import sweep_records
from tests.keeping.house import CANARY, HERON, House, house_on, opened
from tests.sealed_records import RecordKey

NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass(slots=True, kw_only=True)
class Standing:
    """A chat in `folder`, with one record kept, one that nobody has confirmed, a note and a slip."""

    folder: Path
    house: House
    kept: RecordKey
    unsure: RecordKey
    slip_box: str

    @property
    def file(self) -> Path:
        return self.folder.parent / "evening.backup"

    @property
    def elsewhere(self) -> Path:
        return self.folder.parent / "elsewhere"

    def chatd(self, *words: str, data: Path | None = None) -> Result:
        return CliRunner().invoke(main, ["--data", str(data or self.folder), *words])

    async def backed_up(self) -> None:
        done = await asyncio.to_thread(self.chatd, "backup", str(self.file))
        assert done.exit_code == 0, done.output

    async def restored(self, *words: str, data: Path | None = None) -> Result:
        key = ("--secret-key", str(settings.secret_key_in(self.folder))) if data is None else ()
        return await asyncio.to_thread(self.chatd, "restore", str(self.file), *key, *words, data=data or self.elsewhere)


@pytest_asyncio.fixture
async def standing(tmp_path: Path) -> AsyncIterator[Standing]:
    folder = tmp_path / "chat"
    folder.mkdir(mode=0o700)
    secret_key.create(settings.secret_key_in(folder))
    settings.write(folder, public_url="https://chat.example.org", listen="127.0.0.1:8080", title="Desk", behind_proxy=True)
    async with opened(folder, at=NOW) as house:
        kept, unsure, slip = await house.retained(), house.page(), house.slip()
        await house.raised(unsure)
        await house.keeping.write_note(await house.person(HERON), house.note())
        await house.keeping.write_slip(await house.person(HERON), slip)
        yield Standing(folder=folder, house=house, kept=kept, unsure=unsure, slip_box=next(iter(slip.copies.values())))


async def records_in(folder: Path) -> set[str]:
    with sqlite3.connect(settings.database_in(folder)) as file:
        return {row[0] for row in file.execute("SELECT id FROM record")}


async def test_a_record_that_is_kept_opens_after_a_restore_and_what_nobody_confirmed_is_not_there(standing: Standing) -> None:
    await standing.backed_up()
    done = await standing.restored()
    assert done.exit_code == 0, done.output

    assert await records_in(standing.elsewhere) == {standing.kept.record}
    database = await Database.open(settings.database_in(standing.elsewhere))
    again = house_on(database, standing.elsewhere, NOW)
    again.rings, again.leads = standing.house.rings, standing.house.leads
    assert [line["text"] for line in await again.opened(standing.kept)] == [CANARY]
    entries = await database.read(audit.entries)
    assert first_bad(entries) is None
    assert [entry.deed for entry in entries if entry.who == "command"] == ["backed_up", "restored"]
    await database.close()


async def test_what_was_restored_is_a_whole_folder_that_a_server_would_take(standing: Standing) -> None:
    await standing.backed_up()
    await standing.restored()

    assert (standing.elsewhere / "chatd.toml").read_text() == (standing.folder / "chatd.toml").read_text()
    assert (standing.elsewhere / "secret.key").read_bytes() == (standing.folder / "secret.key").read_bytes()
    assert {file.name for file in standing.elsewhere.iterdir()} == {"chatd.toml", "secret.key", "chatd.sqlite"}
    assert {file.stat().st_mode & 0o077 for file in (standing.elsewhere, *standing.elsewhere.iterdir())} == {0}


async def test_what_was_shredded_since_does_not_come_back(standing: Standing) -> None:
    await standing.backed_up()
    await sweep_records(standing.house.database, NOW + timedelta(days=400))

    done = await standing.restored("--obey", str(standing.folder))

    assert "1 of what was kept is past its time or was shredded since" in done.output
    assert await records_in(standing.elsewhere) == set()
    with sqlite3.connect(settings.database_in(standing.elsewhere)) as file:
        assert {row[0] for row in file.execute("SELECT id FROM shredded")} >= {standing.kept.record}


async def test_restored_over_itself_the_folder_keeps_its_own_list(standing: Standing) -> None:
    await standing.backed_up()
    await sweep_records(standing.house.database, NOW + timedelta(days=400))
    await standing.house.database.close()

    refused = await standing.restored(data=standing.folder)
    assert refused.exit_code == 1 and "holds a chat already" in refused.output

    done = await standing.restored("--replace", data=standing.folder)
    assert done.exit_code == 0, done.output
    assert await records_in(standing.folder) == set()


async def test_what_is_past_its_time_is_gone_before_anybody_is_served(standing: Standing) -> None:
    box = (await standing.house.keeping.store.chunks(RecordId(standing.kept.record)))[0].box
    await standing.house.database.write(_let_go)
    await standing.backed_up()

    done = await standing.restored()

    assert "1 of what was kept" in done.output
    assert box.encode() not in settings.database_in(standing.elsewhere).read_bytes()
    assert await records_in(standing.elsewhere) == set()


async def _let_go(connection: object) -> None:
    past = (NOW - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    await connection.exec_driver_sql("UPDATE record SET ends = ? WHERE state = 'retained'", (past,))  # type: ignore[attr-defined]


async def test_a_backup_alone_says_nothing_but_its_day(standing: Standing) -> None:
    await standing.backed_up()
    raw = standing.file.read_bytes()
    key = settings.secret_key_in(standing.folder).read_bytes()

    for hidden in (b"northtown", b"heron", b"SQLite", standing.slip_box[:40].encode(), key, base64.b64encode(key)):
        assert hidden not in raw
    assert raw.startswith(b"chatd backup 1 20")
    assert standing.file.stat().st_mode & 0o777 == 0o600


async def test_left_out_means_in_no_byte_even_with_the_key(standing: Standing) -> None:
    store = standing.house.keeping.store
    unsure = (await store.chunks(RecordId(standing.unsure.record)))[0].box
    unsure_wrap = (await store.wraps(RecordId(standing.unsure.record)))[MadeBy.RAISER][0].box
    kept = (await store.chunks(RecordId(standing.kept.record)))[0].box
    await standing.backed_up()

    inside = backing_up.read(standing.file, secret_key.read(settings.secret_key_in(standing.folder))).database

    assert kept.encode() in inside
    for left_out in (unsure, unsure_wrap, standing.slip_box):
        assert left_out.encode() not in inside


@pytest.mark.parametrize("place", [3, 20, 60, -1])
async def test_a_damaged_backup_is_refused_and_nothing_is_there(standing: Standing, place: int) -> None:
    await standing.backed_up()
    raw = bytearray(standing.file.read_bytes())
    raw[place] ^= 1
    standing.file.write_bytes(raw)

    done = await standing.restored()

    assert done.exit_code == 1 and "Nothing was changed" in done.output
    assert list(standing.elsewhere.iterdir()) == []


async def test_a_database_damaged_before_it_was_backed_up_is_refused(standing: Standing) -> None:
    broken = bytearray(backing_up.taken_from(settings.database_in(standing.folder), "", NOW).database)
    for at in range(4096, len(broken), 4096):
        broken[at : at + 64] = b"\xff" * 64
    backing_up.write(Backup(made=NOW, settings="", database=bytes(broken)), standing.file, secret_key.read(settings.secret_key_in(standing.folder)))

    done = await standing.restored()

    assert done.exit_code == 1 and "damaged" in done.output
    assert list(standing.elsewhere.iterdir()) == []


async def test_without_the_secret_it_says_what_is_missing(standing: Standing) -> None:
    await standing.backed_up()

    done = await asyncio.to_thread(standing.chatd, "restore", str(standing.file), data=standing.elsewhere)

    assert done.exit_code == 1 and "--secret-key" in done.output


async def test_with_another_secret_it_is_noise(standing: Standing) -> None:
    await standing.backed_up()
    standing.elsewhere.mkdir(mode=0o700)
    secret_key.create(settings.secret_key_in(standing.elsewhere))

    done = await standing.restored(data=standing.elsewhere)

    assert done.exit_code == 1 and "another secret.key" in done.output


async def test_after_thirty_days_nothing_kept_comes_back_and_the_rest_can(standing: Standing) -> None:
    old = backing_up.taken_from(settings.database_in(standing.folder), "", NOW - timedelta(days=31))
    backing_up.write(old, standing.file, secret_key.read(settings.secret_key_in(standing.folder)))

    refused = await standing.restored()
    assert refused.exit_code == 1 and "31 days old" in refused.output

    done = await standing.restored("--without-records")
    assert done.exit_code == 0, done.output
    assert await records_in(standing.elsewhere) == set()
    with sqlite3.connect(settings.database_in(standing.elsewhere)) as file:
        assert file.execute("SELECT count(*) FROM person").fetchone() == (7,)
        assert file.execute("SELECT count(*) FROM concern_note").fetchone() == (0,)


async def test_a_folder_that_a_server_runs_on_is_never_touched(standing: Standing) -> None:
    await standing.backed_up()
    before = settings.database_in(standing.folder).read_bytes()

    with data_folder.in_use(standing.folder):
        done = await standing.restored("--replace", data=standing.folder)

    assert done.exit_code == 1 and "stop it first" in done.output
    assert settings.database_in(standing.folder).read_bytes() == before


async def test_a_backup_overwrites_nothing(standing: Standing) -> None:
    standing.file.write_text("somebody's")

    done = await asyncio.to_thread(standing.chatd, "backup", str(standing.file))

    assert done.exit_code == 1 and standing.file.read_text() == "somebody's"


async def test_a_restore_broken_off_is_found_and_the_next_one_begins_anew(standing: Standing) -> None:
    await standing.backed_up()
    standing.elsewhere.mkdir(mode=0o700)
    shutil.copy(settings.secret_key_in(standing.folder), settings.secret_key_in(standing.elsewhere))
    settings.half_restored_in(standing.elsewhere).write_bytes(b"half")
    assert "broken off" in standing.chatd("check", data=standing.elsewhere).output

    done = await standing.restored(data=standing.elsewhere)

    assert done.exit_code == 0, done.output
    assert await records_in(standing.elsewhere) == {standing.kept.record}
