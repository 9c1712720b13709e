"""Takes the pictures of docs/screens: named states of both faces, on a phone and a desktop, in light and in dark, from a real server.

./dev screens                       takes all of them
./dev screens desk-over desk-break  those states alone
./dev screens --into DIR …          into another folder
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser import navigators
from tests.browser.chromium import chromium
from tests.browser.desk.acting_pictures import STATES as OF_ACTING
from tests.browser.desk.acting_pictures import take_acting
from tests.browser.desk.keeping_pictures import STATES as OF_KEEPING
from tests.browser.desk.keeping_pictures import take_keeping
from tests.browser.desk.pictures import STATES as OF_A_SHIFT
from tests.browser.desk.pictures import on_tab, take_shift
from tests.browser.editor_pictures import STATES as OF_THE_EDITOR
from tests.browser.editor_pictures import take_editor
from tests.browser.navigators import DESKTOP, PHONE, SLOW, Visitor, Worker
from tests.browser.records.pictures import STATES as OF_WHAT_IS_KEPT
from tests.browser.records.pictures import take_records
from tests.browser.rota.pictures import take_rota
from tests.browser.second_step_pictures import STATES as OF_SECOND_STEPS
from tests.browser.second_step_pictures import take_second_step
from tests.browser.words_pictures import STATES as OF_WORDS
from tests.browser.words_pictures import take_words
from tests.serving import Serving, serving_apart

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
SIZES: dict[str, ViewportSize] = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LINE_GONE = 45_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Takes one state in every size and scheme, and leaves the page as it was. Where *only* names some states, the others pass by untaken."""

    folder: Path
    only: frozenset[str] = frozenset()
    taken: list[Path] = field(default_factory=list)

    async def takes(self, state: str, page: Page, before: Callable[[str], Awaitable[None]] | None = None) -> None:
        """*before* is called with the size, for what has to be pressed on one of them."""
        if self.only and state not in self.only:
            return
        for size, viewport in SIZES.items():
            await page.set_viewport_size(viewport)
            if before:
                await before(size)
            for scheme in SCHEMES:
                await page.emulate_media(color_scheme=scheme)
                await _is_drawn(page)
                self.taken.append(self.folder / f"{state}-{size}-{scheme}.png")
                await page.screenshot(path=self.taken[-1], animations="disabled", caret="hide")
        await page.emulate_media(color_scheme="light")
        print(state, flush=True)


async def _is_drawn(page: Page) -> None:
    """A frame of another site is drawn by a process of its own, one picture later than the page around it."""
    for frame in page.frames:
        await frame.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    await page.screenshot()


async def take(camera: Camera) -> None:
    """Every state that is wanted, in the order in which an evening meets them; what goes round a shift, on an evening of its own."""
    on_their_own = {
        _shift: OF_A_SHIFT,
        _acting: OF_ACTING,
        _keeping: OF_KEEPING,
        _second_steps: OF_SECOND_STEPS,
        _words: OF_WORDS,
        _editor: OF_THE_EDITOR,
    }
    of_others = {*OF_WHAT_IS_KEPT, *(state for states in on_their_own.values() for state in states)}
    async with chromium() as browser:
        if not camera.only or camera.only - of_others:
            await _on_a_server(_evening, camera, browser)
        for part, states in on_their_own.items():
            if not camera.only or camera.only & set(states):
                await _on_a_server(part, camera, browser)
        if not camera.only or camera.only & set(OF_WHAT_IS_KEPT):
            await _kept(camera, browser)
    _make_small(camera.taken)


async def _on_a_server(part: Callable[[Camera, Browser, Serving], Awaitable[None]], camera: Camera, browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as data, serving_apart(Path(data) / "data", environ={"CHATD_AS_WRITTEN": "1"}) as serving:
        await part(camera, browser, serving)


async def _kept(camera: Camera, browser: Browser) -> None:
    os.environ["CHATD_AS_WRITTEN"] = "1"
    with tempfile.TemporaryDirectory() as data:
        await take_records(camera.takes, browser, Path(data) / "data")


async def _second_steps(camera: Camera, browser: Browser, serving: Serving) -> None:
    await take_second_step(camera.takes, browser, serving)


async def _words(camera: Camera, browser: Browser, serving: Serving) -> None:
    await take_words(camera.takes, browser, serving)


async def _editor(camera: Camera, browser: Browser, serving: Serving) -> None:
    await take_editor(camera.takes, browser, serving)


async def _acting(camera: Camera, browser: Browser, serving: Serving) -> None:
    await take_acting(camera.takes, browser, serving)


async def _keeping(camera: Camera, browser: Browser, serving: Serving) -> None:
    await take_keeping(camera.takes, browser, serving)


async def _shift(camera: Camera, browser: Browser, serving: Serving) -> None:
    await take_shift(camera.takes, browser, serving)


async def _evening(camera: Camera, browser: Browser, serving: Serving) -> None:
    await _closed(camera, browser, serving)
    await _hours(camera, browser, serving, "hours-two-did-not-come")
    wren = await _coming_on(camera, browser, serving)
    heron = await navigators.worker(browser, serving, "heron")
    await _hours(camera, browser, serving, "hours-open")
    await camera.takes("desk-empty", wren.page, on_tab(wren, "Waiting"))
    visitor = await _coming_in(camera, browser, serving, wren)
    await _talking(camera, visitor, wren, heron)
    await _answering(camera, wren)
    await _giving(camera, wren, heron)
    await _losing_lines(camera, visitor, wren, heron)
    await _ending(camera, visitor, heron)
    if not camera.only or any(state.startswith("rota-") for state in camera.only):
        await take_rota(camera.takes, browser, serving)


async def _closed(camera: Camera, browser: Browser, serving: Serving) -> None:
    visitor = await navigators.visitor(browser, serving)
    await visitor.opens_the_chat()
    await visitor.frame.get_by_role("button", name="Look again").wait_for(timeout=SLOW)
    await camera.takes("visit-closed", visitor.page)
    await visitor.context.close()


async def _hours(camera: Camera, browser: Browser, serving: Serving, state: str) -> None:
    context, page, _ = await navigators.fresh_page(browser, PHONE)
    await page.goto(f"{serving.origin}/p/northtown/")
    await camera.takes(state, page)
    await context.close()


async def _coming_on(camera: Camera, browser: Browser, serving: Serving) -> Worker:
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    wren = Worker(page=page, context=context, watch=watch, serving=serving, name="wren")
    await page.goto(f"{serving.origin}/sign-in")
    await camera.takes("desk-sign-in", page)
    await wren.signs_in_quickly()
    await page.get_by_role("button", name="Check in").wait_for(timeout=SLOW)
    await camera.takes("desk-check-in", page)
    await page.set_viewport_size(DESKTOP)
    await wren.checks_in()
    return wren


async def _coming_in(camera: Camera, browser: Browser, serving: Serving, wren: Worker) -> Visitor:
    visitor = await navigators.visitor(browser, serving)
    await visitor.page.get_by_role("button", name="Chat with us", exact=True).wait_for(timeout=SLOW)
    await camera.takes("visit-button", visitor.page)
    await visitor.opens_the_chat()
    await visitor.frame.get_by_role("button", name="Start chat").wait_for(timeout=SLOW)
    await camera.takes("visit-before", visitor.page)
    await visitor.starts()
    await visitor.is_told("You are next.")
    await visitor.says("Hello? I have not done this before.")
    await camera.takes("visit-waiting", visitor.page)
    await wren.page.get_by_role("button", name="Take", exact=True).wait_for(state="attached", timeout=SLOW)
    await camera.takes("desk-someone-waiting", wren.page, on_tab(wren, "Waiting"))
    return visitor


async def _talking(camera: Camera, visitor: Visitor, wren: Worker, heron: Worker) -> None:
    await wren.takes_the_visitor()
    await visitor.is_paired()
    await wren.reads("Hello? I have not done this before.")
    await wren.replies("Hello, I am Wren, and Heron is here with me. There is no wrong way to start. Take your time.")
    await visitor.reads("no wrong way to start")
    await visitor.says("Somebody keeps messaging me after I told him no.")
    await visitor.says("He says he knows where I work.")
    await heron.confers("He may be known. Shall we offer to tell them about warning others?")
    await wren.reads("He says he knows where I work.")
    await wren.confers("Yes, in a moment. First how they are.")
    await heron.reads_in_confer("First how they are.")
    await wren.replies("That sounds frightening. Are you somewhere you feel all right just now?")
    await visitor.reads("Are you somewhere you feel all right")
    await visitor.says("yes I am at home")
    await visitor.sees_it_marked("yes I am at home", "Delivered")
    await visitor.box.fill("I just do not want him to")
    await camera.takes("visit-paired", visitor.page)
    await camera.takes("desk-paired-first", wren.page, on_tab(wren, "Conversation"))
    await camera.takes("desk-paired-second", heron.page, on_tab(heron, "Conversation"))
    await visitor.frame.get_by_role("button", name="Rules and choices").click()
    await camera.takes("visit-rules", visitor.page)
    await visitor.frame.get_by_role("button", name="Back to the chat").click()


async def _answering(camera: Camera, wren: Worker) -> None:
    page, box = wren.page, wren.reply_box
    await box.press_sequentially("/warn")
    await page.get_by_role("listbox", name="Canned answers").wait_for(timeout=SLOW)
    await camera.takes("desk-answers", page, on_tab(wren, "Conversation"))
    await page.set_viewport_size(DESKTOP)
    await box.fill("")
    await box.press_sequentially("/counselling")
    await page.get_by_role("listbox", name="Canned answers").wait_for(timeout=SLOW)
    await box.press("Enter")
    await box.press("Enter")
    await page.get_by_role("alert").filter(has_text="in first:").wait_for(timeout=SLOW)
    await camera.takes("desk-placeholder-blocked", page, on_tab(wren, "Conversation"))
    await box.fill("")
    await page.keyboard.press("Alt+e")
    await camera.takes("desk-closing", page, on_tab(wren, "Conversation"))
    await page.get_by_role("button", name="Not yet").click()


async def _giving(camera: Camera, wren: Worker, heron: Worker) -> None:
    page = heron.page
    await page.set_viewport_size(DESKTOP)
    await page.get_by_role("searchbox", name="Find an answer").fill("languages")
    await page.get_by_text("Talking in your language", exact=True).click()
    await page.get_by_role("button", name="Put into Wren’s reply").click()
    await wren.page.get_by_role("button", name="Take it out").wait_for(timeout=SLOW)
    await camera.takes("desk-given", wren.page, on_tab(wren, "Conversation"))
    await wren.page.get_by_role("button", name="Take it out").click()


async def _losing_lines(camera: Camera, visitor: Visitor, wren: Worker, heron: Worker) -> None:
    await wren.context.close()
    await visitor.is_told("One of us lost the line.", within=LINE_GONE)
    await heron.sees_state("You are alone")
    await camera.takes("visit-alone", visitor.page)
    await camera.takes("desk-alone", heron.page, on_tab(heron, "Conversation"))
    await visitor.context.set_offline(True)
    await visitor.is_told("Your line is gone.", within=LINE_GONE)
    await visitor.says("are you still there")
    await camera.takes("visit-interrupted", visitor.page)
    await visitor.context.set_offline(False)
    await heron.reads("are you still there")


async def _ending(camera: Camera, visitor: Visitor, heron: Worker) -> None:
    page = heron.page
    await page.set_viewport_size(DESKTOP)
    await heron.replies("I am. Wren will be back in a moment.")
    await visitor.reads("Wren will be back")
    await visitor.box.fill("")
    await heron.closes_the_conversation()
    await expect(visitor.frame.get_by_role("button", name="Copy what I need")).to_be_visible(timeout=SLOW)
    await camera.takes("visit-ended", visitor.page)
    await page.get_by_role("button", name="Put away").wait_for(timeout=SLOW)
    await camera.takes("desk-over", page, on_tab(heron, "Conversation"))
    await page.get_by_role("button", name="Have a breather").click()
    await page.get_by_role("button", name="I am back").wait_for(timeout=SLOW)
    await camera.takes("desk-break", page, on_tab(heron, "Waiting"))


def _make_small(pictures: list[Path]) -> None:
    """A palette takes a third of the room; where there is no tool for it the pictures stay as they are."""
    tool = shutil.which("convert")
    for picture in pictures if tool else ():
        subprocess.run([str(tool), str(picture), "+dither", "-colors", "192", "-strip", f"PNG8:{picture}"], check=True)


def wanted() -> Camera:
    """What the command line asks for."""
    words = argparse.ArgumentParser(prog="./dev screens")
    words.add_argument("states", nargs="*", metavar="STATE")
    words.add_argument("--into", type=Path, default=FOLDER, metavar="DIR")
    asked = words.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    return Camera(folder=asked.into, only=frozenset(asked.states))


if __name__ == "__main__":
    asyncio.run(take(wanted()))
