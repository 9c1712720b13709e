"""The pictures of what is kept, as leads meet it: what waits, asking, agreeing, reading, a note, a slip, who did what."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Page

from tests.browser.records.leads import three_leads
from tests.kept import House, line
from tests.serving import serving_here

Take = Callable[[str, Page], Awaitable[None]]
"""One state, in every size and scheme."""

STATES: Final = (
    "records-front",
    "records-decide",
    "records-record",
    "records-waiting",
    "records-agree",
    "records-reading",
    "records-export",
    "records-note",
    "records-slip",
    "records-audit",
)
TALK: Final = (
    line(1, "Hello? I have not done this before."),
    line(2, "Hello, I am Wren, and Otter is here with me. Take your time.", by="worker", name="Wren"),
    line(3, "A man I said no to found out where I work."),
    line(4, "", kind="gap", at=None),
    line(5, "He wrote that he will come tonight.", at="2026-11-23T18:09:00Z"),
    line(6, "moment", kind="signal", at="2026-11-23T18:10:00Z"),
    line(7, "We are here. Are you somewhere you feel all right just now?", by="worker", name="Wren", at="2026-11-23T18:11:00Z"),
)


async def take_records(take: Take, browser: Browser, folder: Path) -> None:
    """In a house of their own: what is kept is made in it as workers' pages make it."""
    async with serving_here(folder) as serving, three_leads(browser, serving) as (lark, plover, _):
        house = House.on(serving)
        whole = await house.whole(TALK)
        await house.whole(TALK, ground="child_at_risk", language="ro")
        await house.raised(TALK, ground="about_a_worker")
        await house.note(
            {"v": 1, "facts": "He waits outside her flat.", "decision": "She rings 999 herself.", "action": "We stayed.", "told": "Robin, on call"}
        )
        await house.slip(
            {"v": 1, "recipient": "The clinic", "purpose": "A call back", "lines": ["Please call after six.", "Ask for Maya."], "by": "Wren"}
        )
        await lark.opens()
        await lark.reads("What is kept")
        await take("records-front", lark.page)
        await lark.unfolds("Decide")
        await lark.page.locator(".wait--decide").evaluate("(card) => card.scrollIntoView()")
        await take("records-decide", lark.page)
        await lark.opens(f"/records/{whole.id}")
        await take("records-record", lark.page)
        await lark.asks_to_open(whole.id, words="Her key worker asks whether she is safe tonight.")
        await lark.page.locator("#opening").evaluate("(card) => card.scrollIntoView()")
        await take("records-waiting", lark.page)
        await plover.opens(f"/records/{whole.id}")
        await take("records-agree", plover.page)
        await plover.agrees_that("Lark", whole.id)
        await lark.has_it_open()
        await lark.page.locator("#reading").evaluate("(part) => part.scrollIntoView()")
        await take("records-reading", lark.page)
        await lark.unfolds("Give it to somebody outside")
        await lark.page.locator("form[data-signs=export]").evaluate("(form) => form.scrollIntoView()")
        await take("records-export", lark.page)
        await plover.opens("/records/notes")
        await plover.presses("Open it")
        await plover.reads("She rings 999 herself.")
        await take("records-note", plover.page)
        await plover.opens("/records/slips")
        await plover.reads("Take it out")
        await take("records-slip", plover.page)
        await plover.opens("/records/audit")
        await take("records-audit", plover.page)
