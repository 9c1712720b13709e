"""Promise 8: *Leave this page quickly* hides what is on the screen within a tenth of a second, by every way of pressing it, with the network cut and
the processor slowed; afterwards there is no way back. A busy machine gets three times as long; the figure itself is printed.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Frame, expect

from tests.browser.chromium import chromium
from tests.browser.navigators import PHONE, SLOW, Visitor
from tests.promises.in_a_browser import ELSEWHERE, somebody, talks_with_the_pair, why_it_ended
from tests.promises.meeting import Meeting
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="module")

WITHIN_MS, WIDER = 100, 3
TRIES = 3
SLOWER = 4

STOPWATCH = """(() => {
  const at = (moment) => performance.timeOrigin + moment;
  const note = (what, moment) => console.log(`stopwatch ${what} ${at(moment)} ${window === top ? "page" : "frame"}`);
  for (const kind of ["click", "keydown", "keyup", "touchend"])
    addEventListener(kind, (event) => note("pressed", event.timeStamp), { capture: true });
  const hidden = () => document.documentElement && getComputedStyle(document.documentElement).display === "none";
  let over = false;
  const stop = () => { if (!over) { over = true; note("hidden", performance.now()); } };
  new MutationObserver(() => { if (hidden()) requestAnimationFrame(() => setTimeout(stop)); }).observe(document, { attributes: true, subtree: true });
  addEventListener("pagehide", stop);
})()"""
"""In the page: when each press happened, and when what hides it was on the screen (the frame after it was drawn) or the page was gone."""


@dataclass
class Times:
    """Milliseconds since 1970, as the pages told them."""

    pressed: list[float] = field(default_factory=list)
    hidden: dict[str, float] = field(default_factory=dict)
    all_hidden: asyncio.Event = field(default_factory=asyncio.Event)

    def heard(self, message: ConsoleMessage) -> None:
        found = re.fullmatch(r"stopwatch (\w+) ([\d.]+) (page|frame)", message.text)
        if found and found[1] == "pressed":
            self.pressed.append(float(found[2]))
        elif found:
            self.hidden.setdefault(found[3], float(found[2]))
            if "page" in self.hidden:
                self.all_hidden.set()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Each site in a process of its own, always: a slow processor is pretended for each."""
    async with chromium("--site-per-process") as one:
        yield one


@pytest_asyncio.fixture(loop_scope="module")
async def visitor(browser: Browser, serving: Serving) -> AsyncIterator[Visitor]:
    someone = await on_the_site(browser, serving)
    yield someone
    await someone.context.close()


async def on_the_site(browser: Browser, serving: Serving) -> Visitor:
    """Somebody with a stopwatch."""
    context = await browser.new_context(viewport=PHONE, has_touch=True, locale="en-GB")
    await context.add_init_script(STOPWATCH)
    return await somebody(context, f"{serving.site}/")


async def by_click(visitor: Visitor) -> None:
    await visitor.frame.get_by_role("button", name="Leave this page quickly").click(no_wait_after=True)


async def by_touch(visitor: Visitor) -> None:
    await visitor.frame.get_by_role("button", name="Leave this page quickly").tap(no_wait_after=True)


async def by_enter(visitor: Visitor) -> None:
    await visitor.frame.get_by_role("button", name="Leave this page quickly").focus()
    await visitor.page.keyboard.press("Enter")


async def by_three_shifts_in_the_chat(visitor: Visitor) -> None:
    await visitor.box.focus()
    await three_shifts(visitor)


async def by_three_shifts_on_the_charitys_page(visitor: Visitor) -> None:
    await visitor.page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    await three_shifts(visitor)


async def three_shifts(visitor: Visitor) -> None:
    for _ in range(3):
        await visitor.page.keyboard.press("Shift")


WAYS: list[Callable[[Visitor], Awaitable[None]]] = [
    by_click,
    by_touch,
    by_enter,
    by_three_shifts_in_the_chat,
    by_three_shifts_on_the_charitys_page,
]


async def cut_off_and_slow(visitor: Visitor, frame: Frame) -> None:
    """No network, and a quarter of the processor, for the charity's page and for the frame of the other site."""
    for each in (visitor.page, frame):
        devtools = await visitor.context.new_cdp_session(each)
        await devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    await visitor.context.set_offline(True)
    # Where leaving leads never answers, so that the page that is left is still there to tell its times.
    await visitor.context.unroute_all()
    await visitor.context.route(ELSEWHERE, lambda _: None)


async def timed(visitor: Visitor, met: Meeting, leaves: Callable[[Visitor], Awaitable[None]]) -> tuple[float, float]:
    """Milliseconds from the press until the chat, and until the whole page, could not be seen any more."""
    times = Times()
    visitor.page.on("console", times.heard)
    id = await talks_with_the_pair(met, visitor)
    assert (await met.first.say(id, "something nobody else should read"))["ok"]
    await visitor.reads("something nobody else should read")
    frame = next(frame for frame in visitor.page.frames if frame.url.startswith(met.origin))
    await cut_off_and_slow(visitor, frame)

    await leaves(visitor)
    async with asyncio.timeout(SLOW / 1000):
        await times.all_hidden.wait()

    await visitor.context.close()
    await met.first.until(lambda: not met.first.rooms[id]["visitor_here"] or why_it_ended(met.first, id))
    await met.first.close(id, "left")
    await met.first.until(partial(why_it_ended, met.first, id))
    first, last = min(times.hidden.values()), times.hidden["page"]
    pressed = max(moment for moment in times.pressed if moment <= first)
    return first - pressed, last - pressed


@pytest.mark.parametrize("leaves", WAYS, ids=lambda way: way.__name__)
async def test_everything_is_hidden_at_once_however_it_is_pressed(
    browser: Browser, serving: Serving, met: Meeting, leaves: Callable[[Visitor], Awaitable[None]]
) -> None:
    """Somebody else's work on the same processor is not what is timed, so a slow try may be made again."""
    last = float("inf")
    for _ in range(TRIES):
        chat, last = await timed(await on_the_site(browser, serving), met, leaves)
        print(f"{leaves.__name__}: chat hidden after {chat:.0f} ms, the whole page after {last:.0f} ms, processor {SLOWER} times slower")
        if last < WITHIN_MS * WIDER:
            break

    assert last < WITHIN_MS * WIDER


async def test_afterwards_there_is_no_way_back_and_the_pair_is_told(visitor: Visitor, met: Meeting, serving: Serving) -> None:
    id = await talks_with_the_pair(met, visitor)
    await visitor.says("somebody is coming")

    await by_click(visitor)
    await expect(visitor.page).to_have_title("Weather", timeout=SLOW)

    for worker in (met.first, met.second):
        await worker.until(partial(why_it_ended, worker, id))
        assert why_it_ended(worker, id) == "left_quickly"
    assert (
        await met.first.call(
            "send", {"conversation": id, "channel": "room", "epoch": 1, "counter": 9, "seen": [], "nonce": "A" * 32, "box": "B" * 22}
        )
    )["ok"] is False
    await visitor.page.go_back()
    assert not visitor.page.url.startswith(str(serving.site))


async def test_who_left_quickly_cannot_come_back_with_the_secret_they_held(met: Meeting) -> None:
    visitor = met.visitor()
    id = await met.paired(visitor)
    await visitor.cut()
    assert (await visitor.resume())["ok"]

    assert (await visitor.call("leave", {"how": "quickly"}))["ok"]
    await met.first.until(partial(why_it_ended, met.first, id))
    await visitor.cut()

    with pytest.raises(Exception, match="One or more namespaces failed to connect"):
        await visitor.resume()
    await visitor.cut()


async def test_typing_capital_letters_never_leaves(visitor: Visitor, met: Meeting) -> None:
    id = await talks_with_the_pair(met, visitor)
    before = visitor.page.url
    await visitor.box.focus()

    keyboard = visitor.page.keyboard
    for letter in "THEY ARE HERE":
        await keyboard.press("Space" if letter == " " else f"Shift+{letter}")
    for letter in "OK!":
        await keyboard.down("Shift")
        await keyboard.press(letter)
        await keyboard.up("Shift")
    for _ in range(2):
        await keyboard.press("Shift")
    await keyboard.press("Backspace")
    await keyboard.press("Shift")

    await expect(visitor.box).to_have_value("THEY ARE HEREOK")
    assert visitor.page.url == before
    assert why_it_ended(met.first, id) is None
    assert (await met.first.close(id))["ok"]
