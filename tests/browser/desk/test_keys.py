"""The desk by keyboard alone: few keys, no surprises, and the focus only where somebody asked it to go."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.desk.stage import Wren

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_from_alert_to_first_reply_is_two_keys(worker: Wren) -> None:
    await worker.sees("someone-waiting")

    await worker.presses("Alt+T")
    await expect(worker.reply).to_be_focused()
    await worker.page.keyboard.type("Hello.")
    await worker.presses("Enter")

    await expect(worker.log.get_by_text("Hello.")).to_be_visible()


async def test_an_answer_is_placed_in_four_keys_at_the_cursor(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.reply.fill("Take your time. ")

    await worker.presses("/", "g", "o", "Enter")

    await expect(worker.reply).to_have_value("Take your time. Thank you for talking with us. Take good care of yourself.")
    await expect(worker.answers).to_have_count(0)


async def test_escape_leaves_the_list_and_the_draft_as_they_were(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.reply.press_sequentially("See /tax")
    await expect(worker.answers).to_be_visible()

    await worker.presses("Escape")

    await expect(worker.answers).to_have_count(0)
    await expect(worker.reply).to_have_value("See /tax")


async def test_a_search_that_finds_nothing_says_so_and_is_not_sent_and_tab_takes_what_is_chosen(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    said = worker.log.locator(".said--me")
    before = await said.count()
    await worker.reply.press_sequentially("/hostle")
    await expect(worker.page.locator(".reply").get_by_text("No answer has these words.").first).to_be_visible()

    await worker.presses("Enter")
    await expect(worker.page.get_by_text("“/hostle” looks for an answer. Press again to send.")).to_be_visible()
    await expect(said).to_have_count(before)

    await worker.reply.fill("")
    await worker.presses("/", "g", "o", "Tab")
    await expect(worker.reply).to_have_value("Thank you for talking with us. Take good care of yourself.")
    await expect(worker.reply).to_be_focused()


async def test_a_typo_still_finds_the_answer_and_arrows_choose(worker: Wren) -> None:
    await worker.sees("paired-as-first")

    await worker.reply.press_sequentially("#chlamydai")
    await expect(worker.answers.get_by_role("option")).to_have_count(2)
    await worker.presses("ArrowDown")

    await expect(worker.answers.get_by_role("option", selected=True)).to_contain_text("Un test ITS")


async def test_a_placeholder_is_named_and_selected_and_nothing_is_sent(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    before = await worker.log.locator(".said--me").count()
    await worker.reply.fill("One line of many.\n" * 30 + "Go to [name of the clinic] today.")
    await worker.reply.evaluate("box => (box.scrollTop = 0, box.setSelectionRange(0, 0))")

    await worker.presses("Enter")

    await expect(worker.page.get_by_role("alert").filter(has_text="Fill this in first: [name of the clinic]")).to_be_visible()
    assert await worker.page.evaluate("getSelection().toString()") == "[name of the clinic]"
    assert await worker.reply.evaluate("box => box.scrollTop") > 0, "it is in sight"
    assert await worker.log.locator(".said--me").count() == before


async def test_an_unchecked_translation_asks_for_a_second_press(worker: Wren) -> None:
    await worker.sees("canned-answers")
    before = await worker.log.locator(".said--me").count()

    await worker.presses("Enter", "Enter")
    await expect(worker.page.get_by_text("Not yet checked by a native speaker. Press again to send.")).to_be_visible()
    assert await worker.log.locator(".said--me").count() == before
    await worker.presses("Enter")

    await expect(worker.log.locator(".said--me")).to_have_count(before + 1)


async def test_what_is_for_the_partner_never_reaches_the_visitors_log(worker: Wren) -> None:
    await worker.sees("paired-as-first")

    await worker.presses("Alt+P")
    await worker.page.keyboard.type("Is this one for Finch?")
    await worker.presses("Enter")

    await expect(worker.page.get_by_role("log", name="Only you two").get_by_text("Is this one for Finch?")).to_be_visible()
    await expect(worker.log.get_by_text("Is this one for Finch?")).to_have_count(0)
    await expect(worker.reply).to_have_value("")


async def test_focus_and_draft_stay_while_everything_else_happens(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.presses("Alt+P")
    await worker.page.keyboard.type("half a")

    await worker.happens("""const other = await server.room("c2", "first"); other.visitorSays("hello?", "2026-11-20T21:00:00Z");
        server.rooms.get("c1").visitorSays("one more thing", "2026-11-20T21:00:00Z"); server.rooms.get("c1").swap();""")
    await expect(worker.log.get_by_text("one more thing")).to_be_visible()
    await worker.page.keyboard.type(" thought")

    await expect(worker.confer).to_have_value("half a thought")
    await expect(worker.confer).to_be_focused()


async def test_the_title_counts_unread_and_a_line_is_told_as_shown_only_once_it_is_on_the_screen(worker: Wren) -> None:
    await worker.sees("paired-as-first")

    await worker.happens("""const other = await server.room("c2", "first"); other.visitorSays("hello?", "2026-11-20T21:00:00Z")""")
    await expect(worker.page).to_have_title("(1) Desk")
    assert await worker.happens('return server.rooms.get("c2").shown') == []
    find = worker.page.get_by_role("searchbox", name="Find an answer")
    await find.fill("asylum in Leeds")
    await worker.presses("Alt+J")
    await expect(find, "what was typed for one visitor does not stand beside another").to_have_value("")

    await expect(worker.log.get_by_text("hello?")).to_be_visible()
    await expect(worker.page).to_have_title("Desk")
    told = await worker.happens('return server.rooms.get("c2").shown')
    assert told == [{"conversation": "c2", "channel": "room", "counters": [[0, 1]]}]


async def test_somebody_waiting_is_a_dot_in_the_title_and_no_word(worker: Wren) -> None:
    await worker.sees("someone-waiting")

    await expect(worker.page).to_have_title("• Desk")


async def test_the_second_finds_the_pen_where_they_look_for_it(worker: Wren) -> None:
    await worker.sees("paired-as-second")
    await expect(worker.reply).to_be_disabled()
    await expect(worker.page.get_by_text("Heron is writing to the visitor. Take over to write.")).to_be_visible()

    await worker.presses("Alt+L", "Enter")

    await expect(worker.reply).to_be_focused()


async def test_closing_asks_once_and_takes_the_words_away(worker: Wren) -> None:
    await worker.sees("paired-as-first")

    await worker.page.get_by_role("button", name="Close conversation").click()
    await worker.page.get_by_role("button", name="Close conversation").click()

    await expect(worker.page.get_by_text("Nothing was kept of what was said.")).to_be_visible()
    await expect(worker.page.get_by_text("i dont know what to do")).to_have_count(0)


async def test_every_key_can_be_changed_and_the_browser_keeps_keys_but_no_words(worker: Wren) -> None:
    await worker.sees("someone-waiting")
    await worker.presses("?")
    await worker.page.get_by_role("button", name="Take who has waited longest").click()
    await worker.presses("F2")
    await worker.page.get_by_role("button", name="Done").click()

    await worker.presses("Alt+T")
    await expect(worker.page.get_by_role("button", name="Take", exact=True)).to_be_visible()
    await worker.presses("F2")
    await expect(worker.reply).to_be_focused()

    kept = await worker.page.evaluate("JSON.parse(JSON.stringify(localStorage))")
    assert list(kept) == ["desk-settings"]
    assert '"take":"F2"' in kept["desk-settings"] and "Wren" not in kept["desk-settings"]


async def test_page_translators_and_writing_helpers_are_kept_out(worker: Wren) -> None:
    await worker.sees("paired-as-first")

    for box in (worker.reply, worker.confer):
        assert await box.evaluate("box => [box.spellcheck, box.translate, box.autocomplete]") == [False, False, "off"]
