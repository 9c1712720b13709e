"""The pictures of the rota's pages, as a volunteer and a coordinator meet them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from playwright.async_api import Browser, Page

from tests.browser.rota.readers import Reader, reader
from tests.serving import Serving

Take = Callable[[str, Page], Awaitable[None]]
"""One state, in every size and scheme."""


async def take_rota(take: Take, browser: Browser, serving: Serving) -> None:
    """On the demonstration's rota, in the week after next: this one may be half over."""
    week = (datetime.now(UTC).date() + timedelta(days=7)).isoformat()
    async with reader(browser, serving, "wren") as wren, reader(browser, serving, "finch") as finch:
        await _as_a_volunteer(take, wren, week)
        await _as_a_coordinator(take, finch, week)


async def _as_a_volunteer(take: Take, wren: Reader, week: str) -> None:
    await wren.opens(f"/rota?from={week}")
    await take("rota-weeks", wren.page)
    await wren.opens_turn("Tuesday midday")
    await take("rota-turn", wren.page)
    await wren.presses("Sign me up")
    await wren.is_told("You are signed up.")
    await take("rota-turn-mine", wren.page)
    await wren.opens(f"/rota?from={week}")
    await wren.opens_turn("Monday evening")
    await wren.unfolds("I cannot come")
    await wren.page.locator("summary").scroll_into_view_if_needed()
    await wren.page.evaluate("document.querySelector('summary').scrollIntoView()")
    await take("rota-turn-cover", wren.page)
    await wren.presses("Ask for cover")
    await wren.is_told("You have asked.")
    await wren.opens("/rota/mine")
    await take("rota-mine", wren.page)


async def _as_a_coordinator(take: Take, finch: Reader, week: str) -> None:
    await finch.opens("/rota/gaps")
    await take("rota-gaps", finch.page)
    await finch.opens(f"/rota?from={week}")
    await take("rota-weeks-coordinator", finch.page)
    await finch.opens_turn("Wednesday evening")
    await finch.presses("Change this shift")
    await take("rota-edit", finch.page)
    await finch.writes(Name="", Starts="")
    await finch.presses("Change it")
    await finch.page.get_by_role("alert").wait_for()
    await take("rota-edit-fault", finch.page)
    await finch.opens("/rota/closures")
    await finch.writes(What_for="Christmas Day", From="2026-12-25", Until="2026-12-26")
    await finch.presses("Close it then")
    await take("rota-closures", finch.page)
