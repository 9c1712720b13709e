"""The strictest policy is in force on every page and is never broken, and whatever somebody writes stays text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser import navigators
from tests.browser.conftest import Pair
from tests.browser.navigators import DESKTOP, PHONE, SLOW, Talk, Visitor, Worker
from tests.serving import Serving

in_a_browser = pytest.mark.asyncio(loop_scope="session")

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = {
    "script": "<script>globalThis.harmed = 1</script><img src=x onerror='globalThis.harmed = 1'><svg onload='globalThis.harmed = 1'>",
    "markup": "</div></p>--><!-- ]]> &lt;b&gt; &amp; ${7*7} {{7*7}} {% raw %}",
    "link": "javascript:globalThis.harmed=1 data:text/html,<script>1</script>",
    "turned": "say \u202enothing turned\u202c and \u2067isolated \u2066twice",
    "unseen": "zero\u200bwidth\u200c\u200d\u2060\ufeff\u00adjoined",
    "flood": "a" + "\u0301\u0316\u0489" * 400 + " end of flood",
    "control": "bell\u0007 escape\u001b[31m null\u0000 delete\u007f next\u0085",
    "unpaired": "half\ud83d a pair\udc00",
    "rtl": "مرحبا، هل هناك أحد؟ שלום",
    "long": "x" * 4000,
}
BUILDS_HTML = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|dangerouslySetInnerHTML|setHTML|srcdoc|\beval\(|new Function"
)
WRITE = "(box, words) => { box.value = words; box.dispatchEvent(new Event('input', { bubbles: true })) }"
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@in_a_browser
async def test_a_violation_would_be_heard_in_frame_and_console(browser: Browser, serving: Serving) -> None:
    visitor = await navigators.visitor(browser, serving)
    await visitor.opens_the_chat()
    await visitor.frame.get_by_role("button", name="Look again").wait_for(timeout=SLOW)
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    await page.goto(f"{serving.origin}/sign-in")

    for frame, heard in ((visitor.page.frames[1], visitor.watch), (page.main_frame, watch)):
        refused = await frame.evaluate("() => { try { document.body.innerHTML = '<b>'; return '' } catch (refusal) { return refusal.name } }")
        await frame.evaluate("() => { document.body.append(Object.assign(document.createElement('img'), { src: 'https://other.example/x.png' })) }")
        await expect(frame.locator("img")).to_have_count(1)

        assert refused == "TypeError"
        assert any("require-trusted-types-for" in violation for violation in heard.violations)
        assert any("img-src" in violation for violation in heard.violations)
    await visitor.context.close()
    await context.close()


@in_a_browser
async def test_no_page_breaks_its_policy_in_any_state(browser: Browser, serving: Serving, pair: Pair) -> None:
    visitor = await navigators.visitor(browser, serving)
    otter = await _signed_in_by_hand(browser, serving, "otter")
    await _a_whole_visit(visitor, pair)
    await _everything_on_the_desk(otter)

    for watch in (visitor.watch, otter.watch, *(each.watch for each in pair)):
        assert watch.complaints == []
    for one in (visitor, otter):
        await one.context.close()


@in_a_browser
async def test_hostile_text_is_only_text_on_every_screen(talk: Talk) -> None:
    visitor, first, second = talk.visitor, talk.first, talk.second

    for words in HOSTILE.values():
        await _sends(visitor.box, words, visitor.frame.get_by_role("button", name="Send", exact=True))
    for each in (first, second):
        await _is_all_there(each.log.locator(".said--visitor .said__words"))
    for words in HOSTILE.values():
        await _sends(first.reply_box, words, first.page.get_by_role("button", name="Send to visitor"))
        await _sends(second.confer_box, words, second.page.get_by_role("button", name="Tell partner"))

    await _is_all_there(visitor.log.locator(".line:not(.mine) .said"))
    await _is_all_there(second.log.locator(".said--worker .said__words"))
    await _is_all_there(first.page.get_by_role("log", name="Only you two").locator(".said__words"))
    for frame in (*visitor.page.frames, first.page.main_frame, second.page.main_frame):
        assert await frame.evaluate("globalThis.harmed") is None
        assert await frame.evaluate(WIDER_THAN_THE_SCREEN) is False
    for watch in (visitor.watch, first.watch, second.watch):
        assert watch.complaints == []


@in_a_browser
async def test_a_name_is_only_a_name(browser: Browser, serving: Serving, pair: Pair) -> None:
    visitor = await navigators.visitor(browser, serving)
    finch = await _signed_in_by_hand(browser, serving, "finch")
    await finch.page.get_by_role("textbox", name="Name for this shift").fill("<b onclick=alert(1)>שלום</b> &amp;")

    await finch.checks_in()
    await visitor.opens_the_chat()

    await expect(visitor.frame.get_by_text("<b onclick=alert(1)>שלום</b> &amp;")).to_be_visible(timeout=SLOW)
    await expect(pair[0].page.get_by_text("<b onclick=alert(1)>שלום</b> &amp;").first).to_be_visible(timeout=SLOW)
    assert visitor.watch.complaints == finch.watch.complaints == []
    for one in (visitor, finch):
        await one.context.close()


def test_no_source_builds_html_from_strings() -> None:
    sources = [path for tree in ("widget", "console/static") for path in (ROOT / tree).rglob("*.js") if not {"vendor", "dist"} & set(path.parts)]
    templates = [path for tree in ("widget", "console", "chatd") for path in (ROOT / tree).rglob("*.html")]

    assert len(sources) > 60 and len(templates) > 3
    assert [path.name for path in sources if BUILDS_HTML.search(path.read_text("utf-8"))] == []
    assert [
        path.name for path in templates if re.search(r"\|\s*safe|autoescape|[\s\"'/]on\w+\s*=|<script(?![^>]*\bsrc=)", path.read_text("utf-8"))
    ] == []
    assert [path.name for path in (ROOT / "chatd").rglob("*.py") if "Markup(" in path.read_text("utf-8")] == []


async def _sends(box: Locator, words: str, send: Locator) -> None:
    """As if it had been typed; a keyboard cannot type all of it. Half a pair crosses as its escape."""
    escaped = "".join(f"\\u{ord(letter):04x}" if "\ud800" <= letter <= "\udfff" else letter for letter in words)
    if escaped != words:
        await box.evaluate(f"(box) => {{ box.value = '{escaped}'; box.dispatchEvent(new Event('input', {{ bubbles: true }})) }}")
    else:
        await box.evaluate(WRITE, words)
    await send.click()


async def _is_all_there(lines: Locator) -> None:
    """Every hostile line, letter for letter, with nothing inside it but text."""
    await expect(lines).to_have_count(len(HOSTILE), timeout=SLOW)
    assert await lines.all_text_contents() == list(HOSTILE.values())
    assert await lines.evaluate_all("(lines) => lines.map((line) => line.childElementCount)") == [0] * len(HOSTILE)


async def _signed_in_by_hand(browser: Browser, serving: Serving, name: str) -> Worker:
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    someone = Worker(page=page, context=context, watch=watch, serving=serving, name=name)
    await someone.signs_in()
    return someone


async def _a_whole_visit(visitor: Visitor, pair: Pair) -> None:
    frame = visitor.frame
    await navigators.talk(visitor, *pair)
    await visitor.says("hello")
    await pair[0].replies("hello")
    await visitor.reads("hello", times=2)
    await frame.get_by_role("button", name="Rules and choices").click()
    await frame.get_by_role("checkbox", name="Show times").check()
    await frame.get_by_role("button", name="Back to the chat").click()
    await frame.get_by_role("button", name="I need a moment").click()
    await frame.get_by_role("button", name="Someone is here").click()
    await frame.get_by_role("button", name="Back", exact=True).click()
    await frame.get_by_label("Language").select_option("ro")
    await frame.get_by_label("Limba").select_option("en")
    await pair[1].confers("well")
    await visitor.ends()
    await frame.get_by_role("button", name="Copy what I need").click()
    await frame.get_by_role("button", name="Clear now").click()
    await frame.get_by_role("button", name="Start a new chat").click()
    await frame.get_by_role("button", name="Start chat").wait_for(timeout=SLOW)
    for each in pair:
        await each.puts_it_away()


async def _everything_on_the_desk(worker: Worker) -> None:
    page = worker.page
    await worker.checks_in()
    await page.keyboard.press("?")
    await page.get_by_role("dialog").get_by_role("button", name="Done").click()
    await page.keyboard.press("Alt+a")
    await page.get_by_role("searchbox", name="Find an answer").fill("clinic")
    await page.locator(".answer summary").first.click()
    await page.keyboard.press("Alt+b")
    await page.get_by_role("button", name="Food").click()
    await page.get_by_role("button", name="I am back").click()
    await page.set_viewport_size(PHONE)
    for tab in ("Waiting", "Answers", "Conversation"):
        await page.get_by_role("navigation", name="Show").get_by_role("button", name=tab).click()
    await page.keyboard.press("Alt+b")
    await page.get_by_role("button", name="End shift").click()
    await expect(page.get_by_text("Your shift has ended.")).to_be_visible(timeout=SLOW)
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url("**/sign-in", timeout=SLOW)
