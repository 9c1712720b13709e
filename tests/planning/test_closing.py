"""A coordinator closes the chat by hand, and opens it again: kept, seen by those who share the rota, and forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from chatd.domain.rota_refusals import NotThere
from chatd.store.leaving import remove_person
from chatd.store.rotas import put_calendar
from tests.planning.evening import CORA, EDIE, MONDAY, WANDA, WREN, Evening, an_evening
from tests.store.folder import NORTHTOWN, ROTA

ELEVEN = MONDAY + timedelta(hours=11)


async def lines(evening: Evening) -> list[tuple[str, str | None, str]]:
    return [(each.who.shift_name, each.project.id if each.project else None, each.why) for each in await evening.planning.shut_by_hand(WREN, ROTA.id)]


async def test_those_on_the_rota_see_who_closed_what_until_when_and_it_ends_by_itself(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.shut(CORA, ROTA.id, until=ELEVEN, project=NORTHTOWN, why="Fire alarm")
        await evening.planning.shut(EDIE, ROTA.id, until=ELEVEN)

        assert await lines(evening) == [("Edie", None, ""), ("Cora", NORTHTOWN, "Fire alarm")]
        assert [each.may_edit for each in await evening.planning.shut_by_hand(EDIE, ROTA.id)] == [True, False]
        assert [each.until for each in (await evening.store.rota(ROTA.id)).by_hand] == [ELEVEN, ELEVEN]

        evening.clock.wind(timedelta(hours=11))
        assert await lines(evening) == []
        await evening.planning.shut(CORA, ROTA.id, until=ELEVEN + timedelta(hours=1))
        assert len((await evening.store.plan()).by_hand) == 1, "who closed it before is forgotten"


async def test_it_is_opened_again_once_and_by_nobody_of_another_rota(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.shut(CORA, ROTA.id, until=ELEVEN)
        (line,) = await evening.planning.shut_by_hand(CORA, ROTA.id)

        for rota in ("westvale", ROTA.id):
            with pytest.raises(NotThere):
                await evening.planning.open_again(WANDA, rota, line.id)  # type: ignore[arg-type]
        assert await lines(evening)
        await evening.planning.open_again(EDIE, ROTA.id, line.id)

        assert await lines(evening) == [] and (await evening.store.rota(ROTA.id)).by_hand == ()
        with pytest.raises(NotThere):
            await evening.planning.open_again(CORA, ROTA.id, line.id)


async def test_a_rota_that_is_read_from_a_file_meanwhile_leaves_it_shut(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.shut(CORA, ROTA.id, until=ELEVEN)
        calendar = (await evening.store.rota(ROTA.id)).calendar
        assert calendar
        async with evening.database.transaction() as connection:
            await put_calendar(connection, ROTA.id, replace(calendar, shifts=()), iter("abcd").__next__)

        assert await lines(evening) == [("Cora", None, "")]


async def test_where_whoever_closed_it_goes_for_good_it_is_open_again(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        await evening.planning.shut(CORA, ROTA.id, until=ELEVEN)
        async with evening.database.transaction() as connection:
            await remove_person(connection, CORA.id)

        assert await lines(evening) == []
