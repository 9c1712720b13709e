"""The library's pages over HTTP: what each person is offered, and that a deed nobody offered them is not done either."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlencode

import aiohttp
import pytest
import pytest_asyncio

from canned_answers.versions import History, State
from chatd import settings
from chatd.answering.library import Library
from chatd.answering.shelves import Owner
from chatd.domain.ids import ProjectId
from chatd.domain.people import Person
from chatd.store.answers import SqlAnswers
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from console.own_pages import TOLD
from tests.canned_answers.test_answer_files import GOOD, TRANSLATED
from tests.edges.house import House
from tests.fakes import CountedIds

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.asyncio(loop_scope="module")

SHARED, OWN = "/answers/northtown/shared", "/answers/northtown/own"
UNVERIFIED = GOOD.replace('"sexual-health"', '"the-law"').replace(", checked = 2026-11-01", "").replace('"test"', '"law"')
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The shared library of the house, reached beside the server."""

    library: Library
    owner: Owner
    people: dict[str, Person]

    async def history(self, file: str, owner: Owner | None = None) -> History:
        return (await self.library.shelf(self.people["heron"], owner or self.owner)).history(file)

    async def written(self, file: str, text: str, *, by: str = "heron") -> int:
        return len((await self.library.write(self.people[by], self.owner, file, text)).versions)

    async def published(self, file: str, text: str) -> int:
        number = await self.written(file, text)
        await self.library.review(self.people["wren"], self.owner, file, number)
        await self.library.publish(self.people["heron"], self.owner, file, number)
        return number


@asynccontextmanager
async def shelf_of(house: House) -> AsyncIterator[Shelf]:
    database = await Database.open(settings.database_in(house.serving.data))
    try:
        store = SqlStore(database)
        (collaborative,) = {rota.collaborative for rota in await store.rotas()}
        library = Library(answers=SqlAnswers(database, CountedIds().short), works=store, clock=house.clock)
        yield Shelf(library=library, owner=Owner(collaborative=collaborative), people={each.sign_in: each for each in await store.people()})
    finally:
        await database.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shelf(standing_house: House) -> AsyncIterator[Shelf]:
    async with shelf_of(standing_house) as one:
        yield one


async def read(house: House, name: str, path: str) -> tuple[int, str]:
    cookie, _ = await house.signed_in(name)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        response = await session.get(house.origin + path, headers={"Cookie": cookie}, allow_redirects=False)
        return response.status, html.unescape(await response.text()) if response.status != 303 else response.headers["Location"]


async def sends(house: House, name: str, path: str, **fields: str) -> tuple[int, str]:
    """The status, and what the next page will tell: `done …` or `sorry …`; or the page itself."""
    cookie, csrf = await house.signed_in(name)
    headers = {"Cookie": cookie, "Origin": house.origin, "Content-Type": FORM}
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        response = await session.post(house.origin + path, data=urlencode({**fields, "csrf": csrf}), headers=headers, allow_redirects=False)
        told = re.search(rf"{TOLD}=([^;]*)", response.headers.get("Set-Cookie", ""))
        return response.status, unquote(told[1].strip('"')) if told else html.unescape(await response.text())


def offered(page: str) -> set[str]:
    """The deeds that have a form on the page."""
    return set(re.findall(r'<form [^>]*action="[^"]*/(\w+)"', page))


async def test_a_letters_link_leads_to_the_first_project_at_which_something_waits(house: House, shelf: Shelf) -> None:
    assert (await read(house, "heron", "/answers?due"))[1] == "/answers/northtown/due"

    eastport = replace(shelf.owner, project=ProjectId("eastport"))
    await shelf.library.write(shelf.people["finch"], eastport, "en/first.md", GOOD.replace('"test"', '"first"'))

    assert (await read(house, "heron", "/answers?due"))[1] == "/answers/eastport/due"
    assert (await read(house, "heron", "/answers"))[1] == "/answers/northtown"


async def test_nobody_is_offered_to_read_over_what_they_wrote_and_trying_it_does_nothing(house: House, shelf: Shelf) -> None:
    number = await shelf.written("en/once.md", GOOD.replace('"test"', '"once"'))
    path = f"{SHARED}/en/once"

    mine, theirs = (await read(house, "heron", path))[1], (await read(house, "wren", path))[1]
    assert "review" in offered(theirs) and "review" not in offered(mine)
    assert await sends(house, "heron", f"{path}/review", number=str(number)) == (303, "sorry Whoever wrote it cannot review it: ask somebody else.")

    assert (await sends(house, "wren", f"{path}/review", number=str(number)))[1].startswith("done You have read version 1.")
    assert [(each.state, each.reviewer) for each in (await shelf.history("en/once.md")).versions] == [(State.REVIEWED, "wren")]


async def test_who_answers_reads_over_and_does_nothing_else(house: House, shelf: Shelf) -> None:
    number = await shelf.written("en/twice.md", GOOD.replace('"test"', '"twice"'))
    path = f"{SHARED}/en/twice"
    before = await shelf.history("en/twice.md")

    assert offered((await read(house, "wren", path))[1]) == {"review"}
    for deed in ("publish", "withdraw", "restore", "note", "hide"):
        assert (await sends(house, "wren", f"{path}/{deed}", number=str(number), compared="yes", hidden="yes"))[0] == 404, deed

    assert await shelf.history("en/twice.md") == before


async def test_whoever_has_read_it_over_stays_at_what_they_read_and_is_told_what_is_next(house: House, shelf: Shelf) -> None:
    await shelf.published("en/third.md", GOOD.replace('"test"', '"third"'))
    await shelf.written("en/third.md", UNVERIFIED.replace('"law"', '"third"'))
    cookie, csrf = await house.signed_in("finch")
    headers = {"Cookie": cookie, "Origin": house.origin, "Content-Type": FORM}

    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        form = urlencode({"number": "2", "csrf": csrf})
        response = await session.post(f"{house.origin}{SHARED}/en/third/review", data=form, headers=headers, allow_redirects=False)

    told = re.search(rf"{TOLD}=([^;]*)", response.headers["Set-Cookie"])
    assert response.headers["Location"] == f"{SHARED}/en/third?version=2"
    assert told and "It cannot be published as it is. It speaks of law" in unquote(told[1])


async def test_what_stands_against_publishing_is_told_before_somebody_reads_it_over_in_vain(house: House, shelf: Shelf) -> None:
    await shelf.written("en/vain.md", UNVERIFIED.replace('"law"', '"vain"'))

    for name in ("heron", "wren"):
        page = (await read(house, name, f"{SHARED}/en/vain"))[1]
        assert "It cannot be published as it is. It speaks of law" in page, name


async def test_a_note_hides_no_newer_version_and_frees_nobody_to_read_their_own_words(house: House, shelf: Shelf) -> None:
    await shelf.published("en/annotated.md", GOOD.replace('"test"', '"annotated"'))
    await shelf.written("en/annotated.md", GOOD.replace('"test"', '"annotated"').replace("It is free", "It costs nothing"))
    path = f"{SHARED}/en/annotated"

    assert "note" not in offered((await read(house, "finch", path))[1])
    assert (await sends(house, "finch", f"{path}/note", number="1", compared="yes"))[1].startswith("sorry Version 2 was written since, and waits.")
    assert (await sends(house, "finch", f"{path}/note", number="2", panel="2026-11-01"))[1].startswith("done Noted in version 3")

    assert (await sends(house, "heron", f"{path}/review", number="3"))[1].startswith("sorry Whoever wrote it cannot review it")
    assert (await sends(house, "wren", f"{path}/review", number="3"))[1].startswith("done You have read version 3.")


async def test_what_was_told_goes_from_desks_soon_and_what_was_not_was_never_there(house: House, shelf: Shelf) -> None:
    await shelf.published("en/gone.md", GOOD.replace('"test"', '"gone"'))
    await shelf.written("en/gone.md", UNVERIFIED.replace('"law"', '"gone"'))

    drafted = await sends(house, "heron", f"{SHARED}/en/gone/withdraw", number="2")
    told = await sends(house, "heron", f"{SHARED}/en/gone/withdraw", number="1")

    assert (drafted[1], told[1]) == (
        "done Version 2 is withdrawn. It is kept here, and no visitor is told it.",
        "done Version 1 is withdrawn. It is kept here, and gone from every desk within two minutes.",
    )


async def test_law_that_nobody_compared_is_not_offered_for_publishing_and_the_page_says_why(house: House, shelf: Shelf) -> None:
    number = await shelf.written("en/law.md", UNVERIFIED)
    await shelf.library.review(shelf.people["wren"], shelf.owner, "en/law.md", number)
    path = f"{SHARED}/en/law"

    page = (await read(house, "heron", path))[1]
    assert "publish" not in offered(page) and "compare it with each source" in page
    assert (await sends(house, "heron", f"{path}/publish", number=str(number)))[1].startswith("sorry It speaks of law")

    assert "done Noted in version 2" in (await sends(house, "heron", f"{path}/note", number="1", compared="yes"))[1]
    newest = (await shelf.history("en/law.md")).answer(2)
    assert [source.checked for source in newest.source] == [house.clock.now().date()]


async def test_the_list_goes_out_small_for_those_on_a_train(house: House) -> None:
    cookie, _ = await house.signed_in("heron")
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False) as session:
        response = await session.get(f"{house.origin}/answers/northtown", headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
        sent = await response.read()

    page = gzip.decompress(sent)
    assert b"Answers of Northtown" in page
    assert len(sent) < len(page) / 4


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Say what was done"),
        ({"panel": "2031-01-01"}, "today or before"),
        ({"panel": "yesterday"}, "today or before"),
        ({"review_by": "2020-01-01"}, "a day to come"),
    ],
)
async def test_a_note_that_is_not_filled_in_well_is_asked_again_with_what_was_typed(
    house: House, shelf: Shelf, fields: dict[str, str], words: str
) -> None:
    number = await shelf.written("en/noted.md", GOOD.replace('"test"', '"noted"'))
    before = await shelf.history("en/noted.md")

    status, page = await sends(house, "heron", f"{SHARED}/en/noted/note", number=str(number), **fields)

    assert status == 400 and words in page
    assert all(f'value="{typed}"' in page for typed in fields.values())
    assert await shelf.history("en/noted.md") == before


async def test_a_note_is_about_the_version_that_was_looked_at(house: House, shelf: Shelf) -> None:
    text = GOOD.replace('"test"', '"looked"')
    await shelf.published("en/looked.md", text)
    number = await shelf.written("en/looked.md", text.replace("It is free", "It costs nothing"))

    assert "done" in (await sends(house, "heron", f"{SHARED}/en/looked/note", number=str(number), panel="2026-11-02"))[1]

    newest = (await shelf.history("en/looked.md")).answer(3)
    assert "It costs nothing" in newest.body and newest.panel is not None
    assert (await sends(house, "heron", f"{SHARED}/en/looked/note", panel="2026-11-02"))[0] == 404


async def test_what_was_made_of_a_starter_is_compared_with_it(house: House, shelf: Shelf) -> None:
    starter = (ROOT / "canned_answers" / "starter" / "en" / "sti-test.md").read_text("utf-8")
    await shelf.written("en/sti-test.md", starter.replace("It is free.", "It costs nothing."))
    assert f"{SHARED}/en/sti-test/compare?one=0&other=1" in (await read(house, "wren", f"{SHARED}/en/sti-test"))[1]

    status, page = await read(house, "wren", f"{SHARED}/en/sti-test/compare?one=0&other=1")

    assert status == 200 and "From the starter to version 1" in page
    assert re.search(r"<ins[^>]*><span[^>]*>[^<]*</span>costs nothing", page)
    assert (await read(house, "wren", f"{SHARED}/en/test/compare?one=0&other=1"))[0] == 404


async def test_a_page_of_ones_own_leads_to_the_shared_one_until_there_is_something(house: House, shelf: Shelf) -> None:
    await shelf.published("en/test.md", GOOD)

    assert await read(house, "wren", f"{OWN}/en/test") == (303, f"{SHARED}/en/test")
    assert await read(house, "wren", f"{OWN}/en/sti-test") == (303, f"{SHARED}/en/sti-test")
    assert (await read(house, "wren", f"{OWN}/en/nothing"))[0] == 404


async def test_a_project_does_without_and_the_other_keeps_it(house: House, shelf: Shelf) -> None:
    assert "Visitors of Northtown Project are told this." in (await read(house, "heron", f"{SHARED}/en/gp"))[1]

    assert (await sends(house, "heron", f"{SHARED}/en/gp/hide", hidden="yes"))[1] == "done Northtown Project does without it now."
    assert "does without this answer" in (await read(house, "heron", f"{SHARED}/ro/gp"))[1]
    assert "are told this." in (await read(house, "finch", "/answers/eastport/shared/en/gp"))[1]

    assert (await sends(house, "heron", f"{SHARED}/en/gp/hide", hidden="no"))[1] == "done Northtown Project has it again."
    assert "are told this." in (await read(house, "heron", f"{SHARED}/en/gp"))[1]


async def test_a_translation_is_shown_beside_what_it_means(house: House, shelf: Shelf) -> None:
    await shelf.published("en/test.md", GOOD)
    await shelf.written("ro/test.md", TRANSLATED.replace("It is free", "Este gratuit"))

    page = (await read(house, "wren", f"{SHARED}/ro/test"))[1]

    assert "Este gratuit" in page and "What it means, in English" in page and "It is free" in page
    assert "No good speaker of Romanian has read it" in page


@pytest.mark.parametrize(
    "path",
    [
        f"{SHARED}/en/test?version=99",
        f"{SHARED}/en/test?version=0",
        f"{SHARED}/en/test?version=x",
        f"{SHARED}/en/test?version=1.0",
        f"{SHARED}/en/test/compare",
        f"{SHARED}/en/test/compare?one=1&other=99",
        f"{SHARED}/en/prep?version=1",
        f"{SHARED}/en/prep/compare?one=1&other=1",
        f"{SHARED}/en/..%2ftest",
        f"{SHARED}/a%2fen/test",
        "/answers/northtown/mine/en/test",
        "/answers/nowhere/shared/en/test",
    ],
)
async def test_what_is_nowhere_is_not_there(house: House, shelf: Shelf, path: str) -> None:
    await shelf.published("en/test.md", GOOD)
    assert (await read(house, "heron", f"{SHARED}/en/test?version=1"))[0] == 200

    status, page = await read(house, "heron", path)

    assert status == 404 and "There is no such answer here" in page


async def test_the_list_has_what_was_picked_out(house: House, shelf: Shelf) -> None:
    await shelf.published("en/test.md", GOOD)

    def titles(page: str) -> list[str]:
        return re.findall(r'entry__link"[^>]*>([^<]+)<', page)

    every = titles((await read(house, "wren", "/answers/northtown"))[1])
    starters = titles((await read(house, "wren", "/answers/northtown?whose=starter"))[1])
    thai = titles((await read(house, "wren", "/answers/northtown?language=th&topic=sexual-health"))[1])
    told = titles((await read(house, "wren", "/answers/northtown?stands=told&whose=shared"))[1])

    assert "A free test" in every and "A free test" not in starters and "A free and private STI test" in starters
    assert 0 < len(thai) < len(starters) < len(every)
    assert "A free test" in told
    assert titles((await read(house, "wren", "/answers/northtown?stands=nonsense&topic=nonsense"))[1]) == every


async def test_who_is_not_signed_in_is_shown_the_way_and_comes_back(house: House) -> None:
    async with aiohttp.ClientSession() as session:
        response = await session.get(f"{house.origin}/answers/northtown/due", allow_redirects=False)

    assert (response.status, response.headers["Location"]) == (303, "/sign-in?next=/answers/northtown/due")
