"""The whole way: a chat with a lost line is flagged by one, confirmed by the other, and opened by two leads in their own browsers."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from tests.browser.navigators import SLOW
from tests.browser.records.leads import come, opened
from tests.browser.test_keeping import LATER, LOST, SAID, Room, until_closed
from tests.browser.test_keeping import room as room  # noqa: PLC0414  A fixture of that module, used here.

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_a_pair_kept_is_read_by_two_leads_as_it_was_with_its_gap(room: Room, browser: Browser) -> None:
    await room.says(LOST)
    await room.says(SAID)
    room.loses(2)
    await room.wren.page.reload()
    await room.wren.checks_in()
    await room.wren.page.get_by_role("button", name="Northtown Project").first.or_(room.wren.log).first.wait_for(timeout=SLOW)
    await room.wren.reads("Something is missing here.")
    await room.wren_keeps_it()
    await room.heron.page.get_by_role("button", name="Yes, keep it").click(timeout=SLOW)
    await expect(room.wren.page.get_by_text("Two of you agreed.")).to_be_visible(timeout=SLOW)
    await room.says(LATER)
    await room.wren.closes_the_conversation()
    (record,) = await until_closed(room)

    lark, plover = await come(browser, room.serving, "lark"), await come(browser, room.serving, "plover")
    await opened(lark, plover, record.id)

    words = await lark.said.locator(".read__words, .read__mark--missing").all_text_contents()
    assert words == ["Something is missing here. It never reached the page that kept this.", SAID, LATER]
    await expect(lark.said).to_contain_text("This is the end of the conversation.")
    await expect(lark.reading).to_contain_text("Raised by Wren. The signature fits")
    await expect(lark.reading).to_contain_text("Confirmed by Heron. The signature fits")
    for each in (lark, plover):
        assert each.watch.violations == []
        await each.context.close()
