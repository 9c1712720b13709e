"""A first visit, from the button on the charity's page to the last true sentence, with a visitor and two workers in three browsers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser import navigators
from tests.browser.conftest import Pair
from tests.browser.navigators import PHONE, SLOW, Talk, Visitor
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")

KEPT_NOTHING = "Nothing was kept of what was said. We add one to our count of chats."


async def test_a_hello_goes_both_ways_and_crosses_the_server_sealed(talk: Talk) -> None:
    visitor, first, second = talk.visitor, talk.first, talk.second

    await visitor.says("hello, is anybody there")
    for each in (first, second):
        await each.reads("hello, is anybody there")
    await first.replies("we are both here, take your time")
    await visitor.reads("we are both here, take your time")
    await second.reads("we are both here, take your time")

    everything = "".join(text for each in (visitor, first, second) for text in (*each.watch.heard, *each.watch.said))
    assert '"send"' in everything
    assert "anybody there" not in everything
    assert "take your time" not in everything


async def test_what_the_pair_says_between_themselves_never_comes_near_the_visitor(talk: Talk) -> None:
    visitor, first, second = talk.visitor, talk.first, talk.second

    await first.confers("shall we mention the clinic")
    await second.reads_in_confer("shall we mention the clinic")
    await second.confers("yes, gently")
    await first.reads_in_confer("yes, gently")
    await first.replies("there is a clinic nearby")
    await visitor.reads("there is a clinic nearby")

    boxes = {body["box"] for each in (first, second) for name, body in events(each.watch.said) if name == "send" and body["channel"] == "confer"}
    heard = list(events(visitor.watch.heard))
    assert len(boxes) == 2
    assert {body["channel"] for name, body in heard if name == "entry"} == {"room"}
    assert {body["entry"]["type"] for name, body in heard if name == "entry"} <= {"message", "epoch", "history"}
    assert not any(box in text for box in boxes for text in visitor.watch.heard)
    for frame in visitor.page.frames:
        assert "gently" not in await frame.content()
        assert "mention" not in await frame.content()


async def test_each_side_sees_the_other_writing(talk: Talk) -> None:
    await talk.first.reply_box.press_sequentially("one m")
    await expect(talk.visitor.frame.get_by_text("Wren is writing…")).to_be_visible(timeout=SLOW)

    await talk.visitor.box.press_sequentially("thank")
    for each in (talk.first, talk.second):
        await expect(each.page.get_by_text("The visitor is writing…")).to_be_visible(timeout=SLOW)
    await talk.first.reply_box.fill("")


async def test_delivered_is_said_only_when_a_screen_has_shown_it(talk: Talk) -> None:
    for each in (talk.first, talk.second):
        await each.page.set_viewport_size(PHONE)
        await each.page.get_by_role("navigation", name="Show").get_by_role("button", name="Answers").click()

    await talk.visitor.says("can you see this")
    await talk.visitor.sees_it_marked("can you see this", "Sent")
    for each in (talk.first, talk.second):
        await expect(each.page.get_by_role("button", name="Conversation").locator(".count")).to_have_text("1", timeout=SLOW)
    await talk.visitor.sees_it_marked("can you see this", "Sent")
    await talk.second.page.get_by_role("button", name="Conversation").click()
    await talk.visitor.sees_it_marked("can you see this", "Delivered")


async def test_a_reply_is_not_delivered_while_the_visitor_has_the_chat_folded_away(talk: Talk) -> None:
    await talk.visitor.page.evaluate("chatd.close()")

    await talk.first.replies("no hurry at all")
    await expect(talk.visitor.page.get_by_role("button", name="Chat with us (1)")).to_be_visible(timeout=SLOW)
    await expect(talk.first.line("no hurry at all").locator(".said__mark")).to_have_text("Sent")
    await talk.visitor.page.evaluate("chatd.open()")

    await expect(talk.first.line("no hurry at all").locator(".said__mark")).to_have_text("Delivered", timeout=SLOW)


async def test_an_answer_is_placed_and_sent_in_four_keys(talk: Talk) -> None:
    await talk.first.reply_box.focus()

    keyboard = talk.first.page.keyboard
    await keyboard.press("/")
    await keyboard.press("l")
    await expect(talk.first.page.get_by_role("listbox", name="Canned answers")).to_be_visible()
    await keyboard.press("Enter")
    await keyboard.press("Enter")

    await talk.visitor.reads("You can write in the language that is easiest for you.")
    await expect(talk.first.reply_box).to_have_value("")


async def test_an_answer_with_something_to_fill_in_is_not_sent(talk: Talk) -> None:
    page, box = talk.first.page, talk.first.reply_box
    await box.press_sequentially("/counselling")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("Finding a counsellor")

    await box.press("Enter")
    await box.press("Enter")
    await expect(page.get_by_role("alert").filter(has_text="in first:")).to_be_visible()
    chosen = await box.evaluate("(box) => box.value.slice(box.selectionStart, box.selectionEnd)")
    await expect(talk.visitor.line("counsel")).to_have_count(0)
    assert chosen.startswith("[") and chosen.endswith("]")

    await box.press_sequentially("Northtown Surgery, 01632 960003")
    await box.press("Enter")
    await talk.visitor.reads("Northtown Surgery, 01632 960003")


async def test_an_unchecked_translation_needs_a_second_press(visitor: Visitor, pair: Pair) -> None:
    first = pair[0]
    await visitor.opens_the_chat()
    await visitor.frame.get_by_label("Language").select_option("ro")
    await visitor.frame.get_by_role("button", name="Începe").click(timeout=SLOW)
    await first.takes_the_visitor()
    await first.sees_state("Two are here")

    await first.reply_box.press_sequentially("/this")
    await expect(first.page.get_by_role("option", selected=True)).to_contain_text("not yet checked")
    await first.reply_box.press("Enter")
    await first.reply_box.press("Enter")
    await expect(first.page.get_by_role("alert").filter(has_text="Not yet checked by a native speaker")).to_be_visible()
    await expect(visitor.line("Bună, sunt Wren")).to_have_count(0)
    await first.reply_box.press("Enter")

    await visitor.reads("Bună, sunt Wren")
    await navigators.cleared(*pair)


async def test_the_second_puts_an_answer_into_the_firsts_draft_sealed_and_it_is_not_sent_unread(talk: Talk) -> None:
    first, second, words = talk.first, talk.second, "You can write in the language that is easiest for you."

    await second.page.get_by_role("searchbox", name="Find an answer").fill("languages")
    await second.page.get_by_text("Talking in your language", exact=True).click()
    await second.page.get_by_role("button", name="Put into Wren’s reply").click()
    await expect(first.page.get_by_text("Heron put “Talking in your language” into your reply.").first).to_be_visible(timeout=SLOW)
    await first.reply_box.press("Enter")
    await expect(first.page.get_by_role("alert").filter(has_text="Read them first. Press again to send.")).to_be_visible()
    await expect(talk.visitor.line(words)).to_have_count(0)
    await first.page.get_by_role("button", name="I have read it").click()
    await first.reply_box.press("Enter")

    await talk.visitor.reads(words)
    everything = "".join(text for each in (talk.visitor, first, second) for text in (*each.watch.heard, *each.watch.said))
    assert words not in everything
    assert "Talking in your language" not in everything


async def test_closing_says_the_truth_to_everybody(talk: Talk) -> None:
    visitor = talk.visitor
    await visitor.says("thank you both")
    await talk.first.reads("thank you both")

    await talk.first.closes_the_conversation()

    await expect(visitor.frame.get_by_text(KEPT_NOTHING)).to_be_visible(timeout=SLOW)
    for each in (talk.first, talk.second):
        await expect(each.page.get_by_text(KEPT_NOTHING)).to_be_visible(timeout=SLOW)
        await expect(each.page.get_by_text("thank you both")).to_have_count(0)


async def test_after_the_end_the_visitor_copies_what_they_need_and_clears_the_rest(talk: Talk) -> None:
    visitor = talk.visitor
    await visitor.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=talk.first.serving.site)
    for words in ("the clinic opens at nine", "ask for Alex"):
        await talk.first.replies(words)
        await visitor.reads(words)
    await visitor.ends()
    await expect(visitor.frame.get_by_text(KEPT_NOTHING)).to_be_visible(timeout=SLOW)

    await visitor.frame.get_by_role("button", name="Copy what I need").click()
    await visitor.frame.get_by_role("checkbox", name="the clinic opens at nine").check()
    await visitor.frame.get_by_role("button", name="Copy what I chose").click()
    await expect(visitor.frame.get_by_text("Copied. It stays on this device")).to_be_visible()
    await visitor.frame.get_by_role("button", name="Clear now").click()
    await expect(visitor.frame.get_by_text("Nothing is left on this screen.")).to_be_visible()

    assert "Alex" not in "".join([await frame.content() for frame in visitor.page.frames])
    await visitor.page.evaluate("chatd.close()")
    assert await visitor.page.evaluate("navigator.clipboard.readText()") == "the clinic opens at nine"


async def test_a_line_written_while_waiting_goes_when_two_are_there(visitor: Visitor, pair: Pair) -> None:
    first, second = pair
    await visitor.opens_the_chat()
    await visitor.starts()
    await visitor.is_told("You are next.")

    await visitor.says("I wrote this while waiting")
    await visitor.sees_it_marked("I wrote this while waiting", "Waits on this page")
    assert not any(name == "send" for name, _ in events(visitor.watch.said))
    await first.takes_the_visitor()

    for each in (first, second):
        await each.reads("I wrote this while waiting")
    await visitor.sees_it_marked("I wrote this while waiting", "Delivered")
    await navigators.cleared(*pair)


async def test_signing_in_and_checking_in_on_the_pages_for_it(browser: Browser, serving: Serving) -> None:
    context, page, watch = await navigators.fresh_page(browser, navigators.DESKTOP)
    otter = navigators.Worker(page=page, context=context, watch=watch, serving=serving, name="otter")

    await otter.signs_in()
    await otter.checks_in()

    await expect(page.get_by_role("button", name="Otter Online")).to_be_visible()
    assert serving.passphrases["otter"] not in "".join(request.post_data or "" for request in watch.asked)
    await context.close()


def events(frames: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and body of every Socket.IO event among some frames."""
    for frame in frames:
        if frame.startswith("42"):
            name, body = json.loads(frame[frame.index("[") :])
            yield name, body
