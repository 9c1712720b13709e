"""What a desk fetches: the starters, and what is published in the place of theirs or beside them, at once and without a restart."""

from __future__ import annotations

from pathlib import Path

import aiohttp

from chatd import settings
from chatd.answering.brought import Brought
from chatd.answering.exchange import Exchange
from chatd.answering.library import Library
from chatd.answering.shelves import Owner
from chatd.demo import EASTPORT, NORTHTOWN
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person, Role
from chatd.store import people
from chatd.store.answers import SqlAnswers
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from tests.canned_answers.test_answer_files import GOOD
from tests.edges.house import House, house_in
from tests.fakes import CountedIds, WoundClock

READ_OVER = GOOD.replace("+++\nHello", 'author = "rosa"\nreviewer = "wren"\n+++\nHello')


async def on_the_desk(house: House) -> dict[str, str | None]:
    """Everything but the texts of the protocols, by id: for whose visitors."""
    cookie, _ = await house.signed_in("wren")
    async with aiohttp.ClientSession(house.origin) as session, session.get("/desk/answers.json", headers={"Cookie": cookie}) as answer:
        return {each["id"]: each["project"] for each in await answer.json() if each["source"] != ["protocols"]}


async def test_a_library_that_was_taken_in_is_on_the_next_desk(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        before = await on_the_desk(house)
        assert "en/sti-test" in before and set(before.values()) == {None}

        await taken_in(tmp_path, "en/test.md", GOOD)
        assert await on_the_desk(house) == before, "a draft is for nobody's visitors"
        await taken_in(tmp_path, "en/test.md", READ_OVER)

        assert await on_the_desk(house) == {"en/test": None, **before}


async def test_a_desk_that_asks_again_gets_only_what_is_new(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        cookie, _ = await house.signed_in("wren")

        async def asked(mark: str = "") -> tuple[int, str, int]:
            headers = {"Cookie": cookie, **({"If-None-Match": mark} if mark else {})}
            async with aiohttp.ClientSession(house.origin) as session, session.get("/desk/answers.json", headers=headers) as answer:
                return answer.status, answer.headers["ETag"], len(await answer.read())

        status, mark, size = await asked()
        assert status == 200 and size > 1000
        assert await asked(mark) == (304, mark, 0)
        await taken_in(tmp_path, "en/test.md", READ_OVER)

        status, newer, size = await asked(mark)
        assert status == 200 and newer != mark and size > 1000


async def test_what_one_project_says_alone_is_on_no_desk_of_others_nor_that_it_has_changed(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        database = await Database.open(settings.database_in(tmp_path))
        roles = {EASTPORT: frozenset({Role.OPERATOR})}
        crane = Person(
            id=PersonId("crane"), sign_in="crane", shift_name="Crane", languages=("en",), home=EASTPORT, roles=roles, serves=frozenset({EASTPORT})
        )
        await database.write(lambda connection: people.add_person(connection, crane, proof_hash="nothing"))
        await database.close()

        async def asked(name: str) -> tuple[str, str]:
            cookie, _ = await house.signed_in(name)
            async with aiohttp.ClientSession(house.origin) as session, session.get("/desk/answers.json", headers={"Cookie": cookie}) as answer:
                return await answer.text(), answer.headers["ETag"]

        before = await asked("crane")
        assert '"northtown"' in (await asked("wren"))[0] and '"northtown"' not in before[0] and '"eastport"' in before[0]
        await taken_in(tmp_path, "en/test.md", READ_OVER.replace("Hello", "Canary"), of=NORTHTOWN)

        assert "Canary" in (await asked("wren"))[0]
        assert await asked("crane") == before


async def taken_in(folder: Path, file: str, text: str, *, of: ProjectId | None = None) -> None:
    """As the command line does it, beside the running server. *of*: for all projects, or for one."""
    database = await Database.open(settings.database_in(folder))
    try:
        store = SqlStore(database)
        library = Library(answers=SqlAnswers(database, CountedIds().short), works=store, clock=WoundClock())
        (collaborative,) = {rota.collaborative for rota in await store.rotas()}
        await Exchange(library=library).take_in(Owner(collaborative=collaborative, project=of), lambda *_: Brought(files=((file, text),)), by="heron")
    finally:
        await database.close()
