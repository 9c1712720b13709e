"""What is put into the reply box and not written there: parts, translations, facts that nobody compared, and words from the partner."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.desk.stage import Wren

pytestmark = pytest.mark.asyncio(loop_scope="module")

GIVES = """const { GIVEN } = await import("/console/static/demo_placing.js"); server.rooms.get("c1").partnerSends("confer", GIVEN);"""


async def test_an_answer_in_parts_goes_a_part_at_a_time_by_keys_alone(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    said = worker.log.locator(".said--me")
    before = await said.count()

    await worker.reply.press_sequentially("/outing-st")
    await worker.presses("Enter")
    await expect(worker.reply).to_have_value("First: keep every message, and answer none of them tonight.")
    await worker.presses("Enter")
    await expect(worker.page.get_by_text("Nobody has checked the law or the numbers in it lately.")).to_be_visible()
    await expect(said).to_have_count(before)

    await worker.presses("Enter")
    await expect(said).to_have_count(before + 1)
    await expect(worker.reply).to_have_value("")
    await expect(worker.page.get_by_text("Next is part 2 of 3")).to_be_visible()
    await worker.presses("Enter")
    await expect(said).to_have_count(before + 1)

    await worker.presses("Alt+U")
    await expect(worker.reply).to_have_value("Then: tell one person you trust. It need not be everything.")
    await expect(worker.reply).to_be_focused()
    await worker.page.get_by_role("button", name="Drop the rest").click()
    await expect(worker.page.get_by_text("Part 2 of 3")).to_have_count(0)
    await worker.reply.press("Enter")
    await worker.reply.press("Enter")
    await expect(said).to_have_count(before + 2)


async def test_beneath_a_translation_stands_what_it_says(worker: Wren) -> None:
    await worker.sees("placed-in-parts")

    await expect(worker.reply).to_have_value("Apoi: spuneți unei persoane în care aveți încredere. Nu trebuie să spuneți tot.")
    await expect(worker.page.locator(".meaning")).to_contain_text("Then: tell one person you trust.")
    await worker.reply.fill("Ceva al meu.")

    await expect(worker.page.locator(".meaning")).to_have_count(0)


async def test_what_the_partner_puts_in_leaves_the_cursor_and_is_not_sent_unseen(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    said = worker.log.locator(".said--me")
    before = await said.count()
    await worker.reply.press_sequentially("I am here")
    for _ in range(4):
        await worker.presses("ArrowLeft")

    await worker.happens(GIVES)
    await expect(worker.page.get_by_text("Heron put “When somebody threatens to out you” into your reply.").first).to_be_visible()
    await worker.page.keyboard.type("still ")
    await expect(worker.reply).to_have_value(
        "I am still here\n\nThat is a crime, whatever work you do. You do not have to pay. Keep the messages. We can think it through together."
    )
    await worker.page.get_by_role("button", name="Send to visitor").dblclick()
    await expect(worker.page.get_by_text("Heron put words in here. Read them first. Press again to send.")).to_be_visible()
    await expect(said).to_have_count(before)

    await worker.page.get_by_role("button", name="Take it out").click()
    await expect(worker.reply).to_have_value("I am still here")
    await expect(worker.reply).to_be_focused()
    await worker.presses("Enter")
    await expect(said).to_have_count(before + 1)


async def test_the_second_gives_an_answer_and_sees_that_it_was_given(worker: Wren) -> None:
    await worker.sees("paired-as-second")

    await worker.page.get_by_text("Tax and self-employment").click()
    await worker.page.get_by_role("button", name="Put into Heron’s reply").click()

    await expect(worker.page.get_by_role("log", name="Only you two").get_by_text("You gave “Tax and self-employment” for the reply.")).to_be_visible()
    sent = await worker.happens('return server.asked.filter(({ event }) => event === "send").map(({ body }) => body.channel)')
    assert sent == ["confer", "confer"]
