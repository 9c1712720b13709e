"""A page whose charity has pinned its key: nobody comes in whose own key that one does not vouch for, and there is no way round it."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from tests.browser.widget.stage import SOON, Onlooker, Stage, onlooker

pytestmark = pytest.mark.asyncio(loop_scope="module")

REFUSED = "We could not make sure that the people here are who they say. So this chat stays shut."
SEALED = ("epoch", "send", "history", "typing")
"""All that is made with a key, or carries words."""
TWO_COME_IN = """async ([first, second]) => {
  Object.assign(rehearsal, { fault: first ?? undefined });
  await rehearsal.comesIn("Wren", "Northtown");
  Object.assign(rehearsal, { fault: second ?? undefined });
  await rehearsal.comesIn("Ash", "Southside");
  rehearsal.tellRoom();
}"""


async def starts(phone: Onlooker, words: str = "is anybody there?") -> None:
    await phone.sees_scene("keys_before")
    await phone.page.get_by_role("button", name="Start chat").click()
    await expect(phone.page.get_by_role("textbox", name="Your message")).to_be_visible(timeout=SOON)
    await phone.says(words)


async def refused(phone: Onlooker) -> None:
    """Said in words, with whom to call, and without a way to go on."""
    await expect(phone.page.get_by_text(REFUSED)).to_be_visible(timeout=SOON)
    await expect(phone.page.get_by_role("link", name="01632 960001")).to_have_attribute("href", "tel:01632960001")
    await expect(phone.page.get_by_text("call 999")).to_be_visible()
    await expect(phone.page.get_by_text("Keys checked")).to_be_hidden()
    for name in ("Start a new chat", "Start chat", "Try again", "Send", "End chat"):
        await expect(phone.page.get_by_role("button", name=name, exact=True)).to_be_hidden()
    assert [body["how"] for body in await phone.heard("leave")] == ["not_checked"]


@pytest.mark.parametrize("fault", ["missing", "expired", "not_yet", "other_project", "other_name", "other_charity", "other_key", "other_root"])
async def test_one_who_is_not_vouched_for_shuts_the_chat_before_any_key_is_made(phone: Onlooker, fault: str) -> None:
    await starts(phone)

    await phone.page.evaluate(TWO_COME_IN, [None, fault])

    await refused(phone)
    for event in SEALED:
        assert await phone.heard(event) == [], event
    await phone.page.get_by_text("What was written here").click()
    await expect(phone.page.get_by_role("log")).to_contain_text("Not sent.")
    await phone.page.get_by_role("button", name="Clear now").click()
    await expect(phone.page.get_by_role("log")).not_to_contain_text("is anybody there?")


async def test_one_person_cannot_be_both_of_the_two(phone: Onlooker) -> None:
    await starts(phone)

    await phone.page.evaluate(TWO_COME_IN, ["twice", "twice"])

    await refused(phone)
    assert await phone.heard("epoch") == []


async def test_when_all_are_vouched_for_the_page_says_so_and_never_more(phone: Onlooker) -> None:
    await starts(phone)
    assert (await phone.heard("arrive"))[0]["pinned"] is True
    await expect(phone.page.get_by_text("Keys checked")).to_be_hidden()

    await phone.page.evaluate(TWO_COME_IN, [None, None])

    await expect(phone.page.get_by_role("status").filter(has_text="Two workers are here")).to_be_visible(timeout=SOON)
    await phone.page.get_by_text("Keys checked").click()
    await expect(phone.page.get_by_text("It does not tell you who a worker is as a person.")).to_be_visible()
    await phone.until_heard("send")
    assert phone.complaints == []


async def test_whoever_comes_in_later_is_checked_before_they_get_a_key(phone: Onlooker) -> None:
    await phone.sees_scene("keys_checked")
    before = {event: await phone.heard(event) for event in SEALED}

    await phone.page.evaluate(
        "async () => { rehearsal.workers.splice(1, 1); rehearsal.fault = 'other_key'; await rehearsal.comesIn('Kit', 'Northtown'); rehearsal.tellRoom() }"
    )

    await refused(phone)
    assert {event: await phone.heard(event) for event in SEALED} == before
    await expect(phone.page.get_by_text("Kit")).to_have_count(0)
    # What was said before went to people who had been checked, and can still be read.
    await phone.page.get_by_text("What was written here").click()
    await expect(phone.page.get_by_role("log")).to_contain_text("Take your time.")


async def test_somebody_else_in_the_same_place_is_noticed(phone: Onlooker) -> None:
    await phone.sees_scene("keys_checked")

    await phone.page.evaluate("() => { rehearsal.workers[0].name = 'Somebody'; rehearsal.tellRoom() }")

    await refused(phone)


async def test_it_says_so_in_romanian(phone: Onlooker) -> None:
    await phone.sees_scene("keys_refused", how="ro")

    await expect(phone.page.get_by_text("Nu am putut verifica dacă persoanele de aici sunt cine spun că sunt.")).to_be_visible()


async def test_a_key_that_is_none_shuts_the_chat_too(browser: Browser, sites: Stage) -> None:
    someone = await onlooker(browser, sites)
    await someone.page.goto(f"{sites.chat}/w/before/#en..")
    await someone.page.wait_for_selector("html[data-scene=ready]", state="attached", timeout=SOON)
    await someone.page.get_by_role("button", name="Start chat").click()
    await expect(someone.page.get_by_role("textbox", name="Your message")).to_be_visible(timeout=SOON)

    await someone.page.evaluate(TWO_COME_IN, [None, None])

    await expect(someone.page.get_by_text(REFUSED)).to_be_visible(timeout=SOON)
    assert await someone.heard("epoch") == []
    await someone.context.close()


async def test_a_page_that_cannot_load_its_checks_does_not_begin(browser: Browser, sites: Stage) -> None:
    someone = await onlooker(browser, sites)
    await someone.sees_scene("keys_before")
    await someone.context.route("**/parts/pinned.js", lambda route: route.abort())

    await someone.page.get_by_role("button", name="Start chat").click()

    await expect(someone.page.get_by_role("button", name="Start chat")).to_be_enabled(timeout=SOON)
    assert await someone.heard("arrive") == []
    await someone.context.close()


async def test_a_page_that_is_not_pinned_says_nothing_of_keys(phone: Onlooker) -> None:
    await phone.sees_scene("paired")

    assert "pinned" not in (await phone.heard("arrive"))[0]
    assert await phone.page.evaluate("performance.getEntriesByType('resource').filter(one => /trust|pinned/.test(one.name)).length") == 0
    await expect(phone.page.get_by_text("Keys checked")).to_have_count(0)
