"""The editor's calls and pages over HTTP: what two people write, what is refused, and to whom none of it is there."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from html import unescape
from typing import Any
from urllib.parse import unquote

import aiohttp
import pytest

from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

EDIT = "/answers/northtown/shared/en/pep/edit"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Somebody's browser. *origin*: the page's that asks."""

    house: House
    cookie: str
    csrf: str
    origin: str

    async def gets(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            response = await session.get(f"{self.house.origin}{path}", headers={"Cookie": self.cookie}, allow_redirects=False)
            text = await response.text()
        return response.status, response.headers.get("Location") or text

    async def asks(self, path: str, **body: Any) -> tuple[int, Any]:
        headers = {"Origin": self.origin, "Cookie": self.cookie, "X-Chatd-Csrf": self.csrf}
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            response = await session.post(f"{self.house.origin}{path}", headers=headers, json=body)
            return response.status, await response.json()

    async def is_told(self, path: str, **body: Any) -> str:
        """What the next page will say of what a script asked for."""
        headers = {"Origin": self.origin, "Cookie": self.cookie, "X-Chatd-Csrf": self.csrf}
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            response = await session.post(f"{self.house.origin}{path}", headers=headers, json=body)
            return unquote(response.headers["Set-Cookie"])

    async def sends(self, path: str, **fields: str) -> tuple[int, str]:
        headers = {"Origin": self.origin, "Cookie": self.cookie, **FORM}
        data = aiohttp.FormData({"csrf": self.csrf, **fields})
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            response = await session.post(f"{self.house.origin}{path}", headers=headers, data=data, allow_redirects=False)
            text = await response.text()
        return response.status, response.headers.get("Location") or text


async def writer(house: House, name: str) -> Writer:
    cookie, csrf = await house.signed_in(name)
    return Writer(house=house, cookie=cookie, csrf=csrf, origin=house.origin)


async def opened(someone: Writer, path: str = EDIT) -> tuple[dict[str, Any], str]:
    """What stands in the editor, and its mark."""
    status, page = await someone.gets(path)
    assert status == 200, page
    found = dict(re.findall(r'data-(working|mark)="([^"]*)"', page))
    return json.loads(unescape(found["working"])), found["mark"]


async def test_two_who_write_at_once_see_each_others_words_and_names(house: House) -> None:
    heron, finch = await writer(house, "heron"), await writer(house, "finch")
    base, mark = await opened(heron)
    assert base["title"].startswith("Condom broke")

    status, kept = await heron.asks(f"{EDIT}/keep", base=base, mine={**base, "body": f"First. {base['body']}"})
    assert (status, kept["others"], kept["faults"]) == (200, [], [])
    path = "/answers/eastport/shared/en/pep/edit"
    assert (await finch.asks(f"{path}/here", mark=mark))[1]["working"]["body"].startswith("First. Condoms")
    _, both = await finch.asks(f"{path}/keep", base=base, mine={**base, "title": "PEP"})

    assert (both["working"]["title"], both["working"]["body"][:6], both["others"]) == ("PEP", "First.", ["Heron"])
    assert (await finch.asks(f"{path}/here", mark=both["mark"]))[1]["working"] is None


async def test_words_that_clash_are_put_together_on_a_page_without_a_script(house: House) -> None:
    path = "/answers/northtown/shared/en/hepatitis/edit"
    heron, finch = await writer(house, "heron"), await writer(house, "finch")
    base, _ = await opened(heron, path)
    base = (await heron.asks(f"{path}/keep", base=base, mine={**base, "body": "One. Two."}))[1]["working"]
    await heron.asks(f"{path}/keep", base=base, mine={**base, "body": "Uno. Two."})
    _, clash = await finch.asks(f"{path}/keep".replace("northtown", "eastport"), base=base, mine={**base, "body": "<Eins>. Two."})
    assert (clash["by"], clash["working"]) == ("Heron", None)

    assert await finch.gets(path.replace("northtown", "eastport")) == (303, clash["to"]), "what is set aside comes first"
    status, page = await finch.gets(clash["to"])
    assert status == 200 and "&lt;Eins&gt;" in page and "<Eins>" not in page
    mark = re.findall(r'name="mark" value="([^"]*)"', page)[0]
    assert (await finch.sends(clash["to"], mark=mark))[0] == 400, "nothing chosen"
    assert (await finch.sends(clash["to"], mark="x", **{"take-0": "mine"}))[1] == clash["to"], "looked at something else"
    assert (await heron.gets(clash["to"]))[0] == 404, "another's own words"
    status, to = await finch.sends(clash["to"], mark=mark, **{"take-0": "both"})

    assert (status, to) == (303, path.replace("northtown", "eastport"))
    assert (await opened(heron, path))[0]["body"] == "<Eins>. Uno. Two."


async def test_whoever_clashes_with_themselves_in_another_window_is_told_so(house: House) -> None:
    path = "/answers/northtown/shared/en/boundaries/edit"
    heron = await writer(house, "heron")
    base, _ = await opened(heron, path)
    await heron.asks(f"{path}/keep", base=base, mine={**base, "title": "Here"})

    _, clash = await heron.asks(f"{path}/keep", base=base, mine={**base, "title": "There"})

    assert clash["by"] == "your other window"
    assert "You and your other window wrote at the same place" in (await heron.gets(clash["to"]))[1]


async def test_a_topic_or_a_day_that_both_changed_is_one_or_the_other(house: House) -> None:
    path = "/answers/northtown/shared/en/condoms/edit"
    heron, finch = await writer(house, "heron"), await writer(house, "finch")
    base, _ = await opened(heron, path)
    await heron.asks(f"{path}/keep", base=base, mine={**base, "topic": "safety", "review_by": "2027-03-31", "title": "Heron’s"})
    _, clash = await finch.asks(f"{path}/keep", base=base, mine={**base, "topic": "the-law", "review_by": "", "title": "Finch’s"})

    page = (await finch.gets(clash["to"]))[1]

    assert all(words in page for words in ("Safety at work", "The law", "31 March 2027", "Nothing: taken out."))
    assert len(re.findall('value="both"', page)) == 1, "two titles can stand one after the other until somebody mends them"


async def test_saving_what_is_published_already_says_that_nothing_is_new(house: House) -> None:
    path = "/answers/northtown/shared/en/prep"
    heron, finch = await writer(house, "heron"), await writer(house, "finch")
    base, _ = await opened(heron, f"{path}/edit")
    good = {**base, "body": "One.", "topic": "sexual-health", "tags": [], "source": [{"name": "Ours", "url": "", "checked": ""}]}
    assert "Kept as version 1, a draft." in await heron.is_told(f"{path}/edit/version", base=base, mine=good)
    assert "Kept as version 1, a draft." in await heron.is_told(f"{path}/edit/version", base=good, mine=good)
    assert (await finch.sends(f"{path}/review", number="1"))[0] == 303
    assert (await heron.sends(f"{path}/publish", number="1"))[0] == 303

    assert "Nothing is otherwise than in version 1, so there is no new version." in await heron.is_told(f"{path}/edit/version", base=good, mine=good)


async def test_a_version_that_is_no_answer_is_told_and_breaks_nothing(house: House) -> None:
    path = "/answers/northtown/own/en/twice-over/edit"
    heron = await writer(house, "heron")
    base, _ = await opened(heron, path)
    odd = {
        **base,
        "title": "Twice",
        "topic": "safety",
        "nation": ["uk", "uk"],
        "source": [{"name": "Ours", "url": "", "checked": ""}],
        "body": "One.",
    }

    status, said = await heron.asks(f"{path}/version", base=base, mine={**odd, "review_by": "2027-01-01"})

    assert (status, [fault["field"] for fault in said["faults"]]) == (200, ["nation"])


async def test_a_version_says_what_is_missing_and_then_where_it_is(house: House) -> None:
    path = "/answers/northtown/own/en/new-thing/edit"
    heron = await writer(house, "heron")
    base, _ = await opened(heron, path)

    status, refused = await heron.asks(f"{path}/version", base=base, mine={**base, "title": "A new thing", "body": "Ask lily@example.org."})
    assert status == 200
    assert {"topic", "source", "review_by", "body"} <= {fault["field"] for fault in refused["faults"]}
    assert refused["working"]["title"] == "A new thing", "kept all the same"
    good = {
        **refused["working"],
        "topic": "safety",
        "nation": ["uk"],
        "source": [{"name": "Ours", "url": "", "checked": ""}],
        "review_by": "2027-01-01",
        "body": "One.",
    }
    _, saved = await heron.asks(f"{path}/version", base=refused["working"], mine=good)

    assert saved == {"to": "/answers/northtown/own/en/new-thing?version=1"}
    assert (await heron.gets(saved["to"]))[0] == 200


async def test_a_draft_is_thrown_away_as_it_was_looked_at(house: House) -> None:
    path = "/answers/northtown/shared/en/prep/edit"
    heron = await writer(house, "heron")
    base, before = await opened(heron, path)
    await heron.asks(f"{path}/keep", base=base, mine={**base, "title": "Otherwise"})
    _, mark = await opened(heron, path)

    await heron.sends(f"{path}/drop", mark=before)
    assert (await opened(heron, path))[0]["title"] == "Otherwise"
    await heron.sends(f"{path}/drop", mark=mark)

    assert (await opened(heron, path))[0] == base


async def test_a_new_answer_gets_a_name_for_addresses_and_what_was_begun_is_found_again(house: House) -> None:
    heron = await writer(house, "heron")
    new = "/answers/northtown/own/new"
    begun = "/answers/northtown/own/en/half-written/edit"
    base, _ = await opened(heron, begun)
    await heron.asks(f"{begun}/keep", base=base, mine={**base, "title": "Half written"})

    assert re.search(rf'href="{begun}"[^>]*>Half written', (await heron.gets(new))[1])
    assert begun not in (await heron.gets(new.replace("own", "shared")))[1]
    assert await heron.gets(f"{new}?name=Home+test+kít&language=ro") == (303, "/answers/northtown/own/ro/home-test-kit/edit")
    assert (await heron.gets(f"{new}?name=%E0%B8%81&language=en"))[0] == 400
    assert (await heron.gets(f"{new}?name=x&language=xx"))[0] == 400
    assert "There is no English for this yet" in (await heron.gets("/answers/northtown/own/ro/home-test-kit/edit"))[1]


async def test_the_editor_is_not_there_for_who_does_not_coordinate_or_works_elsewhere(house: House) -> None:
    heron, wren, finch = await writer(house, "heron"), await writer(house, "wren"), await writer(house, "finch")
    base, mark = await opened(heron)
    own = "/answers/northtown/own/en/pep/edit"
    calls: list[tuple[str, dict[str, Any]]] = [
        ("keep", {"base": base, "mine": base}),
        ("version", {"base": base, "mine": base}),
        ("here", {"mark": mark}),
    ]

    for someone, path in ((wren, EDIT), (wren, own), (finch, own), (heron, "/answers/nobody/own/en/pep/edit"), (heron, f"{EDIT[:-8]}P_P/edit")):
        assert (await someone.gets(path))[0] == 404, path
        for call, body in calls:
            assert await someone.asks(f"{path}/{call}", **body) == (404, {"code": "not_there", "field": None, "seconds": None, "ok": False})
    for call, body in calls:
        assert (await heron.asks(f"{EDIT}/{call}", **body))[0] == 200, "the same is there for whom it is"


async def test_only_our_own_page_is_heard_and_nothing_endless(house: House) -> None:
    heron = await writer(house, "heron")
    base, _ = await opened(heron)
    same = {"base": base, "mine": base}

    assert (await replace(heron, origin="https://elsewhere.example").asks(f"{EDIT}/keep", **same))[0] == 403
    assert (await replace(heron, csrf="x" * 64).asks(f"{EDIT}/keep", **same))[1]["code"] == "stale"
    assert (await heron.asks(f"{EDIT}/keep", base=base, mine={**base, "body": "x" * 40_001}))[0] == 400
    assert (await heron.asks(f"{EDIT}/keep", base=base, mine={**base, "body": "x" * 400_001}))[0] == 413
    assert (await heron.asks(f"{EDIT}/keep", base=base, mine={**base, "author": "wren"}))[0] == 400
    assert (await replace(heron, cookie="").asks(f"{EDIT}/keep", **same))[0] == 401
