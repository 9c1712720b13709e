"""Every state of the desk: accessible, under the real policy, and never wider than the screen."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, ViewportSize

from tests.browser.axe import violations
from tests.browser.desk.stage import DESKTOP, PHONE, ROOT, Wren, wren

pytestmark = pytest.mark.asyncio(loop_scope="module")

_TABLE = (ROOT / "console/static/demo.js").read_text().partition("const STATES = {")[2].partition("\n};")[0]
STATES = re.findall(r'^  "?([a-z-]+)"?: ', _TABLE, re.MULTILINE)

WIDER = "document.documentElement.scrollWidth > innerWidth"


async def faults(someone: Wren) -> list[str]:
    # The policy is asked first, because axe itself writes styles that it refuses.
    refused: list[str] = await someone.page.evaluate("window.refused ?? []")
    wide = ["wider than the screen"] if await someone.page.evaluate(WIDER) else []
    complaints = list(someone.complaints)
    return [*refused, *wide, *complaints, *await violations(someone.page)]


@pytest.mark.parametrize(
    ("size", "dark", "states"),
    [
        pytest.param(PHONE, False, STATES[::2], id="phone"),
        pytest.param(DESKTOP, True, STATES[1::2], id="desktop-dark"),
        pytest.param(PHONE, False, STATES[1::2], id="phone-the-rest", marks=pytest.mark.long),
        pytest.param(DESKTOP, True, STATES[::2], id="desktop-dark-the-rest", marks=pytest.mark.long),
    ],
)
async def test_every_state_is_accessible_and_breaks_no_policy(
    browser: Browser, origin: str, size: ViewportSize, dark: bool, states: list[str]
) -> None:
    someone = await wren(browser, origin, size=size, dark=dark)
    found: dict[str, list[str]] = {}

    for state in states:
        await someone.sees(state)
        found[state] = await faults(someone)
    await someone.context.close()

    assert len(STATES) == 42
    assert {state: what for state, what in found.items() if what} == {}


@pytest.mark.parametrize("state", ["someone-waiting", "confer", "ended-forgotten"])
async def test_twice_the_text_size_and_right_to_left_lose_nothing_sideways(browser: Browser, origin: str, state: str) -> None:
    someone = await wren(browser, origin, size={"width": 320, "height": 640})

    await someone.sees(state)
    narrow = await someone.page.evaluate(WIDER)
    await someone.page.evaluate("document.documentElement.dir = 'rtl'")
    mirrored = await someone.page.evaluate(WIDER)
    await someone.context.close()

    assert (narrow, mirrored) == (False, False)


async def test_a_sheet_a_menu_and_a_question_are_accessible_too(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.presses("Alt+E", "Alt+B")
    await worker.page.get_by_text("More", exact=True).click()
    assert await faults(worker) == []

    await worker.sees("empty-desk")
    await worker.presses("?")
    await worker.page.get_by_role("dialog").wait_for()
    assert await faults(worker) == []
