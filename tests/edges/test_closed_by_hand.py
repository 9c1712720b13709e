"""Closing an evening by hand over HTTP: what a coordinator presses, what visitors read at once, and that it is opened just as quickly."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
import pytest_asyncio

from chatd.demo import EASTPORT, ROTA
from tests.edges.closed_house import LANGUAGES, PROMISED, a_text, closed_house, publishes
from tests.edges.house import House
from tests.edges.test_out_of_hours import WORDS, open_page, told
from tests.edges.test_words_over_http import Caller, caller

pytestmark = pytest.mark.asyncio(loop_scope="module")

TONIGHT = {"rota": ROTA.id, "until": "14:30"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standing_house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with closed_house(tmp_path_factory.mktemp("house") / "data") as house:
        yield house


@pytest_asyncio.fixture(loop_scope="module")
async def house(standing_house: House) -> AsyncIterator[House]:
    """Each test begins half an hour into what was promised."""
    standing_house.lines = AsyncExitStack()
    standing_house.clock._at = PROMISED
    yield standing_house
    standing_house.clock._at = PROMISED
    await opens_all(await caller(standing_house, "heron"))
    await standing_house.sent_home()


async def opens_all(coordinator: Caller) -> None:
    _, page = await coordinator.asks("/rota")
    for key in re.findall(r'action="/rota/open-again">.*?name="key" value="([^"]+)"', page, re.DOTALL):
        await coordinator.asks("/rota/open-again", {"rota": ROTA.id, "key": key, "from": "weeks"})


async def test_the_form_offers_the_end_of_tonights_shift_and_one_press_closes(house: House) -> None:
    heron = await caller(house, "heron")
    _, form = await heron.asks("/rota/closures")
    assert re.search(r'name="until" type="time" value="15:00"', form), "the shift that runs is over then"

    status, page = await heron.asks("/rota/close-now", {**TONIGHT, "project": ""})

    assert status == 303 and "Closed until 14:30. Nobody new comes in; chats that are open go on." in page
    assert "The chat is closed until 14:30" in page and "You closed it at 12:30." in page


async def test_visitors_read_at_once_that_it_was_closed_by_hand_and_when_it_opens_in_every_language(house: House) -> None:
    for name in ("wren", "otter"):
        await house.worker(name)
    assert (await told(house, "en"))["availability"]["state"] == "open"
    heron = await caller(house, "heron")

    await heron.asks("/rota/close-now", {**TONIGHT, "project": ""})

    for language in LANGUAGES:
        start, page = await told(house, language), await open_page(house, language)
        hours, words = start["words"]["out_of_hours"], WORDS[language]
        assert (start["availability"]["state"], hours["reason"], hours["said"]) == ("closed", "by_hand", [words.by_hand])
        assert hours["message"] == list(words.message)
        for line in (words.closed, words.by_hand, *words.message, words.danger.format(number=999), "Samaritans", words.options):
            assert line in page
    assert (await told(house, "en"))["availability"]["next_opening"] == "2026-11-18T14:30:00Z", "the shift goes on after it"

    await opens_all(heron)
    assert (await told(house, "en"))["availability"]["state"] == "open"


async def test_it_opens_by_itself_when_its_time_is_over(house: House) -> None:
    for name in ("wren", "otter"):
        await house.worker(name)
    heron = await caller(house, "heron")
    await heron.asks("/rota/close-now", {**TONIGHT, "until": "13:00", "project": ""})
    assert (await told(house, "en"))["availability"]["state"] == "closed"

    house.clock.wind(timedelta(minutes=30))

    assert (await told(house, "en"))["availability"]["state"] == "open"


async def test_one_project_closes_and_its_partner_stays_open(house: House) -> None:
    for name in ("wren", "otter"):
        await house.worker(name)
    heron = await caller(house, "heron")

    await heron.asks("/rota/close-now", {**TONIGHT, "project": "northtown"})

    assert [(await told(house, "en", project))["availability"]["state"] for project in ("northtown", EASTPORT)] == ["closed", "open"]
    _, finch = await (await caller(house, "finch")).asks("/rota")
    assert "Northtown Project is closed until 14:30" in finch and "Heron closed it at 12:30." in finch
    assert "/rota/open-again" not in finch, "it is not theirs to open"


async def test_a_projects_own_words_for_it_are_read(house: House) -> None:
    heron = await caller(house, "heron")
    await publishes(heron, "ro", a_text(1, "Astă-seară nu suntem aici. Ne vedem mâine.", reason="by_hand"))

    await heron.asks("/rota/close-now", {**TONIGHT, "project": ""})

    said = {language: (await told(house, language))["words"]["out_of_hours"]["said"] for language in LANGUAGES}
    assert said == {"ro": ["Astă-seară nu suntem aici. Ne vedem mâine."], "en": [WORDS["en"].by_hand], "es": [WORDS["es"].by_hand]}


async def test_what_is_odd_is_told_at_its_field_and_a_partners_project_is_not_theirs(house: House) -> None:
    heron = await caller(house, "heron")
    for fields, advice in (
        ({"until": "soon", "project": ""}, "Write the time with four figures"),
        ({"until": "14:30", "project": EASTPORT}, "Only a coordinator of that project can do this."),
        ({"until": "14:30", "project": "nowhere"}, "Choose from the projects of this rota."),
        ({"until": "14:30", "project": "", "why": "x" * 300}, "Write 1 to 200 letters"),
    ):
        status, page = await heron.asks("/rota/close-now", {"rota": ROTA.id, **fields})
        assert status == 400 and advice in html.unescape(page), fields
    assert (await told(house, "en"))["words"]["out_of_hours"]["reason"] == "two_did_not_come"


async def test_for_an_operator_it_is_not_there_and_who_is_late_to_open_again_is_told(house: House) -> None:
    wren, heron = await caller(house, "wren"), await caller(house, "heron")
    await heron.asks("/rota/close-now", {**TONIGHT, "project": ""})
    _, page = await wren.asks("/rota")
    assert "Heron closed it at 12:30." in page and "/rota/open-again" not in page and "/rota/closures" not in page

    assert (await wren.asks("/rota/close-now", {**TONIGHT, "project": ""}))[0] == 404
    assert (await wren.asks("/rota/open-again", {"rota": ROTA.id, "key": "x"}))[0] == 404
    _, late = await heron.asks("/rota/open-again", {"rota": ROTA.id, "key": "x"})
    assert "It was open again already." in late
