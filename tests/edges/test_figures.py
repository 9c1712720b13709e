"""What coordinators read of the tally: their own projects' alone, months that are over, and no number that could point at somebody."""

from __future__ import annotations

import csv
import html
import re
from datetime import date

import aiohttp
import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain.ids import ProjectId
from console.figures import KINDS, Figure, figures_of, months_before
from tests.edges.house import House

EAST, NORTH = ProjectId("eastport"), ProjectId("northtown")
OCTOBER, SEPTEMBER, UNTIL = date(2026, 10, 1), date(2026, 9, 1), date(2026, 11, 1)
COUNTED = (
    (date(2026, 10, 2), EAST, "came", 20),
    (date(2026, 10, 31), EAST, "came", 23),
    (date(2026, 10, 2), EAST, "served", 40),
    (date(2026, 10, 2), EAST, "left_waiting", 3),
    (date(2026, 9, 30), EAST, "came_when_full", 71),
    (date(2026, 10, 2), EAST, "two_did_not_come", 4),
    (date(2026, 11, 1), EAST, "came", 616),
    (date(2025, 10, 31), EAST, "came", 717),
    (date(2026, 10, 2), NORTH, "came", 818),
)
"""It is November: 616 came in the month that runs, 717 in one too long ago, 818 to the partner."""

over_http = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def counted(standing_house: House) -> None:
    for day, project, kind, number in COUNTED:
        await standing_house.server.desk.store.add_to_tally(day, project, kind, number)


async def read(house: House, path: str, name: str | None = "finch") -> tuple[int, str, aiohttp.ClientResponse]:
    """As Finch, who coordinates Eastport, unless somebody else is named."""
    headers = {"Cookie": (await house.signed_in(name))[0]} if name else {}
    async with aiohttp.ClientSession() as session:
        response = await session.get(house.origin + path, headers=headers, allow_redirects=False)
        return response.status, await response.text(), response


def seen(page: str) -> list[str]:
    """Each kind with its sum, as its line says."""
    return [html.unescape(found) for found in re.findall(r"<summary>(.*?)</summary>", page)]


@over_http
@pytest.mark.usefixtures("counted")
async def test_a_coordinator_reads_each_kind_by_month_and_what_it_means(house: House) -> None:
    status, page, _ = await read(house, "/rota/figures")

    assert status == 200
    assert seen(page) == [
        "Came: 43",
        "Talked with two of us: at least 39",
        "Left while waiting: under 5",
        "Came when closed: 0",
        "Came when full: 71",
        "Came, and we were not two: under 5",
    ]
    assert "<dt>October 2026</dt><dd>43</dd>" in page and "<dt>September 2026</dt><dd>71</dd>" in page
    assert "up to the end of October 2026" in page and "small numbers could point at somebody" in page
    assert all(html.escape(kind.meaning) in page for kind in KINDS)


@over_http
@pytest.mark.usefixtures("counted")
async def test_neither_a_partners_number_nor_one_of_another_time_is_on_it(house: House) -> None:
    for path in ("/rota/figures", "/rota/figures.csv?project=eastport"):
        _, text, _ = await read(house, path)

        assert "43" in text
        assert not [number for number in ("616", "659", "717", "818") if number in text], path


@over_http
@pytest.mark.usefixtures("counted")
async def test_the_file_says_what_the_page_says(house: House) -> None:
    status, text, response = await read(house, "/rota/figures.csv?project=eastport")
    head, *months, total = csv.reader(text.splitlines())

    assert status == 200 and response.headers["Content-Type"].startswith("text/csv")
    assert (
        response.headers["Content-Disposition"] == 'attachment; filename="figures-eastport.csv"' and response.headers["Cache-Control"] == "no-store"
    )
    assert head == ["Month", *(kind.name for kind in KINDS)]
    assert months == [["October 2026", "43", "at least 39", "under 5", "0", "0", "under 5"], ["September 2026", "0", "0", "0", "0", "71", "0"]]
    assert total == ["Together", "43", "at least 39", "under 5", "0", "71", "under 5"]


@over_http
@pytest.mark.usefixtures("counted")
async def test_another_charitys_figures_are_as_those_that_are_not_there(house: House) -> None:
    for path in ("/rota/figures?project={}", "/rota/figures.csv?project={}"):
        assert (await read(house, path.format("eastport")))[0] == 200

        foreign, missing = [(await read(house, path.format(name)))[:2] for name in ("northtown", "nobody")]
        assert foreign == missing and foreign[0] == 404


@over_http
async def test_who_coordinates_nothing_has_no_figures_and_who_is_not_signed_in_is_shown_the_way(house: House) -> None:
    for path in ("/rota/figures", "/rota/figures.csv", "/rota/figures?project=northtown"):
        assert (await read(house, path, "wren"))[0] == 404, path

        status, _, response = await read(house, path, None)
        assert status == 303 and response.headers["Location"].startswith("/sign-in")


@over_http
async def test_a_coordinator_finds_them_from_the_gaps(house: House) -> None:
    assert 'href="/rota/figures"' in (await read(house, "/rota/gaps"))[1]


def a_month(came: int, left: int) -> dict[str, Figure]:
    """The figures of one October."""
    counted = {(OCTOBER, "came"): came, (OCTOBER, "served"): came - left, (OCTOBER, "left_waiting"): left}
    return {row.kind.id: row.figures[0] for row in figures_of(counted, until=UNTIL).rows}


@given(came=st.integers(0, 60), data=st.data())
def test_who_knows_how_it_is_made_cannot_tell_a_small_number_from_another(came: int, data: st.DataObject) -> None:
    left = data.draw(st.integers(0, came))
    shown = a_month(came, left)
    alike = [(those - gone, gone) for those in range(came + 10) for gone in range(those + 1) if a_month(those, gone) == shown]

    for at, number in enumerate((came - left, left)):
        if 0 < number < 5 <= came:
            assert shown[("served", "left_waiting")[at]].words == "under 5"
            assert len({each[at] for each in alike}) >= 3


@given(st.lists(st.integers(0, 12), min_size=12, max_size=12))
def test_a_sum_is_of_what_is_shown_alone(numbers: list[int]) -> None:
    counted = dict(zip(((month, "came_when_full") for month in months_before(UNTIL)), numbers, strict=True))
    row = next(each for each in figures_of(counted, until=UNTIL).rows if each.kind.id == "came_when_full")

    assert row.total.least == sum(number if number == 0 or number >= 5 else 1 for number in numbers) <= sum(numbers)
    assert row.total.is_exact == (not [number for number in numbers if 0 < number < 5])


def test_nothing_counted_is_no_month_at_all() -> None:
    assert figures_of({}, until=UNTIL).months == ()
    assert figures_of({(SEPTEMBER, "came"): 9}, until=UNTIL).months == ("October 2026", "September 2026")
    assert months_before(date(2026, 1, 31))[0] == date(2025, 12, 1) and len(months_before(UNTIL)) == 12
