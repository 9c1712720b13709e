"""Words and pictures for coordinators to paste: live, discreet, and only for projects they coordinate."""

from __future__ import annotations

import html
import re

import aiohttp
import pytest

from chatd.giveaway import telling_words
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def read(house: House, path: str, name: str | None = "finch") -> tuple[int, str, aiohttp.ClientResponse]:
    """As Finch, who coordinates Eastport, unless somebody else is named."""
    headers = {"Cookie": (await house.signed_in(name))[0]} if name else {}
    async with aiohttp.ClientSession() as session:
        response = await session.get(house.origin + path, headers=headers, allow_redirects=False)
        return response.status, await response.text(), response


def words_to_copy(page: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)]


def seen(page: str) -> str:
    """All but the page's own frame: addresses of ours, and what the coordinator alone reads."""
    return html.unescape(" ".join(words_to_copy(page) + re.findall(r"<text[^>]*>(.*?)</text>", page)))


async def test_the_words_say_what_is_true_now_and_lead_to_the_page_for_everybody(house: House) -> None:
    (_, closed, _), link = await read(house, "/rota/card?project=eastport"), f"{house.origin}/p/eastport/"
    for name in ("wren", "heron"):
        await house.worker(name)
    _, opened, _ = await read(house, "/rota/card?project=eastport")

    assert "is open now" not in seen(closed) and link in words_to_copy(closed)[0]
    assert "Our live chat is open now." in seen(opened) and link in words_to_copy(opened)[0]
    async with aiohttp.ClientSession() as session:
        assert (await session.get(link)).status == 200


async def test_nothing_in_them_gives_away_what_it_is_for_unless_the_coordinator_writes_it(house: House) -> None:
    _, page, _ = await read(house, "/rota/card")
    _, own, _ = await read(house, "/rota/card?project=eastport&words=For+sex+workers+%3Cb%3E%26")

    assert not telling_words(seen(page).replace(house.origin, ""))
    assert words_to_copy(own)[0].startswith("For sex workers <b>&\n")
    assert "<b>" not in own, "written words are words"


async def test_a_poster_has_no_time_that_would_grow_old(house: House) -> None:
    for name in ("wren", "heron"):
        await house.worker(name)
    _, page, _ = await read(house, "/rota/card?project=eastport&times=no")

    assert "See when we are there" in seen(page)
    assert not re.search(r"\d\d:\d\d|open now", seen(page).replace(house.origin, ""))


async def test_what_was_written_too_long_is_kept_and_the_field_says_so(house: House) -> None:
    status, page, _ = await read(house, "/rota/card?words=" + "x" * 121)

    assert status == 200 and 'aria-invalid="true"' in page
    assert "121 letters" in page and "x" * 121 in page
    assert "x" not in words_to_copy(page)[0].partition("\n")[0]


async def test_the_picture_is_a_file_of_the_projects_colour_that_runs_nothing(house: House) -> None:
    status, picture, response = await read(house, "/rota/card.svg?project=eastport&lang=en&words=%3Cscript%3E")

    assert status == 200 and 'fill="#1f5f6b"' in picture
    assert "<script" not in picture and "&lt;script&gt;" in picture
    assert response.headers["Content-Type"].startswith("image/svg+xml") and "attachment" in response.headers["Content-Disposition"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


async def test_another_charitys_project_is_as_one_that_is_not_there(house: House) -> None:
    for path in ("/rota/card?project={}", "/rota/card.svg?lang=en&project={}"):
        assert (await read(house, path.format("eastport")))[0] == 200

        foreign, missing = [(await read(house, path.format(name)))[:2] for name in ("northtown", "nobody")]
        assert foreign == missing and foreign[0] == 404


async def test_who_coordinates_nothing_has_no_card_and_who_is_not_signed_in_is_shown_the_way(house: House) -> None:
    assert (await read(house, "/rota/card", "wren"))[0] == 404
    assert (await read(house, "/rota/card?project=northtown", "wren"))[0] == 404

    status, _, response = await read(house, "/rota/card", None)
    assert status == 303 and response.headers["Location"].startswith("/sign-in")
