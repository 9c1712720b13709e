"""Before the two come: what a visitor may ask, what is said of it, and a place in the queue that nobody loses without a soft question first."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from tests.browser.widget.stage import SOON, Onlooker

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def opens_what_can_be_asked(phone: Onlooker) -> Locator:
    await phone.page.get_by_text("Ask for a language or a person").click()
    asks = phone.page.locator(".asks")
    await expect(asks).to_be_visible(timeout=SOON)
    return asks


async def starts(phone: Onlooker) -> dict[str, object]:
    await phone.page.get_by_role("button", name="Start chat").click()
    await phone.until_heard("arrive")
    (arrived,) = await phone.heard("arrive")
    return {name: asked for name, asked in arrived.items() if name != "page_key"}


async def test_whoever_asks_for_nothing_asks_for_nothing(phone: Onlooker) -> None:
    await phone.sees_scene("before")

    assert await starts(phone) == {"language": "en", "gender": None, "people": [], "but": []}
    await expect(phone.page.locator(".asked")).to_be_hidden()


async def test_what_was_asked_goes_with_the_arrival_and_is_said_as_it_stands(phone: Onlooker) -> None:
    await phone.sees_scene("before")
    asks = await opens_what_can_be_asked(phone)

    await asks.get_by_label("Chat in").select_option("ro")
    await asks.get_by_label("One of the two should be").select_option("non_binary")
    await asks.get_by_label("Wren from Northtown").select_option("people")

    assert await starts(phone) == {"language": "ro", "gender": "non_binary", "people": ["Wren"], "but": []}
    said = phone.page.locator(".asked")
    await expect(said).to_contain_text("You asked for Romanian. Somebody who speaks it is free.", timeout=SOON)
    await expect(said).to_contain_text("You asked for a non-binary person. One of the two can be.")
    await phone.page.evaluate("rehearsal.unmet = ['language']; rehearsal.anyone = true; rehearsal.tellRoom()")
    await expect(said).to_contain_text("Nobody who speaks Romanian is free just now.")
    await expect(said).to_contain_text("anyone who is free may come now")


async def test_a_name_from_before_is_looked_for_among_those_shown_and_only_then_asked_about(phone: Onlooker) -> None:
    await phone.sees_scene("before")
    asks = await opens_what_can_be_asked(phone)
    await asks.get_by_role("textbox").fill(" wREN ")
    await asks.get_by_role("button", name="Look who is here").click()
    await expect(asks).to_contain_text("Wren is here now. We will ask for Wren.")
    assert await phone.page.evaluate("rehearsal.sought") == []
    await asks.get_by_role("textbox").fill("Finch")
    await asks.get_by_role("button", name="Look who is here").click()
    await expect(asks).to_contain_text("Nobody called Finch is here just now.")
    await expect(asks.get_by_role("link", name="When the chat is open next")).to_have_attribute("href", "/p/northtown/")

    assert await phone.page.evaluate("rehearsal.sought") == ["Finch"]
    assert (await starts(phone))["people"] == ["Wren"]


@pytest.mark.parametrize(
    ("language", "fold", "said"),
    [
        ("en", "Ask for a language or a person", "Kestrel is next here on Saturday 28 November at 00:00 (your time, Bucharest)"),
        ("ro", "O limbă, o persoană anume", "Kestrel e aici data viitoare sâmbătă, 28 noiembrie, ora 00:00 (ora ta, Bucharest)"),
    ],
)
async def test_when_somebody_is_here_next_is_said_in_the_pages_language(phone: Onlooker, language: str, fold: str, said: str) -> None:
    await phone.sees_scene("before", how=language)
    await phone.page.get_by_text(fold).click()
    field = phone.page.locator(".asks").get_by_role("textbox")

    await field.fill("Kestrel")
    await field.press("Enter")

    await expect(phone.page.locator(".asks")).to_contain_text(said, timeout=SOON)


async def test_someone_else_may_be_asked_for_at_the_start_and_while_waiting(phone: Onlooker) -> None:
    await phone.sees_scene("before")
    asks = await opens_what_can_be_asked(phone)
    await asks.get_by_label("Wren from Northtown").select_option("but")
    await expect(asks).to_contain_text("That leaves fewer than two")
    assert (await starts(phone))["but"] == ["Wren"]

    await phone.page.get_by_text("While you wait").click()
    await phone.page.get_by_role("checkbox", name="Ash from Southside").check()
    await phone.page.get_by_role("button", name="Someone else, please").click()

    await phone.until_heard("someone_else")
    assert await phone.heard("someone_else") == [{"but": ["Ash"]}]
    await expect(phone.page.get_by_text("You keep your place.")).to_be_visible()
    await expect(phone.page.get_by_role("link", name="Samaritans")).to_be_visible()


async def test_where_nobody_speaks_the_language_the_next_time_is_said_and_another_offered(phone: Onlooker) -> None:
    await phone.sees_scene("not_spoken")

    await expect(phone.page.get_by_role("heading", name="Nobody who speaks English is here just now")).to_be_visible()
    await expect(phone.page.get_by_text("Our next chat in English is")).to_be_visible()
    await expect(phone.page.get_by_role("button", name="Română")).to_be_visible()
    await expect(phone.page.get_by_text("We are closed")).to_have_count(0)


ONLY_ENGLISH = """(async () => {
  const { answerFor } = await import("/static/src/widget/demo/agreed.js");
  window.fetch = async (_, how) => {
    const { language, speaks } = JSON.parse(how.body);
    const closed = { state: "closed", missing: true };
    const answer = answerFor(language, speaks ? closed : {});
    if (speaks) answer.availability.languages = ["en"];
    return Response.json(answer);
  };
})()"""


async def test_asking_for_a_language_that_nobody_speaks_is_answered_at_once_and_can_be_taken_back(phone: Onlooker) -> None:
    await phone.sees_scene("before")
    await phone.page.evaluate(ONLY_ENGLISH)
    asks = await opens_what_can_be_asked(phone)

    await asks.get_by_label("Chat in").select_option("ro")
    await expect(phone.page.get_by_role("heading", name="Nobody who speaks Romanian is here just now")).to_be_visible(timeout=SOON)
    await expect(phone.page.get_by_text("Our next chat in Romanian is")).to_be_visible()

    await phone.page.get_by_role("button", name="English").click()
    assert (await starts(phone))["language"] == "en"
    assert phone.complaints == []


async def test_any_touch_answers_whether_somebody_is_still_there(phone: Onlooker) -> None:
    await phone.sees_scene("still_there")
    question = phone.page.get_by_text("Are you still there?")
    await expect(question).to_be_visible()
    assert await phone.heard("still_here") == []

    await phone.page.get_by_role("textbox", name="Your message").press("a")

    await phone.until_heard("still_here")
    await phone.page.evaluate("rehearsal.stillThere = false; rehearsal.tellRoom()")
    await expect(question).to_be_hidden()
    await phone.page.get_by_role("textbox", name="Your message").press("b")
    assert len(await phone.heard("still_here")) == 1


async def test_what_was_written_goes_back_into_the_queue_with_one_press(phone: Onlooker) -> None:
    await phone.sees_scene("no_answer")
    await expect(phone.page.get_by_text("We did not hear from you")).to_be_visible()
    await expect(phone.page.get_by_role("log")).to_contain_text("Not sent.")

    await phone.page.get_by_role("button", name="Wait again").click()

    await phone.until_heard("arrive", 2)
    line = phone.page.locator(".line.mine")
    await expect(line).to_contain_text("it's about a message I got", timeout=SOON)
    await expect(line).to_contain_text("Waits on this page")
    await expect(phone.page.get_by_role("textbox", name="Your message")).to_have_value("and there is one more thing")
    assert await phone.heard("send") == []
    assert phone.complaints == []


async def test_where_there_is_no_place_any_more_the_words_stay(phone: Onlooker) -> None:
    await phone.sees_scene("no_answer")
    await phone.page.evaluate("(() => { window.fetch = async () => { throw new TypeError('no line') } })()")

    await phone.page.get_by_role("button", name="Wait again").click()

    await expect(phone.page.get_by_text("We cannot reach the chat")).to_be_visible()
    await expect(phone.page.get_by_role("log")).to_contain_text("it's about a message I got")
