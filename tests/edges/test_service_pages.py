"""The directory over HTTP: who finds it, what a form with faults gives back, a file that comes in whole or not at all, and what a desk fetches."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import aiohttp
import pytest

from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

HERE = "/services/northtown"
HARBOUR = f"{HERE}/entry/example-0"
FULL = {
    "name": "Lantern House",
    "what": "A bed for the night.\nAsk at the door.",
    "needs": "housing-benefits-debt",
    "areas": "NT1, nt2",
    "languages": "English, Romanian",
    "phone": "01632 960199",
    "whose": "friendly",
    "checked": "today",
    "source": "A call to them",
    "review_by": "2027-03-01",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Somebody signed in, with a browser that follows nothing by itself."""

    house: House
    cookie: str
    csrf: str

    async def reads(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            answer = await session.get(f"{self.house.origin}{path}", headers={"Cookie": self.cookie}, allow_redirects=False)
            return answer.status, await answer.text()

    async def goes(self, path: str) -> str:
        """Where an address leads on to."""
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            answer = await session.get(f"{self.house.origin}{path}", headers={"Cookie": self.cookie}, allow_redirects=False)
            return answer.headers.get("Location", "")

    async def sends(self, path: str, fields: dict[str, str]) -> tuple[int, str, str]:
        """Status, where to, and the page."""
        headers = {"Cookie": self.cookie, "Origin": self.house.origin, "Content-Type": "application/x-www-form-urlencoded"}
        return await self._posts(path, headers, urlencode({"csrf": self.csrf, **fields}))

    async def sends_file(self, content: bytes, do: str, *, path: str = f"{HERE}/file") -> tuple[int, str, str]:
        form = aiohttp.FormData()
        form.add_field("csrf", self.csrf)
        form.add_field("file", io.BytesIO(content), filename="list.csv", content_type="text/csv")
        form.add_field("do", do)
        return await self._posts(path, {"Cookie": self.cookie, "Origin": self.house.origin}, form)

    async def _posts(self, path: str, headers: dict[str, str], body: str | aiohttp.FormData) -> tuple[int, str, str]:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            answer = await session.post(f"{self.house.origin}{path}", headers=headers, data=body, allow_redirects=False)
            return answer.status, answer.headers.get("Location", ""), await answer.text()

    async def file(self) -> str:
        return (await self.reads(f"{HERE}/file/services.csv"))[1]


async def caller(house: House, name: str) -> Caller:
    cookie, csrf = await house.signed_in(name)
    return Caller(house=house, cookie=cookie, csrf=csrf)


def mark_in(page: str) -> str:
    found = re.search(r'name="mark" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


async def test_a_worker_finds_what_is_near_and_what_is_doubtful_and_a_whole_postcode_is_not_said_back(house: House) -> None:
    wren = await caller(house, "wren")
    status, _, page = await wren.sends(HERE, {"need": "sexual-health", "at": "nt1"})

    assert status == 200
    assert page.index("Example: Harbour Clinic") < page.index("Example: Night Bus")
    assert "not checked" in page and "Umbrella Legal" not in page and "Corner Clinic" not in page

    status, where, page = await wren.sends(HERE, {"at": "NT1 4AB"})
    assert (status, where) == (400, "") and "more than the first half" in page and "4AB" not in page
    assert 'method="post"' in page.partition('class="seek"')[2].partition(">")[0], "neither need nor place comes to stand in an address"
    assert (await wren.reads(f"{HERE}?at=NT1+4AB"))[1] == (await wren.reads(HERE))[1], "nor is one read there"


async def test_an_operator_reads_and_nothing_else_is_there_for_them(house: House) -> None:
    wren, heron = await caller(house, "wren"), await caller(house, "heron")
    assert (await wren.reads(HARBOUR))[0] == 200 and (await wren.reads(f"{HERE}/entry/example-4"))[0] == 404, "a withdrawn one"
    before = await heron.file()

    for path in (f"{HERE}/due", f"{HERE}/new", f"{HERE}/file", f"{HERE}/file/services.csv", f"{HARBOUR}/edit"):
        assert (await heron.reads(path))[0] == 200 and (await wren.reads(path))[0] == 404, path
    for path in (f"{HERE}/new", f"{HARBOUR}/edit", f"{HARBOUR}/checked", f"{HARBOUR}/withdraw", f"{HERE}/entry/example-4/bring-back"):
        assert (await wren.sends(path, FULL))[0] == 404, path
    assert (await wren.sends_file(before.encode(), "take"))[0] == 404
    assert (await replace(wren, csrf="wrong").sends_file(before.encode(), "take"))[0] == 404, "nothing of it is read"
    assert await heron.file() == before


async def test_a_letter_leads_whoever_looks_after_a_directory_to_what_waits_there(house: House) -> None:
    heron, wren = await caller(house, "heron"), await caller(house, "wren")

    assert (await heron.goes("/services?due"), await heron.goes("/services")) == (f"{HERE}/due", HERE)
    assert await wren.goes("/services?due") == HERE


async def test_a_form_with_faults_names_each_and_loses_nothing_and_then_it_is_saved(house: House) -> None:
    heron = await caller(house, "heron")
    wrong = {**FULL, "name": "Lantern <House>", "areas": "NT1 4AB", "phone": "ring us", "what": "Ask for Jane", "review_by": "2040-01-01"}
    status, _, page = await heron.sends(f"{HERE}/new", wrong)

    assert status == 400
    for told in ("first half of a postcode", "Write one number", "person&#39;s name", "at most two years later"):
        assert told in page, told
    assert 'value="Lantern &lt;House&gt;"' in page and 'value="ring us"' in page and "English, Romanian" in page

    status, where, _ = await heron.sends(f"{HERE}/new", FULL)
    assert status == 303
    _, page = await heron.reads(where)
    assert "A bed for the night. Ask at the door." in page and "Languages: English, Română" in page
    assert re.search(r"Checked on \d+ \w+ \d{4} by Heron", page), "by the name that partners know"


async def test_whoever_looks_after_an_entry_sees_its_card_in_their_language_first(house: House) -> None:
    wren = await caller(house, "wren")
    _, page = await wren.reads(HARBOUR)

    assert re.findall(r'class="card" lang="([^"]+)"', page)[0] == "en" and len(re.findall('class="card"', page)) > 8


async def test_two_who_change_one_entry_do_not_write_over_each_other(house: House) -> None:
    heron = await caller(house, "heron")
    _, form = await heron.reads(f"{HERE}/entry/example-3/edit")
    mended = {**FULL, "name": "Example: Night Bus", "mark": mark_in(form)}
    assert (await heron.sends(f"{HERE}/entry/example-3/edit", mended))[0] == 303

    status, _, page = await heron.sends(f"{HERE}/entry/example-3/edit", {**mended, "cost": "Two pounds"})
    assert status == 400 and "Somebody else changed this entry" in page and 'value="Two pounds"' in page

    assert (await heron.sends(f"{HERE}/entry/example-3/edit", {**mended, "cost": "Two pounds", "mark": mark_in(page)}))[0] == 303
    assert "Cost: Two pounds" in (await heron.reads(f"{HERE}/entry/example-3"))[1]


async def test_what_is_overdue_is_checked_again_and_what_is_withdrawn_comes_back(house: House) -> None:
    heron, wren = await caller(house, "heron"), await caller(house, "wren")
    rent = f"{HERE}/entry/example-2"
    _, page = await heron.reads(rent)
    assert "was to be checked again" in page and "not checked this lately" in page
    assert "Example: Rent and Debt Desk" in (await heron.reads(f"{HERE}/due"))[1]

    status, _, wrong = await heron.sends(f"{rent}/checked", {"source": "", "review_by": "", "mark": mark_in(page)})
    assert status == 400 and "Say what it was compared with" in wrong
    sent = {"source": "Their own site", "review_by": "2027-03-01", "mark": mark_in(page)}
    assert (await heron.sends(f"{rent}/checked", sent))[0] == 303
    assert "not checked this lately" not in (await heron.reads(rent))[1]

    assert (await heron.sends(f"{rent}/withdraw", {}))[0] == 303
    assert (await wren.reads(rent))[0] == 404
    assert (await heron.sends(f"{rent}/bring-back", {}))[0] == 303
    assert (await wren.reads(rent))[0] == 200


async def test_a_shared_entry_stays_shared_whatever_a_form_says(house: House) -> None:
    heron, otter = await caller(house, "heron"), await caller(house, "otter")
    shared = f"{HERE}/entry/example-8"
    _, form = await heron.reads(f"{shared}/edit")

    assert (await heron.sends(f"{shared}/edit", {**FULL, "name": "Example: Warning List", "shared": "", "mark": mark_in(form)}))[0] == 303

    assert (await otter.reads("/services/eastport/entry/example-8"))[0] == 200


async def test_a_file_comes_in_whole_or_not_at_all_and_can_be_looked_at_first(house: House) -> None:
    heron = await caller(house, "heron")
    before = await heron.file()
    assert (await heron.sends_file(before.encode(), "take"))[0] == 303 and await heron.file() == before, "the same file changes nothing"

    rows = list(csv.reader(io.StringIO(before.removeprefix("\ufeff"), newline="")))
    more = f"{before}Tea Van,Tea,,safety,NT1,,,'0300 123 4567{',' * 13}\r\n"
    broken = f"{more}Broken,,,cheese,NT1 4AB{',' * 16}\r\n"
    status, _, page = await heron.sends_file(broken.encode(), "take")
    assert status == 400 and "Nothing was taken in" in page
    line = len(before.splitlines()) + 2
    assert len(re.findall(rf"Line {line}, (?:what|needs|areas|phone) in row {len(rows) + 2}:", page)) == 4 and "4AB" not in page
    assert await heron.file() == before

    status, _, page = await heron.sends_file(more.encode(), "look")
    assert status == 200 and "Would be added: Tea Van" in page and await heron.file() == before

    assert (await heron.sends_file(more.encode(), "take"))[0] == 303
    assert len(list(csv.reader(io.StringIO(await heron.file(), newline="")))) == len(rows) + 1


async def test_a_long_list_of_what_is_to_check_is_given_a_hundred_at_a_time(house: House) -> None:
    heron = await caller(house, "heron")
    rows = "\n".join(f"Van {number},Tea,safety,NT1,111,{{withdrawn}}" for number in range(120))
    content = f"name,what,needs,areas,phone,withdrawn\n{rows}\n"
    assert (await heron.sends_file(content.format(withdrawn="").encode(), "take"))[0] == 303

    _, page = await heron.reads(f"{HERE}/due")
    never = page.partition("Never checked")[2].partition("Due within a month")[0].partition("Withdrawn")[0]
    assert never.count('class="place__link"') == 100 and re.search(r"And \d+ more\.", never)
    assert (await heron.sends_file(content.format(withdrawn="yes").encode(), "take"))[0] == 303


async def test_no_file_one_too_large_and_one_that_is_none_are_told_so(house: House) -> None:
    heron = await caller(house, "heron")
    before = await heron.file()

    for content, told in ((b"", "choose a file first"), (b"x" * 4_000_001, "larger than 4 MB"), (b"\xff\xfe\x00", "not text in UTF-8")):
        status, _, page = await heron.sends_file(content, "take")
        assert status == (413 if told.startswith("larger") else 400) and told in page, told
    assert (await Caller(house=house, cookie=heron.cookie, csrf="0" * 64).sends_file(before.encode(), "take"))[0] == 403
    assert await heron.file() == before


async def test_a_desk_fetches_what_stands_for_its_projects_with_cards_in_every_language(house: House) -> None:
    status, text = await (await caller(house, "wren")).reads("/desk/services.json")
    assert status == 200
    told = json.loads(text)
    by_id = {each["id"]: each for each in told["services"]}

    assert by_id["example-0"]["projects"] == ["northtown"] and by_id["example-5"]["projects"] == ["eastport", "northtown"]
    assert "example-4" not in by_id, "it was withdrawn"
    assert by_id["example-0"]["standing"] == "verified" and by_id["example-10"]["standing"] == "unverified"
    assert "Sunați: 01632 960101" in by_id["example-0"]["cards"]["ro"] and "ro" in told["unreviewed"]
    assert told["needs"]["sexual-health"] == "Sexual health"
    assert (await Caller(house=house, cookie="", csrf="").reads("/desk/services.json"))[0] == 401
