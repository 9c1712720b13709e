"""Signing up, withdrawing, asking for cover: on a real database, as somebody who is signed in does it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from chatd.domain.rota_refusals import AlreadyCovered
from tests.planning.evening import CHICK, FRIDAY, OTTER, SATURDAY, WREN, an_evening, on


async def test_who_signs_up_is_on_that_time_and_on_no_other(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.sign_up(OTTER, SATURDAY)

        assert await evening.names_on(SATURDAY) == ["Otter"]
        assert await evening.names_on(on("late", "2026-11-28")) == []


async def test_two_who_accept_at_once_are_not_both_on_and_the_second_is_told_who_was_first(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        request = await evening.planning.ask_cover(WREN, FRIDAY)

        done = await asyncio.gather(*(evening.planning.take(who, request) for who in (OTTER, CHICK)), return_exceptions=True)

        assert await evening.names_on(FRIDAY) in (["Otter", "Heron"], ["Chick", "Heron"])
        assert [type(each) for each in done if isinstance(each, BaseException)] == [AlreadyCovered]
