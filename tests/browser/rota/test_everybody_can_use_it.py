"""Every page of the rota can be used by everybody: axe finds nothing, in light and dark, on a phone and a desktop; nothing scrolls sideways; thumbs fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

import pytest
from playwright.async_api import Browser, ViewportSize

from chatd import settings
from chatd.domain.ids import ProjectId
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from tests.browser.axe import violations
from tests.browser.navigators import DESKTOP, PHONE
from tests.browser.rota.readers import Reader, reader
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")

LOOKS: tuple[tuple[str, ViewportSize, Literal["light", "dark"]], ...] = (("phone", PHONE, "light"), ("desktop", DESKTOP, "dark"))
"""Dark on a desktop has the same colours as dark on a phone."""
PAGES = (
    "/rota",
    "/rota?only=missing",
    "/rota/mine",
    "/rota/gaps",
    "/rota/closures",
    "/rota/figures",
    "/rota/open-now",
    "/rota/shift/new",
    "/rota/turn/none/2026-01-01",
)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_SMALL = """() => [...document.querySelectorAll("main a, main button, main summary, main input:not([type=hidden]), main select, nav a")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).display !== "inline")
  .map((one) => ({ one, box: (one.closest(".turn, label") ?? one).getBoundingClientRect() }))
  .filter(({ box }) => box.height > 0 && box.height < 43.5).map(({ one, box }) => `${one.outerHTML.slice(0, 120)} ${box.height}`)"""


@dataclass(slots=True)
class Auditor:
    """Looks at pages and remembers what is wrong on them. *whole*: at each in every way, and not in one way after the other."""

    whole: bool
    found: dict[str, list[str]] = field(default_factory=dict)
    looked_at: int = 0

    async def looks_at(self, someone: Reader, state: str) -> None:
        page = someone.page
        assert someone.watch.violations == []
        closed = page.locator("details:not([open]) > summary:visible")
        while await closed.count():
            await closed.first.click()
        for size, viewport, scheme in LOOKS if self.whole else LOOKS[self.looked_at % 2 :][:1]:
            await page.set_viewport_size(viewport)
            await page.emulate_media(color_scheme=scheme)
            wrong = await violations(page)
            self.found |= {f"{state}, {size}, {scheme}": wrong} if wrong else {}
        await self._measures(someone, state)
        someone.watch.complaints.clear()  # axe tries a style of its own, which the policy stops
        self.looked_at += 1

    async def _measures(self, someone: Reader, state: str) -> None:
        """At 320 px, which is twice the size on a small phone, nothing scrolls sideways; on a phone everything is big enough for a thumb."""
        await someone.page.set_viewport_size({"width": 320, "height": 640})
        if await someone.page.evaluate(SIDEWAYS) > 0:
            self.found[f"{state}, 320 px"] = ["scrolls sideways"]
        await someone.page.set_viewport_size(PHONE)
        small: list[str] = await someone.page.evaluate(TOO_SMALL)
        self.found |= {f"{state}, thumb": small} if small else {}


async def were_counted(serving: Serving) -> None:
    """Some came in a month that is over."""
    database = await Database.open(settings.database_in(serving.data))
    try:
        await SqlStore(database).add_to_tally(date.today().replace(day=1) - timedelta(days=2), ProjectId("eastport"), "came", 8)  # noqa: DTZ011
    finally:
        await database.close()


async def test_no_page_of_the_rota_has_an_axe_violation_or_is_too_small_or_too_wide(
    browser: Browser, serving_alone: Serving, runs_long: bool
) -> None:
    auditor = Auditor(whole=runs_long)
    await were_counted(serving_alone)
    async with reader(browser, serving_alone, "finch") as finch, reader(browser, serving_alone, "wren") as wren:
        await wren.opens("/rota?only=missing")
        await wren.opens_turn("Saturday afternoon")
        await wren.presses("Sign me up")
        await wren.unfolds("I cannot come")
        await wren.presses("Ask for cover")
        await wren.is_told("You have asked.")
        await auditor.looks_at(wren, "my turn, with a request")
        await finch.opens("/rota/closures")
        await finch.writes(What_for="Christmas Day", From="2026-12-25", Until="2026-12-26")
        await finch.presses("Close it then")
        await finch.is_told("The chat is closed then.")
        for path in PAGES:
            await finch.opens(path)
            await auditor.looks_at(finch, path)
        await finch.opens("/rota?only=missing")
        await finch.opens_turn("Saturday afternoon")
        await auditor.looks_at(finch, "a turn that lacks somebody")
        await finch.presses("Change this shift")
        await finch.writes(Name="")
        await finch.presses("Change it")
        await finch.page.get_by_role("alert").wait_for()
        await auditor.looks_at(finch, "a form with a fault")

    assert auditor.looked_at == len(PAGES) + 3
    assert auditor.found == {}
