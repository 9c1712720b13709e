"""What coordinators paste into the charity's page: for their own projects alone, pinned to what the server really has, and nothing in it breaks out."""

from __future__ import annotations

import html
import re

import aiohttp
import pytest

from chatd.app import ROOT
from chatd.domain.ids import ProjectId
from chatd.transport.assets import Assets
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def read(house: House, query: str = "", name: str | None = "heron") -> tuple[int, str]:
    """As Heron, who coordinates Northtown, unless somebody else is named."""
    headers = {"Cookie": (await house.signed_in(name))[0]} if name else {}
    async with aiohttp.ClientSession() as session:
        response = await session.get(f"{house.origin}/keys/snippet{query}", headers=headers, allow_redirects=False)
        return response.status, await response.text()


def to_paste(page: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)]


async def root_of(house: House, project: str = "northtown") -> str:
    found = next(each for each in await house.server.desk.store.projects() if each.id == project)
    assert found.root_key
    return found.root_key


async def test_both_snippets_name_what_the_server_really_has(house: House) -> None:
    status, page = await read(house)
    loader = Assets(ROOT).pinned_loader()
    assert loader is not None

    unpinned, link, pinned, pinned_link = to_paste(page)
    assert status == 200
    assert unpinned == f'<script async src="{house.origin}/embed.js" data-project="northtown"></script>'
    assert link == f"{house.origin}/w/northtown/"
    for part in (
        f'src="{house.origin}{loader.path}"',
        f'integrity="{loader.integrity}"',
        'crossorigin="anonymous"',
        f'data-key="{await root_of(house)}"',
    ):
        assert part in pinned
    assert pinned.startswith('<p id="chatd-else">No chat button on this page?')
    assert "call 999" in pinned and 'data-phone="+441632960001"' in pinned
    assert pinned_link == f"{house.origin}/w/northtown/#..{await root_of(house)}.%2B441632960001"


async def test_words_follow_the_pages_language_and_the_number_what_was_written(house: House) -> None:
    pinned = to_paste((await read(house, "?lang=ro&phone=01632+960+123"))[1])[2]
    without = to_paste((await read(house, "?phone="))[1])[2]

    assert "Ne poți suna: 01632 960 123." in pinned and 'data-phone="01632 960 123"' in pinned
    assert "data-phone" not in without and "You can call us" not in without


@pytest.mark.parametrize("written", ['"><script>alert(1)</script>', "call me", "0 x", "1" * 60])
async def test_what_is_no_number_is_said_at_the_field_and_stays_out_of_the_snippet(house: House, written: str) -> None:
    async with aiohttp.ClientSession() as session:
        headers = {"Cookie": (await house.signed_in("heron"))[0]}
        response = await session.get(f"{house.origin}/keys/snippet", params={"phone": written}, headers=headers)
        page = await response.text()

    assert "Write a phone number" in page and html.escape(written).replace("&#x27;", "&#39;") in page.replace("&#34;", "&quot;")
    assert written not in to_paste(page)[2] and "alert(1)" not in "".join(to_paste(page))


@pytest.mark.parametrize(("name", "query"), [("wren", ""), ("heron", "?project=eastport"), ("heron", "?project=nowhere"), ("lark", "")])
async def test_to_anybody_who_does_not_coordinate_it_it_is_not_there(house: House, name: str, query: str) -> None:
    status, page = await read(house, query, name)

    assert status == 404
    assert await root_of(house) not in page and await root_of(house, "eastport") not in page


async def test_who_is_not_signed_in_is_shown_the_way(house: House) -> None:
    assert (await read(house, name=None))[0] == 303


async def test_it_says_whether_the_page_of_the_last_visit_was_pinned(house: House) -> None:
    _, before = await read(house)
    house.live.note_pinned(ProjectId("northtown"), pinned=True)
    _, pinned = await read(house)
    house.live.note_pinned(ProjectId("northtown"), pinned=False)
    _, after = await read(house)

    assert "Northtown Project: no visit since the server started" in before
    assert "Northtown Project: pinned at the last visit" in pinned
    assert "Northtown Project: not pinned at the last visit" in after
    assert "Eastport" not in "".join(re.findall(r"<li>(.*?)</li>", after)), "of nobody else's project"
