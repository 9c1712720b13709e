"""Acting at once, in browsers: the card by one key, a note that one lead's key opens, a slip that goes only as far as the visitor lets it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from chatd import secret_key, settings
from chatd.passwords import salt_for
from tests.browser import navigators
from tests.browser.navigators import DESKTOP, QUICK, SLOW, Talk, Worker
from tests.sealed_records import Ring, open_copy, open_ring
from tests.serving import Serving, halves_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

FACTS = "canary 5be1: he is at the door of flat 4"
LINES = ("Canary line one: I would like somebody to call.", "Canary line two: evenings are best.", "Canary line three: my street.")


async def with_keys(browser: Browser, serving: Serving, name: str) -> Worker:
    """On shift, having typed their passphrase on the page: their keys are open in this browser."""
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    someone = Worker(page=page, context=context, watch=watch, serving=serving, name=name)
    await someone.signs_in()
    await someone.checks_in()
    return someone


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def keyed_pair(browser: Browser, serving: Serving) -> AsyncIterator[tuple[Worker, Worker]]:
    both = await with_keys(browser, serving, "wren"), await with_keys(browser, serving, "otter")
    yield both
    for each in both:
        assert each.watch.violations == []
        await each.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def talk(browser: Browser, serving: Serving, keyed_pair: tuple[Worker, Worker]) -> AsyncIterator[Talk]:
    someone = await navigators.visitor(browser, serving)
    yield await navigators.talk(someone, *keyed_pair)
    assert someone.watch.violations == []
    await someone.context.close()
    await navigators.cleared(*keyed_pair)


def rows(serving: Serving, query: str) -> list[Any]:
    """What is stored, read beside the running server."""
    with sqlite3.connect(f"file:{settings.database_in(serving.data)}?mode=ro", uri=True, timeout=10) as connection:
        return connection.execute(query).fetchall()


async def ring_of(serving: Serving, name: str) -> Ring:
    """A lead's keys, from what is stored and the passphrase that only the lead has."""
    salt = salt_for(name, secret_key.read(settings.secret_key_in(serving.data)).sub_key("sign-in salts"))
    halves = await asyncio.to_thread(halves_of, serving.passphrases[name], salt)
    [(signing, sealing, sealed)] = rows(serving, f"SELECT signing_key, sealing_key, sealed FROM keyring WHERE person = '{name}'")
    return open_ring(sealed, name, {"signing": signing, "sealing": sealing}, halves.keyring)[0]


async def writes_the_note(worker: Worker) -> Locator:
    page = worker.page
    await page.get_by_role("textbox", name="What do you know?").fill(FACTS)
    await page.get_by_role("textbox", name="What did you two decide, and why?").fill("Ring 999. The visitor agreed.")
    await page.get_by_role("textbox", name="What have you done?").fill("Otter rang at 23:04, from 07700 900123.")
    await page.get_by_role("textbox", name="Who was told?").fill("999, Robin")
    await page.get_by_role("button", name="Seal and write").click()
    return page.get_by_role("status").filter(has_text="can read it now")


async def asks(worker: Worker) -> None:
    """Writes a slip of three lines and shows it to the visitor."""
    page = worker.page
    await page.keyboard.press("Alt+c")
    await page.get_by_role("textbox", name="Who gets it?").fill("Northtown clinic")
    await page.get_by_role("textbox", name="What for?").fill("A call back about an appointment")
    for count, line in enumerate(LINES, start=1):
        if count > 1:
            await page.get_by_role("button", name="One more line").click()
        await page.get_by_role("textbox", name=f"Line {count}").fill(line)
    await page.get_by_role("button", name="Show it to the visitor").click()


async def test_the_card_for_danger_is_one_key_away_and_needs_no_line(talk: Talk) -> None:
    page = talk.first.page
    await talk.visitor.says("he is outside")
    await talk.first.reads("he is outside")
    await talk.first.reply_box.focus()
    await talk.first.context.set_offline(True)

    await page.keyboard.press("Alt+s")

    card = page.get_by_role("region", name="If somebody is in danger")
    await expect(card).to_be_visible(timeout=QUICK)
    await expect(card.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    await expect(card.get_by_role("link", name="+441632960000")).to_be_visible()
    await expect(card.get_by_role("link", name="+441632960011")).to_be_visible()
    await expect(card).to_contain_text("We hold no address")
    await talk.first.context.set_offline(False)
    await card.get_by_role("button", name="Where are you?").click()
    await expect(talk.first.reply_box).to_have_value(
        "We cannot see where you are. If you want help to come, tell me the exact place: street, building, floor or room. Only if you want to."
    )
    await expect(talk.visitor.log.get_by_text("We cannot see where you are")).to_have_count(0)
    await talk.first.reply_box.fill("")


async def test_a_note_is_read_by_one_lead_within_a_minute_of_being_written(talk: Talk, serving: Serving) -> None:
    began = time.monotonic()
    await talk.first.page.keyboard.press("Alt+n")

    written = await writes_the_note(talk.first)

    await expect(written).to_contain_text("Written. Lark, Plover, and Swift can read it now.", timeout=SLOW)
    await expect(talk.first.page.get_by_text("Somebody could be found by this")).to_have_count(0)
    [(id, box)] = rows(serving, "SELECT n.id, c.box FROM concern_note n JOIN concern_copy c ON c.note = n.id WHERE c.lead = 'plover'")
    words = open_copy(await ring_of(serving, "plover"), box, ("note", "northtown", id, "plover"))
    assert words["facts"] == FACTS and words["by"] == ["Wren", "Otter"]
    assert time.monotonic() - began < 60
    assert rows(serving, "SELECT writers FROM concern_note")[0][0].count("otter") == 1
    assert not any(FACTS in said for said in (*talk.first.watch.said, *(request.post_data or "" for request in talk.first.watch.asked)))
    await talk.first.page.get_by_role("button", name="Close", exact=True).click()


async def test_the_guard_warns_of_a_number_and_refuses_nothing(talk: Talk) -> None:
    page = talk.first.page
    await page.keyboard.press("Alt+n")

    await page.get_by_role("textbox", name="What have you done?").fill("rang 07700 900123 back")

    await expect(page.get_by_text("“07700 900123” (phone number)")).to_be_visible(timeout=QUICK)
    await page.get_by_role("textbox", name="What have you done?").fill("rang 999 back")
    await expect(page.get_by_text("Somebody could be found by this")).to_have_count(0)
    await page.get_by_role("textbox", name="What have you done?").fill("")
    await page.keyboard.press("Escape")


async def test_a_lost_line_keeps_the_words_and_the_same_note_is_stored_once(talk: Talk, serving: Serving) -> None:
    before = len(rows(serving, "SELECT id FROM concern_note"))
    page = talk.first.page
    await page.keyboard.press("Alt+n")
    await page.route("**/concern-notes", lambda route: route.abort())
    await writes_the_note(talk.first)

    await expect(page.get_by_role("alert").filter(has_text="Not written: the line is lost.")).to_be_visible(timeout=SLOW)
    await expect(page.get_by_role("textbox", name="What do you know?")).to_have_value(FACTS)
    assert len(rows(serving, "SELECT id FROM concern_note")) == before
    await page.unroute("**/concern-notes")
    await page.get_by_role("button", name="Seal and write").click()

    await expect(page.get_by_role("status").filter(has_text="can read it now")).to_be_visible(timeout=SLOW)
    assert len(rows(serving, "SELECT id FROM concern_note")) == before + 1
    await page.get_by_role("button", name="Close", exact=True).click()


async def test_a_note_can_still_be_written_after_the_end(talk: Talk, serving: Serving) -> None:
    before = len(rows(serving, "SELECT id FROM concern_note"))
    await talk.visitor.ends()
    page = talk.first.page

    await page.get_by_role("button", name="Write a concern note").click(timeout=SLOW)
    written = await writes_the_note(talk.first)

    await expect(written).to_be_visible(timeout=SLOW)
    assert len(rows(serving, "SELECT id FROM concern_note")) == before + 1


async def test_a_slip_goes_as_the_visitor_changed_it_and_is_taken_out_once(talk: Talk, serving: Serving) -> None:
    await asks(talk.first)
    card = talk.visitor.frame.get_by_role("region", name="May we pass this on?")
    await expect(card).to_contain_text("Northtown clinic", timeout=SLOW)
    await expect(card).to_contain_text("A call back about an appointment")
    await expect(card).to_contain_text("after 7 days at the latest")
    for count, line in enumerate(LINES, start=1):
        await expect(card.get_by_role("textbox", name=f"Line {count}")).to_have_value(line)
    assert rows(serving, "SELECT id FROM consent_slip") == []

    await card.get_by_role("checkbox", name="Pass on line 3").uncheck()
    await card.get_by_role("textbox", name="Line 2").fill("Mornings, please.")
    await card.get_by_role("button", name="Yes, pass this on").click()

    await talk.visitor.finds_noted("Passed on to our team. It will be deleted when it is taken, or after 7 days.")
    await expect(talk.first.page.get_by_text("Stored, as they approved it.")).to_be_visible(timeout=SLOW)
    await expect(card).to_have_count(0)
    assert {person for (person,) in rows(serving, "SELECT person FROM slip_copy")} == {"heron", "lark", "plover", "swift", "wren"}
    [(id, box)] = rows(serving, "SELECT slip, box FROM slip_copy WHERE person = 'lark'")
    words = open_copy(await ring_of(serving, "lark"), box, ("slip", "northtown", id, "lark"))
    assert words["lines"] == [LINES[0], "Mornings, please."]
    assert (words["recipient"], words["purpose"], words["agreed"]) == ("Northtown clinic", "A call back about an appointment", True)
    wire = (*talk.first.watch.said, *talk.visitor.watch.said, *talk.second.watch.heard)
    assert not any("Canary line" in said for said in wire)


async def test_a_no_leaves_nothing_anywhere(talk: Talk, serving: Serving) -> None:
    before = rows(serving, "SELECT count(*) FROM consent_slip"), rows(serving, "SELECT count(*) FROM slip_copy")
    await asks(talk.first)
    frame = talk.visitor.frame
    await frame.get_by_role("button", name="No, do not").press("Enter", timeout=SLOW)

    await talk.visitor.finds_noted("You said no. That is fine.")
    await expect(talk.first.page.get_by_text("They said no. Nothing was stored")).to_be_visible(timeout=SLOW)
    await expect(frame.get_by_role("region", name="May we pass this on?")).to_have_count(0)
    await expect(frame.get_by_text("Canary line one")).to_have_count(0)
    await expect(talk.first.page.get_by_text("Canary line one")).to_have_count(0)
    assert (rows(serving, "SELECT count(*) FROM consent_slip"), rows(serving, "SELECT count(*) FROM slip_copy")) == before


async def test_a_question_taken_back_goes_from_the_visitors_screen(talk: Talk, serving: Serving) -> None:
    before = rows(serving, "SELECT count(*) FROM consent_slip")
    await asks(talk.first)
    await expect(talk.visitor.frame.get_by_role("button", name="Yes, pass this on")).to_be_visible(timeout=SLOW)

    await talk.first.page.get_by_role("button", name="Take the question back").click()

    await talk.visitor.finds_noted("was taken back. Nothing was passed on.")
    await expect(talk.visitor.frame.get_by_role("button", name="Yes, pass this on")).to_have_count(0)
    assert rows(serving, "SELECT count(*) FROM consent_slip") == before


async def test_the_visitor_is_not_told_of_passing_on_before_the_server_holds_it(talk: Talk, serving: Serving) -> None:
    before = rows(serving, "SELECT count(*) FROM consent_slip")
    page = talk.first.page
    await page.route("**/slips", lambda route: route.abort())
    await asks(talk.first)
    await talk.visitor.frame.get_by_role("button", name="Yes, pass this on").click(timeout=SLOW)

    await expect(page.get_by_role("alert").filter(has_text="Not stored: the line is lost.")).to_be_visible(timeout=SLOW)
    await expect(talk.visitor.frame.get_by_text("Passed on to our team")).to_have_count(0)
    assert rows(serving, "SELECT count(*) FROM consent_slip") == before
    await page.unroute("**/slips")
    await page.get_by_role("button", name="Try again").click()

    await talk.visitor.finds_noted("Passed on to our team.")
    assert rows(serving, "SELECT count(*) FROM consent_slip")[0][0] == before[0][0] + 1
