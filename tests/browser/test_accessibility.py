"""Everybody can use it: axe finds nothing in any state, light or dark; no mouse is needed; nothing moves the focus or reads the log again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Frame, FrameLocator, Page, expect

from tests.browser import navigators
from tests.browser.axe import COLOURS, violations
from tests.browser.navigators import DESKTOP, PHONE, SLOW, Talk, Visitor, Worker
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FOCUSED = "() => { const at = document.activeElement; return at.id || at.getAttribute('aria-label') || at.textContent || at.tagName }"
COUNT_ANNOUNCEMENTS = """(log) => {
  globalThis.announced = [];
  const texts = (nodes) => [...nodes].map((node) => node.textContent).filter(Boolean);
  const isQuiet = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("[aria-live=off], [aria-hidden=true]");
  new MutationObserver((changes) => {
    for (const { addedNodes, target } of changes) if (!isQuiet(target)) announced.push(...texts([...addedNodes].filter((node) => !isQuiet(node))));
  }).observe(log, { childList: true, subtree: true });
}"""


@dataclass(slots=True)
class Auditor:
    """Looks at named states with axe, in every frame, in light and in dark, and remembers what is wrong."""

    found: dict[str, list[str]] = field(default_factory=dict)
    looked_at: list[str] = field(default_factory=list)

    async def looks_at(self, state: str, page: Page) -> None:
        """The chat's frame where there is one, else the page: axe does not look into a frame of another site."""
        frame = page.frames[-1]
        for scheme in SCHEMES:
            await page.emulate_media(color_scheme=scheme)
            wrong = await violations(frame, only=COLOURS if scheme == "dark" else ())
            if wrong:
                self.found[f"{state}, {scheme}"] = wrong
        self.looked_at.append(state)


async def test_no_state_of_a_visit_has_an_axe_violation(browser: Browser, serving_alone: Serving) -> None:
    auditor, serving = Auditor(), serving_alone
    visitor = await navigators.visitor(browser, serving)
    page, frame = visitor.page, visitor.frame

    await visitor.opens_the_chat()
    await frame.get_by_role("button", name="Look again").wait_for(timeout=SLOW)
    await auditor.looks_at("closed", page)
    wren, heron = [await navigators.worker(browser, serving, name) for name in ("wren", "heron")]
    await page.reload()
    await page.get_by_role("button", name="Chat with us").wait_for(timeout=SLOW)
    await auditor.looks_at("the charity's page with the button", page)
    await visitor.opens_the_chat()
    await frame.get_by_role("button", name="Start chat").wait_for(timeout=SLOW)
    await auditor.looks_at("before", page)
    await visitor.starts()
    await visitor.is_told("You are next.")
    await visitor.says("hello")
    await auditor.looks_at("waiting", page)
    await wren.takes_the_visitor()
    await visitor.is_paired()
    await wren.replies("hello to you")
    await visitor.reads("hello to you")
    await visitor.box.fill("a draft")
    await auditor.looks_at("paired", page)
    await _turn(page, "rtl")
    await auditor.looks_at("paired, right to left", page)
    await _turn(page, "ltr")
    await frame.get_by_role("button", name="Rules and choices").click()
    await auditor.looks_at("rules", page)
    await frame.get_by_role("button", name="Back to the chat").click()
    await frame.get_by_role("button", name="Someone is here").click()
    await auditor.looks_at("covered", page)
    await frame.get_by_role("button", name="Back", exact=True).click()
    await wren.context.close()
    await visitor.is_told("One of us lost the line.", within=45_000)
    await auditor.looks_at("alone", page)
    await heron.closes_the_conversation()
    await expect(frame.get_by_role("button", name="Copy what I need")).to_be_visible(timeout=SLOW)
    await frame.get_by_role("button", name="Copy what I need").click()
    await auditor.looks_at("ended", page)

    assert len(auditor.looked_at) == 10
    assert auditor.found == {}
    for one in (visitor, heron):
        await one.context.close()


async def test_no_state_of_the_desk_has_an_axe_violation(browser: Browser, serving_alone: Serving) -> None:
    auditor, serving = Auditor(), serving_alone
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    wren = Worker(page=page, context=context, watch=watch, serving=serving, name="wren")

    await page.goto(f"{serving.origin}/sign-in")
    await page.get_by_role("textbox", name="Name").fill("wren")
    await page.get_by_role("button", name="Sign in").click()
    await auditor.looks_at("sign-in, with a complaint", page)
    await wren.signs_in_quickly()
    await page.get_by_role("button", name="Check in").wait_for(timeout=SLOW)
    await auditor.looks_at("check-in", page)
    await wren.checks_in()
    heron = await navigators.worker(browser, serving, "heron")
    await auditor.looks_at("empty", page)
    visitor = await navigators.visitor(browser, serving)
    await visitor.opens_the_chat()
    await visitor.starts()
    await page.get_by_role("button", name="Take", exact=True).wait_for(timeout=SLOW)
    await auditor.looks_at("somebody waits", page)
    await wren.takes_the_visitor()
    await visitor.is_paired()
    await _everything_said(visitor, wren, heron)
    await auditor.looks_at("paired, first", page)
    await _turn(page, "rtl")
    await auditor.looks_at("paired, first, right to left", page)
    await _turn(page, "ltr")
    await auditor.looks_at("paired, second", heron.page)
    await _everything_open_in_a_talk(auditor, wren)
    await wren.closes_the_conversation()
    await page.get_by_role("button", name="Put away").wait_for(timeout=SLOW)
    await auditor.looks_at("over", page)
    await wren.puts_it_away()
    await page.keyboard.press("Alt+b")
    await page.get_by_role("button", name="Food").click()
    await page.get_by_role("button", name="I am back").wait_for(timeout=SLOW)
    await auditor.looks_at("on a break", page)
    await page.keyboard.press("?")
    await page.get_by_role("dialog").wait_for()
    await auditor.looks_at("keys and settings", page)

    assert len(auditor.looked_at) == 15
    assert auditor.found == {}
    for one in (visitor, wren, heron):
        await one.context.close()


async def _everything_open_in_a_talk(auditor: Auditor, wren: Worker) -> None:
    page = wren.page
    await wren.reply_box.press_sequentially(" /counselling")
    await page.get_by_role("listbox", name="Canned answers").wait_for()
    await auditor.looks_at("answers open", page)
    await wren.reply_box.press("Enter")
    await wren.reply_box.press("Enter")
    await page.get_by_role("alert").filter(has_text="in first:").wait_for()
    await auditor.looks_at("something to fill in", page)
    await wren.reply_box.fill("")
    await page.locator(".answer summary").first.click()
    await page.keyboard.press("Alt+b")
    await auditor.looks_at("an answer unfolded, and the shift's menu", page)
    await page.keyboard.press("Alt+b")
    await page.keyboard.press("Alt+e")
    await auditor.looks_at("closing", page)
    await page.get_by_role("button", name="Not yet").click()
    await page.set_viewport_size(PHONE)
    await auditor.looks_at("paired, first, on a phone", page)
    await page.set_viewport_size(DESKTOP)


async def _everything_said(visitor: Visitor, first: Worker, second: Worker) -> None:
    await visitor.says("hello, I am not sure where to start")
    await first.reads("hello, I am not sure where to start")
    await first.replies("wherever you like")
    await visitor.sees_it_marked("hello, I am not sure where to start", "Delivered")
    await second.confers("gently")
    await first.reads_in_confer("gently")
    await visitor.frame.get_by_role("button", name="I need a moment").click()
    await expect(first.page.get_by_text("The visitor needs a moment.")).to_be_visible(timeout=SLOW)


@pytest_asyncio.fixture(loop_scope="session")
async def keyboards(browser: Browser, serving: Serving) -> AsyncIterator[Talk]:
    """A visitor and two workers, of whom nobody has done anything yet but sign in."""
    everybody: list[Worker] = []
    for name in ("otter", "finch"):
        context, page, watch = await navigators.fresh_page(browser, DESKTOP)
        everybody.append(Worker(page=page, context=context, watch=watch, serving=serving, name=name))
        await everybody[-1].signs_in_quickly()
        await page.get_by_role("button", name="Check in").wait_for(timeout=SLOW)
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    yield Talk(visitor=Visitor(page=page, context=context, watch=watch), first=everybody[0], second=everybody[1])
    for each in (context, *(one.context for one in everybody)):
        await each.close()


async def test_a_whole_chat_needs_no_mouse(keyboards: Talk) -> None:
    visitor, first, second = keyboards.visitor, keyboards.first, keyboards.second
    for each in (first, second):
        await _tab_to(each.page, "Check in")
        await each.page.keyboard.press("Enter")
        await each.is_on_shift()
    await visitor.page.goto(f"{first.serving.site}/")
    await visitor.page.get_by_role("button", name="Chat with us", exact=True).wait_for(timeout=SLOW)
    await _tab_to(visitor.page, "Chat with us")
    await visitor.page.keyboard.press("Enter")
    await visitor.frame.get_by_role("button", name="Start chat").wait_for(timeout=SLOW)
    await _tab_to(visitor.page, "Start chat")
    await visitor.page.keyboard.press("Enter")
    await visitor.is_told("You are next.")

    # From the alert to the first reply in two keys: one that takes and stands in the box, one that sends.
    await first.page.keyboard.press("Alt+t")
    await expect(first.reply_box).to_be_focused(timeout=SLOW)
    await visitor.is_paired()
    await first.page.keyboard.type("hello, I am here")
    await first.page.keyboard.press("Enter")
    await visitor.reads("hello, I am here")

    await expect(visitor.box).to_be_focused()
    await visitor.page.keyboard.type("hello from my keyboard")
    await visitor.page.keyboard.press("Enter")
    await first.reads("hello from my keyboard")
    await first.page.keyboard.press("Alt+p")
    await first.page.keyboard.type("between us")
    await first.page.keyboard.press("Enter")
    await second.reads_in_confer("between us")
    await second.page.keyboard.press("Alt+o")
    await expect(second.reply_box).to_be_focused(timeout=SLOW)
    await second.page.keyboard.type("now I write")
    await second.page.keyboard.press("Enter")
    await visitor.reads("now I write")

    await second.page.keyboard.press("Alt+e")
    await second.page.keyboard.press("Enter")
    await expect(visitor.frame.get_by_text("Nothing was kept of what was said.")).to_be_visible(timeout=SLOW)
    await _tab_to(visitor.page, "Clear now")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.frame.get_by_text("Nothing is left on this screen.")).to_be_visible()
    for each in (first, second):
        await _tab_to(each.page, "Put away")
        await each.page.keyboard.press("Enter")
        await each.page.keyboard.press("Alt+b")
        await _tab_to(each.page, "End shift")
        await each.page.keyboard.press("Enter")
        await expect(each.page.get_by_text("Your shift has ended.")).to_be_visible(timeout=SLOW)


async def test_focus_never_moves_by_itself_and_only_what_is_new_is_read_out(talk: Talk) -> None:
    visitor, first, second = talk.visitor, talk.first, talk.second
    await first.replies("one and two")
    await visitor.reads("one and two")
    await visitor.log.evaluate(COUNT_ANNOUNCEMENTS)
    await second.log.evaluate(COUNT_ANNOUNCEMENTS)
    await visitor.frame.get_by_role("button", name="I need a moment").focus()
    await second.confer_box.focus()
    await second.confer_box.press_sequentially("half a thought")
    where = [await _focus(visitor.page.frames[1]), await _focus(second.page.main_frame)]

    await first.confers("a word to you")
    await first.reply_box.press_sequentially("three")
    await expect(second.page.get_by_text("Wren is writing…")).to_be_visible(timeout=SLOW)
    await first.reply_box.press("Enter")
    await second.reads("three")
    await visitor.reads("three")
    await expect(first.line("three").locator(".said__mark")).to_have_text("Delivered", timeout=SLOW)

    assert [await _focus(visitor.page.frames[1]), await _focus(second.page.main_frame)] == where
    await expect(second.confer_box).to_have_value("half a thought")
    for log in (visitor.log, second.log):
        said = await log.evaluate("() => announced.join(' ')")
        assert said.count("three") == 1
        assert "one and two" not in said


async def test_twice_the_size_fits_without_scrolling_sideways(talk: Talk) -> None:
    visitor, first = talk.visitor, talk.first
    await visitor.says("a long word: " + "sesquipedalian" * 8)
    await first.reads("a long word")

    for width, height in ((320, 422), (720, 450)):
        for page in (visitor.page, first.page):
            await page.set_viewport_size({"width": width, "height": height})
        for frame in (*visitor.page.frames, first.page.main_frame):
            assert await frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (width, frame.url)
        await expect(visitor.frame.get_by_role("button", name="Leave this page quickly")).to_be_in_viewport()
        await expect(visitor.box).to_be_in_viewport()
        await first.reply_box.scroll_into_view_if_needed()
        await expect(first.reply_box).to_be_in_viewport()


async def test_right_to_left_turns_everything_round(talk: Talk) -> None:
    visitor, first = talk.visitor, talk.first
    await visitor.says("مرحبا")
    await first.reads("مرحبا")
    leave = visitor.frame.get_by_role("button", name="Leave this page quickly")
    before = await leave.bounding_box()

    for page in (visitor.page, first.page):
        await _turn(page, "rtl")
    for frame in (*visitor.page.frames, first.page.main_frame):
        assert await frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    after = await leave.bounding_box()
    answers, waiting = [await first.page.get_by_role("region", name=name).bounding_box() for name in ("Answers", "Waiting and mine")]
    assert before and after and after["x"] < before["x"]
    assert answers and waiting and answers["x"] < waiting["x"]
    assert await first.line("مرحبا").locator(".said__words").evaluate("(line) => getComputedStyle(line).direction") == "rtl"
    await _turn(first.page, "ltr")


async def test_nothing_moves_for_those_who_asked_for_stillness(talk: Talk) -> None:
    moving = """() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1 || one.effect.getComputedTiming().iterations > 1)
      .map((one) => `${one.animationName ?? one.transitionProperty} on ${one.effect.target.className}`)"""
    visitor, first = talk.visitor, talk.first
    await first.reply_box.press_sequentially("t")
    await visitor.frame.get_by_text("Wren is writing…").wait_for(timeout=SLOW)

    for frame in (*visitor.page.frames, first.page.main_frame):
        assert await frame.evaluate(moving) == []
    await first.reply_box.fill("")


async def _turn(page: Page, direction: str) -> None:
    """Every page and frame, as a language written from the other side would."""
    for frame in page.frames:
        await frame.evaluate("(direction) => { document.documentElement.dir = direction }", direction)


async def _tab_to(page: Page, name: str) -> None:
    """Presses Tab until the thing of that name has the focus, in the page or in the chat's frame."""
    places: list[Page | FrameLocator] = [page, page.frame_locator("iframe")] if await page.locator("iframe").count() else [page]
    for _ in range(60):
        for place in places:
            wanted = place.get_by_role("button", name=name, exact=True).and_(place.locator(":focus"))
            if await wanted.count():
                return
        await page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {name!r}")


async def _focus(frame: Frame) -> str:
    where: str = await frame.evaluate(FOCUSED)
    return where
