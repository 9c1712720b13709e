"""A project's own words over HTTP: a coordinator writes and publishes, visitors and workers are told so at once, and nobody else can."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from chatd import settings
from chatd.demo import NORTHTOWN
from chatd.desk.counting import DayCounts
from chatd.domain.people import Project
from chatd.store import projects
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from tests.edges.house import House
from tests.sealed_clients import VisitorClient

pytestmark = pytest.mark.asyncio(loop_scope="module")

RULES = {"title": "How we talk", "short": "Two of us, no name needed.", "lines": "Take your time.\nStop when you like."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    house: House
    cookie: str
    csrf: str

    async def asks(self, path: str, fields: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Status, and the page; after a form, the page it leads to."""
        headers = {"Origin": self.house.origin, "Cookie": self.cookie}
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            if fields is None:
                response = await session.get(f"{self.house.origin}{path}", headers=headers)
                return response.status, await response.text()
            response = await session.post(f"{self.house.origin}{path}", headers=headers, data={"csrf": self.csrf, **fields}, allow_redirects=False)
            if response.status != 303:
                return response.status, await response.text()
            told = response.cookies["__Host-told"].value
            headers["Cookie"] += f"; __Host-told={told}"
            shown = await session.get(f"{self.house.origin}{response.headers['Location']}", headers=headers)
            return 303, await shown.text()

    async def writes(self, language: str, section: str, fields: Mapping[str, str], *, newest: int = 0) -> tuple[int, str]:
        return await self.asks(f"/words/northtown/{language}/{section}/save", {**fields, "newest": str(newest)})

    async def publishes(self, language: str, section: str, number: int = 1) -> tuple[int, str]:
        return await self.asks(f"/words/northtown/{language}/{section}/publish", {"number": str(number)})


async def caller(house: House, name: str) -> Caller:
    cookie, csrf = await house.signed_in(name)
    return Caller(house=house, cookie=cookie, csrf=csrf)


async def told(house: House, language: str = "en", project: str = "northtown") -> dict[str, Any]:
    """What a visitor is told before a chat, with the long rules."""
    async with aiohttp.ClientSession(house.origin, headers={"Origin": house.origin}) as session:
        async with session.post(f"/w/{project}/start", json={"language": language}) as answer:
            start = (await answer.json())["words"]
        async with session.get(f"/w/{project}/rules.json?lang={language}") as answer:
            return {**start, "rules": await answer.json()}


async def test_published_rules_are_told_to_the_next_visitor_in_that_language_of_that_project_alone(house: House) -> None:
    heron = await caller(house, "heron")
    before = await told(house)
    status, page = await heron.writes("en", "ground_rules", RULES)
    assert status == 303 and "Your draft, version 1" in page and "Stop when you like." in page
    assert (await told(house))["ground_rules"] == before["ground_rules"], "a draft is told to nobody"

    status, page = await heron.publishes("en", "ground_rules")

    assert status == 303 and "Your own words, version 1" in page
    after = await told(house)
    assert after["ground_rules"] == {"title": "How we talk", "short": "Two of us, no name needed."}
    assert after["rules"]["ground_rules"]["lines"] == ["Take your time.", "Stop when you like."]
    assert after["under_18"] == before["under_18"]
    assert (await told(house, "ro"))["ground_rules"]["title"] != "How we talk"
    assert (await told(house, project="eastport"))["ground_rules"] == before["ground_rules"]
    await heron.asks("/words/northtown/en/ground_rules/take-back", {})
    assert (await told(house))["ground_rules"] == before["ground_rules"]


async def test_what_is_promised_of_confidentiality_stays_whatever_is_sent(house: House) -> None:
    heron, before = await caller(house, "heron"), (await told(house))["rules"]["confidentiality"]
    _, page = await heron.asks("/words/northtown/en/confidentiality")
    assert "Stays, whatever you write" in page and before["kept"] in page and "<textarea" in page

    await heron.writes(
        "en", "confidentiality", {"own": "Our lead is told first. Write to {project} to complain.", "kept": "All is secret.", "more": "x"}
    )
    await heron.publishes("en", "confidentiality")

    after = (await told(house))["rules"]["confidentiality"]
    assert after["more"] == [*before["more"], "Our lead is told first. Write to Northtown Project to complain."]
    assert {**after, "more": None} == {**before, "more": None}


async def test_what_cannot_stand_there_is_said_at_its_field_and_what_was_typed_stays(house: House) -> None:
    heron = await caller(house, "heron")

    status, page = await heron.writes("en", "under_18", {"title": "Are you young?", "lines": "Call {nobody}.\nYou did nothing wrong."})

    assert status == 400 and "Line 1: write no braces." in page
    assert "Call {nobody}." in page and "Are you young?" in page and 'href="#lines"' in page
    assert "Your draft" not in (await heron.asks("/words/northtown/en/under_18"))[1]


async def test_a_section_as_full_as_it_may_be_is_heard_in_a_language_whose_letters_take_nine_bytes(house: House) -> None:
    heron = await caller(house, "heron")
    full = "\n".join(["ก" * 500] * 20)

    status, page = await heron.writes("ro", "netreach", {"lines": full})
    far_too_long, kept = await heron.writes("ro", "netreach", {"lines": "x " * 12_000}, newest=1)

    assert status == 303 and "Saved as version" in page
    assert far_too_long == 400 and "x x x" in kept and "The list" not in kept
    assert "What we keep to. Line 1: make it 500 letters at most." in kept, "away from its field, a fault names it"


async def test_what_could_lead_to_a_person_or_cannot_be_promised_is_asked_about_before_it_is_published(house: House) -> None:
    heron = await caller(house, "heron")

    _, page = await heron.writes("en", "confidentiality", {"own": "Ring Anna on 07700 900123.\nWe never tell the police.\nOur lead is told first."})

    asked = page[page.index("Look at this once more") :][:900]
    assert "07700 900123” could lead somebody to a person" in asked and "“never” is a big word" in asked
    assert asked.count("<li>") == 2 and "Publish it" in page


async def test_two_who_write_at_once_lose_nothing_and_are_told(house: House) -> None:
    heron = await caller(house, "heron")
    await heron.writes("en", "brief", {"lines": "Say hello."})

    _, page = await heron.writes("en", "brief", {"lines": "Say hello.\nTry the confer box."}, newest=0)

    assert "Somebody else saved version 1 while you wrote" in page and "Your draft, version 2" in page
    status, compared = await heron.asks("/words/northtown/en/brief/compare?one=1&other=2")
    assert status == 200 and re.search(r'<ins class="new">.*Try the confer box', compared)
    _, page = await heron.writes("en", "brief", {"lines": "Say hello.\nTry the confer box."}, newest=2)
    assert "Nothing is different" in page


async def test_only_the_newest_draft_is_marked_as_the_one_that_waits(house: House) -> None:
    heron, page = await caller(house, "heron"), ""
    for lines in ("Say hello.", "Say hello twice."):
        _, page = await heron.writes("ro", "debrief", {"lines": lines})

    assert page.count("</svg>Draft</span>") == 1 and page.count("An earlier draft") == 1


async def test_ready_words_reach_the_desk_as_the_projects_own(house: House) -> None:
    heron = await caller(house, "heron")
    finishing = {"busy": "One moment, please.", "soon": "We close soon.\nWe are here next {next_opening}.", "end": "Take care."}
    await heron.writes("ro", "finishing", finishing)
    await heron.publishes("ro", "finishing")

    async with aiohttp.ClientSession(house.origin) as session, session.get("/desk/answers.json", headers={"Cookie": heron.cookie}) as answer:
        ready = {each["id"]: each for each in await answer.json() if each["source"] == ["protocols"]}

    mine, supplied = ready["ro/closing-soon-northtown"], ready["en/closing-soon-northtown"]
    assert mine["body"] == "We close soon.\n\nWe are here next {next_opening}." and mine["reviewed"]
    assert "ten minutes" in supplied["body"] and supplied["project"] == "northtown"
    assert not ready["ro/boundary-northtown"]["reviewed"], "a translation that nobody at home in it has read"


@pytest.mark.parametrize("name", ["wren", "finch"])
async def test_who_works_for_the_project_reads_and_only_its_coordinators_write(house: House, name: str) -> None:
    """Finch coordinates the other project, and serves this one."""
    somebody = await caller(house, name)

    status, page = await somebody.asks("/words/northtown/en/netreach")

    assert status == 200 and "We wait to be asked." in page and "<textarea" not in page
    assert "<form" not in (await somebody.asks("/words/northtown"))[1]
    for path in ("en/netreach/save", "en/netreach/publish", "en/netreach/restore", "en/netreach/put-aside", "en/netreach/take-back", "clinic"):
        assert (await somebody.asks(f"/words/northtown/{path}", {"lines": "Ours.", "newest": "0", "number": "1"}))[0] == 404, path
    assert (await somebody.asks("/words/northtown/en/netreach/compare?one=1&other=1"))[0] == 404


@pytest.mark.parametrize("path", ["xx/brief", "en/nothing", "en/brief/compare?one=1&other=x", "en/netreach/compare?one=1&other=2"])
async def test_what_there_is_not_is_not_there(house: House, path: str) -> None:
    heron = await caller(house, "heron")
    assert (await heron.asks("/words/northtown/en/brief"))[0] == 200

    assert (await heron.asks(f"/words/northtown/{path}"))[0] == 404


async def test_the_clinic_is_on_the_desk_at_once(house: House) -> None:
    heron = await caller(house, "heron")
    status, page = await heron.asks("/words/northtown/clinic", {"clinic_name": "Elm House", "clinic_phone": "ask us", "clinic_hours": ""})
    assert status == 400 and "Please write a phone number" in page and 'value="Elm House"' in page

    status, page = await heron.asks(
        "/words/northtown/clinic", {"clinic_name": "Elm House", "clinic_phone": "01632 960 123", "clinic_hours": "Tue 17:00-20:00"}
    )

    assert status == 303 and 'value="01632 960 123"' in page
    worker = await house.worker("wren")
    said = {each["project"]: each for each in worker.desk["projects"]}
    assert (said["northtown"]["clinic_name"], said["northtown"]["clinic_hours"]) == ("Elm House", "Tue 17:00-20:00")
    assert said["eastport"]["clinic_name"] is None


async def test_which_version_stood_before_a_chat_is_counted_and_kept_with_nobody(house: House) -> None:
    heron = await caller(house, "heron")
    await heron.writes("en", "ground_rules", {**RULES, "title": "How it goes"}, newest=1)
    await heron.publishes("en", "ground_rules", 2)
    for name in ("wren", "otter"):
        await house.worker(name)
    visitor = await house.visitor()
    while_it_changes = await house.lines.enter_async_context(VisitorClient(house.origin, "northtown", announces=True, language="en"))
    await while_it_changes.start()
    await heron.writes("en", "ground_rules", {**RULES, "title": "How it goes now"}, newest=2)
    await heron.publishes("en", "ground_rules", 3)
    assert (await while_it_changes.arrive())["ok"]
    await house.sent_home()

    desk, day = house.server.desk, house.clock.now().date()
    assert isinstance(desk.counts, DayCounts) and isinstance(desk.store, SqlStore)
    await desk.counts.write(desk.store, finished_before=None)

    counted = await desk.store.tally_of(NORTHTOWN, since=day, until=day + timedelta(days=1))

    by_kind = {category: count for (_, category), count in counted.items()}
    assert visitor.seal and by_kind["came"] == 2
    seen = {category: count for category, count in by_kind.items() if "/" in category}
    assert seen == {"ground_rules/en/2": 2, "confidentiality/en/1": 2}, "what stood on their page, not what was published while they read it"


async def test_what_comes_with_chatd_in_english_alone_is_said_to_be_english(house: House) -> None:
    heron, page = await caller(house, "heron"), ""
    for language, note in (("ro", "As it comes with chatd<"), ("cy", "As it comes with chatd, in English<")):
        assert isinstance(house.server.desk.store, SqlStore)
        project = await house.server.desk.store.project(NORTHTOWN)
        assert project
        await put(house, replace(project, languages=("en", "ro", "cy")))

        _, page = await heron.asks(f"/words/northtown/{language}/netreach")

        assert note in page
    assert 'lang="en"' in page and "We wait to be asked." in page
    assert (await heron.asks("/words/northtown/cy/ground_rules"))[0] == 404, "nobody would read them"


async def put(house: House, project: Project) -> None:
    """As the command line does it."""
    database = await Database.open(settings.database_in(house.serving.data))
    try:
        await database.write(lambda connection: projects.put_project(connection, project))
    finally:
        await database.close()
