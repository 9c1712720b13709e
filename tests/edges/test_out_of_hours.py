"""Out-of-hours words over HTTP: which ones a visitor reads for a reason, on a day, in a language; and how a coordinator writes them."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from chatd.demo import EASTPORT
from chatd.domain.people import Contact
from protocols import folder
from tests.edges.closed_house import AFTER, CHRISTMAS_DAY, LANGUAGES, MONDAY, PAGE, PROMISED, a_text, changed, closed_house, publishes, writes
from tests.edges.house import House
from tests.edges.test_words_over_http import Caller, caller
from tests.fakes import NOON

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORDS = {language: words.out_of_hours for language, words in folder.words().items()}
POLICE = Contact(name="Northtown Police", how="01632 960009", href="tel:+441632960009")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standing_house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with closed_house(tmp_path_factory.mktemp("house") / "data") as house:
        yield house


@pytest_asyncio.fixture(loop_scope="module")
async def house(standing_house: House) -> AsyncIterator[House]:
    """Each test begins on a Monday on which nothing is planned, with nobody there."""
    standing_house.lines = AsyncExitStack()
    standing_house.clock._at = MONDAY
    yield standing_house
    await standing_house.sent_home()


async def told(house: House, language: str, project: str = "northtown") -> dict[str, Any]:
    """What the visitor's page has."""
    async with aiohttp.ClientSession() as session:
        answer = await session.post(f"{house.origin}/w/{project}/start", json={"language": language, "again": True}, headers={"Origin": house.origin})
        start: dict[str, Any] = await answer.json()
        return start


async def open_page(house: House, language: str) -> str:
    async with aiohttp.ClientSession() as session:
        return html.unescape(await (await session.get(f"{house.origin}/p/northtown/?lang={language}")).text())


@pytest_asyncio.fixture(loop_scope="module")
async def heron(house: House) -> AsyncIterator[Caller]:
    """A coordinator of Northtown; whatever was published is taken back at the end."""
    coordinator = await caller(house, "heron")
    yield coordinator
    house.clock._at = NOON
    again = await caller(house, "heron")
    for language in LANGUAGES:
        await again.asks(f"{PAGE.format(language)}/take-back", {})


@pytest.mark.parametrize(
    ("at", "reason"),
    [(MONDAY, "hours"), (CHRISTMAS_DAY, "holiday"), (PROMISED, "two_did_not_come")],
    ids=["hours", "holiday", "two did not come"],
)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_reason_has_its_words_in_every_language(house: House, at: datetime, reason: str, language: str) -> None:
    house.clock._at = at

    start, page = await told(house, language), await open_page(house, language)

    hours, words = start["words"]["out_of_hours"], WORDS[language]
    assert (start["availability"]["state"], hours["reason"]) == ("closed", reason)
    assert hours["said"] == ([] if reason == "hours" else [getattr(words, reason)])
    assert hours["message"] == list(words.message)
    for line in (words.closed, *hours["said"], *words.message, words.danger.format(number=999), "Northtown drop-in", "Samaritans"):
        assert line in page
    others = {getattr(words, name) for name in ("holiday", "two_did_not_come", "by_hand")} - set(hours["said"])
    assert not [line for line in others if line in page]


async def test_when_nobody_is_planned_who_speaks_it_the_next_chat_in_any_language_is_told_all_the_same(house: House) -> None:
    english, spanish = [(await told(house, language))["availability"] for language in ("en", "es")]

    assert english["next_opening"] == spanish["next_in_any"] == "2026-11-18T12:00:00Z"
    assert spanish["next_opening"] is None and "next_in_any" not in english


async def test_while_others_are_about_to_close_the_next_chat_in_any_language_is_told_as_well(house: House) -> None:
    house.clock._at = PROMISED
    for name in ("wren", "otter"):
        await house.worker(name)
    house.clock._at = PROMISED.replace(hour=14)

    english, spanish = [(await told(house, language))["availability"] for language in ("en", "es")]

    assert (english["state"], english["next_opening"]) == ("closing_soon", "2026-11-25T12:00:00Z")
    assert (spanish["state"], spanish["next_opening"], spanish.get("next_in_any")) == ("closed", None, "2026-11-25T12:00:00Z")


async def test_closed_by_hand_says_so_and_promises_nothing(house: House) -> None:
    before = await changed(house, may_open=False)
    try:
        start = await told(house, "es")
        hours = start["words"]["out_of_hours"]
        assert (hours["reason"], hours["said"], start["availability"]["next_opening"]) == ("by_hand", [WORDS["es"].by_hand], None)
        assert WORDS["es"].by_hand in await open_page(house, "es")
    finally:
        await changed(house, may_open=before.may_open)


async def test_own_words_are_said_on_their_days_for_their_reason_in_their_language_and_nowhere_else(house: House, heron: Caller) -> None:
    mine = "De Crăciun ne odihnim. Ne întoarcem luni."
    await publishes(heron, "ro", {**a_text(1, mine, first="2026-12-24", last="2026-12-26"), "message": "Scrie-ne luni."})
    assert (await told(house, "ro"))["words"]["out_of_hours"]["said"] == []
    assert (await told(house, "ro"))["words"]["out_of_hours"]["message"] == ["Scrie-ne luni."]

    house.clock._at = CHRISTMAS_DAY
    said = {language: (await told(house, language))["words"]["out_of_hours"]["said"] for language in LANGUAGES}

    assert said == {"ro": [mine], "en": [WORDS["en"].holiday], "es": [WORDS["es"].holiday]}
    page = await open_page(house, "ro")
    for line in (
        mine,
        "Scrie-ne luni.",
        WORDS["ro"].closed,
        "miercuri, 30 decembrie, ora 12:00",
        WORDS["ro"].danger.format(number=999),
        "Samaritans",
    ):
        assert line in page
    assert (await told(house, "en", "eastport"))["words"]["out_of_hours"]["said"] == [WORDS["en"].holiday]
    house.clock._at = AFTER
    assert (await told(house, "ro"))["words"]["out_of_hours"]["said"] == [WORDS["ro"].holiday]


async def test_a_draft_is_read_in_the_preview_on_its_day_and_by_no_visitor(house: House, heron: Caller) -> None:
    house.clock._at = CHRISTMAS_DAY
    heron = await caller(house, "heron")
    before = await told(house, "en")
    assert (await writes(heron, "en", a_text(1, "Merry Christmas from us.", first="2026-12-25", last="2026-12-25")))[0] == 303

    _, on_the_day = await heron.asks(f"{PAGE.format('en')}?on=2026-12-25")
    _, after = await heron.asks(f"{PAGE.format('en')}?on=2026-12-27&why=holiday")
    _, full = await heron.asks(f"{PAGE.format('en')}?on=2026-12-25&why=full")

    assert "<p>Merry Christmas from us.</p>" in on_the_day and "Your own text for “A planned closure”, Friday 25 December 2026." in on_the_day
    assert f"<p>{WORDS['en'].holiday}</p>" in after and "are for other days" in after
    assert WORDS["en"].full in full and "You have no text in English for “The queue is full”." in full
    assert "Wednesday 30 December, 12:00" in on_the_day and "call 999" in on_the_day and "<b>Northtown drop-in</b>" in on_the_day
    assert await told(house, "en") == before


async def test_versions_are_compared_in_words_and_an_old_one_comes_back_as_a_draft(house: House, heron: Caller) -> None:
    for lines in ("Merry Christmas.", "Happy holidays."):
        await publishes(heron, "es", a_text(1, lines, first="2026-12-24", last="2026-12-26"))
    _, page = await heron.asks(PAGE.format("es"))
    one, other = (int(number) for number in re.findall(r"compare\?one=(\d+)&amp;other=(\d+)", page)[0])

    _, changes = await heron.asks(f"{PAGE.format('es')}/compare?one={one}&other={other}")
    nowhere = await heron.asks(f"{PAGE.format('es')}/compare?one=1&other=99")
    status, restored = await heron.asks(f"{PAGE.format('es')}/restore", {"number": str(one)})

    number = re.search(r"Publish version (\d+)", restored)
    assert number
    _, aside = await heron.asks(f"{PAGE.format('es')}/put-aside", {"number": number[1]})

    assert "is put aside" in aside and "Publish version" not in aside
    assert "Text 1: what you say" in changes and "Merry Christmas." in changes and "A planned closure" in changes
    assert nowhere[0] == 404
    assert status == 303 and f"The words of version {one} are a draft again" in restored and "Merry Christmas." in restored
    house.clock._at = CHRISTMAS_DAY
    assert (await told(house, "es"))["words"]["out_of_hours"]["said"] == ["Happy holidays."]


@pytest.mark.parametrize(
    ("lines", "advice"),
    [
        ("We are sex workers too.", "write it without “sex”"),
        ("Ring {clinic_phone}.", "say first what {clinic_phone} is"),
        ("Ring {phone}.", "use no other braces than"),
        ("<b>Closed</b>", "write it without &lt; &gt;"),
    ],
)
async def test_what_cannot_be_said_is_told_at_its_field_and_what_was_typed_stays(heron: Caller, lines: str, advice: str) -> None:
    _, before = await heron.asks(PAGE.format("es"))

    status, page = await writes(heron, "es", a_text(1, lines, reason="hours"))

    assert status == 400
    assert 'id="lines-1-wrong"' in page and advice in page
    assert html.escape(lines, quote=False) in page
    _, after = await heron.asks(PAGE.format("es"))
    assert before.count("Version ") == after.count("Version ")


async def test_where_several_are_wrong_each_is_named_at_the_head_of_the_page(heron: Caller) -> None:
    _, page = await writes(heron, "es", {**a_text(1, "Hola."), **a_text(2, "<b>"), "message": "{nobody}"})

    head = page[page.index("Nothing is lost") :][:900]
    assert "Text 2: what you say. Please write it without" in head and "What it would mean to write to you now. Please use no other braces" in head


async def test_an_empty_form_is_no_draft(house: House) -> None:
    finch = await caller(house, "finch")
    path = f"/words/{EASTPORT}/en/out-of-hours"

    status, page = await finch.asks(f"{path}/save", {**a_text(1, ""), "message": "", "newest": "0"})

    assert status == 303 and "Nothing is different" in page and "Publish version" not in page


async def test_days_that_lack_a_day_are_no_text_for_any_day(heron: Caller) -> None:
    for days in ({"days-1": "span"}, {"days-1": "week"}):
        status, page = await writes(heron, "es", {**a_text(1, "Descansamos."), **days})

        assert status == 400 and "Descansamos." in page


async def test_a_number_that_the_project_has_said_is_filled_in(house: House, heron: Caller) -> None:
    await heron.asks("/words/northtown/clinic", {"clinic_name": "The Junction", "clinic_phone": "01632 960123", "clinic_hours": ""})
    await publishes(heron, "es", a_text(1, "Llama al {clinic_phone}, {clinic_name}.", reason="hours"))

    assert (await told(house, "es"))["words"]["out_of_hours"]["said"] == ["Llama al 01632 960123, The Junction."]

    await heron.asks("/words/northtown/clinic", {"clinic_name": "", "clinic_phone": "", "clinic_hours": ""})
    assert (await told(house, "es"))["words"]["out_of_hours"]["said"] == [], "what is no longer known is not said"


async def test_the_police_is_never_where_it_says_that_none_is(house: House) -> None:
    before = await changed(house, contacts=(POLICE,))
    try:
        assert POLICE.name not in str(await told(house, "en")) and POLICE.name not in await open_page(house, "en")
        assert "Samaritans" in await open_page(house, "en")
    finally:
        await changed(house, contacts=before.contacts)


async def test_where_too_few_places_are_known_the_list_of_words_says_so(house: House, heron: Caller) -> None:
    few = "Fewer than two places to turn to are known"
    assert few not in (await heron.asks("/words/northtown"))[1]
    before = await changed(house, country="DE", contacts=())
    try:
        assert few in (await heron.asks("/words/northtown"))[1]
    finally:
        await changed(house, country=before.country, contacts=before.contacts)


async def test_for_everybody_but_its_coordinators_the_page_is_not_there(house: House) -> None:
    for name, path in (
        ("wren", PAGE.format("en")),
        ("finch", PAGE.format("en")),
        ("heron", PAGE.format("de")),
        ("heron", f"/words/{EASTPORT}/en/out-of-hours"),
    ):
        one = await caller(house, name)
        nowhere = await one.asks("/words/nowhere/en/out-of-hours")

        assert nowhere[0] == 404 and await one.asks(path) == nowhere
        assert (await one.asks(f"{path}/save", a_text(1, "Closed.", reason="hours")))[0] == 404
