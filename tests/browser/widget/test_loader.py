"""The button on the charity's page, under the strictest policy a host can have."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Browser, expect

from tests.browser.widget.stage import SOON, Onlooker, Stage, onlooker

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_it_opens_minimises_and_tells_the_page_so(phone: Onlooker) -> None:
    await phone.visits_the_charity("before")
    await phone.page.evaluate("window.told = []; for (const name of ['opened', 'closed']) addEventListener(`chatd:${name}`, () => told.push(name))")

    await phone.button.click()
    await expect(phone.frame.get_by_role("button", name="Start chat")).to_be_visible(timeout=SOON)
    await phone.frame.get_by_role("button", name="Hide", exact=True).click()

    await expect(phone.button).to_be_visible()
    await expect(phone.page.locator("iframe")).to_be_hidden()
    assert await phone.page.evaluate("told") == ["opened", "closed"]
    assert phone.complaints == []


async def test_a_conversation_goes_on_while_it_is_hidden_and_nothing_counts_as_seen(phone: Onlooker) -> None:
    await phone.visits_the_charity("paired")
    await phone.button.click()
    await expect(phone.frame.get_by_role("status").filter(has_text="Two workers are here")).to_be_visible(timeout=SOON)
    chat = phone.page.frames[1]
    await chat.wait_for_selector("html[data-scene=ready]", state="attached")
    await phone.frame.get_by_role("button", name="Hide", exact=True).click()
    seen = "rehearsal.heard.filter(one => one.name === 'shown').length"
    before = await chat.evaluate(seen)

    await chat.evaluate("rehearsal.workers[0].says('Still with you.')")

    await expect(phone.page.get_by_role("button", name="Chat with us (1)")).to_be_visible()
    assert await chat.evaluate(seen) == before
    await phone.page.get_by_role("button", name="Chat with us (1)").click()
    await expect(phone.frame.get_by_role("log")).to_contain_text("Still with you.")
    async with asyncio.timeout(SOON / 1000):
        while await chat.evaluate(seen) == before:  # noqa: ASYNC110  A page has no event for it.
            await asyncio.sleep(0.02)


async def test_on_a_desktop_the_button_opens_and_closes_a_panel(browser: Browser, sites: Stage) -> None:
    someone = await onlooker(browser, sites, width=1440, height=900)
    await someone.visits_the_charity("before")

    await someone.button.click()
    panel = await someone.page.locator("iframe").bounding_box()
    await someone.page.get_by_role("button", name="Hide chat").click()

    assert panel is not None and (panel["width"], panel["height"]) == (380, 640)
    await expect(someone.page.locator("iframe")).to_be_hidden()


async def test_on_a_phone_it_takes_the_whole_screen(phone: Onlooker) -> None:
    await phone.visits_the_charity("before")

    await phone.button.click()

    assert await phone.page.locator("iframe").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}


@pytest.mark.parametrize(("language", "label"), [("en", "Chat with us · closed now"), ("ro-RO", "Scrie-ne · acum e închis")])
async def test_when_we_are_closed_the_button_says_so_and_still_opens_a_helpful_page(phone: Onlooker, language: str, label: str) -> None:
    phone.stage.state = "closed"
    await phone.visits_the_charity("closed", lang=language)
    phone.stage.state = "open"

    await phone.page.get_by_role("button", name=label).click()

    await expect(phone.frame.get_by_role("link", name="Samaritans")).to_be_visible(timeout=SOON)


async def test_when_the_server_is_away_the_button_says_closed_and_is_a_plain_link(phone: Onlooker) -> None:
    phone.stage.state = None
    await phone.visits_the_charity("before")
    phone.stage.state = "open"

    link = phone.page.get_by_role("link", name="Chat with us · closed now")

    assert await link.get_attribute("href") == f"{phone.stage.chat}/w/before/#en."


async def test_a_key_and_a_number_go_behind_the_address_and_to_no_server(phone: Onlooker) -> None:
    phone.stage.asked.clear()
    await phone.visits_the_charity("before", key="K" * 43, phone="01632 960.001")

    await phone.button.click()
    await expect(phone.frame.get_by_role("button", name="Start chat")).to_be_visible(timeout=SOON)

    assert (await phone.page.locator("iframe").get_attribute("src") or "").endswith(f"/w/before/#en..{'K' * 43}.01632 960.001")
    assert phone.stage.asked == ["/p/before/button.json", "/w/before/"]


async def test_a_page_that_names_no_key_hands_none_on(phone: Onlooker) -> None:
    await phone.visits_the_charity("before")

    await phone.button.click()

    assert (await phone.page.locator("iframe").get_attribute("src") or "").endswith("/w/before/#en.")


async def test_a_key_goes_along_to_the_page_of_its_own_too(phone: Onlooker) -> None:
    phone.stage.state = None
    await phone.visits_the_charity("before", key="K" * 43)
    phone.stage.state = "open"

    link = phone.page.get_by_role("link", name="Chat with us · closed now")

    assert await link.get_attribute("href") == f"{phone.stage.chat}/w/before/#en..{'K' * 43}."


async def test_words_for_where_the_button_is_missing_go_when_it_is_there(phone: Onlooker) -> None:
    await phone.visits_the_charity("before", instead="No chat button here?")

    await expect(phone.button).to_be_visible()
    await expect(phone.page.get_by_text("No chat button here?")).to_have_count(0)


async def test_those_words_stay_where_the_button_does_not_come(phone: Onlooker) -> None:
    await phone.context.route("**/embed.js", lambda route: route.abort())

    await phone.page.goto(f"{phone.stage.site}/?scene=before&instead=No chat button here?")

    await expect(phone.page.get_by_text("No chat button here?")).to_be_visible()


async def test_before_the_click_there_is_one_question_and_nothing_of_the_chat(phone: Onlooker) -> None:
    phone.stage.asked.clear()

    await phone.visits_the_charity("before")

    assert phone.stage.asked == ["/p/before/button.json"]
    assert await phone.page.locator("iframe").count() == 0


async def test_messages_from_anybody_else_move_nothing(phone: Onlooker) -> None:
    await phone.visits_the_charity("before")
    await phone.button.click()
    await expect(phone.frame.get_by_role("button", name="Start chat")).to_be_visible(timeout=SOON)

    await phone.page.evaluate("to => postMessage({ chatd: 'leave', to }, '*')", f"{phone.stage.site}/weather")
    await phone.page.evaluate("postMessage({ chatd: 'hide' }, '*')")
    await phone.page.evaluate("new Promise(done => setTimeout(done, 100))")

    await expect(phone.page.locator("iframe")).to_be_visible()
    assert "/weather" not in phone.page.url


async def test_the_frame_is_sandboxed_and_told_no_referrer(phone: Onlooker) -> None:
    await phone.visits_the_charity("before")
    await phone.button.click()

    frame = phone.page.locator("iframe")

    assert await frame.get_attribute("referrerpolicy") == "no-referrer"
    assert set((await frame.get_attribute("sandbox") or "").split()) == {
        "allow-scripts",
        "allow-forms",
        "allow-same-origin",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
        "allow-top-navigation-by-user-activation",
    }


async def test_a_printed_page_shows_nothing_of_it(phone: Onlooker) -> None:
    await phone.visits_the_charity("before")
    await phone.button.click()

    await phone.page.emulate_media(media="print")

    await expect(phone.page.locator("div .b")).to_be_hidden()
    await expect(phone.page.locator("iframe")).to_be_hidden()


async def test_methods_speak_dress_and_take_away(phone: Onlooker) -> None:
    await phone.visits_the_charity("before")

    await phone.page.evaluate("chatd.setLocale('ro'), chatd.setTheme('dark'), chatd.open()")
    await expect(phone.frame.get_by_role("button", name="Începe discuția")).to_be_visible(timeout=SOON)
    ground = await phone.page.frames[1].evaluate("getComputedStyle(document.documentElement).backgroundColor")
    await phone.page.evaluate("chatd.setLocale('en')")
    await expect(phone.frame.get_by_role("button", name="Start chat")).to_be_visible(timeout=SOON)
    await phone.page.evaluate("chatd.destroy()")

    assert ground == "rgb(23, 21, 28)"
    await expect(phone.page.locator("iframe")).to_have_count(0)
    assert await phone.page.evaluate("'chatd' in window") is False
