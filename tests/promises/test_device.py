"""Promise 6: we leave nothing on the visitor's device. A real profile folder is searched after a chat, byte by byte; the browser's own doors are asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Response, async_playwright, expect

from tests.browser.chromium import FLAGS, where
from tests.browser.navigators import PHONE, SLOW, Visitor
from tests.browser.test_embedding import LEFT_BEHIND
from tests.promises.in_a_browser import somebody, taken_by_the_pair, talks_with_the_pair
from tests.promises.meeting import Meeting
from tests.rig import canaries, places
from tests.rig.search import find, told
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="module")


@asynccontextmanager
async def a_device(profile: Path) -> AsyncIterator[BrowserContext]:
    """A browser that keeps its profile in that folder. It has written all of it when this ends."""
    async with async_playwright() as play:
        context = await play.chromium.launch_persistent_context(profile, executable_path=where(), args=list(FLAGS), viewport=PHONE, locale="en-GB")
        try:
            yield context
        finally:
            await context.close()


async def chats(met: Meeting, visitor: Visitor, id: str) -> None:
    """Words both ways, a draft that is never sent, and the end."""
    said, answered = met.evidence.say("said in a browser"), met.evidence.say("answered")
    await visitor.says(said)
    assert (await met.first.say(id, answered))["ok"]
    await visitor.reads(answered)
    await visitor.box.fill(met.evidence.say("draft"))


async def test_after_a_chat_the_profile_on_disk_holds_nothing_of_it(serving: Serving, met: Meeting, tmp_path: Path) -> None:
    planted = canaries.plain("planted")
    async with a_device(tmp_path / "profile") as context:
        visitor = await somebody(context, f"{serving.site}/")
        await visitor.page.evaluate(f"localStorage.setItem('planted', '{planted.text}')")
        id = await talks_with_the_pair(met, visitor)
        await chats(met, visitor, id)
        assert (await met.first.close(id))["ok"]
        await expect(visitor.frame.get_by_text("Nothing was kept of what was said")).to_be_visible(timeout=SLOW)
        await visitor.page.goto("about:blank")

    everything = [*met.evidence.words, *met.evidence.keys.values(), *met.evidence.boxes.values()]
    profile = places.folder(tmp_path / "profile", "profile")
    size = sum(file.stat().st_size for file in (tmp_path / "profile").rglob("*") if file.is_file())

    # What a page does keep is found; so nothing found means nothing kept.
    assert await asyncio.to_thread(find, [planted], [profile])
    found = await asyncio.to_thread(find, everything, [profile])
    print(f"of {len(everything)} words, keys and boxes none in a profile of {size / 1e6:.1f} MB")
    assert not found, told(found)


async def test_a_chat_in_its_own_tab_leaves_every_store_empty_and_back_shows_an_empty_page(serving: Serving, met: Meeting, tmp_path: Path) -> None:
    kept: list[dict[str, str]] = []
    async with a_device(tmp_path / "profile") as context:
        context.on("response", lambda response: kept.append(_kept(response, serving.origin)))
        visitor = await somebody(context, f"{serving.site}/")
        await visitor.page.goto(f"{serving.origin}/w/northtown/")
        before = visitor.page.url, await visitor.page.title(), await visitor.page.evaluate("history.length")
        tab = OwnTab(page=visitor.page, context=visitor.context, watch=visitor.watch)
        await tab.starts()
        id = await taken_by_the_pair(met, tab, set())
        await chats(met, tab, id)

        assert await tab.page.evaluate(LEFT_BEHIND) == []
        assert await context.cookies() == []
        assert (tab.page.url, await tab.page.title(), await tab.page.evaluate("history.length")) == before
        await tab.page.goto(f"{serving.site}/style.css")
        await tab.page.go_back()
        shown = await tab.page.content()

    assert not any(part in shown for each in met.evidence.words for part in (each.text or "").split() if part.startswith("zq"))
    page_and_parts = [each for each in kept if each and each["path"] not in {"/embed.js", "/p/northtown/button.json?lang=en"}]
    assert len(page_and_parts) >= 4
    assert [each["path"] for each in page_and_parts if "no-store" not in each["cache"]] == []


class OwnTab(Visitor):
    """The chat's page on its own, without a frame."""

    @property
    def frame(self) -> Any:
        return self.page


def _kept(response: Response, origin: str) -> dict[str, str]:
    if not response.url.startswith(f"{origin}/") or "/socket.io" in response.url:
        return {}
    return {"path": response.url.removeprefix(origin), "cache": response.headers.get("cache-control", "")}
