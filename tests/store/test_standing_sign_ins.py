"""A sign-in stands for twelve hours, ends when told, and leaves nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from chatd.domain.people import Person
from chatd.sign_in import LASTS
from chatd.store.sign_ins import SqlSignIns
from chatd.store.tenancy import SqlStore
from chatd.tokens import hashed
from tests.store.folder import HERON, NOON, WREN, bytes_on_disc, fill, opened


@asynccontextmanager
async def sign_ins_in(folder: Path) -> AsyncIterator[SqlSignIns]:
    async with opened(folder) as database:
        await fill(database)
        yield SqlSignIns(database, SqlStore(database))


async def whose(sign_ins: SqlSignIns, secret: str, at: datetime) -> Person | None:
    standing = await sign_ins.standing_for(secret, at)
    return standing.person if standing else None


async def test_a_standing_sign_in_is_its_persons(tmp_path: Path) -> None:
    async with sign_ins_in(tmp_path) as sign_ins:
        secret = await sign_ins.begin(WREN.id, NOON)

        assert await whose(sign_ins, secret, NOON) == WREN
        assert await whose(sign_ins, secret + "x", NOON) is None


async def test_a_sign_in_ends_after_twelve_hours_however_much_it_was_used(tmp_path: Path) -> None:
    async with sign_ins_in(tmp_path) as sign_ins:
        secret = await sign_ins.begin(WREN.id, NOON)

        assert timedelta(hours=12) == LASTS
        assert await whose(sign_ins, secret, NOON + LASTS - timedelta(seconds=1)) == WREN
        assert await whose(sign_ins, secret, NOON + LASTS) is None


async def test_signing_out_ends_this_sign_in_and_no_other(tmp_path: Path) -> None:
    async with sign_ins_in(tmp_path) as sign_ins:
        one, other = await sign_ins.begin(WREN.id, NOON), await sign_ins.begin(WREN.id, NOON)

        await sign_ins.end(one)

        assert await whose(sign_ins, one, NOON) is None
        assert await whose(sign_ins, other, NOON) == WREN


async def test_signing_out_everywhere_ends_all_of_one_persons_and_nobody_elses(tmp_path: Path) -> None:
    async with sign_ins_in(tmp_path) as sign_ins:
        mine = [await sign_ins.begin(WREN.id, NOON) for _ in range(3)]
        theirs = await sign_ins.begin(HERON.id, NOON)

        await sign_ins.end_all_of(WREN.id)

        assert [await whose(sign_ins, secret, NOON) for secret in mine] == [None, None, None]
        assert await whose(sign_ins, theirs, NOON) == HERON


async def test_a_secret_is_never_on_disc_and_its_hash_is_gone_once_ended(tmp_path: Path) -> None:
    async with sign_ins_in(tmp_path) as sign_ins:
        secret = await sign_ins.begin(WREN.id, NOON)
        assert hashed(secret) in bytes_on_disc(tmp_path)
        assert secret.encode() not in bytes_on_disc(tmp_path)

        await sign_ins.end(secret)

        assert hashed(secret) not in bytes_on_disc(tmp_path)


async def test_what_is_out_of_date_is_swept_away(tmp_path: Path) -> None:
    async with sign_ins_in(tmp_path) as sign_ins:
        old, new = await sign_ins.begin(WREN.id, NOON), await sign_ins.begin(WREN.id, NOON + timedelta(hours=1))

        await sign_ins.forget_expired(NOON + LASTS)

        assert hashed(old) not in bytes_on_disc(tmp_path)
        assert await whose(sign_ins, new, NOON + LASTS) == WREN
