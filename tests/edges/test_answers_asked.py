"""Stars, counts and what is missing, over HTTP: what a desk may send, what coordinators read, and what is held back of it."""

from __future__ import annotations

import html
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from chatd.answering.asked import Missing
from console.answers_asked import by_answer, months_over, shown
from console.own_pages import CSRF_HEADER
from tests.edges.house import House

over_http = pytest.mark.asyncio(loop_scope="module")

NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)
MISSING = {"project": "eastport", "words": "Canary hostel", "language": "ro"}
SENT = {"project": "eastport", "name": "sti-test", "language": "ro", "times": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Somebody's page: what it sends and reads."""

    house: House
    cookie: str
    csrf: str

    async def posts(self, path: str, body: Any, **headers: str) -> int:
        sent = {"Cookie": self.cookie, "Origin": self.house.origin, CSRF_HEADER: self.csrf, **headers}
        async with aiohttp.ClientSession() as session, session.post(self.house.origin + path, json=body, headers=sent) as answer:
            return answer.status

    async def reads(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.get(self.house.origin + path, headers={"Cookie": self.cookie}) as answer:
            return answer.status, html.unescape(await answer.text())


async def desk(house: House, name: str) -> Desk:
    cookie, csrf = await house.signed_in(name)
    return Desk(house=house, cookie=cookie, csrf=csrf)


@pytest_asyncio.fixture(loop_scope="module")
async def wren(house: House) -> AsyncIterator[Desk]:
    yield await desk(house, "wren")


@over_http
async def test_a_star_stays_with_its_owner(house: House, wren: Desk) -> None:
    assert await wren.posts("/desk/star", {"name": "sti-test", "starred": True}) == 200

    assert await wren.reads("/desk/stars.json") == (200, '{"stars":["sti-test"],"ok":true}')
    assert (await (await desk(house, "heron")).reads("/desk/stars.json"))[1] == '{"stars":[],"ok":true}'


@over_http
async def test_what_is_missing_is_read_by_coordinators_and_goes_when_it_is_done(house: House, wren: Desk) -> None:
    finch = await desk(house, "finch")
    assert await wren.posts("/desk/missing", {"missing": [MISSING, {**MISSING, "words": "canary HOSTEL"}]}) == 200

    status, page = await finch.reads("/answers/eastport/asked")
    assert status == 200 and "Romanian, week of Monday 16 November, 2 times" in page
    ids = [part.split('"')[0] for part in page.split('name="missed" value="')[1:]]
    assert len(ids) == 2

    form = aiohttp.FormData([("csrf", finch.csrf), *(("missed", id) for id in ids)])
    async with aiohttp.ClientSession() as session:
        headers = {"Cookie": finch.cookie, "Origin": house.origin}
        answer = await session.post(f"{house.origin}/answers/eastport/asked", data=form, headers=headers, allow_redirects=False)

    assert answer.status == 303
    assert "anary" not in (await finch.reads("/answers/eastport/asked"))[1]


@over_http
async def test_counts_show_when_their_month_is_over_and_not_where_they_are_small(house: House, wren: Desk) -> None:
    finch = await desk(house, "finch")
    assert await wren.posts("/desk/sent-answers", {"sent": [SENT, {**SENT, "language": "en", "times": 30}]}) == 200
    assert "Nothing was counted in a month that is over" in (await finch.reads("/answers/eastport/asked"))[1]

    house.clock.wind(timedelta(days=21))  # Wednesday, the ninth of December
    try:
        page = (await (await desk(house, "finch")).reads("/answers/eastport/asked"))[1]
    finally:
        house.clock.wind(timedelta(days=-21))

    assert "at least 31</summary>" in page and "<dt>November 2026</dt><dd>under 5</dd>" in page and "<dd>30</dd>" in page


@over_http
async def test_who_does_not_coordinate_the_project_reads_nothing_of_it(house: House, wren: Desk) -> None:
    finch = await desk(house, "finch")
    unknown = await finch.reads("/answers/nobody/asked")

    assert unknown[0] == 404
    assert await finch.reads("/answers/northtown/asked") == unknown
    assert (await wren.reads("/answers/eastport/asked"))[0] == 404


@over_http
async def test_what_a_desk_sends_is_small_closed_and_names_nobody(house: House, wren: Desk) -> None:
    good = {"/desk/star": {"name": "tax", "starred": False}, "/desk/sent-answers": {"sent": [SENT]}, "/desk/missing": {"missing": [MISSING]}}
    bad: tuple[tuple[str, Any, int], ...] = (
        ("/desk/star", {"name": "../x", "starred": True}, 400),
        ("/desk/star", {"name": "tax", "starred": True, "person": "heron"}, 400),
        ("/desk/sent-answers", {"sent": [{**SENT, "times": 0}]}, 400),
        ("/desk/sent-answers", {"sent": [{**SENT, "times": 1_000}]}, 400),
        ("/desk/sent-answers", {"sent": [{**SENT, "conversation": "x"}]}, 400),
        ("/desk/sent-answers", {"sent": [SENT] * 301}, 400),
        ("/desk/sent-answers", {"sent": [{**SENT, "project": "nobody"}]}, 404),
        ("/desk/missing", {"missing": [{**MISSING, "words": "ring 07700 900123"}]}, 400),
        ("/desk/missing", {"missing": [{**MISSING, "words": "x" * 81}]}, 400),
        ("/desk/missing", {"missing": [{**MISSING, "project": "nobody"}]}, 404),
    )
    assert await wren.posts("/desk/star", {"name": "confidentiality-north_town", "starred": False}) == 200, "a card of a project's, by its id"
    for path, body in good.items():
        assert await wren.posts(path, body) == 200, path
        assert await wren.posts(path, body, Origin="https://elsewhere.example") == 403, path
        assert await wren.posts(path, body, **{CSRF_HEADER: "x" * 64}) == 403, path
        assert await wren.posts(path, body, Cookie="none=1") == 401, path
    for path, body, status in bad:
        assert await wren.posts(path, body) == status, (path, body)


def test_a_month_is_over_when_its_last_week_is() -> None:
    counted = {("tax", "en", date(2026, 11, 30)): 7, ("tax", "en", date(2026, 10, 5)): 8}

    assert months_over(date(2026, 11, 30), counted) == [OCTOBER]
    assert months_over(date(2026, 12, 7), counted) == [NOVEMBER, OCTOBER]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["en", "ro"]), st.sampled_from([date(2026, 10, 5), date(2026, 11, 2)])),
        st.integers(1, 12),
    )
)
def test_no_sum_tells_a_number_that_is_held_back(counts: dict[tuple[str, str, date], int]) -> None:
    """Whatever is under five could be any of one to four, for all that the page says."""
    months = [NOVEMBER, OCTOBER]
    fewer = {key: 1 if number < 5 else number for key, number in counts.items()}
    more = {key: 4 if number < 5 else number for key, number in counts.items()}

    assert by_answer(counts, months, {}) == by_answer(fewer, months, {}) == by_answer(more, months, {})


def test_the_same_words_stand_together_in_each_language() -> None:
    missing = [
        Missing(id=str(n), words=words, language=language, week=NOVEMBER)
        for n, (words, language) in enumerate([("Visa", "en"), ("visa", "en"), ("visa", "ro")])
    ]

    assert [(each.words, each.language, each.times, each.ids) for each in shown(missing)] == [
        ("Visa", "English", 2, ("0", "1")),
        ("visa", "Romanian", 1, ("2",)),
    ]
