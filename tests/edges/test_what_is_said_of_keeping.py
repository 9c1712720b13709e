"""What visitors and workers read of keeping is true at that moment, in every place that says it: with two leads on a good list, and without."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import pytest

from protocols import folder
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORDS = folder.words()["en"].confidentiality
PAGE = folder.privacy()["en"]


async def said(house: House) -> dict[str, str]:
    """The start call, the long rules, the privacy page and the card on the desk."""
    cookie, _ = await house.signed_in("wren")
    async with aiohttp.ClientSession(house.origin, headers={"Origin": house.origin}) as session:
        async with session.post("/w/northtown/start", json={}) as answer:
            start = (await answer.json())["words"]["confidentiality"]
        async with session.get("/w/northtown/rules.json?lang=en") as answer:
            rules = (await answer.json())["confidentiality"]
        async with session.get("/privacy/northtown?lang=en") as answer:
            page = await answer.text()
        async with session.get("/desk/answers.json", headers={"Cookie": cookie}) as answer:
            cards = [each["body"] for each in await answer.json() if each["id"] == "en/confidentiality-northtown"]
    assert len(cards) == 1
    return {"start": start["kept"], "rules": rules["kept"], "more": "\n".join(rules["more"]), "page": page, "card": cards[0]}


def about(page: str, where: str) -> list[bool]:
    return [each.say.split("{")[0][:60] in page for each in PAGE.sentences() if each.where == where]


async def test_every_place_says_the_same_and_changes_with_the_list_of_leads(house: House) -> None:
    can = await said(house)
    assert can["start"] == can["rules"] == WORDS.kept and WORDS.kept in can["card"]
    assert "It can happen that we do not tell you" in can["more"]
    assert all(about(can["page"], "kept")) and not any(about(can["page"], "nowhere"))

    house.clock.wind(timedelta(days=91))
    cannot = await said(house)

    assert cannot["start"] == cannot["rules"] == WORDS.kept_nowhere and WORDS.kept_nowhere in cannot["card"]
    assert WORDS.keeping_nowhere[0] in cannot["more"] and "Two leads must both agree" not in cannot["more"]
    assert all(about(cannot["page"], "nowhere")) and not any(about(cannot["page"], "kept"))
    assert folder.safeguarding().ground[0].words["en"].plain not in cannot["page"]


async def test_the_start_call_carries_no_more_than_what_is_read_first(house: House) -> None:
    async with (
        aiohttp.ClientSession(house.origin, headers={"Origin": house.origin}) as session,
        session.post("/w/northtown/start", json={}) as answer,
    ):
        words = (await answer.json())["words"]

    assert set(words["confidentiality"]) == {"who", "kept", "tell"}
    assert "leave" not in words and "lines" not in words["ground_rules"]
