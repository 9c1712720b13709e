"""A chat that is kept under policy, in browsers: flagged by one, confirmed by the other, and read by two leads as it was, with its gap."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from chatd.domain.ids import ConversationId, RecordId
from chatd.domain.retention import Record, State
from chatd.keeping.brought import MadeBy
from chatd.live.sealed_log import MemoryLog
from chatd.wire import Channel
from tests.browser import navigators
from tests.browser.navigators import DESKTOP, PHONE, SLOW, Worker
from tests.edges.keeping import lines_read_by_two
from tests.serving import Serving, serving_here

pytestmark = pytest.mark.asyncio(loop_scope="session")

LOST, SAID, LATER = "walnut-staircase-5521", "quince-landlord-4471", "pepper-window-9034"
TOLD = "What you told us is serious."


@dataclass(kw_only=True)
class Room:
    """A visitor on the plain page, with a pair."""

    serving: Serving
    page: Page
    wren: Worker
    heron: Worker

    async def says(self, words: str) -> None:
        await self.page.get_by_role("textbox", name="Your message").fill(words)
        await self.page.get_by_role("button", name="Send", exact=True).click()
        await self.wren.reads(words)

    @property
    def id(self) -> ConversationId:
        assert self.serving.server
        (sheet,) = (sheet for sheet in self.serving.server.desk.live.sheets() if sheet.conversations)
        return next(iter(sheet.conversations))

    async def records(self) -> tuple[Record, ...]:
        assert self.serving.server
        return await self.serving.server.keeping.store.records()

    def loses(self, place: int) -> None:
        """A server that keeps a line back: the room's log without it, numbered as if it had never been there."""
        assert self.serving.server
        log = self.serving.server.desk.live.log(self.id)
        assert isinstance(log, MemoryLog)
        left = [entry for at, entry in enumerate(log._lines[Channel.ROOM], 1) if at != place]
        log._lines[Channel.ROOM] = [msgspec.structs.replace(entry, seq=at) for at, entry in enumerate(left, 1)]

    async def wren_keeps_it(self, ground: str = "Serious harm was done") -> None:
        page = self.wren.page
        await page.keyboard.press("Alt+Y")
        await page.get_by_role("radio", name=ground).check(timeout=SLOW)
        await page.get_by_role("button", name="Keep it").click()


@pytest_asyncio.fixture(loop_scope="session")
async def room(browser: Browser, tmp_path: Path) -> AsyncIterator[Room]:
    async with serving_here(tmp_path / "data") as serving:
        workers = []
        for name in ("wren", "heron"):
            context, page, watch = await navigators.fresh_page(browser, DESKTOP)
            workers.append(worker := Worker(page=page, context=context, watch=watch, serving=serving, name=name))
            await worker.signs_in()
            await worker.checks_in()
        context, page, watch = await navigators.fresh_page(browser, PHONE)
        await page.goto(f"{serving.origin}/w/northtown/")
        await page.get_by_role("button", name="Start chat").click(timeout=SLOW)
        await workers[0].takes_the_visitor()
        for each in workers:
            await each.sees_state("Two are here")
        yield Room(serving=serving, page=page, wren=workers[0], heron=workers[1])
        for one in (workers[0].watch, workers[1].watch, watch):
            assert one.violations == []
        for closed in (workers[0].context, workers[1].context, context):
            await closed.close()


async def test_flagged_by_one_confirmed_by_the_other_it_is_read_by_two_leads_as_it_was(room: Room) -> None:
    await room.says(SAID)
    await room.wren_keeps_it()
    await expect(room.wren.page.get_by_text("Kept for now.")).to_be_visible(timeout=SLOW)
    await expect(room.page.get_by_role("heading", name="This chat is being kept")).to_be_visible(timeout=SLOW)
    await expect(room.page.get_by_text(TOLD)).to_be_visible()

    question = room.heron.page.get_by_role("group", name="Wren wants to keep this chat")
    await expect(room.heron.page.get_by_text("What was sealed agrees with what is on your screen.")).to_be_visible(timeout=SLOW)
    assert await room.heron.page.evaluate("document.activeElement?.closest('.kept__answer') === null"), "the focus stays where it was"
    await question.get_by_role("button", name="Yes, keep it").click()
    await expect(room.wren.page.get_by_text("Two of you agreed.")).to_be_visible(timeout=SLOW)
    await room.says(LATER)
    await room.wren.closes_the_conversation()

    await expect(room.wren.page.get_by_text("This chat is being kept under the policy.")).to_be_visible(timeout=SLOW)
    await expect(room.wren.page.get_by_role("button", name="Have a breather, 5 minutes")).to_be_visible()
    await expect(room.page.get_by_text("Nothing was kept")).to_have_count(0)
    await expect(room.page.get_by_role("link", name="How we keep and forget").last).to_be_visible()
    (record,) = await until_closed(room)
    assert record.state is State.RETAINED
    for made_by in (MadeBy.RAISER, MadeBy.CONFIRMER):
        read = await lines_read_by_two(room.serving, RecordId(record.id), made_by=made_by)
        assert [line["text"] for line in read if line["kind"] == "text"] == [SAID, LATER]
        assert [line["n"] for line in read] == list(range(1, len(read) + 1))
    for path in room.serving.data.rglob("*"):
        assert not path.is_file() or not [word for word in (SAID, LATER) if word.encode() in path.read_bytes()], path


async def test_what_never_reached_the_page_that_keeps_is_marked_and_the_second_sees_that_something_differs(room: Room) -> None:
    await room.says(LOST)
    await room.says(SAID)
    room.loses(2)
    await room.wren.page.reload()
    await room.wren.checks_in()
    await room.wren.page.get_by_role("button", name="Northtown Project").first.or_(room.wren.log).first.wait_for(timeout=SLOW)
    await room.wren.reads("Something is missing here.")

    await room.wren_keeps_it()

    await expect(room.heron.page.get_by_text("1 line on your screen is not in it.")).to_be_visible(timeout=SLOW)
    (record,) = await room.records()
    read = await lines_read_by_two(room.serving, record.id, made_by=MadeBy.RAISER)
    kinds = [(line["kind"], line["text"]) for line in read if line["kind"] != "roster"]
    assert kinds == [("gap", ""), ("text", SAID)]


async def test_what_is_about_a_worker_is_shown_to_nobody_else_and_claimed_by_nobody_to_be_forgotten(room: Room) -> None:
    await room.says(SAID)
    await room.wren_keeps_it("About what a worker did")
    await expect(room.wren.page.get_by_text("Only you see this.")).to_be_visible(timeout=SLOW)

    await expect(room.heron.page.locator(".kept__one")).to_have_count(0)
    await expect(room.page.get_by_role("heading", name="This chat is being kept")).to_have_count(0)
    await room.heron.closes_the_conversation()

    for page in (room.heron.page, room.page):
        await expect(page.get_by_text("This chat has ended").first).to_be_visible(timeout=SLOW)
        await expect(page.get_by_text("Nothing was kept")).to_have_count(0)


async def test_nothing_is_kept_while_the_keys_are_locked_and_the_passphrase_is_asked_for_in_place(room: Room) -> None:
    await room.says(SAID)
    page = room.wren.page
    await page.evaluate("localStorage.removeItem('chatd.keys')")
    await room.wren_keeps_it()
    field = page.get_by_label("Your keys are locked.")
    await expect(field).to_be_focused(timeout=SLOW)
    assert await room.records() == ()

    await field.fill("not the passphrase at all")
    await page.get_by_role("button", name="Unlock and go on").click()
    await expect(page.get_by_text("That passphrase does not open your keys.")).to_be_visible(timeout=SLOW)
    await field.fill(room.serving.passphrases["wren"])
    await page.get_by_role("button", name="Unlock and go on").click()

    await expect(page.get_by_text("Kept for now.")).to_be_visible(timeout=SLOW)
    assert len(await room.records()) == 1


async def test_a_page_that_was_loaded_again_can_still_say_yes(room: Room) -> None:
    await room.says(SAID)
    await room.wren_keeps_it()
    await expect(room.heron.page.get_by_role("button", name="Yes, keep it")).to_be_visible(timeout=SLOW)

    await room.heron.page.reload()
    await room.heron.checks_in()
    await expect(room.heron.page.get_by_text("What was sealed agrees with what is on your screen.")).to_be_visible(timeout=SLOW)
    await room.heron.page.get_by_role("button", name="Yes, keep it").click()

    await expect(room.wren.page.get_by_text("Two of you agreed.")).to_be_visible(timeout=SLOW)


async def until_closed(room: Room) -> tuple[Record, ...]:
    """The last lines and the end come in by themselves, a moment after."""
    for _ in range(60):
        found = await room.records()
        if found and found[0].closed:
            return found
        await room.wren.page.wait_for_timeout(250)
    raise AssertionError("never closed")
