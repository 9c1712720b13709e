"""What somebody hears who does not see the desk, or sees it in colours of their own: what is new, once, and in its own language. A place that is read out stands before there is anything in
it, because what comes together with its place is passed over by some screen readers.
"""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.desk.stage import Wren

pytestmark = pytest.mark.asyncio(loop_scope="module")

LISTENS = """(() => {
  const PLACES = "[role=status], [role=alert], [role=log], [aria-live=polite]";
  const placeOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(`${PLACES}, [aria-live=off]`);
  const standing = new WeakSet(document.querySelectorAll(PLACES));
  const isNew = ({ type, target, addedNodes }) => type === "childList" ? addedNodes.length > 0 : target.data && placeOf(target).getAttribute("aria-relevant") !== "additions";
  window.heard = [];
  new MutationObserver((changes) => {
    for (const change of changes) {
      const place = placeOf(change.target);
      if (place && standing.has(place) && place.getAttribute("aria-live") !== "off" && isNew(change))
        heard.push(...(change.type === "childList" ? [...change.addedNodes].map((node) => node.textContent) : [change.target.data]).filter(Boolean));
    }
    for (const place of document.querySelectorAll(PLACES)) standing.add(place);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
})()"""


async def hears(someone: Wren, words: str) -> None:
    await someone.page.wait_for_function("words => heard.some((one) => one.includes(words))", arg=words)


async def test_how_many_answers_a_slash_finds_is_heard_and_that_there_are_none(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.page.evaluate(LISTENS)

    await worker.reply.press_sequentially("/tax")
    await hears(worker, "Arrows choose, Enter places")
    await worker.reply.press_sequentially("zzzz")

    await hears(worker, "No answer has these words.")


async def test_how_many_answers_a_search_finds_is_heard(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.page.evaluate(LISTENS)

    await worker.page.get_by_role("searchbox", name="Find an answer").fill("tax")
    await hears(worker, " answer")
    await worker.page.get_by_role("searchbox", name="Find an answer").fill("zzzz")

    await hears(worker, "No answer has these words.")


async def test_a_line_of_ones_own_is_heard_once_and_not_again_with_each_step_on_its_way(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.page.evaluate(LISTENS)

    await worker.reply.fill("a line of mine")
    await worker.presses("Enter")
    await expect(worker.log.locator(".line").filter(has_text="a line of mine").locator(".said__mark")).to_have_text("Sent")
    await worker.happens('server.rooms.get("c1").deliverAll()')
    await expect(worker.log.locator(".line").filter(has_text="a line of mine").locator(".said__mark")).to_have_text("Delivered")

    heard = await worker.page.evaluate("heard")
    assert len([one for one in heard if "a line of mine" in one]) == 1
    assert [one for one in heard if one in {"Sent", "Delivered"}] == []


async def test_that_somebody_waits_is_heard(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.page.evaluate(LISTENS)

    await worker.happens("""server.now({ waiting: [{ conversation: "w1", project: "northtown", project_name: "Northtown", language: "ro",
      since: new Date().toISOString(), mine_to_take: true }] })""")

    await hears(worker, "Someone is waiting: Romanian")


async def test_that_a_chat_is_over_is_heard(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.page.evaluate(LISTENS)

    await worker.happens('server.rooms.get("c1").end("left", true)')

    await hears(worker, "The visitor has left.")


async def test_each_take_says_whom(worker: Wren) -> None:
    await worker.sees("someone-waiting")

    await expect(worker.page.get_by_role("button", name="Take", exact=True).first).to_have_accessible_description("Romanian 3 minutes")


async def test_words_in_another_language_say_which(worker: Wren) -> None:
    await worker.sees("canned-answers")

    unsaid = await worker.page.evaluate("""[...document.querySelectorAll(".option__title, .answer__title > [dir], .said--visitor .said__words")]
      .filter((one) => !one.lang).map((one) => one.textContent)""")

    assert await worker.answers.get_by_role("option").count() > 0
    assert unsaid == []
    assert await worker.answers.locator("[lang=ro]").count() > 0
    assert await worker.log.locator("[lang=ro]").count() > 0


async def test_what_is_chosen_is_seen_where_the_system_sets_the_colours(worker: Wren) -> None:
    await worker.sees("canned-answers")
    await worker.page.emulate_media(forced_colors="active")

    for chosen in ("#canned-answers [aria-selected=true]", ".side__tab[aria-selected=true]"):
        assert await worker.page.locator(chosen).evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert await worker.page.locator("#canned-answers [aria-selected=false]").first.evaluate("one => getComputedStyle(one).outlineStyle") == "none"
    await worker.page.emulate_media(forced_colors="none")
