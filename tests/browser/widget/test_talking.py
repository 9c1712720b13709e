"""What a visitor says and hears: marks that mean what they say, words that wait for a pair, and a page that never says a false thing."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from tests.browser.widget.stage import SOON, Onlooker, Stage, onlooker

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_first_message_waits_on_the_page_until_two_hold_the_key(phone: Onlooker) -> None:
    await phone.sees_scene("waiting")
    line = phone.page.locator(".line.mine")
    await expect(line).to_contain_text("Waits on this page")
    assert await phone.heard("send") == []

    await phone.page.evaluate("(async () => { rehearsal.holdsBack = true; await rehearsal.comesIn('Wren', 'Northtown'); rehearsal.tellRoom() })()")
    await phone.until_heard("epoch")
    assert await phone.heard("send") == []
    await phone.page.evaluate("(async () => { rehearsal.holdsBack = false; await rehearsal.comesIn('Ash', 'Southside'); rehearsal.tellRoom() })()")

    await expect(line).to_contain_text("Sent", timeout=SOON)
    (sent,) = await phone.heard("send")
    assert sent["epoch"] == 2 and sent["counter"] == 1


async def test_only_sealed_words_leave_the_page(phone: Onlooker) -> None:
    await phone.sees_scene("paired")

    await phone.says("a word nobody else may read")
    await phone.until_heard("send", 3)

    assert "nobody else" not in str(await phone.page.evaluate("JSON.stringify(rehearsal.heard)"))


async def test_sent_and_delivered_mean_what_they_say(phone: Onlooker) -> None:
    await phone.sees_scene("paired")
    await phone.says("can you see this")
    mark = phone.page.locator(".line.newest .mark")

    await expect(mark).to_have_text("Sent")
    await phone.page.evaluate("rehearsal.workers[0].shows(3)")

    await expect(mark).to_have_text("Delivered")


async def test_what_was_refused_says_so_and_can_be_sent_again(phone: Onlooker) -> None:
    await phone.sees_scene("failed")
    line = phone.page.locator(".line.failed")
    await expect(line).to_contain_text("Not sent.")

    await line.get_by_role("button", name="Send again").click()

    await expect(phone.page.locator(".line.newest .mark")).to_have_text("Sent")
    bodies = await phone.heard("send")
    assert bodies[-1] == bodies[-2]


async def test_words_that_cannot_be_sealed_stay_in_the_box_and_nothing_goes_out(phone: Onlooker) -> None:
    await phone.sees_scene("paired")
    before = len(await phone.heard("send"))
    await phone.page.evaluate("void (crypto.getRandomValues = () => { throw new Error('no chance left') })")

    await phone.says("keep this")

    await expect(phone.page.get_by_role("textbox", name="Your message")).to_have_value("keep this")
    await expect(phone.page.get_by_role("alert")).to_contain_text("nothing was sent")
    assert len(await phone.heard("send")) == before


async def test_a_lost_line_says_so_keeps_the_draft_and_sends_nothing_twice(phone: Onlooker) -> None:
    await phone.sees_scene("interrupted")
    status = phone.page.get_by_role("status").first
    await expect(status).to_have_text("Your line is gone. We are trying again…")
    await expect(phone.page.get_by_role("textbox", name="Your message")).to_have_value("I was about to say that")

    await phone.page.evaluate("rehearsal.mend()")

    await expect(status).to_have_text("Two workers are here", timeout=SOON)
    await expect(phone.page.locator(".line.newest .mark")).to_have_text("Sent", timeout=SOON)
    counters = [str(body["counter"]) for body in await phone.heard("send")]
    assert counters == sorted(set(counters))
    await expect(phone.page.get_by_role("textbox", name="Your message")).to_have_value("I was about to say that")


async def test_the_loss_of_one_worker_is_said_honestly(phone: Onlooker) -> None:
    await phone.sees_scene("alone")

    await expect(phone.page.get_by_role("status").first).to_have_text("One of us lost the line. The other is still with you.")


async def test_a_newcomer_reads_what_was_said_only_after_the_visitors_yes(phone: Onlooker) -> None:
    await phone.sees_scene("newcomer")
    assert await phone.heard("history") == []

    await phone.page.get_by_role("button", name="Yes, let Kit read it").click()
    await phone.until_heard("history")

    assert [body["to"] for body in await phone.heard("history")] == [3]


async def test_the_same_worker_after_a_reload_is_let_in_without_asking(phone: Onlooker) -> None:
    await phone.sees_scene("paired")

    await phone.page.evaluate(
        "(async () => { rehearsal.workers.splice(0, 1); await rehearsal.comesIn('Wren', 'Northtown', 1); rehearsal.tellRoom() })()"
    )
    await phone.until_heard("history")

    await expect(phone.page.locator(".ask")).to_have_count(0)


async def test_a_covered_chat_is_blank_counts_as_unseen_and_a_touch_brings_it_back(phone: Onlooker) -> None:
    await phone.sees_scene("covered")
    seen = len(await phone.heard("shown"))
    await phone.page.evaluate("rehearsal.workers[0].says('Take your time.')")
    await phone.page.evaluate("new Promise(done => setTimeout(done, 100))")
    top = await phone.page.evaluate("[...Array(9).keys()].map(at => document.elementFromPoint(40 + at * 35, 60 + at * 80).className)")
    assert set(top) == {"cover"}
    assert len(await phone.heard("shown")) == seen

    await phone.page.mouse.click(200, 400)

    await expect(phone.page.get_by_role("log")).to_contain_text("Take your time.")
    await phone.until_heard("shown", seen + 1)


async def test_ending_can_be_taken_back_and_pressed_again_ends_at_once(phone: Onlooker) -> None:
    await phone.sees_scene("paired")
    end = phone.page.get_by_role("button", name="End chat")
    await end.click()
    await phone.page.get_by_role("button", name="Stay").click()
    assert await phone.heard("leave") == []

    await end.click()
    await end.click()

    await expect(phone.page.get_by_text("Nothing was kept of what was said")).to_be_visible()
    assert await phone.heard("leave") == [{"how": "ended"}]


async def test_nothing_was_kept_is_said_only_when_the_server_has_forgotten(phone: Onlooker) -> None:
    await phone.sees_scene("ended_kept")
    await expect(phone.page.get_by_role("link", name="How we keep and forget")).to_have_attribute("href", "/privacy/northtown")

    assert "Nothing was kept" not in await phone.page.locator("body").inner_text()


async def test_a_question_is_read_out_its_place_stands_before_its_words(phone: Onlooker) -> None:
    await phone.sees_scene("paired")

    first = await phone.page.evaluate(
        "(document.querySelector('.top .tools button:last-child').click(), document.querySelector('.ending-soon [role=status]').textContent)"
    )

    assert first == ""
    await expect(phone.page.locator(".ending-soon [role=status]")).to_have_text("Ending the chat…")


async def test_the_words_stay_after_the_end_and_clear_when_asked(phone: Onlooker) -> None:
    await phone.sees_scene("ended")
    await expect(phone.page.get_by_role("log")).to_contain_text("frightening")

    await phone.page.get_by_role("button", name="Clear now").click()

    await expect(phone.page.get_by_role("log")).to_have_text("")
    await expect(phone.page.get_by_text("Cleared.")).to_be_visible()


async def test_the_words_clear_by_themselves_when_nobody_touches_the_page_for_ten_minutes(browser: Browser, sites: Stage) -> None:
    someone = await onlooker(browser, sites)
    await someone.page.clock.install()
    await someone.sees_scene("ended")
    await expect(someone.page.get_by_role("log")).to_contain_text("frightening")

    await someone.page.clock.fast_forward("10:01")

    await expect(someone.page.get_by_role("log")).to_have_text("")


async def test_only_chosen_lines_are_copied(phone: Onlooker) -> None:
    await phone.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=phone.stage.chat)
    await phone.sees_scene("ended")

    await phone.page.get_by_role("button", name="Copy what I need").click()
    await phone.page.get_by_role("checkbox", name="That sounds frightening").check()
    await phone.page.get_by_role("button", name="Copy what I chose").click()

    await expect(phone.page.get_by_text("Copied.")).to_be_visible()
    copied = await phone.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("That sounds frightening") and "landlord" not in copied


async def test_hostile_text_is_only_text(phone: Onlooker) -> None:
    await phone.sees_scene("paired")
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> \u202e\u0000 javascript:alert(3)"

    await phone.page.evaluate("words => rehearsal.workers[0].says(words)", hostile)

    await expect(phone.page.get_by_role("log")).to_contain_text("<img src=x")
    assert await phone.page.locator(".log img, .log script, .log a").count() == 0
    assert phone.complaints == []


@pytest.mark.parametrize(("touch", "key", "sends"), [(False, "Enter", True), (False, "Shift+Enter", False), (True, "Enter", False)])
async def test_enter_sends_and_on_touch_breaks_the_line(browser: Browser, sites: Stage, touch: bool, key: str, sends: bool) -> None:
    someone = await onlooker(browser, sites, touch=touch)
    await someone.sees_scene("paired")
    box = someone.page.get_by_role("textbox", name="Your message")
    await box.fill("one")

    await box.press(key)

    assert await box.input_value() == ("" if sends else "one\n")


async def test_another_language_changes_every_word_and_keeps_the_chat(phone: Onlooker) -> None:
    await phone.sees_scene("paired")

    await phone.page.get_by_role("combobox", name="Language").select_option("ro")

    await expect(phone.page.get_by_role("status").first).to_have_text("Sunt aici două persoane din echipă")
    await expect(phone.page.get_by_role("log", name="Discuția")).to_contain_text("frightening")
    assert await phone.page.evaluate("document.documentElement.lang") == "ro"


async def test_a_refused_start_says_why(phone: Onlooker) -> None:
    await phone.sees_scene("please_wait")

    await expect(phone.page.get_by_role("heading", name="Please wait a while")).to_be_visible(timeout=SOON)
