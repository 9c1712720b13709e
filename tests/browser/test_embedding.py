"""The chat on a charity's own page, under that page's strict policy: what is asked for, what is left behind, and who may not embed it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from playwright.async_api import Browser, Frame, expect

from tests.browser import navigators
from tests.browser.conftest import Pair
from tests.browser.navigators import PHONE, SLOW, Visitor
from tests.serving import Serving, free_port

pytestmark = pytest.mark.asyncio(loop_scope="session")

LEFT_BEHIND = """async () => {
  const asked = [() => document.cookie, () => localStorage.length, () => sessionStorage.length, async () => (await indexedDB.databases()).length,
    async () => (await caches.keys()).length, async () => (await navigator.serviceWorker.getRegistrations()).length];
  const found = await Promise.all(asked.map(async (ask) => { try { return await ask() } catch { return "refused by the browser" } }));
  return found.filter((one) => one && one !== "refused by the browser");
}"""
"""What a page finds of cookies, storage, databases, caches and workers; browsers refuse most of them to a frame on another site."""
NOTE_EVENTS = """for (const name of ["ready", "opened", "closed"])
  addEventListener(`chatd:${name}`, () => (globalThis.heard ??= []).push(name))"""


async def test_before_the_click_two_plain_requests_are_made_and_no_more(browser: Browser, serving: Serving) -> None:
    context, page, watch = await navigators.fresh_page(browser, PHONE)

    await page.goto(f"{serving.site}/", wait_until="networkidle")
    await expect(page.get_by_role("button", name="Chat with us")).to_be_visible(timeout=SLOW)

    ours = [request for request in watch.asked if request.url.startswith(serving.origin)]
    assert [urlsplit(request.url)[2:4] for request in ours] == [("/embed.js", ""), ("/p/northtown/button.json", "lang=en")]
    for request in ours:
        headers = await request.all_headers()
        assert "cookie" not in headers and "authorization" not in headers
    # The charity's page decides what its own script element tells; our own question says nothing of where it was asked, but the
    # language of the page.
    assert "referer" not in await ours[1].all_headers()
    assert watch.complaints == []
    await context.close()


async def test_a_whole_visit_asks_nobody_else_and_leaves_nothing_behind(visitor: Visitor, pair: Pair, serving: Serving) -> None:
    page, before = visitor.page, (visitor.page.url, await visitor.page.title(), await visitor.page.evaluate("history.length"))
    await navigators.talk(visitor, *pair)
    await visitor.says("hello")
    await pair[0].replies("hello to you")
    await visitor.reads("hello to you")
    await visitor.frame.get_by_role("button", name="Rules and choices").click()
    await visitor.frame.get_by_role("button", name="Back to the chat").click()
    await visitor.ends()
    await expect(visitor.frame.get_by_text("This chat has ended.")).to_be_visible(timeout=SLOW)

    frames = [frame for frame in page.frames if frame.url.startswith(serving.origin)]
    hosts = {f"{urlsplit(url).hostname}:{urlsplit(url).port}" for each in (visitor, *pair) for url in each.watch.addresses}
    assert hosts == {urlsplit(serving.origin).netloc, urlsplit(serving.site or "").netloc}
    assert frames and [await frame.evaluate(LEFT_BEHIND) for frame in (page.main_frame, *frames)] == [[], []]
    assert await visitor.context.cookies() == []
    assert (await visitor.context.storage_state())["origins"] == []
    assert (page.url, await page.title(), await page.evaluate("history.length")) == before
    await navigators.cleared(*pair)


async def test_leaving_quickly_takes_the_page_away_and_tells_the_pair_not_to_follow(visitor: Visitor, pair: Pair) -> None:
    await visitor.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    await navigators.talk(visitor, *pair)
    await visitor.says("somebody is coming")
    await pair[0].reads("somebody is coming")

    await visitor.frame.get_by_role("button", name="Leave this page quickly").click(no_wait_after=True)

    await expect(visitor.page).to_have_url("https://www.bbc.co.uk/weather", timeout=SLOW)
    for each in pair:
        await expect(each.page.get_by_text("Left quickly. Do not try to reach them.")).to_be_visible(timeout=SLOW)
        await expect(each.page.get_by_text("somebody is coming")).to_have_count(0)
    await visitor.page.go_back()
    assert not visitor.page.url.startswith(pair[0].serving.site or "-")
    await navigators.cleared(*pair)


async def test_the_page_may_steer_the_chat_and_hears_of_it(browser: Browser, serving: Serving) -> None:
    context, page, watch = await navigators.fresh_page(browser, PHONE)
    await context.add_init_script(NOTE_EVENTS)
    someone = Visitor(page=page, context=context, watch=watch)
    await page.goto(f"{serving.site}/")
    await expect(page.get_by_role("button", name="Chat with us")).to_be_visible(timeout=SLOW)

    methods = await page.evaluate("Object.keys(chatd).sort().join(' ')")
    await page.evaluate("chatd.open()")
    await expect(someone.frame.get_by_role("button", name="Start chat")).to_be_visible(timeout=SLOW)
    await page.evaluate("chatd.setLocale('ro')")
    await expect(someone.frame.get_by_role("button", name="Părăsește repede pagina")).to_be_visible(timeout=SLOW)
    await page.evaluate("chatd.setTheme('dark')")
    await expect(someone.frame.locator("html")).to_have_attribute("data-theme", "dark")
    await page.evaluate("chatd.close()")
    await expect(page.get_by_role("button", name="Scrie-ne")).to_be_visible()
    await page.evaluate("chatd.hide()")
    await expect(page.get_by_role("button", name="Scrie-ne")).to_be_hidden()
    await page.evaluate("chatd.show(), chatd.toggle()")
    await expect(someone.frame.get_by_role("main")).to_be_visible()
    heard = await page.evaluate("heard")
    await page.evaluate("chatd.destroy()")

    assert methods == "close destroy hide open setLocale setTheme show toggle"
    assert heard == ["ready", "opened", "closed", "opened"]
    assert await page.evaluate("'chatd' in window") is False
    await expect(page.locator("iframe")).to_have_count(0)
    assert watch.complaints == []
    await context.close()


async def test_another_site_cannot_frame_the_chat(browser: Browser, serving: Serving) -> None:
    context, page, watch = await navigators.fresh_page(browser, PHONE)
    await page.goto(f"{serving.site}/")
    await page.get_by_role("button", name="Chat with us").click(timeout=SLOW)
    await expect(page.frame_locator("iframe").get_by_role("button", name="Start chat")).to_be_visible(timeout=SLOW)

    async with another_site(f'<script async src="{serving.origin}/embed.js" data-project="northtown"></script>') as elsewhere:
        await page.goto(elsewhere)
        await page.get_by_role("button", name="Chat with us").click(timeout=SLOW)
        framed = await the_frame(page.main_frame)
        await framed.wait_for_url("chrome-error://**", timeout=SLOW)

    assert any("frame-ancestors" in complaint for complaint in watch.complaints)
    assert "Start chat" not in await framed.content()
    await context.close()


async def test_the_consoles_pages_cannot_be_framed_by_anybody(browser: Browser, serving: Serving) -> None:
    context, page, _watch = await navigators.fresh_page(browser, PHONE)

    async with another_site(f'<iframe src="{serving.origin}/sign-in"></iframe>') as elsewhere:
        await page.goto(elsewhere)
        framed = await the_frame(page.main_frame)
        await framed.wait_for_url("chrome-error://**", timeout=SLOW)

    await context.close()


async def test_an_unknown_project_says_closed_and_leads_to_a_page_that_says_why(browser: Browser, serving: Serving) -> None:
    context, page, _watch = await navigators.fresh_page(browser, PHONE)

    async with another_site(f'<script async src="{serving.origin}/embed.js" data-project="nowhere"></script>') as elsewhere:
        await page.goto(elsewhere)
        link = page.get_by_role("link", name="Chat with us · closed now")
        await expect(link).to_have_attribute("href", f"{serving.origin}/w/nowhere/#en.", timeout=SLOW)

    answers = [await context.request.get(f"{serving.origin}/w/{name}/") for name in ("nowhere", "no-such-place")]
    assert [answer.status for answer in answers] == [404, 404]
    assert await answers[0].body() == await answers[1].body()
    await context.close()


@asynccontextmanager
async def another_site(inside: str) -> AsyncIterator[str]:
    """A page that no project has listed."""

    async def page(_request: web.Request) -> web.Response:
        return web.Response(text=f'<!doctype html><html lang="en"><title>Elsewhere</title>{inside}', content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page)
    runner, port = web.AppRunner(app, access_log=None), free_port()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        await runner.cleanup()


async def the_frame(page: Frame) -> Frame:
    """The one frame inside a page, as soon as there is one."""
    handle = await page.wait_for_selector("iframe", timeout=SLOW)
    framed = await handle.content_frame() if handle else None
    assert framed is not None
    return framed
